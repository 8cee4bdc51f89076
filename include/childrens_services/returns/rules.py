"""The rules of a return, one file each: expectations/returns/<return>/<code>.yaml."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from annotated_types import MinLen

from childrens_services import settings
from childrens_services.returns import layout
from childrens_services.returns.compiled import kept
from childrens_services.returns.layout import LAST, Layout

Severity = Literal["error", "query"]
_PARAMETER = re.compile(r"(?<![:\w]):([a-z_][a-z0-9_]*)")
CODES = "codes_"
# the first year whose rules are known: earlier returns are checked by them
EARLIEST = 2023


@dataclass(frozen=True)
class Version:
    """What a rule was from a collection year on: its query gives the rows that offend.

    With one flagged table the query gives `row_id`; with more, `table_name` (as in tables.yaml) and `row_id`; a rule on
    the whole return gives one row with an empty `row_id` where it fails.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012  # dataclasses are no fields of it

    since: int
    query: Annotated[str, MinLen(1)]
    until: int | None = None


@dataclass(frozen=True)
class Rule:
    """One rule. `fields`: flagged table to the fields to look at; `reads`: tables it cannot do without.

    `description` says in plain English what is wrong with the rows found, `action` what to do about it, `note` how an
    open point of the rule's text was read. Tables in `reads_if_there` count as empty when not delivered.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012

    code: str
    severity: Severity
    description: Annotated[str, MinLen(10)]
    action: Annotated[str, MinLen(5)]
    fields: Annotated[dict[str, list[str]], MinLen(1)]
    reads: Annotated[list[str], MinLen(1)]
    versions: Annotated[list[Version], MinLen(1)]
    reads_if_there: list[str] = field(default_factory=list)
    needs: list[Literal["providers", "postcodes", "local_authority"]] = field(default_factory=list)
    file_format: Literal["csv", "xml"] | None = None
    is_whole_return: bool = False
    note: str | None = None

    def version(self, year: int) -> Version | None:
        """The rule as it is in that collection year; none where it does not hold."""
        year = max(year, EARLIEST)
        found = [one for one in self.versions if one.since <= year]
        if not found or (found[-1].until or year) < year:
            return None
        return found[-1]

    @property
    def last_year(self) -> list[str]:
        """Tables of last year's return it cannot do without."""
        return [name for name in self.reads if name.endswith(LAST)]


@cache
def load(return_name: str) -> dict[str, Rule]:
    """Every rule by code, in order of code. Raises ValueError naming file and field for what is wrong."""
    tables, paths = layout.load(return_name), files(return_name)
    sources = [Path(__file__), *layout.sources(return_name), *paths]
    made = kept(f"{return_name}_rules", sources, lambda: [asdict(_read(path, tables)) for path in paths])
    found = (Rule(**{**rule, "versions": [Version(**one) for one in rule["versions"]]}) for rule in made)
    return {rule.code: rule for rule in found}


def files(return_name: str) -> list[Path]:
    """Where the rules are written, in order of code."""
    return sorted(folder(return_name).glob("*.yaml"), key=lambda path: _order(path.stem))


def folder(return_name: str) -> Path:
    """The folder of a return's rules."""
    return settings.SUITES / "returns" / return_name


def _order(code: str) -> tuple[int, str]:
    """Codes that are numbers first, in their order, then the others."""
    number = re.match(r"\d+", code)
    return (int(number.group()) if number else 1_000_000, code.lower())


def _read(path: Path, tables: Layout) -> Rule:
    import yaml
    from pydantic import ValidationError

    where = path.relative_to(settings.ROOT)
    try:
        rule: Rule = _adapter().validate_python(yaml.load(path.read_text(), yaml.CSafeLoader))
    except ValidationError as error:
        problems = [f"  {'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors()]
        raise ValueError("\n".join([f"{where} is not a rule:", *problems])) from error
    if path.stem != rule.code:
        raise ValueError(f"{where}: its code is {rule.code}, which is not the file's name")
    starts = [version.since for version in rule.versions]
    if starts != sorted(set(starts)):
        raise ValueError(f"{where}: give versions from the earliest year to the latest, one for a year")
    for name, fields in rule.fields.items():
        if unknown := set(fields) - set(tables.table(name).all_columns):
            raise ValueError(f"{where}: {name} has no field {', '.join(sorted(unknown))}")
    for name in (*rule.reads, *rule.reads_if_there):
        tables.table(name)
    return rule


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Rule)


def query(return_name: str, rule: Rule, year: int, values: Mapping[str, Any]) -> str | None:
    """The rule's SQL for that year with its parameters written in; none where it does not hold in the year.

    A parameter `:codes_<list>` becomes the codes valid in the year, another the value of that name. Raises ValueError
    for a name that is neither.
    """
    version = rule.version(year)
    return None if version is None else fill(version.query, return_name, year, values)


def fill(sql: str, return_name: str, year: int, values: Mapping[str, Any]) -> str:
    """SQL with its parameters written in."""

    def written(match: re.Match[str]) -> str:
        name = match.group(1)
        if name.startswith(CODES):
            return code_list(return_name, name.removeprefix(CODES), year)
        if name not in values:
            raise ValueError(f"no parameter {name!r}: there are {', '.join(values)} and codes_<list>")
        return literal(values[name])

    return _PARAMETER.sub(written, sql)


@cache
def code_list(return_name: str, name: str, year: int) -> str:
    """The codes valid in a year, as a list for SQL's `in`."""
    lists = layout.codes(return_name)
    if name not in lists:
        raise ValueError(f"no code list {name!r} in {return_name}; there are {', '.join(lists)}")
    valid = [code for code, years in lists[name].items() if years.holds_in(year)]
    return f"({', '.join(literal(code) for code in valid)})"


def literal(value: Any) -> str:
    """A value as SQL writes it."""
    if value is None:
        return "null"
    if isinstance(value, date):
        return f"date '{value:%Y-%m-%d}'"
    if isinstance(value, int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"
