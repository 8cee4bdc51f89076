"""Small files kept with the code."""

from sqlalchemy import Date, Integer, Table, Text

from childrens_services.model.schema.base import key, maybe, metadata, value

bank_holiday = Table(
    "bank_holiday",
    metadata,
    key("holiday_date", Date, "Day of the holiday."),
    value("bank_holiday_name", Text, "Name of the holiday."),
    schema="reference",
    comment="One row per bank holiday in England, loaded from include/reference/bank_holidays.csv.",
)

local_authority = Table(
    "local_authority",
    metadata,
    key("local_authority_code", Text, "Council, three-digit code."),
    value("name", Text, "Council's name."),
    value("region", Text, "Region of England."),
    maybe("gss_code", Text, "Nine-character GSS code."),
    schema="reference",
    comment="One row per council in England, loaded from include/reference/local_authorities.csv.",
)

statistical_neighbour = Table(
    "statistical_neighbour",
    metadata,
    key("model_version", Integer, "Year of the model."),
    key("local_authority_code", Text, "Council, three-digit code."),
    key("neighbour_rank", Integer, "1 for the council most alike."),
    value("neighbour_code", Text, "The neighbour, three-digit code."),
    maybe("proximity", Text, "How alike the model finds them, in words; null where it does not say."),
    schema="reference",
    comment=(
        "One row per model version, council and rank of statistical neighbour, loaded from "
        "include/reference/statistical_neighbours.csv."
    ),
)

term_date = Table(
    "term_date",
    metadata,
    key("academic_year", Text, "Academic year, 2025/26."),
    key("half_term", Text, "Half term, for example autumn_1."),
    value("start_date", Date, "First day."),
    value("end_date", Date, "Last day."),
    schema="reference",
    comment="One row per academic year and half term, loaded from include/reference/term_dates.csv.",
)

code_list = Table(
    "code_list",
    metadata,
    key("list_name", Text, "List: the dimension's name without dim_."),
    key("code", Text, "Code; -1 not known, -2 not applicable, -3 not in the list."),
    value("name", Text, "What the code means."),
    value("group_name", Text, "Group of codes it is counted with; its own name where there is none."),
    maybe("valid_from", Date, "First day the code may be used; null where it always could be."),
    maybe("valid_to", Date, "Day after the last the code may be used; null while it may."),
    value("sort_order", Integer, "Place in the list."),
    schema="reference",
    comment="One row per list and code, loaded from include/reference/codes, with the three members every list has.",
)
