"""Education, health and care needs assessments: requests, decisions, plans.

By calendar year, requests, refusals, plans issued and how many of them within 20 weeks (and after a year) are those
published for Leicestershire, 2019 to 2024. After that nothing is published: the backlog is worked off first come, first
served by spring 2026, and over 95% of the plans asked for from 2026 on are issued within 20 weeks, in under 18 weeks on
average, as the council's statement of July 2026 says.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county import published
from childrens_services.county.chance import Dates, Numbers, after, choose, day, days, stream, weekdays
from childrens_services.county.education import sen_caseload, sen_needs, sen_settings
from childrens_services.county.people import aged

if TYPE_CHECKING:
    from childrens_services.county.world import County

FROM, LAST = "2018-01", "2026-10"
# few are sent in while schools are closed
SEASON = (1.05, 1.0, 1.15, 0.9, 1.1, 1.2, 1.25, 0.45, 0.8, 1.0, 1.15, 0.95)
# years without a figure: requests, refused, assessments without a plan
ASSUMED = {2018: (980, 150, 45), 2025: (1_640, 290, 140), 2026: (1_770, 320, 90)}
WITHDRAWN, EXCEPTION, REASSESSMENT = 0.01, 0.02, 0.02
TWENTY_WEEKS, YEAR = 140, 364
# the backlog of January 2025 is worked off evenly to here; after it plans are in time
BACKLOG_UNTIL, NEW_WAY = "2026-04-15", "2025-12-20"
IN_TIME = 0.975
# years after which no plan is known to have come later than a year from its request: older assessments were withdrawn
NOBODY_AFTER_A_YEAR = (2019, 2020, 2021, 2024)
# decisions within six weeks: 1,188 of 1,330 in 2023
DECIDED_IN_TIME = 0.893
SOURCE = {"3": 62, "1": 30, "2": 2, "4": 3, "5": 1, "6": 1, "8": 1}
ADVICE = {"EP": 1.0, "HEALTH": 1.0, "SOCIAL_CARE": 1.0, "SCHOOL": 1.0, "OTHER": 0.3}


@dataclass(frozen=True)
class Sen:
    """Special educational needs.

    `requests`: child, received, source, rya, decided, decision, outcome, outcome_date, week20.
    `plans`: child, plan_id, start, ceased (NaT), ceased_reason, urn, setting (SEN2 code), kind (see `sen_settings`,
    all three of the latest placement, "" for none), primary_need, secondary_need, request (row of requests, -1: from
    before 2019 or taken over), taken_over_from (code of the council, "").
    `placements`: plan_id, child, kind, urn, ukprn, setting, unit, resourced, start, end (NaT).
    `needs`: plan_id, child, need, rank.
    `advice`: request (row of requests), kind, asked, received.
    """

    requests: pd.DataFrame
    plans: pd.DataFrame
    placements: pd.DataFrame
    needs: pd.DataFrame
    advice: pd.DataFrame


def make(county: "County") -> Sen:
    """Every request from 2018 on and what became of it, and every plan maintained since January 2019."""
    requests = _requests(county)
    plans = sen_caseload.make(county, requests)
    placements = sen_settings.make(county, plans)
    latest = placements.drop_duplicates("plan_id", keep="last").set_index("plan_id")
    for name in ("urn", "setting", "kind"):
        plans[name] = plans["plan_id"].map(latest[name]).fillna("")
    plans["primary_need"] = sen_needs.primary(county, plans, placements)
    plans["secondary_need"] = sen_needs.secondary(county, plans["primary_need"].to_numpy(dtype=object))
    return Sen(requests, plans, placements, sen_needs.by_plan(plans), _advice(county, requests))


def figures(year: int) -> tuple[int, int, int]:
    """Requests, refusals and assessments without a plan of a calendar year, at full size."""
    table: Any = published.table("ehc").set_index("year")
    if year in table.index:
        return int(table.at[year, "requests"]), int(table.at[year, "refused"]), int(table.at[year, "not_issued"])
    return ASSUMED[year]


def _requests(county: "County") -> pd.DataFrame:
    rng = stream(county.seed, "education")
    parts = [_year(county, rng, year) for year in range(int(FROM[:4]), int(LAST[:4]) + 1)]
    frame = pd.concat(parts, ignore_index=True)
    frame["child"] = _children(county, rng, days(frame["received"].to_numpy()))
    frame["outcome_date"] = _outcome_dates(county, rng, frame)
    received, outcome = days(frame["received"].to_numpy()), days(frame["outcome_date"].to_numpy())
    count = len(frame)
    frame["decided"] = np.minimum(frame["decided"], outcome - 1)
    late = (outcome - received).astype(int) > TWENTY_WEEKS
    excepted = late & (received >= day("2025-01-01")) & (rng.random(count) < EXCEPTION * 8)
    frame["week20"] = np.where(excepted | _exceptions(county, frame, late), "1", "0")
    return frame.astype(dict.fromkeys(("received", "decided", "outcome_date"), "datetime64[s]"))


def _year(county: "County", rng: np.random.Generator, year: int) -> pd.DataFrame:
    asked, refused, not_issued = (county.scaled(number) for number in figures(year))
    months = published.share_out(asked, SEASON)
    received = np.concatenate([weekdays(rng, f"{year}-{month:02d}", count) for month, count in enumerate(months, 1)])
    withdrawn = round(asked * WITHDRAWN)
    decision = np.repeat(["N", "W", "Y"], [refused, withdrawn, asked - refused - withdrawn])
    outcome = np.where(decision == "Y", "Y", "")
    outcome[np.flatnonzero(outcome == "Y")[:not_issued]] = "N"
    shuffled = rng.permutation(asked)
    in_time = rng.random(asked) < DECIDED_IN_TIME
    return pd.DataFrame(
        {
            "received": received,
            "source": choose(rng, SOURCE, asked),
            "rya": np.where(rng.random(asked) < REASSESSMENT * (year >= 2025), "1", "0"),
            "decided": after(received, np.where(in_time, rng.integers(20, 43, asked), rng.integers(43, 61, asked))),
            "decision": decision[shuffled],
            "outcome": outcome[shuffled],
        }
    )


def _children(county: "County", rng: np.random.Generator, received: Dates) -> Numbers:
    """A child of the county for each request, nobody twice."""
    people = county.people
    joined, left = days(people["joined"].to_numpy()), days(people["left"].to_numpy())
    chosen = np.full(len(received), -1)
    taken = np.zeros(len(people), dtype=bool)
    everyone = np.arange(len(people))
    while (chosen < 0).any():
        open_ = np.flatnonzero(chosen < 0)
        picked = aged(rng, people, everyone, received[open_], rng.triangular(2, 6, 18, len(open_)))
        here = (joined[picked] <= received[open_]) & ~(left[picked] <= received[open_] + 400) & ~taken[picked]
        _, first = np.unique(picked, return_index=True)
        good = np.zeros(len(open_), dtype=bool)
        good[first] = here[first]
        chosen[open_[good]] = picked[good]
        taken[picked[good]] = True
    return chosen


def _outcome_dates(county: "County", rng: np.random.Generator, frame: pd.DataFrame) -> Dates:
    """When each assessment ended: plans year by year so that the published numbers come out, then the rest."""
    received = days(frame["received"].to_numpy())
    dates = np.full(len(frame), np.datetime64("NaT", "D"))
    refused = (frame["outcome"] == "N").to_numpy()
    usual = np.where(received < day(NEW_WAY), rng.integers(113, 230, len(frame)), rng.integers(70, 112, len(frame)))
    dates[refused] = after(received, usual)[refused]
    free = (frame["outcome"] == "Y").to_numpy(copy=True)
    for row in published.table("ehc").to_dict("records"):
        _issue(county, rng, row, received, free, dates)
        given_up = free & (received + YEAR < day(f"{row['year'] + 1}-01-01")) & (row["year"] in NOBODY_AFTER_A_YEAR)
        frame.loc[given_up, "outcome"] = "W"
        free[given_up] = False
    _issue_since(rng, received, free, dates)
    other = np.isnat(dates)
    dates[other] = days(frame["decided"].to_numpy())[other]
    return dates


def _issue(
    county: "County",
    rng: np.random.Generator,
    year: Any,
    received: Dates,
    free: npt.NDArray[np.bool_],
    dates: Dates,
) -> None:
    """The plans of one published year: those after a year, those within 20 weeks, then the others, oldest first."""
    first, last = day(f"{year['year']}-01-01"), day(f"{year['year']}-12-31")
    over = 0 if pd.isna(year["over_52_weeks"]) else county.scaled(year["over_52_weeks"])
    within, plans = county.scaled(year["within_20_weeks"]), county.scaled(year["plans"])
    for count, low, high in ((over, YEAR + 1, 560), (within, 90, 139), (plans - over - within, TWENTY_WEEKS + 1, YEAR)):
        earliest, latest = np.maximum(received + low, first), np.minimum(received + high, last)
        fits = np.flatnonzero(free & (earliest <= latest))
        if low == 90:
            fits = rng.permutation(fits)
        rows = fits[:count]
        room = (latest[rows] - earliest[rows]).astype(int) + 1
        dates[rows] = earliest[rows] + (rng.random(len(rows)) * room).astype("timedelta64[D]")
        free[rows] = False


def _issue_since(rng: np.random.Generator, received: Dates, free: npt.NDArray[np.bool_], dates: Dates) -> None:
    """The backlog first come, first served; then in time but for a few."""
    backlog = np.flatnonzero(free & (received < day(NEW_WAY)))
    line = np.linspace(0, 1, len(backlog)) * int((day(BACKLOG_UNTIL) - day("2025-01-01")).astype(int))
    dates[backlog] = np.maximum(after(day("2025-01-01"), line), received[backlog] + 105)
    new = np.flatnonzero(free & (received >= day(NEW_WAY)))
    taken = np.where(rng.random(len(new)) < IN_TIME, rng.integers(95, 136, len(new)), rng.integers(141, 200, len(new)))
    dates[new] = after(received[new], taken)


def _exceptions(county: "County", frame: pd.DataFrame, late: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Late plans to which an exception applied in the published years."""
    found = np.zeros(len(frame), dtype=bool)
    years = frame["outcome_date"].dt.year.to_numpy()
    for row in published.table("ehc").to_dict("records"):
        count = county.scaled(row["plans"]) - county.scaled(row["plans_without_exceptions"])
        here = np.flatnonzero(late & (years == row["year"]) & (frame["outcome"] == "Y").to_numpy())
        found[here[:count]] = True
    return found


def _advice(county: "County", requests: pd.DataFrame) -> pd.DataFrame:
    """Advice asked for in each assessment; educational psychologists' took long until the backlog was gone."""
    rng = stream(county.seed, "advice")
    assessed = np.flatnonzero(requests["decision"] == "Y")
    parts = []
    for kind, share in ADVICE.items():
        rows = assessed[rng.random(len(assessed)) < share]
        asked = after(days(requests["decided"].to_numpy()[rows]), rng.integers(1, 6, len(rows)))
        until = days(requests["outcome_date"].to_numpy()[rows])
        usual = rng.integers(14, 45, len(rows))
        slow = (kind == "EP") & (days(requests["received"].to_numpy()[rows]) < day(NEW_WAY))
        room = np.maximum((until - asked).astype(int) - 14, 14)
        received = after(asked, np.where(slow, np.maximum(usual, room * 0.7), np.minimum(usual, room)))
        parts.append(pd.DataFrame({"request": rows, "kind": kind, "asked": asked, "received": received}))
    frame = pd.concat(parts, ignore_index=True).astype({"asked": "datetime64[s]", "received": "datetime64[s]"})
    return frame.sort_values(["asked", "request", "kind"], ignore_index=True)
