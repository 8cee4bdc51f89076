"""Facts of finance."""

from sqlalchemy import Date, Integer, Numeric, Text

from childrens_services.model.schema.base import MONEY, codes, count, day, fact, key, maybe, one_of, refers, value
from childrens_services.model.schema.dimensions import dim_provider

dim_high_needs_placement = codes(
    "dim_high_needs_placement", "high_needs_placement_code", "One row per kind of provision high needs money pays for."
)

dim_route_group = codes("dim_route_group", "route_group_code", "One row per group of routes to school.")

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

fact_high_needs_spend = fact(
    "fact_high_needs_spend",
    key("month", Date, "Month, first day."),
    key("cost_centre_code", Text, "Cost centre of the ledger."),
    maybe("cost_centre_name", Text, "Cost centre's name; null where the ledger has none."),
    refers("high_needs_placement_code", dim_high_needs_placement, "What the money pays for."),
    value("budget_gbp", MONEY, "Budget for the financial year, pounds."),
    value("actual_to_date_gbp", MONEY, "Spent since 1 April, pounds."),
    maybe(
        "actual_in_month_gbp",
        MONEY,
        "Spent in the month, pounds: since 1 April less that of the month before; null where that was not delivered.",
    ),
    value("forecast_outturn_gbp", MONEY, "Forecast spend for the financial year, pounds."),
    value("in_year_variance_gbp", MONEY, "Forecast spend less budget, pounds; positive is an overspend."),
    maybe("active_plans", Integer, "EHC plans paid for at the end of the month; null for support services."),
    kind="transaction",
    area="finance",
    comment="One row per month and cost centre of the High Needs block.",
)

fact_high_needs_stability_grant = fact(
    "fact_high_needs_stability_grant",
    key("month", Date, "Month the position is of, first day."),
    value("deficit_gbp", MONEY, "Deficit of the Dedicated Schools Grant at 31 March 2026, pounds; positive."),
    value("ineligible_items_gbp", MONEY, "Part of the deficit that gets no grant, pounds."),
    value("eligible_deficit_gbp", MONEY, "Deficit less ineligible items, pounds."),
    value("approval_status_code", Text, "Reform plan: NOT_SUBMITTED, SUBMITTED, APPROVED or REFUSED."),
    day("submitted_date", "Reform plan sent to the Department for Education; null until then."),
    day("approval_date", "Reform plan approved; null until then."),
    maybe("submitted_to_approval_days", Integer, "Calendar days from sent to approved; null until approved."),
    value("expected_grant_gbp", MONEY, "90% of the eligible deficit once approved, nought before, pounds."),
    value("received_grant_gbp", MONEY, "Grant paid to date, pounds."),
    day("received_date", "Grant paid; null until then."),
    one_of("approval_status_code", "NOT_SUBMITTED", "SUBMITTED", "APPROVED", "REFUSED"),
    kind="accumulating",
    area="finance",
    comment="One row per month of the tracker of the High Needs Stability Grant: how far it had come.",
)

fact_transport_spend = fact(
    "fact_transport_spend",
    key("month", Date, "Month, first day."),
    refers("route_group_code", dim_route_group, "Group of routes.", is_key=True),
    count("routes", "Routes or journeys arranged at the end of the month."),
    count("pupils", "Pupils carried or paid for at the end of the month."),
    value("budget_gbp", MONEY, "Budget for the financial year, pounds."),
    value("cost_gbp", MONEY, "Cost of the month, pounds."),
    value("cost_to_date_gbp", MONEY, "Cost since 1 April, pounds."),
    kind="transaction",
    area="finance",
    comment="One row per month and group of routes to school.",
)

fact_residential_saving = fact(
    "fact_residential_saving",
    key("placement_ref", Text, "Placement, the finance team's number, which does not name the child."),
    key("financial_year", Text, "Financial year, 2026/27."),
    value("placement_kind_code", Text, "LOCAL in one of the council's own homes, EXTERNAL bought."),
    refers("provider_urn", dim_provider, "Home; -1 where not known."),
    maybe("provider_name", Text, "Who runs the home: the council, or the kind of provider."),
    day("start_date", "Placement began.", is_always=True),
    day("end_date", "Placement ended; null while it goes on."),
    day("counted_from_date", "First day counted in the year.", is_always=True),
    day(
        "counted_until_date",
        "First day no longer counted: the placement ended, the year or the month last delivered was over.",
        is_always=True,
    ),
    value("weeks", Numeric(8, 4), "Weeks counted in the year, days over seven."),
    value("weekly_cost_gbp", MONEY, "Cost a week in the year, pounds."),
    maybe(
        "comparator_weekly_cost_gbp",
        MONEY,
        "Bought placements' average cost a week the year before; null for EXTERNAL.",
    ),
    maybe("weekly_saving_gbp", MONEY, "Comparator less cost a week, pounds; negative is dearer; null for EXTERNAL."),
    maybe("saving_gbp", MONEY, "Saving in the weeks counted, pounds; null for EXTERNAL."),
    one_of("placement_kind_code", "LOCAL", "EXTERNAL"),
    kind="accumulating",
    area="finance",
    comment="One row per residential placement and financial year. The saving of a month is its days counted times the "
    "weekly saving over seven.",
)

fact_residential_saving_plan = fact(
    "fact_residential_saving_plan",
    key("month", Date, "Month, first day."),
    value("planned_saving_gbp", MONEY, "Saving planned in the month, pounds."),
    value("planned_cumulative_gbp", MONEY, "Saving planned since April 2026, pounds."),
    kind="transaction",
    area="finance",
    comment="One row per month of the plan to save by placing children in the council's own homes.",
)
