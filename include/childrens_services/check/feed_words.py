"""What a feed's contract and suite say, in plain English: where it comes from and every check made of it."""

from dataclasses import dataclass
from typing import Any, Literal

import yaml

from childrens_services import settings
from childrens_services.check import LEAST_KEPT
from childrens_services.check.layout import MOSTLY_READABLE
from childrens_services.contracts import Column, Feed, Server, load

Severity = Literal["critical", "warning", "info"]
FORMATS = {"csv": "CSV", "xml": "XML", "xlsx": "Excel", "sql": "database", "json": "web service"}
SCOPES = {
    "all": "everything to date; the latest delivery replaces those before it",
    "collection_year": "everything since 1 April; the latest delivery replaces those of the same year before it",
    "month": "what is new or changed in the month; of rows with one key the latest counts",
}
_OPERATORS = {"==": "is", "!=": "is not", "<": "is below", "<=": "is at most", ">": "is above", ">=": "is at least"}
_NULLITY = {"expect_column_values_to_be_null": "blank", "expect_column_values_to_not_be_null": "given"}
# arguments that are said in words or are told by the columns' names
_COLUMNS = ("column", "column_A", "column_B", "column_list", "column_set")
_SAID = {"value_set", "min_value", "max_value", "regex", "row_condition", "mostly", "or_equal", "ignore_row_if"}


@dataclass(frozen=True)
class Check:
    """One check: what is expected, of which columns, within which limits, and from where it comes."""

    severity: Severity
    expected: str
    columns: tuple[str, ...] = ()
    limits: str = ""
    origin: str = "contract"


def source(server: Server) -> str:
    """One sentence: where a delivery is read from."""
    path, options = f"`{server.path}`", server.options
    match server.format:
        case "csv":
            apart = "" if server.delimiter == "," else f", values apart by `{server.delimiter}`"
            return f"CSV file {path}, encoded as {server.encoding}{apart}."
        case "xlsx":
            return f"Excel workbook {path}, sheet “{options['sheet']}”, from the row that has the key's headings."
        case "xml":
            return f"XML file {path}: one record per `{options['record']}`{_within(options)}."
        case "sql":
            return f"Table `{options['table']}` of the database `{options['connection']}`{_as_at(options)}."
        case _:
            return f"Web service `{options['connection']}`, address `{options['path']}`{_paged(options)}."


def checks(feed: Feed) -> list[Check]:
    """Every check, those any feed has first."""
    written = suite(feed)
    own = [_own(item) for item in written.get("expectations") or []]
    return [*_of_every_feed(feed), *own, *_drift(written.get("drift") or {})]


def suite(feed: Feed) -> dict[str, Any]:
    """The feed's own suite as written; empty where it has none."""
    path = settings.SUITES / feed.domain / f"{feed.name}.yaml"
    return dict(yaml.load(path.read_text(), yaml.CSafeLoader)) if path.exists() else {}


def _within(options: dict[str, Any]) -> str:
    return f" within `{options['unit']}`" if "unit" in options else ""


def _as_at(options: dict[str, Any]) -> str:
    return f", rows where {' '.join(str(options['asAt']).split())}" if "asAt" in options else ""


def _paged(options: dict[str, Any]) -> str:
    return f", {options['pageSize']} records a page" if "pageSize" in options else ""


def _of_every_feed(feed: Feed) -> list[Check]:
    """What `check.suite` makes of the contract, like columns told together."""
    typed = [column.name for column in feed.columns if column.type != "string"]
    required = [column.name for column in feed.columns if column.required]
    found = [
        Check("critical", "Every column of the contract is there."),
        Check("critical", f"At least {LEAST_KEPT:.0%} of the rows pass every check that would set them apart."),
        Check("info", "There is no column the contract does not know."),
    ]
    if not feed.may_be_empty:
        found.append(Check("critical", "There is at least one row."))
    if required:
        found.append(Check("warning", "It is given and readable.", tuple(required)))
    if typed:
        readable = "It can be read as the type and in the form given above"
        found.append(Check("warning", f"{readable}.", tuple(typed)))
        found.append(Check("critical", f"{readable} in at least {MOSTLY_READABLE:.0%} of rows.", tuple(typed)))
    found.append(Check("warning", f"No two rows have the same {', '.join(feed.key)}.", feed.key))
    return found + [_reference(feed, column) for column in feed.columns if column.refers_to]


def _reference(feed: Feed, column: Column) -> Check:
    assert column.refers_to is not None
    parent = load(column.refers_to.feed)
    text = f"{column.name} refers to a row of {parent.name} that was delivered."
    if parent.domain != feed.domain:
        return Check("info", text, (column.name,), f"found in `{parent.name}.{column.refers_to.column}`")
    limits = (
        f"found in `{parent.name}.{column.refers_to.column}` of the same month; only reported where it is an older one"
    )
    return Check("warning", text, (column.name,), limits)


def _own(item: dict[str, Any]) -> Check:
    kwargs = item.get("kwargs", {})
    columns = [kwargs[name] for name in _COLUMNS if name in kwargs]
    flat = [name for each in columns for name in (each if isinstance(each, list) else [each])]
    return Check(item["severity"], _one_line(item["meta"]["description"]), tuple(flat), _limits(item), "suite")


def _limits(item: dict[str, Any]) -> str:
    kwargs = item.get("kwargs", {})
    parts = [_NULLITY[item["type"]]] if item["type"] in _NULLITY else []
    if "value_set" in kwargs:
        parts.append("one of " + ", ".join(f"`{value}`" for value in kwargs["value_set"]))
    if "min_value" in kwargs:
        parts.append(f"from {_value(kwargs['min_value'])}")
    if "max_value" in kwargs:
        parts.append(f"to {_value(kwargs['max_value'])}")
    if "regex" in kwargs:
        parts.append(f"matches `{kwargs['regex']}`")
    if "column_A" in kwargs and "or_equal" in kwargs:
        sign = "≥" if kwargs["or_equal"] else ">"
        parts.append(f"`{kwargs['column_A']}` {sign} `{kwargs['column_B']}`")
    if "mostly" in kwargs:
        parts.append(f"in {kwargs['mostly']:.0%} of rows")
    if "row_condition" in kwargs:
        parts.append(f"where {_condition(kwargs['row_condition'])}")
    parts += [f"{name} `{value}`" for name, value in kwargs.items() if name not in _SAID and name not in _COLUMNS]
    return ", ".join(parts) or item["type"].removeprefix("expect_column_values_").replace("_", " ")


def _value(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value).removesuffix(" 00:00:00")


def _condition(condition: Any) -> str:
    if not isinstance(condition, dict):
        return f"`{condition}`"
    if "conditions" in condition:
        joint = " or " if condition.get("type") == "or" else " and "
        return joint.join(_condition(each) for each in condition["conditions"])
    name = f"`{condition['column']['name']}`"
    if condition["type"] == "nullity":
        return f"{name} is blank" if condition["is_null"] else f"{name} is given"
    operator, value = condition["operator"], condition["parameter"]
    if isinstance(value, list):
        among = ", ".join(f"`{each}`" for each in value)
        return f"{name} {'is none of' if 'NOT' in str(operator).upper() else 'is one of'} {among}"
    return f"{name} {_OPERATORS.get(operator, operator)} `{value}`"


def _drift(section: dict[str, Any]) -> list[Check]:
    rows = section.get("rows", [])
    found = [_band(band) for band in (rows if isinstance(rows, list) else [rows])]
    if missing := section.get("missing"):
        limits = f"a column's share of blanks rises by at most {missing['points']:g} percentage points"
        found.append(
            Check(missing["severity"], _one_line(missing["meta"]["description"]), limits=limits, origin="drift")
        )
    return found


def _band(band: dict[str, Any]) -> Check:
    limits = [
        f"{word} {band[key]:g} times" for key, word in (("least", "at least"), ("most", "at most")) if key in band
    ]
    text = f"rows {' and '.join(limits)} the usual"
    if band["severity"] == "critical" and "most" in band:
        text += "; too many is a warning only"
    return Check(band["severity"], _one_line(band["meta"]["description"]), limits=text, origin="drift")


def _one_line(text: str) -> str:
    return " ".join(str(text).split())
