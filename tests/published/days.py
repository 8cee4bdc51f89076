"""Days of records, a column at a time."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

HOLIDAYS = Path(__file__).resolve().parents[2] / "include" / "reference" / "bank_holidays.csv"
# England's bank holidays are known from 2018; what counts working days in years before is made as of ten years later
FIRST_KNOWN, LATER = 2019, 10


def spread(count: int, first: str, last: str) -> pd.DatetimeIndex:
    """As many days as wanted, evenly from the first to the last, both included as far as there are enough."""
    start, end = pd.Timestamp(first), pd.Timestamp(last)
    offsets = np.linspace(0, (end - start).days, max(count, 1)).astype(int)[:count]
    return start + pd.to_timedelta(offsets, unit="D")


def months_of_year(year: int) -> list[str]:
    """The twelve months that end with March of the year."""
    return [f"{year - 1}-{number:02}" for number in range(4, 13)] + [f"{year}-{number:02}" for number in range(1, 4)]


def known_year(year: int) -> int:
    """The year to March itself, where its working days are known, or one that stands for it."""
    return year if year >= FIRST_KNOWN else year + LATER


def working_days_before(days: pd.DatetimeIndex, counts: Any) -> pd.DatetimeIndex:
    """The working day that many before each of these working days."""
    moved = np.busday_offset(days.values.astype("datetime64[D]"), -np.asarray(counts), holidays=_holidays())
    return pd.DatetimeIndex(moved)


def working(days: pd.DatetimeIndex) -> pd.DatetimeIndex:
    """Each day, or the last working day before it."""
    moved = np.busday_offset(days.values.astype("datetime64[D]"), 0, roll="backward", holidays=_holidays())
    return pd.DatetimeIndex(moved)


@cache
def _holidays() -> list[str]:
    return list(pd.read_csv(HOLIDAYS)["holiday_date"])
