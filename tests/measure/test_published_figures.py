"""Round trip: records made so that their sums equal a published table must give the published value."""

import csv
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from childrens_services import database
from childrens_services.measure import catalogue, run
from childrens_services.publish.display import rounded

from tests.measure import facts

ISSUED, ASKED = date(2024, 6, 28), date(2024, 1, 1)
DAY = date(2025, 3, 31)


def figure(shared: Path, kpi: str, period: str) -> tuple[int, int, Decimal]:
    """Leicestershire's published numerator, denominator and value."""
    with (shared / "published" / "published_figures.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            if (row["kpi"], row["area"], row["period"]) == (kpi, "Leicestershire", period):
                return int(float(row["numerator"])), int(float(row["denominator"])), Decimal(row["published"])
    raise LookupError(f"no published {kpi} for {period}")


def measured(kpi_id: str, month: str, rows: dict[str, list[dict[str, Any]]]) -> dict[str, tuple[Any, Any, Decimal]]:
    """Numerator, denominator and the value as shown, by breakdown."""
    kpi = catalogue.load().kpi(kpi_id)
    with database.transaction() as connection:
        facts.load(connection, rows)
        counted = run.counts_by_group(connection, kpi, [month])
    values = {group[1]: (row, run.value(kpi, row)) for (_, group), row in counted.items()}
    return {
        name: (row.numerator, row.denominator, rounded(value, kpi.decimals))
        for name, (row, value) in values.items()
        if value is not None
    }


def plans(within: int, late: int, *, is_exception: bool = False) -> list[dict[str, Any]]:
    asked = [ISSUED - timedelta(days=140)] * within + [ISSUED - timedelta(days=141)] * late
    return [{"request_date": each, "issue_date": ISSUED, "is_exception": is_exception} for each in asked]


@pytest.mark.parametrize("year", ["2019", "2021", "2022", "2023", "2024"])
@pytest.mark.usefixtures("warehouse")
def test_plans_in_20_weeks(shared: Path, year: str):
    within, issued, value = figure(shared, "ehcp_20wk_all_pct", year)
    found = measured("ehcp_20wk_pct", "2024-06", {"fact_ehc_assessment": plans(within, issued - within)})
    assert found["total"] == found["including exceptions"] == (within, issued, value)


@pytest.mark.usefixtures("warehouse")
def test_plans_in_20_weeks_with_and_without_exceptions(shared: Path):
    within, issued, value = figure(shared, "ehcp_20wk_excl_exceptions_pct", "2022")
    all_within, all_issued, all_value = figure(shared, "ehcp_20wk_all_pct", "2022")
    excepted = plans(all_within - within, all_issued - issued - (all_within - within), is_exception=True)
    found = measured("ehcp_20wk_pct", "2024-06", {"fact_ehc_assessment": plans(within, issued - within) + excepted})
    assert found["total"] == (within, issued, value)
    assert found["including exceptions"] == (all_within, all_issued, all_value)


@pytest.mark.parametrize("year", ["2016", "2018", "2022", "2023", "2024"])
@pytest.mark.usefixtures("warehouse")
def test_assessments_in_45_working_days(shared: Path, year: str):
    within, completed, value = figure(shared, "assessment_45wd_pct", year)
    days = [45] * within + [46] * (completed - within)
    rows = [{"start_date": ASKED, "authorised_date": ISSUED, "duration_working_days": each} for each in days]
    assert measured("assessment_45wd_pct", "2024-06", {"fact_assessment": rows})["total"] == (within, completed, value)


@pytest.mark.parametrize("year", ["2019", "2022", "2023", "2025"])
@pytest.mark.usefixtures("warehouse")
def test_re_referrals(shared: Path, year: str):
    repeated, received, value = figure(shared, "re_referral_12m_pct", year)
    # the referral before was a year ago to the day, so it is itself in none of the 12 months
    now = [{"child_key": child, "referral_date": DAY} for child in range(received)]
    before = [{"child_key": child, "referral_date": DAY.replace(year=2024)} for child in range(repeated)]
    found = measured("re_referral_12m_pct", "2025-03", {"fact_referral": now + before})
    assert found["total"] == found["rolling 12 months"] == (repeated, received, value)


@pytest.mark.parametrize("year", ["2023", "2024"])
@pytest.mark.usefixtures("warehouse")
def test_children_looked_after(shared: Path, year: str):
    children, population, value = figure(shared, "cla_rate_10k", year)
    placed = [{"child_key": child, "episode_start_date": ASKED} for child in range(children)]
    people = {"indicator_id": "population_0_17", "area_code": "E10000018", "period_end": ASKED, "value": population}
    found = measured("cla_count_rate_10k", "2025-03", {"fact_placement": placed, "fact_published_figure": [people]})
    assert found["total"] == (children, population, value)


@pytest.mark.parametrize("year", ["2022", "2023", "2024"])
@pytest.mark.usefixtures("warehouse")
def test_three_placements(shared: Path, year: str):
    moved, children, value = figure(shared, "cla_3plus_placements_pct", year)
    starts = (date(2024, 1, 1), date(2024, 6, 1), date(2024, 9, 1))
    ends = (*starts[1:], None)
    stays = [
        {"child_key": child, "episode_start_date": start, "episode_end_date": end}
        for child in range(moved)
        for start, end in zip(starts, ends, strict=True)
    ]
    still = [{"child_key": child, "episode_start_date": starts[0]} for child in range(moved, children)]
    found = measured("cla_3plus_placements_pct", "2025-03", {"fact_placement": stays + still})
    assert found["total"] == (moved, children, value)
