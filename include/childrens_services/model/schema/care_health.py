"""Facts about the health of children looked after, as the NHS trust tells of it."""

from sqlalchemy import Boolean, Integer, Text

from childrens_services.model.schema.base import child, day, fact, flag, key, maybe, one_of, refers, value
from childrens_services.model.schema.dimensions import dim_review_type

fact_cla_health_assessment = fact(
    "fact_cla_health_assessment",
    key("health_assessment_id", Text, "Health assessment."),
    child("due_date"),
    refers("review_type_code", dim_review_type, "IHA initial or RHA review."),
    day("care_start_date", "Began to be looked after."),
    day("notified_date", "The council told the NHS; null where it has not."),
    day("consent_date", "Consent given; null where it has not been."),
    day(
        "due_date",
        "To be done by: 20 working days into care for the initial assessment, then yearly, under five half-yearly.",
        is_always=True,
    ),
    day("assessment_date", "Done; null where it was not."),
    value("outcome_code", Text, "DONE, REFUSED, CANCELLED, LEFT care, or OPEN."),
    maybe("age_years", Integer, "Age when due, years."),
    maybe("is_on_time", Boolean, "Done by the day it was due; null where not done."),
    maybe("start_to_assessment_working_days", Integer, "Working days from care's start, day 0, to assessment."),
    maybe("start_to_notified_working_days", Integer, "Working days from care's start, day 0, until the NHS was told."),
    maybe("is_placed_in_county", Boolean, "Placed in the county when due; null where not told."),
    maybe("provider_code", Text, "ODS code of the NHS trust."),
    one_of("outcome_code", "DONE", "REFUSED", "CANCELLED", "LEFT", "OPEN"),
    kind="accumulating",
    area="health",
    comment="One row per health assessment of a child looked after, due or done.",
)

fact_cla_dental_check = fact(
    "fact_cla_dental_check",
    child("check_date", is_key=True),
    day("check_date", "Checked.", is_key=True),
    flag("is_treatment_needed", "The dentist found something to treat."),
    kind="transaction",
    area="health",
    comment="One row per child looked after and dental check.",
)

fact_cla_immunisation = fact(
    "fact_cla_immunisation",
    child("record_date", is_key=True),
    day("record_date", "Day of the record.", is_key=True),
    flag("is_up_to_date", "Every immunisation due by then was given; a refusal counts as not given."),
    kind="transaction",
    area="health",
    comment="One row per child looked after and date of the immunisation record.",
)

fact_cla_sdq = fact(
    "fact_cla_sdq",
    key("questionnaire_id", Text, "Questionnaire."),
    child("due_date"),
    day("due_date", "Due.", is_always=True),
    maybe("score", Integer, "Total difficulties, 0 to 40; null where there is none."),
    value("score_band", Text, "normal (0 to 13), borderline (14 to 16), concern (17 to 40) or none."),
    maybe("reason_no_score_code", Text, "Why there is no score, SDQ1 to SDQ5; null where there is one."),
    one_of("score_band", "normal", "borderline", "concern", "none"),
    kind="accumulating",
    area="health",
    comment="One row per strengths and difficulties questionnaire of a child looked after, due or done.",
)

fact_cla_health_check = fact(
    "fact_cla_health_check",
    key("health_check_id", Text, "Check in the case-management system."),
    child("check_date"),
    day("check_date", "Day of the check, or planned for it.", is_always=True),
    value("check_type", Text, "health_assessment, dental or development (health surveillance of under-fives)."),
    value("check_status", Text, "completed, planned, refused or cancelled: only completed ones count."),
    maybe("age_years", Integer, "Age on the day, years; null where the birth date is not known."),
    one_of("check_type", "health_assessment", "dental", "development"),
    one_of("check_status", "completed", "planned", "refused", "cancelled"),
    kind="transaction",
    area="social_care",
    comment="One row per health or dental check as social care records it, from which the return's figures are made "
    "(Standard Safeguarding Dataset). A second record of what the NHS tells in fact_cla_health_assessment and "
    "fact_cla_dental_check: count one or the other.",
)

fact_cla_health_year = fact(
    "fact_cla_health_year",
    child(is_key=True),
    key("collection_year", Integer, "SSDA903 year, named by the year its 31 March lies in."),
    maybe("is_health_assessed", Boolean, "The yearly health assessment was done; null where not told."),
    maybe("is_dentally_checked", Boolean, "Teeth were checked in the year; null where not told."),
    maybe("is_immunised", Boolean, "Immunisations are up to date; null where not told."),
    maybe("is_developmentally_checked", Boolean, "Health surveillance is up to date; null for those of five and over."),
    maybe("sdq_score", Integer, "Strengths and difficulties score, 0 to 40; null where there is none."),
    maybe("no_score_reason_code", Text, "Why there is no score, SDQ1 to SDQ5; null where there is one or nobody said."),
    maybe("is_convicted", Boolean, "Convicted or cautioned in the year; null where not told."),
    maybe("has_substance_misuse", Boolean, "A substance misuse problem was identified; null where not told."),
    maybe("is_intervention_received", Boolean, "Received an intervention for it; null where not told."),
    maybe("is_intervention_offered", Boolean, "Was offered one; null where not told."),
    kind="accumulating",
    area="social_care",
    comment="One row per child looked after for 12 months and year of SSDA903 (OC2): what the council returned.",
)
