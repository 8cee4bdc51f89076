"""Statutory returns: every check of a return, and what is to be mended from one check to the next."""

from sqlalchemy import CheckConstraint, Date, Index, Integer, Table, Text

from childrens_services.model.schema.base import count, key, maybe, metadata, one_of, value

return_run = Table(
    "return_run",
    metadata,
    key("local_authority_code", Text, "Council, three-digit code."),
    key("return_name", Text, "Return: ssda903, cin or sen."),
    key("collection_year", Integer, "Year the collection ends in: 2027 is 2026/27."),
    key("run_date", Date, "Day of the run that checked it."),
    value("delivered_month", Date, "Month it was delivered for, first day."),
    count("rules_passed", "Rules that no row offends."),
    count("rules_failed", "Rules that rows offend."),
    count("rules_not_applicable", "Rules that could not apply: see quality.return_rule for why."),
    count("rules_crashed", "Rules that could not be run; none may."),
    count("error_rows", "Rows and rules of severity error."),
    count("query_rows", "Rows and rules of severity query."),
    count("children", "Children in the return."),
    count("children_with_errors", "Children with an error."),
    count("new_issues", "Issues that were not open after the run before."),
    count("open_issues", "Issues open, the new ones too."),
    count("fixed_issues", "Issues open after the run before and gone now."),
    CheckConstraint("children_with_errors <= children", name="with_errors"),
    schema="quality",
    comment="One row per check of a statutory return: return, collection year and day.",
)

return_rule = Table(
    "return_rule",
    metadata,
    key("local_authority_code", Text, "Council, three-digit code."),
    key("return_name", Text, "Return: ssda903, cin or sen."),
    key("collection_year", Integer, "Year the collection ends in."),
    key("run_date", Date, "Day of the run that checked it."),
    key("rule_code", Text, "Rule, as the Department for Education calls it."),
    value("severity", Text, "error or query."),
    value("status", Text, "passed, failed, not applicable or crashed."),
    value("reason", Text, "Why it was not applicable or crashed; else empty."),
    count("offending_rows", "Rows that offend it."),
    count("children", "Children with such a row."),
    one_of("severity", "error", "query"),
    one_of("status", "passed", "failed", "not applicable", "crashed"),
    schema="quality",
    comment="One row per check of a return and rule: no rule is left out silently.",
)

return_issue = Table(
    "return_issue",
    metadata,
    key("local_authority_code", Text, "Council, three-digit code."),
    key("return_name", Text, "Return: ssda903, cin or sen."),
    key("collection_year", Integer, "Year the collection ends in."),
    key("rule_code", Text, "Rule, as the Department for Education calls it."),
    key("table_name", Text, "Table of the return; empty for a rule on the whole return."),
    key("child_id", Text, "The child, as the return calls it; empty where no child is meant."),
    key("record_key", Text, "What tells the child's records of the table apart, as written; empty where there is one."),
    key("occurrence", Integer, "From 1, where several records of a child are written alike."),
    key("opened_on", Date, "Day of the run that found it first."),
    maybe("fixed_on", Date, "Day of the run that no longer found it; null while it is open."),
    value("severity", Text, "error or query."),
    value("fields", Text, "Fields to look at, comma separated."),
    maybe("row_number", Integer, "0-based row of the delivered file when last seen; empty for the whole return."),
    value("team_id", Text, "Team that works with the child; empty where not known."),
    one_of("severity", "error", "query"),
    CheckConstraint("fixed_on > opened_on", name="fixed_after"),
    Index(None, "local_authority_code", "return_name", "collection_year", "fixed_on"),
    schema="quarantine",
    comment="One row per thing to mend in a return, open or fixed. Restricted: personal data.",
)
