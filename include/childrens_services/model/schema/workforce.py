"""Facts of those who work with children in social care: their posts, their cases, and posts that partners fill."""

from sqlalchemy import Index, Integer, Numeric, Text

from childrens_services.model.schema.base import (
    Span,
    child,
    codes,
    count,
    day,
    fact,
    flag,
    key,
    maybe,
    monthly,
    refers,
    value,
)
from childrens_services.model.schema.dimensions import dim_area, dim_programme, dim_team, dim_worker_role

FTE = Numeric(6, 2)

dim_worker_change_reason = codes(
    "dim_worker_change_reason", "worker_change_reason_code", "One row per reason why a child's worker changed."
)

dim_agency = codes("dim_agency", "agency_code", "One row per agency of the safeguarding partnership.")

dim_seconded_team = codes("dim_seconded_team", "seconded_team_code", "One row per kind of team with seconded posts.")

fact_worker = fact(
    "fact_worker",
    key("professional_id", Text, "Professional."),
    refers("worker_role_code", dim_worker_role, "Role."),
    refers("team_id", dim_team, "Team."),
    day("start_date", "Started in the team.", is_always=True),
    day("end_date", "Left; null while there."),
    maybe("fte", FTE, "Full-time equivalent, more than 0 to 1; null where not told."),
    flag("is_agency", "Agency worker."),
    flag("is_social_worker", "Has a registration with Social Work England."),
    kind="accumulating",
    area="social_care",
    comment="One row per professional, as last told: changes of role, team and hours before that are not kept.",
)

fact_involvement = fact(
    "fact_involvement",
    key("involvement_id", Text, "Involvement."),
    child("start_date"),
    value("professional_id", Text, "Professional (fact_worker)."),
    refers("worker_role_code", dim_worker_role, "Role of the professional, as last told."),
    refers("team_id", dim_team, "Team."),
    maybe("referral_id", Text, "Referral it belongs to; null where none is told."),
    flag("is_allocated", "The professional is the child's allocated worker."),
    day("start_date", "Began.", is_always=True),
    day("end_date", "Ended; null while it lasts."),
    maybe("duration_days", Integer, "Calendar days from start to end; null while it lasts."),
    refers("worker_change_reason_code", dim_worker_change_reason, "Why the worker changed."),
    Index(None, "professional_id"),
    kind="accumulating",
    area="social_care",
    comment="One row per child, professional and stretch of time.",
)

fact_worker_month = monthly(
    "fact_worker_month",
    key("professional_id", Text, "Professional (fact_worker)."),
    refers("worker_role_code", dim_worker_role, "Role, as last told."),
    refers("team_id", dim_team, "Team, as last told."),
    maybe("fte", FTE, "Full-time equivalent, as last told; null where not told."),
    flag("is_agency", "Agency worker, as last told."),
    flag("is_social_worker", "Registered social worker, as last told."),
    flag("is_started", "Started in the month."),
    flag("is_ended", "Left in the month."),
    flag("is_at_month_end", "There at the end of the month's last day."),
    count("allocated_children", "Children allocated to the professional at the end of the month's last day."),
    area="social_care",
    feeds=("ssd_professionals", "ssd_involvements"),
    spans={
        "fact_worker": Span("start_date", "end_date"),
        "fact_involvement": Span("start_date", "end_date", with_end=("duration_days", "worker_change_reason_code")),
    },
    comment="One row per month and professional who was there on any day of it.",
)

fact_secondment_month = monthly(
    "fact_secondment_month",
    key("post_id", Text, "Post."),
    refers("agency_code", dim_agency, "Who seconds."),
    refers("programme_code", dim_programme, "Programme of the council's statement: families_first."),
    refers("seconded_team_code", dim_seconded_team, "Kind of team."),
    refers("area_code", dim_area, "District of the team; -2 where it is none of the council's."),
    day("start_date", "Post agreed from.", is_always=True),
    day("end_date", "Agreement ends; null while it goes on."),
    value("agreed_fte", FTE, "Full-time equivalent agreed."),
    value("filled_fte", FTE, "Full-time equivalent filled on the month's last day."),
    area="social_care",
    feeds=("secondments",),
    spans={"staging.secondments": Span("period", "period")},
    comment="One row per month and seconded post agreed on its last day, as that month's delivery told: a month "
    "without a delivery of its own has no rows.",
)
