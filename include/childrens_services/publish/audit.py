"""The exact question of one hidden figure, put to linear programming: what are the least and the most it can be?

Slow beside the search for second tables (`hiding`), so it is asked only of what that search leaves over.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from childrens_services.measure.periods import LONGEST
from childrens_services.publish.quantities import Quantity, Relation, Series
from childrens_services.publish.windows import Windows

# beyond this a count has no upper limit
UNLIMITED = 1e6


class Audit:
    """What a reader can put together of quantities that hang together, as equations."""

    def __init__(self, windows: Windows, quantities: Sequence[Quantity], relations: Iterable[Relation]) -> None:
        self.windows = windows
        self.place = {series: at for at, series in enumerate(each for one in quantities for each in one.series)}
        # windows also have months before the first that is published
        self.before = LONGEST - 1
        self.length = self.before + len(windows.months)
        self.rows: list[list[tuple[int, float]]] = []
        self.values: list[float] = []
        for series in self.place:
            self._shown(series)
        for quantity in quantities:
            for groups in quantity.breakdowns.values():
                if all(series.is_at_least_nought for series in groups.values()):
                    self._add_up([(series, 1) for series in groups.values()] + [(quantity.total, -1)])
        for one in relations:
            self._add_up([(quantity.total, sign) for quantity, sign in one.signs.items()])
            for breakdown in one.breakdowns:
                parts = [(quantity.breakdowns[breakdown], sign) for quantity, sign in one.signs.items()]
                for group in set.intersection(*(set(groups) for groups, _ in parts)):
                    self._add_up([(groups[group], sign) for groups, sign in parts])

    def ends(self, series: Series, period: int, month: int) -> tuple[float, float]:
        """The least and the most that a figure can be; nought and nought where the figures shown contradict each other.

        So what cannot be checked is taken for found, and looked at.
        """
        wanted = np.zeros(len(self.place) * self.length)
        wanted[[self._number(series, each) for each in self._months(period, month)]] = 1
        ends = []
        for sign in (1, -1):
            answer = linprog(sign * wanted, A_eq=self._equations, b_eq=self.values, bounds=self._bounds, method="highs")
            if answer.status != 0:
                return 0.0, 0.0
            ends.append(sign * float(answer.fun))
        return ends[0], ends[1]

    @cached_property
    def _equations(self) -> Any:
        at = [number for number, row in enumerate(self.rows) for _ in row]
        columns = [column for row in self.rows for column, _ in row]
        factors = [factor for row in self.rows for _, factor in row]
        return csr_array((factors, (at, columns)), shape=(len(self.rows), len(self.place) * self.length))

    @cached_property
    def _bounds(self) -> list[tuple[float, float]]:
        lowest = [0.0 if series.is_at_least_nought else -UNLIMITED for series in self.place]
        return [(low, UNLIMITED) for low in lowest for _ in range(self.length)]

    def _number(self, series: Series, month: int) -> int:
        return self.place[series] * self.length + self.before + month

    def _months(self, period: int, month: int) -> range:
        """The months a figure is the sum of."""
        return range(self.windows.first_of(period, month), month + 1)

    def _shown(self, series: Series) -> None:
        """Equations of what is shown, or was."""
        is_told = ~np.isnan(series.value) & (series.rows > 0) & (~series.is_hidden | series.is_known)
        for period, month in np.argwhere(is_told).tolist():
            self.rows.append([(self._number(series, each), 1.0) for each in self._months(period, month)])
            self.values.append(float(series.value[period, month]))

    def _add_up(self, parts: Sequence[tuple[Series, int]]) -> None:
        told = np.logical_and.reduce([~np.isnan(series.value[0]) for series, _ in parts])
        for month in np.nonzero(told)[0].tolist():
            self.rows.append([(self._number(series, month), float(sign)) for series, sign in parts])
            self.values.append(0.0)
