"""The modules of the SEN2 return hang together and tell the published number of plans."""

import io

import pandas as pd
import pytest
from childrens_services import contracts
from childrens_services.county import deliveries
from childrens_services.county.delivery import Delivery, Xml, period
from childrens_services.county.education import sen2_xml, sen_tables
from childrens_services.county.world import County
from childrens_services.land.readers import xml

WHEN, JANUARY = period("2026-10", first=True), period("2026-01", first=True)
RETURN = [item for item in sen_tables.DELIVERIES if isinstance(item.layout, Xml)]


def test_every_row_has_its_parent(small_county: County) -> None:
    made = {item.feed: item.table(small_county, WHEN) for item in sen_tables.DELIVERIES}
    for child, parent, key in (
        ("requests", "person", "persontableid"),
        ("assessment", "requests", "requeststableid"),
        ("namedplan", "assessment", "assessmenttableid"),
        ("plandetail", "namedplan", "namedplantableid"),
        ("activeplans", "requests", "requeststableid"),
        ("placementdetail", "activeplans", "activeplanstableid"),
        ("senneed", "activeplans", "activeplanstableid"),
    ):
        assert set(made[f"sen2_{child}"][key]) <= set(made[f"sen2_{parent}"][key]), child
        assert len(made[f"sen2_{child}"]) > 0


def test_plans_in_force_as_published(full_county: County) -> None:
    """DfE, Education, health and care plans 2025: 7,196 in Leicestershire in January 2025."""
    december = sen_tables.activeplans(full_county, period("2024-12", first=True))
    january = sen_tables.activeplans(full_county, period("2025-01", first=True))
    assert len(december) - 150 < 7_196 < len(january) + 150
    plans = full_county.sen.plans
    day = pd.Timestamp("2025-01-16")
    assert ((plans["start"] <= day) & ~(plans["ceased"] <= day)).sum() == 7_196


def test_plans_from_elsewhere_are_no_requests_of_ours(small_county: County) -> None:
    told = sen_tables.requests(small_county, WHEN)
    historic = told["requestoutcome"] == "H"
    asked = small_county.sen.requests
    assert (~historic).sum() == (asked["received"] <= WHEN.end).sum()
    plans = small_county.sen.plans
    assert historic.sum() == ((plans["request"] < 0) & (plans["start"] <= WHEN.end)).sum() > 0


@pytest.fixture(scope="module")
def file(small_county: County) -> bytes:
    return sen2_xml.write({item.feed: deliveries.delivered(small_county, item, JANUARY) for item in RETURN})


def read(feed: str, file: bytes) -> list[dict[str, object]]:
    contract = contracts.load(feed)
    server = next(server for server in contract.servers if server.format == "xml")
    return [row for batch in xml.read(contract, server, "sen2.xml", io.BytesIO(file)) for row in batch.to_pylist()]


@pytest.mark.parametrize("item", RETURN, ids=lambda item: item.feed)
def test_the_return_is_read_as_it_was_written(small_county: County, file: bytes, item: Delivery) -> None:
    """Row for row, and the keys by which the modules join, though the file has none."""
    made, found = deliveries.delivered(small_county, item, JANUARY), read(item.feed, file)
    leaf = {"sen2_plandetail", "sen2_placementdetail", "sen2_senneed"}
    columns = [c for c in contracts.load(item.feed).columns if not (item.feed in leaf and c.key)]
    columns = [c for c in columns if c.name not in ("nativeid", "sourceid") and not c.name.endswith("orderseqcolumn")]
    written = sorted(tuple(row) for row in made[[column.source for column in columns]].to_numpy().tolist())
    assert sorted(tuple(row.get(column.name) or "" for column in columns) for row in found) == written
    assert written


def test_the_advice_names_the_requests_of_the_return(small_county: County, file: bytes) -> None:
    asked = {row["requeststableid"] for row in read("sen2_requests", file)}
    sought = sen_tables.advice(small_county, JANUARY)
    assert len(sought) > 0
    assert set(sought["request_id"]) <= asked
