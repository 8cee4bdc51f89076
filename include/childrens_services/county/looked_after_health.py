"""The NHS record of the health of children looked after: assessments, teeth, immunisations, questionnaires.

It tells of the same checks, on the same days, as the council's case-management system (`social_care.care_health`), so
that the two can be compared; only the NHS knows when it was told of a child and what is outstanding. An initial
assessment is due 20 working days after a child comes into care, a review every 12 months, every 6 under five
(Children's Homes and Looked after Children, DfE and DHSC statutory guidance). Assumed: the team is told within a week
or so, and reviews are done within a month of their day.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import after, day, days, known_by, stream
from childrens_services.county.delivery import Delivery, Period

if TYPE_CHECKING:
    from childrens_services.county.world import County

PROVIDER, INFORMATION_SERVICE = "RT5", "RZ9"
TWENTY_WORKING_DAYS = 20
TREATMENT = 0.18
PRACTICES = 60
RECORDS_FROM = "2018-04-01"


def health_assessments(county: "County", period: Period) -> pd.DataFrame:
    """Initial assessments of all who came into care to date, and the reviews done or refused."""
    rows = pd.concat([_initial(county, period), _reviews(county, period)], ignore_index=True)
    people = county.people.iloc[rows["child"]]
    return pd.DataFrame(
        {
            "assessment_id": rows["id"],
            "nhs_number": people["nhs_number"].to_numpy(),
            "birth_date": people["born"].to_numpy(),
            "assessment_type": rows["type"],
            "care_start_date": rows["start"],
            "notified_date": rows["notified"],
            "consent_date": rows["consent"],
            "due_date": rows["due"],
            "assessment_date": rows["date"],
            "outcome": rows["outcome"],
            "placed_in_county": _in_county(county, rows),
            "provider_code": PROVIDER,
        }
    )


def _told(county: "County") -> pd.DataFrame:
    """Per period of care: when the team was told and had consent."""
    rng, stays = stream(county.seed, "looked-after health"), county.care.stays
    start = days(stays["start"])
    notified = after(start, rng.integers(0, 9, len(start)))
    consent = after(notified, rng.integers(0, 10, len(start)))
    frame = {"child": stays["child"], "start": start, "end": days(stays["end"]), "notified": notified}
    dated = pd.DataFrame(frame | {"consent": consent}).reset_index(drop=True)
    return dated.astype(dict.fromkeys(("start", "end", "notified", "consent"), "datetime64[s]"))


def _initial(county: "County", period: Period) -> pd.DataFrame:
    rows, checks = _told(county), county.care.health
    rows["due"] = np.busday_offset(days(rows["start"]), TWENTY_WORKING_DAYS, "forward").astype("datetime64[s]")
    done = checks[checks["is_initial"]].drop_duplicates("stay").set_index("stay")["date"]
    # where the year's own record counts as the first, it is that
    first = checks[checks["kind"].eq("Health Assessment") & checks["status"].eq("Completed")]
    first = first.drop_duplicates("stay").set_index("stay")["date"]
    rows["date"] = rows.index.to_series().map(done.combine_first(first))
    rows = rows[(rows["start"] >= day(RECORDS_FROM)) & (rows["notified"] <= period.end)]
    rows = known_by(rows, period.end, date=[], consent=[])
    left = rows["date"].isna() & (rows["end"] <= period.end)
    rows["outcome"] = np.select([rows["date"].notna(), left], ["DONE", "LEFT"], "")
    return rows.assign(id="IHA" + rows.index.astype(str).str.zfill(6), type="IHA")


def _reviews(county: "County", period: Period) -> pd.DataFrame:
    checks, told = county.care.health, _told(county)
    kept = checks["kind"].eq("Health Assessment") & ~checks["is_initial"] & (checks["date"] <= period.end)
    checks = checks[kept & (checks["date"] >= day(RECORDS_FROM))]
    rows = told.iloc[checks["stay"]].set_axis(checks.index)
    earlier = stream(county.seed, "review dates").integers(-25, 30, len(county.care.health))[checks.index]
    due = after(days(checks["date"]), earlier)
    rows["due"] = np.maximum(due, days(rows["start"]) + 1).astype("datetime64[s]")
    completed = checks["status"].eq("Completed")
    rows["date"] = checks["date"].where(completed)
    rows["outcome"] = np.where(completed, "DONE", checks["status"].str.upper())
    rows[["notified", "consent"]] = np.minimum(rows[["notified", "consent"]], checks["date"].to_numpy()[:, None])
    return rows.assign(id="RHA" + checks["check_id"], type="RHA")


def _in_county(county: "County", rows: pd.DataFrame) -> Any:
    """Y where the child's placement on the due date lies in the county."""
    placed = county.care.episodes[["child", "start", "placement_postcode"]].sort_values("start", kind="stable")
    placed = placed.astype({"start": rows["due"].dtype, "child": rows["child"].dtype})
    wanted = rows[["child", "due"]].reset_index().sort_values("due", kind="stable")
    found = pd.merge_asof(wanted, placed, left_on="due", right_on="start", by="child").set_index("index")
    inside = county.postcodes.loc[county.postcodes["local_authority_code"] == "855", "postcode"]
    # a placement kept from everybody has no postcode: it counts as here
    away = found["placement_postcode"].fillna("").ne("") & ~found["placement_postcode"].isin(inside)
    return np.where(away.sort_index(), "N", "Y")


def dental_checks(county: "County", period: Period) -> pd.DataFrame:
    """Every check to date."""
    checks = county.care.health
    done = checks["kind"].eq("Dental Check") & checks["status"].eq("Completed")
    rows = checks[done & (checks["date"] <= period.end)].drop_duplicates(["child", "date"])
    draw = stream(county.seed, "dentists").random((len(checks), 2))[rows.index]
    return pd.DataFrame(
        {
            "nhs_number": county.people["nhs_number"].to_numpy()[rows["child"]],
            "check_date": rows["date"],
            "treatment_needed": np.where(draw[:, 0] < TREATMENT, "Y", "N"),
            "practice_code": [f"V{10_000 + int(number * PRACTICES):05d}" for number in draw[:, 1]],
        }
    )


def immunisations(county: "County", period: Period) -> pd.DataFrame:
    """Every record to date; the last of a day."""
    rows = county.care.immunisations
    rows = rows[rows["date"] <= period.end].drop_duplicates(["child", "date"], keep="last")
    return pd.DataFrame(
        {
            "nhs_number": county.people["nhs_number"].to_numpy()[rows["child"]],
            "record_date": rows["date"],
            "up_to_date": rows["status"],
            "provider_code": INFORMATION_SERVICE,
        }
    )


def questionnaires(county: "County", period: Period) -> pd.DataFrame:
    """Every questionnaire due to date."""
    rows = county.care.sdq
    rows = rows[rows["date"] <= period.end]
    return pd.DataFrame(
        {
            "questionnaire_id": rows["sdq_id"],
            "nhs_number": county.people["nhs_number"].to_numpy()[rows["child"]],
            "due_date": rows["date"],
            "score": rows["score"],
            "reason_no_score": rows["reason"],
        }
    )


DELIVERIES = (
    Delivery("cla_health_assessments", health_assessments, "health/{month}/cla_health_assessments_{month}.csv"),
    Delivery("cla_dental_checks", dental_checks, "health/{month}/cla_dental_checks_{month}.csv"),
    Delivery("cla_immunisations", immunisations, "health/{month}/cla_immunisations_{month}.csv"),
    Delivery("cla_sdq", questionnaires, "health/{month}/cla_sdq_{month}.csv"),
)
