"""The modules of the SEN2 return hang together and tell the published number of plans."""

import pandas as pd
from childrens_services.county.delivery import period
from childrens_services.county.education import sen_tables
from childrens_services.county.world import County

WHEN = period("2026-10", first=True)


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
