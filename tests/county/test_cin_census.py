"""The census is one file in which everything belongs to something, and it tells what the system tells."""

import pandas as pd
import pytest
from childrens_services import contracts
from childrens_services.county import deliveries
from childrens_services.county.delivery import period
from childrens_services.county.social_care import cin_census, protection_tables
from childrens_services.county.world import County
from childrens_services.land.readers import xml
from lxml import etree

MONTH, END = "2025-04", pd.Timestamp("2025-03-31")
WHEN = period(MONTH, first=True)
FEEDS = [item.feed for item in cin_census.DELIVERIES]


@pytest.fixture(scope="module")
def file(small_county: County) -> bytes:
    made = {item.feed: deliveries.delivered(small_county, item, WHEN) for item in cin_census.DELIVERIES}
    return cin_census.cin_census_xml.write(made)


def read(feed: str, file: bytes) -> list[dict[str, object]]:
    import io

    contract = contracts.load(feed)
    batches = xml.read(contract, contract.servers[0], "census.xml", io.BytesIO(file))
    return [row for batch in batches for row in batch.to_pylist()]


@pytest.mark.parametrize("feed", FEEDS)
def test_what_is_written_is_read(small_county: County, file: bytes, feed: str) -> None:
    item = next(item for item in cin_census.DELIVERIES if item.feed == feed)
    made, found = deliveries.delivered(small_county, item, WHEN), read(feed, file)
    generated = {"CINdetailsID", "AssessmentID", "CINPlanID", "Section47ID", "CPPID"}
    columns = [column for column in contracts.load(feed).columns if column.source not in generated]
    written = sorted(tuple(row) for row in made[[column.source for column in columns]].to_numpy().tolist())
    assert sorted(tuple(row.get(column.name) or "" for column in columns) for row in found) == written
    assert written


def test_parents_are_there(file: bytes) -> None:
    details = {row["cindetailsid"] for row in read("cin_census_details", file)}
    for feed in ("assessment", "plan", "section47", "protection_plan"):
        assert {row["cindetailsid"] for row in read(f"cin_census_{feed}", file)} <= details
    plans = {row["cppid"] for row in read("cin_census_protection_plan", file)}
    assert {row["cppid"] for row in read("cin_census_protection_review", file)} <= plans


def test_the_census_tells_what_the_system_tells(small_county: County, file: bytes) -> None:
    """Referrals, enquiries and plans of the year, counted on either side."""
    door, first = small_county.front_door, END - pd.DateOffset(years=1) + pd.Timedelta(days=1)
    referred = door.referrals["date"].between(first, END).sum()
    told = [str(row["cinreferraldate"]) for row in read("cin_census_details", file)]
    assert sum("2024-04-01" <= day <= "2025-03-31" for day in told) >= referred > 0
    assert len(read("cin_census_section47", file)) == door.section47["start"].between(first, END).sum()
    system = protection_tables.cp_plans(small_county, period("2025-03", first=True))
    open_plans = system[~(system["cppl_cp_plan_end_date"] < first)]
    assert len(read("cin_census_protection_plan", file)) == len(open_plans)


def test_the_file_is_nested_as_specified(file: bytes) -> None:
    root = etree.fromstring(file)
    assert [child.tag for child in root] == ["Header", "Children"]
    order = ["ChildIdentifiers", "ChildCharacteristics", "CINdetails"]
    assert all([*dict.fromkeys(part.tag for part in child)] == order for child in root.iter("Child"))
    assert not root.xpath("//LAchildID[not(parent::ChildIdentifiers)]")
