"""Children looked after and care leavers in the case-management system: tables of the Standard Safeguarding Dataset."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

from childrens_services.county.chance import known_by
from childrens_services.county.delivery import Delivery, Period, Sql
from childrens_services.county.social_care import adoption, care_person_tables, care_records
from childrens_services.county.social_care.care_person_tables import cases
from childrens_services.county.social_care.identifiers import numbered

if TYPE_CHECKING:
    from childrens_services.county.world import County


def episodes(county: "County", period: Period) -> pd.DataFrame:
    """ssd_cla_episodes: periods of care, without short breaks."""
    care = county.care
    rows = care.episodes[care.episodes["period_id"] != ""]
    rows = known_by(rows[rows["start"] <= period.end], period.end, end=["rec"])
    referral = care.periods.set_index("period_id")["referral_id"]
    return pd.DataFrame(
        {
            "clae_cla_episode_id": rows["episode_id"],
            "clae_person_id": cases(county, rows["child"]),
            "clae_cla_episode_start_date": rows["start"],
            "clae_cla_episode_start_reason": rows["rne"],
            "clae_cla_primary_need_code": rows["need"],
            "clae_cla_episode_ceased_date": rows["end"],
            "clae_cla_episode_ceased_reason": rows["rec"],
            "clae_cla_id": rows["period_id"],
            "clae_referral_id": rows["period_id"].map(referral),
            "clae_cla_placement_id": rows["placement_id"],
            "clae_entered_care_date": rows["entered"],
            "clae_cla_last_iro_contact_date": _last_review(care, rows, period),
        }
    )


def _last_review(care: Any, rows: pd.DataFrame, period: Period) -> Any:
    """The latest review of the period of care up to the end of the episode."""
    held = care.reviews[care.reviews["date"] <= period.end].sort_values("date")[["date", "period_id"]]
    until = rows[["period_id"]].assign(until=rows["end"].fillna(period.end).astype("datetime64[s]")).reset_index()
    joined = pd.merge_asof(until.sort_values("until"), held, left_on="until", right_on="date", by="period_id")
    return joined.set_index("index")["date"].reindex(rows.index)


def placements(county: "County", period: Period) -> pd.DataFrame:
    """ssd_cla_placement."""
    care = county.care
    rows = care.placements.assign(id=numbered("P", len(care.placements)))
    # why it changed stands with the last episode of the placement
    reason = care.episodes.dropna(subset="changed_because").drop_duplicates("placement_id", keep="last")
    rows["because"] = rows["id"].map(reason.set_index("placement_id")["changed_because"])
    rows = known_by(rows[rows["start"] <= period.end], period.end, end=["because"])
    return pd.DataFrame(
        {
            "clap_cla_placement_id": rows["id"],
            "clap_cla_placement_start_date": rows["start"],
            "clap_cla_placement_type": rows["type"],
            "clap_cla_placement_urn": rows["urn"],
            "clap_cla_placement_distance": rows["miles"],
            "clap_cla_id": numbered("L", len(care.stays))[rows["stay"]],
            "clap_cla_placement_provider": rows["provider"],
            "clap_cla_placement_postcode": rows["postcode"],
            "clap_cla_placement_end_date": rows["end"],
            "clap_cla_placement_change_reason": rows["because"],
            "clap_person_id": cases(county, rows["child"]),
        }
    )


def legal_statuses(county: "County", period: Period) -> pd.DataFrame:
    """ssd_legal_status: episodes in a row with the same status are one."""
    rows = county.care.episodes
    same = (rows["period_id"] == rows["period_id"].shift(1)) & (rows["legal_status"] == rows["legal_status"].shift(1))
    same &= rows["period_id"] != ""
    number = (~same).cumsum()
    last = rows.groupby(number)["end"].last()
    first = rows[~same].assign(end=last.to_numpy(), id=numbered("G", len(last)))
    first = known_by(first[first["start"] <= period.end], period.end, end=[])
    return pd.DataFrame(
        {
            "lega_legal_status_id": first["id"],
            "lega_person_id": cases(county, first["child"]),
            "lega_legal_status": first["legal_status"],
            "lega_legal_status_start_date": first["start"],
            "lega_legal_status_end_date": first["end"],
        }
    )


def _dated(
    part: Callable[["County"], pd.DataFrame],
    date: str,
    names: dict[str, str],
    hides: dict[str, list[str]] | None = None,
) -> Callable[["County", Period], pd.DataFrame]:
    """A table that renames what is recorded by the end of the period; `child` becomes the case identifier."""

    def table(county: "County", period: Period) -> pd.DataFrame:
        rows = part(county)
        rows = known_by(rows[rows[date] <= period.end], period.end, **(hides or {}))
        rows = rows.assign(child=cases(county, rows["child"]))
        return rows[list(names)].rename(columns=names)

    return table


reviews = _dated(
    lambda county: county.care.reviews,
    "date",
    {
        "review_id": "clar_cla_review_id",
        "period_id": "clar_cla_id",
        "due": "clar_cla_review_due_date",
        "date": "clar_cla_review_date",
        "cancelled": "clar_cla_review_cancelled",
        "participation": "clar_cla_review_participation",
    },
)
visits = _dated(
    lambda county: county.care.visits,
    "date",
    {
        "visit_id": "clav_cla_visit_id",
        "period_id": "clav_cla_id",
        "child": "clav_person_id",
        "date": "clav_cla_visit_date",
        "seen": "clav_cla_visit_seen",
        "alone": "clav_cla_visit_seen_alone",
    },
)
health = _dated(
    lambda county: county.care.health,
    "date",
    {
        "check_id": "clah_health_check_id",
        "child": "clah_person_id",
        "kind": "clah_health_check_type",
        "date": "clah_health_check_date",
        "status": "clah_health_check_status",
    },
)
sdq = _dated(
    lambda county: county.care.sdq,
    "date",
    {
        "sdq_id": "csdq_table_id",
        "child": "csdq_person_id",
        "date": "csdq_sdq_completed_date",
        "reason": "csdq_sdq_reason",
        "score": "csdq_sdq_score",
    },
)
missing = _dated(
    lambda county: county.care.missing,
    "start",
    {
        "missing_id": "miss_table_id",
        "child": "miss_person_id",
        "start": "miss_missing_episode_start_date",
        "kind": "miss_missing_episode_type",
        "end": "miss_missing_episode_end_date",
        "offered": "miss_missing_rhi_offered",
        "accepted": "miss_missing_rhi_accepted",
        "interview": "miss_missing_rhi_date",
    },
    {"end": ["offered", "accepted"], "interview": []},
)
care_plans = _dated(
    lambda county: care_records.care_plans(county.care),
    "start",
    {
        "plan_id": "lacp_table_id",
        "child": "lacp_person_id",
        "start": "lacp_cla_care_plan_start_date",
        "end": "lacp_cla_care_plan_end_date",
        "plan": "lacp_cla_care_plan_json",
    },
    {"end": []},
)


DELIVERIES = tuple(
    Delivery(feed, table, layout=Sql())
    for feed, table in {
        "ssd_cla_episodes": episodes,
        "ssd_cla_placement": placements,
        "ssd_legal_status": legal_statuses,
        "ssd_cla_reviews": reviews,
        "ssd_cla_visits": visits,
        "ssd_cla_health": health,
        "ssd_cla_immunisations": care_person_tables.immunisations,
        "ssd_cla_substance_misuse": care_person_tables.substance_misuse,
        "ssd_cla_convictions": care_person_tables.convictions,
        "ssd_cla_previous_permanence": care_person_tables.previous_permanence,
        "ssd_cla_care_plan": care_plans,
        "ssd_sdq_scores": sdq,
        "ssd_missing": missing,
        "ssd_care_leavers": care_person_tables.care_leavers,
        "ssd_permanence": adoption.permanence,
        "ssd_immigration_status": care_person_tables.immigration,
        "ssd_mother": care_person_tables.mothers,
    }.items()
)
