"""Referrals of years to March, by the months of the official table (c6): re-referrals, and no further action."""

from collections.abc import Iterable
from decimal import Decimal

import numpy as np
import pandas as pd

from tests.published import figures
from tests.published.days import months_of_year, spread
from tests.published.figures import Figure
from tests.published.pipeline import TOTAL, Pipeline, Result

RE_REFERRED, NO_ACTION, MONTHLY = "re_referral_12m_pct", "referral_nfa_pct", "referrals_month_sum"
KPIS = (RE_REFERRED, NO_ACTION, MONTHLY)
KPI = "re_referral_12m_pct"
NAMES = [
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "January",
    "February",
    "March",
]


def run(pipeline: Pipeline, wanted: Iterable[Figure]) -> None:
    """Deliver the referrals of the years of these figures, and measure what the figures are of."""
    by_year: dict[int, list[Figure]] = {}
    for figure in wanted:
        by_year.setdefault(figure.year, []).append(figure)
    frame = pd.concat([_referrals(year, each) for year, each in sorted(by_year.items())], ignore_index=True)
    frame["cine_referral_id"] = "R" + frame.index.astype(str)
    pipeline.deliver("ssd_cin_episodes", f"{max(by_year)}-03", frame)
    monthly = {figure.year for each in by_year.values() for figure in each if figure.kpi == MONTHLY}
    pipeline.measure({KPI: [month for year in by_year for month in _measured(year, is_monthly=year in monthly)]})


def find(pipeline: Pipeline, figure: Figure) -> Result:
    """Where the figure is."""
    if figure.kpi == MONTHLY:
        return _twelve_months(pipeline, figure)
    group = ("variant", "no further action") if figure.kpi == NO_ACTION else TOTAL
    return pipeline.figure(KPI, f"{figure.year}-03", "rolling_12m", group)


def _twelve_months(pipeline: Pipeline, figure: Figure) -> Result:
    """The sum of twelve months, each as the official table has it: there is no KPI that counts referrals alone."""
    counts = [pipeline.figure(KPI, month, "month").denominator for month in months_of_year(figure.year)]
    assert counts == _official(figure.area, figure.year)
    total = sum((count for count in counts if count is not None), Decimal(0))
    assert total == pipeline.figure(KPI, f"{figure.year}-03", "rolling_12m").denominator
    return Result(total, figure.denominator, total)


def _measured(year: int, *, is_monthly: bool) -> list[str]:
    return months_of_year(year) if is_monthly else [f"{year}-03"]


def _official(area: str, year: int) -> list[int]:
    """Referrals of each month of the year, April first; empty where the table has none of the area."""
    for row in figures.table("cin/c6_children_in_need_referrals_by_month_2013_to_2024.csv"):
        if (row["la_name"] or row["country_name"], row["region_name"], row["time_period"]) in (
            (area, "", str(year)),
            (area, "East Midlands", str(year)),
        ):
            return [int(row[name]) for name in NAMES]
    return []


def _referrals(year: int, wanted: list[Figure]) -> pd.DataFrame:
    """The year's referrals: the last are of children who had one of the first in the year, so within 12 months."""
    of = {figure.kpi: figure for figure in wanted}
    total = max(figure.count if figure.kpi == MONTHLY else figure.total for figure in wanted)
    repeated = of[RE_REFERRED].count if RE_REFERRED in of else 0
    nothing = of[NO_ACTION].count if NO_ACTION in of else 0
    days = _days(wanted[0].area, year, total)
    child = np.arange(total)
    child[total - repeated :] = np.arange(repeated)
    return pd.DataFrame(
        {
            "cine_person_id": np.char.add(f"C{year}-", child.astype(str)),
            "cine_referral_date": days,
            "cine_referral_source_code": "6",
            "cine_cin_primary_need_code": "N1",
            "cine_referral_nfa": np.where(np.arange(total) < nothing, "Y", "N"),
            # closed the same day: whoever comes again is referred again
            "cine_close_date": days,
            "cine_close_reason": "RC8",
        }
    )


def _days(area: str, year: int, total: int) -> pd.DatetimeIndex:
    """Days of the referrals in order: as many in each month as the official table has, where it adds up."""
    counts = _official(area, year)
    if sum(counts) != total:
        return spread(total, f"{year - 1}-04-01", f"{year}-03-31")
    days = [
        spread(count, f"{month}-01", f"{month}-28") for month, count in zip(months_of_year(year), counts, strict=True)
    ]
    return pd.DatetimeIndex(np.concatenate(days))
