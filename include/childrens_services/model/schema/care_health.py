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
