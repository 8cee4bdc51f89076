"""The core KPIs of high needs finance in pandas, from the landed files: see `education`."""

from decimal import Decimal

import pandas as pd

from tests.independent.days import end_of, start_of
from tests.independent.education import Figures, Kpi
from tests.independent.files import Files, dates


def told(files: Files, feed: str, key: list[str], month: str) -> pd.DataFrame:
    """The rows of a finance feed about the month, as the latest delivery that has them says."""
    rows = files.history(feed).drop_duplicates(key, keep="last")
    return rows[dates(rows, feed, "month").eq(start_of(month))]


def pounds(values: "pd.Series[str]") -> Decimal:
    """The sum, exactly."""
    return sum(values.dropna().map(Decimal), Decimal(0))


def dsg_cumulative_deficit_gbp(files: Files, month: str) -> Figures:
    """Forecast balance of the reserve at 31 March over all blocks; negative is a deficit."""
    return pounds(told(files, "high_needs_monitor", ["month", "block"], month)["forecast_balance_gbp"]), None


def hnb_in_year_variance_gbp(files: Files, month: str) -> Figures:
    """Forecast outturn less budget, over the block's cost centres."""
    rows = told(files, "high_needs_spend", ["month", "cost_centre"], month)
    return pounds(rows["forecast_outturn_gbp"]) - pounds(rows["budget_gbp"]), None


def hnsg_expected_grant_gbp(files: Files, month: str) -> Figures:
    """0.9 of the eligible deficit once the plan is approved, else nothing."""
    rows = told(files, "high_needs_stability_grant", ["month"], month)
    approved = rows["approval_status"].eq("Approved")
    approved &= dates(rows, "high_needs_stability_grant", "approval_date").le(end_of(month))
    return Decimal("0.9") * pounds(rows.loc[approved, "eligible_deficit_gbp"]), None


FINANCE: dict[str, Kpi] = {
    each.__name__: each for each in (dsg_cumulative_deficit_gbp, hnb_in_year_variance_gbp, hnsg_expected_grant_gbp)
}
