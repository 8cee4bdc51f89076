"""Family help (early help) and contacts: what happens before and beside referrals.

Nothing is published of either for one council: the numbers are of the order that councils of this size report. One
district pilots family help, and one area a multi-agency child protection team, from the summer of 2026.
"""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import (
    DAYS_A_YEAR,
    HORIZON,
    Dates,
    Numbers,
    after,
    between,
    choose,
    day,
    days,
    stream,
)
from childrens_services.county.people import aged
from childrens_services.county.places import DISTRICTS
from childrens_services.county.social_care import working_days
from childrens_services.county.social_care.identifiers import numbered
from childrens_services.months import last_day, span

if TYPE_CHECKING:
    from childrens_services.county.world import County

FROM = "2018-01"
PILOT_FROM, PILOT_DISTRICT, TEAM_FROM, TEAM_DISTRICT = "2026-07-01", DISTRICTS[0].name, "2026-09-01", DISTRICTS[0].name
# children whose episode starts, a year at full size: more where families get help earlier
EPISODES = [("2018-01-01", 3_000.0), ("2020-04-01", 2_600.0), ("2022-04-01", 3_300.0), ("2026-04-01", 3_900.0),
            ("2026-10-31", 4_200.0)]  # fmt: skip
STEPPED_UP = 0.09
CONTACTS_A_REFERRAL = 1.1
OUTCOMES = {"Needs met": 62, "Stepped down to universal services": 17, "Consent withdrawn": 15, "Moved away": 6}
REASONS = {
    "Parenting and family relationships": 30, "Mental health of a parent": 16, "Mental health of the child": 15,
    "Domestic abuse": 14, "School attendance": 10, "Money, work or housing": 8, "Substance misuse": 4, "Disability": 3,
}  # fmt: skip
CALLERS = {"6": 30, "2A": 22, "1B": 8, "1D": 7, "3E": 7, "3B": 5, "3A": 5, "5D": 6, "9": 4, "8": 6}


def episodes(county: "County", referrals: pd.DataFrame) -> pd.DataFrame:
    """episode_id, child, start, end, reason, outcome (None while open), district, pilot, worker."""
    rng = stream(county.seed, "family help")
    stepped = _stepped_up(rng, referrals)
    others = _others(county, rng, stepped)
    every = pd.concat([stepped, others], ignore_index=True)
    # one at a time
    every = every.sort_values(["child", "start"], ignore_index=True)
    overlaps = every["start"] <= every.groupby("child")["end"].shift()
    every = every[~overlaps].sort_values(["start", "child"], ignore_index=True)
    child = every["child"].to_numpy()
    every["district"] = county.people["district"].to_numpy()[child]
    every["pilot"] = (every["start"] >= PILOT_FROM) & (every["district"] == PILOT_DISTRICT)
    every["reason"] = choose(rng, REASONS, len(every))
    _, every["worker"] = county.workforce.assign("family_help", child, every["start"].to_numpy())
    every.insert(0, "episode_id", numbered("E", len(every)))
    return every


def _stepped_up(rng: np.random.Generator, referrals: pd.DataFrame) -> pd.DataFrame:
    """Episodes that ended with a referral."""
    since = referrals[(referrals["date"] >= "2018-06-01") & ~referrals["nfa"] & ~referrals["again"]]
    # fewer once the pilot holds families together
    chosen = since[rng.random(len(since)) < np.where(since["date"] >= PILOT_FROM, 0.8, 1.0) * STEPPED_UP]
    end = days(chosen["date"].to_numpy())
    start = working_days.on_or_before(after(end, -rng.integers(30, 260, len(chosen))))
    return _frame(
        chosen["child"].to_numpy(), start, end, np.full(len(chosen), "Stepped up to social care", dtype=object)
    )


def _others(county: "County", rng: np.random.Generator, stepped: pd.DataFrame) -> pd.DataFrame:
    starts = []
    known = stepped["start"].dt.strftime("%Y-%m").value_counts()
    for month in span(FROM, HORIZON):
        a_year = county.scaled(between(np.array([day(f"{month}-15")]), EPISODES)[0])
        starts.append(working_days.of_month(rng, month, max(round(a_year / 12) - int(known.get(month, 0)), 1)))
    date = np.concatenate(starts)
    child, row = _residents(county, rng, date)
    date = date[row]
    # a month to a year and more: half are done in five months
    lasts = np.clip(rng.lognormal(np.log(150), 0.55, len(date)), 21, 700).astype(np.int64)
    return _frame(child, date, working_days.later(after(date, lasts), 0), choose(rng, OUTCOMES, len(date)))


def _frame(child: Numbers, start: Dates, end: Dates, outcome: object) -> pd.DataFrame:
    frame = pd.DataFrame({"child": child, "start": start, "end": end, "outcome": outcome})
    return frame.astype({"start": "datetime64[s]", "end": "datetime64[s]"})


def _residents(county: "County", rng: np.random.Generator, date: Dates) -> tuple[Numbers, Numbers]:
    """A child who lives here for each date, of the poorer families more: children and rows; a few rows are left out."""
    people = county.people
    share = np.linspace(0.75, 0.15, 10)[people["deprivation"].to_numpy() - 1]
    pool = np.flatnonzero(rng.random(len(people)) < share)
    child = aged(rng, people, pool, date, rng.uniform(0.1, 16.8, len(date)))
    born, joined, left = (days(people[name].to_numpy()[child]) for name in ("born", "joined", "left"))
    age = (date - born).astype(np.int64) / DAYS_A_YEAR
    row = np.flatnonzero((born <= date) & (joined <= date) & ~(left <= after(date, 200)) & (age < 17))
    return child[row], row


def contacts(county: "County", referrals: pd.DataFrame) -> pd.DataFrame:
    """contact_id, child, date, source, outcome: one before each referral, and those that lead to none."""
    rng = stream(county.seed, "contacts")
    led = referrals[referrals["date"] >= f"{FROM}-02"]
    date = days(led["date"].to_numpy())
    received = working_days.on_or_before(after(date, -(rng.random(len(led)) < 0.3).astype(np.int64)))
    first = pd.DataFrame({"child": led["child"], "date": received, "source": led["source"], "outcome": "referral"})
    drawn = rng.choice(date, round(len(date) * CONTACTS_A_REFERRAL))
    drawn = np.minimum(working_days.later(after(drawn, rng.integers(-9, 10, len(drawn))), 0), day(last_day(HORIZON)))
    child, row = _residents(county, rng, drawn)
    outcome = choose(rng, {"nothing": 55, "advice": 27, "early_help": 18}, len(row))
    rest = {"child": child, "date": drawn[row], "source": choose(rng, CALLERS, len(row)), "outcome": outcome}
    every = pd.concat([first, pd.DataFrame(rest)], ignore_index=True).astype({"date": "datetime64[s]"})
    every = every.sort_values(["date", "child"], ignore_index=True)
    every.insert(0, "contact_id", numbered("T", len(every)))
    return every
