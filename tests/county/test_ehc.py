"""The EHC team's registers agree with the plans and with what is published."""

import pandas as pd
import pytest
from childrens_services.county import published
from childrens_services.county.delivery import period
from childrens_services.county.education import ehc_disputes, ehc_reviews, specialist_places, transport
from childrens_services.county.places import miles
from childrens_services.county.world import County

WHEN = period("2026-10", first=True)
APPEALS = published.table("send_appeals").set_index("year")["appeals"]


def test_annual_reviews_of_2024_as_published(full_county: County) -> None:
    """DfE, Education, health and care plans 2025: of 6,261 due, 4,113 held in the year and 370 never."""
    told = ehc_reviews.annual_reviews(full_county, period("2024-12", first=True))
    plans = full_county.sen.plans
    open_ = plans.loc[~(plans["ceased"] <= "2025-01-16"), "plan_id"]
    due = told[(told["review_due_date"].dt.year == 2024) & told["plan_id"].isin(open_)]
    assert due["meeting_date"].notna().mean() == pytest.approx(4_113 / 6_261, abs=0.01)
    held = told[told["meeting_date"].notna()]
    never = ~due["plan_id"].isin(held["plan_id"])
    assert never.mean() == pytest.approx(370 / 6_261, abs=0.02)
    decided = told[told["decision_date"].dt.year == 2024]
    soon = (decided["decision_date"] - decided["meeting_date"]).dt.days <= 28
    assert soon.mean() == pytest.approx(0.523, abs=0.05)


@pytest.mark.parametrize("year", list(APPEALS.index))
def test_appeals_as_published(full_county: County, year: int) -> None:
    told = ehc_disputes.appeals(full_county, WHEN)
    assert (told["appeal_registered_date"].dt.year == year).sum() == APPEALS[year]


def test_places_filled_are_children_placed(full_county: County) -> None:
    told = specialist_places.specialist_places(full_county, period("2026-10"))
    placements = full_county.sen.placements
    end = pd.Timestamp("2026-10-31")
    there = placements[(placements["start"] <= end) & ~(placements["end"] <= end) & (placements["kind"] == "special")]
    special = told[told["provision_type"] == "SPECIAL"]
    inside = there["urn"].isin(full_county.schools.query("local_authority_code == '855'")["urn"])
    assert special["places_filled"].sum() == inside.sum() > 1_000
    occupancy = told["places_filled"].sum() / told["places_commissioned"].sum()
    assert 0.85 < occupancy < 1.0


def test_journeys_are_as_long_as_the_way(small_county: County) -> None:
    told = transport.home_to_school_transport(small_county, WHEN)
    straight = miles(small_county.postcodes, told["home_postcode"], told["school_postcode"])
    assert (told["route_miles"] >= straight).all()
    assert (told["pupils_on_route"] == 1).any()
    shared = told[told["pupils_on_route"] > 1]
    assert (shared.groupby("route_id")["pupils_on_route"].nunique() == 1).all()


def test_reviews_and_transfers_are_of_plans_there(small_county: County) -> None:
    known = set(small_county.sen.plans["plan_id"])
    for table in (ehc_reviews.annual_reviews, ehc_reviews.phase_transfers, ehc_reviews.plan_audits):
        assert set(table(small_county, WHEN)["plan_id"]) <= known
