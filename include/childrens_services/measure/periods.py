"""The stretches of time a row of a KPI is about."""

from datetime import date

from childrens_services import months
from childrens_services.measure.catalogue import Period

# month of the year a year to date begins in. An academic year from August: some schools begin in its last days, and in
# none are there lessons of the old year
YEAR_STARTS = {"ytd_financial": 4, "ytd_academic": 8, "ytd_calendar": 1}
AUGUST = 8
ROLLING = {"rolling_3m": 3, "rolling_12m": 12}
LONGEST = 12


def first_month(period: Period, month: str) -> str:
    """The month in which the period that ends with `month` begins."""
    if period in ROLLING:
        return months.shift(month, 1 - ROLLING[period])
    if period == "annual":
        return months.shift(month, -11)
    if period in YEAR_STARTS:
        return months.shift(month, -((months.first_day(month).month - YEAR_STARTS[period]) % 12))
    return month


def covered(period: Period, month: str) -> list[str]:
    """The months of the period that ends with `month`."""
    return months.span(first_month(period, month), month)


def may_be_untold(period: Period, month: str) -> bool:
    """Whether a month of the period may have no delivery and nothing is amiss: schools may tell nothing of August."""
    return period == "ytd_academic" and months.first_day(month).month == AUGUST


def bounds(period: Period, month: str) -> tuple[date, date]:
    """First and last day; of a snapshot its one day."""
    last = months.last_day(month)
    return (last if period in ("snapshot", "cumulative") else months.first_day(first_month(period, month))), last
