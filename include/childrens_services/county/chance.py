"""Chance and dates, for the made-up records: everything follows from the seed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.months import first_day, last_day

Dates: TypeAlias = npt.NDArray[np.datetime64]
Numbers: TypeAlias = npt.NDArray[np.int64]

# The county is made whole, from its history to the last full month: a delivery does not depend on the months asked for.
HISTORY_FROM = "2019-01"
HORIZON = "2026-10"
DAYS_A_YEAR = 365.25


def stream(seed: int, *names: str) -> np.random.Generator:
    """The random numbers of one part of the county: a change to one part leaves the others as they were."""
    return np.random.default_rng([seed, *(crc32(name.encode()) for name in names)])


def day(value: date | str) -> np.datetime64:
    """A day as numpy counts it."""
    return np.datetime64(value, "D")


def days(values: Any) -> Dates:
    """Dates as whole days, which numpy's calendar of working days asks for."""
    return np.asarray(values, dtype="datetime64[D]")


def after(dates: Dates | np.datetime64, count: npt.ArrayLike) -> Dates:
    """Dates (or one for all counts) `count` days later, parts of a day left off."""
    later: Dates = days(dates) + np.asarray(count).astype("timedelta64[D]")
    return later


def weekdays(rng: np.random.Generator, month: str, count: int) -> Dates:
    """`count` days of `month`, Monday to Friday, in order."""
    every = np.arange(day(first_day(month)), day(last_day(month)) + 1)
    return np.sort(rng.choice(every[np.is_busday(every)], count))


def choose(rng: np.random.Generator, weights: Mapping[str, float], count: int) -> npt.NDArray[Any]:
    """`count` of the keys, each as often as its weight says."""
    share = np.array(list(weights.values()), dtype=float)
    return rng.choice(np.array(list(weights), dtype=object), count, p=share / share.sum())


def between(dates: Any, points: Sequence[tuple[str, float]]) -> npt.NDArray[np.float64]:
    """A number that changes over time, at each of the dates: straight lines between the points (day, number)."""
    at = [day(point).astype(np.int64) for point, _ in points]
    return np.interp(days(dates).astype(np.int64), at, [number for _, number in points])


def known_by(frame: pd.DataFrame, end: pd.Timestamp, /, **hides: Sequence[str]) -> pd.DataFrame:
    """The frame as it was at `end`: of each date column named, later dates blank, and the columns told with them."""
    frame = frame.copy()
    for column, others in hides.items():
        later = frame[column] > end
        for name in (column, *others):
            frame[name] = frame[name].mask(later)
    return frame
