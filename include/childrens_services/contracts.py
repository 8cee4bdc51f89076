"""Feeds, read from their data contracts (Open Data Contract Standard v3).

What the standard leaves open is said in `customProperties`: `scope` (how far back a delivery reaches),
`delivery` (required or optional each month) and `eventDate` (the column that dates an undated delivery). A column's
`relationships` (`type: foreignKey`, `to: <feed>.<column>`) name the feed its values must have been delivered in. What a
value is may depend on another column: `semanticTypeFrom` names it, and `semanticTypes` says what each of its values
means.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from open_data_contract_standard.model import CustomProperty, OpenDataContractStandard, SchemaProperty
from open_data_contract_standard.model import Server as OdcsServer

from childrens_services import months, settings

Scope = Literal["all", "collection_year", "month"]
LOGICAL_TYPES = ("string", "integer", "number", "date")
FORMATS = ("csv", "xml", "xlsx", "sql", "json")
# the tokens of the standard's date formats (JDK DateTimeFormatter) that councils' formats need
_TOKENS = (
    ("yyyy", "%Y"),
    ("yy", "%y"),
    ("MMMM", "%B"),
    ("MMM", "%b"),
    ("MM", "%m"),
    ("dd", "%d"),
    ("HH", "%H"),
    ("mm", "%M"),
    ("ss", "%S"),
)


@dataclass(frozen=True)
class Reference:
    """The column of another feed, the parent, that a column's values are found in."""

    feed: str
    column: str


@dataclass(frozen=True)
class Meaning:
    """What the values of a column are, where another column says so: `types` by that column's values."""

    column: str
    types: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True)
class Column:
    """One column: `name` in staging, `source` as delivered, `aliases` as delivered in other formats."""

    name: str
    source: str
    type: str
    description: str
    classification: str
    key: bool = False
    required: bool = False
    date_format: str | None = None
    also_accepted: tuple[str, ...] = ()
    semantic: str | None = None
    aliases: tuple[str, ...] = ()
    refers_to: Reference | None = None
    meaning: Meaning | None = None

    @property
    def strptime_format(self) -> str:
        """The date format, for example dd/MM/yyyy, as strptime writes it; ISO where the contract gives none."""
        return _strptime(self.date_format or "yyyy-MM-dd")

    @property
    def other_formats(self) -> tuple[str, ...]:
        """Other forms people write the date in, which are read too where the first does not fit, in this order."""
        return tuple(_strptime(written) for written in self.also_accepted)


@dataclass(frozen=True)
class Server:
    """One way a feed may come: its format, where, and the reader's options."""

    name: str
    format: str
    path: str | None
    encoding: str
    delimiter: str
    # a dictionary cannot be hashed; two servers that differ in it alone are still told apart
    options: dict[str, Any] = field(hash=False)


@dataclass(frozen=True)
class Feed:
    """A feed as its contract declares it."""

    name: str
    domain: str
    version: str
    purpose: str
    grain: str
    owner: str
    owner_email: str
    due_day: int
    retention_years: int
    scope: Scope
    required: bool
    event_date: str | None
    servers: tuple[Server, ...]
    columns: tuple[Column, ...]
    may_be_empty: bool = False
    limitations: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the key columns, in key order."""
        return tuple(column.name for column in self.columns if column.key)

    def column(self, name: str) -> Column:
        """The column of that name. Raises KeyError when there is none."""
        return {column.name: column for column in self.columns}[name]

    def covers_from(self, month: str) -> date:
        """First day a delivery for `month` tells about."""
        match self.scope:
            case "all":
                return date.min
            case "collection_year":
                return months.first_day(months.financial_year_start(month))
            case "month":
                return months.first_day(month)


def names(domain: str | None = None) -> list[str]:
    """Names of the feeds of a domain, or of all, from the file names alone (no contract is opened)."""
    folders = [domain] if domain else settings.DOMAINS
    return [path.stem for folder in folders for path in sorted((settings.CONTRACTS / folder).glob("*.yaml"))]


def configured(domain: str | None = None) -> list[str]:
    """Names of the feeds this deployment has."""
    chosen = settings.feeds()
    return [name for name in names(domain) if chosen is None or name in chosen]


def all_feeds() -> list[Feed]:
    """Every feed with a contract."""
    return [load(name) for name in names()]


@cache
def load(name: str) -> Feed:
    """The feed called `name`. Raises ValueError, naming the contract, when it is missing or says too little."""
    paths = list(settings.CONTRACTS.glob(f"*/{name}.yaml"))
    if len(paths) != 1:
        raise ValueError(f"{len(paths)} contracts are called {name}.yaml under {settings.CONTRACTS}; there must be one")
    try:
        return _feed(OpenDataContractStandard.model_validate(_read(paths[0])))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise ValueError(f"contract {_relative(paths[0])}: {error}") from error


def parents(domain: str) -> dict[str, tuple[str, ...]]:
    """Per feed of the domain that refers to others of the domain, their names.

    For the DAG files, which are read every few seconds: only contracts that have relationships are opened.
    """
    own = names(domain)
    found = {name: _parents(settings.CONTRACTS / domain / f"{name}.yaml") - {name} for name in own}
    return {name: tuple(sorted(among & set(own))) for name, among in found.items() if among & set(own)}


def _parents(path: Path) -> set[str]:
    text = path.read_text()
    if "relationships:" not in text:
        return set()
    properties = yaml.load(text, yaml.CSafeLoader)["schema"][0]["properties"]
    return {item["to"].partition(".")[0] for each in properties for item in each.get("relationships", ())}


def _read(path: Path) -> Any:
    # the loader written in C: a hundred contracts are read ten times as fast
    return yaml.load(path.read_text(), yaml.CSafeLoader)


def _relative(path: Path) -> Path:
    return path.relative_to(settings.ROOT) if path.is_relative_to(settings.ROOT) else path


def _properties(properties: list[CustomProperty] | None) -> dict[str, Any]:
    return {item.property: item.value for item in properties or [] if item.property}


def _feed(contract: OpenDataContractStandard) -> Feed:
    table = (contract.schema_ or [])[0]
    custom = _properties(contract.customProperties)
    sla = {item.property: item.value for item in contract.slaProperties or []}
    owner = next(item for item in contract.support or [] if item.tool == "email")
    columns = tuple(_column(item) for item in table.properties or [])
    if custom["scope"] not in ("all", "collection_year", "month"):
        raise ValueError(f"scope {custom['scope']!r} is not all, collection_year or month")
    if not any(column.key for column in columns):
        raise ValueError("no column is marked primaryKey")
    return Feed(
        name=_text(contract.name),
        domain=_text(contract.domain),
        version=_text(contract.version),
        purpose=_text(contract.description.purpose if contract.description else None),
        grain=_text(table.dataGranularityDescription),
        owner=_text(contract.team.name if contract.team and not isinstance(contract.team, list) else None),
        owner_email=_text(owner.url).removeprefix("mailto:"),
        due_day=int(sla["dueDay"] or 0),
        retention_years=int(sla["retention"] or 0),
        scope=custom["scope"],
        required=custom["delivery"] == "required",
        event_date=custom.get("eventDate"),
        servers=tuple(_server(item) for item in contract.servers or []),
        columns=columns,
        may_be_empty=bool(custom.get("mayBeEmpty", False)),
        limitations=(contract.description.limitations or "") if contract.description else "",
    )


def _text(value: str | None) -> str:
    if not value:
        raise ValueError("name, domain, version, purpose, grain, team or owner's e-mail is missing")
    return value


def _strptime(written: str) -> str:
    for token, directive in _TOKENS:
        written = written.replace(token, directive)
    return written


def _meaning(item: SchemaProperty) -> Meaning | None:
    given = _properties(item.customProperties)
    if "semanticTypeFrom" not in given:
        return None
    return Meaning(given["semanticTypeFrom"], dict(given["semanticTypes"]))


def _also_accepted(item: SchemaProperty) -> tuple[str, ...]:
    given = {each.property: each.value for each in item.customProperties or []}
    return tuple(map(str, given.get("alsoAccepted") or ()))


def _column(item: SchemaProperty) -> Column:
    if item.logicalType not in LOGICAL_TYPES:
        raise ValueError(f"column {item.name}: logicalType {item.logicalType!r} is not one of {LOGICAL_TYPES}")
    options = item.logicalTypeOptions or {}
    return Column(
        name=_text(item.name),
        source=item.physicalName or _text(item.name),
        type=item.logicalType,
        description=_text(item.description),
        classification=_text(item.classification),
        key=bool(item.primaryKey),
        required=bool(item.required),
        date_format=options.get("format"),
        also_accepted=_also_accepted(item),
        semantic=item.semanticType,
        aliases=tuple(alias.synonym for alias in item.synonyms or [] if alias.synonym),
        refers_to=_reference(item),
        meaning=_meaning(item),
    )


def _reference(item: SchemaProperty) -> Reference | None:
    if not item.relationships:
        return None
    parents = [each.to for each in item.relationships if each.type == "foreignKey" and isinstance(each.to, str)]
    if len(parents) != 1 or len(item.relationships) != 1 or parents[0].count(".") != 1:
        raise ValueError(f"column {item.name}: relationships must be one foreignKey to <feed>.<column>")
    feed, column = parents[0].split(".")
    return Reference(_text(feed), _text(column))


def _server(item: OdcsServer) -> Server:
    if item.format not in FORMATS:
        raise ValueError(f"server {item.server}: format {item.format!r} is not one of {FORMATS}")
    return Server(
        name=_text(item.server),
        format=item.format,
        path=item.path,
        encoding=item.encoding or "utf-8",
        delimiter=item.delimiter or ",",
        options=_properties(item.customProperties),
    )
