"""Referrals to children's social care and the assessments that follow, as the case-management system has them.

The calibration: 6,752 referrals in 2024-25, spread over the year as in 2021-22 to 2023-24, a quarter of them
re-referrals; 84 to 91% of assessments within 45 working days (both DfE, Leicestershire, 2024 and 2025).
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from childrens_services.county.chance import (
    HISTORY_FROM,
    HORIZON,
    Dates,
    Numbers,
    after,
    choose,
    day,
    days,
    known_by,
    stream,
    weekdays,
)
from childrens_services.county.children import aged
from childrens_services.months import first_day, span

REFERRALS_A_YEAR = 6_752
# January to December: DfE, Characteristics of children in need, Leicestershire, years to March 2022, 2023 and 2024
SEASON = (1.06, 1.08, 1.26, 0.87, 1.0, 0.97, 0.89, 0.9, 1.04, 0.94, 1.11, 0.97)
RE_REFERRED = 0.24
# a re-referral comes within this many days, counted from the first of its month: always within 12 months
RE_REFERRED_WITHIN = 330
NO_FURTHER_ACTION, ASSESSED = 0.22, 0.9
# working days an assessment takes, and how often; statutory limit 45
ASSESSMENT_DAYS = {(1, 11): 12, (11, 21): 13, (21, 31): 16, (31, 41): 28, (41, 46): 18, (46, 61): 9, (61, 91): 4}
CLOSED_AFTER_ASSESSMENT = 0.55
NEED = {"N1": 52, "N2": 9, "N3": 3, "N4": 8, "N5": 14, "N6": 4, "N8": 2, "N9": 3, "N0": 5}
SOURCE = {"6": 30, "2A": 6, "2B": 5, "3A": 6, "3D": 6, "5A": 14, "5B": 5, "5C": 6, "1A": 8, "1B": 4, "8": 6, "9": 4}


@dataclass
class _Cases:
    """What is known of each child while the months pass: last referral and last closure."""

    referred: Dates
    closed: Dates
    parts: list[pd.DataFrame] = field(default_factory=list)


def referrals(seed: int, size: float, children: pd.DataFrame) -> pd.DataFrame:
    """One row per referral, in order: child (row of children), referred, nfa, started and authorised (assessment, or
    never), closed, reason, need, source."""
    rng = stream(seed, "referrals")
    long_ago = np.full(len(children), day("1990-01-01"))
    cases = _Cases(referred=long_ago, closed=long_ago.copy())
    pool = np.flatnonzero(children["vulnerable"])
    for month in span(HISTORY_FROM, HORIZON):
        count = int(rng.poisson(size * REFERRALS_A_YEAR / 12 * SEASON[int(month[5:]) - 1]))
        again = _known(rng, cases, month, int(rng.binomial(count, RE_REFERRED)))
        new = _new(rng, cases, children, pool, month, count - len(again))
        _refer(rng, cases, month, np.concatenate([again, new]))
    return pd.concat(cases.parts, ignore_index=True).sort_values(["referred", "child"], ignore_index=True)


def tables(
    children: pd.DataFrame, referrals: pd.DataFrame, others: Numbers, end: pd.Timestamp
) -> dict[str, pd.DataFrame]:
    """The Standard Safeguarding Dataset's tables as they were at `end`; `others` are children known in other ways."""
    known = known_by(referrals[referrals["referred"] <= end], end, closed=["reason"], authorised=[])
    people = children.loc[np.union1d(known["child"], others)]
    return {
        "ssd_person": _person(people, end),
        "ssd_cin_episodes": _cin_episodes(known, children),
        "ssd_cin_assessments": _cin_assessments(known[known["started"] <= end], children),
    }


def _known(rng: np.random.Generator, cases: _Cases, month: str, count: int) -> Numbers:
    start = day(first_day(month))
    candidates = np.flatnonzero((cases.closed < start) & (cases.referred >= after(start, -RE_REFERRED_WITHIN)))
    return rng.choice(candidates, min(count, len(candidates)), replace=False)


def _new(
    rng: np.random.Generator, cases: _Cases, children: pd.DataFrame, pool: Numbers, month: str, count: int
) -> Numbers:
    """Children not referred for more than a year, whose last case is closed."""
    start = day(first_day(month))
    asked = np.full(count * 3 + 10, start)
    picked = np.unique(aged(rng, children, pool, asked, rng.uniform(-0.3, 17.5, len(asked))))
    usable = picked[(cases.closed[picked] < start) & (cases.referred[picked] < after(start, -400))]
    return rng.permutation(usable)[:count]


def _refer(rng: np.random.Generator, cases: _Cases, month: str, child: Numbers) -> None:
    count = len(child)
    referred = weekdays(rng, month, count)
    rng.shuffle(child)
    nfa = rng.random(count) < NO_FURTHER_ACTION
    assessed = ~nfa & (rng.random(count) < ASSESSED)
    started = after(referred, rng.integers(0, 2, count))
    taken = _days_taken(rng, count)
    authorised = np.busday_offset(started, taken, roll="forward")
    short = assessed & (rng.random(count) < CLOSED_AFTER_ASSESSMENT)
    supported = after(np.where(assessed, authorised, referred), rng.integers(60, 400, count))
    closed = np.where(short, after(authorised, rng.integers(1, 11, count)), supported)
    closed = np.where(nfa, after(referred, rng.integers(0, 6, count)), closed)
    cases.referred[child], cases.closed[child] = referred, closed
    cases.parts.append(
        pd.DataFrame(
            {
                "child": child,
                "referred": referred,
                "nfa": np.where(nfa, "Y", "N"),
                "started": np.where(assessed, started, days("NaT")),
                "authorised": np.where(assessed, authorised, days("NaT")),
                "closed": closed,
                "reason": np.where(short, "RC8", "RC7"),
                "need": choose(rng, NEED, count),
                "source": choose(rng, SOURCE, count),
            }
        ).astype(dict.fromkeys(("referred", "started", "authorised", "closed"), "datetime64[s]"))
    )


def _days_taken(rng: np.random.Generator, count: int) -> Numbers:
    bounds, weights = np.array(list(ASSESSMENT_DAYS)), np.array(list(ASSESSMENT_DAYS.values()))
    band = bounds[rng.choice(len(bounds), count, p=weights / weights.sum())]
    return rng.integers(band[:, 0], band[:, 1])


def _person(people: pd.DataFrame, end: pd.Timestamp) -> pd.DataFrame:
    unborn = people["born"] > end
    under_five = people["born"] > end - pd.DateOffset(years=5)
    return pd.DataFrame(
        {
            "pers_person_id": people["case_id"],
            "pers_forename": people["forename"],
            "pers_surname": people["surname"],
            "pers_sex": people["sex"].mask(unborn, "U"),
            "pers_gender": "00",
            "pers_ethnicity": people["ethnicity"],
            "pers_dob": people["born"].mask(unborn),
            "pers_expected_dob": people["born"].where(unborn),
            "pers_common_child_id": people["nhs_number"].mask(unborn),
            "pers_legacy_id": None,
            "pers_upn_unknown": pd.Series("UN1", index=people.index).where(under_five),
            "pers_death_date": pd.Series(pd.NaT, index=people.index, dtype="datetime64[s]"),
        }
    )


def _cin_episodes(known: pd.DataFrame, children: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "cine_referral_id": _ids("R", known),
            "cine_person_id": known["child"].map(children["case_id"]),
            "cine_referral_date": known["referred"],
            "cine_cin_primary_need_code": known["need"],
            "cine_referral_source_code": known["source"],
            "cine_referral_source_desc": None,
            "cine_referral_nfa": known["nfa"],
            "cine_close_date": known["closed"],
            "cine_close_reason": known["reason"],
            "cine_referral_team": "FIRST_RESPONSE",
            "cine_referral_worker_id": None,
        }
    )


def _cin_assessments(known: pd.DataFrame, children: pd.DataFrame) -> pd.DataFrame:
    no_further_action = known["reason"].eq("RC8").map({True: "Y", False: "N"})
    return pd.DataFrame(
        {
            "cina_assessment_id": _ids("A", known),
            "cina_person_id": known["child"].map(children["case_id"]),
            "cina_referral_id": _ids("R", known),
            "cina_assessment_start_date": known["started"],
            "cina_assessment_child_seen": "Y",
            "cina_assessment_auth_date": known["authorised"],
            "cina_assessment_outcome_json": None,
            "cina_assessment_outcome_nfa": no_further_action.mask(known["authorised"].isna()),
            "cina_assessment_team": "ASSESSMENT",
            "cina_assessment_worker_id": None,
        }
    )


def _ids(letter: str, known: pd.DataFrame) -> list[str]:
    return [f"{letter}{number:07d}" for number in known.index + 1]
