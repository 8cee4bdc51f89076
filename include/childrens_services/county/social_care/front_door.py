"""Referrals to children's social care and the assessments that follow.

By reporting year (to 31 March) the numbers of referrals of each month, of re-referrals, of those with no further
action and of assessments by working days taken are those published for Leicestershire. After the last published year
they stay near it: nothing is published, so months follow the mean of the season and assessments its shares.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county import published
from childrens_services.county.chance import Dates, Numbers, after, choose, day, days, stream, weekdays
from childrens_services.county.people import aged
from childrens_services.months import financial_year_start, first_day, span

if TYPE_CHECKING:
    from childrens_services.county.world import County

# a year before the history, so that its first re-referrals have something to refer back to
FROM, LAST = "2018-01", "2026-10"
MONTHS = ("april", "may", "june", "july", "august", "september", "october", "november", "december", "january",
          "february", "march")  # fmt: skip
# reporting years without a figure: total, re-referrals, no further action
ASSUMED = {2018: (5_400, 1_250, 430), 2026: (6_700, 1_650, 470), 2027: (6_450, 1_500, 450)}
ASSUMED_ASSESSMENTS = {2018: 2019, 2025: 2024, 2026: 2024, 2027: 2024}
# social care comes to know families by deprivation, most deprived tenth first
KNOWN = (0.62, 0.54, 0.46, 0.40, 0.34, 0.28, 0.24, 0.20, 0.16, 0.13)
RE_REFERRED_WITHIN, APART = 330, 400
CLOSED_AFTER_ASSESSMENT = 0.55
NEED = {"N1": 52, "N2": 9, "N3": 3, "N4": 8, "N5": 14, "N6": 4, "N8": 2, "N9": 3, "N0": 5}
SOURCE = {"6": 30, "2A": 6, "2B": 5, "3A": 6, "3D": 6, "5A": 14, "5B": 5, "5C": 6, "1A": 8, "1B": 4, "8": 6, "9": 4}


@dataclass(frozen=True)
class FrontDoor:
    """`referrals`: one row each, in order: referral_id, child, date, source, primary_need, nfa, close_date,
    close_reason, team, worker, started and authorised (of its assessment, or NaT)."""

    referrals: pd.DataFrame


def make(county: "County") -> FrontDoor:
    """Everything that came to the front door from 2018 on."""
    referrals = _referrals(county)
    authorised = _assessed(county, referrals)
    referrals = _closed(county, referrals, authorised)
    team, worker = county.workforce.assign("front_door", referrals["child"].to_numpy(), referrals["date"].to_numpy())
    ids = [f"R{number:07d}" for number in range(1, len(referrals) + 1)]
    return FrontDoor(referrals.assign(referral_id=ids, team=team, worker=worker))


def monthly(year: int) -> tuple[list[int], int, int]:
    """Referrals of each month from April, re-referrals and those with no further action, at full size."""
    table: Any = published.table("referrals").set_index("year")
    given = table[list(MONTHS)].dropna()
    if year in given.index:
        counts = given.loc[year].astype(int).tolist()
        return counts, int(table.at[year, "re_referrals"]), int(table.at[year, "no_further_action"])
    if year in table.index:
        total, again, nothing = (int(table.at[year, name]) for name in ("total", "re_referrals", "no_further_action"))
    else:
        total, again, nothing = ASSUMED[year]
    return published.share_out(total, given.mean().to_numpy()).tolist(), again, nothing


def _referrals(county: "County") -> pd.DataFrame:
    rng, people = stream(county.seed, "referrals"), county.people
    pool = np.flatnonzero(rng.random(len(people)) < np.array(KNOWN)[people["deprivation"].to_numpy() - 1])
    long_ago = np.full(len(people), day("1990-01-01"))
    state = {"referred": long_ago, "closed": long_ago.copy()}
    parts = []
    for month in span(FROM, LAST):
        year = int(financial_year_start(month)[:4]) + 1
        counts, again, nothing = monthly(year)
        place = (int(month[5:]) - 4) % 12
        scaled = published.share_out(county.scaled(sum(counts)), np.array(counts))
        count = int(scaled[place])
        repeat = int(published.share_out(county.scaled(again), np.array(counts))[place])
        none = int(published.share_out(county.scaled(nothing), np.array(counts))[place])
        old = _known(rng, state, month, min(repeat, count)) if month > FROM else np.empty(0, dtype=np.int64)
        new = _new(rng, county, pool, state, month, count - len(old))
        parts.append(_refer(rng, state, month, np.concatenate([old, new]), none))
    return pd.concat(parts).sort_values(["date", "child"], ignore_index=True)


def _known(rng: np.random.Generator, state: dict[str, Dates], month: str, count: int) -> Numbers:
    start = day(first_day(month))
    candidates = np.flatnonzero((state["closed"] < start) & (state["referred"] >= after(start, -RE_REFERRED_WITHIN)))
    return rng.choice(candidates, min(count, len(candidates)), replace=False)


def _new(
    rng: np.random.Generator, county: "County", pool: Numbers, state: dict[str, Dates], month: str, count: int
) -> Numbers:
    """Children living here who were not referred for more than a year, whose last case is closed."""
    start = day(first_day(month))
    asked = np.full(count * 6 + 40, start)
    picked = np.unique(aged(rng, county.people, pool, asked, rng.uniform(-0.3, 17.4, len(asked))))
    born, joined, left = (days(county.people[name].to_numpy()[picked]) for name in ("born", "joined", "left"))
    here = ((joined <= start) | (born >= start)) & ~(left <= start + 40)
    usable = picked[here & (state["closed"][picked] < start) & (state["referred"][picked] < after(start, -APART))]
    if len(usable) < count:
        raise ValueError(f"{month}: there are only {len(usable)} children to refer, not {count}")
    return rng.permutation(usable)[:count]


def _refer(rng: np.random.Generator, state: dict[str, Dates], month: str, child: Numbers, none: int) -> pd.DataFrame:
    count = len(child)
    date = weekdays(rng, month, count)
    rng.shuffle(child)
    nfa = np.zeros(count, dtype=bool)
    nfa[rng.choice(count, none, replace=False)] = True
    # until the assessments are known; what closes a case early enough for a re-referral to count is settled here
    closed = after(date, np.where(nfa, rng.integers(0, 6, count), np.where(rng.random(count) < 0.6, 75, 330)))
    state["referred"][child], state["closed"][child] = date, closed
    frame = pd.DataFrame(
        {
            "child": child,
            "date": date,
            "source": choose(rng, SOURCE, count),
            "primary_need": choose(rng, NEED, count),
            "nfa": nfa,
            "until": closed,
        }
    )
    return frame.astype({"date": "datetime64[s]", "until": "datetime64[s]"})


def _assessed(county: "County", referrals: pd.DataFrame) -> pd.DataFrame:
    """Start and authorisation of each referral's assessment, so many in each band of working days in each year."""
    rng = stream(county.seed, "assessments")
    started = after(days(referrals["date"].to_numpy()), rng.integers(0, 2, len(referrals)))
    started = np.busday_offset(started, 0, roll="forward")
    free = ~referrals["nfa"].to_numpy()
    authorised = np.full(len(referrals), np.datetime64("NaT", "D"))
    table = published.table("assessments").set_index("year").drop(columns="source")
    for year in range(2018, 2028):
        first, last = day(f"{year - 1}-04-01"), min(day(f"{year}-03-31"), day("2026-10-31"))
        share = 7 / 12 if year == 2027 else 1
        bands = table.loc[ASSUMED_ASSESSMENTS.get(year, year)]
        # the longest first: the fewest referrals leave them the time
        for name in reversed(bands.index):
            low, high = (int(part) for part in str(name).split("-"))
            wanted = county.scaled(bands[name] * share)
            fits = free & (np.busday_offset(started, high) <= last) & (np.busday_offset(started, low) >= first)
            rows = rng.permutation(np.flatnonzero(fits & (started >= after(first, -130))))[:wanted]
            authorised[rows] = np.busday_offset(started[rows], rng.integers(low, high + 1, len(rows)))
            free[rows] = False
    has = ~np.isnat(authorised)
    frame = pd.DataFrame({"started": np.where(has, started, days("NaT")), "authorised": authorised})
    return frame.astype("datetime64[s]")


def _closed(county: "County", referrals: pd.DataFrame, assessed: pd.DataFrame) -> pd.DataFrame:
    """Closing date and reason: soon after an assessment that found no need, else when support ends."""
    rng = stream(county.seed, "closures")
    ends = days(assessed["authorised"].to_numpy())
    last = np.fmax(ends, days(referrals["until"].to_numpy()))
    short = ~np.isnat(ends) & (rng.random(len(ends)) < CLOSED_AFTER_ASSESSMENT)
    closed = np.where(short, after(ends, rng.integers(1, 11, len(ends))), last)
    reason: Any = np.where(short | referrals["nfa"].to_numpy(), "RC8", "RC7")
    frame = pd.concat([referrals.drop(columns="until"), assessed], axis=1)
    return frame.assign(close_date=closed.astype("datetime64[s]"), close_reason=reason)
