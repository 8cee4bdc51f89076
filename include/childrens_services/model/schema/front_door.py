"""Facts of the front door of children's social care: contacts, family help, referrals and assessments."""

from sqlalchemy import Integer, Text

from childrens_services.model.schema.base import child, codes, day, fact, flag, key, maybe, one_of, refers, value
from childrens_services.model.schema.dimensions import dim_area, dim_need_category, dim_referral_source, dim_team

dim_assessment_factor = codes(
    "dim_assessment_factor",
    "assessment_factor_code",
    "One row per factor an assessment may find (CIN census).",
)

fact_contact = fact(
    "fact_contact",
    key("contact_id", Text, "Contact."),
    child("contact_date"),
    day("contact_date", "Received.", is_always=True),
    refers("referral_source_code", dim_referral_source, "Who made contact."),
    flag("is_new_referral", "It became a referral."),
    flag("is_no_further_action", "Nothing followed, or advice alone."),
    kind="transaction",
    area="social_care",
    comment="One row per contact about a child with children's social care.",
)

fact_early_help_episode = fact(
    "fact_early_help_episode",
    key("episode_id", Text, "Episode."),
    child("start_date"),
    day("start_date", "Began.", is_always=True),
    day("end_date", "Ended; null while open."),
    maybe("reason", Text, "Why help was given, in the source's words."),
    value(
        "end_reason",
        Text,
        "needs_met, stepped_down, stepped_up, moved_away, consent_withdrawn, died, other, or open.",
    ),
    refers("area_code", dim_area, "District whose team gives the help; -1 not known."),
    flag("is_pilot", "Given by the pilot of the wider family help model."),
    maybe("worker_id", Text, "Worker allocated."),
    maybe("open_days", Integer, "Calendar days from start to end; null while open."),
    one_of(
        "end_reason",
        "needs_met",
        "stepped_down",
        "stepped_up",
        "moved_away",
        "consent_withdrawn",
        "died",
        "other",
        "open",
    ),
    kind="accumulating",
    area="social_care",
    comment="One row per child and episode of early or family help.",
)

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
    day("previous_referral_date", "The child's referral before, on an earlier day; null where there is none."),
    maybe("days_since_previous_referral", Integer, "Calendar days since that referral; null where there is none."),
    day(
        "decision_date",
        "First sign of a decision: assessment or section 47 enquiry begun, or closed with no further action.",
    ),
    maybe("referral_to_decision_working_days", Integer, "Working days from referral, day 0, to decision."),
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
    refers("team_id", dim_team, "Team that assesses."),
    maybe(
        "duration_working_days",
        Integer,
        "Working days from start to authorisation, the start being day 0; null while open.",
    ),
    kind="accumulating",
    area="social_care",
    comment="One row per continuous assessment by children's social care.",
)

bridge_assessment_factor = fact(
    "bridge_assessment_factor",
    key("assessment_id", Text, "Assessment (warehouse.fact_assessment)."),
    refers("assessment_factor_code", dim_assessment_factor, "Factor found.", is_key=True),
    kind="bridge",
    area="social_care",
    comment="One row per assessment and factor found at its end. Count assessments, not rows.",
)

fact_referral_to_conference = fact(
    "fact_referral_to_conference",
    key("referral_id", Text, "Referral (warehouse.fact_referral)."),
    child("referral_date"),
    day("referral_date", "Referral received.", is_always=True),
    day("assessment_start_date", "First assessment started; null where none was."),
    day("assessment_authorised_date", "First assessment authorised; null while open."),
    day("section_47_start_date", "Strategy discussion that began the first section 47 enquiry; null where none was."),
    day("conference_date", "First initial child protection conference held; null where none was."),
    day("plan_start_date", "First child protection plan started; null where none was."),
    maybe("referral_to_assessment_days", Integer, "Calendar days from referral to assessment."),
    maybe("referral_to_section_47_days", Integer, "Calendar days from referral to section 47 enquiry."),
    maybe("section_47_to_conference_working_days", Integer, "Working days from strategy discussion to conference."),
    maybe("referral_to_plan_days", Integer, "Calendar days from referral to child protection plan."),
    value("stage", Text, "Furthest it went: referral, assessment, section_47, conference or plan."),
    one_of("stage", "referral", "assessment", "section_47", "conference", "plan"),
    kind="accumulating",
    area="social_care",
    comment="One row per referral, followed to the child protection plan it may lead to.",
)
