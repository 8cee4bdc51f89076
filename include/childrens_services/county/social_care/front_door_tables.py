"""The front door as the case-management system has it: tables of the Standard Safeguarding Dataset."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import known_by
from childrens_services.county.delivery import Delivery, Period, Sql

if TYPE_CHECKING:
    from childrens_services.county.world import County


def person(county: "County", period: Period) -> pd.DataFrame:
    """Everybody who was referred or looked after by the end of the period, care leavers included."""
    referrals, care = county.front_door.referrals, county.care
    children = [
        referrals.loc[referrals["date"] <= period.end, "child"],
        care.leavers["child"],
    ]
    known = np.unique(np.concatenate([care.children, *(part.to_numpy() for part in children)]))
    people = county.people.loc[known]
    unborn = people["born"] > period.end
    under_five = people["born"] > period.end - pd.DateOffset(years=5)
    return pd.DataFrame(
        {
            "pers_person_id": people["case_id"],
            "pers_forename": people["forename"],
            "pers_surname": people["surname"],
            "pers_sex": people["sex"].mask(unborn, "U"),
            "pers_ethnicity": people["ethnicity"],
            "pers_dob": people["born"].mask(unborn),
            "pers_expected_dob": people["born"].where(unborn),
            "pers_common_child_id": people["nhs_number"].mask(unborn),
            "pers_upn_unknown": pd.Series("UN1", index=people.index).where(under_five),
            "pers_death_date": pd.Series(pd.NaT, index=people.index, dtype="datetime64[s]"),
        }
    )


def cin_episodes(county: "County", period: Period) -> pd.DataFrame:
    """One row per referral and what became of it."""
    known = _known(county, period)
    return pd.DataFrame(
        {
            "cine_referral_id": known["referral_id"],
            "cine_person_id": known["child"].map(county.people["case_id"]),
            "cine_referral_date": known["date"],
            "cine_cin_primary_need_code": known["primary_need"],
            "cine_referral_source_code": known["source"],
            "cine_referral_nfa": np.where(known["nfa"], "Y", "N"),
            "cine_close_date": known["close_date"],
            "cine_close_reason": known["close_reason"],
            "cine_referral_team": known["team"],
            "cine_referral_worker_id": known["worker"],
        }
    )


def cin_assessments(county: "County", period: Period) -> pd.DataFrame:
    """One row per assessment that has begun."""
    known = _known(county, period)
    known = known[known["started"] <= period.end]
    nothing = known["close_reason"].eq("RC8").map({True: "Y", False: "N"})
    return pd.DataFrame(
        {
            "cina_assessment_id": known["referral_id"].str.replace("R", "A"),
            "cina_person_id": known["child"].map(county.people["case_id"]),
            "cina_referral_id": known["referral_id"],
            "cina_assessment_start_date": known["started"],
            "cina_assessment_child_seen": "Y",
            "cina_assessment_auth_date": known["authorised"],
            "cina_assessment_outcome_nfa": nothing.mask(known["authorised"].isna()),
            "cina_assessment_team": known["team"],
            "cina_assessment_worker_id": known["worker"],
        }
    )


def _known(county: "County", period: Period) -> pd.DataFrame:
    referrals = county.front_door.referrals
    return known_by(referrals[referrals["date"] <= period.end], period.end, close_date=["close_reason"], authorised=[])


DELIVERIES = (
    Delivery("ssd_person", person, layout=Sql()),
    Delivery("ssd_cin_episodes", cin_episodes, layout=Sql()),
    Delivery("ssd_cin_assessments", cin_assessments, layout=Sql()),
)
