"""The flow of referrals, before it is known whose they are.

Month by month as many as published, with the assessments that follow by working days taken, and which are still open
on each 31 March, by how long. `close` is provisional: see `cases`.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county import published
from childrens_services.county.chance import Dates, Numbers, after, day, days, stream
from childrens_services.county.social_care import figures, working_days

if TYPE_CHECKING:
    from childrens_services.county.world import County

MONTHS = ("april", "may", "june", "july", "august", "september", "october", "november", "december", "january",
          "february", "march")  # fmt: skip
NEVER = np.datetime64("2100-01-01", "D")
NOT_YET = np.datetime64("NaT", "D")
OLDEST_OPEN = "2009-04-01"
# who referred: the codes behind the published groups
SOURCES = {
    "individual": {"1A": 50, "1B": 20, "1C": 12, "1D": 18},
    "schools": {"2A": 1},
    "education_services": {"2B": 1},
    "health_services": {"3A": 15, "3B": 20, "3C": 6, "3D": 24, "3E": 25, "3F": 10},
    "housing": {"4": 1},
    "la_services": {"5A": 35, "5B": 20, "5C": 15, "5D": 30},
    "police": {"6": 1},
    "other_legal_agency": {"7": 1},
    "other": {"8": 1},
    "anonymous": {"9": 1},
    "unknown": {"10": 1},
}
# most referrals of the last weeks of a year are still open at its end
RECENT_DAYS, RECENT_WEIGHT = 28, 12.0
CLOSED_SOON = 0.7


def year_end(year: int) -> np.datetime64:
    """31 March of the year."""
    return day(f"{year}-03-31")


def make(county: "County") -> pd.DataFrame:
    """One row per referral, in order of date.

    Columns: date, year (reporting year; 2017 for those open since before April 2017), source, nfa, again (a
    re-referral), started and authorised (of its assessment, NaT without), until (the last 31 March it is open), close.
    """
    flow = pd.concat([_open_before(county), *(_year(county, year) for year in figures.YEARS)], ignore_index=True)
    flow["until"] = _survivors(county, flow)
    started, authorised = _assessed(county, flow)
    flow["started"], flow["authorised"] = started.astype("datetime64[s]"), authorised.astype("datetime64[s]")
    flow["close"] = _closed(county, flow).astype("datetime64[s]")
    return flow.sort_values("date", kind="stable", ignore_index=True)


def month_counts(county: "County", year: int) -> list[int]:
    """Referrals of each month from April."""
    number = figures.total(county, "referrals", year)
    by_month = figures.given()["month"]
    if year in by_month:
        weights = [by_month[year][name] for name in MONTHS]
    else:
        weights = np.mean([[by_month[known][name] for name in MONTHS] for known in by_month], axis=0).tolist()
    return published.share_out(number, np.array(weights)).tolist()


def _open_before(county: "County") -> pd.DataFrame:
    """Those from before April 2017 that are open on 31 March 2018."""
    rng = stream(county.seed, "open before")
    for_long = figures.parts("open_for", 2018, figures.total(county, "open", 2018))
    recent = after(day("2016-04-01"), rng.integers(0, 365, for_long["12"]))
    # fewer the longer ago
    span = int((day("2016-04-01") - day(OLDEST_OPEN)).astype(int))
    old = after(day("2016-03-31"), -(span * rng.beta(1, 2.5, for_long["24"])).astype(int))
    date = working_days.on_or_before(np.sort(np.concatenate([old, recent])))
    frame = pd.DataFrame({"date": date.astype("datetime64[s]"), "year": 2017})
    return frame.assign(source=_sources(rng, 2018, len(date)), nfa=False, again=False)


def _year(county: "County", year: int) -> pd.DataFrame:
    rng = stream(county.seed, "referrals", str(year))
    counts = month_counts(county, year)
    names = [f"{year - (place < 9)}-{(place + 3) % 12 + 1:02}" for place in range(12)]
    date = np.concatenate([working_days.of_month(rng, *each) for each in zip(names, counts, strict=True)])
    nfa, again = np.zeros(len(date), dtype=bool), np.zeros(len(date), dtype=bool)
    starts = np.cumsum([0, *counts])
    for flag, measure in ((nfa, "no_further_action"), (again, "again")):
        shares = published.share_out(figures.total(county, "referrals", year, measure), np.array(counts))
        for first, count, marked in zip(starts, counts, shares, strict=False):
            flag[first + rng.choice(count, min(count, int(marked)), replace=False)] = True
    frame = pd.DataFrame({"date": date.astype("datetime64[s]"), "year": year})
    return frame.assign(source=_sources(rng, year, len(date)), nfa=nfa, again=again)


def _sources(rng: np.random.Generator, year: int, count: int) -> Any:
    groups = figures.parts("source", year, count, figures.given()["referrals"].get(year, {}).get("total"))
    codes: list[str] = []
    for name, number in groups.items():
        split = published.share_out(number, np.array(list(SOURCES[name].values()))).tolist() if number else []
        codes += [code for code, times in zip(SOURCES[name], split, strict=False) for _ in range(times)]
    made = np.array(codes, dtype=object)
    rng.shuffle(made)
    return made


def band(dates: Dates, at: np.datetime64) -> Numbers:
    """How long open at the date: 0, 3, 6, 12 or 24 for up to 3, 6, 12, 24 months and longer."""
    month = at.astype("datetime64[M]") + 1
    starts = [(month - count).astype("datetime64[D]") for count in (3, 6, 12, 24)]
    names = np.array([24, 12, 6, 3, 0])
    found: Numbers = names[np.searchsorted(starts[::-1], dates, side="right")]
    return found


def _survivors(county: "County", flow: pd.DataFrame) -> Numbers:
    """The last reporting year at whose end each is open; 0 for none."""
    rng = stream(county.seed, "open cases")
    date, nfa, year = days(flow["date"].to_numpy()), flow["nfa"].to_numpy(), flow["year"].to_numpy()
    until = np.zeros(len(flow), dtype=np.int64)
    until[year == 2017] = 2017
    for end in figures.YEARS:
        free = ~nfa & ((year == end) | (until == end - 1) & (year < end))
        bands = band(date, year_end(end))
        for name, wanted in figures.parts("open_for", end, figures.total(county, "open", end)).items():
            pool = np.flatnonzero(free & (bands == int(name)))
            recent = date[pool] > after(year_end(end), -RECENT_DAYS)
            clock = rng.exponential(1.0, len(pool)) / np.where(recent, RECENT_WEIGHT, 1.0)
            until[pool[np.argsort(clock, kind="stable")[:wanted]]] = end
    return until


def _assessed(county: "County", flow: pd.DataFrame) -> tuple[Dates, Dates]:
    """Start and authorisation of the assessment of each referral that has one."""
    rng = stream(county.seed, "assessments")
    started = working_days.later(flow["date"].to_numpy(), rng.integers(0, 2, len(flow)))
    free = ~flow["nfa"].to_numpy() & (flow["year"].to_numpy() > 2017)
    # an assessment is done before the case closes
    until, year = flow["until"].to_numpy(), flow["year"].to_numpy()
    bound = np.where(until >= year, NEVER, np.array([f"{each}-03-31" for each in year], dtype="datetime64[D]"))
    authorised = np.full(len(flow), NOT_YET)
    for each in figures.YEARS:
        first, last = year_end(each - 1) + 1, year_end(each)
        bands = figures.parts("assessment_days", each, figures.total(county, "assessments", each))
        # the longest first: the fewest referrals leave them the time
        for name in sorted(bands, key=lambda text: -int(text.split("-")[0])):
            low, high = (int(part) for part in name.split("-"))
            soonest, latest = working_days.later(started, low), working_days.later(started, high)
            rows = np.flatnonzero(free & (soonest <= np.minimum(last, bound)) & (latest >= first))
            rows = rng.permutation(rows)[: bands[name]]
            # of the days of the band, those that are in the year and before the case closes
            least = np.maximum(low, working_days.between(started[rows], np.full(len(rows), first)))
            latest_day = working_days.on_or_before(np.minimum(last, bound[rows]))
            most = np.minimum(high, working_days.between(started[rows], latest_day))
            took = least + (rng.random(len(rows)) * (np.maximum(most - least, 0) + 1)).astype(int)
            authorised[rows] = working_days.later(started[rows], took)
            free[rows] = False
    return np.where(np.isnat(authorised), NOT_YET, started), authorised


def _closed(county: "County", flow: pd.DataFrame) -> Dates:
    """Provisional closing dates: within days without action, often soon after an assessment, else within the year."""
    rng = stream(county.seed, "closures")
    date, until = days(flow["date"].to_numpy()), flow["until"].to_numpy()
    least = np.fmax(days(flow["authorised"].to_numpy()), date)
    year = np.maximum(np.maximum(until, flow["year"].to_numpy() - 1) + 1, 2018)
    first = np.maximum(np.array([f"{each - 1}-04-01" for each in year], dtype="datetime64[D]"), least)
    last = np.array([f"{each}-03-31" for each in year], dtype="datetime64[D]")
    room = np.maximum((last - first).astype(int), 0)
    soon = ~np.isnat(days(flow["authorised"].to_numpy())) & (rng.random(len(flow)) < CLOSED_SOON)
    wait = np.where(soon, rng.integers(0, 11, len(flow)), (rng.random(len(flow)) * (room + 1)).astype(int))
    closed = after(first, np.minimum(wait, room))
    without_action = np.minimum(after(date, rng.integers(0, 6, len(flow))), last)
    return np.where(flow["nfa"].to_numpy(), without_action, closed)
