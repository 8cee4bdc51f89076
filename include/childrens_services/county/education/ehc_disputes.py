"""Mediation and appeals to the SEND Tribunal.

Appeals by calendar year are those published for Leicestershire, 2019 to 2024 (Ministry of Justice, SEND Tribunal appeal
rate); after that about as many as in 2024. What is appealed and how it ends follow England's mix; mediations are
assumed to be half as many again as appeals.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county import published
from childrens_services.county.chance import after, choose, day, days, known_by, stream
from childrens_services.county.delivery import Delivery, Period

if TYPE_CHECKING:
    from childrens_services.county.world import County

ASSUMED = {2025: 205, 2026: 170}
KINDS = {"CONTENTS": 60, "REFUSAL_TO_ASSESS": 28, "REFUSAL_TO_ISSUE": 8, "CEASE": 4}
OUTCOMES = {"CONCEDED": 45, "WITHDRAWN": 22, "UPHELD": 31, "DISMISSED": 2}
MEDIATIONS, MEDIATED = 1.5, {"AGREED": 40, "PARTLY": 22, "NOT_AGREED": 25, "NOT_HELD": 13}


@lru_cache(maxsize=4)
def disputes(county: "County", kind: str) -> pd.DataFrame:
    """Every appeal or mediation (`kind`): child, date, about, outcome, ended; by date."""
    rng = stream(county.seed, kind)
    table: Any = published.table("send_appeals").set_index("year")["appeals"]
    counts = {int(year): int(number) for year, number in table.items()} | ASSUMED
    parts = [
        _year(county, rng, year, number * (MEDIATIONS if kind == "mediations" else 1))
        for year, number in counts.items()
    ]
    frame = pd.concat(parts, ignore_index=True).sort_values(["date", "child"], ignore_index=True)
    count = len(frame)
    if kind == "appeals":
        frame["outcome"], taken = choose(rng, OUTCOMES, count), rng.integers(90, 420, count)
    else:
        frame["outcome"], taken = choose(rng, MEDIATED, count), rng.integers(10, 50, count)
    frame["ended"] = after(days(frame["date"]), taken)
    return frame.astype({"date": "datetime64[s]", "ended": "datetime64[s]"})


def _year(county: "County", rng: np.random.Generator, year: int, number: float) -> pd.DataFrame:
    count, requests, plans = county.scaled(number), county.sen.requests, county.sen.plans
    first, last = day(f"{year}-01-01"), min(day(f"{year}-12-31"), day("2026-10-31"))
    about = choose(rng, KINDS, count)
    date = after(first, rng.integers(0, int((last - first).astype(int)) + 1, count))
    child = np.zeros(count, dtype=np.int64)
    told = days(requests["outcome_date"])
    in_year = (told >= first - 60) & (told <= last)
    pools = {
        "REFUSAL_TO_ASSESS": requests.loc[in_year & (requests["decision"] == "N"), "child"],
        "REFUSAL_TO_ISSUE": requests.loc[in_year & (requests["outcome"] == "N"), "child"],
    }
    everyone = plans.loc[(plans["start"] <= f"{year}-12-31") & ~(plans["ceased"] < f"{year}-01-01"), "child"]
    for kind in KINDS:
        rows, pool = about == kind, pools.get(kind, everyone)
        child[rows] = rng.choice((pool if len(pool) else everyone).to_numpy(), int(rows.sum()))
    return pd.DataFrame({"child": child, "date": date, "about": about})


def appeals(county: "County", period: Period) -> pd.DataFrame:
    """Appeals registered to date."""
    rows = disputes(county, "appeals")
    rows = known_by(rows[rows["date"] <= period.end], period.end, ended=["outcome"])
    return pd.DataFrame(
        {
            "appeal_id": [f"EH855/{number + 1:05d}" for number in rows.index],
            "council_pupil_id": county.people["pupil_id"].to_numpy()[rows["child"]],
            "appeal_registered_date": rows["date"],
            "decision_type": rows["about"],
            "outcome": rows["outcome"],
            "concluded_date": rows["ended"],
        }
    )


def mediations(county: "County", period: Period) -> pd.DataFrame:
    """Mediations asked for to date."""
    rows = disputes(county, "mediations")
    rows = known_by(rows[rows["date"] <= period.end], period.end, ended=["outcome"])
    return pd.DataFrame(
        {
            "mediation_id": [f"M{number + 1:05d}" for number in rows.index],
            "council_pupil_id": county.people["pupil_id"].to_numpy()[rows["child"]],
            "requested_date": rows["date"],
            "decision_type": rows["about"],
            "held_date": rows["ended"].mask(rows["outcome"] == "NOT_HELD"),
            "outcome": rows["outcome"],
        }
    )


DELIVERIES = (
    Delivery("ehc_appeals", appeals, "education/{month}/ehc_appeals_{month}.csv"),
    Delivery("ehc_mediations", mediations, "education/{month}/ehc_mediations_{month}.csv"),
)
