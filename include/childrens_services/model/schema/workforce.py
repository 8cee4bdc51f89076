"""Facts of the workforce of children's social care and of posts seconded to it. Workers are known by number only."""

from sqlalchemy import Integer, Numeric, Text

from childrens_services.model.schema.base import (
    Span,
    child,
    count,
    day,
    fact,
    flag,
    key,
    maybe,
    monthly,
    one_of,
    refers,
    value,
)
from childrens_services.model.schema.dimensions import dim_area, dim_team, dim_worker_role

FTE = Numeric(5, 2)

fact_involvement = fact(
    "fact_involvement",
    key("involvement_id", Text, "Involvement."),
    child("start_date"),
    maybe("worker_id", Text, "Worker."),
    refers("team_id", dim_team, "Team."),
    maybe("referral_id", Text, "Referral it belongs to."),
    day("start_date", "Began.", is_always=True),
    day("end_date", "Ended; null while it lasts."),
    maybe("change_reason_code", Text, "Why the worker changed."),
    maybe("open_days", Integer, "Calendar days from start to end; null while it lasts."),
    kind="accumulating",
    area="social_care",
    comment="One row per child, worker and stretch of time the worker was allocated.",
)

fact_worker = fact(
    "fact_worker",
    key("worker_id", Text, "Worker."),
    refers("worker_role_code", dim_worker_role, "Role."),
    refers("team_id", dim_team, "Team."),
    maybe("fte", FTE, "Full-time equivalent, more than 0 to 1."),
    flag("is_agency", "Agency worker."),
    flag("is_registered", "Registered with Social Work England."),
    day("start_date", "Started in the team.", is_always=True),
    day("end_date", "Left; null while there."),
    kind="accumulating",
    area="social_care",
    comment="One row per professional of children's social care and post in a team.",
)

fact_worker_month = monthly(
    "fact_worker_month",
    key("worker_id", Text, "Worker (warehouse.fact_worker)."),
    day("month_end", "Last day of the month.", is_always=True),
    refers("worker_role_code", dim_worker_role, "Role."),
    refers("team_id", dim_team, "Team."),
    maybe("fte", FTE, "Full-time equivalent."),
    flag("is_agency", "Agency worker."),
    flag("is_started", "Started in the month."),
    flag("is_left", "Left in the month; not there at its end."),
    count("children_allocated", "Children allocated at the month's end."),
    area="social_care",
    feeds=("ssd_professionals", "ssd_involvements"),
    spans={
        "fact_worker": Span("start_date", "end_date"),
        "fact_involvement": Span("start_date", "end_date", with_end=("change_reason_code", "open_days")),
    },
    comment="One row per month and professional there at its end or gone within it.",
)

fact_secondment_month = monthly(
    "fact_secondment_month",
    key("post_id", Text, "Post."),
    day("month_end", "Last day of the month.", is_always=True),
    value("agency", Text, "police, health, education or other."),
    value("team_kind", Text, "multi_agency_child_protection, family_help or other."),
    refers("area_code", dim_area, "District of the team."),
    maybe("role", Text, "Role of the post, in the register's words."),
    value("fte_agreed", FTE, "Full-time equivalent agreed."),
    value("fte_filled", FTE, "Full-time equivalent filled on the month's last day."),
    one_of("agency", "police", "health", "education", "other"),
    one_of("team_kind", "multi_agency_child_protection", "family_help", "other"),
    area="social_care",
    feeds=("secondments",),
    spans={"staging.secondments": Span("period", "period")},
    comment="One row per month delivered and post that partners agreed to second.",
)
