"""How well children are linked: the county's records with noise, staged, and the links held against who they are of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
from childrens_services import contracts, months
from childrens_services.county import deliveries
from childrens_services.county.delivery import Delivery, Json, period
from childrens_services.county.identity_noise import Noise
from childrens_services.county.world import County
from childrens_services.model.identity import kinds, records
from childrens_services.stage import tables
from sqlalchemy import Connection, text

LAST = "2026-10"
# feeds that tell names, or tie one kind of number to another
TELLING = (
    "births",
    "cin_census_child",
    "ehc_health_advice",
    "health_visitor_reviews",
    "home_to_school_transport",
    "school_census_pupils",
    "sen2_person",
    "ssd_address",
    "ssd_linked_identifiers",
    "ssd_person",
    "ssda903_header",
)


@dataclass(frozen=True)
class Measured:
    """Pairs of identifiers: of one child, linked, and both; of the children that a noise befell, or of all."""

    true: int
    linked: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.linked if self.linked else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0


def every() -> list[str]:
    """The feeds that know children by an identifier."""
    known = {*kinds.PRIORITY, *kinds.FORMER}
    return [feed.name for feed in contracts.all_feeds() if {column.semantic for column in feed.columns} & known]


def stage(connection: Connection, county: County, noise: Noise | None, feeds: Iterable[str]) -> int:
    """Put the last delivery of each feed into staging, without landing and checking; gives the rows."""
    tables.ensure_all(connection)
    return sum(_stage(connection, county, noise, item, month) for item, month in _last(set(feeds)))


def _last(feeds: set[str]) -> Iterator[tuple[Delivery, str]]:
    done = set()
    for month in reversed(months.span("2025-11", LAST)):
        for item in deliveries.every():
            if item.feed in feeds - done and item.due(month) and not isinstance(item.layout, Json):
                done.add(item.feed)
                yield item, month


def _stage(connection: Connection, county: County, noise: Noise | None, item: Delivery, month: str) -> int:
    frame = item.table(county, period(month, first=item.feed != "attendance_weekly"))
    frame = noise.spoilt(item.feed, frame) if noise else frame
    names = [column.name for column in contracts.load(item.feed).columns]
    frame = frame[names].assign(period=months.first_day(month), batch_id="measured", source_file="", source_row=0)
    listed = ", ".join(f'"{name}"' for name in frame.columns)
    cursor: Any = connection.connection.cursor()
    with cursor.copy(f'copy staging."{item.feed}" ({listed}) from stdin (format csv)') as copy:
        copy.write(_whole(frame).to_csv(index=False, header=False))
    cursor.execute(f'analyze staging."{item.feed}"')
    return len(frame)


def _whole(frame: pd.DataFrame) -> pd.DataFrame:
    """Whole numbers without decimals, as an integer column wants them."""
    floats = [name for name in frame.columns if pd.api.types.is_float_dtype(frame[name])]
    whole = [name for name in floats if (frame[name].dropna() % 1 == 0).all()]
    return frame.astype(dict.fromkeys(whole, "Int64"))


def measured(connection: Connection, noise: Noise) -> dict[str, Measured]:
    """Precision and recall over all, and by noise of the child.

    Of identifiers that came with a name, or in a record or with a number that did: what was delivered without, such as
    the NHS number of a baby whom only health visitors know, nothing can link.
    """
    told = records.read(connection)
    named = told.statements.loc[told.statements["forename"] != "", "home"]
    nodes = told.identifiers.loc[told.identifiers["home"].isin(named), "node"].unique()
    child = noise.truth.reindex(nodes).dropna().astype(int)
    frame = pd.DataFrame({"child": child, "key": _keys(connection, told).reindex(child.index)})
    found = {"all": _counted(frame)}
    for kind, children in noise.kinds.groupby("kind")["child"]:
        # with whoever was taken for one of them
        keys = frame.loc[frame["child"].isin(children), "key"]
        found[str(kind)] = _counted(frame[frame["key"].isin(keys) | frame["child"].isin(children)])
    return found


def _keys(connection: Connection, told: records.Records) -> "pd.Series[int]":
    rows = connection.execute(text("select identifier_type, identifier, child_key from identity.child_identifier"))
    known = pd.DataFrame(rows.all(), columns=["identifier_type", "identifier", "key"])
    nodes = told.identifiers[["identifier_type", "identifier", "node"]].drop_duplicates()
    return known.merge(nodes, on=["identifier_type", "identifier"]).drop_duplicates("node").set_index("node")["key"]


def _counted(frame: pd.DataFrame) -> Measured:
    return Measured(*(_pairs(frame.groupby(by).size()) for by in ("child", "key", ["child", "key"])))


def _pairs(sizes: "pd.Series[int]") -> int:
    return int((sizes * (sizes - 1) // 2).sum())
