"""Facts of finance."""

from sqlalchemy import Date, Text

from childrens_services.model.schema.base import MONEY, fact, key, one_of, value

fact_high_needs_monitor = fact(
    "fact_high_needs_monitor",
    key("month", Date, "Month the forecast was made in, first day."),
    key("block_code", Text, "HIGH_NEEDS, SCHOOLS, EARLY_YEARS or CENTRAL."),
    value("budget_gbp", MONEY, "Budget for the financial year, pounds."),
    value("actual_to_date_gbp", MONEY, "Spent since 1 April, pounds."),
    value("forecast_outturn_gbp", MONEY, "Forecast spend for the financial year, pounds."),
    value("brought_forward_gbp", MONEY, "Reserve balance at 1 April, pounds; negative is a deficit."),
    value("in_year_variance_gbp", MONEY, "Forecast spend less budget, pounds; positive is an overspend."),
    value("forecast_balance_gbp", MONEY, "Forecast reserve balance at 31 March, pounds; negative is a deficit."),
    one_of("block_code", "HIGH_NEEDS", "SCHOOLS", "EARLY_YEARS", "CENTRAL"),
    kind="transaction",
    area="finance",
    comment="One row per month and block of the Dedicated Schools Grant.",
)
