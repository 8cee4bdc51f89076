"""Changes of placement, year by year to the published counts.

Exact for every year to 31 March with published figures: children with three or more placements in the 12 months; under
16s in long-term care who are in the same placement for two years; changes of placement in the year. A child placed for
adoption is never one of those in long-term care, so that no rule about adoptive placements decides a number.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county.chance import HORIZON, Dates, Numbers, after, day, days, stream
from childrens_services.county.social_care.ages import age_at, months_before
from childrens_services.county.social_care.stays import FIRST_YEAR, LAST_YEAR, LONG_TERM_MONTHS
from childrens_services.county.social_care.targets import Targets
from childrens_services.months import last_day

if TYPE_CHECKING:
    from childrens_services.county.world import County

# days a placement lasts at least
SHORTEST = 7
# of those with three or more placements, how many had four
FOURTH = 0.25
# of the long-term children who may have moved by next year's count, how many move this year
SOON = 0.55
Flags = npt.NDArray[np.bool_]


def make(county: "County", stays: pd.DataFrame) -> pd.DataFrame:
    """One row per change of placement: stay, date. `stays` has child, start, end and placed (for adoption, or NaT)."""
    return _Moves(county, stays).make()


class _Moves:
    """The stays as arrays, and the moves so far."""

    def __init__(self, county: "County", stays: pd.DataFrame) -> None:
        self.rng = stream(county.seed, "care moves")
        self.targets = Targets(county.scaled)
        self.child = stays["child"].to_numpy()
        self.born = days(county.people["born"].to_numpy())[self.child]
        self.start, self.end, self.placed = (days(stays[name].to_numpy()) for name in ("start", "end", "placed"))
        self.moved_last_year = np.zeros(len(stays), dtype=bool)
        self.parts: list[pd.DataFrame] = []

    def make(self) -> pd.DataFrame:
        """Every year's moves."""
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            self._year(year)
        return pd.concat(self.parts, ignore_index=True)

    def _year(self, year: int) -> None:
        first, last = day(f"{year - 1}-03-31"), min(day(f"{year}-03-31"), day(last_day(HORIZON)))
        begin = np.maximum(first + 2, after(self.start, SHORTEST))
        finish = np.where(np.isnat(self.end), last, np.minimum(after(self.end, -SHORTEST), last)) - 2
        room = (finish - begin).astype(int).clip(0)
        here = (self.start <= last) & ~(self.end <= first)
        room[~here | self._counted_twice(here) | (self.placed <= last)] = 0
        adopted = here & (self.placed > first) & (self.placed <= last)
        counts = self._counts(year, last, room, adopted)
        self._write(counts, begin, room)
        stays = np.flatnonzero(adopted)
        self.parts.append(pd.DataFrame({"stay": stays, "date": self.placed[stays].astype("datetime64[s]")}))
        self.moved_last_year = (counts > 0) | adopted

    def _counted_twice(self, here: Flags) -> Flags:
        """Children with two periods of care in the year have two placements already."""
        stays = np.bincount(self.child[here], minlength=int(self.child.max(initial=0)) + 1)
        twice: Flags = stays[self.child] > 1
        return twice

    def _long_term(self, at: Any) -> Flags:
        early = self.start <= months_before(at, LONG_TERM_MONTHS)
        flags: Flags = early & ~(self.end <= at) & (age_at(self.born, at) < 16)
        return flags

    def _counts(self, year: int, last: Any, room: Numbers, adopted: Flags) -> Numbers:
        """How often each moves: the long-term children first, then the unsettled, then the others once."""
        counts = np.zeros(len(room), dtype=np.int64)
        full_year = day(f"{year}-03-31")
        now, next_year = self._long_term(full_year), self._long_term(day(f"{year + 1}-03-31"))
        long_term = self.targets.count(year, "long_term")
        # where nothing is published there may be fewer children in long-term care, and the share is kept
        unstable = round(self.targets.unstable(year) * min(1.0, int(now.sum()) / max(long_term, 1)))
        unstable -= int((now & self.moved_last_year).sum())
        soon = round(SOON * self.targets.unstable(year + 1))
        can = now & ~self.moved_last_year & (room > SHORTEST)
        chosen = self._choose(can & next_year, min(unstable, soon))
        counts[chosen] = 1
        counts[self._choose(can & ~next_year, unstable - len(chosen))] = 1
        counts[self._choose(can & (counts == 0), unstable - int(counts.sum()))] = 1
        settled = now | next_year
        open_now = ~(self.end <= last)
        often = self._choose(open_now & ~settled & (room > 5 * SHORTEST), self.targets.count(year, "three_placements"))
        counts[often] = 2 + (self.rng.random(len(often)) < FOURTH)
        left = self.targets.count(year, "placements_changing") - int(counts.sum()) - int(adopted.sum())
        if full_year > last:
            left = round(left * 7 / 12)
        counts[self._choose(~settled & (counts == 0) & (room > SHORTEST), left)] = 1
        return counts

    def _choose(self, flags: Flags, count: int) -> Numbers:
        pool = np.flatnonzero(flags)
        chosen: Numbers = self.rng.choice(pool, min(max(count, 0), len(pool)), replace=False)
        return chosen

    def _write(self, counts: Numbers, begin: Dates, room: Numbers) -> None:
        """Dates of the moves, each in its own part of the time there is."""
        stay = np.repeat(np.arange(len(counts)), counts)
        number = np.arange(len(stay)) - np.repeat(np.cumsum(counts) - counts, counts)
        part = room[stay] / np.maximum(counts[stay], 1)
        # days are kept free at the end of each part, so that no placement is shorter than a day
        at = (number + self.rng.random(len(stay))) * part
        at = np.minimum(at, (number + 1) * part - 2).clip(0)
        dates = after(begin[stay], at)
        self.parts.append(pd.DataFrame({"stay": stay, "date": dates.astype("datetime64[s]")}))
