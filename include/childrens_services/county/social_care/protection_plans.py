"""Child protection plans, before it is known whose they are.

Each reporting year (to 31 March) as many start, by category, are open at its end, by category and time open, and end,
by how long they lasted, as published. Children with the same `group` are subject of a plan together: they start on one
day. After the last published year: see `figures`.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import Dates, Numbers, after, day, days, stream
from childrens_services.county.social_care import figures, working_days
from childrens_services.county.social_care.referral_flow import year_end

if TYPE_CHECKING:
    from childrens_services.county.world import County

CATEGORIES = {"Neglect": "NEG", "Physical": "PHY", "Sexual": "SAB", "Emotional": "EMO", "Multiple": "MUL"}
# days from and to of each published time
BANDS = {"0": (14, 91), "3": (93, 181), "6": (184, 364), "12": (367, 729), "24": (732, 1_300)}
# brothers and sisters who are subject of plans together: 1, 2, 3 or 4
TOGETHER = (0.45, 0.3, 0.17, 0.08)
# most who stay for more than a year had not been there long at the year's end
OPEN_BEFORE = (0.86, 0.12, 0.02)


def make(county: "County") -> pd.DataFrame:
    """One row per plan: start, end (NaT: open), until (last year at whose end it is open, or 0), category, group."""
    rng = stream(county.seed, "protection plans")
    plans = _before(county, rng)
    for year in figures.YEARS:
        plans["old"] = True
        kept = _kept(county, rng, plans, year)
        plans.loc[kept, "until"] = year
        fresh = _started(county, rng, year, plans.loc[kept, "category"])
        plans = pd.concat([plans, fresh], ignore_index=True)
        _end(county, rng, plans, year)
    plans["end"] = plans["end"].astype("datetime64[s]")
    return plans.sort_values(["start", "group"], kind="stable", ignore_index=True).drop(columns="old")


def ended_in(county: "County", year: int) -> int:
    """Plans that ended in the year: what the others leave. Before 2018 there is nothing to take it from."""
    before = figures.total(county, "plan_open", year - 1) if year > min(figures.YEARS) else _open_at_first(county)
    return before + figures.total(county, "plan", year, "started") - figures.total(county, "plan_open", year)


def _open_at_first(county: "County") -> int:
    ended = sum(figures.given()["plan_ended_after"][2018].values())
    start = figures.given()["plan"][2018]["started"]
    return county.scaled(figures.given()["plan_open"][2018]["total"] + ended - start)


def _before(county: "County", rng: np.random.Generator) -> pd.DataFrame:
    """Plans that are open on 31 March 2017."""
    count = _open_at_first(county)
    years = rng.choice(3, count, p=OPEN_BEFORE)
    back = years * 365 + (364 * rng.beta(1, 1.4, count)).astype(int)
    start = working_days.on_or_before(np.sort(after(day("2017-03-31"), -back)))
    frame = _frame(start, _drawn(rng, figures.parts("plan_category", 2018, count)))
    return frame.assign(until=2017, group=_groups(rng, frame, 0))


def _frame(start: Dates, category: Any) -> pd.DataFrame:
    never = np.full(len(start), np.datetime64("NaT", "s"))
    return pd.DataFrame({"start": start.astype("datetime64[s]"), "end": never, "until": 0, "category": category})


def _drawn(rng: np.random.Generator, counts: dict[str, int]) -> Any:
    made = np.repeat(np.array(list(counts), dtype=object), list(counts.values()))
    rng.shuffle(made)
    return made


def _kept(county: "County", rng: np.random.Generator, plans: pd.DataFrame, year: int) -> Numbers:
    """Which of the plans open at the end of the year before are open at the end of this one."""
    wanted = figures.parts("plan_open_for", year, figures.total(county, "plan_open", year))
    categories = figures.parts("plan_open_category", year, figures.total(county, "plan_open", year))
    starting = figures.parts("plan_category", year, figures.total(county, "plan", year, "started"))
    # those of a category of which too few start go on
    needed = {name: max(0, count - starting[name]) for name, count in categories.items()}
    open_now = np.flatnonzero((plans["until"] == year - 1).to_numpy())
    recent = days(plans["start"].to_numpy()[open_now]) > year_end(year - 2)
    late = days(plans["start"].to_numpy()[open_now]).astype(np.int64) / 500.0
    order = open_now[np.argsort(-late - rng.gumbel(0, 0.35, len(open_now)), kind="stable")]
    place = plans.iloc[order].groupby("category").cumcount().to_numpy()
    names = plans["category"].to_numpy()[order]
    first = place < np.array([needed[name] for name in names])
    allowed = place < np.array([categories[name] for name in names])
    order = np.concatenate([order[first], order[~first & allowed]])
    is_recent = np.isin(order, open_now[recent])
    kept = [order[is_recent][: wanted["12"]], order[~is_recent][: wanted["24"]]]
    return np.concatenate(kept)


def _started(county: "County", rng: np.random.Generator, year: int, carried: "pd.Series[str]") -> pd.DataFrame:
    """Those that start in the year; `until` is the year for those open at its end."""
    started = figures.total(county, "plan", year, "started")
    total = figures.total(county, "plan_open", year)
    wanted = figures.parts("plan_open_for", year, total)
    # what is short of longer plans is made up by the newest
    wanted["0"] += wanted["12"] + wanted["24"] - len(carried)
    bands = [("0", 1, 3), ("3", 10, 12), ("6", 4, 9)]
    starts = [_days_of(rng, year, first, last, wanted[name]) for name, first, last in bands]
    staying = np.concatenate(starts)
    # most that end within the year began in its first half
    count = started - len(staying)
    passing = after(day(f"{year - 1}-04-01"), (345 * rng.beta(1.0, 1.9, max(count, 0))).astype(int))
    passing = working_days.on_or_before(np.maximum(passing, working_days.later(day(f"{year - 1}-04-01"), 0)))
    frame = _frame(np.concatenate([staying, passing]), "")
    frame["until"] = np.where(np.arange(len(frame)) < len(staying), year, 0)
    frame["category"] = _categories(county, rng, year, carried, len(staying), len(frame))
    return frame.assign(group=_groups(rng, frame, year), old=False)


def _days_of(rng: np.random.Generator, year: int, first: int, last: int, count: int) -> Dates:
    """So many working days from the first to the last month, of the reporting year."""
    calendar = [np.datetime64(f"{year - (month > 3)}-{month:02}", "M") for month in (first, last)]
    start, end = calendar[0].astype("datetime64[D]"), (calendar[1] + 1).astype("datetime64[D]") - 1
    every = np.arange(start, end + 1)
    return rng.choice(every[np.is_busday(every, busdaycal=working_days.calendar())], max(count, 0))


def _categories(
    county: "County", rng: np.random.Generator, year: int, carried: "pd.Series[str]", staying: int, count: int
) -> Any:
    """Categories of those that stay, so that with those carried over they are the published ones, then of the rest."""
    wanted = figures.parts("plan_open_category", year, figures.total(county, "plan_open", year))
    starting = figures.parts("plan_category", year, count)
    here = carried.value_counts()
    stay = {name: min(max(wanted[name] - int(here.get(name, 0)), 0), starting[name]) for name in wanted}
    # rounding at a small size
    short = staying - sum(stay.values())
    for name in sorted(stay, key=lambda each: stay[each] - starting[each]):
        step = int(np.clip(short, -stay[name], starting[name] - stay[name]))
        stay[name], short = stay[name] + step, short - step
    rest = {name: starting[name] - stay[name] for name in starting}
    return np.concatenate([_drawn(rng, stay), _drawn(rng, rest)])


def _groups(rng: np.random.Generator, frame: pd.DataFrame, year: int) -> Numbers:
    """Puts neighbours of one category together: they start on the day of the first of them. Numbers of the groups."""
    quarter = frame["start"].dt.quarter + 4 * frame["start"].dt.year
    order = np.lexsort([frame["start"], frame["category"].astype(str), quarter, frame["until"]])
    sizes = rng.choice([1, 2, 3, 4], len(frame), p=TOGETHER)
    drawn = np.repeat(np.arange(len(sizes)), sizes)[: len(frame)]
    same = pd.DataFrame(
        {"until": frame["until"], "quarter": quarter, "category": frame["category"]}
    ).iloc[order].assign(drawn=drawn)  # fmt: skip
    number = same.groupby(list(same.columns), sort=False).ngroup().to_numpy()
    group = np.empty(len(frame), dtype=np.int64)
    group[order] = number
    frame["start"] = frame.groupby(group)["start"].transform("min")
    return year * 10_000 + group


def _end(county: "County", rng: np.random.Generator, plans: pd.DataFrame, year: int) -> None:
    """Gives those that end in the year their last day, so many after each published time."""
    first, last = year_end(year - 1) + 1, year_end(year)
    # those that were open when the year began and are not now, and the new ones that did not stay
    gone = plans["until"] == np.where(plans["old"], year - 1, 0)
    rows = np.flatnonzero(gone.to_numpy())
    rows = rows[np.argsort(plans["start"].to_numpy()[rows], kind="stable")]
    counts = figures.parts("plan_ended_after", year, len(rows))
    names = [name for name in reversed(BANDS) for _ in range(counts[name])]
    start = days(plans["start"].to_numpy()[rows])
    least = np.maximum((first - start).astype(np.int64), 10)
    most = np.maximum((last - start).astype(np.int64), least)
    low, high = (np.array([BANDS[name][side] for name in names], dtype=np.int64) for side in (0, 1))
    low, high = np.clip(low, least, most), np.clip(high, least, most)
    # brothers and sisters come off the plan together
    share = stream(county.seed, "plan ends", str(year)).random(10_000)[plans["group"].to_numpy()[rows] % 9_973]
    lasted = low + (share * (high - low + 1)).astype(np.int64)
    ends = working_days.on_or_before(after(start, lasted))
    ends = np.where(ends < first, working_days.later(first, 0), ends)
    plans.loc[rows, "end"] = np.maximum(ends, start + 1).astype("datetime64[s]")
