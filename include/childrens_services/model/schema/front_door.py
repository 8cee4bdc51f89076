"""Facts of children's social care from the first contact to the initial child protection conference."""

from sqlalchemy import Index, Integer, Text

from childrens_services.model.schema.base import child, codes, day, fact, flag, key, maybe, refers
from childrens_services.model.schema.dimensions import dim_area, dim_need_category, dim_referral_source, dim_team

dim_assessment_factor = codes(
    "dim_assessment_factor",
    "assessment_factor_code",
    "One row per factor found at the end of an assessment: children in need census, 1A to 24A.",
)

dim_case_closure_reason = codes(
    "dim_case_closure_reason", "close_reason_code", "One row per reason why a case closed: RC1 to RC9."
)

dim_early_help_reason = codes("dim_early_help_reason", "early_help_reason_code", "One row per reason for early help.")

dim_early_help_end_reason = codes(
    "dim_early_help_end_reason", "early_help_end_reason_code", "One row per way in which early help ends."
)

fact_contact = fact(
    "fact_contact",
    key("contact_id", Text, "Contact."),
    child("contact_date"),
    day("contact_date", "Contact received.", is_always=True),
    refers("referral_source_code", dim_referral_source, "Who made contact, CIN census code 1A to 10."),
    flag("is_new_referral", "Became a referral."),
    flag("is_existing_referral", "Was about a referral already made."),
    flag("is_child_protection_enquiry", "Was an enquiry of another agency about child protection."),
    flag("is_advice", "Advice was given."),
    flag("is_no_further_action", "Led to no further action."),
    kind="transaction",
    area="social_care",
    comment="One row per contact and child at the front door of children's social care.",
)

fact_early_help_episode = fact(
    "fact_early_help_episode",
    key("early_help_episode_id", Text, "Episode."),
    child("start_date"),
    day("start_date", "Help began.", is_always=True),
    day("end_date", "Help ended; null while it goes on."),
    maybe("duration_days", Integer, "Calendar days from start to end; null while it goes on."),
    refers("area_code", dim_area, "District of the team that helps; -2 where it is none of the council's."),
    flag("is_pilot", "Under the pilot of the wider family help model."),
    refers("early_help_reason_code", dim_early_help_reason, "Why help was given."),
    refers("early_help_end_reason_code", dim_early_help_end_reason, "Why it ended; -2 while it goes on."),
    day("next_referral_date", "First referral on the day it ended or later; null where none, or it goes on."),
    day(
        "next_section_47_date", "First section 47 enquiry on the day it ended or later; null where none, or it goes on."
    ),
    day("next_plan_date", "First child protection plan on the day it ended or later; null where none, or it goes on."),
    day(
        "next_care_date",
        "First day looked after on the day it ended or later, short breaks left out; null where none, or it goes on.",
    ),
    day("step_up_date", "First of enquiry, plan and care; null where none, or it goes on."),
    maybe("end_to_step_up_days", Integer, "Calendar days from the end to the step up; null where there is none."),
    kind="accumulating",
    area="social_care",
    comment="One row per child and episode of early help or family help at targeted level, with what followed it. What "
    "followed is not known for children who are not known.",
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
    refers("close_reason_code", dim_case_closure_reason, "Why the case closed, RC1 to RC9; -2 while open."),
    refers("team_id", dim_team, "Team that took the referral."),
    day("previous_referral_date", "The child's latest referral on an earlier day; null where none, or not known."),
    maybe("days_since_referral", Integer, "Calendar days since that referral; null where there is none."),
    day(
        "previous_close_date",
        "The latest day a case from an earlier referral closed; null where none, one is open, or not known.",
    ),
    maybe("days_since_close", Integer, "Calendar days since that day; null where there is none."),
    flag("is_case_open", "A case from an earlier referral was open on the day: it should not be a referral at all."),
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
    day("due_date", "45 working days after the start; null in years without known bank holidays."),
    day("authorised_date", "Assessment authorised; null while open."),
    refers("team_id", dim_team, "Team that assessed."),
    flag("is_child_seen", "The child was seen."),
    flag("is_no_further_action", "Outcome was no further action."),
    maybe(
        "duration_working_days",
        Integer,
        "Working days from start to authorisation, the start being day 0; null while open.",
    ),
    maybe("factor_count", Integer, "Factors found, told one by one in the bridge; null where the record says nothing."),
    kind="accumulating",
    area="social_care",
    comment="One row per continuous assessment by children's social care.",
)

bridge_assessment_factor = fact(
    "bridge_assessment_factor",
    key("assessment_id", Text, "Assessment (fact_assessment)."),
    refers("assessment_factor_code", dim_assessment_factor, "Factor; 21 where none was found.", is_key=True),
    kind="transaction",
    area="social_care",
    comment="One row per assessment and factor found at its end. Codes not in the list are one row, -3.",
)

fact_referral_to_conference = fact(
    "fact_referral_to_conference",
    key("referral_id", Text, "Referral (fact_referral)."),
    child("referral_date"),
    day("referral_date", "Referral received.", is_always=True),
    day("assessment_start_date", "First assessment started; null where none has."),
    day("assessment_authorised_date", "That assessment authorised; null until then."),
    day("strategy_discussion_date", "Strategy discussion that began the enquiry; null where the tracker has none."),
    day("section_47_start_date", "The enquiry that led to that conference begun, else the first; null where none has."),
    day("conference_date", "First initial conference held, transfers left out; null where none has been."),
    day("plan_start_date", "First child protection plan begun; null where none has."),
    flag("is_transfer_in", "A conference was held since the child came with another council's plan."),
    maybe("referral_to_assessment_working_days", Integer, "From referral to start; null where none has started."),
    maybe("assessment_working_days", Integer, "From start to authorisation; null until then."),
    maybe("referral_to_authorised_working_days", Integer, "From referral to authorisation; null until then."),
    maybe("referral_to_section_47_working_days", Integer, "From referral to the enquiry; null where none has begun."),
    maybe("section_47_to_conference_working_days", Integer, "From enquiry to conference; null where none has been."),
    maybe("referral_to_conference_working_days", Integer, "From referral to conference; null where none has been."),
    maybe("referral_to_plan_days", Integer, "Calendar days from referral to plan; null where there is none."),
    kind="accumulating",
    area="social_care",
    comment="One row per referral, with the first of each step towards a child protection plan. Working days are null "
    "in years without known bank holidays; the first day is day 0.",
)
