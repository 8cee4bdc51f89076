"""Facts of children's social care up to and with child protection."""

from sqlalchemy import Index, Integer, Text

from childrens_services.model.schema.base import child, day, fact, flag, key, maybe, refers
from childrens_services.model.schema.dimensions import dim_need_category, dim_referral_source, dim_team

fact_referral = fact(
    "fact_referral",
    key("referral_id", Text, "Referral."),
    child("referral_date"),
    day("referral_date", "Referral received.", is_always=True),
    refers("referral_source_code", dim_referral_source, "Who referred, CIN census code 1A to 10."),
    refers("need_code", dim_need_category, "Primary need, N0 to N9."),
    flag("is_no_further_action", "Led to no further action."),
    day("close_date", "Case closed; null while open."),
    maybe("close_reason_code", Text, "Why the case closed, RC1 to RC9."),
    refers("team_id", dim_team, "Team that took the referral."),
    Index(None, "child_key", "referral_date"),
    kind="accumulating",
    area="social_care",
    comment="One row per referral to children's social care.",
)

fact_assessment = fact(
    "fact_assessment",
    key("assessment_id", Text, "Assessment."),
    child("start_date"),
    maybe("referral_id", Text, "Referral that led to it."),
    day("start_date", "Assessment started.", is_always=True),
    day("authorised_date", "Assessment authorised; null while open."),
    flag("is_child_seen", "The child was seen."),
    flag("is_no_further_action", "Outcome was no further action."),
    maybe(
        "duration_working_days",
        Integer,
        "Working days from start to authorisation, the start being day 0; null while open.",
    ),
    kind="accumulating",
    area="social_care",
    comment="One row per continuous assessment by children's social care.",
)
