"""Education, health and care (EHC) plans: those held, where their children are taught, reviews and audits.

A plan is known by its child and the day of the request it came of, which stay the same from one SEN2 return to the
next; the return's own ids do not. The casework system's numbers (`plan_id` of reviews, transfers and audits) are not in
the return: those facts are tied to plans by the child and the day.
"""

from sqlalchemy import Boolean, Date, Integer, Text

from childrens_services.model.schema.base import Span, child, codes, day, fact, flag, key, maybe, monthly, refers
from childrens_services.model.schema.dimensions import dim_establishment, dim_local_authority, dim_sen_need
from childrens_services.model.schema.ehc import dim_sen_setting

REQUEST = "Request the plan came of received, or responsibility taken on."

dim_ehc_cease_reason = codes("dim_ehc_cease_reason", "cease_reason_code", "One row per reason for which a plan ceases.")

dim_ehc_review_decision = codes(
    "dim_ehc_review_decision", "review_decision_code", "One row per decision after an annual review."
)

dim_ehc_phase = codes("dim_ehc_phase", "phase_code", "One row per move from one phase of education to the next.")

dim_audit_grade = codes("dim_audit_grade", "grade_code", "One row per grade an audit gives.")

dim_ehc_auditor_role = codes("dim_ehc_auditor_role", "auditor_role_code", "One row per role of an auditor of plans.")

fact_ehc_plan = fact(
    "fact_ehc_plan",
    child("start_date", is_key=True),
    key("request_date", Date, REQUEST, info={"dimension": "dim_date"}),
    key(
        "plan_number", Integer, "1; counted on where a child, or children not known, have several of one request date."
    ),
    day("start_date", "Plan started; the day of the request where it is from before the record.", is_always=True),
    day(
        "ceased_date",
        "Plan ceased; null while in force. Of a plan that is not from an assessment no return says when: it is the day "
        "after the last month whose return had it in force.",
    ),
    refers(
        "cease_reason_code",
        dim_ehc_cease_reason,
        "Why it ceased, SEN2 code 1 to 9; -2 while in force, -1 where no return says.",
    ),
    flag(
        "is_from_assessment",
        "Came of an assessment by the council (fact_ehc_assessment, same child and request_date); else from before the "
        "record or taken over.",
    ),
    refers("transferred_from_code", dim_local_authority, "Council it was taken over from; -1 where none is told."),
    flag("is_residential", "Residential placement."),
    flag("is_work_based", "Work-based learning."),
    flag("has_personal_budget", "Has a personal budget."),
    flag("has_organised_arrangement", "Part of the personal budget is an organised arrangement."),
    flag("has_direct_payments", "Part of the personal budget is paid directly."),
    refers("sen_need_code", dim_sen_need, "Primary need as last told; -1 where no return told of the plan in force."),
    refers("named_urn", dim_establishment, "First establishment it named when issued; -2 where it named none."),
    refers(
        "named_sen_setting_code",
        dim_sen_setting,
        "First setting it named when issued; -2 where it named an establishment.",
    ),
    maybe("is_named_sen_unit", Boolean, "It named a SEN unit; null where nothing is told of what it named."),
    maybe("is_named_resourced_provision", Boolean, "It named resourced provision; null as above."),
    maybe("first_told_month", Date, "First month whose return had it in force, first day; null where none had."),
    maybe("birth_month", Date, "Month of birth of the child, first day; null where not known."),
    maybe("age_at_start_years", Integer, "Age at the start, whole years; null where the birth date is not known."),
    kind="accumulating",
    area="education",
    comment="One row per EHC plan ever held. Plans after an assessment are those of the latest SEN2 return; plans from "
    "before the record or taken over are followed from return to return, which alone tells when they cease.",
)

fact_ehc_plan_placement = fact(
    "fact_ehc_plan_placement",
    child("entry_date", is_key=True),
    key("request_date", Date, REQUEST, info={"dimension": "dim_date"}),
    key("placement_rank", Integer, "1 for the main setting."),
    key("entry_date", Date, "Child came.", info={"dimension": "dim_date"}),
    day(
        "leaving_date",
        "Child left, last day there; null while there. Where no return says, it is the day before the child came to "
        "the next setting, or the last of the month whose return last had the child there.",
    ),
    refers("urn", dim_establishment, "Establishment; -2 where the child is at none, -1 where it is not known."),
    maybe("provider_ukprn", Text, "College or other provider, UKPRN; null where none is told."),
    refers("sen_setting_code", dim_sen_setting, "Setting that is no establishment; -2 where the child is at one."),
    flag("is_sen_unit", "In a SEN unit."),
    flag("is_resourced_provision", "In resourced provision."),
    kind="accumulating",
    area="education",
    comment="One row per plan and setting the child came to, followed from one SEN2 return to the next: a return has "
    "only where children are on its day. Settings of children who are not known are left out.",
)

bridge_ehc_plan_need = fact(
    "bridge_ehc_plan_need",
    child(is_key=True),
    key("request_date", Date, REQUEST, info={"dimension": "dim_date"}),
    refers("sen_need_code", dim_sen_need, "Need.", is_key=True),
    key("need_rank", Integer, "1 for the primary need."),
    kind="transaction",
    area="education",
    comment="One row per plan (fact_ehc_plan) and need, as the last return that had the plan in force told. Needs of "
    "children who are not known are left out.",
)

fact_ehc_annual_review = fact(
    "fact_ehc_annual_review",
    key("review_id", Text, "Review."),
    child("due_date"),
    maybe("plan_id", Text, "Plan, number in the casework system."),
    day("due_date", "Review due: twelve months after the plan or the last review.", is_always=True),
    day("meeting_date", "Meeting held; null where none has been."),
    day("next_meeting_date", "Next meeting about the child; null while this is the latest, and where none was held."),
    day("decision_due_date", "Decision due: 28 days after the meeting; null where none was held."),
    day("decision_date", "Parents told of the decision; null until then."),
    refers("review_decision_code", dim_ehc_review_decision, "Decision; -2 while there is none."),
    day("amended_plan_due_date", "Amended plan due: 84 days after the meeting; null unless it is to be amended."),
    day("amended_plan_date", "Amended plan issued; null where none has been."),
    maybe("due_to_meeting_days", Integer, "Calendar days from due to held; negative when early; null where not held."),
    maybe("meeting_to_decision_days", Integer, "Calendar days from meeting to decision; null until decided."),
    maybe(
        "meeting_to_amended_plan_days", Integer, "Calendar days from meeting to amended plan; null where there is none."
    ),
    kind="accumulating",
    area="education",
    comment="One row per annual review of a plan, due or held.",
)

fact_ehc_phase_transfer = fact(
    "fact_ehc_phase_transfer",
    key("plan_id", Text, "Plan, number in the casework system."),
    key("transfer_year", Integer, "Year in which the child moves, in September."),
    child("statutory_date"),
    refers("phase_code", dim_ehc_phase, "Move."),
    day("statutory_date", "Final amended plan due: 15 February, or 31 March for post-16.", is_always=True),
    day("final_amended_date", "Final amended plan issued; null where none has been."),
    maybe(
        "statutory_to_final_days", Integer, "Calendar days late; nought or less is in time; null while there is none."
    ),
    kind="accumulating",
    area="education",
    comment="One row per plan and move to the next phase of education. The child is the one whose reviews name "
    "the plan.",
)

fact_ehc_plan_audit = fact(
    "fact_ehc_plan_audit",
    key("audit_id", Text, "Audit."),
    child("audit_date"),
    maybe("plan_id", Text, "Plan, number in the casework system."),
    day("audit_date", "Audited.", is_always=True),
    refers("auditor_role_code", dim_ehc_auditor_role, "Role of the auditor."),
    flag("is_moderated", "Moderated by a second auditor."),
    refers("overall_grade_code", dim_audit_grade, "Grade of the whole plan."),
    refers("views_grade_code", dim_audit_grade, "Grade of section A, the child's views."),
    refers("needs_grade_code", dim_audit_grade, "Grade of sections B, C and D, needs."),
    refers("outcomes_grade_code", dim_audit_grade, "Grade of section E, outcomes."),
    refers("provision_grade_code", dim_audit_grade, "Grade of sections F, G and H, provision."),
    kind="transaction",
    area="education",
    comment="One row per audit of the quality of a plan. The child is the one whose reviews name the plan.",
)

fact_ehc_plan_month = monthly(
    "fact_ehc_plan_month",
    child(is_key=True),
    key("request_date", Date, REQUEST, info={"dimension": "dim_date"}),
    key("plan_number", Integer, "Plan of that day (fact_ehc_plan)."),
    maybe("months_since_start", Integer, "Whole months from the plan's start to the end of the month."),
    maybe("age_years", Integer, "Age at the end of the month, whole years; null where the birth date is not known."),
    refers("sen_need_code", dim_sen_need, "Primary need as last told; -1 not known."),
    refers("urn", dim_establishment, "Establishment; -2 where the child is at none, -1 where nothing is told."),
    refers(
        "sen_setting_code",
        dim_sen_setting,
        "Setting that is no establishment; -2 where the child is at one or nothing is told.",
    ),
    maybe("is_sen_unit", Boolean, "In a SEN unit; null where nothing is told."),
    maybe("is_resourced_provision", Boolean, "In resourced provision; null where nothing is told."),
    flag(
        "is_setting_as_named",
        "The setting is the one named when the plan was issued: no return is as old as the month.",
    ),
    day("latest_review_meeting_date", "Last review meeting held by the end of the month; null where none."),
    flag("is_review_expected", "The plan started twelve months or more before the end of the month."),
    flag("is_reviewed_in_12_months", "A review meeting was held within the twelve months to the end of the month."),
    area="education",
    feeds=(
        "sen2_requests",
        "sen2_person",
        "sen2_assessment",
        "sen2_namedplan",
        "sen2_activeplans",
        "sen2_placementdetail",
        "ehc_annual_reviews",
    ),
    spans={
        "fact_ehc_plan": Span("start_date", "ceased_date", with_end=("cease_reason_code",)),
        "fact_ehc_plan_placement": Span("entry_date", "leaving_date"),
        "fact_ehc_annual_review": Span("meeting_date", "next_meeting_date"),
    },
    comment="One row per month and plan in force on its last day. Whether the child is taught in the county follows "
    "from dim_establishment.local_authority_code.",
)
