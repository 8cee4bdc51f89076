"""Published counts the county is calibrated to, one number per measure and year.

Between published years a straight line; before the first and after the last that year's number. Three exceptions: the
children looked after on 31 March follow from those who started and ceased before the first published year (nothing
here is published for 2019 and 2020), stay at the last published number afterwards, and those who cease then equal those
who start.
"""

import csv
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent.parent / "published"
Scale = Callable[[int], int]


@lru_cache
def published(file: str) -> dict[tuple[str, ...], dict[int, float]]:
    """Values by year of every measure of a file; its columns before `year` name the measure."""
    found: dict[tuple[str, ...], dict[int, float]] = {}
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            names = tuple(value for name, value in row.items() if name not in ("year", "value", "source"))
            found.setdefault(names, {})[int(row["year"])] = float(row["value"])
    return found


class Targets:
    """The counts of children looked after, for a county of any size. Years are those that end on 31 March."""

    def __init__(self, scale: Scale, file: str = "children_looked_after.csv") -> None:
        self._scale = scale
        self._published = published(file)

    def value(self, year: int, *names: str) -> float:
        """The measure in the year, not scaled."""
        known = self._published[names]
        years = sorted(known)
        return float(np.interp(year, years, [known[each] for each in years]))

    def count(self, year: int, *names: str) -> int:
        """The measure in the year as a whole number of children of this county."""
        return self._scale(round(self.value(year, *names)))

    def looked_after(self, year: int) -> int:
        """Children looked after on 31 March."""
        known = self._published[("looked_after",)]
        first = min(known)
        number = known[min(max(year, first), max(known))]
        for later in range(year + 1, first + 1):
            number += self.value(later, "ceased") - self.value(later, "started")
        return self._scale(round(number))

    def ages(self, year: int) -> tuple[int, int, int, int]:
        """Looked after for a year on 31 March, aged 0-4, 5-9, 10-16 and 17."""
        everyone, under_5, over_9, school = (
            self.count(year, name) for name in ("year_all", "year_0_to_4", "year_10_to_17", "year_5_to_16")
        )
        primary = max(everyone - under_5 - over_9, 0)
        return under_5, primary, max(school - primary, 0), max(over_9 - school + primary, 0)

    def unstable(self, year: int) -> int:
        """Under 16 and looked after for two and a half years, but less than two in the same placement."""
        return max(self.count(year, "long_term") - self.count(year, "long_term_stable"), 0)
