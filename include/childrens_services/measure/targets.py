"""Targets over time, and where a measure is heading.

A forecast is a straight line through the latest values with the interval in which one more value would lie, taken to
the target's date. It knows nothing of what is planned: it says where things lead if they go on as they have, and is
marked as a forecast wherever it is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

from scipy.stats import t as student

from childrens_services import months
from childrens_services.measure.catalogue import Point, Target
from childrens_services.measure.rag import meets

# values a line is laid through: two years of months, or as many of the annual ones
LATEST, FEWEST = 24, 3
CERTAINTY = 0.8
METHOD = f"straight line through up to {LATEST} latest values, {CERTAINTY:.0%} prediction interval"


@dataclass(frozen=True)
class Forecast:
    """What a month will have if things go on as they have; 80% of values would lie between lower and upper."""

    month: str
    value: float
    lower: float
    upper: float


def at(target: Target | None, month: str, england: Decimal | None) -> Decimal | None:
    """The target of a month: its number, England's figure, or where the trajectory is at the end of the month."""
    if target is None:
        return None
    if target.benchmark:
        return england
    return target.value if not target.trajectory else _on_the_way(target.trajectory, month)


def _on_the_way(points: Sequence[Point], month: str) -> Decimal | None:
    if month < points[0].month:
        return None
    if month >= points[-1].month:
        return points[-1].value
    later = next(place for place, point in enumerate(points) if point.month > month)
    start, end = points[later - 1], points[later]
    share = Decimal(number(month) - number(start.month)) / (number(end.month) - number(start.month))
    return start.value + (end.value - start.value) * share


def forecast(values: Mapping[str, float], until: str, floor: float | None, ceiling: float | None) -> list[Forecast]:
    """One forecast for each month after the last value up to `until`; none with fewer than three values.

    Values by month (`YYYY-MM`); what cannot be under the floor or over the ceiling is held there.
    """
    known = sorted(values.items())[-LATEST:]
    if len(known) < FEWEST:
        return []
    line = _line([number(month) for month, _ in known], [value for _, value in known])
    made = []
    for month in months.span(months.shift(known[-1][0], 1), until):
        middle, reach = line.at(number(month))
        made.append(
            Forecast(month, *(_held(each, floor, ceiling) for each in (middle, middle - reach, middle + reach)))
        )
    return made


def outlook(target: Target | None, direction: str, wanted: Decimal | None, last: Forecast) -> str:
    """`on course`, `off course`, or `uncertain` where the interval has the target in it."""
    if target is None or wanted is None or direction == "context":
        return "no target"
    sides = {
        meets(Decimal(repr(limit)), wanted, direction, target.comparison)  # type: ignore[arg-type]
        for limit in (last.lower, last.upper)
    }
    if len(sides) > 1:
        return "uncertain"
    return "on course" if sides.pop() else "off course"


@dataclass(frozen=True)
class _Line:
    """A line of least squares."""

    slope: float
    mean_x: float
    mean_y: float
    spread: float
    error: float
    count: int

    def at(self, x: float) -> tuple[float, float]:
        """The value there, and how far to either side a further one may lie."""
        quantile = float(student.ppf(0.5 + CERTAINTY / 2, self.count - 2))
        reach = quantile * self.error * sqrt(1 + 1 / self.count + (x - self.mean_x) ** 2 / self.spread)
        return self.mean_y + self.slope * (x - self.mean_x), reach


def _line(xs: Sequence[int], ys: Sequence[float]) -> _Line:
    count = len(xs)
    mean_x, mean_y = sum(xs) / count, sum(ys) / count
    spread = sum((x - mean_x) ** 2 for x in xs)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / spread
    left = sum((y - mean_y - slope * (x - mean_x)) ** 2 for x, y in zip(xs, ys, strict=True))
    return _Line(slope, mean_x, mean_y, spread, sqrt(left / (count - 2)), count)


def number(month: str) -> int:
    """Months since the year 0: what a month is on an axis."""
    first = months.first_day(month)
    return first.year * 12 + first.month - 1


def _held(value: float, floor: float | None, ceiling: float | None) -> float:
    value = value if floor is None else max(value, floor)
    return value if ceiling is None else min(value, ceiling)
