"""Statistical process control as NHS Making Data Count has it: XmR charts, their rules and their icons.

Limits are the mean plus and minus 2.66 times the mean moving range. Moving ranges over 3.267 times their mean are left
out and the mean range is taken once more, so that one step does not widen the limits: the screened rule, the one used
here (`screened=False` is the other). With fewer than 12 points the limits are on trial.
Source: NHS England, Making Data Count; Wheeler, Understanding Variation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from childrens_services.measure.catalogue import Direction

# 3 / 1.128 and 3.267: d2 and D4 of two successive points
LIMIT, SCREEN = 2.66, 3.267
ENOUGH = 12
RUN, TREND = 7, 7
MOVING_RANGE_RULE = "screened: moving ranges over 3.267 times their mean are left out once"

Variation = Literal[
    "common cause",
    "improvement high",
    "improvement low",
    "concern high",
    "concern low",
    "neither high",
    "neither low",
]
Assurance = Literal["pass", "fail", "inconsistent"]


@dataclass(frozen=True)
class Point:
    """One point of the chart: mean and limits of its phase, special cause if any, and whether the target is met.

    `points`: how many the limits are made of; `rule`: the first rule that makes it a special cause.
    """

    mean: float
    lower: float
    upper: float
    points: int
    rule: str | None
    variation: Variation
    assurance: Assurance | None

    @property
    def is_trial(self) -> bool:
        """Whether there are too few points for limits to rely on."""
        return self.points < ENOUGH


@dataclass(frozen=True)
class Limits:
    """Mean and natural process limits."""

    mean: float
    lower: float
    upper: float


def limits(values: Sequence[float], *, screened: bool = True) -> Limits:
    """Mean and limits of a series of at least one value; without two values they are one."""
    mean = sum(values) / len(values)
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    average = sum(ranges) / len(ranges) if ranges else 0.0
    if screened and ranges:
        kept = [each for each in ranges if each <= SCREEN * average]
        average = sum(kept) / len(kept)
    return Limits(mean, mean - LIMIT * average, mean + LIMIT * average)


def chart(
    values: Sequence[float | None],
    *,
    direction: Direction = "context",
    targets: Sequence[float | None] | None = None,
    phases: Sequence[int] = (),
    screened: bool = True,
) -> list[Point | None]:
    """The chart of a series, a point for each value; a gap (None) has no point and joins its neighbours.

    `phases`: places in the series where a known step begins; each phase has limits of its own, and no rule looks over
    a step. `targets`: one for each value, in the direction of the measure.
    """
    starts = [0, *(start for start in sorted(set(phases)) if 0 < start < len(values)), len(values)]
    points: list[Point | None] = [None] * len(values)
    for first, last in pairwise(starts):
        places = [place for place in range(first, last) if values[place] is not None]
        series = [float(values[place]) for place in places]  # type: ignore[arg-type]
        if not series:
            continue
        found = limits(series, screened=screened)
        for place, point in zip(places, _phase(series, found, direction), strict=True):
            target = targets[place] if targets else None
            points[place] = Point(
                found.mean,
                found.lower,
                found.upper,
                len(series),
                *point,
                assurance=_assurance(found, direction, target),
            )
    return points


def _phase(series: Sequence[float], found: Limits, direction: Direction) -> list[tuple[str | None, Variation]]:
    rules = [_rule(series, place, found) for place in range(len(series))]
    return [(rule[0], _variation(direction, rule[1])) if rule else (None, "common cause") for rule in rules]


def _rule(series: Sequence[float], place: int, found: Limits) -> tuple[str, int] | None:
    """The first rule the point offends, and the side it is on (1 above, -1 below)."""
    if series[place] > found.upper:
        return "outside the limits", 1
    if series[place] < found.lower:
        return "outside the limits", -1
    for name, within in (("trend of 7", _trend), ("2 of 3 near a limit", _near_limit), ("7 on one side", _one_side)):
        if side := within(series, place, found):
            return name, side
    return None


def _trend(series: Sequence[float], place: int, _found: Limits) -> int:
    """Seven points, this one among them, each higher (or lower) than the one before."""
    for first in range(max(0, place - TREND + 1), min(place, len(series) - TREND) + 1):
        stretch = series[first : first + TREND]
        steps = [later - earlier for earlier, later in pairwise(stretch)]
        for side in (1, -1):
            if all(step * side > 0 for step in steps):
                return side
    return 0


def _near_limit(series: Sequence[float], place: int, found: Limits) -> int:
    """Two of three successive points, this one of the two, beyond two thirds of the way to a limit; all on one side."""
    sides = [_side(value, found.mean) for value in series]
    third = (found.upper - found.mean) / 3
    for first in range(max(0, place - 2), min(place, len(series) - 3) + 1):
        stretch = range(first, first + 3)
        side = sides[place]
        beyond = [each for each in stretch if (series[each] - found.mean) * side > 2 * third]
        if side and all(sides[each] == side for each in stretch) and len(beyond) >= 2 and place in beyond:
            return side
    return 0


def _one_side(series: Sequence[float], place: int, found: Limits) -> int:
    """Seven points, this one among them, on one side of the mean."""
    sides = [_side(value, found.mean) for value in series]
    for first in range(max(0, place - RUN + 1), min(place, len(series) - RUN) + 1):
        if sides[place] and all(side == sides[place] for side in sides[first : first + RUN]):
            return sides[place]
    return 0


def _side(value: float, mean: float) -> int:
    return (value > mean) - (value < mean)


def _variation(direction: Direction, side: int) -> Variation:
    high = side > 0
    if direction == "context":
        return "neither high" if high else "neither low"
    if high == (direction == "higher"):
        return "improvement high" if high else "improvement low"
    return "concern high" if high else "concern low"


def _assurance(found: Limits, direction: Direction, target: float | None) -> Assurance | None:
    """Whether the process, left as it is, will meet the target: always, never, or as chance has it."""
    if target is None or direction == "context":
        return None
    if found.lower <= target <= found.upper:
        return "inconsistent"
    return "pass" if (target < found.lower) == (direction == "higher") else "fail"
