"""Child in need plans, and visits to the children.

So many start in each reporting year and are open on 31 March as published for 2022 to 2024; other years are assumed
near them (`figures`). A referral has one plan at most, and none beside a child protection plan.
"""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import HORIZON, Dates, after, days, stream
from childrens_services.county.social_care import figures, working_days
from childrens_services.county.social_care.identifiers import numbered
from childrens_services.county.social_care.protection_records import regular
from childrens_services.county.social_care.referral_flow import year_end
from childrens_services.months import last_day

if TYPE_CHECKING:
    from childrens_services.county.world import County

NOT_YET = np.datetime64("NaT", "D")
# of those open at the year's end, the share that were open at the last one
CARRIED = 0.2
# days from the referral to the plan, at least, and a plan's shortest time
NOT_BEFORE, SHORTEST = 14, 25
EVERY, LATE_VISIT = 20, 0.08


def make(county: "County", referrals: pd.DataFrame, cp_plans: pd.DataFrame) -> pd.DataFrame:
    """plan_id, referral_id, child, start, end."""
    rng = stream(county.seed, "child in need plans")
    usable = ~referrals["nfa"] & ~referrals["referral_id"].isin(cp_plans["referral_id"].dropna())
    cases = referrals[usable].reset_index(drop=True)
    date, close = days(cases["date"].to_numpy()), days(cases["close_date"].to_numpy())
    start, end = np.full(len(cases), NOT_YET), np.full(len(cases), NOT_YET)
    for year in figures.YEARS:
        _of_year(county, rng, year, (date, close), start, end)
    has = np.flatnonzero(~np.isnat(start))
    made = cases.loc[has, ["referral_id", "child"]].assign(start=start[has], end=end[has])
    made = made.astype({"start": "datetime64[s]", "end": "datetime64[s]"})
    made = made[made["start"] <= pd.Timestamp(last_day(HORIZON))]
    made = made.sort_values(["start", "referral_id"], ignore_index=True)
    made.insert(0, "plan_id", numbered("N", len(made)))
    return made


def _of_year(
    county: "County", rng: np.random.Generator, year: int, case: tuple[Dates, Dates], start: Dates, end: Dates
) -> None:
    date, close = case
    first, last = year_end(year - 1) + 1, year_end(year)
    wanted = figures.total(county, "in_need_plan", year, "open")
    has = ~np.isnat(start)
    going = np.flatnonzero(has & np.isnat(end))
    stays = rng.permutation(going[close[going] > last])[: round(CARRIED * wanted)]
    ending = np.setdiff1d(going, stays)
    latest = np.minimum(close[ending], last)
    # the last of them for the case to close with the plan
    share = rng.random(len(ending)) ** 0.5
    soonest = np.maximum(first, after(start[ending], SHORTEST))
    moved = after(soonest, (share * np.maximum((latest - soonest).astype(np.int64), 0)).astype(np.int64))
    end[ending] = np.minimum(moved, latest)
    earliest = np.maximum(after(date, NOT_BEFORE), first)
    new = rng.permutation(np.flatnonzero(~has & (close > last) & (earliest <= after(last, -15)) & (date > first - 240)))
    new = new[: wanted - len(stays)]
    start[new] = _drawn(rng, earliest[new], np.full(len(new), last))
    count = max(figures.total(county, "in_need_plan", year, "started") - len(new), 0)
    passing = ~has & np.isnat(start) & (close <= last) & (close >= after(earliest, SHORTEST)) & (date > first - 120)
    brief = rng.permutation(np.flatnonzero(passing))[:count]
    start[brief] = np.minimum(
        working_days.later(after(earliest[brief], rng.integers(0, 40, len(brief))), 0), after(close[brief], -10)
    )
    end[brief] = close[brief]


def _drawn(rng: np.random.Generator, first: Dates, last: Dates) -> Dates:
    room = (last - first).astype(np.int64)
    return working_days.on_or_before(after(first, (rng.random(len(first)) * (room + 1)).astype(np.int64))).clip(first)


def visits(county: "County", plans: pd.DataFrame) -> pd.DataFrame:
    """visit_id, plan_id, child, date, seen, seen_alone: about every four weeks, which is the council's own standard."""
    made = regular(stream(county.seed, "child in need visits"), plans, EVERY, LATE_VISIT)
    made.insert(0, "visit_id", numbered("NV", len(made)))
    return made
