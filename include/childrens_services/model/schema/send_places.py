"""Special educational needs and disability (SEND): specialist places, and journeys between home and school."""

from sqlalchemy import Boolean, Date, Integer, Numeric, Text

from childrens_services.model.schema.base import (
    MONEY,
    Span,
    child,
    codes,
    count,
    day,
    fact,
    key,
    maybe,
    monthly,
    refers,
    value,
)
from childrens_services.model.schema.dimensions import dim_establishment

LIMIT = "Minutes one way that are usual at most: 45 to the end of year 6, 75 after it; null where no age is known."

dim_specialist_provision = codes(
    "dim_specialist_provision", "provision_code", "One row per kind of specialist provision in the county."
)

dim_travel_mode = codes("dim_travel_mode", "travel_mode_code", "One row per way of helping with travel to school.")

fact_specialist_place_month = monthly(
    "fact_specialist_place_month",
    refers("urn", dim_establishment, "School.", is_key=True),
    refers("provision_code", dim_specialist_provision, "Kind of provision.", is_key=True),
    day("open_date", "Provision opened."),
    count("commissioned_places", "Places the council pays for."),
    count("filled_places", "Children placed by the council on the last day of the month."),
    area="education",
    feeds=("specialist_places",),
    spans={"staging.specialist_places": Span("month", "month")},
    comment="One row per month, school and kind of specialist provision.",
)

fact_home_to_school_journey = fact(
    "fact_home_to_school_journey",
    key("arrangement_id", Text, "Arrangement."),
    child("start_date"),
    refers("urn", dim_establishment, "School; -1 where not known."),
    refers("travel_mode_code", dim_travel_mode, "How the child travels."),
    maybe("route_id", Text, "Route; null for mileage and travel training."),
    day("start_date", "First day.", is_always=True),
    day("end_date", "Last day; null while it goes on."),
    maybe("birth_month", Date, "Month of birth of the child, first day."),
    maybe("age_at_start_years", Integer, "Age at the start, whole years."),
    value("journey_minutes", Integer, "Minutes one way."),
    maybe("limit_minutes", Integer, f"{LIMIT} At the start."),
    maybe(
        "is_over_limit", Boolean, "The journey takes longer than the limit at the start; null where no age is known."
    ),
    value("journey_miles", Numeric(6, 1), "Miles one way."),
    value("yearly_cost_gbp", MONEY, "Cost of the place a year, pounds."),
    count("children_on_route", "Children on the route; 1 where alone."),
    kind="accumulating",
    area="education",
    comment="One row per arrangement to help a child with SEND travel between home and school.",
)

fact_home_to_school_journey_month = monthly(
    "fact_home_to_school_journey_month",
    key("arrangement_id", Text, "Arrangement (fact_home_to_school_journey)."),
    child(),
    refers("urn", dim_establishment, "School; -1 where not known."),
    refers("travel_mode_code", dim_travel_mode, "How the child travels."),
    maybe("age_years", Integer, "Age at the end of the month, whole years."),
    value("journey_minutes", Integer, "Minutes one way."),
    maybe("limit_minutes", Integer, f"{LIMIT} By the age on 31 August before the school year of the month."),
    maybe("is_over_limit", Boolean, "The journey takes longer than the limit; null where no age is known."),
    value("journey_miles", Numeric(6, 1), "Miles one way."),
    value("yearly_cost_gbp", MONEY, "Cost of the place a year, pounds."),
    area="education",
    feeds=("home_to_school_transport",),
    spans={"fact_home_to_school_journey": Span("start_date", "end_date")},
    comment="One row per month and arrangement in force on its last day; in August those that go on.",
)
