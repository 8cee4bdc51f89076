"""Facts of child protection and of plans for children in need: discussions, enquiries, conferences, plans, visits."""

from sqlalchemy import Boolean, Index, Integer, Text

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
from childrens_services.model.schema.dimensions import dim_abuse_category, dim_area, dim_review_type, dim_team

NO_HOLIDAYS = "null in years without known bank holidays"

dim_strategy_decision = codes(
    "dim_strategy_decision", "strategy_decision_code", "One row per decision of a strategy discussion."
)

dim_section_47_outcome = codes(
    "dim_section_47_outcome",
    "section_47_outcome_code",
    "One row per outcome of a section 47 enquiry, weightiest first.",
)

dim_participation = codes(
    "dim_participation", "participation_code", "One row per way in which a child takes part in a review: PN0 to PN7."
)

fact_strategy_discussion = fact(
    "fact_strategy_discussion",
    key("strategy_discussion_id", Text, "Discussion, number in the tracker."),
    child("discussion_date"),
    day("discussion_date", "Discussion held.", is_always=True),
    flag("is_social_care_present", "A social worker took part."),
    flag("is_police_present", "The police took part."),
    flag("is_health_present", "Health took part."),
    flag("is_education_present", "Education took part."),
    flag("is_other_agency_present", "Another agency took part."),
    flag("is_quorate", "Social care, police and health took part."),
    flag("is_school_child", "The child attends school, so education should take part."),
    flag("is_sexual_abuse", "Child sexual abuse was suspected."),
    flag("is_in_family", "The abuse suspected was in the family environment."),
    flag("is_multi_agency_team", "The multi-agency child protection team led it."),
    refers("area_code", dim_area, "District the child lives in; -2 where it is none of the council's."),
    refers("strategy_decision_code", dim_strategy_decision, "What was decided."),
    maybe("section_47_id", Text, "Section 47 enquiry that began with it; null where none did."),
    day("safety_plan_due_date", f"5 working days after it, the local standard; {NO_HOLIDAYS}."),
    day("safety_plan_date", "First safety plan written after it; null where there is none."),
    maybe("safety_plan_working_days", Integer, "Working days from it to the safety plan; null where there is none."),
    kind="transaction",
    area="social_care",
    comment="One row per child and strategy discussion.",
)

fact_safety_plan = fact(
    "fact_safety_plan",
    key("safety_plan_id", Text, "Plan, number in the register."),
    child("safety_plan_date"),
    value("strategy_discussion_id", Text, "Strategy discussion it follows (fact_strategy_discussion)."),
    day("discussion_date", "Strategy discussion held.", is_always=True),
    day("safety_plan_date", "Plan written.", is_always=True),
    maybe("discussion_to_plan_working_days", Integer, f"Working days from discussion to plan; {NO_HOLIDAYS}."),
    flag("is_agreed_with_family", "The family agreed to it."),
    day("review_date", "To be reviewed; null where not told."),
    kind="transaction",
    area="social_care",
    comment="One row per safety plan.",
)

fact_section_47_enquiry = fact(
    "fact_section_47_enquiry",
    key("section_47_id", Text, "Enquiry."),
    child("start_date"),
    maybe("referral_id", Text, "Referral it belongs to."),
    maybe("strategy_discussion_id", Text, "Strategy discussion that began it; null where the tracker has none."),
    day("start_date", "Strategy discussion at which it was initiated: day 0.", is_always=True),
    day("end_date", "Completed; null while open."),
    maybe("duration_working_days", Integer, "Working days from start to completion; null while open."),
    flag("is_no_further_action", "Led to no further action."),
    refers("section_47_outcome_code", dim_section_47_outcome, "Weightiest outcome; -2 while open."),
    refers("team_id", dim_team, "Team that completed it; -2 while open."),
    day("conference_due_date", f"Initial conference due, 15 working days after the start; {NO_HOLIDAYS}."),
    day("conference_target_date", "Initial conference due as the record says; null where no conference is told of."),
    day("conference_date", "First initial conference held; null where none has been."),
    maybe(
        "start_to_conference_working_days",
        Integer,
        "Working days from the start to the conference; null where none has been.",
    ),
    kind="accumulating",
    area="social_care",
    comment="One row per child and section 47 enquiry.",
)

fact_initial_conference = fact(
    "fact_initial_conference",
    key("conference_id", Text, "Conference of the child."),
    child("conference_date"),
    maybe("meeting_id", Text, "Meeting, shared by brothers and sisters."),
    maybe("referral_id", Text, "Referral it belongs to."),
    maybe("section_47_id", Text, "Enquiry that led to it; null for a transfer from another council."),
    maybe("protection_plan_id", Text, "Plan it decided on; null where none."),
    flag("is_transfer_in", "The child came with a plan from another council: reported apart."),
    day("section_47_start_date", "Strategy discussion that began the enquiry; null where the enquiry is not known."),
    day("due_date", "15 working days after that discussion, else as the record says; null where neither is known."),
    day("conference_date", "Held.", is_always=True),
    maybe(
        "start_to_conference_working_days",
        Integer,
        f"Working days from that discussion to the conference; null where it is not known, {NO_HOLIDAYS}.",
    ),
    flag("is_plan_decided", "Decided on a child protection plan."),
    refers("team_id", dim_team, "Team that organised it."),
    kind="accumulating",
    area="social_care",
    comment="One row per child and initial child protection conference held.",
)

fact_child_protection_plan = fact(
    "fact_child_protection_plan",
    key("protection_plan_id", Text, "Plan."),
    child("start_date"),
    maybe("referral_id", Text, "Referral it belongs to; null for plans from before the present system."),
    maybe("conference_id", Text, "Conference that decided on it; null for plans from before the present system."),
    day("start_date", "Began.", is_always=True),
    day("end_date", "Ended; null while open."),
    maybe("duration_days", Integer, "Calendar days from start to end; over 729 is two years or more. Null while open."),
    day("two_years_date", "First day on which it has lasted over 729 days.", is_always=True),
    refers("initial_category_code", dim_abuse_category, "Category of abuse at the start."),
    refers("latest_category_code", dim_abuse_category, "Latest category of abuse."),
    flag("is_other_council", "The plan is another council's, which this one only looks after."),
    count(
        "previous_plans", "Plans the child ever had before, any council: those of the system, or more by the census."
    ),
    flag("is_repeat", "The child had a plan before."),
    day("previous_end_date", "The plan before ended; null where the system has none, or it was open."),
    maybe("days_since_previous_end", Integer, "Calendar days since then; null where there is no such day."),
    Index(None, "child_key", "start_date"),
    kind="accumulating",
    area="social_care",
    comment="One row per child protection plan.",
)

fact_child_protection_review = fact(
    "fact_child_protection_review",
    key("review_id", Text, "Review."),
    child("review_date"),
    value("protection_plan_id", Text, "Plan reviewed (fact_child_protection_plan)."),
    maybe("meeting_id", Text, "Meeting, shared by brothers and sisters."),
    count("review_number", "1 for the plan's first review."),
    day("previous_date", "The review before, or the plan's start for the first; null where the plan is not known."),
    day(
        "due_date",
        "3 months after the plan's start, 6 after the review before; as recorded where the plan is not known.",
    ),
    day("recorded_due_date", "Due as the record says; null where it does not."),
    day("review_date", "Held.", is_always=True),
    day("next_review_date", "The review after it; null for the latest."),
    maybe("is_on_time", Boolean, "Held by the day it was due; null where that is not known."),
    count("late_reviews", "Reviews of the plan held late so far, this one included."),
    flag("is_quorate", "Enough agencies were there."),
    flag("is_plan_continued", "The plan goes on."),
    refers("participation_code", dim_participation, "How the child took part."),
    Index(None, "protection_plan_id"),
    kind="transaction",
    area="social_care",
    comment="One row per child protection plan and review conference held.",
)

fact_child_in_need_plan = fact(
    "fact_child_in_need_plan",
    key("child_in_need_plan_id", Text, "Plan."),
    child("start_date"),
    maybe("referral_id", Text, "Referral it belongs to."),
    day("start_date", "Began.", is_always=True),
    day("end_date", "Ended; null while open."),
    maybe("duration_days", Integer, "Calendar days from start to end; null while open."),
    refers("team_id", dim_team, "Team responsible."),
    kind="accumulating",
    area="social_care",
    comment="One row per child in need plan.",
)

fact_visit = fact(
    "fact_visit",
    refers("review_type_code", dim_review_type, "CIN_VISIT, CP_VISIT or CLA_VISIT.", is_key=True),
    key("visit_id", Text, "Visit."),
    child("visit_date"),
    maybe("protection_plan_id", Text, "Child protection plan; null for the other kinds."),
    maybe("period_of_care_id", Text, "Period of care; null for the other kinds."),
    day("visit_date", "Visited.", is_always=True),
    flag("is_seen", "The child was seen."),
    flag("is_seen_alone", "The child was seen alone."),
    maybe("is_bedroom_seen", Boolean, "The child's bedroom was seen; null where children are looked after."),
    day(
        "next_seen_date",
        "Next visit of the kind at which the child was seen, under the same plan or in the same period of care; null "
        "for the latest.",
    ),
    Index(None, "protection_plan_id"),
    kind="transaction",
    area="social_care",
    comment="One row per visit by a social worker to a child in need, with a child protection plan, or looked after.",
)

fact_child_protection_plan_month = monthly(
    "fact_child_protection_plan_month",
    key("protection_plan_id", Text, "Plan (fact_child_protection_plan)."),
    child(),
    refers("latest_category_code", dim_abuse_category, "Category of abuse, as last told."),
    count("months_open", "Whole months from the start to the month's last day."),
    count("open_days", "Calendar days from the start to the month's last day; over 729 is two years or more."),
    maybe("open_working_days", Integer, f"Working days from the start to the month's last day; {NO_HOLIDAYS}."),
    day("latest_review_date", "Latest review held by then; null where none had been."),
    day("review_due_date", "Next review due: 3 months after the start, or 6 after the latest review.", is_always=True),
    flag("is_review_overdue", "That day has gone by, or is the month's last, without a review."),
    flag("is_review_expected", "Open for three months or more."),
    flag("is_reviewed_in_time", "No review was late by then, and none is overdue."),
    day("latest_visit_date", "Latest visit under the plan at which the child was seen; null where none was."),
    maybe(
        "visit_working_days",
        Integer,
        f"Working days from that visit to the month's last day; null where there is none, {NO_HOLIDAYS}.",
    ),
    area="social_care",
    feeds=("ssd_cp_plans", "ssd_cp_reviews", "ssd_cp_visits"),
    spans={
        "fact_child_protection_plan": Span("start_date", "end_date", with_end=("duration_days",)),
        "fact_child_protection_review": Span("review_date", "next_review_date"),
        "fact_visit": Span("visit_date", "next_seen_date"),
    },
    comment="One row per month and child protection plan open at the end of its last day.",
)

fact_child_in_need_month = monthly(
    "fact_child_in_need_month",
    *child(is_key=True),
    maybe("referral_id", Text, "Latest referral whose case is open (fact_referral); null where none is."),
    maybe("child_in_need_plan_id", Text, "Latest open plan (fact_child_in_need_plan); null where none is."),
    maybe("protection_plan_id", Text, "Latest open plan (fact_child_protection_plan); null where none is."),
    count("open_referrals", "Referrals whose case is open, those with no further action left out."),
    count("open_child_in_need_plans", "Open child in need plans."),
    count("open_protection_plans", "Open child protection plans."),
    day("open_since_date", "Earliest start of any of these.", is_always=True),
    area="social_care",
    feeds=("ssd_cin_episodes", "ssd_cin_plans", "ssd_cp_plans"),
    spans={
        "fact_referral": Span("referral_date", "close_date", with_end=("close_reason_code",)),
        "fact_child_in_need_plan": Span("start_date", "end_date", with_end=("duration_days",)),
        "fact_child_protection_plan": Span("start_date", "end_date", with_end=("duration_days",)),
    },
    comment="One row per month and child in need at the end of its last day, by what makes the child so; children "
    "looked after are counted apart. The row -1 holds all those that are not known.",
)
