"""The social care rows of kpi.kpi_monthly equal the figures counted from the files by themselves, month by month."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from childrens_services import months
from childrens_services.measure import catalogue

from tests.independent import social_care
from tests.independent.files import Files
from tests.independent.social_care import Answer, Kpi

# a county of its own takes a minute or more
pytestmark = pytest.mark.slow

MONTHS = months.span("2025-10", "2026-10")
# all but long-term stability, which rests on returns of more years: test_equal_long_term
NAMES = [
    "csa_assessment_factor_count",
    "csa_cpp_share_pct",
    "strategy_discussion_three_agency_pct",
    "csa_safety_plan_5wd_pct",
    "jtai_actions_on_track_pct",
    "referral_decision_1wd_pct",
    "re_referral_12m_pct",
    "assessment_45wd_pct",
    "icpc_15wd_pct",
    "cpp_repeat_pct",
    "cpp_2yr_plus_pct",
    "cpp_reviews_in_time_pct",
    "s47_rate_10k",
    "family_help_starts",
    "family_help_closed_needs_met_pct",
    "family_help_stepup_12m_pct",
    "cla_started_rate_10k",
    "mact_secondments_filled_pct",
    "cla_count_rate_10k",
    "cla_3plus_placements_pct",
    "cla_20miles_outside_pct",
    "cla_local_pct",
    "residential_homes_open",
    "residential_homes_good_pct",
    "residential_savings_gbp",
    "cla_iha_20wd_pct",
    "cla_health_checks_pct",
    "cla_missing_rhi_72h_pct",
    "care_leavers_eet_pct",
    "care_leavers_suitable_accom_pct",
    "foster_households_net",
    "foster_places_filled_pct",
    "foster_retention_pct",
]
KPIS: dict[str, Kpi] = {name: getattr(social_care, name) for name in NAMES}
BY_SEX: dict[str, Callable[[Files, str], pd.DataFrame]] = {
    "re_referral_12m_pct": social_care.re_referrals,
    "assessment_45wd_pct": social_care.assessments,
    "cpp_2yr_plus_pct": social_care.long_plans,
}
VARIANTS: dict[tuple[str, str], Kpi] = {
    ("cla_health_checks_pct", "dental check"): social_care.cla_dental_checks_pct,
    ("cla_health_checks_pct", "immunised"): social_care.cla_immunised_pct,
}
# of these the first months are not known: their 12 months begin before the first return, or the record of leavers
INCOMPLETE = {
    "cla_3plus_placements_pct",
    "cla_health_checks_pct",
    "care_leavers_eet_pct",
    "care_leavers_suitable_accom_pct",
}
Rows = Callable[[], pd.DataFrame]
PARTS_OF_A_PENNY = Decimal("0.000001")


def told(kpi_rows: Rows, kpi: str, month: str, breakdown_type: str = "total") -> pd.DataFrame:
    """The rows of the month and the KPI's main period that say something: `x` says that the figure is not known."""
    rows, period = kpi_rows(), catalogue.load().kpi(kpi).main_period
    of_kpi = (rows["kpi_id"] == kpi) & (rows["period_type"] == period)
    of_kpi &= (rows["month"] == month) & (rows["breakdown_type"] == breakdown_type)
    return rows[of_kpi & (rows["display_value"] != "x")]


def numbers(row: Any) -> Answer:
    """Numerator and denominator of a row."""
    return exact(row["numerator"]), exact(row["denominator"])


def exact(number: Any) -> Decimal | None:
    """As both sides can be compared: the last digits of a division are rounded away."""
    return None if pd.isna(number) else Decimal(number).quantize(PARTS_OF_A_PENNY)


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("kpi", NAMES)
def test_total_is_what_the_files_give(files: Files, kpi_rows: Rows, kpi: str, month: str) -> None:
    rows = told(kpi_rows, kpi, month)
    if rows.empty and kpi in INCOMPLETE:
        pytest.skip("not known for this month")
    assert len(rows) == 1
    numerator, denominator = KPIS[kpi](files, month)
    assert numbers(rows.iloc[0]) == (exact(numerator), exact(denominator))


@pytest.mark.parametrize("kpi", NAMES)
def test_last_month_is_measured_and_some_month_has_events(files: Files, kpi_rows: Rows, kpi: str) -> None:
    """Else the test above says nothing."""
    assert len(told(kpi_rows, kpi, MONTHS[-1])) == 1
    measured = [month for month in MONTHS if len(told(kpi_rows, kpi, month))]
    answers = [KPIS[kpi](files, month) for month in measured]
    assert any(numerator if denominator is None else denominator for numerator, denominator in answers)


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize(("kpi", "variant"), VARIANTS)
def test_variant_is_what_the_files_give(files: Files, kpi_rows: Rows, kpi: str, variant: str, month: str) -> None:
    rows = told(kpi_rows, kpi, month, "variant")
    rows = rows[rows["breakdown"] == variant]
    if rows.empty:
        pytest.skip("not known for this month")
    assert numbers(rows.iloc[0]) == tuple(map(exact, VARIANTS[kpi, variant](files, month)))


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("kpi", BY_SEX)
def test_sexes_are_what_the_files_give(files: Files, kpi_rows: Rows, kpi: str, month: str) -> None:
    rows = told(kpi_rows, kpi, month, "sex")
    found = {row["breakdown"]: numbers(row) for _, row in rows.iterrows() if row["denominator"]}
    counted = BY_SEX[kpi](files, month)
    counted["sex"] = social_care.sex(files, counted["person"])
    expected = {sex: tuple(map(exact, social_care.share(part))) for sex, part in counted.groupby("sex")["part"]}
    assert found == expected


@pytest.mark.parametrize("kpi", BY_SEX)
def test_both_sexes_are_compared(files: Files, kpi: str) -> None:
    people = pd.concat([BY_SEX[kpi](files, month) for month in MONTHS])["person"]
    assert {"F", "M"} <= {*social_care.sex(files, people)}
