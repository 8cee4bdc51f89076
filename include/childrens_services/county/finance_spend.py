"""Spend behind the High Needs block: by cost centre, with the plans it pays for, and on home to school transport.

Cost centres add up to the block as `finance` has it. The plans are the county's own; their shares by placement type are
those published each January for Leicestershire (`published/ehc_plans_by_placement.csv`), the last one kept. Nothing is
published for the county by cost centre or route, so these are assumed: what a plan costs in one placement type against
another (`COST_OF_A_PLAN`), the services' share, the share of plans with transport, kinds of travel and their cost.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county import published
from childrens_services.county.chance import Dates, days
from childrens_services.months import financial_year_start, first_day, last_day, span

if TYPE_CHECKING:
    from childrens_services.county.world import County


class Centre(NamedTuple):
    """A cost centre of the High Needs block."""

    code: str
    name: str
    placement_type: str


CENTRES = (
    Centre("HN110", "Top-up funding, mainstream schools", "MAINSTREAM"),
    Centre("HN120", "SEN units and resourced provision", "UNIT"),
    Centre("HN130", "Maintained and academy special schools", "SPECIAL"),
    Centre("HN140", "Independent and non-maintained special schools", "INDEPENDENT_SPECIAL"),
    Centre("HN150", "Further education and specialist colleges", "POST16"),
    Centre("HN160", "Alternative provision", "ALTERNATIVE"),
    Centre("HN170", "Education otherwise than at school", "OTHERWISE"),
    Centre("HN190", "SEN support services", "SERVICES"),
)
# pounds a year, one against another; the whole is scaled to the block's spend
COST_OF_A_PLAN = {
    "MAINSTREAM": 7_000,
    "UNIT": 16_000,
    "SPECIAL": 24_000,
    "INDEPENDENT_SPECIAL": 58_000,
    "POST16": 11_000,
    "ALTERNATIVE": 22_000,
    "OTHERWISE": 18_000,
}
SERVICES_SHARE = 0.07
# columns of `published/ehc_plans_by_placement.csv` that each placement type is made of
PUBLISHED_AS = {
    "MAINSTREAM": ["mainstream"],
    "UNIT": ["unit"],
    "SPECIAL": ["special"],
    "INDEPENDENT_SPECIAL": ["independent_special"],
    "POST16": ["post16"],
    "ALTERNATIVE": ["alternative"],
    "OTHERWISE": ["otherwise", "not_known"],
}


class Travel(NamedTuple):
    """A route group: share of the plans (or of pupils) it carries, pupils to a route, pounds a pupil and year."""

    group: str
    share: float
    to_a_route: float
    yearly_cost: int


SEND_TRAVEL = (
    Travel("SEND_TAXI", 0.19, 1.8, 9_800),
    Travel("SEND_MINIBUS", 0.09, 8, 7_200),
    Travel("SEND_MILEAGE", 0.025, 1, 1_900),
    Travel("SEND_PERSONAL_BUDGET", 0.03, 1, 3_900),
)
BUSES = Travel("MAINSTREAM", 0, 42, 1_150)
BUS_PUPILS = 4_600
PRICES_OF, PRICE_GROWTH = 2024, 1.05
# school days by month, January first: what a month costs
SCHOOL_DAYS = np.array([19, 15, 20, 13, 19, 20, 9, 0, 21, 18, 20, 15])


def high_needs(county: "County", monitor: pd.DataFrame, months: list[str]) -> pd.DataFrame:
    """One row per month and cost centre; `monitor` has the block's figures for the months."""
    block = monitor[monitor["block"] == "High needs"].set_index("month")
    plans = active_plans(county, months)
    april = active_plans(county, [financial_year_start(month) for month in months])
    shares, budget_shares = _shares(plans), _shares(april)
    parts = []
    for row, month in enumerate(months):
        start = pd.Timestamp(first_day(month))
        whole = block.loc[start]
        part = pd.DataFrame(CENTRES).rename(columns={"code": "cost_centre", "name": "cost_centre_name"})
        part["month"] = start
        part["budget_gbp"] = _split(whole["budget_gbp"], budget_shares[row])
        part["actual_to_date_gbp"] = _split(whole["actual_to_date_gbp"], shares[row])
        part["forecast_outturn_gbp"] = _split(whole["forecast_outturn_gbp"], shares[row])
        part["active_plans"] = pd.array([*plans[row], None], dtype="Int64")
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def active_plans(county: "County", months: list[str]) -> npt.NDArray[np.int64]:
    """Plans maintained at the end of each month: a row per month, a column per placement type but SERVICES."""
    ends = days([last_day(month) for month in months])
    counts = _open(county.sen.plans, ends)
    return np.stack([published.share_out(int(n), row) for n, row in zip(counts, _by_placement(ends), strict=True)])


def transport(county: "County", months: list[str]) -> pd.DataFrame:
    """One row per month and route group, with the cost since April."""
    whole = span(financial_year_start(months[0]), months[-1])
    plans = active_plans(county, whole).sum(axis=1)
    parts = [_route_group(whole, travel, np.round(plans * travel.share)) for travel in SEND_TRAVEL]
    parts.append(_route_group(whole, BUSES, np.full(len(whole), county.scaled(BUS_PUPILS))))
    made = pd.concat(parts, ignore_index=True).sort_values(["month", "route_group"], ignore_index=True)
    return made[made["month"] >= pd.Timestamp(first_day(months[0]))].reset_index(drop=True)


def _open(plans: pd.DataFrame, ends: Dates) -> npt.NDArray[np.int64]:
    """How many plans are open at each of the dates."""
    start, ceased = np.sort(days(plans["start"])), days(plans["ceased"])
    ceased = np.sort(ceased[~np.isnat(ceased)])
    return np.searchsorted(start, ends, side="right") - np.searchsorted(ceased, ends, side="right")


def _by_placement(dates: Dates) -> npt.NDArray[np.float64]:
    """Shares of the plans by placement type at each date: straight lines between the Januaries published."""
    table = published.table("ehc_plans_by_placement")
    at = days([f"{year}-01-15" for year in table["january"]]).astype(np.int64)
    shares = [table[PUBLISHED_AS[centre.placement_type]].sum(axis=1) / table["plans"] for centre in CENTRES[:-1]]
    return np.stack([np.interp(dates.astype(np.int64), at, share) for share in shares], axis=1)


def _shares(plans: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Of the block's spend, by month and cost centre."""
    weights = plans * np.array([COST_OF_A_PLAN[centre.placement_type] for centre in CENTRES[:-1]], dtype=float)
    weights[weights.sum(axis=1) == 0] = 1
    parts = weights / weights.sum(axis=1, keepdims=True) * (1 - SERVICES_SHARE)
    return np.column_stack([parts, np.full(len(plans), SERVICES_SHARE)])


def _split(amount: Any, shares: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """The amount in whole pounds by share, adding up to it."""
    bounds = np.round(np.concatenate([[0.0], np.cumsum(shares)]) * float(amount)).astype(np.int64)
    bounds[-1] = int(amount)
    return np.diff(bounds)


def _route_group(months: list[str], travel: Travel, pupils: npt.NDArray[np.float64]) -> pd.DataFrame:
    starts = pd.to_datetime([first_day(month) for month in months])
    years = np.array([int(financial_year_start(month)[:4]) for month in months])
    yearly = travel.yearly_cost * PRICE_GROWTH ** (years - PRICES_OF)
    cost = np.round(pupils * yearly * SCHOOL_DAYS[starts.month - 1] / SCHOOL_DAYS.sum()).astype(np.int64)
    frame = pd.DataFrame(
        {
            "month": starts,
            "route_group": travel.group,
            "routes": np.ceil(pupils / travel.to_a_route).astype(np.int64),
            "pupils": pupils.astype(np.int64),
            "cost_gbp": cost,
        }
    )
    by_year = frame.groupby(years)
    frame["cost_to_date_gbp"] = by_year["cost_gbp"].cumsum()
    # set in April for the pupils there are then
    frame["budget_gbp"] = np.round(by_year["pupils"].transform("first") * yearly, -3).astype(np.int64)
    return frame
