"""What goes wrong in real deliveries, planted: one row of each kind a feed's contract and suite speak of, and counted.

Which kinds a feed can have follows from its contract (key, required columns, dates, the feeds it refers to) and its
suite (code lists, order of dates, identifiers), so a feed that is added has its defects without a line here.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import yaml

from childrens_services import settings
from childrens_services.contracts import Column, Feed, all_feeds, load
from childrens_services.county.chance import stream
from childrens_services.county.delivery import text

DUPLICATE, MISSING, ORDER, CODE, NHS_NUMBER, PUPIL_NUMBER, DATE, SWAPPED, ORPHAN = KINDS = (
    "duplicate key",
    "missing value",
    "impossible order of dates",
    "unknown code",
    "invalid NHS number",
    "invalid pupil number",
    "impossible date",
    "swapped day and month",
    "orphan row",
)
# a delivery with fewer rows a defect stays whole: half of it unreadable would refuse it
ROWS_A_DEFECT = 4
# before any date the made-up county has, and still a date that can be read
LONG_AGO = pd.Timestamp("1905-01-05")
NO_SUCH_CODE = "~"
# a tree has no room for a row twice or without its parent; a database has neither a key twice nor a day that is none
_NOT_IN = {"xml": {DUPLICATE, ORPHAN}, "sql": {DUPLICATE, DATE}}
_IDENTIFIERS = {
    "expect_column_values_to_be_valid_nhs_number": NHS_NUMBER,
    "expect_column_values_to_be_valid_upn": PUPIL_NUMBER,
}
_IN_SET = "expect_column_values_to_be_in_set"
_IN_ORDER = "expect_column_pair_values_a_to_be_greater_than_b"


@dataclass(frozen=True)
class Defect:
    """A kind of defect in a column; `other` is the earlier date where the order is wrong."""

    kind: str
    column: str = ""
    other: str = ""


@dataclass(frozen=True)
class Planted:
    """A defect that was planted, and the positions (0-based) of the rows that are wrong because of it."""

    defect: Defect
    rows: tuple[int, ...]


@cache
def plan(feed: str, form: str = "") -> tuple[Defect, ...]:
    """The defects that the feed can have in a file, or as `form` "xml" or "sql": the first column of each kind."""
    found: dict[str, Defect] = {}
    spared = _spared(load(feed), form)
    for defect in _possible(load(feed)):
        if defect.kind not in _NOT_IN.get(form, ()) and defect.column not in spared:
            found.setdefault(defect.kind, defect)
    return tuple(found[kind] for kind in KINDS if kind in found)


def _spared(feed: Feed, form: str) -> set[str]:
    """Columns that stay right: in a tree those that tie rows together or that other rows are given too, in a database
    those that tell whether a row is read at all."""
    servers = [server for server in feed.servers if server.format == form]
    if form == "sql":
        used = " ".join(server.options.get("asAt", "") for server in servers)
        return {column.name for column in feed.columns if re.search(rf"\b{column.source}\b", used)}
    names = {name for server in servers for name in re.findall(r"\w+", server.options["record"])}
    for other in all_feeds():
        for server in other.servers:
            if server.format == "xml" and any(own.path == server.path for own in servers):
                names |= {*server.options.get("inherit", ()), *server.options.get("ids", ())}
    return {column.name for column in feed.columns if column.source in names}


def plant(seed: int, feed: str, month: str, table: pd.DataFrame, form: str = "") -> tuple[pd.DataFrame, list[Planted]]:
    """The delivery (text, as delivered) with the feed's defects, each in a row of its own, and what was planted."""
    table = table.reset_index(drop=True)
    if len(table) < ROWS_A_DEFECT * max(1, len(plan(feed, form))):
        return table, []
    rng = stream(seed, "defects", feed, month)
    free = np.ones(len(table), dtype=bool)
    planted: list[Planted] = []
    repeated: list[int] = []
    for defect in plan(feed, form):
        rows = np.flatnonzero(free & _fit(table, load(feed), defect))
        if len(rows):
            row = int(rng.choice(rows))
            free[row] = False
            if defect.kind == DUPLICATE:
                planted.append(Planted(defect, (row, len(table) + len(repeated))))
                repeated.append(row)
            else:
                _spoil(table, load(feed), defect, row)
                planted.append(Planted(defect, (row,)))
    return pd.concat([table, table.loc[repeated]], ignore_index=True), planted


def plant_typed(seed: int, feed: str, month: str, table: pd.DataFrame) -> tuple[pd.DataFrame, list[Planted]]:
    """The same for a database's table, with the contract's column names."""
    spoilt, planted = plant(seed, feed, month, text(table, feed), "sql")
    table = table.copy()
    for item in planted:
        column = load(feed).column(item.defect.column)
        value: Any = spoilt.loc[item.rows[0], column.source] or None
        if value and pd.api.types.is_datetime64_any_dtype(table[column.name]):
            value = pd.to_datetime(value, format=column.strptime_format)
        table.loc[item.rows[0], column.name] = value
    return table, planted


def _possible(feed: Feed) -> Iterator[Defect]:
    yield Defect(DUPLICATE)
    for column in feed.columns:
        if column.required and not column.key:
            yield Defect(MISSING, column.name)
        if column.type == "date" and not column.key:
            yield Defect(DATE, column.name)
        if getattr(column, "refers_to", None):
            yield Defect(ORPHAN, column.name)
    for kind, arguments in _expected(feed):
        if kind == _IN_SET and feed.column(arguments["column"]).type == "string" and "row_condition" not in arguments:
            yield Defect(CODE, arguments["column"])
        if kind in _IDENTIFIERS and "row_condition" not in arguments:
            yield Defect(_IDENTIFIERS[kind], arguments["column"])
        if kind == _IN_ORDER and "row_condition" not in arguments and _are_dates(feed, arguments):
            yield Defect(ORDER, arguments["column_A"], arguments["column_B"])
            yield Defect(SWAPPED, arguments["column_A"], arguments["column_B"])


def _expected(feed: Feed) -> Iterator[tuple[str, dict[str, Any]]]:
    """Type and arguments of the suite's expectations that set rows apart."""
    suite = yaml.safe_load((settings.SUITES / feed.domain / f"{feed.name}.yaml").read_text(encoding="utf-8"))
    for item in suite["expectations"] or []:
        if item["severity"] == "warning" and item["kwargs"].get("mostly", 1) == 1:
            yield item["type"], item["kwargs"]


def _are_dates(feed: Feed, arguments: dict[str, Any]) -> bool:
    columns = [feed.column(arguments[name]) for name in ("column_A", "column_B")]
    return all(column.type == "date" for column in columns) and not columns[0].key


def _fit(table: pd.DataFrame, feed: Feed, defect: Defect) -> Any:
    """Which rows the defect can be planted in."""
    if not defect.column:
        return np.ones(len(table), dtype=bool)
    given = (table[feed.column(defect.column).source] != "").to_numpy(copy=True)
    if not defect.other:
        return given
    given &= (table[feed.column(defect.other).source] != "").to_numpy()
    if defect.kind == SWAPPED:
        swapped = _dates(table, feed.column(defect.column)).map(_swapped)
        given &= (swapped < _dates(table, feed.column(defect.other))).to_numpy()
    return given


def _dates(table: pd.DataFrame, column: Column) -> "pd.Series[pd.Timestamp]":
    return pd.to_datetime(table[column.source], format=column.strptime_format, errors="coerce")


def _swapped(date: pd.Timestamp) -> Any:
    return date.replace(day=date.month, month=date.day) if not pd.isna(date) and date.day <= 12 else pd.NaT


def _spoil(table: pd.DataFrame, feed: Feed, defect: Defect, row: int) -> None:
    column = feed.column(defect.column)
    table.loc[row, column.source] = _WRONG[defect.kind](str(table.loc[row, column.source]), column)


def _off_by_one(value: str, _column: Column) -> str:
    """An identifier whose last digit was mistyped."""
    return value[:-1] + str((int(value[-1]) + 1) % 10) if value[-1:].isdigit() else value[:-1] + "0"


def _no_such_day(_value: str, column: Column) -> str:
    return pd.Timestamp("2026-02-27").strftime(column.strptime_format).replace("27", "31", 1)


def _turned(value: str, column: Column) -> str:
    return str(_swapped(pd.to_datetime(value, format=column.strptime_format)).strftime(column.strptime_format))


_WRONG: dict[str, Callable[[str, Column], str]] = {
    MISSING: lambda _value, _column: "",
    ORDER: lambda _value, column: LONG_AGO.strftime(column.strptime_format),
    CODE: lambda _value, _column: NO_SUCH_CODE,
    NHS_NUMBER: _off_by_one,
    PUPIL_NUMBER: _off_by_one,
    DATE: _no_such_day,
    SWAPPED: _turned,
    ORPHAN: lambda value, _column: f"{value}{NO_SUCH_CODE}",
}
