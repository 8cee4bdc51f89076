"""Periods of care: who comes into care, when, and when they leave, year by year to the published counts.

Exact for every year to 31 March with published figures: children looked after, started, ceased; those looked after for
a year by age (0-4, 5-9, 10-16, 17); under-16s looked after for two and a half years. Not published and so assumed: the
ages of those who start beyond what next year's ages need (`NEW_AGES`), how long those there at the beginning had been
in care (`MEAN_YEARS`), and that some leave on their eighteenth birthday and some before (`LEAVE_AT_18`).
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county.chance import HORIZON, Dates, Numbers, after, day, days, stream
from childrens_services.county.social_care.ages import age_at, band_at, birthday, months_before
from childrens_services.county.social_care.candidates import Candidates
from childrens_services.county.social_care.targets import Targets
from childrens_services.months import last_day

if TYPE_CHECKING:
    from childrens_services.county.world import County

FIRST_YEAR, LAST_YEAR = 2019, 2027
MEAN_YEARS = 1.5
# of those who come into care: by the age band (0-4, 5-9, 10-16, 17, grown up) they will be in a year later
NEW_AGES = np.array([0.30, 0.16, 0.30, 0.14, 0.10])
LEAVE_AT_18 = 0.75
# more of a band than next year's count asks for, so that somebody can leave
SPARE = 1.12
LONG_TERM_MONTHS = 30
NEVER = np.datetime64("NaT", "D")
Flags = npt.NDArray[np.bool_]


def make(county: "County") -> pd.DataFrame:
    """One row per period of care: child, referral (row of the referrals, -1 before they begin), start, end (or NaT)."""
    simulation = _Simulation(county)
    simulation.begin()
    for year in range(FIRST_YEAR + 1, LAST_YEAR + 1):
        simulation.step(year)
    return simulation.frame()


class _Simulation:
    """The stays so far, as arrays that grow."""

    def __init__(self, county: "County") -> None:
        self.rng = stream(county.seed, "care stays")
        self.targets = Targets(county.scaled)
        self.candidates = Candidates(county)
        self.born = days(county.people["born"].to_numpy())
        self.child = np.empty(0, dtype=np.int64)
        self.referral = np.empty(0, dtype=np.int64)
        self.start = days([])
        self.end = days([])

    def frame(self) -> pd.DataFrame:
        """The stays, by child and start."""
        frame = pd.DataFrame(
            {
                "child": self.child,
                "referral": self.referral,
                "start": self.start.astype("datetime64[s]"),
                "end": self.end.astype("datetime64[s]"),
            }
        )
        return frame.sort_values(["start", "child"], ignore_index=True)

    def begin(self) -> None:
        """Those looked after on 31 March of the first year, and those who left earlier that year."""
        at = day(f"{FIRST_YEAR}-03-31")
        count = self.targets.looked_after(FIRST_YEAR)
        groups = self._spread(count, np.ceil(SPARE * np.array(self.targets.ages(FIRST_YEAR + 1))), np.zeros(5))
        left = round(self.targets.value(FIRST_YEAR, "ceased") / 4 * count / 600)
        people = self.candidates.residents(at)
        picked = self._pick(people, band_at(self.born[people["child"]], at + 365), groups)
        others = self._pick(people.drop(picked.index), np.zeros(len(people) - len(picked), int), np.array([left]))
        for rows, ends in ((picked, None), (others, after(day("2019-01-03"), self.rng.integers(0, 80, left)))):
            lived = (at - self.born[rows["child"]]).astype(int)
            been = np.minimum(self.rng.exponential(MEAN_YEARS * 365, len(rows)) + 100, lived * 0.95)
            start = _quiet(after(np.full(len(rows), at), -been))
            self._add(rows["child"].to_numpy(), np.full(len(rows), -1), start, ends)

    def step(self, year: int) -> None:
        """One year: who of those there goes on, and who comes. The last one ends with the horizon."""
        first, full_year = day(f"{year - 1}-03-31"), day(f"{year}-03-31")
        last = min(full_year, day(last_day(HORIZON)))
        part = (last - first) / (full_year - first)
        stock = np.flatnonzero(np.isnat(self.end))
        stays = self._survivors(stock, year, last, part)
        self._leave(stock[~stays], first, last)
        started = round(self.targets.count(year, "started") * part)
        staying = self.targets.looked_after(year) - int(stays.sum())
        extra = self._twice(year) if part == 1 else 0
        self._arrive(year, first, last, staying - extra, max(started - staying + extra, extra), extra)

    def _twice(self, year: int) -> int:
        """Children who start twice in the year: what the published stock and flows leave unexplained."""
        flow = self.targets.count(year, "started") - self.targets.count(year, "ceased")
        if year > max(FIRST_YEAR, 2025):
            return 0
        return max(self.targets.looked_after(year) - self.targets.looked_after(year - 1) - flow, 0)

    def _survivors(self, stock: Numbers, year: int, last: Any, part: float) -> Flags:
        born, start = self.born[self.child[stock]], self.start[stock]
        band = band_at(born, last)
        long_term = (age_at(born, last) < 16) & (start <= months_before(last, LONG_TERM_MONTHS))
        have = np.bincount(band, minlength=5)[:4]
        wanted = np.minimum(np.array(self.targets.ages(year)), have)
        wanted = np.round(have - (have - wanted) * part).astype(int)
        both = np.bincount(band[long_term], minlength=5)[:4]
        of_long_term = _share(wanted, have, both, self.targets.count(year, "long_term"))
        stays = np.zeros(len(stock), dtype=bool)
        for each in range(4):
            for flag, count in ((True, of_long_term[each]), (False, wanted[each] - of_long_term[each])):
                pool = np.flatnonzero((band == each) & (long_term == flag))
                stays[self.rng.choice(pool, min(count, len(pool)), replace=False)] = True
        return stays

    def _leave(self, gone: Numbers, first: Any, last: Any) -> None:
        earliest = np.maximum(first + 3, after(self.start[gone], 5))
        grown = birthday(self.born[self.child[gone]], 18)
        latest = np.minimum(last - 3, grown)
        room = (latest - earliest).astype(int).clip(0)
        end = after(earliest, self.rng.random(len(gone)) * (room + 1))
        of_age = (grown <= last) & (self.rng.random(len(gone)) < LEAVE_AT_18)
        self.end[gone] = np.where(of_age, grown, np.minimum(end, grown))

    def _arrive(self, year: int, first: Any, last: Any, staying: int, gone: int, extra: int) -> None:
        here = np.flatnonzero(np.isnat(self.end))
        carried = np.bincount(band_at(self.born[self.child[here]], last + 365), minlength=5)
        groups = self._spread(staying, np.ceil(SPARE * np.array(self.targets.ages(year + 1))), carried)
        pool = self.candidates.referred(first + 2, last - 2, self.child, self.start, self.end)
        pool = pool[age_at(self.born[pool["child"]], last) < 18]
        picked = self._pick(pool, band_at(self.born[pool["child"]], last + 365), groups)
        self._add(picked["child"].to_numpy(), picked["referral"].to_numpy(), days(picked["start"]), None)
        rest = pool.drop(picked.index)
        rest = rest[days(rest["start"]) <= last - 30]
        brief = self._pick(rest, band_at(self.born[rest["child"]], last + 365), self._spread(gone, np.zeros(4), None))
        brief = brief.sort_values("start")
        start = days(brief["start"])
        room = (last - 3 - start).astype(int) - 5
        end = after(start, 4 + self.rng.random(len(brief)) * room)
        end[:extra] = after(start[:extra], self.rng.integers(20, 50, extra))
        self._add(brief["child"].to_numpy(), brief["referral"].to_numpy(), start, end)
        again = brief[:extra]
        self._add(again["child"].to_numpy(), again["referral"].to_numpy(), after(end[:extra], 40), None)

    def _spread(self, count: int, wanted: npt.NDArray[Any], carried: npt.NDArray[Any] | None) -> Numbers:
        """How many of each age band come: first what next year's counts need, the rest by the usual ages."""
        need = np.zeros(5)
        if carried is not None:
            need[:4] = (wanted - carried[:4]).clip(0)
        if need.sum() > count:
            need *= count / need.sum()
        share = NEW_AGES * (count - need.sum()) + need
        whole = np.floor(share).astype(int)
        order = np.argsort(whole - share, kind="stable")
        whole[order[: count - whole.sum()]] += 1
        return whole

    def _pick(self, pool: pd.DataFrame, group: Numbers, counts: Numbers) -> pd.DataFrame:
        """So many of each group, then of any group where one has too few."""
        order = self.rng.permutation(len(pool))
        rank = pd.Series(group[order]).groupby(group[order]).cumcount().to_numpy()
        allowed = rank < counts[group[order]]
        spare = np.flatnonzero(~allowed)[: int(counts.sum() - allowed.sum())]
        allowed[spare] = True
        return pool.iloc[np.sort(order[allowed])]

    def _add(self, child: Numbers, referral: Numbers, start: Dates, end: Dates | None) -> None:
        self.child = np.concatenate([self.child, child])
        self.referral = np.concatenate([self.referral, referral])
        self.start = np.concatenate([self.start, start])
        self.end = np.concatenate([self.end, np.full(len(child), NEVER) if end is None else end])


def _share(wanted: Numbers, have: Numbers, both: Numbers, total: int) -> Numbers:
    """How many long-term children stay in each band, so that they sum to `total` where that can be."""
    least = np.maximum(wanted - (have - both), 0)
    most = np.minimum(both, wanted)
    least[3], most[3] = 0, 0
    room = (most - least).clip(0)
    extra = min(max(total - int(least.sum()), 0), int(room.sum()))
    share = room * (extra / max(room.sum(), 1))
    whole = np.floor(share).astype(int)
    order = np.argsort(whole - share, kind="stable")
    for each in order[: extra - whole.sum()]:
        whole[each] += 1
    chosen: Numbers = least + whole
    return chosen


def _quiet(dates: Dates) -> Dates:
    """Away from the days on which years in care are counted, so that every way of counting them agrees."""
    month_day = dates - dates.astype("datetime64[M]")
    month = dates.astype("datetime64[M]").astype(int) % 12
    near = np.isin(month, (2, 8)) & (month_day.astype(int) >= 26)
    return np.where(near, dates - 10, dates)
