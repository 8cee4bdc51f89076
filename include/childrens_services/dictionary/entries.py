"""What the dictionary says of each table, view, indicator and feed: the declarations and the lineage, put together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql

from childrens_services import contracts, settings
from childrens_services.contracts import Feed
from childrens_services.measure import catalogue
from childrens_services.model import areas as service_areas
from childrens_services.model import lineage, schema
from childrens_services.model.lineage import Field, Origin
from childrens_services.model.star import Star, grain, key

SCHEMAS = {
    "warehouse": "Dimensions and facts. A child is known by child_key only, a keyed hash.",
    "kpi": "Indicators per month, with numerator and denominator; not suppressed, so not for publication.",
    "published": "The copy of the indicators that may be shared, small numbers suppressed.",
    "quality": "Every batch, verdict and alert; no record's value.",
    "reference": "Small files kept with the code.",
}
# from what may be shown to all, to what says who somebody is
CLASSES = ("public", "internal", "confidential", "restricted")
PSEUDONYM = "pseudonym"
MADE_BY = {
    "kpi": "measured: see the indicators",
    "published": "worked out when published",
    "quality": "written by the pipeline as it runs",
    "reference": "as in the file",
}
# where the origin does not say: figures of the council, and what the pipeline tells of itself
CLASS_OF_SCHEMA = {"kpi": "internal", "quality": "internal"}
DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]
CHILD_KEY = Field("identity.child_identifier", "child_key")


@dataclass(frozen=True)
class ColumnEntry:
    """One column. `sources`: columns outside the warehouse that its value comes from; `decided_by`: those that decide.

    Where it has neither, `made_of` says what it is.
    """

    name: str
    type: str
    nullable: bool
    key: bool
    references: str
    comment: str
    classification: str
    sources: tuple[Field, ...] = ()
    decided_by: tuple[Field, ...] = ()
    made_of: str = ""


@dataclass(frozen=True)
class TableEntry:
    """One table or view. `feeds` are those its rows rest on; `tables` and `kpis` read it."""

    schema: str
    name: str
    grain: str
    more: str
    columns: tuple[ColumnEntry, ...]
    feeds: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    kpis: tuple[str, ...] = ()
    is_view: bool = False

    @property
    def full_name(self) -> str:
        """Name with its schema."""
        return f"{self.schema}.{self.name}"


@dataclass(frozen=True)
class KpiEntry:
    """One indicator: what it reads, one step back, and the feeds it rests on."""

    id: str
    title: str
    programme: str
    reads: tuple[tuple[str, tuple[str, ...]], ...]
    feeds: tuple[str, ...]


@dataclass(frozen=True)
class FeedEntry:
    """One feed: tables of the warehouse and indicators that would miss it."""

    name: str
    domain: str
    tables: tuple[str, ...]
    kpis: tuple[str, ...]


def tables() -> list[TableEntry]:
    """Tables and views, in the order of SCHEMAS and then by name."""
    found = [_table(table) for table in schema.metadata.tables.values() if table.schema in SCHEMAS]
    found += [_view(name) for name in lineage.load().views]
    order = list(SCHEMAS)
    return sorted(found, key=lambda entry: (order.index(entry.schema), entry.name))


def kpis() -> list[KpiEntry]:
    """Indicators in the order of the catalogue."""
    book = catalogue.load()
    return [
        KpiEntry(
            kpi.id,
            kpi.title,
            book.programmes[kpi.programme],
            _by_relation(lineage.load().kpis[kpi.id].fields),
            tuple(sorted(lineage.load().feeds_of_kpi(kpi.id))),
        )
        for kpi in book.kpis
    ]


def feeds() -> list[FeedEntry]:
    """Every feed, by domain and name."""
    known = lineage.load()
    of_table = {name: known.feeds_of_table(name) for name in known.tables}
    of_kpi = {kpi_id: known.feeds_of_kpi(kpi_id) for kpi_id in known.kpis}
    return [
        FeedEntry(
            feed.name,
            feed.domain,
            tuple(name for name, among in of_table.items() if feed.name in among),
            tuple(name for name, among in of_kpi.items() if feed.name in among),
        )
        for feed in contracts.all_feeds()
    ]


@cache
def star() -> Star:
    """The star schema of this project."""
    return Star(schema.metadata)


def areas() -> dict[str, list[Table]]:
    """Facts by the service area they declare, or else whose feeds they are made from."""
    found: dict[str, list[Table]] = {domain: [] for domain in settings.DOMAINS}
    for fact in star().facts.values():
        found[service_areas.area(fact) or service_areas.SHARED].append(fact)
    return {domain: facts for domain, facts in found.items() if facts}


def _table(table: Table) -> TableEntry:
    known = lineage.load()
    readers, kpi_ids = known.used_by(table.fullname)
    statement = known.tables.get(table.fullname)
    first = grain(table.comment)
    return TableEntry(
        str(table.schema),
        table.name,
        first,
        (table.comment or "").removeprefix(first).removeprefix(first.removesuffix(".")).strip(),
        tuple(_column(table, column) for column in table.columns),
        tuple(sorted(known.feeds_of_table(table.fullname))) if statement else _feeds_of_figures(table),
        (*readers, *_readers_of_figures(table)),
        tuple(kpi_ids),
    )


def _column(table: Table, column: Any) -> ColumnEntry:
    statement = lineage.load().tables.get(table.fullname)
    entry = ColumnEntry(
        name=column.name,
        type=column.type.compile(dialect=DIALECT).lower(),
        nullable=column.nullable,
        key=column.name in key(table),
        references=_references(table, column),
        comment=column.comment or "",
        classification=CLASS_OF_SCHEMA.get(str(table.schema), "public"),
        made_of=MADE_BY.get(str(table.schema), ""),
    )
    if statement:
        return _with_origin(entry, statement.columns[column.name])
    if table is schema.published_kpi_monthly and column.name in schema.kpi_monthly.columns:
        return replace(entry, sources=(Field(schema.kpi_monthly.fullname, column.name),))
    return entry


def _with_origin(entry: ColumnEntry, step: Origin) -> ColumnEntry:
    origin = _origin(step)
    parameters = ", ".join(f"{name} of the run" for name in sorted(origin.parameters))
    return replace(
        entry,
        classification=_classification(origin),
        sources=tuple(sorted(origin.values)),
        decided_by=tuple(sorted(origin.decided_by - origin.values)),
        made_of=parameters or "counted, or made of constants",
    )


def _view(name: str) -> TableEntry:
    statement = lineage.load().views[name]
    schema_name, _, view = name.partition(".")
    lines = (settings.SQL / schema_name / "views" / f"{view}.sql").read_text().splitlines()
    comment = " ".join(line.removeprefix("--").strip() for line in takewhile(lambda line: line.startswith("--"), lines))
    columns = (
        ColumnEntry(column, "", True, False, "", "", CLASS_OF_SCHEMA["kpi"], *_both(origin))
        for column, origin in statement.columns.items()
    )
    return TableEntry(schema_name, view, comment, "", tuple(columns), is_view=True)


def _both(origin: Origin) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    return tuple(sorted(origin.values)), tuple(sorted(origin.decided_by - origin.values))


def _references(table: Table, column: Any) -> str:
    if column.foreign_keys:
        return ", ".join(sorted(each.target_fullname for each in column.foreign_keys))
    name = star().dimension(column) if table in star().facts.values() else None
    return f"warehouse.{name}.{key(star().dimensions[name])[0]}" if name else ""


def _readers_of_figures(table: Table) -> list[str]:
    """Views that read a table, and the copy for publication, which is not made by SQL."""
    views = [name for name, view in lineage.load().views.items() if table.fullname in view.relations]
    return [*views, schema.published_kpi_monthly.fullname] if table is schema.kpi_monthly else views


def _feeds_of_figures(table: Table) -> tuple[str, ...]:
    """Feeds of a table that the indicators are written to."""
    if table not in (schema.kpi_monthly, schema.published_kpi_monthly):
        return ()
    return tuple(sorted(frozenset[str]().union(*map(lineage.load().feeds_of_kpi, lineage.load().kpis))))


def _origin(step: Origin) -> Origin:
    """The origin outside the warehouse of what is made of columns one step back."""
    found = Origin(parameters=step.parameters)
    for each in step.values:
        found |= lineage.load().origin(each)
    for each in step.decided_by:
        found |= lineage.load().origin(each).as_decision
    return found


def _classification(origin: Origin) -> str:
    """The highest class of what a value comes from; a child's key tells of somebody without saying who.

    What only decides is not to be seen in the value, but what follows from one person's record is about that person.
    """
    if CHILD_KEY in origin.values:
        return PSEUDONYM
    seen = [_class_of(source) for source in origin.values if source.feed]
    followed = [_class_of(source) for source in origin.decided_by if source.feed]
    return max(
        [*seen, *(min(found, "confidential", key=CLASSES.index) for found in followed)],
        key=CLASSES.index,
        default="public",
    )


def _class_of(source: Field) -> str:
    columns = {column.name: column.classification for column in _feed(source.feed or "").columns}
    # where a row came from is told of every feed
    return columns.get(source.column, "internal")


@cache
def _feed(name: str) -> Feed:
    return contracts.load(name)


def _by_relation(fields: Iterable[Field]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for each in sorted(fields):
        found.setdefault(each.relation, []).append(each.column)
    return tuple((relation, tuple(columns)) for relation, columns in found.items())
