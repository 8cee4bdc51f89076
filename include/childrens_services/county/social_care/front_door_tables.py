"""The front door as the case-management system has it: tables of the Standard Safeguarding Dataset."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import known_by, stream
from childrens_services.county.delivery import Delivery, Period, Sql
from childrens_services.county.social_care import outcome_json
from childrens_services.county.social_care.care_person_tables import cases

if TYPE_CHECKING:
    from childrens_services.county.world import County

WHO = {
    "1A": "Individual: family member", "1B": "Individual: acquaintance", "1C": "Individual: the child",
    "1D": "Individual: other", "2A": "School", "2B": "Other education service", "3A": "Health: general practice",
    "3B": "Health: health visitor", "3C": "Health: school nurse", "3D": "Health: other primary service",
    "3E": "Health: accident and emergency", "3F": "Health: other", "4": "Housing", "5A": "Council: social care",
    "5B": "Council: other internal", "5C": "Council: external", "5D": "Council: other", "6": "Police",
    "7": "Other legal agency", "8": "Other", "9": "Anonymous", "10": "Unknown",
}  # fmt: skip


def yes(values: Any) -> Any:
    """Y where it holds, else N."""
    return np.where(np.asarray(values, dtype=bool), "Y", "N")


def cin_episodes(county: "County", period: Period) -> pd.DataFrame:
    """ssd_cin_episodes: one row per referral and what became of it."""
    known = _known(county, period)
    at_once = _at_once(county)
    kind = np.where(known["nfa"], "nfa", np.where(known["referral_id"].isin(at_once), "strategy", "assessment"))
    meaning = {
        "nfa": ["NFA"],
        "strategy": ["SINGLE_ASSESSMENT", "STRATEGY_DISCUSSION"],
        "assessment": ["SINGLE_ASSESSMENT"],
    }
    return pd.DataFrame(
        {
            "cine_referral_id": known["referral_id"],
            "cine_person_id": cases(county, known["child"]),
            "cine_referral_date": known["date"],
            "cine_cin_primary_need_code": known["primary_need"],
            "cine_referral_source_code": known["source"],
            "cine_referral_source_desc": known["source"].map(WHO),
            "cine_referral_outcome_json": outcome_json.by(outcome_json.REFERRAL, kind, meaning),
            "cine_referral_nfa": yes(known["nfa"]),
            "cine_close_date": known["close_date"],
            "cine_close_reason": known["close_reason"],
            "cine_referral_team": known["team"],
            "cine_referral_worker_id": known["worker"],
        }
    )


def _at_once(county: "County") -> Any:
    """Referrals with a strategy discussion on the day they came or the next."""
    door = county.front_door
    came = door.section47["referral_id"].map(door.referrals.set_index("referral_id")["date"])
    return door.section47.loc[door.section47["start"] - came <= pd.Timedelta(days=1), "referral_id"]


def cin_assessments(county: "County", period: Period) -> pd.DataFrame:
    """ssd_cin_assessments: one row per assessment that has begun."""
    known = _known(county, period)
    known = known[known["started"] <= period.end]
    done = known["authorised"].notna()
    # known when the assessment is authorised, though the case is closed some days later
    closes = county.front_door.referrals["close_reason"].reindex(known.index)
    nothing = closes.eq("RC8")
    kind = np.where(~done, "", np.where(nothing, "nfa", "services"))
    return pd.DataFrame(
        {
            "cina_assessment_id": known["referral_id"].str.replace("R", "A"),
            "cina_person_id": cases(county, known["child"]),
            "cina_referral_id": known["referral_id"],
            "cina_assessment_start_date": known["started"],
            "cina_assessment_child_seen": "Y",
            "cina_assessment_auth_date": known["authorised"],
            "cina_assessment_outcome_nfa": pd.Series(yes(nothing), index=known.index).where(done),
            "cina_assessment_outcome_json": outcome_json.by(
                outcome_json.ASSESSMENT, kind, {"nfa": ["NFA"], "services": ["PROV_OF_SERVICES"]}
            ),
            "cina_assessment_team": known["team"],
            "cina_assessment_worker_id": known["worker"],
        }
    )


def _known(county: "County", period: Period) -> pd.DataFrame:
    referrals = county.front_door.referrals
    return known_by(referrals[referrals["date"] <= period.end], period.end, close_date=["close_reason"], authorised=[])


def assessment_factors(county: "County", period: Period) -> pd.DataFrame:
    """ssd_assessment_factors: one row per finished assessment that found any, its factors as a JSON array."""
    door = county.front_door
    done = door.assessments.loc[door.assessments["end"] <= period.end, "assessment_id"]
    rows = door.factors[door.factors["assessment_id"].isin(done)]
    listed = ('"' + rows["factor"] + '"').groupby(rows["assessment_id"], sort=False).agg(", ".join)
    return pd.DataFrame(
        {
            "cinf_table_id": listed.index.str.replace("A", "F"),
            "cinf_assessment_id": listed.index,
            "cinf_assessment_factors_json": ("[" + listed + "]").to_numpy(),
        }
    )


def contacts(county: "County", period: Period) -> pd.DataFrame:
    """ssd_contacts: one row per contact received."""
    rows = county.front_door.contacts
    rows = rows[rows["date"] <= period.end]
    meaning = {"referral": ["NEW_REFERRAL"], "advice": ["ADVICE"], "nothing": ["NFA"]}
    meaning["early_help"] = ["OTHER_OUTCOMES_EXIST"]
    return pd.DataFrame(
        {
            "cont_contact_id": rows["contact_id"],
            "cont_person_id": cases(county, rows["child"]),
            "cont_contact_date": rows["date"],
            "cont_contact_source_code": rows["source"],
            "cont_contact_source_desc": rows["source"].map(WHO),
            "cont_contact_outcome_json": outcome_json.by(outcome_json.CONTACT, rows["outcome"], meaning),
        }
    )


def early_help_episodes(county: "County", period: Period) -> pd.DataFrame:
    """ssd_early_help_episodes: one row per episode that has begun."""
    rows = county.front_door.early_help
    rows = known_by(rows[rows["start"] <= period.end], period.end, end=["outcome"])
    return pd.DataFrame(
        {
            "earl_episode_id": rows["episode_id"],
            "earl_person_id": cases(county, rows["child"]),
            "earl_episode_start_date": rows["start"],
            "earl_episode_end_date": rows["end"],
            "earl_episode_reason": rows["reason"],
            "earl_episode_end_reason": rows["outcome"],
            "earl_episode_organisation": np.where(rows["pilot"], "Family Help Pilot ", "Family Help ")
            + rows["district"],
            "earl_episode_worker_id": rows["worker"],
        }
    )


def cin_plans(county: "County", period: Period) -> pd.DataFrame:
    """ssd_cin_plans: one row per plan that has begun."""
    rows = county.front_door.cin_plans
    rows = known_by(rows[rows["start"] <= period.end], period.end, end=[])
    team, worker = county.workforce.assign("family_help", rows["child"], rows["start"])
    return pd.DataFrame(
        {
            "cinp_cin_plan_id": rows["plan_id"],
            "cinp_referral_id": rows["referral_id"],
            "cinp_person_id": cases(county, rows["child"]),
            "cinp_cin_plan_start_date": rows["start"],
            "cinp_cin_plan_end_date": rows["end"],
            "cinp_cin_plan_team": team,
            "cinp_cin_plan_worker_id": worker,
        }
    )


def cin_visits(county: "County", period: Period) -> pd.DataFrame:
    """ssd_cin_visits: one row per visit."""
    return visited(county, county.front_door.cin_visits, period, "cinv_cin_visit")


def visited(county: "County", visits: pd.DataFrame, period: Period, name: str) -> pd.DataFrame:
    """The visits until the end of the period, as both tables of visits have them."""
    bedroom = stream(county.seed, name).random(len(visits)) < 0.6
    rows = visits.assign(bedroom=bedroom & visits["seen"])[visits["date"] <= period.end]
    made = {f"{name}_id": rows["visit_id"], f"{name[:5]}person_id": cases(county, rows["child"])}
    if name.startswith("cppv"):
        made["cppv_cp_plan_id"] = rows["plan_id"]
    made |= {f"{name}_date": rows["date"], f"{name}_seen": yes(rows["seen"])}
    made |= {f"{name}_seen_alone": yes(rows["seen_alone"]), f"{name}_bedroom": yes(rows["bedroom"])}
    return pd.DataFrame(made)


DELIVERIES = (
    Delivery("ssd_cin_episodes", cin_episodes, layout=Sql()),
    Delivery("ssd_cin_assessments", cin_assessments, layout=Sql()),
    Delivery("ssd_assessment_factors", assessment_factors, layout=Sql()),
    Delivery("ssd_contacts", contacts, layout=Sql()),
    Delivery("ssd_early_help_episodes", early_help_episodes, layout=Sql()),
    Delivery("ssd_cin_plans", cin_plans, layout=Sql()),
    Delivery("ssd_cin_visits", cin_visits, layout=Sql()),
)
