"""A delivery: what a service sends of a feed for a month, and in which layout."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from childrens_services.contracts import load
from childrens_services.county.chance import HISTORY_FROM
from childrens_services.months import first_day, last_day

if TYPE_CHECKING:
    from childrens_services.county.world import County


@dataclass(frozen=True)
class Period:
    """A month of deliveries: first and last day, and since when a feed of a month's events tells."""

    month: str
    start: pd.Timestamp
    end: pd.Timestamp
    since: pd.Timestamp


@dataclass(frozen=True)
class Csv:
    """One comma-separated file for the feed, encoded as the contract says."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook as people keep one: a title above, notes below, dates written as they come to mind."""

    title: str
    notes: tuple[str, ...] = ()
    mixed_dates: bool = False


@dataclass(frozen=True)
class Xml:
    """Part of an XML file: `write` makes the whole file of the text tables of all its feeds.

    `parents` names, for each feed nested in another, that feed and the column that both have of it; a parent stands
    before its children. `date_format` (strftime) is there where the XML writes days otherwise than the other formats.
    """

    write: Callable[[dict[str, pd.DataFrame]], bytes]
    parents: Mapping[str, tuple[str, str]]
    date_format: str = ""


@dataclass(frozen=True)
class Sql:
    """A table of the case-management system, named by the contract."""


@dataclass(frozen=True)
class Json:
    """Records of the statistics service."""


def every_month(_month: str) -> bool:
    """Due every month."""
    return True


@dataclass(frozen=True)
class Delivery:
    """How a feed is delivered.

    `table` gives, for the county and the period, a typed frame with the contract's column names, as known at the end of
    the period. `file` is the place below the sources, with {month}.
    """

    feed: str
    table: Callable[["County", Period], pd.DataFrame]
    file: str = ""
    due: Callable[[str], bool] = every_month
    layout: Csv | Sheet | Xml | Sql | Json = field(default_factory=Csv)


def period(month: str, *, first: bool = False) -> Period:
    """The month as a period; the first delivery of a feed of a month's events brings its whole history."""
    start, end = pd.Timestamp(first_day(month)), pd.Timestamp(last_day(month))
    return Period(month, start, end, pd.Timestamp(first_day(HISTORY_FROM)) if first else start)


def text(frame: pd.DataFrame, feed: str, date_format: str = "") -> pd.DataFrame:
    """A table as its file has it: the contract's columns and headings, dates in its format or this, blanks empty."""
    return pd.DataFrame(
        {
            column.source: _texts(
                frame[column.name], (date_format or column.strptime_format) if column.type == "date" else None
            )
            for column in load(feed).columns
        }
    ).reset_index(drop=True)


def _texts(values: "pd.Series[Any]", date_format: str | None) -> "pd.Series[str]":
    if date_format and pd.api.types.is_datetime64_any_dtype(values):
        # each day once: there are far fewer days than rows
        codes, days = pd.factorize(values)
        written = pd.Index(days).strftime(date_format).append(pd.Index([""]))
        return pd.Series(written.take(codes), index=values.index, dtype=object)
    if pd.api.types.is_float_dtype(values):
        whole = values.dropna() % 1 == 0
        if whole.all():
            values = values.astype("Int64")
    elif pd.api.types.is_bool_dtype(values):
        values = values.astype("Int64")
    return values.astype(object).where(values.notna(), "").astype(str)


def in_file_order(tables: dict[str, pd.DataFrame], parents: Mapping[str, tuple[str, str]]) -> dict[str, pd.DataFrame]:
    """The tables of a tree, each in the order in which the file has its rows."""
    ordered = dict(tables)
    for feed, (parent, key) in parents.items():
        if feed in tables:
            place = {value: number for number, value in enumerate(ordered[parent][key])}
            ordered[feed] = ordered[feed].sort_values(key, key=lambda keys: keys.map(place), kind="stable")
    return {feed: table.reset_index(drop=True) for feed, table in ordered.items()}
