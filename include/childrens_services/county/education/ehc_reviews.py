"""Annual reviews of EHC plans, moves between phases, and audits of plans.

Of plans due for a review in 2024, as many were reviewed in it, or never, as published for Leicestershire (DfE,
Education, health and care plans 2025, annual reviews: 4,113, and 370, of 6,261), and as many decisions came within four
weeks (1,878 of 3,593). Before and after nothing is published: shares run evenly to those. Audits and phase transfers
are made up: both get better with the reform plan.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import Numbers, after, between, choose, day, days, known_by, stream
from childrens_services.county.delivery import Delivery, Period

if TYPE_CHECKING:
    from childrens_services.county.world import County

FIRST_YEAR, LAST_YEAR = 2019, 2026
DUE_2024, HELD_2024, NEVER_2024, CENSUS = 6_261, 4_113, 370, "2025-01-16"
HELD = {2019: 0.80, 2020: 0.62, 2021: 0.68, 2022: 0.68, 2023: 0.66, 2025: 0.76, 2026: 0.88}
IN_FOUR_WEEKS = (("2019-01-01", 0.60), ("2024-01-01", 0.523), ("2024-12-31", 0.523), ("2026-10-31", 0.85))
DECISIONS = {"AMEND": 4_843, "CEASE": 97, "MAINTAIN": 21}
TRANSFER_IN_TIME = (("2019-01-01", 0.80), ("2023-02-15", 0.58), ("2026-03-31", 0.90))
# age on 31 August before the move, and the day the plan is due
PHASES = {"TO_PRIMARY": (3, "02-15"), "TO_SECONDARY": (10, "02-15"), "TO_POST16": (15, "03-31")}
AUDITS_A_MONTH, AUDITED_FROM = 25, "2023-01-01"
GRADES = ("OUTSTANDING", "GOOD", "REQUIRES_IMPROVEMENT", "INADEQUATE")
GOOD_OR_BETTER = (("2023-01-01", 0.48), ("2026-10-31", 0.80))
AUDITORS = {"SEND_OFFICER": 50, "PSYCHOLOGIST": 15, "HEALTH": 15, "SOCIAL_CARE": 12, "PARENT": 8}


@lru_cache(maxsize=4)
def reviews(county: "County") -> pd.DataFrame:
    """Every review due since 2019: review_id, plan (row of plans), due, meeting, decision, decided, amended."""
    rng, plans = stream(county.seed, "annual reviews"), county.sen.plans
    start, ceased = days(plans["start"]), days(plans["ceased"])
    reviewed = (start < day(f"{FIRST_YEAR - 1}-06-01")) & (rng.random(len(plans)) < 0.9)
    parts = []
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        # the anniversary of the plan, which moves a little with each review
        due = after(start.astype("datetime64[M]") + 12 * (year - 1970 - start.astype("datetime64[Y]").astype(int)), 14)
        rows = np.flatnonzero((start < day(f"{year}-01-01") - 14) & (due > start) & ~(ceased <= due))
        held = _held(rng, plans, rows, reviewed, year)
        reviewed[rows[held]] = True
        meeting = after(due[rows], rng.integers(-40, 25, len(rows)))
        meeting = np.clip(meeting, day(f"{year}-01-02"), day(f"{year}-12-30"))
        meeting = np.maximum(meeting, start[rows] + 30)
        # a review is not held after the plan has ceased
        held &= ~(ceased[rows] <= meeting)
        parts.append(
            pd.DataFrame({"plan": rows, "due": due[rows], "meeting": np.where(held, meeting, np.datetime64("NaT"))})
        )
    frame = pd.concat(parts, ignore_index=True).sort_values(["due", "plan"], ignore_index=True)
    count, met = len(frame), days(frame["meeting"])
    soon = rng.random(count) < between(np.where(np.isnat(met), day("2019-01-01"), met), IN_FOUR_WEEKS)
    decided = after(met, np.where(soon, rng.integers(3, 29, count), rng.integers(29, 150, count)))
    frame["decision"] = np.where(np.isnat(met), "", choose(rng, DECISIONS, count))
    frame["decided"] = decided
    amended = after(decided, rng.integers(14, 75, count))
    frame["amended"] = np.where(frame["decision"] == "AMEND", amended, np.datetime64("NaT", "D"))
    frame.insert(0, "review_id", [f"AR{number:06d}" for number in range(1, count + 1)])
    return frame.astype(dict.fromkeys(("due", "meeting", "decided", "amended"), "datetime64[s]"))


def _held(rng: np.random.Generator, plans: pd.DataFrame, rows: Numbers, reviewed: Any, year: int) -> Any:
    """Which of the reviews due in the year are held in it; in 2024 those open at the census are the published share."""
    if year != 2024:
        return rng.random(len(rows)) < HELD[year]
    counted = np.flatnonzero((~(plans["ceased"] <= CENSUS)).to_numpy()[rows])
    before = reviewed[rows[counted]]
    never = rng.permutation(counted[~before])[: round(len(counted) * NEVER_2024 / DUE_2024)]
    missed = len(counted) - round(len(counted) * HELD_2024 / DUE_2024) - len(never)
    held = rng.random(len(rows)) < HELD[2023]
    held[counted] = True
    held[never] = False
    held[rng.permutation(counted[before])[:missed]] = False
    return held


def annual_reviews(county: "County", period: Period) -> pd.DataFrame:
    """Reviews due or held by the end of the period."""
    rows = reviews(county)
    rows = rows[(rows["due"] <= period.end) | (rows["meeting"] <= period.end)]
    rows = known_by(rows, period.end, meeting=[], decided=["decision"], amended=[])
    plans = county.sen.plans.iloc[rows["plan"]]
    return pd.DataFrame(
        {
            "review_id": rows["review_id"],
            "plan_id": plans["plan_id"].to_numpy(),
            "council_pupil_id": county.people["pupil_id"].to_numpy()[plans["child"]],
            "review_due_date": rows["due"],
            "meeting_date": rows["meeting"],
            "decision": rows["decision"],
            "decision_date": rows["decided"],
            "amended_plan_date": rows["amended"],
        }
    )


@lru_cache(maxsize=4)
def transfers(county: "County") -> pd.DataFrame:
    """Every plan whose child moves to the next phase: plan (row), year, phase, due, amended."""
    rng, plans, parts = stream(county.seed, "phase transfers"), county.sen.plans, []
    born = days(county.people["born"].to_numpy())[plans["child"]]
    for year in range(FIRST_YEAR, LAST_YEAR + 2):
        for phase, (age, date) in PHASES.items():
            due = day(f"{year}-{date}")
            # the school year in which they are so old on its first day
            mine = (born > day(f"{year - age - 2}-08-31")) & (born <= day(f"{year - age - 1}-08-31"))
            open_ = (days(plans["start"]) < day(f"{year - 1}-09-01")) & ~(days(plans["ceased"]) <= due)
            rows = np.flatnonzero(mine & open_)
            parts.append(pd.DataFrame({"plan": rows, "year": year, "phase": phase, "due": due}))
    frame = pd.concat(parts, ignore_index=True)
    in_time = rng.random(len(frame)) < between(days(frame["due"]), TRANSFER_IN_TIME)
    taken = np.where(in_time, -rng.integers(0, 60, len(frame)), rng.integers(1, 90, len(frame)))
    frame["amended"] = after(days(frame["due"]), taken)
    return frame.astype({"due": "datetime64[s]", "amended": "datetime64[s]"})


def phase_transfers(county: "County", period: Period) -> pd.DataFrame:
    """Transfers of the years whose preparation has begun, in the September before."""
    rows = transfers(county)
    begun = pd.to_datetime(pd.DataFrame({"year": rows["year"] - 1, "month": 9, "day": 1}))
    rows = known_by(rows[begun <= period.end], period.end, amended=[])
    return pd.DataFrame(
        {
            "plan_id": county.sen.plans["plan_id"].to_numpy()[rows["plan"]],
            "transfer_year": rows["year"],
            "phase": rows["phase"],
            "statutory_date": rows["due"],
            "final_amended_date": rows["amended"],
        }
    )


@lru_cache(maxsize=4)
def audits(county: "County") -> pd.DataFrame:
    """Every audit: plan (row), date, auditor, moderated, and five grades."""
    rng, plans = stream(county.seed, "plan audits"), county.sen.plans
    months = np.arange(np.datetime64(AUDITED_FROM[:7]), np.datetime64("2026-11"))
    dates = np.repeat(months.astype("datetime64[D]"), max(county.scaled(AUDITS_A_MONTH), 1))
    dates = np.busday_offset(dates, rng.integers(0, 20, len(dates)), roll="forward")
    # plans of the last year are audited
    order = np.argsort(days(plans["start"]), kind="stable")
    latest = np.searchsorted(days(plans["start"])[order], dates) - 1
    rows = order[np.maximum(latest - rng.integers(0, max(county.scaled(1_000), 5), len(dates)), 0)]
    good = between(dates, GOOD_OR_BETTER)
    frame = pd.DataFrame({"plan": rows, "date": dates.astype("datetime64[s]")})
    ability = rng.random(len(dates))
    for number, name in enumerate(("overall", "views", "needs", "outcomes", "provision")):
        place = ability if not number else np.clip(ability + rng.normal(0, 0.15, len(dates)), 0, 1)
        frame[name] = np.select([place < good * 0.12, place < good, place < 0.96], GRADES[:3], GRADES[3])
    frame["auditor"] = choose(rng, AUDITORS, len(frame))
    frame["moderated"] = np.where(rng.random(len(frame)) < 0.2, "Y", "N")
    return frame[frame["date"] >= plans["start"].to_numpy()[rows]].sort_values("date", ignore_index=True)


def plan_audits(county: "County", period: Period) -> pd.DataFrame:
    """Audits to date."""
    rows = audits(county)
    rows = rows[rows["date"] <= period.end]
    made: dict[str, Any] = {
        "audit_id": [f"QA{number + 1:05d}" for number in rows.index],
        "plan_id": county.sen.plans["plan_id"].to_numpy()[rows["plan"]],
        "audit_date": rows["date"],
        "auditor_role": rows["auditor"],
        "moderated": rows["moderated"],
    }
    grades = {f"grade_{name}": rows[name] for name in ("overall", "views", "needs", "outcomes", "provision")}
    return pd.DataFrame(made | grades)


DELIVERIES = (
    Delivery("ehc_annual_reviews", annual_reviews, "education/{month}/ehc_annual_reviews_{month}.csv"),
    Delivery("ehc_phase_transfers", phase_transfers, "education/{month}/ehc_phase_transfers_{month}.csv"),
    Delivery("ehc_plan_audits", plan_audits, "education/{month}/ehc_plan_audits_{month}.csv"),
)
