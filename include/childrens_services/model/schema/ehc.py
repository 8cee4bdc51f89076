"""Education, health and care (EHC) needs assessments: requests, advice, mediation and appeals."""

from sqlalchemy import Boolean, Integer, Text

from childrens_services.model.schema.base import child, codes, day, fact, flag, key, maybe, one_of, refers
from childrens_services.model.schema.dimensions import dim_establishment

dim_ehc_request_source = codes(
    "dim_ehc_request_source",
    "request_source_code",
    "One row per kind of person who may ask for an EHC needs assessment.",
)

dim_ehc_decision = codes("dim_ehc_decision", "decision_code", "One row per decision whether to assess.")

dim_ehc_assessment_outcome = codes(
    "dim_ehc_assessment_outcome", "assessment_outcome_code", "One row per outcome of an EHC needs assessment."
)

dim_ehc_advice_type = codes("dim_ehc_advice_type", "advice_type_code", "One row per kind of advice for an assessment.")

dim_ehc_health_service = codes(
    "dim_ehc_health_service", "health_service_code", "One row per health service that gives advice for an assessment."
)

dim_sen_setting = codes(
    "dim_sen_setting", "sen_setting_code", "One row per SEN2 setting of somebody who is at no registered establishment."
)

dim_ehc_disputed_decision = codes(
    "dim_ehc_disputed_decision", "disputed_decision_code", "One row per decision that may go to mediation or appeal."
)

dim_ehc_dispute_outcome = codes(
    "dim_ehc_dispute_outcome", "dispute_outcome_code", "One row per way in which a mediation or an appeal ends."
)

fact_ehc_assessment = fact(
    "fact_ehc_assessment",
    key("request_id", Text, "Request (SEN2 requeststableid)."),
    child("request_date"),
    day("request_date", "Request received, or responsibility taken on: day 1 of the 20 weeks.", is_always=True),
    refers("request_source_code", dim_ehc_request_source, "Who asked, SEN2 code 1 to 8."),
    flag("is_reassessment", "Request for someone who already has a plan."),
    maybe("age_years", Integer, "Age at the request, whole years; null where the birth date is not known."),
    day("decision_due_date", "Decision whether to assess due: 42 days after the request.", is_always=True),
    day("decision_date", "Decision whether to assess notified; null while awaited."),
    refers("decision_code", dim_ehc_decision, "Y assess, N do not, A awaited, W withdrawn."),
    flag("has_decision_mediation", "The decision whether to assess went to mediation."),
    flag("has_decision_appeal", "The decision whether to assess went to the tribunal."),
    day("advice_asked_date", "Advice first asked for; null where none has been."),
    day("advice_received_date", "Last advice received; null while any is awaited."),
    day("psychology_advice_asked_date", "Educational psychology advice first asked for; null where none has been."),
    day("psychology_advice_received_date", "Last educational psychology advice received; null while any is awaited."),
    day("health_advice_asked_date", "Health advice first asked for; null where none has been."),
    day("health_advice_received_date", "Last health advice received; null while any is awaited."),
    day("social_care_advice_asked_date", "Social care advice first asked for; null where none has been."),
    day("social_care_advice_received_date", "Last social care advice received; null while any is awaited."),
    refers("assessment_outcome_code", dim_ehc_assessment_outcome, "Outcome; -2 where there is no assessment."),
    day(
        "no_plan_due_date", "That no plan will be issued must be notified: 112 days after the request.", is_always=True
    ),
    day("issue_due_date", "Final plan due: 140 days after the request.", is_always=True),
    day("outcome_date", "Final plan issued, or no plan notified; null until then."),
    day("issue_date", "Final plan issued; null where none has been."),
    flag("has_outcome_mediation", "The decision not to issue a plan went to mediation."),
    flag("has_outcome_appeal", "The decision not to issue a plan went to the tribunal."),
    flag("has_contents_mediation", "What the plan says went to mediation."),
    flag("has_contents_appeal", "What the plan says went to the tribunal."),
    day("plan_start_date", "First plan after the assessment started; null where there is none."),
    day("plan_ceased_date", "Last plan after the assessment ceased; null while one is in force."),
    refers(
        "named_urn",
        dim_establishment,
        "First establishment the plan named; -2 where it named none or there is no plan.",
    ),
    refers(
        "named_sen_setting_code",
        dim_sen_setting,
        "First setting the plan named; -2 where it named an establishment or there is no plan.",
    ),
    flag("is_exception", "An exception to the 20 weeks applies (SEND Regulations 2014, 13(3))."),
    flag("is_transferred_out", "The case moved to another council before a decision."),
    flag("is_transferred_in", "The plan in force after the request was taken over from another council."),
    flag("is_open", "Neither refused, withdrawn, transferred out, ended without a plan nor ended with one."),
    day("closed_date", "Case ended; null while open, and where the return does not say when it was withdrawn."),
    maybe("request_to_decision_days", Integer, "Calendar days from request to decision; null while awaited."),
    maybe("request_to_outcome_days", Integer, "Calendar days from request to plan or no plan; null until then."),
    maybe("request_to_issue_days", Integer, "Calendar days from request to final plan; null where there is none."),
    kind="accumulating",
    area="education",
    comment="One row per request for an education, health and care needs assessment, filled in as it goes on. A case "
    "was open on a day if it had been asked for by then and is open, or was closed after it.",
)

fact_ehc_advice = fact(
    "fact_ehc_advice",
    key("told_by", Text, "COUNCIL (ehc_advice) or HEALTH (ehc_health_advice): whose record of the advice it is."),
    key("advice_id", Text, "Number of the advice in that record."),
    child("asked_date"),
    refers("advice_type_code", dim_ehc_advice_type, "Kind of advice; always HEALTH in health's own record."),
    refers("health_service_code", dim_ehc_health_service, "Health service asked; -2 in the council's record."),
    maybe("provider_code", Text, "Trust, ODS code; null in the council's record."),
    day("request_date", "Request the advice is for received; null in health's record, which does not name it."),
    day("asked_date", "Advice asked for.", is_always=True),
    day("due_date", "Advice due: 42 days after it was asked for (SEND Regulations 2014, 8(1)).", is_always=True),
    day("received_date", "Advice received; null while awaited."),
    maybe(
        "is_appointment_missed",
        Boolean,
        "The child was not brought to an appointment, which lifts the six weeks (regulation 8(2)); null in the "
        "council's record, which does not say.",
    ),
    maybe("asked_to_received_days", Integer, "Calendar days from asked to received; null while awaited."),
    one_of("told_by", "COUNCIL", "HEALTH"),
    kind="accumulating",
    area="education",
    comment="One row per piece of advice asked for in an EHC needs assessment and record of it: health advice is in "
    "the council's record and in the health service's own, so count one of the two.",
)

fact_ehc_mediation = fact(
    "fact_ehc_mediation",
    key("mediation_id", Text, "Mediation."),
    child("requested_date"),
    refers("disputed_decision_code", dim_ehc_disputed_decision, "Decision it is about."),
    day("requested_date", "Mediation asked for.", is_always=True),
    day("due_date", "Meeting due: 30 days after it was asked for.", is_always=True),
    day("held_date", "Meeting held; null where none has been."),
    refers("dispute_outcome_code", dim_ehc_dispute_outcome, "How it ended; -2 while open."),
    maybe("requested_to_held_days", Integer, "Calendar days from asked for to held; null where not held."),
    kind="accumulating",
    area="education",
    comment="One row per mediation asked for about EHC needs assessments and plans.",
)

fact_ehc_appeal = fact(
    "fact_ehc_appeal",
    key("appeal_id", Text, "Appeal, the tribunal's number."),
    child("registered_date"),
    refers("disputed_decision_code", dim_ehc_disputed_decision, "Decision appealed."),
    day("registered_date", "Registered by the tribunal.", is_always=True),
    day("concluded_date", "Concluded; null while open."),
    refers("dispute_outcome_code", dim_ehc_dispute_outcome, "How it ended; -2 while open."),
    maybe("registered_to_concluded_days", Integer, "Calendar days from registered to concluded; null while open."),
    kind="accumulating",
    area="education",
    comment="One row per appeal to the SEND Tribunal registered against the council.",
)
