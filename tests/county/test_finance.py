"""The made-up county's finance deliveries beside the published figures they are made from."""

import pandas as pd
import pytest
from childrens_services.county import finance, finance_spend, published, residential_savings
from childrens_services.county.chance import HISTORY_FROM
from childrens_services.county.delivery import Delivery, period, text
from childrens_services.county.world import County
from childrens_services.months import span

DELIVERIES = {item.feed: item for item in finance.DELIVERIES}


def table(county: County, feed: str, month: str, *, first: bool = False) -> pd.DataFrame:
    return DELIVERIES[feed].table(county, period(month, first=first))


def closing(county: County, year: str) -> pd.DataFrame:
    """The monitor of a financial year's last month."""
    return table(county, "high_needs_monitor", f"{int(year[:4]) + 1}-03")


@pytest.mark.parametrize(
    ("year", "allocation", "balance"),
    published.table("dedicated_schools_grant")[["financial_year", "allocation_gbp", "balance_pct_of_income"]]
    .to_numpy()
    .tolist(),
)
def test_grant_and_deficit_are_those_published(year: str, allocation: int, balance: float) -> None:
    monitor = closing(County(1, 855), year)
    assert monitor["budget_gbp"].sum() == allocation
    if not pd.isna(balance):
        assert round(100 * monitor["forecast_balance_gbp"].sum() / allocation, 2) == balance


def test_overspend_of_2025_26_is_the_one_the_council_stated() -> None:
    high_needs = closing(County(1, 855), "2025/26").set_index("block").loc["High needs"]
    assert high_needs["forecast_outturn_gbp"] - high_needs["budget_gbp"] == 45_000_000


def test_balances_are_carried_from_year_to_year(small_county: County) -> None:
    monitor = table(small_county, "high_needs_monitor", "2026-10", first=True)
    assert monitor["month"].nunique() == len(span(HISTORY_FROM, "2026-10"))
    by_block = monitor.set_index(["month", "block"])
    for year in range(2019, 2026):
        march = by_block.loc[pd.Timestamp(year, 3, 1), "forecast_balance_gbp"]
        april = by_block.loc[pd.Timestamp(year, 4, 1), "brought_forward_gbp"]
        assert march.equals(april.rename(march.name)), year


def test_cost_centres_add_up_to_the_block(small_county: County) -> None:
    monitor = table(small_county, "high_needs_monitor", "2026-10", first=True)
    spend = table(small_county, "high_needs_spend", "2026-10", first=True)
    money = ["budget_gbp", "actual_to_date_gbp", "forecast_outturn_gbp"]
    block = monitor[monitor["block"] == "High needs"].set_index("month")[money]
    assert spend.groupby("month")[money].sum().equals(block)
    assert (spend["active_plans"].isna() == (spend["placement_type"] == "SERVICES")).all()


def test_plans_paid_for_are_the_plans_open(small_county: County) -> None:
    plans = small_county.sen.plans
    spend = table(small_county, "high_needs_spend", "2025-05")
    end = pd.Timestamp("2025-05-31")
    open_ = (plans["start"] <= end) & ~(plans["ceased"] <= end)
    assert spend["active_plans"].sum() == open_.sum()


def test_plans_are_shared_out_by_placement_type_as_published(full_county: County) -> None:
    shares = published.table("ehc_plans_by_placement").set_index("january")
    for january, figures in shares.iterrows():
        spend = table(full_county, "high_needs_spend", f"{january}-01").set_index("placement_type")["active_plans"]
        for kind, columns in finance_spend.PUBLISHED_AS.items():
            wanted = float(sum(figures[column] for column in columns)) / figures["plans"]
            # the end of the month, and whole plans
            assert spend[kind] / spend.sum() == pytest.approx(wanted, abs=0.006), (january, kind)


def test_transport_costs_add_up_within_the_year(small_county: County) -> None:
    spend = table(small_county, "transport_spend", "2026-10", first=True).set_index("month")
    taxi = spend[spend["route_group"] == "SEND_TAXI"]
    year = taxi.loc[pd.Timestamp("2024-04-01") : pd.Timestamp("2025-03-31")]
    assert year["cost_gbp"].sum() == year["cost_to_date_gbp"].iloc[-1] > 0
    assert taxi.loc[pd.Timestamp("2024-08-01"), "cost_gbp"] == 0
    alone = table(small_county, "transport_spend", "2024-12").set_index("route_group")
    assert alone.loc["SEND_TAXI", "cost_to_date_gbp"] == taxi.loc[pd.Timestamp("2024-12-01"), "cost_to_date_gbp"]


def test_grant_is_expected_only_once_the_plan_is_approved() -> None:
    grant = table(County(1, 855), "high_needs_stability_grant", "2026-10", first=True).set_index("month")
    assert grant.index[0] == pd.Timestamp("2026-02-01")
    before, after = grant.loc[pd.Timestamp("2026-08-01")], grant.loc[pd.Timestamp("2026-09-01")]
    assert (before["approval_status"], before["grant_expected_gbp"]) == ("Submitted", 0)
    assert pd.isna(before["approval_date"])
    assert after["approval_status"] == "Approved"
    assert after["grant_expected_gbp"] == round(0.9 * after["eligible_deficit_gbp"])
    assert after["deficit_gbp"] == 90_000_000
    assert grant["received_date"].isna().all()


def test_plan_is_two_million_in_four_years() -> None:
    plan = residential_savings.plan(County(1, 855))
    assert len(plan) == 48
    assert plan["planned_saving_gbp"].sum() == plan["planned_cumulative_gbp"].iloc[-1] == 2_000_000
    assert plan["month"].iloc[-1] == pd.Timestamp("2030-03-01")


def test_comparator_is_the_average_of_the_year_before(small_county: County) -> None:
    rows = table(small_county, "residential_savings", "2026-10")
    before = rows[(rows["financial_year"] == "2025/26") & (rows["placement_kind"] == "EXTERNAL")]
    local = rows[rows["placement_kind"] == "LOCAL"]
    assert set(local["financial_year"]) <= {"2026/27"}
    assert set(local["comparator_weekly_cost_gbp"]) <= {round(before["weekly_cost_gbp"].mean(), 2)}
    assert set(local["home_urn"]) <= set(small_county.homes["urn"])


@pytest.mark.parametrize("item", finance.DELIVERIES, ids=lambda item: item.feed)
def test_delivery_is_the_same_again_and_tells_nothing_of_the_future(small_county: County, item: Delivery) -> None:
    month = "2026-06"
    made = item.table(small_county, period(month))
    again = item.table(County(small_county.size, small_county.seed), period(month))
    pd.testing.assert_frame_equal(text(made, item.feed), text(again, item.feed))
    if item.feed != "residential_savings_plan":
        for column in made.select_dtypes("datetime"):
            assert not (made[column] > pd.Timestamp("2026-06-30")).any(), column


def test_every_placement_type_has_a_cost() -> None:
    types = {centre.placement_type for centre in finance_spend.CENTRES} - {"SERVICES"}
    assert types == set(finance_spend.COST_OF_A_PLAN)
    assert types == set(finance_spend.PUBLISHED_AS)
