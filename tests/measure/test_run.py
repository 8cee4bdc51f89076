"""Measuring: windows, months without events, comparisons, targets, and that measuring again changes nothing."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from childrens_services import database, months
from childrens_services.measure import catalogue, run
from sqlalchemy import text

from tests.measure import facts

pytestmark = pytest.mark.usefixtures("warehouse")


def given(kpi_id: str, first: str, last: str, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    with database.transaction() as connection:
        facts.accepted(connection, catalogue.load().kpi(kpi_id).feeds, first, last)
        facts.load(connection, rows)


def stored(kpi_id: str, breakdown: str = "total") -> dict[str, Any]:
    query = "select * from kpi.kpi_monthly where kpi_id = :kpi_id and breakdown = :breakdown order by month"
    with database.transaction() as connection:
        rows = connection.execute(text(query), {"kpi_id": kpi_id, "breakdown": breakdown})
        return {months.of(row.month): row for row in rows}


def plans(issued: date, within: int, late: int) -> list[dict[str, Any]]:
    """Plans issued on a day, some within 20 weeks and some late."""
    days = [140] * within + [141] * late
    return [{"request_date": date.fromordinal(issued.toordinal() - each), "issue_date": issued} for each in days]


def referrals(month: str, repeated: int, new: int, first_child: int) -> list[dict[str, Any]]:
    """Referrals on the 15th of a month; of the repeated, the earlier one was the day before the month's first."""
    day = months.first_day(month)
    children = range(first_child, first_child + repeated + new)
    now = [{"child_key": child, "referral_date": day.replace(day=15)} for child in children]
    before = [{"child_key": child, "referral_date": day} for child in children[:repeated]]
    return now + before


def test_measures_the_window_and_every_group_once():
    given("ehcp_20wk_pct", "2026-01", "2026-05", {"fact_ehc_assessment": plans(date(2026, 3, 2), 12, 8)})
    counts = run.measure("ehcp_20wk_pct", "2026-03")
    # March 2025 to May 2026, five groups each
    assert counts == {"inserted": 75, "deleted": 0, "unchanged": 0, "months": 15}
    rows = stored("ehcp_20wk_pct")
    march, april = rows["2026-03"], rows["2026-04"]
    assert (march.numerator, march.denominator, march.value, march.rag) == (12, 20, 60, "red")
    assert (march.target, march.target_kind, march.rag_reason) == (95, "statement", "target missed")
    assert (april.numerator, april.denominator, april.value, april.rag_reason) == (0, 0, None, "no events")
    assert [month for month, row in rows.items() if row.is_provisional] == ["2026-05"]
    assert {row.data_through for row in rows.values()} == {date(2026, 5, 1)}


def test_measuring_again_changes_nothing_and_a_correction_only_what_it_touches():
    given("ehcp_20wk_pct", "2026-03", "2026-05", {"fact_ehc_assessment": plans(date(2026, 3, 2), 12, 8)})
    run.measure("ehcp_20wk_pct", "2026-05")
    again = run.measure("ehcp_20wk_pct", "2026-05")
    assert (again["inserted"], again["deleted"]) == (0, 0)
    with database.transaction() as connection:
        facts.load(connection, {"fact_ehc_assessment": plans(date(2026, 3, 31), 1, 0)})
    corrected = run.measure("ehcp_20wk_pct", "2026-05")
    # of March the total, the variant, the sex not known; of April the same, compared with March
    assert corrected["inserted"] == corrected["deleted"] == 6


def test_a_restated_month_is_compared_anew_by_the_months_after_the_window():
    given("ehcna_requests_received", "2024-01", "2026-05", {})
    run.measure("ehcna_requests_received", "2026-05")
    with database.transaction() as connection:
        facts.load(connection, {"fact_ehc_assessment": [{"request_date": date(2025, 5, 31)}]})
    # restates up to May 2025 only
    run.measure("ehcna_requests_received", "2024-05")
    rows = stored("ehcna_requests_received")
    assert (rows["2025-06"].previous_value, rows["2025-06"].change) == (1, -1)
    assert rows["2026-05"].same_month_last_year == 1


def test_counts_are_nought_without_events_and_money_is_not():
    given("ehcna_requests_received", "2026-05", "2026-05", {})
    given("dsg_cumulative_deficit_gbp", "2026-05", "2026-05", {})
    for kpi_id in ("ehcna_requests_received", "dsg_cumulative_deficit_gbp"):
        run.measure(kpi_id, "2026-05")
    requests, balance = stored("ehcna_requests_received")["2026-05"], stored("dsg_cumulative_deficit_gbp")["2026-05"]
    assert (requests.numerator, requests.denominator, requests.value, requests.rag) == (0, None, 0, "grey")
    assert (balance.numerator, balance.denominator, balance.value, balance.rag) == (None, None, None, "grey")


def test_months_no_delivery_tells_about_have_no_row():
    given("cla_3plus_placements_pct", "2026-03", "2026-05", {})
    run.measure("cla_3plus_placements_pct", "2026-05")
    # the return of 2025-26 reaches back to April 2025, the window to May
    assert list(stored("cla_3plus_placements_pct")) == months.span("2025-05", "2026-05")
    with database.transaction() as connection:
        connection.execute(text("update quality.batch set status = 'refused' where month = '2026-03-01'"))
    run.measure("cla_3plus_placements_pct", "2026-05")
    assert list(stored("cla_3plus_placements_pct")) == ["2026-04", "2026-05"]


def test_not_measured_before_every_feed_has_come():
    with database.transaction() as connection:
        facts.accepted(connection, ["sen2_requests"], "2026-05", "2026-05")
    assert run.measure("ehcp_20wk_pct", "2026-05") == {"inserted": 0, "deleted": 0, "unchanged": 0, "months": 0}


def test_incomplete_history_is_empty_and_grey():
    placed = [{"child_key": child, "episode_start_date": date(2020, 1, 1)} for child in range(20)]
    figure = {"indicator_id": "cla_3plus_placements_pct", "period_end": date(2025, 3, 31), "value": 10}
    given(
        "cla_3plus_placements_pct", "2026-03", "2026-03", {"fact_placement": placed, "fact_published_figure": [figure]}
    )
    run.measure("cla_3plus_placements_pct", "2026-03")
    rows = stored("cla_3plus_placements_pct")
    february = rows["2026-02"]
    assert (february.numerator, february.denominator, february.value) == (None, None, None)
    assert (february.rag, february.rag_reason) == ("grey", "history incomplete")
    # the financial year is the 12 months to 31 March
    assert (rows["2026-03"].denominator, rows["2026-03"].rag, rows["2026-03"].target) == (20, "green", 10)


def test_rag_of_re_referrals_is_that_of_the_rolling_year():
    figure = {"indicator_id": "re_referral_12m_pct", "period_end": date(2025, 3, 31), "value": Decimal("22.6")}
    rows = [*referrals("2026-01", 0, 90, 100), *referrals("2026-05", 5, 1, 1000)]
    given("re_referral_12m_pct", "2026-05", "2026-05", {"fact_referral": rows, "fact_published_figure": [figure]})
    run.measure("re_referral_12m_pct", "2026-05")
    may, year = stored("re_referral_12m_pct")["2026-05"], stored("re_referral_12m_pct", "rolling 12 months")["2026-05"]
    assert (may.numerator, may.denominator, year.numerator, year.denominator) == (5, 11, 5, 101)
    assert (may.rag, may.rag_reason) == ("green", "target met, judged on rolling 12 months")
    assert (may.period_type, year.period_type, year.rag_reason) == ("month", "rolling_12m", "target met")


def test_rate_is_per_10_000_and_full_precision():
    placed = [{"child_key": child, "episode_start_date": date(2020, 1, 1)} for child in range(694)]
    people = {"indicator_id": "population_0_17", "area_code": "E10000018", "period_end": date(2024, 6, 30)}
    given(
        "cla_count_rate_10k",
        "2025-03",
        "2025-03",
        {"fact_placement": placed, "fact_published_figure": [{**people, "value": 147439}]},
    )
    run.measure("cla_count_rate_10k", "2025-03")
    row = stored("cla_count_rate_10k")["2025-03"]
    assert row.value == Decimal(10_000) * 694 / 147439
    assert (row.rag, row.rag_reason) == ("grey", "context measure")


@pytest.mark.parametrize(("month", "expected"), [("2025-02", 8), ("2025-03", 9), ("2026-01", 9), ("2020-01", 8)])
def test_benchmark_is_the_latest_up_to_the_month_or_the_first(month: str, expected: int):
    figures = [(date(2025, 3, 31), Decimal(9)), (date(2024, 3, 31), Decimal(8))]
    assert run.benchmark(figures, month) == expected
    assert run.benchmark([], month) is None


def test_sql_may_give_no_group_the_catalogue_lacks():
    kpi = catalogue.load().kpi("ehcna_requests_received").model_copy(update={"breakdowns": {}})
    given(
        "ehcna_requests_received", "2026-05", "2026-05", {"fact_ehc_assessment": [{"request_date": date(2026, 5, 1)}]}
    )
    with database.transaction() as connection, pytest.raises(ValueError, match="not recorded"):
        run.counts_by_group(connection, kpi, ["2026-05"])
