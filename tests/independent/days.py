"""Months and days, for the second calculations: a month is `YYYY-MM`, a day a timestamp at midnight."""

from typing import Any

import pandas as pd


def start_of(month: str) -> pd.Timestamp:
    """First day."""
    return pd.Timestamp(f"{month}-01")


def end_of(month: str) -> pd.Timestamp:
    """Last day."""
    return start_of(month) + pd.offsets.MonthEnd(0)


def before(day: pd.Timestamp, count: int) -> pd.Timestamp:
    """The same day `count` months earlier, or the last of a shorter month."""
    return day - pd.DateOffset(months=count)


def within(days: "pd.Series[Any]", month: str, count: int = 1) -> "pd.Series[bool]":
    """Whether each day is in the month, or in the `count` months that end with it."""
    return days.between(before(start_of(month), count - 1), end_of(month))


def elapsed(first: Any, last: Any) -> Any:
    """Days from one to the other, the first being day 0; missing where one is."""
    return (last - first).dt.days
