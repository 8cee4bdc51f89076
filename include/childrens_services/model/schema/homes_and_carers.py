"""Facts about children's homes and foster carers."""

from sqlalchemy import Boolean, Integer, Text

from childrens_services.model.schema.base import (
    Span,
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
from childrens_services.model.schema.dimensions import dim_area, dim_provider

fact_home_inspection = fact(
    "fact_home_inspection",
    key("inspection_id", Text, "Inspection."),
    refers("provider_urn", dim_provider, "Home inspected."),
    day("inspection_date", "Inspected.", is_always=True),
    day("publication_date", "Report published; null until it is."),
    flag("is_full", "A full inspection, which gives a judgement."),
    maybe("overall_effectiveness", Integer, "1 outstanding, 2 good, 3 requires improvement, 4 inadequate."),
    maybe("help_and_protection", Integer, "Judgement on help and protection, 1 to 4."),
    maybe("leaders_and_managers", Integer, "Judgement on leaders and managers, 1 to 4."),
    maybe("is_good_or_better", Boolean, "Overall judgement 1 or 2; null where none was given."),
    kind="transaction",
    area="social_care",
    comment="One row per inspection of a children's home by Ofsted.",
)

fact_home_month = monthly(
    "fact_home_month",
    refers("provider_urn", dim_provider, "Home.", is_key=True),
    value("beds", Integer, "Registered beds."),
    value("nights_available", Integer, "Beds times nights open in the month, agreed voids left out."),
    value("nights_occupied", Integer, "Nights occupied."),
    value("nights_own_children", Integer, "Nights occupied by children of this council."),
    area="social_care",
    feeds=("home_bed_nights",),
    spans={"staging.home_bed_nights": Span("month", "month")},
    comment="One row per month and children's home.",
)

fact_foster_household = fact(
    "fact_foster_household",
    key("household_id", Text, "Household."),
    value("household_type", Text, "mainstream, kinship (family and friends) or other."),
    refers("area_code", dim_area, "District the household lives in."),
    day("enquiry_date", "First enquiry; null where the household's is not known."),
    day("application_date", "Applied; null where not known."),
    day("approved_date", "Approved.", is_always=True),
    day("resignation_notice_date", "Gave notice; null where it has not."),
    day("deregistered_date", "Approval ended; null while approved."),
    maybe("deregistration_reason_code", Text, "Why approval ended: RESIGNED, RETIRED, TRANSFERRED, ORDER, TERMINATED."),
    maybe("resignation_reason_code", Text, "Main reason given with the notice."),
    value("approved_places", Integer, "Children it is approved for."),
    maybe("enquiry_to_approval_days", Integer, "Calendar days from enquiry to approval."),
    maybe("approved_days", Integer, "Calendar days approved; null while approved."),
    one_of("household_type", "mainstream", "kinship", "other"),
    kind="accumulating",
    area="social_care",
    comment="One row per foster household approved, from enquiry to the end of its approval.",
)

fact_foster_enquiry = fact(
    "fact_foster_enquiry",
    key("enquiry_id", Text, "Enquiry."),
    day("enquiry_date", "Enquired.", is_always=True),
    maybe("enquiry_source_code", Text, "How it came: WEB, PHONE, EVENT, CARER, TRANSFER."),
    day("application_date", "Applied; null where not, or not yet."),
    day("approval_date", "Approved; null where not, or not yet."),
    value("outcome_code", Text, "APPROVED, WITHDRAWN, DECLINED or OPEN."),
    maybe("household_id", Text, "Household approved; null where none."),
    maybe("enquiry_to_application_days", Integer, "Calendar days from enquiry to application."),
    maybe("application_to_approval_days", Integer, "Calendar days from application to approval."),
    one_of("outcome_code", "APPROVED", "WITHDRAWN", "DECLINED", "OPEN"),
    kind="accumulating",
    area="social_care",
    comment="One row per enquiry about fostering, those that lead nowhere among them.",
)

fact_foster_place_month = monthly(
    "fact_foster_place_month",
    key("household_id", Text, "Household."),
    value("approved_places", Integer, "Places approved."),
    count("places_on_hold", "Places not available for now."),
    count("places_filled", "Children placed."),
    value(
        "places_vacant",
        Integer,
        "Places neither filled nor on hold; 0 where more are placed than approved.",
    ),
    area="social_care",
    feeds=("foster_places",),
    spans={"staging.foster_places": Span("month", "month")},
    comment="One row per month and approved foster household.",
)

fact_home_registration = fact(
    "fact_home_registration",
    refers("provider_urn", dim_provider, "The home, Ofsted number.", is_key=True),
    day("registration_date", "Registered: open from then on.", is_always=True),
    day("closed_date", "Registration ended; null while open."),
    value("sector", Text, "council, independent or other_council."),
    value("registration_status", Text, "active, resigned, cancelled or suspended."),
    value("registered_places", Integer, "Children the home may look after."),
    refers("area_code", dim_area, "District it lies in; -2 elsewhere."),
    maybe("open_days", Integer, "Calendar days from registration to the end; null while open."),
    one_of("sector", "council", "independent", "other_council"),
    one_of("registration_status", "active", "resigned", "cancelled", "suspended"),
    kind="accumulating",
    area="social_care",
    comment="One row per children's home on the council's register.",
)
