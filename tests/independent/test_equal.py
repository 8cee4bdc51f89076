"""Each core KPI of SEND, schools, high needs finance and the early years is the same counted a second time.

Numerator and denominator of kpi.kpi_monthly equal what plain pandas counts in the landed files, exactly. An average's
numerator is a division by seven that PostgreSQL cuts off somewhere: of it a millionth may be missing.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from tests.independent.conftest import COMPARED, LAST, REPLACED
from tests.independent.education import EDUCATION
from tests.independent.files import Files
from tests.independent.finance import FINANCE
from tests.independent.health import HEALTH

# the county takes most of two minutes
pytestmark = pytest.mark.slow

KPIS = {**EDUCATION, **HEALTH, **FINANCE}
# the export of a month tells which plans were in force at its end, and a later one may know better
LAST_EXPORT = [LAST]
PLANS = (
    "ehcp_active_plans",
    "ehcp_annual_review_12m_pct",
    "ehcp_tribunal_appeal_rate_pct",
    "ehcp_mainstream_pct",
    "ehcp_independent_special_pct",
    "ehcp_no_placement_pct",
    "ehcp_out_of_county_pct",
)
OTHER_MONTHS = {
    **dict.fromkeys(PLANS, LAST_EXPORT),
    # few assessments end without a plan
    "ehcna_no_plan_16wk_pct": ["2025-10", "2025-12", "2026-05", "2026-08"],
    # kept from February 2026
    "hnsg_expected_grant_gbp": ["2026-02", "2026-06", "2026-08", REPLACED, LAST],
    # rest on earlier deliveries, the first of which is of August 2025
    "hv_2_5y_pct": ["2026-03", "2026-06", REPLACED, LAST],
    "family_hub_reach_pct": ["2026-07", "2026-08", REPLACED, LAST],
    # told by the census of the next term
    "suspension_rate": ["2025-10", "2026-01", "2026-03", "2026-06"],
    "permanent_exclusion_rate": ["2025-10", "2026-01", "2026-03", "2026-06"],
    # once a year, in summer, and carried forward
    "gld_pct": ["2026-06", "2026-08", REPLACED, LAST],
}
CLOSE = Decimal("1e-6")


def months_of(kpi_id: str) -> list[str]:
    """Months in which the KPI is compared."""
    return OTHER_MONTHS.get(kpi_id, COMPARED)


def pairs() -> Iterator[Any]:
    """Every KPI and month."""
    for kpi_id in KPIS:
        yield from (pytest.param(kpi_id, month, id=f"{kpi_id}-{month}") for month in months_of(kpi_id))


@pytest.fixture(scope="session")
def figures(kpi_rows: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """The pipeline's figures for the KPI's main period, by KPI, month and group."""
    rows = kpi_rows()
    # the main period is that of the headline
    main = rows.loc[rows["is_headline"], ["kpi_id", "period_type"]].drop_duplicates()
    return rows.merge(main).set_index(["kpi_id", "month", "breakdown_type", "breakdown"]).sort_index()


def assert_same(counted: tuple[Any, Any], figures: pd.DataFrame, *group: str) -> None:
    """That the pipeline has the figure and that it is the one counted."""
    assert group in figures.index, "the pipeline has no figure of it"
    row = figures.loc[group]
    for name, expected in zip(("numerator", "denominator"), counted, strict=True):
        found = row[name]
        assert (found is None) == (expected is None), f"{name}: {found}, counted {expected}"
        assert found is None or abs(Decimal(found) - Decimal(expected)) < CLOSE, f"{name}: {found}, counted {expected}"


@pytest.mark.parametrize(("kpi_id", "month"), list(pairs()))
def test_equal(kpi_id: str, month: str, files: Files, figures: pd.DataFrame) -> None:
    assert_same(KPIS[kpi_id](files, month), figures, kpi_id, month, "total", "total")


@pytest.mark.parametrize("kpi_id", list(KPIS))
def test_there_is_something_to_compare(kpi_id: str, files: Files) -> None:
    """Noughts are equal whatever is counted: in one month at least there are events."""
    counted = [KPIS[kpi_id](files, month) for month in months_of(kpi_id)]
    assert any(numerator if denominator is None else denominator for numerator, denominator in counted)


def person_sex(files: Files, rows: pd.DataFrame, number: str) -> "pd.Series[str]":
    """Sex of the children of SEN2 whose council's number a column has; U where the return has none."""
    people = files.latest("sen2_person").drop_duplicates("nativeid").set_index("nativeid")["sex"]
    return rows[number].map(people).fillna("U")


# by KPI, the feed whose rows are split, and their sex
SEXES: dict[str, tuple[str, "Callable[[Files, pd.DataFrame], pd.Series[str]]"]] = {
    "ehcna_requests_received": ("sen2_requests", lambda files, rows: person_sex(files, rows, "nativeid")),
    "ehcp_review_decision_4wk_pct": (
        "ehc_annual_reviews",
        lambda files, rows: person_sex(files, rows, "council_pupil_id"),
    ),
    "hv_nbv_14d_pct": ("health_visitor_reviews", lambda _files, rows: rows["infant_sex"].fillna("U")),
}


@pytest.mark.parametrize("sex", ["F", "M"])
@pytest.mark.parametrize("month", COMPARED)
@pytest.mark.parametrize("kpi_id", list(SEXES))
def test_equal_by_sex(kpi_id: str, month: str, sex: str, files: Files, figures: pd.DataFrame) -> None:
    feed, sex_of = SEXES[kpi_id]
    of_the_sex = files.where(feed, lambda rows: sex_of(files, rows).eq(sex))
    assert_same(KPIS[kpi_id](of_the_sex, month), figures, kpi_id, month, "sex", sex)
