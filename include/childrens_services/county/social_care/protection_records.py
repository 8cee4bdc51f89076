"""Reviews of child protection plans, and visits to the children.

A first review is due three months after the start, later ones six months after the review before. So many of the plans
that are open for three months on 31 March had all their reviews in time as published. No council publishes visits: a
visit every ten working days, a few of them late, is the statutory guidance's rhythm.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import HORIZON, Dates, Numbers, after, day, days, stream
from childrens_services.county.social_care import figures, working_days
from childrens_services.county.social_care.identifiers import numbered
from childrens_services.county.social_care.referral_flow import year_end
from childrens_services.months import last_day

if TYPE_CHECKING:
    from childrens_services.county.world import County

NEVER = day("2100-01-01")
# days to the first review and between two: in time, and late
FIRST, NEXT = (74, 89), (150, 179)
FIRST_LATE, NEXT_LATE = (95, 112), (187, 214)
MOST_REVIEWS = 9
ENDED_AT_REVIEW = 0.8
THREE_MONTHS = 92
EVERY, LATE_VISIT = 10, 0.06
SEEN, ALONE = 0.95, 0.82


def reviews(county: "County", plans: pd.DataFrame) -> pd.DataFrame:
    """review_id, plan_id, referral_id, child, group, date, due, goes_on: up to the horizon."""
    plans = plans[~(plans["end"] < pd.Timestamp("2017-04-01"))].reset_index(drop=True)
    rng = stream(county.seed, "protection reviews")
    codes = pd.factorize(plans["group"])[0]
    start, end = days(plans["start"].to_numpy()), _ends(plans)
    share = rng.random((MOST_REVIEWS, codes.max() + 1))[:, codes]
    late = _late_in(county, plans)
    before, parts = start, []
    for number in range(MOST_REVIEWS):
        date, due = _held(number, before, share[number], late)
        parts.append(pd.DataFrame({"plan": np.arange(len(plans)), "date": date, "due": due, "goes_on": True}))
        before = date
    every = pd.concat(parts, ignore_index=True)
    at_end = rng.random(codes.max() + 1)[codes] < ENDED_AT_REVIEW
    # a review in the last weeks is the one at which the plan ends
    every = every[every["date"].to_numpy() < after(end[every["plan"]], np.where(at_end[every["plan"]], -40, 0))]
    every = pd.concat([every, _last(every, start, end, at_end)], ignore_index=True)
    every = every[every["date"] <= pd.Timestamp(last_day(HORIZON))].astype(
        {"date": "datetime64[s]", "due": "datetime64[s]"}
    )
    names = ["plan_id", "referral_id", "child", "group"]
    every[names] = plans[names].iloc[every["plan"].to_numpy()].to_numpy()
    every["child"], every["group"] = every["child"].astype(np.int64), every["group"].astype(np.int64)
    every = every.sort_values(["date", "group", "plan"], ignore_index=True)
    every.insert(0, "review_id", numbered("V", len(every)))
    return every[["review_id", *names, "date", "due", "goes_on"]]


def _ends(plans: pd.DataFrame) -> Dates:
    ends = days(plans["end"].to_numpy())
    return np.where(np.isnat(ends), NEVER, ends)


def _held(number: int, before: Dates, share: Any, late: Numbers) -> tuple[Dates, Dates]:
    """Date of the next review and when it was due. It is late where its year is the plan's late one."""
    (least, most), (least_late, most_late) = (FIRST, FIRST_LATE) if number == 0 else (NEXT, NEXT_LATE)
    due = (before.astype("datetime64[M]") + (3 if number == 0 else 6)).astype("datetime64[D]")
    # the same day of the month, or its last
    last = (due.astype("datetime64[M]") + 1).astype("datetime64[D]") - 1
    due = np.minimum(due + (before - before.astype("datetime64[M]")).astype(np.int64), last)
    on_time = working_days.on_or_before(after(before, least + (share * (most - least)).astype(np.int64)))
    overdue = working_days.later(after(before, least_late + (share * (most_late - least_late)).astype(np.int64)), 0)
    known = late > 0
    ends = np.array([f"{year}-03-31" if year else "1990-03-31" for year in late], dtype="datetime64[D]")
    falls = known & (due <= ends) & (due > after(ends, -366))
    return np.where(falls, overdue, on_time), due


def _last(every: pd.DataFrame, start: Dates, end: Dates, at_end: Any) -> pd.DataFrame:
    """The review at which a plan ended."""
    before = pd.Series(start).astype("datetime64[s]")
    latest = every.groupby("plan")["date"].max()
    before.loc[latest.index] = latest.astype("datetime64[s]")
    since = days(before.to_numpy())
    rows = np.flatnonzero(at_end & (end < NEVER) & (end - start > 30) & (end > since))
    months = np.where(np.isin(rows, latest.index), 6, 3)
    due = (since[rows].astype("datetime64[M]") + months).astype("datetime64[D]") + 27
    return pd.DataFrame({"plan": rows, "date": end[rows], "due": np.maximum(due, end[rows]), "goes_on": False})


def _late_in(county: "County", plans: pd.DataFrame) -> Numbers:
    """The year by whose end a review of each plan was late for the first time; 0 for none."""
    rng = stream(county.seed, "late reviews")
    start, end = days(plans["start"].to_numpy()), _ends(plans)
    late = np.zeros(len(plans), dtype=np.int64)
    for year in figures.YEARS:
        at = year_end(year)
        due = np.flatnonzero((start <= after(at, -THREE_MONTHS)) & (end > at))
        wanted = figures.total(county, "plan_reviewed", year, "all") - figures.total(
            county, "plan_reviewed", year, "in_time"
        )
        count = max(wanted - int((late[due] > 0).sum()), 0)
        free = due[late[due] == 0]
        late[rng.permutation(free)[:count]] = year
    return late


def visits(county: "County", plans: pd.DataFrame) -> pd.DataFrame:
    """visit_id, plan_id, child, date, seen, seen_alone: every ten working days from the start to the end."""
    rng = stream(county.seed, "protection visits")
    plans = plans[~(plans["end"] < pd.Timestamp("2018-04-01"))].reset_index(drop=True)
    made = regular(rng, plans, EVERY, LATE_VISIT)
    made.insert(0, "visit_id", numbered("PV", len(made)))
    return made


def regular(rng: np.random.Generator, plans: pd.DataFrame, every: int, late: float) -> pd.DataFrame:
    """plan_id, child, date, seen, seen_alone: a visit about every so many working days, until the plan's end."""
    horizon = day(last_day(HORIZON))
    first = np.maximum(days(plans["start"].to_numpy()), day("2018-04-01"))
    last = np.minimum(_ends(plans), horizon)
    number = np.maximum(working_days.between(first, last) // every, 0)
    plan = np.repeat(np.arange(len(plans)), number)
    place = np.arange(len(plan)) - np.repeat(np.cumsum(number) - number, number) + 1
    # up to two days early; the late ones a week
    moved = place * every - rng.integers(0, min(3, every), len(plan)) + 4 * (rng.random(len(plan)) < late)
    date = np.minimum(working_days.later(first[plan], moved), working_days.on_or_before(last[plan]))
    seen = rng.random(len(plan)) < SEEN
    frame = pd.DataFrame(
        {
            "plan_id": plans["plan_id"].to_numpy()[plan],
            "child": plans["child"].to_numpy()[plan],
            "date": date.astype("datetime64[s]"),
            "seen": seen,
            "seen_alone": seen & (rng.random(len(plan)) < ALONE),
        }
    )
    return frame.sort_values(["date", "plan_id"], ignore_index=True)
