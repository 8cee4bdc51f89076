"""Education, health and care needs assessments: the SEN2 return and the advice asked for.

The calibration: 1,582 requests in 2024 (DfE, Leicestershire) and more each year; 4% of plans within 20 weeks in 2024
(DfE, Leicestershire), recovering to over 95% by autumn 2026, as the council's position statement says.
"""

import numpy as np
import pandas as pd

from childrens_services.county.chance import (
    HISTORY_FROM,
    HORIZON,
    Dates,
    Numbers,
    after,
    between,
    choose,
    days,
    known_by,
    stream,
    weekdays,
)
from childrens_services.county.children import aged
from childrens_services.months import span

REQUESTS_A_YEAR = (("2024-01-01", 1_540), ("2025-01-01", 1_640), ("2026-01-01", 1_770), ("2028-01-01", 2_040))
# few are sent in while schools are closed
SEASON = (1.05, 1.0, 1.15, 0.9, 1.1, 1.2, 1.25, 0.45, 0.8, 1.0, 1.15, 0.95)
DECISION = {"Y": 0.75, "N": 0.22, "W": 0.03}
OUTCOME = {"Y": 0.94, "N": 0.045, "W": 0.015}
# by the day of the request: share issued within 20 weeks, and how far beyond the others go, in days
IN_TIME = (
    ("2024-01-01", 0.015),
    ("2025-01-01", 0.05),
    ("2025-07-01", 0.35),
    ("2025-12-01", 0.85),
    ("2026-03-01", 0.98),
)
BEYOND = (("2024-01-01", 260), ("2025-01-01", 180), ("2025-09-01", 60), ("2026-03-01", 15))
EXCEPTION, REASSESSMENT, CEASED = 0.02, 0.02, 0.03
SOURCE = {"3": 62, "1": 30, "2": 2, "4": 3, "5": 1, "6": 1, "8": 1}
ADVICE = {"EP": 1.0, "HEALTH": 1.0, "SOCIAL_CARE": 1.0, "SCHOOL": 1.0, "OTHER": 0.3}
# days advice takes on top of the usual, by the day it was asked for; the law gives six weeks
ADVICE_DELAY = (("2024-01-01", 40), ("2025-06-01", 20), ("2026-03-01", 0))


def requests(seed: int, size: float, children: pd.DataFrame) -> pd.DataFrame:
    """One row per request, in order received, with what became of it to the end.

    Columns: child (row of children), received, source, rya, decided, decision, outcome, outcome_date, week20, ceased.
    """
    rng = stream(seed, "education")
    received = np.concatenate([_received(rng, month, size) for month in span(HISTORY_FROM, HORIZON)])
    count = len(received)
    in_time = rng.random(count) < between(received, IN_TIME)
    excepted = rng.random(count) < EXCEPTION
    beyond = 141 + rng.integers(0, 1 + between(received, BEYOND).astype(int)) + 30 * excepted
    issued = after(received, np.where(in_time, rng.integers(95, 139, count), beyond))
    outcome = choose(rng, OUTCOME, count)
    frame = pd.DataFrame(
        {
            "child": _child(rng, children, received),
            "received": received,
            "source": choose(rng, SOURCE, count),
            "rya": np.where(rng.random(count) < REASSESSMENT, "1", "0"),
            "decided": after(received, rng.integers(24, 43, count)),
            "decision": choose(rng, DECISION, count),
            "outcome": outcome,
            "outcome_date": np.where(outcome == "Y", issued, after(received, rng.integers(80, 112, count))),
            "week20": np.where(excepted, "1", "0"),
            "ceased": np.where(rng.random(count) < CEASED, after(issued, rng.integers(60, 900, count)), days("NaT")),
        }
    )
    return frame.astype(dict.fromkeys(("received", "decided", "outcome_date", "ceased"), "datetime64[s]"))


def advice(seed: int, requests: pd.DataFrame) -> pd.DataFrame:
    """One row per piece of advice asked for: request (row of requests), kind, asked, received."""
    rng = stream(seed, "advice")
    assessed = np.flatnonzero(requests["decision"] == "Y")
    parts = []
    for kind, share in ADVICE.items():
        rows = assessed[rng.random(len(assessed)) < share]
        asked = after(days(requests["decided"].to_numpy()[rows]), rng.integers(1, 6, len(rows)))
        taken = rng.integers(14, 45, len(rows)) + between(asked, ADVICE_DELAY) * rng.random(len(rows)) * (kind == "EP")
        parts.append(pd.DataFrame({"request": rows, "kind": kind, "asked": asked, "received": after(asked, taken)}))
    frame = pd.concat(parts, ignore_index=True).astype({"asked": "datetime64[s]", "received": "datetime64[s]"})
    return frame.sort_values(["asked", "request", "kind"], ignore_index=True)


def delivery(
    children: pd.DataFrame, requests: pd.DataFrame, advice: pd.DataFrame, month: str, end: pd.Timestamp
) -> dict[str, pd.DataFrame]:
    """The four SEN2 modules and the advice of one month, as they were at `end`.

    Every export numbers its rows anew, so table ids join the modules of one delivery only.
    """
    asked = known_by(requests[requests["received"] <= end], end, decided=["decision"], outcome_date=["outcome"])
    assessed = asked[asked["decision"] == "Y"]
    issued = known_by(assessed[assessed["outcome"] == "Y"], end, ceased=[])
    people = children.loc[np.sort(asked["child"].unique())]
    ids = {
        "person": _numbered(people, "1", month),
        "requests": _numbered(asked, "2", month),
        "assessment": _numbered(assessed, "3", month),
        "namedplan": _numbered(issued, "4", month),
    }
    sought = advice[advice["request"].isin(assessed.index) & (advice["asked"] <= end)]
    return {
        "sen2_person": _person(people, ids, end),
        "sen2_requests": _requests(asked, children, ids),
        "sen2_assessment": _assessment(assessed, children, ids),
        "sen2_namedplan": _namedplan(issued, children, ids),
        "ehc_advice": _advice(known_by(sought, end, received=[]), ids),
    }


def _received(rng: np.random.Generator, month: str, size: float) -> Dates:
    a_year = between([f"{month}-01"], REQUESTS_A_YEAR)[0]
    return weekdays(rng, month, rng.poisson(size * a_year / 12 * SEASON[int(month[5:]) - 1]))


def _child(rng: np.random.Generator, children: pd.DataFrame, received: Dates) -> Numbers:
    years = rng.triangular(2, 6, 18, len(received))
    everyone = np.arange(len(children))
    known = np.flatnonzero(children["vulnerable"])
    return np.where(
        rng.random(len(received)) < 0.4,
        aged(rng, children, known, received, years),
        aged(rng, children, everyone, received, years),
    )


def _numbered(frame: pd.DataFrame, module: str, month: str) -> pd.Series:
    numbers = [f"{month.replace('-', '')}{module}{number:06d}" for number in range(1, len(frame) + 1)]
    return pd.Series(numbers, index=frame.index, dtype="str")


def _common(module: str, ids: pd.Series, pupil: pd.Series) -> dict[str, object]:
    order = range(1, len(ids) + 1)
    return {f"{module}tableid": ids, "nativeid": pupil, f"{module}orderseqcolumn": order, "sourceid": "1"}


def _pupil(frame: pd.DataFrame, children: pd.DataFrame) -> pd.Series:
    return frame["child"].map(children["pupil_id"])


def _person(people: pd.DataFrame, ids: dict[str, pd.Series], end: pd.Timestamp) -> pd.DataFrame:
    at_school = people["born"] <= end - pd.DateOffset(years=5)
    return pd.DataFrame(
        _common("person", ids["person"], people["pupil_id"])
        | {
            "sen2tableid": "1",
            "surname": people["surname"],
            "forename": people["forename"],
            "personbirthdate": people["born"],
            "sex": people["sex"],
            "ethnicity": people["ethnicity"],
            "postcode": people["postcode"],
            "upn": people["upn"].where(at_school),
            "uniquelearnernumber": people["uln"].where(people["born"] <= end - pd.DateOffset(years=15)),
            "upnunknown": np.where(at_school, "", "UN1"),
        }
    )


def _requests(asked: pd.DataFrame, children: pd.DataFrame, ids: dict[str, pd.Series]) -> pd.DataFrame:
    return pd.DataFrame(
        _common("requests", ids["requests"], _pupil(asked, children))
        | {
            "persontableid": asked["child"].map(ids["person"]),
            "receiveddate": asked["received"],
            "requestsource": asked["source"],
            "rya": asked["rya"],
            "requestoutcomedate": asked["decided"],
            "requestoutcome": asked["decision"].fillna("A"),
            "requestmediation": "0",
            "requesttribunal": "0",
            "exported": "0",
        }
    )


def _assessment(assessed: pd.DataFrame, children: pd.DataFrame, ids: dict[str, pd.Series]) -> pd.DataFrame:
    return pd.DataFrame(
        _common("assessment", ids["assessment"], _pupil(assessed, children))
        | {
            "requeststableid": ids["requests"].loc[assessed.index],
            "assessmentoutcome": assessed["outcome"].fillna("A"),
            "assessmentoutcomedate": assessed["outcome_date"],
            "assessmentmediation": "0",
            "assessmenttribunal": "0",
            "othermediation": "0",
            "othertribunal": "0",
            "week20": assessed["week20"],
        }
    )


def _namedplan(issued: pd.DataFrame, children: pd.DataFrame, ids: dict[str, pd.Series]) -> pd.DataFrame:
    return pd.DataFrame(
        _common("namedplan", ids["namedplan"], _pupil(issued, children))
        | {
            "assessmenttableid": ids["assessment"].loc[issued.index],
            "startdate": issued["outcome_date"],
            "planres": "0",
            "planwbp": "0",
            "pb": "0",
            "oa": "0",
            "dp": "0",
            "ceasedate": issued["ceased"],
            "ceasereason": np.where(issued["ceased"].notna(), "3", ""),
        }
    )


def _advice(sought: pd.DataFrame, ids: dict[str, pd.Series]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "advice_id": [f"ADV{number:07d}" for number in sought.index + 1],
            "request_id": sought["request"].map(ids["requests"]),
            "advice_type": sought["kind"],
            "asked_date": sought["asked"],
            "received_date": sought["received"],
        }
    )
