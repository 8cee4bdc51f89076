"""What placements in the council's own children's homes save against places bought elsewhere.

The plan is the council's: £2 million in four years from April 2026, taken as flat. Weekly costs are assumed: bought
places average £6,600 in 2025/26 (the National Audit Office reports near £318,000 a year for 2023/24 in England), own
ones a tenth less (each home its own price), which with some 20 children in them keeps near the plan.
"""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import stream
from childrens_services.county.delivery import Period
from childrens_services.months import first_day, shift

if TYPE_CHECKING:
    from childrens_services.county.world import County

FROM = "2026-04"
PLAN, PLAN_MONTHS = 2_000_000, 48
FIRST_YEAR = 2025
CHILDRENS_HOME = "K2"
# pounds a week in the year 2025/26, how far single placements spread (log), and growth a year
EXTERNAL_WEEKLY, SPREAD, GROWTH = 6_600, 0.25, 1.04
LOCAL_SHARE, LOCAL_SPREAD = 0.90, 0.02
PROVIDERS = {"PR1": "Leicestershire County Council", "PR2": "Other council", "PR4": "Private", "PR5": "Voluntary"}


def plan(county: "County") -> pd.DataFrame:
    """One row per month of the plan: month, planned_saving_gbp, planned_cumulative_gbp."""
    cumulative = np.round(county.scaled(PLAN) * np.arange(PLAN_MONTHS + 1) / PLAN_MONTHS).astype(int)
    months = [pd.Timestamp(first_day(shift(FROM, number))) for number in range(PLAN_MONTHS)]
    return pd.DataFrame(
        {"month": months, "planned_saving_gbp": np.diff(cumulative), "planned_cumulative_gbp": cumulative[1:]}
    )


def placements(county: "County", period: Period) -> pd.DataFrame:
    """One row per placement in a children's home and financial year, as known at the end of the period."""
    rows = _placements(county)
    last = period.end.year - (period.end.month < 4)
    parts = []
    comparator = float("nan")
    for year in range(FIRST_YEAR, last + 1):
        part = _open_in(rows, year).assign(financial_year=f"{year}/{(year + 1) % 100:02d}")
        growth = GROWTH ** (year - FIRST_YEAR)
        is_local = part["placement_kind"] == "LOCAL"
        part["weekly_cost_gbp"] = (part["base_cost"] * growth).round()
        part["comparator_weekly_cost_gbp"] = np.where(is_local, comparator, np.nan)
        # the average of the whole year, which is over by the time it is compared with
        comparator = _average(part, growth)
        parts.append(part[~is_local] if year == FIRST_YEAR else part)
    found = pd.concat(parts, ignore_index=True)
    found = found[found["start_date"] <= period.end]
    found["end_date"] = found["end_date"].mask(found["end_date"] > period.end)
    return found.reset_index(drop=True)


def _placements(county: "County") -> pd.DataFrame:
    """Placements in children's homes in order of their start, each with its weekly cost at 2025/26 prices."""
    rows = county.care.placements
    rows = rows[rows["type"] == CHILDRENS_HOME].sort_values(["start", "child"], kind="stable", ignore_index=True)
    rng = stream(county.seed, "residential savings")
    homes = dict(
        zip(county.homes["urn"], LOCAL_SHARE + LOCAL_SPREAD * rng.standard_normal(len(county.homes)), strict=True)
    )
    is_local = rows["urn"].isin(list(homes)).to_numpy()
    external = np.exp(SPREAD * rng.standard_normal(len(rows)) - SPREAD**2 / 2)
    local = rows["urn"].map(homes).to_numpy(dtype=float)
    return pd.DataFrame(
        {
            "placement_ref": [f"RS{number:05d}" for number in range(1, len(rows) + 1)],
            "placement_kind": np.where(is_local, "LOCAL", "EXTERNAL"),
            "home_urn": rows["urn"].where(rows["urn"] != ""),
            "provider": rows["provider"].map(PROVIDERS).fillna("Other"),
            "start_date": rows["start"],
            "end_date": rows["end"],
            "base_cost": EXTERNAL_WEEKLY * np.where(is_local, local, external),
        }
    )


def _open_in(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    first, last = pd.Timestamp(f"{year}-04-01"), pd.Timestamp(f"{year + 1}-03-31")
    return rows[(rows["start_date"] <= last) & ~(rows["end_date"] < first)].copy()


def _average(part: pd.DataFrame, growth: float) -> float:
    costs = part.loc[part["placement_kind"] == "EXTERNAL", "weekly_cost_gbp"]
    return round(float(costs.mean()), 2) if len(costs) else round(EXTERNAL_WEEKLY * growth, 2)
