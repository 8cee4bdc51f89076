"""Tables of the Standard Safeguarding Dataset with one row, or a few, per looked-after child or care leaver."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import choose, known_by, stream
from childrens_services.county.delivery import Period
from childrens_services.county.social_care import care_records
from childrens_services.county.social_care.care_health import OFFENCES, SUBSTANCES
from childrens_services.county.social_care.identifiers import numbered

if TYPE_CHECKING:
    from childrens_services.county.world import County

STATUS_AFTER = {"Refugee Status": 60, "Humanitarian Protection": 15, "Limited Leave to Remain": 15, "Refused": 10}
MOTHERS = 0.04


def cases(county: "County", children: Any) -> Any:
    """The children's identifiers in the case-management system."""
    return county.people["case_id"].to_numpy(dtype=object)[np.asarray(children, dtype=np.int64)]


def immunisations(county: "County", period: Period) -> pd.DataFrame:
    """ssd_cla_immunisations: the latest status of each child."""
    rows = county.care.immunisations
    rows = rows[rows["date"] <= period.end].drop_duplicates("child", keep="last")
    return pd.DataFrame(
        {
            "clai_person_id": cases(county, rows["child"]),
            "clai_immunisations_status": rows["status"],
            "clai_immunisations_status_date": rows["date"],
        }
    )


def substance_misuse(county: "County", period: Period) -> pd.DataFrame:
    """ssd_cla_substance_misuse."""
    year = county.care.year_long
    rows = year[year["substance"]].sort_values(["substance_on", "child"], ignore_index=True)
    rows["id"] = numbered("U", len(rows))
    rows["misused"] = choose(stream(county.seed, "substances"), SUBSTANCES, len(rows))
    rows = rows[rows["substance_on"] <= period.end]
    return pd.DataFrame(
        {
            "clas_substance_misuse_id": rows["id"],
            "clas_person_id": cases(county, rows["child"]),
            "clas_substance_misuse_date": rows["substance_on"],
            "clas_substance_misused": rows["misused"],
            "clas_intervention_received": np.where(rows["treated"], "Y", "N"),
        }
    )


def convictions(county: "County", period: Period) -> pd.DataFrame:
    """ssd_cla_convictions."""
    year = county.care.year_long
    rows = year[year["convicted"]].sort_values(["convicted_on", "child"], ignore_index=True)
    rows["id"] = numbered("K", len(rows))
    rows["offence"] = choose(stream(county.seed, "offences"), OFFENCES, len(rows))
    rows = rows[rows["convicted_on"] <= period.end]
    return pd.DataFrame(
        {
            "clac_cla_conviction_id": rows["id"],
            "clac_person_id": cases(county, rows["child"]),
            "clac_cla_conviction_date": rows["convicted_on"],
            "clac_cla_conviction_offence": rows["offence"],
        }
    )


def previous_permanence(county: "County", period: Period) -> pd.DataFrame:
    """ssd_cla_previous_permanence: of every child who has come into care."""
    care = county.care
    rows = care_records.previous_permanence(care)
    rows = rows[(care.stays["start"].to_numpy()[rows["stay"]]) <= period.end.to_datetime64()]
    return pd.DataFrame(
        {
            "lapp_table_id": rows["id"],
            "lapp_person_id": cases(county, rows["child"]),
            "lapp_previous_permanence_order_date": rows["year"],
            "lapp_previous_permanence_option": rows["option"],
            "lapp_previous_permanence_la": rows["council"],
        }
    )


def care_leavers(county: "County", period: Period) -> pd.DataFrame:
    """ssd_care_leavers: each as known at the latest birthday."""
    rows = county.care.leavers
    ids = pd.Series(numbered("T", len(rows.drop_duplicates("child"))), index=rows["child"].drop_duplicates())
    rows = rows[rows["birthday"] <= period.end].drop_duplicates("child", keep="last")
    team, worker = county.workforce.assign("leaving_care", rows["child"].to_numpy(), rows["birthday"].to_numpy())
    return pd.DataFrame(
        {
            "clea_table_id": rows["child"].map(ids),
            "clea_person_id": cases(county, rows["child"]),
            "clea_care_leaver_eligibility": np.where(rows["age"] >= 18, "Former Relevant", "Relevant"),
            "clea_care_leaver_in_touch": rows["in_touch"],
            "clea_care_leaver_latest_contact": rows["contact"],
            "clea_care_leaver_accommodation": rows["accommodation"].replace("", None),
            "clea_care_leaver_accom_suitable": rows["suitable"].replace("", None),
            "clea_care_leaver_activity": rows["activity"].replace("", None),
            "clea_pathway_plan_review_date": rows["birthday"] - pd.Timedelta(days=20),
            "clea_care_leaver_personal_advisor": worker,
            "clea_care_leaver_allocated_team": team,
            "clea_care_leaver_worker_id": worker,
        }
    )


def immigration(county: "County", period: Period) -> pd.DataFrame:
    """ssd_immigration_status: seeking asylum alone until 18, and what followed."""
    rng = stream(county.seed, "immigration")
    stays = county.care.stays
    first = stays[stays["is_asylum_seeker"]].drop_duplicates("child").reset_index(drop=True)
    grown = county.people["born"].reindex(first["child"]).reset_index(drop=True) + pd.DateOffset(years=18)
    seeking = pd.DataFrame({"child": first["child"], "start": first["start"], "end": grown})
    seeking["status"] = "Unaccompanied Asylum Seeking Child"
    after = pd.DataFrame(
        {"child": first["child"], "start": grown, "end": pd.NaT, "status": choose(rng, STATUS_AFTER, len(first))}
    )
    rows = pd.concat([seeking, after.astype({"end": seeking["end"].dtype})], ignore_index=True)
    rows["id"] = numbered("I", len(rows))
    rows = known_by(rows[rows["start"] <= period.end], period.end, end=[])
    return pd.DataFrame(
        {
            "immi_person_id": cases(county, rows["child"]),
            "immi_immigration_status_id": rows["id"],
            "immi_immigration_status": rows["status"],
            "immi_immigration_status_start_date": rows["start"],
            "immi_immigration_status_end_date": rows["end"],
        }
    )


def mothers(county: "County", period: Period) -> pd.DataFrame:
    """ssd_mother: care leavers and looked-after girls with a child of their own, known under its own identifier."""
    rows = mothers_known(county)
    rows = rows[rows["born"] <= period.end]
    return pd.DataFrame(
        {
            "moth_table_id": rows["id"],
            "moth_person_id": cases(county, rows["child"]),
            "moth_childs_person_id": cases(county, rows["baby"]),
            "moth_childs_dob": rows["born"],
        }
    )


def mothers_known(county: "County") -> pd.DataFrame:
    """Young mothers and their babies: id, child, baby, born. The baby is the first born after her birthday."""
    rng = stream(county.seed, "mothers")
    leavers = county.care.leavers
    rows = leavers[leavers["age"].isin([17, 18]) & (leavers["birthday"] >= "2019-01-01")].drop_duplicates("child")
    girls = rows[(county.people["sex"].reindex(rows["child"]) == "F").to_numpy()]
    girls = girls[rng.random(len(girls)) < 2 * MOTHERS]
    born = county.people["born"].to_numpy()
    baby = np.searchsorted(born, (girls["birthday"] + pd.Timedelta(days=100)).to_numpy())
    frame = pd.DataFrame({"child": girls["child"].to_numpy(), "baby": baby})
    frame = frame[frame["baby"] < len(born)].drop_duplicates("baby", ignore_index=True)
    return frame.assign(born=born[frame["baby"]], id=numbered("N", len(frame)))
