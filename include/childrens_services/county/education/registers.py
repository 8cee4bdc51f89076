"""Registers people keep in workbooks: part-time timetables, children educated at home, children missing education.

Numbers are assumed, in the size councils report: at full size 60 part-time timetables, 50 starts of home education and
70 referrals of missing children a month (DfE publishes national figures of home and missing education each term).
"""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import HISTORY_FROM, HORIZON, after, choose, days, known_by, stream, weekdays
from childrens_services.county.delivery import Delivery, Period, Sheet
from childrens_services.county.education.pupils import support, with_plan
from childrens_services.months import span

if TYPE_CHECKING:
    from childrens_services.county.world import County

A_MONTH = {"reduced": 60, "home": 50, "missing": 70}
LASTS = {"reduced": (15, 130), "home": (60, 1_500), "missing": (5, 120)}
REDUCED = {"BEHAVIOUR": 38, "ANXIETY": 30, "MEDICAL": 18, "TRANSITION": 14}
HOME = {"PHILOSOPHICAL": 18, "HEALTH": 24, "DISSATISFIED": 22, "SEND": 8, "UNKNOWN": 20, "OTHER": 8}
FOUND = {"ENROLLED": 68, "HOME_EDUCATED": 9, "MOVED": 13, "ABROAD": 8, "NOT_FOUND": 2}
NOTES = ("Kept by the inclusion team. Queries: inclusion desk.",)


@lru_cache(maxsize=12)
def stretches(county: "County", kind: str) -> pd.DataFrame:
    """Every entry of a register since 2019: child, urn ("" where on no roll), start, end."""
    rng, enrolled = stream(county.seed, kind), county.enrolments
    parts = []
    for month in span(HISTORY_FROM, HORIZON):
        count = county.scaled(A_MONTH[kind]) if not month.endswith("-08") else 0
        year = int(month[:4]) - (int(month[5:]) < 9)
        rolled = enrolled[enrolled["year"] == year]
        if kind == "reduced":
            rolled = rolled[rolled["nc_year"].between(1, 11)]
            rows = rolled.iloc[rng.integers(0, len(rolled), count)]
            child, urn = rows["child"].to_numpy(), rows["urn"].to_numpy(dtype=object)
        else:
            # nobody is at home or missing and on a roll
            here = np.setdiff1d(county.resident(pd.Timestamp(f"{month}-28"), 5, 15), rolled["child"])
            child = rng.choice(here, count if len(here) else 0)
            urn = np.full(len(child), "", dtype=object)
        start = weekdays(rng, month, len(child))
        end = after(start, rng.integers(*LASTS[kind], len(child)))
        parts.append(pd.DataFrame({"child": child, "urn": urn, "start": start, "end": end}))
    frame = pd.concat([part for part in parts if len(part)], ignore_index=True).drop_duplicates(["child", "start"])
    # one entry at a time: the next of a child begins after the last has ended
    frame = frame.sort_values(["child", "start"], ignore_index=True)
    frame = frame[~(frame["start"] <= frame.groupby("child")["end"].shift(1))]
    return frame.sort_values(["start", "child"], ignore_index=True).astype(
        {"start": "datetime64[s]", "end": "datetime64[s]"}
    )


def _known(county: "County", kind: str, period: Period) -> pd.DataFrame:
    rows = stretches(county, kind)
    return known_by(rows[rows["start"] <= period.end], period.end, end=[])


def reduced_timetables(county: "County", period: Period) -> pd.DataFrame:
    """Arrangements to date."""
    rows, rng = _known(county, "reduced", period), stream(county.seed, "part-time")
    upn = county.people["upn"].to_numpy()[rows["child"]]
    every = len(stretches(county, "reduced"))
    hours, why = rng.integers(4, 22, every)[: len(rows)], choose(rng, REDUCED, every)[: len(rows)]
    made = pd.DataFrame(
        {
            "arrangement_id": [f"PT{number + 1:05d}" for number in rows.index],
            "upn": upn,
            "urn": rows["urn"],
            "start_date": rows["start"],
            "planned_end_date": rows["start"] + pd.Timedelta(days=42),
            "end_date": rows["end"],
            "hours_a_week": hours,
            "reason": why,
            "parent_agreed": np.where(rows.index % 12, "Y", "N"),
        }
    )
    return made[made["upn"] != ""]


def elective_home_education(county: "County", period: Period) -> pd.DataFrame:
    """Children educated at home, to date."""
    rows, every = _known(county, "home", period), len(stretches(county, "home"))
    planned, (supported, _) = with_plan(county, period.end), support(county)
    child = rows["child"].to_numpy()
    seen = after(days(rows["start"]), 30)
    return pd.DataFrame(
        {
            "record_id": [f"EHE{number + 1:05d}" for number in rows.index],
            "council_pupil_id": county.people["pupil_id"].to_numpy()[child],
            "start_date": rows["start"],
            "end_date": rows["end"],
            "reason": choose(stream(county.seed, "home reasons"), HOME, every)[: len(rows)],
            "sen_status": np.where(planned[child], "E", np.where(supported[child], "K", "N")),
            "last_contact_date": pd.Series(seen, index=rows.index).where(seen <= period.end.to_datetime64()),
        }
    )


def children_missing_education(county: "County", period: Period) -> pd.DataFrame:
    """Referrals to date."""
    rows, every = _known(county, "missing", period), len(stretches(county, "missing"))
    outcome = choose(stream(county.seed, "found"), FOUND, every)[: len(rows)]
    return pd.DataFrame(
        {
            "referral_id": [f"CME{number + 1:05d}" for number in rows.index],
            "council_pupil_id": county.people["pupil_id"].to_numpy()[rows["child"]],
            "referred_date": rows["start"],
            "closed_date": rows["end"],
            "outcome": np.where(rows["end"].notna(), outcome, ""),
        }
    )


DELIVERIES = tuple(
    Delivery(feed, table, f"education/{{month}}/{feed}_{{month}}.xlsx", layout=Sheet(title, NOTES, mixed_dates=True))
    for feed, table, title in (
        ("reduced_timetables", reduced_timetables, "Part-time timetables register"),
        ("elective_home_education", elective_home_education, "Elective home education"),
        ("children_missing_education", children_missing_education, "Children missing education"),
    )
)
