"""The published copy, the views and the scorecard, from measured facts."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from childrens_services import database
from childrens_services.measure import catalogue
from childrens_services.measure.run import measure
from childrens_services.publish import published, scorecard, views
from rich.console import Console
from sqlalchemy import text

from tests.measure import facts

pytestmark = pytest.mark.usefixtures("warehouse")
MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 1)


def plans(issued: date, within: int, late: int) -> list[dict[str, Any]]:
    days = [140] * within + [141] * late
    return [{"request_date": issued - timedelta(days=each), "issue_date": issued} for each in days]


def measured() -> None:
    """March with 4 of 20 plans in time, April with 6 of 20, May with none."""
    with database.transaction() as connection:
        feeds = ["sen2_requests", "sen2_assessment", "high_needs_monitor"]
        facts.accepted(connection, feeds, "2026-03", "2026-05")
        balance = {"month": date(2026, 5, 1), "block_code": "HIGH_NEEDS", "forecast_balance_gbp": -45000000}
        facts.load(
            connection,
            {
                "fact_ehc_assessment": [*plans(MARCH, 4, 16), *plans(APRIL, 6, 14)],
                "fact_high_needs_monitor": [balance],
            },
        )
    for kpi_id in ("ehcp_20wk_pct", "ehcp_avg_weeks_to_issue", "dsg_cumulative_deficit_gbp"):
        measure(kpi_id, "2026-05")


def rows(query: str) -> list[Any]:
    with database.transaction() as connection:
        return list(connection.execute(text(query)))


def test_small_numbers_are_hidden_with_all_that_would_tell_them():
    measured()
    published.publish("2026-05")
    march, april, may = rows(
        "select * from published.kpi_monthly where kpi_id = 'ehcp_20wk_pct' and month >= '2026-03-01' order by month"
    )
    assert (march.numerator, march.denominator, march.value, march.display_value) == (None, None, None, "c")
    assert (march.rag, march.is_suppressed, march.suppression_reason) == ("grey", True, "numerator of 1 to 5")
    assert (april.numerator, april.denominator, april.display_value, april.rag) == (6, 20, "30.0%", "red")
    assert (may.value, may.display_value, may.is_suppressed) == (None, "z", False)


def test_publishing_again_changes_nothing():
    measured()
    first, second = published.publish("2026-05"), published.publish("2026-05")
    assert first["inserted"] > 0
    assert first["suppressed"] == 1
    assert (second["inserted"], second["deleted"]) == (0, 0)


def test_only_totals_of_the_window_are_published_and_what_is_gone_goes():
    measured()
    published.publish("2026-05")
    assert rows("select min(month), max(month) from published.kpi_monthly") == [(date(2025, 5, 1), date(2026, 5, 1))]
    with database.transaction() as connection:
        connection.execute(text("delete from kpi.kpi_monthly where kpi_id = 'ehcp_20wk_pct'"))
    assert published.publish("2026-05")["deleted"] == 13
    assert not rows("select 1 from published.kpi_monthly where kpi_id = 'ehcp_20wk_pct'")


def test_views_read_well_and_may_be_made_again():
    measured()
    with database.transaction() as connection:
        assert views.create(connection) == views.create(connection)
    (april,) = rows("select * from kpi.send_timeliness where month = '2026-04-01'")
    assert (april.of_which_within_20_weeks, april.plans_issued_without_exception) == (6, 20)
    assert (float(april.within_20_weeks_pct), april.within_20_weeks_rag) == (30.0, "red")
    (may,) = rows("select * from kpi.high_needs_finance where month = '2026-05-01'")
    assert may.forecast_balance_gbp == may.high_needs_balance_gbp == -45000000
    assert may.schools_balance_gbp is None
    for view in (*catalogue.load().programmes, "scorecard"):
        assert isinstance(rows(f"select * from kpi.{view}"), list)


def test_scorecard_has_every_kpi_and_its_latest_month():
    measured()
    with database.transaction() as connection:
        latest = {row["kpi_id"]: row for row in scorecard.scorecard(connection)}
        april = {row["kpi_id"]: row for row in scorecard.scorecard(connection, "2026-04")}
    assert list(latest) == catalogue.kpi_ids()
    assert (latest["ehcp_20wk_pct"]["month"], latest["ehcp_20wk_pct"]["rag"]) == ("2026-05", "grey")
    plans_in_april = april["ehcp_20wk_pct"]
    assert (plans_in_april["value"], plans_in_april["target"], plans_in_april["rag"]) == ("30.0%", "> 95.0%", "red")
    assert april["ehcp_avg_weeks_to_issue"]["target"] == "< 18.0 weeks"
    assert latest["dsg_cumulative_deficit_gbp"]["value"] == "-£45,000,000"
    assert latest["hv_nbv_14d_pct"]["month"] == ""


def test_scorecard_reads_as_words():
    measured()
    with database.transaction() as connection:
        table = scorecard.render(scorecard.scorecard(connection, "2026-04"))
    console = Console(width=160, file=io.StringIO())
    console.print(table)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "30.0%" in shown
    assert "red" in shown
    assert "not measured" in shown
