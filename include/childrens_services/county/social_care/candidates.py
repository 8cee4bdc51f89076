"""Children who may come into care: those referred shortly before, and residents for the time before referrals."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import Dates, Numbers, after, days, stream

if TYPE_CHECKING:
    from childrens_services.county.world import County

# days from a referral to coming into care
SOONEST, LATEST = 2, 90
# between two periods of care of the same child
APART_DAYS = 30
# how many of the residents stand by for each child expected
MOST_DEPRIVED = 4


class Candidates:
    """The pool, with each referral's day of coming into care drawn once."""

    def __init__(self, county: "County") -> None:
        self.rng = stream(county.seed, "care candidates")
        self.county = county
        people = county.people
        self.born = days(people["born"].to_numpy())
        self.stays_here = people["left"].isna().to_numpy()
        self.joined = days(people["joined"].to_numpy())
        self.deprived = (people["deprivation"] <= MOST_DEPRIVED).to_numpy()
        referrals = county.front_door.referrals
        usable = ~referrals["nfa"].to_numpy(dtype=bool) & self.stays_here[referrals["child"].to_numpy()]
        rows = np.flatnonzero(usable)
        self.referral = rows
        self.child = referrals["child"].to_numpy()[rows]
        self.start = after(days(referrals["date"].to_numpy()[rows]), self.rng.integers(SOONEST, LATEST, len(rows)))

    def residents(self, at: Any) -> pd.DataFrame:
        """Children who live in the county's poorer half at the date: child."""
        children = self.county.resident(pd.Timestamp(at), 0, 17)
        # an infant of a few weeks has not had the time to be in care for long
        usable = self.stays_here[children] & self.deprived[children] & (self.born[children] < at - 150)
        return pd.DataFrame({"child": children[usable]})

    def referred(self, first: Any, last: Any, child: Numbers, start: Dates, end: Dates) -> pd.DataFrame:
        """Those who may start from `first` to `last`, given the stays so far: child, referral, start; one row each."""
        free_from = np.full(len(self.born), np.datetime64("1900-01-01", "D"))
        order = np.argsort(start, kind="stable")
        # a child in care now is free never
        free_from[child[order]] = np.where(np.isnat(end), np.datetime64("2100-01-01", "D"), end)[order] + APART_DAYS
        # who left this year comes back next year: those who start or cease twice in a year are made elsewhere
        usable = (self.start >= first) & (self.start <= last) & (free_from[self.child] <= first)
        # of the age to be looked after for a while, and not on a day on which years in care are counted
        usable &= (self.start >= self.born[self.child]) & ~_counting_day(self.start)
        rows = np.flatnonzero(usable)
        pool = pd.DataFrame({"child": self.child[rows], "referral": self.referral[rows], "start": self.start[rows]})
        return pool.iloc[self.rng.permutation(len(pool))].drop_duplicates("child", ignore_index=True)


def _counting_day(dates: Dates) -> Any:
    """From 28 September to 3 October: two and a half years later is 31 March."""
    month = dates.astype("datetime64[M]").astype(int) % 12
    number = (dates - dates.astype("datetime64[M]")).astype(int)
    return ((month == 8) & (number >= 27)) | ((month == 9) & (number <= 2))
