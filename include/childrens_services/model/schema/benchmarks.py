"""Published figures to compare with."""

from sqlalchemy import Date, Integer, Numeric, Table, Text

from childrens_services.model.schema.base import key, metadata, value

fact_published_figure = Table(
    "fact_published_figure",
    metadata,
    key("indicator_id", Text, "Indicator: an id of the KPI catalogue, or population_0_17."),
    key("area_code", Text, "Area, nine-character GSS code, or a council by its three-digit code."),
    key("period", Text, "Period as published, for example 2024/25."),
    value("area_name", Text, "Area's name."),
    value("period_end", Date, "Last day of the period."),
    value("value", Numeric, "The published value, in the indicator's unit."),
    value("source", Text, "Publication it comes from."),
    schema="warehouse",
    info={"kind": "transaction", "area": "reference"},
    comment="One row per published indicator, area and period.",
)

fact_population = Table(
    "fact_population",
    metadata,
    key("mid_year_date", Date, "30 June of the year."),
    key("area_code", Text, "Area, nine-character GSS code."),
    key("age_from", Integer, "Youngest age of the band, years."),
    key("age_to", Integer, "Oldest age of the band, years; the same as age_from for a single year."),
    value("area_name", Text, "Area's name."),
    value("population", Integer, "People of these ages who live there."),
    schema="warehouse",
    info={"kind": "transaction", "area": "reference"},
    comment="One row per mid-year, area and age band.",
)
