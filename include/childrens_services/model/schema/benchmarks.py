"""Published figures to compare with."""

from sqlalchemy import Date, Numeric, Table, Text

from childrens_services.model.schema.base import key, metadata, value

fact_published_figure = Table(
    "fact_published_figure",
    metadata,
    key("indicator_id", Text, "Indicator: an id of the KPI catalogue, or population_0_17."),
    key("area_code", Text, "Area, nine-character GSS code."),
    key("period", Text, "Period as published, for example 2024/25."),
    value("area_name", Text, "Area's name."),
    value("period_end", Date, "Last day of the period."),
    value("value", Numeric, "The published value, in the indicator's unit."),
    value("source", Text, "Publication it comes from."),
    schema="warehouse",
    info={"kind": "transaction", "area": "reference"},
    comment="One row per published indicator, area and period.",
)
