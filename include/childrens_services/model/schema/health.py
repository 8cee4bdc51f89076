"""Facts of health services for children.

Nothing here gives a birth date away: where a row tells the age in days, or a day counted from the birth, the other days
of the review are brought to their month, in every fact about it.
"""

from sqlalchemy import Boolean, Date, Integer, Text

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
    one_of,
    refers,
    value,
)
from childrens_services.model.schema.dimensions import dim_area

PROVIDER = "ODS code of the NHS trust."

dim_contact_setting = codes(
    "dim_contact_setting", "setting_code", "One row per setting of a health contact, face to face or remote."
)

dim_health_visiting_role = codes(
    "dim_health_visiting_role", "staff_role_code", "One row per role in the health visiting service."
)

dim_feeding_status = codes("dim_feeding_status", "feeding_status_code", "One row per way an infant is fed.")

dim_community_service = codes(
    "dim_community_service", "service_code", "One row per community health service for children."
)

dim_wait_end_reason = codes("dim_wait_end_reason", "wait_end_reason_code", "One row per reason for which a wait ends.")

fact_health_review = fact(
    "fact_health_review",
    child("attribution_month", is_key=True),
    key("review_type_code", Text, "NBV new birth visit, 6_8W weeks, 12M months, 2_2_5Y years."),
    value(
        "attribution_month",
        Date,
        "Month, first day, in which the infant reaches the age the review is counted at: 30 days, 56 days, 15 months, "
        "30 months.",
        info={"dimension": "dim_date"},
    ),
    maybe(
        "review_month",
        Date,
        "Month of the review, first day; null while outstanding.",
        info={"dimension": "dim_date"},
    ),
    maybe("age_at_review_days", Integer, "Days from birth to the review; null while outstanding."),
    maybe(
        "is_within_limit",
        Boolean,
        "Done by the age it is due: 14 days, 56 days, 15 months, 30 months, wherever and by whomever; null while "
        "outstanding.",
    ),
    refers("setting_code", dim_contact_setting, "Setting; -2 while outstanding."),
    refers("staff_role_code", dim_health_visiting_role, "Who did it; -2 while outstanding."),
    maybe("is_face_to_face", Boolean, "Held at HOME, CLINIC, FAMILY_HUB or NURSERY; null while outstanding."),
    maybe("provider_code", Text, PROVIDER),
    one_of("review_type_code", "NBV", "6_8W", "12M", "2_2_5Y"),
    kind="accumulating",
    area="health",
    comment="One row per infant and mandated health visitor review, due or done.",
)

fact_antenatal_contact = fact(
    "fact_antenatal_contact",
    key("contact_id", Text, "The expected birth in the trust's system: one for a mother and pregnancy."),
    value("expected_month", Date, "Month of the expected birth, first day.", info={"dimension": "dim_date"}),
    day("contact_date", "Contact; null while there has been none."),
    maybe("gestation_weeks", Integer, "Completed weeks of pregnancy at the contact; null while there has been none."),
    refers("setting_code", dim_contact_setting, "Setting; -2 while there has been no contact."),
    refers("staff_role_code", dim_health_visiting_role, "Who was in contact; -2 while there has been no contact."),
    maybe("is_face_to_face", Boolean, "Held at HOME, CLINIC, FAMILY_HUB or NURSERY; null while there has been none."),
    maybe("provider_code", Text, PROVIDER),
    kind="accumulating",
    area="health",
    comment="One row per expected birth and the antenatal contact due from 28 weeks of pregnancy. Not the mother.",
)

fact_birth = fact(
    "fact_birth",
    key("notification_id", Text, "Notification of the birth."),
    child("birth_month"),
    value("birth_month", Date, "Month of birth, first day.", info={"dimension": "dim_date"}),
    flag("is_live_birth", "Live, not a still birth, whose child_key is -1."),
    maybe("is_multiple_birth", Boolean, "One of twins or more; null where not told."),
    maybe("birth_weight_grams", Integer, "Weight at birth, grams; null where not told."),
    maybe("gestation_weeks", Integer, "Completed weeks of pregnancy at birth; null where not told."),
    maybe("is_low_birth_weight", Boolean, "Under 2,500 grams; null where the weight is not told."),
    maybe("is_premature", Boolean, "Before 37 completed weeks; null where the weeks are not told."),
    refers("area_code", dim_area, "Postcode district of the mother's home; -1 not told, or outside the council."),
    maybe("provider_code", Text, "ODS code of the NHS trust of the maternity unit."),
    kind="transaction",
    area="health",
    comment="One row per infant whose birth was notified.",
)

fact_asq3_result = fact(
    "fact_asq3_result",
    child("review_month", is_key=True),
    key("review_month", Date, "Month of the review, first day.", info={"dimension": "dim_date"}),
    key("result_number", Integer, "1; counted on where a child, or children not known, have several in a month."),
    maybe("questionnaire_months", Integer, "Questionnaire used: 24, 27 or 30 months."),
    maybe("communication_score", Integer, "Communication, 0 to 60."),
    maybe("gross_motor_score", Integer, "Gross motor skills, 0 to 60."),
    maybe("fine_motor_score", Integer, "Fine motor skills, 0 to 60."),
    maybe("problem_solving_score", Integer, "Problem solving, 0 to 60."),
    maybe("personal_social_score", Integer, "Personal and social skills, 0 to 60."),
    maybe("is_communication_expected", Boolean, "At or above the cut-off for communication; null where not told."),
    maybe("is_gross_motor_expected", Boolean, "At or above that for gross motor skills; null where not told."),
    maybe("is_fine_motor_expected", Boolean, "At or above that for fine motor skills; null where not told."),
    maybe("is_problem_solving_expected", Boolean, "At or above that for problem solving; null where not told."),
    maybe(
        "is_personal_social_expected", Boolean, "At or above that for personal and social skills; null where not told."
    ),
    maybe(
        "is_expected_in_all",
        Boolean,
        "At or above the cut-off in all five domains; null where one is not told, which makes no valid questionnaire.",
    ),
    kind="transaction",
    area="health",
    comment="One row per Ages and Stages Questionnaire (ASQ-3) scored at the review of 2 to 2.5 years.",
)

fact_infant_feeding = fact(
    "fact_infant_feeding",
    child("due_month", is_key=True),
    key("due_month", Date, "Month in which the infant is eight weeks old, first day.", info={"dimension": "dim_date"}),
    key("not_known_number", Integer, "0; 1, 2 and so on for infants who are not known (child_key -1)."),
    refers("feeding_status_code", dim_feeding_status, "How the infant is fed; -1 where it is not known."),
    refers("area_code", dim_area, "Postcode district of the home; -1 not told, or outside the council."),
    maybe("provider_code", Text, PROVIDER),
    kind="transaction",
    area="health",
    comment="One row per infant due a review at 6 to 8 weeks, and how the infant was fed then.",
)

fact_community_wait = fact(
    "fact_community_wait",
    key("referral_id", Text, "Referral in the trust's system."),
    value("person_pseudonym", Text, "The child, by a pseudonym of the trust's that no other source knows."),
    maybe("birth_month", Date, "Month of birth, first day; null where it is not told."),
    refers("service_code", dim_community_service, "Service referred to."),
    flag("is_autism_suspected", "Autism is suspected."),
    flag("is_urgent", "Urgent, not routine."),
    day("referral_received_date", "Referral received: the clock starts.", is_always=True),
    day("first_contact_date", "First contact with the service; null where there has been none."),
    day("clock_stop_date", "Clock stopped, by the first contact or otherwise; null while waiting."),
    refers("wait_end_reason_code", dim_wait_end_reason, "Why the clock stopped; -2 while waiting."),
    maybe("provider_code", Text, PROVIDER),
    maybe("wait_to_first_contact_days", Integer, "Calendar days from referral to first contact; null without one."),
    maybe("wait_to_first_contact_weeks", Integer, "Whole weeks from referral to first contact; null without one."),
    maybe("wait_days", Integer, "Calendar days the clock ran; null while it runs."),
    kind="accumulating",
    area="health",
    comment="One row per referral of a child to a community health service. Children are known by pseudonym only.",
)

fact_community_wait_month = monthly(
    "fact_community_wait_month",
    key("referral_id", Text, "Referral (fact_community_wait)."),
    refers("service_code", dim_community_service, "Service referred to."),
    flag("is_autism_suspected", "Autism is suspected."),
    flag("is_urgent", "Urgent, not routine."),
    count("waited_days", "Calendar days from the referral to the end of the month."),
    count("waited_weeks", "Whole weeks from the referral to the end of the month; under 18 weeks is 17 or less."),
    maybe("age_years", Integer, "Age at the end of the month, whole years; null where the month of birth is not told."),
    area="health",
    feeds=("community_waits",),
    spans={"fact_community_wait": Span("referral_received_date", "clock_stop_date")},
    comment="One row per month and referral whose clock ran at the month's end: received by then, and not stopped by "
    "then.",
)
