"""The published copy, the views and the scorecard, from measured facts."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from childrens_services import database
from childrens_services.measure import catalogue
from childrens_services.measure.run import measure
from childrens_services.publish import published, scorecard, suppression, views
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


def published_rows(condition: str) -> dict[tuple[str, str, str], Any]:
    found = rows(f"select * from published.kpi_monthly where kpi_id = 'ehcp_20wk_pct' and {condition}")
    return {(f"{row.month:%m}", row.period_type, row.breakdown): row for row in found}


def test_small_numbers_are_hidden_with_all_that_would_tell_them():
    measured()
    published.publish("2026-05")
    found = published_rows("month >= '2026-03-01' and breakdown_type = 'total'")
    march, april, may = (found[month, "month", "total"] for month in ("03", "04", "05"))
    assert (march.numerator, march.value, march.display_value, march.rag) == (None, None, "c", "grey")
    assert (march.is_suppressed, march.suppression_reason) == (True, suppression.PUBLISHED)
    # how many plans there were tells of nobody; how many were in time would, were it 4 or 6
    assert march.denominator == 20
    assert (may.value, may.display_value, may.is_suppressed) == (None, "z", False)
    # the three months to April had ten, of which April's six would leave March's four
    assert found["04", "rolling_3m", "total"].numerator is None or april.numerator is None


def test_every_figure_is_published_and_marked_where_it_was_made():
    measured()
    published.publish("2026-05")
    (same,) = rows(
        "select count(*) as every, count(shown.kpi_id) as shown,"
        " count(*) filter (where figure.is_suppressed = shown.is_suppressed) as marked,"
        " count(*) filter (where figure.suppression_reason = 'numerator of 1 to 5') as small"
        " from kpi.kpi_monthly as figure left join published.kpi_monthly as shown"
        " using (kpi_id, month, period_type, breakdown_type, breakdown)"
    )
    assert same.every == same.shown == same.marked > 0
    assert same.small > 0
    # the copy says of all alike why they are withheld
    reasons = rows("select distinct is_suppressed, suppression_reason from published.kpi_monthly order by 1")
    assert [tuple(each) for each in reasons] == [(False, None), (True, suppression.PUBLISHED)]
    assert rows("select 1 from published.kpi_monthly where unit = 'GBP' and value is not null")
    assert not rows("select 1 from published.kpi_monthly where unit = 'GBP' and is_suppressed")


def test_values_have_the_decimals_shown():
    measured()
    published.publish("2026-05")
    shown = rows(
        "select value, display_value from published.kpi_monthly"
        " where unit in ('percent', 'weeks') and value is not null"
    )
    assert shown
    assert all(row.display_value == "k" or row.display_value.startswith(str(row.value)) for row in shown)


def test_no_colour_tells_of_a_hidden_figure():
    measured()
    published.publish("2026-05")
    assert {row.rag for row in rows("select rag from published.kpi_monthly where is_suppressed")} == {"grey"}


def test_publishing_again_changes_nothing():
    measured()
    first, second = published.publish("2026-05"), published.publish("2026-05")
    assert first["inserted"] > 0
    assert first["suppressed"] == second["suppressed"] > 0
    assert first["exposed"] == second["exposed"] == 0
    assert (second["inserted"], second["deleted"]) == (0, 0)


def test_what_is_gone_goes():
    measured()
    published.publish("2026-05")
    with database.transaction() as connection:
        connection.execute(text("delete from kpi.kpi_monthly where kpi_id = 'ehcp_20wk_pct'"))
    assert published.publish("2026-05")["deleted"] > 0
    assert not published_rows("true")


def test_a_secret_that_is_out_is_told_to_the_owner(caplog: pytest.LogCaptureFixture):
    measured()
    with database.transaction() as connection:
        # an earlier copy, made before there was disclosure control
        connection.execute(text(EARLIER_COPY))
    assert published.publish("2026-05")["exposed"] > 0
    assert "no longer secret" in caplog.text


EARLIER_COPY = """
    insert into published.kpi_monthly (
        local_authority_code, kpi_id, month, period_type, breakdown_type, breakdown, is_headline, title, programme,
        period_start, period_end, numerator, denominator, value, display_value, unit, rag, is_provisional,
        is_carried_forward, is_suppressed
    )
    select
        local_authority_code, kpi_id, month, period_type, breakdown_type, breakdown, is_headline, title, programme,
        period_start, period_end, numerator, denominator, value, display_value, unit, rag, is_provisional,
        is_carried_forward, false
    from kpi.kpi_monthly
"""


def test_views_read_well_and_may_be_made_again():
    measured()
    with database.transaction() as connection:
        assert views.create(connection) == views.create(connection)
    (april,) = rows("select * from kpi.send_timeliness where month = '2026-04-01'")
    assert (april.of_which_within_20_weeks, april.plans_issued_without_exception) == (6, 20)
    assert (float(april.within_20_weeks_pct), april.within_20_weeks_rag) == (30.0, "red")
    (may,) = rows("select * from kpi.high_needs_finance where month = '2026-05-01'")
    assert may.forecast_balance_gbp == may.high_needs_balance_gbp == -45000000
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
