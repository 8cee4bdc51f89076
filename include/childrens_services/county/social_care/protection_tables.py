"""Enquiries, conferences and child protection plans as the case-management system has them."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import DAYS_A_YEAR, choose, days, known_by, stream
from childrens_services.county.delivery import Delivery, Period, Sql
from childrens_services.county.social_care import outcome_json
from childrens_services.county.social_care.care_person_tables import cases
from childrens_services.county.social_care.front_door_tables import visited, yes

if TYPE_CHECKING:
    from childrens_services.county.world import County

IN_WORDS = {
    "NEG": "Neglect", "PHY": "Physical abuse", "SAB": "Sexual abuse", "EMO": "Emotional abuse", "MUL": "Multiple",
}  # fmt: skip
# how children of four and over took part in their review
TOOK_PART = {"PN1": 30, "PN2": 8, "PN3": 22, "PN4": 5, "PN5": 8, "PN6": 17, "PN7": 10}
# of the enquiries without a conference, so many end with nothing more
NOTHING_MORE = 0.45


def s47_enquiry(county: "County", period: Period) -> pd.DataFrame:
    """ssd_s47_enquiry: one row per enquiry that has begun."""
    every = county.front_door.section47
    nothing = ~every["conference"] & (stream(county.seed, "enquiry outcomes").random(len(every)) < NOTHING_MORE)
    kind = np.where(every["conference"], "conference", np.where(nothing, "nothing", "services"))
    meaning = {"conference": ["CP_CONFERENCE"], "nothing": ["NFA"], "services": ["PROV_OF_SERVICES"]}
    rows = every.assign(nfa=yes(nothing), outcome=outcome_json.by(outcome_json.ENQUIRY, kind, meaning))
    rows["team"], rows["worker"] = county.workforce.assign("front_door", rows["child"], rows["start"])
    rows = rows[rows["start"] <= period.end]
    rows = known_by(rows, period.end, end=["nfa", "outcome", "team", "worker"])
    return pd.DataFrame(
        {
            "s47e_s47_enquiry_id": rows["section47_id"],
            "s47e_referral_id": rows["referral_id"],
            "s47e_person_id": cases(county, rows["child"]),
            "s47e_s47_start_date": rows["start"],
            "s47e_s47_end_date": rows["end"],
            "s47e_s47_nfa": rows["nfa"],
            "s47e_s47_outcome_json": rows["outcome"],
            "s47e_s47_completed_by_worker_id": rows["worker"],
            "s47e_s47_completed_by_team": rows["team"],
        }
    )


def initial_cp_conference(county: "County", period: Period) -> pd.DataFrame:
    """ssd_initial_cp_conference: one row per child and conference that was held."""
    door = county.front_door
    rows = door.conferences.assign(meeting=_meetings(county, door.conferences, "held"))
    rows = rows[rows["held"] <= period.end]
    plans = door.cp_plans.dropna(subset="conference_id").set_index("conference_id")["plan_id"]
    team, worker = county.workforce.assign("front_door", rows["child"], rows["held"])
    kind = np.where(rows["plan"], "plan", "services")
    meaning = {"plan": ["CP"], "services": ["PROV_OF_SERVICES"]}
    return pd.DataFrame(
        {
            "icpc_icpc_id": rows["conference_id"],
            "icpc_icpc_meeting_id": "M" + rows["meeting"].astype(str),
            "icpc_s47_enquiry_id": rows["section47_id"],
            "icpc_person_id": cases(county, rows["child"]),
            "icpc_cp_plan_id": rows["conference_id"].map(plans),
            "icpc_referral_id": rows["referral_id"],
            "icpc_icpc_transfer_in": "N",
            "icpc_icpc_target_date": rows["target"],
            "icpc_icpc_date": rows["held"],
            "icpc_icpc_outcome_cp_flag": yes(rows["plan"]),
            "icpc_icpc_outcome_json": outcome_json.by(outcome_json.CONFERENCE, kind, meaning),
            "icpc_icpc_team": team,
            "icpc_icpc_worker_id": worker,
        }
    )


def _meetings(county: "County", rows: pd.DataFrame, date: str) -> Any:
    """Numbers of the meetings: the children of a family on one day share one."""
    family = county.people["family"].to_numpy()[rows["child"]]
    return pd.DataFrame({"family": family, "date": rows[date]}).groupby(["date", "family"]).ngroup() + 1


def cp_plans(county: "County", period: Period) -> pd.DataFrame:
    """ssd_cp_plans: one row per plan that has begun."""
    rows = county.front_door.cp_plans
    rows = known_by(rows[rows["start"] <= period.end], period.end, end=[])
    return pd.DataFrame(
        {
            "cppl_cp_plan_id": rows["plan_id"],
            "cppl_referral_id": rows["referral_id"],
            "cppl_icpc_id": rows["conference_id"],
            "cppl_person_id": cases(county, rows["child"]),
            "cppl_cp_plan_start_date": rows["start"],
            "cppl_cp_plan_end_date": rows["end"],
            "cppl_cp_plan_ola": "N",
            "cppl_cp_plan_initial_category": rows["initial_category"].map(IN_WORDS),
            "cppl_cp_plan_latest_category": rows["latest_category"].map(IN_WORDS),
        }
    )


def cp_reviews(county: "County", period: Period) -> pd.DataFrame:
    """ssd_cp_reviews: one row per child and review."""
    every = county.front_door.cp_reviews
    rng = stream(county.seed, "protection reviews' details")
    born = days(county.people["born"].to_numpy()[every["child"]])
    young = (days(every["date"].to_numpy()) - born).astype(np.int64) < 4 * DAYS_A_YEAR
    took_part = np.where(young, "PN0", choose(rng, TOOK_PART, len(every)))
    quorate = rng.random(len(every)) < 0.97
    rows = every.assign(part=took_part, quorate=quorate, meeting=_meetings(county, every, "date"))
    rows = rows[rows["date"] <= period.end]
    return pd.DataFrame(
        {
            "cppr_cp_review_id": rows["review_id"],
            "cppr_person_id": cases(county, rows["child"]),
            "cppr_cp_plan_id": rows["plan_id"],
            "cppr_cp_review_due": rows["due"],
            "cppr_cp_review_date": rows["date"],
            "cppr_cp_review_meeting_id": "V" + rows["meeting"].astype(str),
            "cppr_cp_review_outcome_continue_cp": yes(rows["goes_on"]),
            "cppr_cp_review_quorate": yes(rows["quorate"]),
            "cppr_cp_review_participation": rows["part"],
        }
    )


def cp_visits(county: "County", period: Period) -> pd.DataFrame:
    """ssd_cp_visits: one row per visit."""
    return visited(county, county.front_door.cp_visits, period, "cppv_cp_visit")


DELIVERIES = (
    Delivery("ssd_s47_enquiry", s47_enquiry, layout=Sql()),
    Delivery("ssd_initial_cp_conference", initial_cp_conference, layout=Sql()),
    Delivery("ssd_cp_plans", cp_plans, layout=Sql()),
    Delivery("ssd_cp_reviews", cp_reviews, layout=Sql()),
    Delivery("ssd_cp_visits", cp_visits, layout=Sql()),
)
