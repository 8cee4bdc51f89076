"""EHC assessments."""

from sqlalchemy import Integer, Text

from childrens_services.model.schema.base import child, day, fact, flag, key, maybe, value

fact_ehc_assessment = fact(
    "fact_ehc_assessment",
    key("request_id", Text, "Request (SEN2 requeststableid)."),
    child("request_date"),
    day("request_date", "Request received, or responsibility taken on: day 1 of the 20 weeks.", is_always=True),
    maybe("request_source_code", Text, "Who asked, SEN2 code 1 to 8."),
    flag("is_reassessment", "Request for someone who already has a plan."),
    day("decision_date", "Decision whether to assess notified."),
    value("decision_code", Text, "Y assess, N do not, A awaited, W withdrawn, H historical."),
    day("advice_asked_date", "Advice first asked for."),
    day("advice_received_date", "Last advice received; null while any is awaited."),
    maybe("assessment_outcome_code", Text, "Y plan, N no plan, A awaited, W withdrawn, H historical."),
    day("outcome_date", "Final plan issued, or no plan notified."),
    day("issue_date", "Final plan issued."),
    day("plan_start_date", "First plan after the assessment started."),
    day("plan_ceased_date", "Last plan after the assessment ceased; null while one is in force."),
    flag("is_exception", "An exception to the 20 weeks applies (SEND Regulations 2014, 13(3))."),
    maybe("request_to_decision_days", Integer, "Calendar days from request to decision."),
    maybe("request_to_issue_days", Integer, "Calendar days from request to final plan."),
    kind="accumulating",
    area="education",
    comment="One row per request for an education, health and care needs assessment, filled in as it goes on.",
)
