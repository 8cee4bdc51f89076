"""Strategy discussions, safety plans after suspected sexual abuse, and the posts partners second.

Discussions are those behind the section 47 enquiries of `front_door`, and one in nine that led to none. How often all
agencies took part, and a safety plan came within five working days, is not published: both are made to rise after the
joint inspection, as its action plan means them to. Posts follow the Families First guide: police, health and education
in the multi-agency team and in family help, first in one district each.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import DAYS_A_YEAR, between, days, stream
from childrens_services.county.delivery import Delivery, Period, Sheet
from childrens_services.county.places import DISTRICTS

if TYPE_CHECKING:
    from childrens_services.county.world import County

TRACKED_FROM = "2024-04-01"
TEAM_FROM, TEAM_DISTRICT = "2026-07-01", "Charnwood"
# share of discussions with each agency, and of safety plans in time
TOOK_PART = {
    "police": (("2024-04-01", 0.86), ("2025-06-01", 0.90), ("2026-10-31", 0.98)),
    "health": (("2024-04-01", 0.66), ("2025-06-01", 0.75), ("2026-10-31", 0.95)),
    "education": (("2024-04-01", 0.55), ("2025-06-01", 0.66), ("2026-10-31", 0.90)),
}
PLAN_IN_TIME = (("2024-04-01", 0.52), ("2025-06-01", 0.62), ("2026-10-31", 0.92))
NO_ENQUIRY, JOINT, IN_FAMILY = 1 / 9, 0.55, 0.66
AGENCY_ROLES = {
    "POLICE": ("Detective sergeant", "Detective constable"),
    "HEALTH": ("Named nurse", "Mental health practitioner"),
    "EDUCATION": ("Education lead", "Early years adviser"),
}


@lru_cache(maxsize=4)
def discussions(county: "County") -> pd.DataFrame:
    """Every discussion: strategy_id, child, date, csa, in_family, school, police, health, education, other, decision,
    district, team, section47_id, plan_date (of the safety plan, NaT where there is none)."""
    rng, enquiries = stream(county.seed, "strategy"), county.front_door.section47
    rows = enquiries.loc[enquiries["start"] >= TRACKED_FROM, ["section47_id", "child", "start", "csa"]]
    none = rows.sample(frac=NO_ENQUIRY, random_state=county.seed).assign(section47_id="", csa=False)
    none["start"] = none["start"] - pd.Timedelta(days=200)
    rows = pd.concat([rows, none[none["start"] >= TRACKED_FROM]])
    rows = rows.rename(columns={"start": "date"}).sort_values(["date", "child"], ignore_index=True)
    count, dates = len(rows), days(rows["date"])
    rows.insert(0, "strategy_id", [f"SD{number:05d}" for number in range(1, count + 1)])
    for agency, course in TOOK_PART.items():
        rows[agency] = rng.random(count) < between(dates, course)
    rows["other"] = rng.random(count) < 0.2
    rows["in_family"] = rows["csa"] & (rng.random(count) < IN_FAMILY)
    age = (dates - days(county.people["born"].to_numpy())[rows["child"]]).astype(int) / DAYS_A_YEAR
    rows["school"] = age >= 5
    joint = np.where(rows["csa"] | (rng.random(count) < JOINT), "SECTION 47 JOINT", "SECTION 47 SINGLE")
    less = np.where(rng.random(count) < 0.7, "ASSESSMENT", "NO FURTHER ACTION")
    rows["decision"] = np.where(rows["section47_id"] == "", less, joint)
    # a joint enquiry is one with the police
    rows["police"] |= rows["decision"] == "SECTION 47 JOINT"
    rows["district"] = _district(county, rows)
    rows["team"] = (rows["date"] >= TEAM_FROM) & (rows["district"] == TEAM_DISTRICT)
    in_time = rng.random(count) < between(dates, PLAN_IN_TIME)
    taken = np.where(in_time, rng.integers(0, 6, count), rng.integers(6, 30, count))
    planned = np.busday_offset(dates, taken, roll="forward")
    rows["plan_date"] = np.where(rows["csa"], planned, np.datetime64("NaT", "D"))
    return rows.astype({"plan_date": "datetime64[s]"})


def _district(county: "County", rows: pd.DataFrame) -> Any:
    homes = county.postcode_at(rows["child"], rows["date"])
    return county.postcodes.drop_duplicates("postcode").set_index("postcode")["district"].reindex(homes).to_numpy()


def _flag(values: "pd.Series[bool]") -> Any:
    return np.where(values, "Y", "N")


def strategy_discussions(county: "County", period: Period) -> pd.DataFrame:
    """The tracker at the end of the period."""
    rows = discussions(county)
    rows = rows[rows["date"] <= period.end]
    return pd.DataFrame(
        {
            "strategy_id": rows["strategy_id"],
            "case_id": county.people["case_id"].to_numpy()[rows["child"]],
            "discussion_date": rows["date"],
            "is_sexual_abuse": _flag(rows["csa"]),
            "is_in_family": _flag(rows["in_family"]),
            "attends_school": _flag(rows["school"]),
            "social_care_attended": "Y",
            "police_attended": _flag(rows["police"]),
            "health_attended": _flag(rows["health"]),
            "education_attended": _flag(rows["education"]),
            "other_attended": _flag(rows["other"]),
            "decision": rows["decision"],
            "district": rows["district"],
            "is_multi_agency_team": _flag(rows["team"]),
            "section47_id": rows["section47_id"],
        }
    )


def safety_plans(county: "County", period: Period) -> pd.DataFrame:
    """The register at the end of the period."""
    rows = discussions(county)
    rows = rows[rows["plan_date"] <= period.end]
    return pd.DataFrame(
        {
            "safety_plan_id": "SP" + rows["strategy_id"].str[2:],
            "strategy_id": rows["strategy_id"],
            "case_id": county.people["case_id"].to_numpy()[rows["child"]],
            "strategy_date": rows["date"],
            "safety_plan_date": rows["plan_date"],
            "agreed_with_family": _flag(rows["child"] % 8 > 0),
            "review_date": rows["plan_date"] + pd.Timedelta(days=42),
        }
    )


def secondments(county: "County", period: Period) -> pd.DataFrame:
    """The posts agreed by the end of the period; a district's are agreed a quarter after the one before."""
    rng, rows = stream(county.seed, "secondments"), []
    for place, area in enumerate(DISTRICTS):
        for programme in ("MACPT", "FAMILY HELP"):
            start = pd.Timestamp("2026-06-01") + pd.DateOffset(months=3 * place)
            for agency, roles in AGENCY_ROLES.items():
                role, agreed = roles[programme == "FAMILY HELP"], float(rng.choice([1.0, 1.5, 2.0]))
                rows.append((agency, programme, area.name, role, agreed, start, int(rng.integers(0, 5))))
    names = ["agency", "programme", "district", "role", "fte_agreed", "start_date", "months"]
    frame = pd.DataFrame(rows, columns=names).astype({"start_date": "datetime64[s]"})
    frame.insert(0, "post_id", [f"P{number:03d}" for number in range(1, len(frame) + 1)])
    frame = frame[frame["start_date"] <= period.end]
    # half of a post is filled when it is agreed, all of it some months later
    filled = frame["start_date"] + pd.to_timedelta(frame["months"] * 31, unit="D") <= period.end
    frame["fte_filled"] = frame["fte_agreed"].where(filled, (frame["fte_agreed"] / 2).round(1))
    return frame.assign(end_date=np.datetime64("NaT", "s"))


DELIVERIES = (
    Delivery(
        "strategy_discussions",
        strategy_discussions,
        "social_care/{month}/strategy_discussions_{month}.xlsx",
        layout=Sheet("Strategy discussions: attendance", ("Kept by the safeguarding unit.",)),
    ),
    Delivery("safety_plans", safety_plans, "social_care/{month}/safety_plans_{month}.csv"),
    Delivery(
        "secondments",
        secondments,
        "social_care/{month}/secondments_{month}.xlsx",
        layout=Sheet("Seconded posts", ("FTE filled is on the last day of the month.",)),
    ),
)
