"""The case-management system's tables of teams, professionals and their involvement with children."""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import days, known_by
from childrens_services.county.delivery import Delivery, Period, Sql
from childrens_services.county.social_care.workforce import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from childrens_services.county.world import County

SERVICES = {
    "front_door": ("SERVICE_1", "First response"),
    "family_help": ("SERVICE_2", "Family help and safeguarding"),
    "care": ("SERVICE_3", "Corporate parenting"),
    "leaving_care": ("SERVICE_3", "Corporate parenting"),
}


def departments(county: "County", _period: Period) -> pd.DataFrame:
    """Every team."""
    rows = county.workforce.departments
    return pd.DataFrame(
        {
            "dept_team_id": rows["team_id"],
            "dept_team_name": rows["name"],
            "dept_team_parent_id": rows["kind"].map({kind: number for kind, (number, _) in SERVICES.items()}),
            "dept_team_parent_name": rows["kind"].map({kind: name for kind, (_, name) in SERVICES.items()}),
        }
    )


def professionals(county: "County", period: Period) -> pd.DataFrame:
    """Everybody who had started by the end of the period."""
    rows = county.workforce.professionals
    rows = known_by(rows[rows["start"] <= period.end], period.end, end=[])
    cases = involved(county)
    september = pd.Timestamp(period.end.year - (period.end.month < 9 or f"{period.end:%m%d}" < "0930"), 9, 30)
    held = cases[(cases["start"] <= september) & ~(cases["end"] <= september)].groupby("worker").size()
    number = rows["professional_id"].str[1:]
    return pd.DataFrame(
        {
            "prof_professional_id": rows["professional_id"],
            "prof_staff_id": "S" + number,
            "prof_social_worker_registration_no": ("SW9" + number).where(rows["title"] != "Personal Adviser"),
            "prof_professional_job_title": rows["title"],
            "prof_professional_caseload": rows["professional_id"].map(held).fillna(0).astype(int),
            "prof_professional_department": rows["team_id"],
            "prof_full_time_equivalency": rows["fte"],
            "prof_agency_worker_flag": np.where(rows["is_agency"], "Y", "N"),
            "prof_start_date": rows["start"],
            "prof_end_date": rows["end"],
        }
    )


@lru_cache(maxsize=4)
def involved(county: "County") -> pd.DataFrame:
    """Who was responsible for whom: child, referral_id, start, end (or NaT), team, worker, moved (worker changed).

    A case that lasts is with another worker in each calendar year.
    """
    referrals, periods = county.front_door.referrals, county.care.periods
    opened = referrals.loc[~referrals["nfa"].astype(bool), ["child", "referral_id", "date", "close_date"]]
    opened = opened.set_axis(["child", "referral_id", "start", "end"], axis="columns").assign(kind="front_door")
    cared = periods[["child", "referral_id", "start", "end"]].assign(kind="care")
    cases = pd.concat([opened, cared], ignore_index=True)
    parts = []
    for year in range(FIRST_YEAR + 1, LAST_YEAR + 1):
        first, last = pd.Timestamp(f"{year}-01-01"), pd.Timestamp(f"{year}-12-31")
        here = cases[(cases["start"] <= last) & ~(cases["end"] < first)]
        moved = here["start"] < first
        goes_on = ~(here["end"] <= last)
        parts.append(
            here.assign(
                start=here["start"].clip(lower=first),
                end=here["end"].mask(goes_on, last if year < LAST_YEAR else pd.NaT),
                moved=moved & (year > FIRST_YEAR + 1),
            )
        )
    frame = pd.concat(parts, ignore_index=True)
    frame["team"] = frame["worker"] = ""
    for kind in ("front_door", "care"):
        rows = (frame["kind"] == kind).to_numpy()
        team, worker = county.workforce.assign(kind, frame["child"].to_numpy()[rows], days(frame["start"])[rows])
        frame.loc[rows, "team"], frame.loc[rows, "worker"] = team, worker
    frame = frame.sort_values(["start", "child", "kind"], ignore_index=True)
    frame.insert(0, "involvement_id", [f"I{number:07d}" for number in range(1, len(frame) + 1)])
    return frame


def involvements(county: "County", period: Period) -> pd.DataFrame:
    """Every involvement that had begun by the end of the period."""
    rows = involved(county)
    rows = known_by(rows[rows["start"] <= period.end], period.end, end=[])
    return pd.DataFrame(
        {
            "invo_involvements_id": rows["involvement_id"],
            "invo_professional_id": rows["worker"],
            "invo_professional_role_id": "ALLOCATED",
            "invo_professional_team": rows["team"],
            "invo_person_id": county.people["case_id"].to_numpy()[rows["child"]],
            "invo_referral_id": rows["referral_id"],
            "invo_involvement_start_date": rows["start"],
            "invo_involvement_end_date": rows["end"],
            "invo_worker_change_reason": np.where(rows["moved"], "MANAGE", "FCONTA"),
        }
    )


DELIVERIES = (
    Delivery("ssd_department", departments, layout=Sql()),
    Delivery("ssd_professionals", professionals, layout=Sql()),
    Delivery("ssd_involvements", involvements, layout=Sql()),
)
