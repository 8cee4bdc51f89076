"""Months and the windows made of them: what a reader sees change when a month's count is changed.

An event counted in another month, or one event more in a month, changes that month and every window that has the one
month and not the other. Such shifts are all that disclosure control ever tries, so they are listed once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from childrens_services import months as calendar
from childrens_services.measure.periods import ROLLING, YEAR_STARTS

# periods a month's events are added up to; a reader adds and subtracts them as well
ADDED_UP = ("month", *ROLLING, *YEAR_STARTS)
# between months further apart a shift changes as many windows as leaving one of them out
FURTHEST = 11


@dataclass(frozen=True)
class Hits:
    """The shifts that change one figure, and whether upwards (1) or downwards (-1)."""

    shifts: NDArray[np.int64]
    signs: NDArray[np.int64]


@dataclass(frozen=True)
class Windows:
    """Months in a row, and the periods that are published by month.

    `periods[0]` is the one the others are sums of. A single period stands alone: its months are no parts of a whole
    (people on the last day of the month, or a year's people counted once), and one month's figure says nothing exact
    of another's.
    """

    months: Sequence[str]
    periods: Sequence[str]

    @cached_property
    def pairs(self) -> NDArray[np.int64]:
        """The shifts: one more in the first month, one less in the second; the second -1 for none."""
        count = len(self.months)
        singles = [(month, -1) for month in range(count)]
        reach = FURTHEST if len(self.periods) > 1 else 0
        others = [(first, first + gap) for gap in range(1, reach + 1) for first in range(count - gap)]
        return np.array([*singles, *others], dtype=np.int64)

    @cached_property
    def ranges(self) -> NDArray[np.int64]:
        """By shift and period the months whose figure goes up, from and to (not included), then those it goes down."""
        found = np.zeros((len(self.pairs), len(self.periods), 4), dtype=np.int64)
        for at, period in enumerate(self.periods):
            ends = np.array([self._last_with(period, month) + 1 for month in range(len(self.months))], dtype=np.int64)
            first, second = self.pairs[:, 0], self.pairs[:, 1]
            found[:, at, 0], found[:, at, 1] = first, ends[first]
            two = second >= 0
            # what has both months does not change
            overlap = two & (ends[first] > second)
            up_to, down_from = ends[first].copy(), second.copy()
            up_to[overlap] = second[overlap]
            down_from[overlap] = ends[first][overlap]
            found[:, at, 1] = np.where(two, up_to, found[:, at, 1])
            found[two, at, 2] = down_from[two]
            found[two, at, 3] = np.maximum(down_from, ends[second])[two]
        return found

    @cached_property
    def flat(self) -> NDArray[np.int64]:
        """`ranges` as places in a row of running sums over every period: (shift, period, 4)."""
        step = len(self.months) + 1
        return self.ranges + (np.arange(len(self.periods)) * step)[None, :, None]

    @cached_property
    def cells(self) -> list[NDArray[np.int64]]:
        """By shift the figures it changes, counted through all periods."""
        step, periods = len(self.months), range(len(self.periods))
        return [
            np.concatenate(
                [
                    np.arange(first, last) + period * step
                    for period in periods
                    for first, last in ((shift[period, 0], shift[period, 1]), (shift[period, 2], shift[period, 3]))
                ]
            )
            for shift in self.ranges
        ]

    def hits(self, period: int, month: int) -> Hits:
        """The shifts that change the figure of a period and month."""
        return self._hits[period][month]

    @cached_property
    def _hits(self) -> list[list[Hits]]:
        found = []
        for period in range(len(self.periods)):
            up_from, up_to, down_from, down_to = self.ranges[:, period].T
            by_month = []
            for month in range(len(self.months)):
                up = (up_from <= month) & (month < up_to)
                down = (down_from <= month) & (month < down_to)
                shifts = np.nonzero(up | down)[0]
                by_month.append(Hits(shifts, np.where(up[shifts], 1, -1)))
            found.append(by_month)
        return found

    def first_of(self, period: int, month: int) -> int:
        """The first of the months that a figure is the sum of; below nought for months before the first."""
        name = self.periods[period]
        if period == 0:
            return month
        if name in ROLLING:
            return month - ROLLING[name] + 1
        return month - (calendar.first_day(self.months[month]).month - YEAR_STARTS[name]) % 12

    def _last_with(self, period: str, month: int) -> int:
        """The last month whose figure of the period has this month in it."""
        last = len(self.months) - 1
        if period == self.periods[0]:
            return month
        if period in ROLLING:
            return min(month + ROLLING[period] - 1, last)
        start = YEAR_STARTS[period]
        number = calendar.first_day(self.months[month]).month
        return min(month + (start - 1 - number) % 12, last)
