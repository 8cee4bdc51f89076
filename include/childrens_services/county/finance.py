"""The Dedicated Schools Grant: the monthly monitor and the tracker of the High Needs Stability Grant, in pounds.

Published and given back exactly at size 1: the grant's allocations 2019/20 to 2023/24, and the balance as a share of
income at the end of 2019/20, 2020/21 and 2021/22 (`published/dedicated_schools_grant.csv`). From the council's own
statements, which no statistic confirms: an in-year high needs deficit of £45 million in 2025/26. Assumed: allocations
of other years grow as between the nearest published ones; the balance goes in a straight line from March 2022 to March
2025 and another £40 million down in 2026/27; shares of the blocks; only high needs is overspent; what is not eligible
for the grant, and when the reform plan was sent, approved and paid for.

Money scales with the county's size.
"""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county import finance_spend, published, residential_savings
from childrens_services.county.chance import HISTORY_FROM
from childrens_services.county.delivery import Csv, Delivery, Period, Sheet
from childrens_services.months import financial_year_start, first_day, span

if TYPE_CHECKING:
    from childrens_services.county.world import County

FIRST_YEAR, LAST_YEAR = 2018, 2026
# pounds at 31 March of years by which they began; 2018 and from 2024 on not published
BALANCES: dict[int, float] = {
    2017: 1_000_000,
    2018: 1_000_000,
    2024: -45_000_000,
    2025: -90_000_000,
    2026: -130_000_000,
}
# blocks that keep to their budgets: what they brought forward, in all years
OTHER_BLOCKS = {"Schools": 600_000, "Early years": 350_000, "Central": 50_000}
# share of the allocation by the year it began; schools have the rest
SHARES: dict[str, tuple[tuple[int, float], ...]] = {
    "High needs": ((2018, 0.135), (2026, 0.18)),
    "Early years": ((2018, 0.075), (2023, 0.075), (2026, 0.135)),
    "Central": ((2018, 0.008), (2026, 0.006)),
}
# share of the year's overspend that the forecast of April already shows
SEEN_IN_APRIL = 0.7

# the stability grant: announced on 9 February 2026
GRANT_FROM = "2026-02"
GRANT_SHARE = 0.9
INELIGIBLE = 1_200_000
SUBMITTED, APPROVED, RECEIVED = map(pd.Timestamp, ("2026-06-26", "2026-09-21", "2026-11-27"))


@cache
def allocations() -> dict[int, float]:
    """The grant of each year (by the calendar year it begins in), pounds at full size."""
    found = _published("allocation_gbp")
    first, last = min(found), max(found)
    before, after = found[first + 1] / found[first], found[last] / found[last - 1]
    for year in range(first - 1, FIRST_YEAR - 1, -1):
        found[year] = found[year + 1] / before
    for year in range(last + 1, LAST_YEAR + 1):
        found[year] = found[year - 1] * after
    return found


@cache
def balances() -> dict[int, float]:
    """The balance of all blocks at the end of each year, pounds at full size; negative is a deficit."""
    told = _published("balance_pct_of_income")
    known = BALANCES | {year: share / 100 * allocations()[year] for year, share in told.items()}
    years = sorted(known)
    return {year: float(np.interp(year, years, [known[each] for each in years])) for year in range(2017, LAST_YEAR + 1)}


def monitor(county: "County", months: list[str]) -> pd.DataFrame:
    """One row per month and block, with the columns of the feed."""
    return pd.concat([_month(county, month) for month in months], ignore_index=True)


def stability_grant(county: "County", months: list[str]) -> pd.DataFrame:
    """One row per month from `GRANT_FROM`: the deficit, what of it is eligible, approval and payment as then known."""
    kept = pd.Series([month for month in months if month >= GRANT_FROM], dtype=object)
    end = pd.to_datetime(kept.map(_first)) + pd.offsets.MonthEnd(0)
    deficit = kept.map(lambda month: -_balance(county, min(month, "2026-03")))
    eligible = deficit - county.scaled(INELIGIBLE)
    granted = (eligible * GRANT_SHARE).round()
    return pd.DataFrame(
        {
            "month": pd.to_datetime(kept.map(_first)),
            "deficit_gbp": deficit,
            "ineligible_items_gbp": county.scaled(INELIGIBLE),
            "eligible_deficit_gbp": eligible,
            "approval_status": np.select(
                [end >= APPROVED, end >= SUBMITTED], ["Approved", "Submitted"], "Not submitted"
            ),
            "submitted_date": _when(end, SUBMITTED),
            "approval_date": _when(end, APPROVED),
            "grant_expected_gbp": granted.where(end >= APPROVED, 0),
            "grant_received_gbp": granted.where(end >= RECEIVED, 0),
            "received_date": _when(end, RECEIVED),
        }
    )


def _published(column: str) -> dict[int, float]:
    """A published figure by the year it is of (the calendar year that begins in)."""
    frame = published.table("dedicated_schools_grant").dropna(subset=column)
    years = frame["financial_year"].str[:4].astype(int)
    return dict(zip(years.tolist(), frame[column].astype(float).tolist(), strict=True))


def _first(month: str) -> pd.Timestamp:
    return pd.Timestamp(first_day(month))


def _when(end: "pd.Series[pd.Timestamp]", date: pd.Timestamp) -> "pd.Series[pd.Timestamp]":
    return pd.Series(date, index=end.index, dtype="datetime64[s]").where(end >= date)


def _month(county: "County", month: str) -> pd.DataFrame:
    april = financial_year_start(month)
    year, passed = int(april[:4]), len(span(april, month))
    budget = _budgets(county, year)
    forward = {block: county.scaled(money) for block, money in OTHER_BLOCKS.items()}
    opening, closing = (county.scaled(balances()[each]) for each in (year - 1, year))
    overspend = round((opening - closing) * (SEEN_IN_APRIL + (1 - SEEN_IN_APRIL) * (passed - 1) / 11))
    forward = {"High needs": opening - sum(forward.values())} | forward
    over = pd.Series({block: overspend if block == "High needs" else 0 for block in forward})
    table = pd.DataFrame({"budget_gbp": pd.Series(budget), "brought_forward_gbp": pd.Series(forward)}).loc[
        list(forward)
    ]
    table["forecast_outturn_gbp"] = table["budget_gbp"] + over
    table["actual_to_date_gbp"] = (table["forecast_outturn_gbp"] * passed / 12).round().astype(int)
    table["forecast_balance_gbp"] = table["brought_forward_gbp"] - over
    return table.rename_axis("block").reset_index().assign(month=_first(month))


def _budgets(county: "County", year: int) -> dict[str, int]:
    whole = county.scaled(allocations()[year])
    parts = {name: round(whole * _at(year, points)) for name, points in SHARES.items()}
    return parts | {"Schools": whole - sum(parts.values())}


def _at(year: int, points: tuple[tuple[int, float], ...]) -> float:
    """A number that goes in straight lines between the points (year, number)."""
    return float(np.interp(year, [when for when, _ in points], [number for _, number in points]))


def _balance(county: "County", month: str) -> int:
    return int(_month(county, month)["forecast_balance_gbp"].sum())


def _months(period: Period) -> list[str]:
    return span(max(HISTORY_FROM, f"{period.since:%Y-%m}"), period.month)


DELIVERIES = (
    Delivery(
        "high_needs_monitor",
        lambda county, period: monitor(county, _months(period)),
        "finance/{month}/dsg_monitor_{month}.xlsx",
        layout=Sheet(title="Dedicated Schools Grant monitor"),
    ),
    Delivery(
        "high_needs_spend",
        lambda county, period: finance_spend.high_needs(county, monitor(county, _months(period)), _months(period)),
        "finance/{month}/high_needs_spend_{month}.csv",
        layout=Csv(),
    ),
    Delivery(
        "transport_spend",
        lambda county, period: finance_spend.transport(county, _months(period)),
        "finance/{month}/transport_spend_{month}.csv",
        layout=Csv(),
    ),
    Delivery(
        "high_needs_stability_grant",
        lambda county, period: stability_grant(county, _months(period)),
        "finance/{month}/stability_grant_{month}.xlsx",
        due=lambda month: month >= GRANT_FROM,
        layout=Sheet(title="High Needs Stability Grant: where it stands"),
    ),
    Delivery(
        "residential_savings",
        residential_savings.placements,
        "finance/{month}/residential_savings_{month}.xlsx",
        due=lambda month: month >= residential_savings.FROM,
        layout=Sheet(
            title="Residential placements: the council's homes against places bought",
            notes=("Comparator: average weekly cost of external placements in the financial year before.",),
        ),
    ),
    Delivery(
        "residential_savings_plan",
        lambda county, _period: residential_savings.plan(county),
        "finance/{month}/residential_savings_{month}.xlsx",
        due=lambda month: month >= residential_savings.FROM,
        layout=Sheet(title="Saving planned, April 2026 to March 2030"),
    ),
)
