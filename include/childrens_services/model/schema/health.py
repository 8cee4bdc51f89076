"""Facts of health services."""

from sqlalchemy import Boolean, Integer, Text

from childrens_services.model.schema.base import child, day, fact, key, maybe, one_of

fact_health_review = fact(
    "fact_health_review",
    child("attribution_date", is_key=True),
    key("review_type_code", Text, "NBV new birth visit, 6_8W weeks, 12M months, 2_2_5Y years."),
    day(
        "attribution_date",
        "Day the infant reaches the age the review is counted at: 30 days, 56 days, 15 months, 30 months.",
        is_always=True,
    ),
    day("review_date", "Review done; null while outstanding."),
    maybe("age_at_review_days", Integer, "Days from birth to the review."),
    maybe("setting_code", Text, "HOME, CLINIC, FAMILY_HUB, NURSERY, TELEPHONE or VIDEO."),
    maybe("staff_role_code", Text, "HV health visitor, CNN community nursery nurse, OTHER."),
    maybe("is_face_to_face", Boolean, "Held at HOME, CLINIC, FAMILY_HUB or NURSERY; null while outstanding."),
    maybe("provider_code", Text, "ODS code of the NHS trust."),
    one_of("review_type_code", "NBV", "6_8W", "12M", "2_2_5Y"),
    kind="accumulating",
    area="health",
    comment="One row per infant and mandated health visitor review, due or done.",
)
