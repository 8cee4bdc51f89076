"""The stretches of time a row of a KPI is about."""

from datetime import date

from childrens_services import months
from childrens_services.measure.catalogue import Period

# month of the year a year to date begins in. Academic years are taken from September (School Attendance statistics)
YEAR_STARTS = {"ytd_financial": 4, "ytd_academic": 9, "ytd_calendar": 1}
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


def bounds(period: Period, month: str) -> tuple[date, date]:
    """First and last day; of a snapshot its one day."""
    last = months.last_day(month)
    return (last if period in ("snapshot", "cumulative") else months.first_day(first_month(period, month))), last
