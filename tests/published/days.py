"""Days of records, a column at a time."""

from typing import Any

import numpy as np
import pandas as pd

Days = "pd.Series[Any]"


def spread(count: int, first: str, last: str) -> pd.DatetimeIndex:
    """As many days as wanted, evenly from the first to the last, both included as far as there are enough."""
    start, end = pd.Timestamp(first), pd.Timestamp(last)
    offsets = np.linspace(0, (end - start).days, max(count, 1)).astype(int)[:count]
    return start + pd.to_timedelta(offsets, unit="D")


def months_of_year(year: int) -> list[str]:
    """The twelve months that end with March of the year."""
    return [f"{year - 1}-{number:02}" for number in range(4, 13)] + [f"{year}-{number:02}" for number in range(1, 4)]
