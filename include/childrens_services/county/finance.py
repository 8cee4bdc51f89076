"""The monthly monitor of the Dedicated Schools Grant, in pounds. The county's size does not change it.

The calibration: an in-year high needs deficit of £45 million in 2025-26 and a balance of about -£90 million after it
(council statements). Forecasts grow over the year, as they did.
"""

import pandas as pd

from childrens_services.months import financial_year_start, first_day, span

# by April: the high needs balance brought forward and the overspend of the year
HIGH_NEEDS = {
    "2024-04": (-18_000_000, 28_000_000),
    "2025-04": (-46_000_000, 45_000_000),
    "2026-04": (-91_000_000, 40_000_000),
    "2027-04": (-131_000_000, 30_000_000),
}
HIGH_NEEDS_BUDGET = {"2024-04": 112_000_000, "2025-04": 121_000_000, "2026-04": 130_000_000, "2027-04": 139_000_000}
# block: budget, balance brought forward; these keep to their budgets
OTHER_BLOCKS = {
    "Schools": (495_000_000, 600_000),
    "Early years": (98_000_000, 350_000),
    "Central": (4_200_000, 50_000),
}
# share of the year's overspend that the forecast of April already shows
SEEN_IN_APRIL = 0.7


def delivery(month: str) -> pd.DataFrame:
    """The monitor of one month: a row per block."""
    april = financial_year_start(month)
    passed = len(span(april, month)) / 12
    forward, overspend = HIGH_NEEDS[april]
    seen = round(overspend * (SEEN_IN_APRIL + (1 - SEEN_IN_APRIL) * (passed * 12 - 1) / 11), -3)
    rows = [_row(month, "High needs", HIGH_NEEDS_BUDGET[april], seen, forward, passed)]
    rows += [_row(month, block, budget, 0, brought, passed) for block, (budget, brought) in OTHER_BLOCKS.items()]
    return pd.DataFrame(rows)


def _row(month: str, block: str, budget: int, overspend: float, forward: int, passed: float) -> dict[str, object]:
    outturn = budget + overspend
    return {
        "month": pd.Timestamp(first_day(month)),
        "block": block,
        "budget_gbp": budget,
        "actual_to_date_gbp": round(outturn * passed),
        "forecast_outturn_gbp": round(outturn),
        "brought_forward_gbp": forward,
        "forecast_balance_gbp": round(forward - overspend),
    }
