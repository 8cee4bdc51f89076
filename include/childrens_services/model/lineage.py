"""Where the warehouse and the indicators come from, read from their SQL.

A statement's column has its value from the columns its expression names, through common table expressions, unions and
sub-queries. Others only decide on it: in the condition of a `case` or a `filter`, in the partition or order of a
window, or as that by which the value is looked up outside staging (a child's key, a day's number). The `conditions` of
a statement decide which rows there are: joins, filters, groups and orders.

`identity` is where lineage ends as staging is: that an identifier stands for a child follows from every feed that holds
one (`model/identity.py`), and would be said of nearly every column.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple, cast

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import Scope, build_scope, walk_in_scope
from sqlglot.schema import MappingSchema

from childrens_services import contracts, settings
from childrens_services.measure import catalogue
from childrens_services.model import schema

DIALECT = "postgres"
STAGING = "staging"
# read by measure/run.py for a target that is a published figure
FIGURES = "warehouse.fact_published_figure"
PEOPLE = "warehouse.fact_population"
# what the names of feeds begin with whose files are returns
RETURN_FEEDS = ("ssda903_", "cin_census_")
CONDITIONS = ("joins", "where", "group", "having", "distinct", "order", "limit", "windows")
# parts of an expression that decide on its value without being in it
DECIDING: Mapping[type[exp.Expr], tuple[str, ...]] = {
    exp.Case: ("this",),
    exp.If: ("this",),
    exp.Filter: ("expression",),
    exp.Window: ("partition_by", "order"),
    exp.Select: CONDITIONS,
}
Relations = Mapping[str, Iterable[str]]


class Field(NamedTuple):
    """A column of a table or view, for example `staging.sen2_person`, `upn`. `staging.<feed>_current` is the feed's."""

    relation: str
    column: str

    @property
    def feed(self) -> str | None:
        """The feed, where it is a column of one."""
        schema_name, _, name = self.relation.partition(".")
        return name if schema_name == STAGING else None

    def __str__(self) -> str:
        return f"{self.relation}.{self.column}"


@dataclass(frozen=True)
class Origin:
    """What a column is made of: its values, what decides on them, and parameters. All empty: constants, or counted."""

    values: frozenset[Field] = frozenset()
    decided_by: frozenset[Field] = frozenset()
    parameters: frozenset[str] = frozenset()

    @property
    def fields(self) -> frozenset[Field]:
        """Both kinds of columns."""
        return self.values | self.decided_by

    @property
    def as_decision(self) -> "Origin":
        """The same, where it only decides on a value."""
        return Origin(frozenset(), self.fields, self.parameters)

    def __or__(self, other: "Origin") -> "Origin":
        return Origin(
            self.values | other.values, self.decided_by | other.decided_by, self.parameters | other.parameters
        )


@dataclass(frozen=True)
class Statement:
    """What one select reads: its columns' origins in their order, its conditions, and the relations it names."""

    columns: Mapping[str, Origin]
    conditions: frozenset[Field] = frozenset()
    relations: frozenset[str] = frozenset()

    @property
    def fields(self) -> frozenset[Field]:
        """Every column that the rows depend on."""
        return self.conditions.union(*(origin.fields for origin in self.columns.values()))


@dataclass(frozen=True)
class Lineage:
    """The statements of this project: of the warehouse's tables and the views of `kpi` by full name, of KPIs by id."""

    tables: Mapping[str, Statement] = field(default_factory=dict)
    kpis: Mapping[str, Statement] = field(default_factory=dict)
    views: Mapping[str, Statement] = field(default_factory=dict)

    @cached_property
    def _traced(self) -> dict[Field, Origin]:
        return {}

    def origin(self, wanted: Field) -> Origin:
        """Columns outside the warehouse that a column comes from, through every table between; itself if outside."""
        statement = self.tables.get(wanted.relation)
        if statement is None:
            return Origin(frozenset({wanted}))
        if wanted not in self._traced:
            # a table that reads itself adds nothing by it
            self._traced[wanted] = Origin()
            step = statement.columns[wanted.column]
            decisions = [self.origin(each).as_decision for each in step.decided_by]
            self._traced[wanted] = _together([*map(self.origin, step.values), *decisions])
        return self._traced[wanted]

    def sources(self, fields: Iterable[Field]) -> frozenset[Field]:
        """Columns outside the warehouse that these come from in either way, together."""
        return _together(map(self.origin, fields)).fields

    def feeds_of_table(self, name: str) -> frozenset[str]:
        """Feeds that the rows of a table of the warehouse rest on."""
        return self._feeds(self.tables[name])

    def feeds_of_kpi(self, kpi_id: str) -> frozenset[str]:
        """Feeds that an indicator's numbers rest on: those of the columns it reads, not of all in their tables."""
        statement = self.kpis[kpi_id]
        # checks of returns are written by Python, from the files of these feeds
        returns = RETURN_FEEDS if "quality.return_run" in statement.relations else ()
        return self._feeds(statement).union(name for name in contracts.names() if name.startswith(returns))

    def used_by(self, relation: str) -> tuple[list[str], list[str]]:
        """Tables of the warehouse, and ids of indicators, whose statements read a relation themselves."""
        tables = sorted(name for name, statement in self.tables.items() if relation in statement.relations)
        return tables, [kpi_id for kpi_id, statement in self.kpis.items() if relation in statement.relations]

    def _feeds(self, statement: Statement) -> frozenset[str]:
        return frozenset(source.feed for source in self.sources(statement.fields) if source.feed)


@cache
def load() -> Lineage:
    """The lineage of this project. Raises ValueError, naming the file, for SQL that cannot be understood."""
    return Lineage(
        tables={
            f"warehouse.{path.stem}": of_table(path.stem) for path in sorted((settings.SQL / "warehouse").glob("*.sql"))
        },
        kpis={kpi.id: of_kpi(kpi) for kpi in catalogue.load().kpis},
        views={f"kpi.{path.stem}": _of_file(path) for path in sorted((settings.SQL / "kpi" / "views").glob("*.sql"))},
    )


def of_table(name: str) -> Statement:
    """What a table of the warehouse is made of, one step back. Raises ValueError as `load` does."""
    statement = _of_file(settings.SQL / "warehouse" / f"{name}.sql")
    # what the database works out from the table's own columns
    computed = {
        column.name: _together(statement.columns[made_of.name] for made_of in _columns(str(column.computed.sqltext)))
        for column in schema.metadata.tables[f"warehouse.{name}"].columns
        if column.computed is not None
    }
    return Statement({**statement.columns, **computed}, statement.conditions, statement.relations)


def of_kpi(kpi: catalogue.Kpi) -> Statement:
    """What an indicator is made of, one step back: its SQL, the population of a rate, a target that is published."""
    statement = _of_file(kpi.sql_path, kpi.sql)
    columns, relations = dict(statement.columns), statement.relations
    if kpi.population:
        columns["population"] = Origin(frozenset({Field(PEOPLE, "population")}))
        relations |= {PEOPLE}
    if kpi.target and kpi.target.benchmark:
        columns["target"] = Origin(frozenset({Field(FIGURES, "value")}))
        relations |= {FIGURES}
    return Statement(columns, statement.conditions, relations)


@cache
def relations() -> MappingSchema:
    """Columns of every relation that SQL of this project may read, in their order."""
    found: dict[str, list[str]] = {}
    for feed in contracts.all_feeds():
        staged = [*(column.name for column in feed.columns), "period", "batch_id", "source_file", "source_row"]
        found |= {f"{STAGING}.{feed.name}": staged, f"{STAGING}.{feed.name}_current": staged}
    return _mapping(found | {table.fullname: table.columns.keys() for table in schema.metadata.tables.values()})


def trace(sql: str, known: Relations | MappingSchema) -> Statement:
    """What a select is made of. `known`: columns of each `<schema>.<relation>` it may read.

    Raises ValueError when the SQL cannot be read or names a column that is not known.
    """
    mapping = known if isinstance(known, MappingSchema) else _mapping(known)
    try:
        tree = _with_columns_named(sqlglot.parse_one(sql, dialect=DIALECT))
        root = build_scope(qualify(tree, schema=mapping, dialect=DIALECT, quote_identifiers=False))
    except SqlglotError as error:
        raise ValueError(str(error)) from error
    if root is None:
        raise ValueError("not a select")
    return _Tracer(root).statement()


def _with_columns_named(tree: exp.Expr) -> exp.Expr:
    """The statement with `unnest(…) as code` as `unnest(…) as code(code)`, which PostgreSQL takes to be the same."""
    for function in tree.find_all(exp.Unnest, exp.Lateral):
        alias = function.args.get("alias")
        if alias and alias.this and not alias.columns and not isinstance(function.this, exp.Subquery):
            alias.set("columns", [alias.this.copy()])
    return tree


def _of_file(path: Path, sql: str = "") -> Statement:
    try:
        return trace(sql or path.read_text(), relations())
    except ValueError as error:
        raise ValueError(f"{path.relative_to(settings.SQL)}: {error}") from error


def _mapping(known: Relations) -> MappingSchema:
    nested: dict[str, dict[str, dict[str, str]]] = {}
    for name, columns in known.items():
        schema_name, _, relation = name.partition(".")
        # types are not used, but a schema without them is not taken
        nested.setdefault(schema_name, {})[relation] = dict.fromkeys(columns, "text")
    return MappingSchema(cast(dict[str, object], nested), dialect=DIALECT)


class _Tracer:
    """Follows the columns of one qualified statement."""

    def __init__(self, root: Scope) -> None:
        self.root = root
        self.scopes = list(root.traverse())
        self.scope_of = {id(column): scope for scope in self.scopes for column in _own_columns(scope.expression)}
        self.traced: dict[tuple[int, int], Origin] = {}

    def statement(self) -> Statement:
        names = _names(self.root)
        origins = [self.select(self.root, position) for position in range(len(names))]
        tables = {_relation(table) for scope in self.scopes for table in scope.find_all(exp.Table) if table.db}
        conditions = (self.expression(item).fields for scope in self.scopes for item in _conditions(scope.expression))
        return Statement(
            dict(zip(names, origins, strict=True)), frozenset[Field]().union(*conditions), frozenset(tables)
        )

    def select(self, scope: Scope, position: int) -> Origin:
        """Origin of the column a scope gives at that position."""
        key = (id(scope), position)
        if key not in self.traced:
            # what a recursive expression says of itself adds nothing
            self.traced[key] = Origin()
            if scope.set_operation_scopes:
                branches = [self.select(branch, position) for branch in scope.set_operation_scopes]
                self.traced[key] = _together(branches)
            elif not scope.expression.is_star:
                self.traced[key] = self.expression(cast(exp.Query, scope.expression).selects[position])
        return self.traced[key]

    def expression(self, node: exp.Expr) -> Origin:
        found = Origin(parameters=frozenset(str(each.name) for each in node.find_all(exp.Placeholder)))
        for column in node.find_all(exp.Column):
            origin = self.column(self.scope_of[id(column)], column)
            found |= origin.as_decision if _decides(column, node) else origin
        return found

    def column(self, scope: Scope, column: exp.Column) -> Origin:
        # in an order a column may go by the name the select gives it
        if not column.table and column.name in _names(scope):
            return self.select(scope, _names(scope).index(column.name))
        holder: Scope | None = scope
        while holder is not None and column.table not in holder.sources:
            holder = holder.parent
        if holder is None:
            raise ValueError(f"column {column.sql(DIALECT)} is of no table")
        source = holder.sources[column.table]
        if isinstance(source, Scope):
            return self.derived(source, column)
        # a function in the place of a table has no columns of a relation
        if not source.db:
            return self.expression(source)
        found = Origin(frozenset({Field(_relation(source), column.name)}))
        return found | self.looked_up(holder, column.table, _relation(source))

    def derived(self, source: Scope, column: exp.Column) -> Origin:
        """Origin of a column of a common table expression, a sub-query or a function in the place of a table."""
        if source.is_udtf:
            return _together(map(self.expression, _made_by(source.expression, column.name)))
        names = _names(source)
        if column.name in names:
            return self.select(source, names.index(column.name))
        # rows handed in as a parameter have the columns of a table, unnamed
        if source.expression.is_star:
            return Origin()
        raise ValueError(f"column {column.sql(DIALECT)} is not one of {', '.join(names)}")

    def looked_up(self, scope: Scope, alias: str, relation: str) -> Origin:
        """What the row of a relation outside staging was found by, where it was joined."""
        if relation.startswith(f"{STAGING}."):
            return Origin()
        on = [join.args.get("on") for join in scope.expression.args.get("joins") or [] if join.alias_or_name == alias]
        columns = [found for condition in on if condition for found in condition.find_all(exp.Column)]
        found_by = (self.column(self.scope_of[id(found)], found) for found in columns if found.table != alias)
        return _together(found_by).as_decision


def _names(scope: Scope) -> list[str]:
    return cast(exp.Query, scope.expression).named_selects


def _together(origins: Iterable[Origin]) -> Origin:
    found = Origin()
    for origin in origins:
        found |= origin
    return found


def _columns(expression: str) -> Iterator[exp.Column]:
    return sqlglot.parse_one(expression, dialect=DIALECT).find_all(exp.Column)


def _own_columns(expression: exp.Expr) -> Iterator[exp.Column]:
    """Columns named in a scope itself, not in those inside it."""
    return (node for node in walk_in_scope(expression) if isinstance(node, exp.Column))


def _made_by(function: exp.Expr, column: str) -> list[exp.Expr]:
    """What a column of a function in the place of a table is made of: of rows of values those at its place."""
    values = function.find(exp.Values)
    alias = function.args.get("alias") or (values and values.args.get("alias"))
    names = [each.name for each in alias.columns] if alias else []
    if values is None or column not in names:
        return [function]
    return [row.expressions[names.index(column)] for row in values.expressions]


def _decides(column: exp.Column, expression: exp.Expr) -> bool:
    """Whether a column only decides on the value of the expression it is in."""
    node: exp.Expr = column
    while node is not expression and node.parent is not None:
        if node.arg_key in DECIDING.get(type(node.parent), ()):
            return True
        # array_agg(value order by …); of a percentile the order is the value
        if isinstance(node.parent, exp.Order) and node.parent.this and node.arg_key == "expressions":
            return True
        node = node.parent
    return False


def _conditions(expression: exp.Expr) -> Iterator[exp.Expr]:
    """Parts of a select that decide which rows there are."""
    for name in CONDITIONS:
        found: Any = expression.args.get(name)
        yield from (part for part in (found if isinstance(found, list) else [found]) if isinstance(part, exp.Expr))


def _relation(table: exp.Table) -> str:
    name = table.name.removesuffix("_current") if table.db == STAGING else table.name
    return f"{table.db}.{name}"
