"""Facts of child protection and of children in need."""

from sqlalchemy import Boolean, Integer, Text

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
from childrens_services.model.schema.dimensions import dim_abuse_category, dim_area, dim_review_type, dim_team

fact_strategy_discussion = fact(
    "fact_strategy_discussion",
    key("strategy_id", Text, "Strategy discussion."),
    child("discussion_date"),
    day("discussion_date", "Held.", is_always=True),
    flag("is_sexual_abuse", "Child sexual abuse was suspected."),
    flag("is_in_family", "The abuse suspected was in the family environment."),
    flag("is_at_school", "The child attends school."),
    flag("has_social_care", "A social worker took part."),
    flag("has_police", "The police took part."),
    flag("has_health", "Health took part."),
    flag("has_education", "Education took part."),
    flag("is_three_agency", "Social worker, police and health took part (Working Together: the least there must be)."),
    value("decision", Text, "section_47_joint, section_47_single, assessment, no_further_action or not_known."),
    refers("area_code", dim_area, "District the child lives in."),
    flag("is_multi_agency_team", "Led by the multi-agency child protection team."),
    maybe("section_47_id", Text, "Enquiry that began with it; null where none did."),
    one_of("decision", "section_47_joint", "section_47_single", "assessment", "no_further_action", "not_known"),
    kind="transaction",
    area="social_care",
    comment="One row per child and strategy discussion.",
)

fact_safety_plan = fact(
    "fact_safety_plan",
    key("safety_plan_id", Text, "Safety plan."),
    child("strategy_date"),
    maybe("strategy_id", Text, "Strategy discussion that it follows."),
    day("strategy_date", "Strategy discussion held.", is_always=True),
    day("safety_plan_date", "Written; null where it has not been."),
    day("review_date", "To be reviewed; null where not said."),
    flag("is_agreed_with_family", "The family agreed to it."),
    maybe("strategy_to_plan_working_days", Integer, "Working days from strategy discussion, day 0, to plan."),
    kind="accumulating",
    area="social_care",
    comment="One row per written safety plan after a strategy discussion.",
)

fact_section_47_enquiry = fact(
    "fact_section_47_enquiry",
    key("section_47_id", Text, "Enquiry."),
    child("start_date"),
    maybe("referral_id", Text, "Referral it belongs to."),
    day("start_date", "Strategy discussion that began it.", is_always=True),
    day("end_date", "Completed; null while open."),
    flag("is_no_further_action", "Led to no further action."),
    day("conference_date", "Initial conference it led to; null where none was held."),
    maybe("start_to_conference_working_days", Integer, "Working days from strategy discussion, day 0, to conference."),
    refers("team_id", dim_team, "Team that completed it."),
    kind="accumulating",
    area="social_care",
    comment="One row per child and enquiry under section 47 of the Children Act 1989.",
)

fact_initial_conference = fact(
    "fact_initial_conference",
    key("conference_id", Text, "Conference of the child."),
    child("due_date"),
    maybe("meeting_id", Text, "Meeting: brothers and sisters share it."),
    maybe("section_47_id", Text, "Enquiry that led to it; null for a transfer in."),
    maybe("referral_id", Text, "Referral it belongs to."),
    day(
        "due_date",
        "To be held by: 15 working days after the strategy discussion; for a transfer in, the day it was held.",
        is_always=True,
    ),
    day("held_date", "Held; null where it was not yet."),
    flag("is_transfer_in", "The child came with a plan from another council."),
    flag("is_plan_decided", "It decided on a child protection plan."),
    maybe(
        "strategy_to_conference_working_days", Integer, "Working days from strategy discussion, day 0, to conference."
    ),
    refers("team_id", dim_team, "Team that organised it."),
    kind="accumulating",
    area="social_care",
    comment="One row per child and initial child protection conference.",
)

fact_child_protection_plan = fact(
    "fact_child_protection_plan",
    key("plan_id", Text, "Plan."),
    child("start_date"),
    maybe("referral_id", Text, "Referral it belongs to; null for plans from before the present system."),
    day("start_date", "Started: the day of the conference.", is_always=True),
    day("end_date", "Ended; null while open."),
    refers("initial_category_code", dim_abuse_category, "Category of abuse at the start."),
    refers("latest_category_code", dim_abuse_category, "Latest category of abuse."),
    flag("is_of_other_council", "Another council's plan, only looked after here."),
    maybe("open_days", Integer, "Calendar days from start to end; null while open."),
    count("previous_plans", "Plans the child had before, however long ago."),
    day("previous_plan_end_date", "The latest of those before ended; null where there was none."),
    maybe("days_since_previous_plan", Integer, "Calendar days from that end to this start."),
    maybe("is_reviewed_on_time", Boolean, "Every review due was held by then; null where none has been due."),
    kind="accumulating",
    area="social_care",
    comment="One row per child protection plan.",
)

fact_child_protection_review = fact(
    "fact_child_protection_review",
    key("review_id", Text, "Review of the child."),
    child("due_date"),
    maybe("plan_id", Text, "Plan reviewed."),
    maybe("meeting_id", Text, "Meeting: brothers and sisters share it."),
    day("due_date", "To be held by: three months after the start, then six after the review before.", is_always=True),
    day("held_date", "Held; null where it was not."),
    maybe("is_on_time", Boolean, "Held by the day it was due; null where not held."),
    maybe("is_plan_continued", Boolean, "The plan goes on; null where not held."),
    maybe("is_quorate", Boolean, "Enough agencies were there; null where not held."),
    maybe("participation_code", Text, "How the child took part, PN0 to PN7."),
    kind="accumulating",
    area="social_care",
    comment="One row per child and review conference of a child protection plan.",
)

fact_child_in_need_plan = fact(
    "fact_child_in_need_plan",
    key("plan_id", Text, "Plan."),
    child("start_date"),
    maybe("referral_id", Text, "Referral it belongs to."),
    day("start_date", "Started.", is_always=True),
    day("end_date", "Ended; null while open."),
    refers("team_id", dim_team, "Team responsible."),
    maybe("open_days", Integer, "Calendar days from start to end; null while open."),
    kind="accumulating",
    area="social_care",
    comment="One row per child in need plan.",
)

fact_visit = fact(
    "fact_visit",
    refers("review_type_code", dim_review_type, "CIN_VISIT, CP_VISIT or CLA_VISIT.", is_key=True),
    key("visit_id", Text, "Visit."),
    child("visit_date"),
    day("visit_date", "Visited.", is_always=True),
    maybe("plan_id", Text, "Child protection plan it belongs to; null for other visits."),
    flag("is_seen", "The child was seen."),
    flag("is_seen_alone", "The child was seen alone."),
    kind="transaction",
    area="social_care",
    comment="One row per child and visit by a social worker.",
)

fact_child_protection_plan_month = monthly(
    "fact_child_protection_plan_month",
    key("plan_id", Text, "Plan (warehouse.fact_child_protection_plan)."),
    child("month_end"),
    day("month_end", "Last day of the month.", is_always=True),
    day("start_date", "The plan started.", is_always=True),
    refers("latest_category_code", dim_abuse_category, "Latest category of abuse, as known now."),
    value("open_days", Integer, "Calendar days since the start."),
    maybe("open_working_days", Integer, "Working days since the start."),
    day("last_review_date", "Latest review held by the month's end; null where none was."),
    flag("is_reviewed_on_time", "No review due by the month's end was late or is outstanding."),
    day("last_seen_date", "Latest visit by the month's end at which the child was seen; null where none was."),
    maybe("working_days_since_seen", Integer, "Working days from that visit to the month's end."),
    area="social_care",
    feeds=("ssd_cp_plans", "ssd_cp_reviews", "ssd_cp_visits"),
    spans={
        "fact_child_protection_plan": Span("start_date", "end_date", with_end=("open_days", "is_reviewed_on_time")),
        "fact_child_protection_review": Span("due_date", None),
        "fact_visit": Span("visit_date", None),
    },
    comment="One row per month and child protection plan open at its end.",
)

fact_child_in_need_month = monthly(
    "fact_child_in_need_month",
    key("referral_id", Text, "Referral (warehouse.fact_referral) by which the case is open."),
    child("month_end"),
    day("month_end", "Last day of the month.", is_always=True),
    value("open_days", Integer, "Calendar days since the referral."),
    flag("has_child_in_need_plan", "The child has a child in need plan."),
    flag("has_child_protection_plan", "The child has a child protection plan."),
    area="social_care",
    feeds=("ssd_cin_episodes", "ssd_cin_plans", "ssd_cp_plans"),
    spans={
        "fact_referral": Span(
            "referral_date",
            "close_date",
            with_end=("close_reason_code", "decision_date", "referral_to_decision_working_days"),
        ),
        "fact_child_in_need_plan": Span("start_date", "end_date", with_end=("open_days",)),
        "fact_child_protection_plan": Span("start_date", "end_date", with_end=("open_days", "is_reviewed_on_time")),
    },
    comment="One row per month and referral whose case is open at its end.",
)
