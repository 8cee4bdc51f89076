"""The calendar month, the one unit of time of the pipeline, written `YYYY-MM`.

No function here, nor anywhere in the library, asks what day it is: the month always comes from the run.
"""

import re
from datetime import date, timedelta

_MONTH = re.compile(r"^(\d{4})-(0[1-9]|1[0-2])$")


def first_day(month: str) -> date:
    """First day of `month` (`YYYY-MM`). Raises ValueError for anything that is not a month."""
    match = _MONTH.match(month)
    if not match:
        raise ValueError(f"{month!r} is not a month: write it YYYY-MM, for example 2026-10")
    return date(int(match[1]), int(match[2]), 1)


def of(day: date) -> str:
    """The month a day lies in."""
    return f"{day.year:04d}-{day.month:02d}"


def shift(month: str, by: int) -> str:
    """The month `by` months later (earlier when negative)."""
    first = first_day(month)
    count = first.year * 12 + first.month - 1 + by
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def last_day(month: str) -> date:
    """Last day of `month`."""
    return first_day(shift(month, 1)) - timedelta(days=1)


def span(first: str, last: str) -> list[str]:
    """Every month from `first` to `last`, both included; empty when `last` comes first."""
    months = []
    while first <= last:
        months.append(first)
        first = shift(first, 1)
    return months


def financial_year_start(month: str) -> str:
    """April of the financial year `month` lies in; SSDA903 and CIN collection years are the same."""
    first = first_day(month)
    return f"{first.year if first.month >= 4 else first.year - 1:04d}-04"
