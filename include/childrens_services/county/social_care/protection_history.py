"""Child protection plans from before the history, which a further plan refers back to, and whose they were."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import DAYS_A_YEAR, after, day, days, stream
from childrens_services.county.people import aged
from childrens_services.county.social_care import figures, working_days
from childrens_services.county.social_care.protection_plans import CATEGORIES

if TYPE_CHECKING:
    from childrens_services.county.world import County

# plans at full size that had ended before April 2017, of children who may come back
EARLIER, OLDEST = 1_100, "2010-06-01"


def earlier(county: "County") -> pd.DataFrame:
    """Plans that ended before April 2017: start, end, until (0), category, group."""
    rng = stream(county.seed, "earlier plans")
    count = county.scaled(EARLIER)
    latest = (day("2016-11-01") - day(OLDEST)).astype(int)
    start = working_days.on_or_before(after(day(OLDEST), (latest * rng.beta(2.5, 1.0, count)).astype(int)))
    end = np.minimum(after(start, rng.integers(95, 500, count)), day("2017-03-20"))
    category = np.repeat(list(CATEGORIES), list(figures.parts("plan_category", 2018, count).values()))
    rng.shuffle(category)
    made = {"start": start.astype("datetime64[s]"), "end": end.astype("datetime64[s]"), "until": 0}
    return pd.DataFrame(made | {"category": category, "group": -1 - np.arange(count)})


def children(county: "County", plans: pd.DataFrame) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """A child of its own for each plan without a referral: here and under 18 until it ended."""
    rng, people = stream(county.seed, "children with earlier plans"), county.people
    born, joined, left = (days(people[name].to_numpy()) for name in ("born", "joined", "left"))
    pool = np.flatnonzero((people["deprivation"] <= 6).to_numpy())
    start, end = days(plans["start"].to_numpy()), days(plans["end"].to_numpy())
    found = np.full(len(plans), -1)
    free = np.ones(len(people), dtype=bool)
    for _ in range(40):
        rows = np.flatnonzero(found < 0)
        if not len(rows):
            break
        # most are young: they are those who can come back
        ages = 13.0 * rng.beta(1.0, 2.2, len(rows))
        picked = aged(rng, people, pool, start[rows], ages)
        here = (joined[picked] <= start[rows]) & ~(left[picked] <= end[rows]) & (born[picked] <= start[rows])
        under = (end[rows] - born[picked]).astype(np.int64) / DAYS_A_YEAR < 17.9
        ok = free[picked] & here & under
        offers = pd.DataFrame({"row": rows[ok], "child": picked[ok]}).drop_duplicates("child")
        found[offers["row"].to_numpy()] = offers["child"].to_numpy()
        free[offers["child"].to_numpy()] = False
    if (found < 0).any():
        raise ValueError("there are too few children for the earlier plans")
    return found
