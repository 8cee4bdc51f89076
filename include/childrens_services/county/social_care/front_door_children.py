"""Whose the referrals are: children of the county who live here, of the right age, with nothing else open.

A re-referral is of a child referred in the twelve months before; any other of one who was not. A first child
protection plan is of a child without one before, a further one of a child who had one, while there are such children.
"""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import DAYS_A_YEAR, HORIZON, Dates, Numbers, after, day, days, stream
from childrens_services.county.people import aged
from childrens_services.months import last_day

if TYPE_CHECKING:
    from childrens_services.county.world import County

# social care comes to know families by deprivation, most deprived tenth first
KNOWN = (0.62, 0.54, 0.46, 0.40, 0.34, 0.28, 0.24, 0.20, 0.16, 0.13)
RE_REFERRED_WITHIN, APART = 330, 400
YOUNGEST, OLDEST, ADULT = -0.3, 17.4, 17.95
NONE, FIRST, FURTHER = 0, 1, 2
ASKED, ROUNDS, SIBLINGS = 4, 20, 6


@dataclass
class _State:
    """What is known of each child so far, and the residents it is taken from."""

    county: "County"
    rng: np.random.Generator
    had_plan: pd.DataFrame
    referred: Dates = field(init=False)
    closed: Dates = field(init=False)

    def __post_init__(self) -> None:
        people = self.county.people
        self.referred = np.full(len(people), day("1990-01-01"))
        self.closed = self.referred.copy()
        self.had = np.zeros(len(people), dtype=bool)
        self.had[self.had_plan["child"]] = True
        self.closed[self.had_plan["child"]] = days(self.had_plan["end"].to_numpy())
        self.born, self.joined, self.left = (days(people[name].to_numpy()) for name in ("born", "joined", "left"))
        share = np.array(KNOWN)[people["deprivation"].to_numpy() - 1]
        self.pool = np.flatnonzero(self.rng.random(len(people)) < share)
        # brothers and sisters: the children of each family in order of the family
        self.family = people["family"].to_numpy()
        self.by_family = np.argsort(self.family, kind="stable")
        self.first = np.searchsorted(self.family[self.by_family], np.arange(self.family.max() + 2))

    def fits(self, child: Numbers, date: Dates, until: Dates, plan: Numbers) -> np.ndarray:
        """Whether each child may have the referral: here and under 18 all the time, of the right history of plans."""
        born = self.born[child]
        young = (date - born).astype(np.int64) / DAYS_A_YEAR
        here = ((self.joined[child] <= date) | (born >= date)) & ~(self.left[child] <= until)
        under = (young >= YOUNGEST) & ((until - born).astype(np.int64) / DAYS_A_YEAR < ADULT + 0.04)
        history: np.ndarray = np.where(plan == FIRST, ~self.had[child], (plan != FURTHER) | self.had[child])
        return here & under & history & (young <= OLDEST + 0.5)


def allot(
    county: "County", flow: pd.DataFrame, close: Dates, plan: Numbers, group: Numbers, had: pd.DataFrame
) -> Numbers:
    """The child of each referral.

    `plan` is NONE, FIRST or FURTHER, `group` numbers those of brothers and sisters (-1: alone), `had` has those who
    were on a plan already when the history begins: child and end of the plan.
    """
    state = _State(county, stream(county.seed, "children referred"), had)
    child = np.full(len(flow), -1)
    dates, again = days(flow["date"].to_numpy()), flow["again"].to_numpy()
    until = np.minimum(close, day(last_day(HORIZON)))
    months = dates.astype("datetime64[M]")
    bounds = np.append(np.flatnonzero(np.r_[True, months[1:] != months[:-1]]), len(flow))
    for first, last in pairwise(bounds):
        rows = np.arange(first, last)
        start = months[first].astype("datetime64[D]")
        old = rows[again[rows]]
        child[old] = _known(state, start, dates[old], until[old], plan[old], group[old])
        # where nobody of the past year is left, a child who is new
        new = rows[child[rows] < 0]
        taken = child[rows[child[rows] >= 0]]
        state.referred[taken] = start
        child[new] = _new(state, start, dates[new], until[new], plan[new], group[new])
        state.referred[child[rows]], state.closed[child[rows]] = dates[rows], close[rows]
        state.had[child[rows[plan[rows] > NONE]]] = True
    return child


def _known(state: _State, start: np.datetime64, date: Dates, until: Dates, plan: Numbers, group: Numbers) -> Numbers:
    """Children referred in the year before whose case is closed; brothers and sisters come together."""
    usable = (state.closed < start) & (state.referred >= after(start, -RE_REFERRED_WITHIN))
    candidates = np.flatnonzero(usable)
    by_family = state.rng.random(len(state.first))[state.family[candidates]]
    candidates = candidates[np.argsort(by_family, kind="stable")]
    found = np.full(len(date), -1)
    # at last those for whom no child with an earlier plan was left: theirs was elsewhere
    for kind, history in ((FURTHER, plan), (FIRST, plan), (NONE, plan), (FURTHER, np.zeros_like(plan))):
        rows = np.flatnonzero((plan == kind) & (found < 0))
        rows = rows[np.lexsort([date[rows], group[rows]])]
        # the longest cases leave the fewest ages: they choose first
        rows = rows[np.argsort(-((until[rows] - date[rows]).astype(np.int64) // 365), kind="stable")]
        for _ in range(ROUNDS):
            rows = rows[found[rows] < 0]
            count = min(len(rows), len(candidates))
            if not count:
                break
            ok = state.fits(candidates[:count], date[rows[:count]], until[rows[:count]], history[rows[:count]])
            found[rows[:count][ok]] = candidates[:count][ok]
            # who did not fit is asked again for another
            candidates = np.concatenate([candidates[count:], candidates[:count][~ok]])
    return found


def _new(state: _State, start: np.datetime64, date: Dates, until: Dates, plan: Numbers, group: Numbers) -> Numbers:
    """Children who were not referred for more than a year, with their brothers and sisters."""
    found = np.full(len(date), -1)
    free = (state.closed < start) & (state.referred < after(start, -APART))
    _offered(state, found, free, np.flatnonzero(plan == FURTHER), date, until, plan)
    lead = np.flatnonzero((found < 0) & _leads(group))
    _sampled(state, found, free, lead, date, until, plan)
    _siblings(state, found, free, date, until, plan, group)
    rest = np.flatnonzero(found < 0)
    _sampled(state, found, free, rest, date, until, plan)
    # at last whoever lives here, if only the history of plans does not fit
    _sampled(state, found, free, np.flatnonzero(found < 0), date, until, np.zeros_like(plan))
    if (found < 0).any():
        raise ValueError(f"{start}: there are too few children to refer")
    return found


def _leads(group: Numbers) -> np.ndarray:
    """The first of each group, and all who are alone."""
    leads = np.ones(len(group), dtype=bool)
    together = np.flatnonzero(group >= 0)
    leads[together] = ~pd.Series(group[together]).duplicated().to_numpy()
    return leads


def _offered(
    state: _State, found: Numbers, free: np.ndarray, rows: Numbers, date: Dates, until: Dates, plan: Numbers
) -> None:
    """Children who had a plan, for the rows that ask for one."""
    candidates = state.rng.permutation(np.flatnonzero(free & state.had))
    for _ in range(ROUNDS):
        rows = rows[found[rows] < 0]
        count = min(len(rows), len(candidates))
        if not count:
            return
        ok = state.fits(candidates[:count], date[rows[:count]], until[rows[:count]], plan[rows[:count]])
        found[rows[:count][ok]] = candidates[:count][ok]
        free[candidates[:count][ok]] = False
        candidates = np.concatenate([candidates[count:], candidates[:count][~ok]])


def _sampled(
    state: _State, found: Numbers, free: np.ndarray, rows: Numbers, date: Dates, until: Dates, plan: Numbers
) -> None:
    """Residents of an age drawn evenly, as far as the case ends before they are 18."""
    for _ in range(ROUNDS):
        rows = rows[found[rows] < 0]
        if not len(rows):
            return
        asked = np.repeat(rows, ASKED)
        lasts = (until[asked] - date[asked]).astype(np.int64) / DAYS_A_YEAR
        oldest = np.clip(ADULT - lasts, 0.5, OLDEST)
        ages = YOUNGEST + state.rng.random(len(asked)) * (oldest - YOUNGEST)
        picked = aged(state.rng, state.county.people, state.pool, date[asked], ages)
        ok = free[picked] & state.fits(picked, date[asked], until[asked], plan[asked])
        offers = pd.DataFrame({"row": asked[ok], "child": picked[ok]})
        offers = offers.drop_duplicates("row").drop_duplicates("child")
        found[offers["row"].to_numpy()] = offers["child"].to_numpy()
        free[offers["child"].to_numpy()] = False


def _siblings(
    state: _State, found: Numbers, free: np.ndarray, date: Dates, until: Dates, plan: Numbers, group: Numbers
) -> None:
    """Brothers and sisters of each group's first child, for the others of the group."""
    for place in range(SIBLINGS):
        table = pd.DataFrame({"group": group, "child": found, "row": np.arange(len(group))})
        table = table[table["group"] >= 0]
        leads = table[table["child"] >= 0].drop_duplicates("group").set_index("group")["child"]
        open_rows = table[table["child"] < 0].drop_duplicates("group")
        open_rows = open_rows[open_rows["group"].isin(leads.index)]
        if open_rows.empty:
            return
        rows = open_rows["row"].to_numpy()
        family = state.family[leads.loc[open_rows["group"]].to_numpy()]
        at = state.first[family] + place
        exists = at < state.first[family + 1]
        rows, picked = rows[exists], state.by_family[at[exists]]
        ok = free[picked] & state.fits(picked, date[rows], until[rows], plan[rows])
        once = ~pd.Series(picked).duplicated().to_numpy()
        found[rows[ok & once]] = picked[ok & once]
        free[picked[ok & once]] = False
