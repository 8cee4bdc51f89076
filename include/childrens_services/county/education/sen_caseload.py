"""Plans the council maintains: those from before 2019, those issued since, those taken over, and when each ceased.

Leicestershire's published caseload each January from 2019 to 2025, the plans that ceased in 2022 to 2024, by reason,
and the plans issued (`sen`) fix the rest: plans taken over from other councils are what a year's balance leaves, and in
2019 to 2021, for which ceased plans are not published, the balance is taken for the plans that ceased. After 2025 the
mean of the published years is carried on. Nothing ceases or is taken over between 1 January and the census day.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county import published
from childrens_services.county.chance import (
    DAYS_A_YEAR,
    HORIZON,
    Dates,
    Numbers,
    after,
    choose,
    day,
    days,
    stream,
)
from childrens_services.months import last_day

if TYPE_CHECKING:
    from childrens_services.county.world import County

PLANS_FROM = "2014-09-01"
FIRST, LAST = 2019, 2026
# ages in January 2019 (Education, health and care plans 2022, age of the caseload): from, to, plans
AGES_2019 = ((2.6, 5, 165), (5, 11, 1_325), (11, 16, 1_481), (16, 20, 992), (20, 24.2, 259))
REASONS = tuple("12345678")
LEAVERS, OLDEST = "5", "1"
# who each other reason is likely for: about this old, so many years about it
LIKELY = {"2": (14.0, 4.0), "3": (19.0, 0.7), "4": (19.5, 1.0), "5": (11.0, 5.0), "6": (27.0, 1.2), "7": (10.0, 5.0)}
END_OF_SCHOOL_YEAR = 0.4
# families that leave the county are likelier to be drawn, so that there are enough to move to other councils
LEAVES = 1.5
COUNCILS = {"856": 40, "857": 5, "831": 5, "830": 8, "892": 7, "891": 8, "941": 8, "940": 8, "937": 8, "330": 3}


def census_day(year: int) -> np.datetime64:
    """The day of the January count: the third Thursday."""
    first = day(f"{year}-01-01")
    return np.busday_offset(first, 2, roll="forward", weekmask="Thu")


def counted() -> dict[int, np.datetime64]:
    """Days at which the caseload is counted, by year; the last is the horizon's, a January early."""
    return {year: census_day(year) for year in range(FIRST, LAST + 1)} | {LAST + 1: day(last_day(HORIZON))}


def make(county: "County", requests: pd.DataFrame) -> pd.DataFrame:
    """Every plan but where the child is taught.

    child, plan_id, start, ceased (NaT), ceased_reason (SEN2 code), request (row of `requests`, -1: not asked for since
    2018), taken_over_from (council's code).
    """
    rng = stream(county.seed, "plans")
    frame = pd.concat([_issued(requests), _older(county, rng, requests)], ignore_index=True)
    used = np.zeros(len(county.people), dtype=bool)
    used[frame["child"]] = True
    ends = _Ends(county, frame)
    for year in range(FIRST, LAST + 1):
        ceased, taken_over = _flows(county, year, ends)
        arrivals = _taken_over(county, rng, year, taken_over, used)
        used[arrivals["child"]] = True
        ends.cease(rng, year, ceased)
        ends.add(arrivals)
    made = ends.frame()
    made.insert(1, "plan_id", [f"P{number:06d}" for number in range(1, len(made) + 1)])
    return made


def open_at(plans: pd.DataFrame, date: np.datetime64) -> npt.NDArray[np.bool_]:
    """Which plans are maintained on the day."""
    start, ceased = days(plans["start"].to_numpy()), days(plans["ceased"].to_numpy())
    found: npt.NDArray[np.bool_] = (start <= date) & ~(ceased <= date)
    return found


def _caseload(county: "County") -> dict[int, int]:
    table: Any = published.table("ehc_plans_by_setting")
    return {int(year): county.scaled(plans) for year, plans in zip(table["january"], table["plans"], strict=True)}


def _ceased(county: "County", year: int) -> Numbers:
    """Plans that ceased in the year by reason, of `REASONS`; the mean of the published years for others."""
    table: Any = published.table("ehc_plans_ceased").set_index("year")[list(REASONS)]
    known = table.loc[year] if year in table.index else table.mean()
    share = 10 / 12 if year == LAST else 1.0
    return published.share_out(county.scaled(float(known.sum()) * share), known)


def _flows(county: "County", year: int, ends: "_Ends") -> tuple[Numbers, int]:
    """Plans that cease in the year, by reason, and how many are taken over."""
    days_, caseload = counted(), _caseload(county)
    ceased = _ceased(county, year)
    if year + 1 not in caseload:
        latest = [ends.balance(county, other) + _ceased(county, other).sum() for other in (2022, 2023, 2024)]
        return ceased, max(0, round(np.mean(latest) * (10 / 12 if year == LAST else 1)))
    balance = caseload[year + 1] - caseload[year] - ends.issued_between(days_[year], days_[year + 1])
    if year not in published.table("ehc_plans_ceased")["year"].to_numpy():
        ceased = published.share_out(max(0, -balance), ceased)
    taken_over = int(balance + ceased.sum())
    if taken_over < 0:
        ceased[REASONS.index("6")] -= taken_over
        taken_over = 0
    return ceased, taken_over


def _issued(requests: pd.DataFrame) -> pd.DataFrame:
    issued = requests[requests["decision"].eq("Y") & requests["outcome"].eq("Y")]
    return pd.DataFrame({"child": issued["child"], "start": issued["outcome_date"], "request": issued.index}).assign(
        taken_over_from=""
    )


def _older(county: "County", rng: np.random.Generator, requests: pd.DataFrame) -> pd.DataFrame:
    """Plans from before 2019, as many as make up the first January's caseload."""
    people, at = county.people, census_day(FIRST)
    born, joined, left = (days(people[name].to_numpy()) for name in ("born", "joined", "left"))
    issued = requests[requests["decision"].eq("Y") & requests["outcome"].eq("Y")]
    number = _caseload(county)[FIRST] - int((days(issued["outcome_date"].to_numpy()) <= at).sum())
    free = (joined <= day("2018-06-30")) & ~(left <= at + 20)
    free[requests["child"]] = False
    weight = np.where(np.isnat(left), 1.0, LEAVES)
    age = (at - born).astype(int) / DAYS_A_YEAR
    chosen = []
    for (low, high, _), count in zip(
        AGES_2019, published.share_out(number, [plans for _, _, plans in AGES_2019]), strict=True
    ):
        pool = np.flatnonzero(free & (age >= low) & (age < high))
        chosen.append(rng.choice(pool, count, replace=False, p=weight[pool] / weight[pool].sum()))
    child = np.concatenate(chosen)
    earliest = np.maximum(np.maximum(born[child] + 760, joined[child]), day(PLANS_FROM))
    room = (day("2018-12-20") - earliest).astype(int)
    start = after(earliest, rng.random(len(child)) * room)
    frame = pd.DataFrame({"child": child, "start": start, "request": -1, "taken_over_from": ""})
    return frame.sort_values(["start", "child"], ignore_index=True)


def _taken_over(
    county: "County", rng: np.random.Generator, year: int, number: int, used: npt.NDArray[np.bool_]
) -> pd.DataFrame:
    """Plans of children who moved into the county in the year."""
    people = county.people
    born, joined, left = (days(people[name].to_numpy()) for name in ("born", "joined", "left"))
    first, last = census_day(year), min(day(f"{year}-12-31"), day(last_day(HORIZON)))
    age = (joined - born).astype(int) / DAYS_A_YEAR
    moved = (joined > first - 14) & (joined < last - 40) & (age > 3) & (age < 18)
    pool = np.flatnonzero(moved & ~used & ~(left <= day(f"{year + 1}-02-28")))
    if len(pool) < number:
        # a very small county has too few: children who have lived there all along
        pool = np.flatnonzero((joined < first) & np.isnat(left) & ~used & (born < first - 1500) & (born > first - 6000))
    child = rng.choice(pool, number, replace=False)
    start = np.maximum(after(joined[child], rng.integers(14, 40, number)), first + 1)
    frame = pd.DataFrame({"child": child, "start": start, "request": -1})
    frame["taken_over_from"] = choose(rng, COUNCILS, number)
    return frame.sort_values(["start", "child"], ignore_index=True)


def _less(wanted: dict[str, int], leavers: int) -> dict[str, int]:
    """The counts without those known to leave, and fewer of other reasons where more leave than were counted."""
    less = dict(wanted)
    for reason in (LEAVERS, "6", "2", "1", "4", "3", "8", "7"):
        less[reason] = max(0, wanted[reason] - leavers)
        leavers -= wanted[reason] - less[reason]
    return less


class _Ends:
    """The plans so far, and when and why they cease."""

    def __init__(self, county: "County", plans: pd.DataFrame) -> None:
        self._people, self._parts = county.people, [plans]
        self._issued = days(plans.loc[plans["request"] >= 0, "start"].to_numpy())
        self._plans = self._with_ends(plans)

    def _with_ends(self, plans: pd.DataFrame) -> pd.DataFrame:
        plans = plans.assign(ceased=np.datetime64("NaT", "s"), ceased_reason="")
        return plans.astype({"start": "datetime64[s]", "ceased": "datetime64[s]"})

    def issued_between(self, first: np.datetime64, last: np.datetime64) -> int:
        """Plans issued after the first day, to the last."""
        return int(((self._issued > first) & (self._issued <= last)).sum())

    def balance(self, county: "County", year: int) -> int:
        """What a published year's caseload grew by other than by plans issued."""
        days_, caseload = counted(), _caseload(county)
        return caseload[year + 1] - caseload[year] - self.issued_between(days_[year], days_[year + 1])

    def add(self, plans: pd.DataFrame) -> None:
        self._plans = pd.concat([self._plans, self._with_ends(plans)], ignore_index=True)

    def frame(self) -> pd.DataFrame:
        columns = ["child", "start", "ceased", "ceased_reason", "request", "taken_over_from"]
        return self._plans[columns].astype({"start": "datetime64[s]", "ceased": "datetime64[s]"})

    def cease(self, rng: np.random.Generator, year: int, counts: Numbers) -> None:
        """As many plans as `counts` has by reason cease: who moves away first, then the oldest, then the likeliest."""
        plans, at = self._plans, census_day(year)
        last = min(day(f"{year}-12-31"), day(last_day(HORIZON)))
        free = open_at(plans, at)
        people = self._people.loc[plans["child"]]
        left, born = days(people["left"].to_numpy()), days(people["born"].to_numpy())
        age = (at - born).astype(int) / DAYS_A_YEAR
        wanted = dict(zip(REASONS, counts.tolist(), strict=True))
        leaving = free & (left > day(f"{year}-01-01")) & (left <= last)
        rows = np.flatnonzero(leaving)[: int(counts.sum())]
        wanted = _less(wanted, len(rows))
        moved = np.clip(after(left[rows], rng.integers(0, 15, len(rows))), at + 1, last)
        self._set(rows, moved, LEAVERS, free)
        for reason in (OLDEST, "6", "4", "3", "5", "7", "2", "8"):
            about, spread = LIKELY.get(reason, (12.0, 30.0))
            unlikely = -age if reason == OLDEST else np.abs(age - about + rng.normal(0, spread, len(age)))
            candidates = np.flatnonzero(free & np.isnat(left))
            rows = candidates[np.argsort(unlikely[candidates], kind="stable")[: wanted[reason]]]
            self._set(rows, self._dates(rng, at, last, len(rows)), reason, free)

    def _dates(self, rng: np.random.Generator, at: np.datetime64, last: np.datetime64, count: int) -> Dates:
        anyhow = after(at, 1 + rng.random(count) * (last - at).astype(int))
        summer = day(f"{str(at)[:4]}-07-31")
        dates: Dates = np.where(rng.random(count) < END_OF_SCHOOL_YEAR, summer, np.minimum(anyhow, last))
        return dates

    def _set(self, rows: Numbers, dates: Dates, reason: str, free: npt.NDArray[np.bool_]) -> None:
        ceased = self._plans["ceased"].to_numpy(copy=True)
        ceased[rows] = dates.astype("datetime64[s]")
        self._plans["ceased"] = ceased
        self._plans.loc[rows, "ceased_reason"] = reason
        free[rows] = False
