"""Measuring: windows, periods, months without events, comparisons, targets, charts, and what was restated."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from childrens_services import database, months
from childrens_services.measure import catalogue, query, run
from sqlalchemy import text

from tests.measure import facts

pytestmark = pytest.mark.usefixtures("warehouse")
ENGLAND_2025 = {"period_end": date(2025, 3, 31)}


def given(kpi_id: str, first: str, last: str, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    with database.transaction() as connection:
        facts.accepted(connection, catalogue.load().kpi(kpi_id).feeds, first, last)
        facts.load(connection, rows)


def stored(kpi_id: str, period_type: str, breakdown: str = "total") -> dict[str, Any]:
    query_ = (
        "select * from kpi.kpi_monthly"
        " where kpi_id = :kpi_id and period_type = :period_type and breakdown = :breakdown order by month"
    )
    with database.transaction() as connection:
        rows = connection.execute(text(query_), {"kpi_id": kpi_id, "period_type": period_type, "breakdown": breakdown})
        return {months.of(row.month): row for row in rows}


def read(statement: str) -> list[Any]:
    with database.transaction() as connection:
        return list(connection.execute(text(statement)))


def plans(issued: date, within: int, late: int, **more: Any) -> list[dict[str, Any]]:
    """Plans issued on a day, some within 20 weeks and some late."""
    days = [140] * within + [141] * late
    return [
        {"request_date": date.fromordinal(issued.toordinal() - each), "issue_date": issued, **more} for each in days
    ]


def referrals(month: str, repeated: int, new: int, first_child: int) -> list[dict[str, Any]]:
    """Referrals on the 15th of a month; of the repeated, the earlier one was on the month's first."""
    day = months.first_day(month)
    children = range(first_child, first_child + repeated + new)
    now = [{"child_key": child, "referral_date": day.replace(day=15)} for child in children]
    before = [{"child_key": child, "referral_date": day} for child in children[:repeated]]
    return now + before


def test_measures_the_window_and_every_group_once():
    given("ehcp_20wk_pct", "2026-01", "2026-05", {"fact_ehc_assessment": plans(date(2026, 3, 2), 12, 8)})
    counts = run.measure("ehcp_20wk_pct", "2026-03")
    book = catalogue.load()
    kpi = book.kpi("ehcp_20wk_pct")
    headlines = 1 + len(kpi.all_variants)
    broken_down = sum(period in ("month", "rolling_12m") for period in kpi.periods)
    a_month = headlines * len(kpi.periods) + (len(book.groups(kpi)) - headlines) * broken_down
    # March 2025 to May 2026
    assert (counts["inserted"], counts["deleted"], counts["months"]) == (15 * a_month, 0, 15)
    rows = stored("ehcp_20wk_pct", "month")
    march, april = rows["2026-03"], rows["2026-04"]
    assert (march.numerator, march.denominator, march.value, march.rag) == (12, 20, 60, "red")
    assert (march.target, march.target_kind, march.rag_reason) == (95, "statement", "target missed")
    assert (march.display_value, march.is_headline, march.records) == ("60.0%", True, 20)
    assert (round(march.lower_ci95, 1), round(march.upper_ci95, 1), march.ci_method) == (38.7, 78.1, "wilson")
    assert (march.period_start, march.period_end) == (date(2026, 3, 1), date(2026, 3, 31))
    assert (april.numerator, april.denominator, april.value, april.rag_reason) == (0, 0, None, "no events")
    assert (april.display_value, april.lower_ci95) == ("z", None)
    assert [month for month, row in rows.items() if row.is_provisional] == ["2026-05"]
    assert {row.data_through for row in rows.values()} == {date(2026, 5, 1)}
    assert {tuple(row.batch_ids) for row in rows.values()} == {
        tuple(f"{feed}:2026-05:test" for feed in sorted(kpi.feeds))
    }


def test_months_are_added_up_to_further_periods():
    rows = [plan for month, count in ((1, 2), (2, 3), (3, 5)) for plan in plans(date(2026, month, 2), count, 1)]
    given("ehcp_20wk_pct", "2024-01", "2026-05", {"fact_ehc_assessment": rows})
    run.measure("ehcp_20wk_pct", "2026-05")
    three, year = stored("ehcp_20wk_pct", "rolling_3m"), stored("ehcp_20wk_pct", "rolling_12m")
    calendar = stored("ehcp_20wk_pct", "ytd_calendar")
    assert (three["2026-03"].numerator, three["2026-03"].denominator) == (10, 13)
    assert (three["2026-05"].numerator, three["2026-05"].denominator) == (5, 6)
    assert (year["2026-05"].numerator, year["2026-05"].denominator) == (10, 13)
    assert (calendar["2026-02"].numerator, calendar["2026-02"].denominator) == (5, 7)
    assert (calendar["2026-02"].period_start, calendar["2025-12"].denominator) == (date(2026, 1, 1), 0)
    # with the year before not delivered its rolling year would be too low
    assert three["2026-03"].previous_value == three["2026-02"].value


def test_what_is_left_out_is_counted_by_reason_and_marked():
    backwards = [{"request_date": date(2026, 3, 2), "issue_date": date(2026, 3, 1)}]
    excepted = plans(date(2026, 3, 2), 0, 2, is_exception=True)
    given(
        "ehcp_20wk_pct",
        "2026-03",
        "2026-03",
        {"fact_ehc_assessment": [*plans(date(2026, 3, 2), 5, 5), *backwards, *excepted]},
    )
    run.measure("ehcp_20wk_pct", "2026-03")
    row = stored("ehcp_20wk_pct", "month")["2026-03"]
    assert (row.denominator, row.records, row.excluded_rows, sum(row.exclusions.values())) == (10, 13, 3, 3)
    assert len(row.exclusions) == 2
    assert row.dq_flag == "over 5% of rows left out"
    assert stored("ehcp_20wk_pct", "month", "including exceptions")["2026-03"].denominator == 12


def test_measuring_again_changes_nothing_and_a_correction_only_what_it_touches():
    given("ehcp_20wk_pct", "2026-03", "2026-05", {"fact_ehc_assessment": plans(date(2026, 3, 2), 12, 8)})
    run.measure("ehcp_20wk_pct", "2026-05")
    again = run.measure("ehcp_20wk_pct", "2026-05")
    assert (again["inserted"], again["deleted"], again["restated"]) == (0, 0, 0)
    before = stored("ehcp_20wk_pct", "month")
    with database.transaction() as connection:
        facts.load(connection, {"fact_ehc_assessment": plans(date(2026, 3, 31), 1, 0)})
    corrected = run.measure("ehcp_20wk_pct", "2026-05")
    assert corrected["inserted"] == corrected["deleted"] > 0
    after = stored("ehcp_20wk_pct", "month")
    assert after["2026-03"].calculated_at > before["2026-03"].calculated_at
    # April is compared with another March, but is the figure it was
    assert after["2026-04"].calculated_at == before["2026-04"].calculated_at


def test_a_restated_figure_keeps_what_it_was_when_by_how_much_and_why():
    given("ehcp_20wk_pct", "2026-03", "2026-04", {"fact_ehc_assessment": plans(date(2026, 3, 2), 12, 8)})
    run.measure("ehcp_20wk_pct", "2026-04")
    first = stored("ehcp_20wk_pct", "month")["2026-03"]
    given("ehcp_20wk_pct", "2026-05", "2026-05", {"fact_ehc_assessment": plans(date(2026, 3, 31), 5, 0)})
    counts = run.measure("ehcp_20wk_pct", "2026-05")
    rows = read(
        "select * from kpi.kpi_restatement where month = '2026-03-01' and period_type = 'month'"
        " and breakdown_type = 'total'"
    )
    (row,) = rows
    assert (row.earlier_numerator, row.earlier_denominator, row.earlier_value) == (12, 20, 60)
    assert (row.numerator, row.denominator, row.value, row.change) == (17, 25, 68, 8)
    assert (row.calculated_at, row.was_provisional) == (first.calculated_at, False)
    assert row.caused_by == sorted(f"{feed}:2026-05:test" for feed in catalogue.load().kpi("ehcp_20wk_pct").feeds)
    assert counts["restated"] == read("select count(*) from kpi.kpi_restatement")[0][0]
    # a month that was not there before is not restated
    assert not read("select 1 from kpi.kpi_restatement where month = '2026-05-01'")


def test_a_restated_month_is_compared_anew_by_the_months_after_the_window():
    given("ehcna_requests_received", "2024-01", "2026-05", {})
    run.measure("ehcna_requests_received", "2026-05")
    with database.transaction() as connection:
        facts.load(connection, {"fact_ehc_assessment": [{"request_date": date(2025, 5, 31)}]})
    # restates up to May 2025 only
    run.measure("ehcna_requests_received", "2024-05")
    rows = stored("ehcna_requests_received", "month")
    assert (rows["2025-06"].previous_value, rows["2025-06"].change) == (1, -1)
    assert rows["2026-05"].same_month_last_year == 1


def test_counts_are_nought_without_events_and_money_is_not():
    given("ehcna_requests_received", "2026-05", "2026-05", {})
    given("dsg_cumulative_deficit_gbp", "2026-05", "2026-05", {})
    for kpi_id in ("ehcna_requests_received", "dsg_cumulative_deficit_gbp"):
        run.measure(kpi_id, "2026-05")
    requests = stored("ehcna_requests_received", "month")["2026-05"]
    balance = stored("dsg_cumulative_deficit_gbp", "snapshot")["2026-05"]
    assert (requests.numerator, requests.denominator, requests.value, requests.rag) == (0, None, 0, "grey")
    assert (balance.numerator, balance.denominator, balance.value, balance.rag) == (None, None, None, "grey")


def test_months_no_delivery_tells_about_have_no_row():
    given("cla_3plus_placements_pct", "2026-03", "2026-05", {})
    run.measure("cla_3plus_placements_pct", "2026-05")
    # the return of 2025-26 reaches back to April 2025, the window to May
    assert list(stored("cla_3plus_placements_pct", "snapshot")) == months.span("2025-05", "2026-05")
    with database.transaction() as connection:
        connection.execute(text("update quality.batch set status = 'refused' where month = '2026-03-01'"))
    run.measure("cla_3plus_placements_pct", "2026-05")
    assert list(stored("cla_3plus_placements_pct", "snapshot")) == ["2026-04", "2026-05"]


def test_not_measured_before_every_feed_has_come():
    with database.transaction() as connection:
        facts.accepted(connection, ["sen2_requests"], "2026-05", "2026-05")
    counts = run.measure("ehcp_20wk_pct", "2026-05")
    assert {name: counts[name] for name in ("inserted", "deleted", "unchanged", "months")} == {
        "inserted": 0,
        "deleted": 0,
        "unchanged": 0,
        "months": 0,
    }


def test_incomplete_history_is_empty_and_grey():
    placed = [{"child_key": child, "episode_start_date": date(2020, 1, 1)} for child in range(20)]
    figure = {"indicator_id": "cla_3plus_placements_pct", "value": 10, **ENGLAND_2025}
    rows = {"fact_placement": placed, "fact_published_figure": [figure]}
    given("cla_3plus_placements_pct", "2026-03", "2026-03", rows)
    run.measure("cla_3plus_placements_pct", "2026-03")
    found = stored("cla_3plus_placements_pct", "snapshot")
    february, march = found["2026-02"], found["2026-03"]
    assert (february.numerator, february.denominator, february.value) == (None, None, None)
    assert (february.rag, february.rag_reason, february.display_value) == ("grey", "history incomplete", "x")
    # the financial year is the 12 months to 31 March
    assert (march.denominator, march.rag, march.target, march.benchmark_england) == (20, "green", 10, 10)


def test_rag_of_re_referrals_is_that_of_the_rolling_year():
    figure = {"indicator_id": "re_referral_12m_pct", "value": Decimal("22.6"), **ENGLAND_2025}
    rows = [*referrals("2026-01", 0, 90, 100), *referrals("2026-05", 5, 1, 1000)]
    given("re_referral_12m_pct", "2023-05", "2026-05", {"fact_referral": rows, "fact_published_figure": [figure]})
    run.measure("re_referral_12m_pct", "2026-05")
    may = stored("re_referral_12m_pct", "month")["2026-05"]
    year = stored("re_referral_12m_pct", "rolling_12m")["2026-05"]
    assert (may.numerator, may.denominator, year.numerator, year.denominator) == (5, 11, 5, 101)
    assert (may.rag, may.rag_reason) == ("green", "target met, judged on rolling_12m")
    assert (year.rag, year.rag_reason, year.is_headline) == ("green", "target met", False)


def test_rate_is_per_10_000_and_full_precision():
    placed = [{"child_key": child, "episode_start_date": date(2020, 1, 1)} for child in range(694)]
    people = {
        "mid_year_date": date(2024, 6, 30),
        "area_code": "E10000018",
        "age_from": 0,
        "age_to": 17,
        "area_name": "Leicestershire",
        "population": 147439,
    }
    given("cla_count_rate_10k", "2025-03", "2025-03", {"fact_placement": placed, "fact_population": [people]})
    run.measure("cla_count_rate_10k", "2025-03")
    row = stored("cla_count_rate_10k", "snapshot")["2025-03"]
    assert row.value == Decimal(10_000) * 694 / 147439
    assert (row.numerator, row.denominator, row.display_value) == (694, 147439, "47 per 10,000")
    assert (row.rag, row.rag_reason) == ("grey", "context measure")


def test_an_annual_figure_is_carried_forward_and_marked():
    profiles = [
        {
            "child_key": child,
            "assessment_date": date(2025, 6, 27),
            "is_good_level_of_development": child < 14,
            "assessed_goals": 17,
        }
        for child in range(20)
    ]
    given("gld_pct", "2025-07", "2025-07", {"fact_early_years_profile": profiles})
    with database.transaction() as connection:
        facts.accepted(connection, ["sen2_requests"], "2026-09", "2026-09")
    run.measure("gld_pct", "2026-05")
    found = stored("gld_pct", "annual")
    # told of June, shown until the next is due, and of no month before
    assert list(found) == months.span("2025-06", "2026-05")
    assert {row.value for row in found.values()} == {70}
    assert [month for month, row in found.items() if not row.is_carried_forward] == ["2025-06"]
    assert {row.period_end for row in found.values()} == {date(2025, 6, 30)}


def test_the_headline_has_a_control_chart_over_all_its_months():
    rows = [
        {"request_date": date(2023 + month // 12, month % 12 + 1, 3)}
        for month in range(30)
        for _ in range(10 + month % 2)
    ]
    rows += [{"request_date": date(2025, 6, 3)} for _ in range(20)]
    given("ehcna_requests_received", "2023-01", "2025-06", {"fact_ehc_assessment": rows})
    for month in ("2023-12", "2024-12", "2025-06"):
        run.measure("ehcna_requests_received", month)
    found = stored("ehcna_requests_received", "month")
    june, first = found["2025-06"], found["2023-01"]
    assert (june.spc_points, june.spc_is_trial, june.spc_variation) == (len(found), False, "neither high")
    assert june.spc_rule == "outside the limits"
    # the chart is one: months measured long before have the limits of today
    assert (first.spc_mean, first.spc_upl, first.spc_points) == (june.spc_mean, june.spc_upl, len(found))
    assert first.spc_variation == "common cause"
    assert stored("ehcna_requests_received", "rolling_12m")["2025-06"].spc_mean is None


def test_a_trajectory_is_forecast_to_its_end():
    trajectory = [
        catalogue.Point(month="2026-01", value=Decimal(10)),
        catalogue.Point(month="2026-08", value=Decimal(38)),
    ]
    book = catalogue.load()
    kpi = book.kpi("ehcna_requests_received")
    target = catalogue.Target(trajectory=trajectory, kind="local", comparison="at least", source="a test")
    changed = kpi.model_copy(update={"direction": "higher", "target": target})
    new = book.model_copy(update={"kpis": [changed]})
    # 10 in May 2025, 34 in May 2026
    rows = [
        {"request_date": months.first_day(months.shift("2025-05", by))} for by in range(13) for _ in range(10 + 2 * by)
    ]
    given("ehcna_requests_received", "2025-01", "2026-05", {"fact_ehc_assessment": rows})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "load", lambda: new)
        counts = run.measure("ehcna_requests_received", "2026-05")
    assert counts["forecasts"] == 3
    (last,) = read("select * from kpi.outlook")
    assert (round(last.forecast, 6), last.target, last.target_month) == (40, 38, date(2026, 8, 1))
    assert (last.latest_value, last.outlook, last.made_from) == (34, "on course", 13)
    row = stored("ehcna_requests_received", "month")["2026-03"]
    assert (row.target, row.value, row.rag) == (18, 30, "green")


def test_sql_may_give_nothing_the_catalogue_does_not_declare():
    book = catalogue.load()
    kpi = book.kpi("ehcna_requests_received")
    given(
        "ehcna_requests_received", "2026-05", "2026-05", {"fact_ehc_assessment": [{"request_date": date(2026, 5, 1)}]}
    )
    with database.transaction() as connection:
        fewer = kpi.model_copy(update={"own_breakdowns": {"source": ["parent"]}})
        with pytest.raises(ValueError, match="breakdowns do not declare"):
            query.count(connection, book, fewer, "2026-05", "2026-05")
        more = kpi.model_copy(update={"own_breakdowns": {"colour": ["blue"]}})
        with pytest.raises(ValueError, match="does not give colour"):
            query.count(connection, book, more, "2026-05", "2026-05")


def test_reasons_are_declared():
    book = catalogue.load()
    kpi = book.kpi("ehcp_20wk_pct").model_copy(update={"exclusions": []})
    backwards = [{"request_date": date(2026, 3, 2), "issue_date": date(2026, 3, 1)}]
    given("ehcp_20wk_pct", "2026-03", "2026-03", {"fact_ehc_assessment": backwards})
    with database.transaction() as connection, pytest.raises(ValueError, match="exclusions do not name"):
        query.count(connection, book, kpi, "2026-03", "2026-03")
