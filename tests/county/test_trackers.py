"""Trackers tell how things stand at the month's end, and what they tell agrees with the records behind them."""

import numpy as np
import pandas as pd
import pytest
from childrens_services.county import trackers
from childrens_services.county.delivery import period
from childrens_services.county.social_care import strategy
from childrens_services.county.world import County

WHEN = period("2026-10", first=True)


@pytest.mark.parametrize("item", trackers.DELIVERIES, ids=lambda item: item.feed)
def test_a_status_follows_from_the_dates(small_county: County, item: trackers.Delivery) -> None:
    rows = item.table(small_county, WHEN)
    assert {"COMPLETE", "ON TRACK"} < set(rows["status"])
    complete = rows["status"] == "COMPLETE"
    assert complete.equals(rows["completed_date"].notna())
    assert (rows.loc[complete, "completed_date"] <= WHEN.end).all()
    late = rows["status"].isin(["DELAYED", "OFF TRACK"])
    assert late.equals((rows["due_date"] <= WHEN.end) & ~complete)


def test_what_is_complete_stays_complete(small_county: County) -> None:
    plan = trackers.steps(small_county, trackers.SEND_REFORM)
    early, late = (trackers.standing(plan, pd.Timestamp(day)) for day in ("2026-08-31", "2026-10-31"))
    assert set(early.loc[early["status"] == "COMPLETE", "number"]) <= set(
        late.loc[late["status"] == "COMPLETE", "number"]
    )
    assert plan["due"].max() == pd.Timestamp("2029-03-31")


def test_every_enquiry_has_its_discussion(full_county: County) -> None:
    told = strategy.strategy_discussions(full_county, WHEN)
    enquiries = full_county.front_door.section47
    enquiries = enquiries[enquiries["start"].between(strategy.TRACKED_FROM, WHEN.end)]
    assert sorted(told.loc[told["section47_id"] != "", "section47_id"]) == sorted(enquiries["section47_id"])
    abuse = (
        told[told["section47_id"] != ""].set_index("section47_id")["is_sexual_abuse"].reindex(enquiries["section47_id"])
    )
    assert (abuse == "Y").tolist() == enquiries["csa"].tolist()


def test_practice_got_better(full_county: County) -> None:
    told = strategy.discussions(full_county)
    three = told["police"] & told["health"]
    years = three.groupby(told["date"].dt.year).mean()
    assert years[2026] > years[2024] + 0.1
    abuse = told[told["csa"]]
    in_time = np.busday_count(
        abuse["date"].to_numpy().astype("datetime64[D]"), abuse["plan_date"].to_numpy().astype("datetime64[D]")
    )
    assert (in_time[abuse["date"] >= "2026-07-01"] <= 5).mean() > (in_time[abuse["date"] < "2025-01-01"] <= 5).mean()


def test_posts_begin_in_one_district_in_summer_2026(small_county: County) -> None:
    assert strategy.secondments(small_county, period("2026-05")).empty
    june = strategy.secondments(small_county, period("2026-06"))
    assert june["district"].nunique() == 1
    assert set(june["agency"]) == {"POLICE", "HEALTH", "EDUCATION"}
