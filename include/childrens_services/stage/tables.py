"""Staging tables, and what counts in them, made from the contracts.

`staging.<feed>` has the contract's columns, typed, and where each row came from. `staging.<feed>_current` holds the
rows that count by the feed's scope (docs/architecture.md).
"""

from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    Index,
    MetaData,
    Numeric,
    Select,
    Table,
    Text,
    extract,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.schema import (
    DDL,
    CreateColumn,
    CreateIndex,
    CreateTable,
    CreateView,
    DropView,
    ExecutableDDLElement,
    SetColumnComment,
    SetTableComment,
)

from childrens_services import contracts, database
from childrens_services.contracts import Feed

TYPES: dict[str, Any] = {"string": Text, "integer": BigInteger, "number": Numeric, "date": Date}
LINEAGE = ("period", "batch_id", "source_file", "source_row")


def ensure_all(connection: Connection) -> None:
    """Make, or bring up to its contract, the staging table of every feed."""
    # one question for all of them: most calls find that there is nothing to do
    found = _descriptions(connection)
    for feed in contracts.all_feeds():
        if found.get(_view(feed).name) != _description(feed):
            _make(connection, feed)


def ensure(connection: Connection, feed: Feed) -> None:
    """Make, or bring up to its contract, `staging.<feed>` and `staging.<feed>_current`.

    New columns are added and none is dropped. Raises ValueError when a column has the name of one of LINEAGE.
    """
    # most calls have nothing to do, and then nobody who is reading the view is kept waiting
    if _descriptions(connection, feed).get(_view(feed).name) != _description(feed):
        _make(connection, feed)


def grant_all(connection: Connection) -> None:
    """Give each role its rights on the staging tables and views that are there."""
    made = set(connection.scalars(text("select relname from pg_class where relnamespace = 'staging'::regnamespace")))
    for feed in contracts.all_feeds():
        if {feed.name, _view(feed).name} <= made:
            for relation in (f"staging.{feed.name}", _view(feed).fullname):
                connection.execute(_grant(relation, feed))


def table(feed: Feed) -> Table:
    """The feed's staging table: the contract's columns, then those of LINEAGE. Raises ValueError as `ensure` does."""
    if taken := sorted({column.name for column in feed.columns} & set(LINEAGE)):
        raise ValueError(f"contract {feed.name}: staging has columns of its own called {taken}: rename the contract's")
    staged = Table(
        feed.name,
        MetaData(),
        *(Column[Any](column.name, TYPES[column.type], comment=column.description) for column in feed.columns),
        Column("period", Date, nullable=False, comment="Month delivered, first day."),
        Column("batch_id", Text, nullable=False, comment="Batch the row came in (quality.batch)."),
        Column("source_file", Text, comment="File the row came in."),
        Column("source_row", BigInteger, comment="Row as a spreadsheet shows it; else the record's ordinal."),
        schema="staging",
        comment=f"{feed.grain} Every delivery, as delivered. Contract {feed.domain}.{feed.name}. Personal data.",
    )
    Index(f"{feed.name}_period", staged.c.period)
    Index(f"{feed.name}_key", *(staged.c[name] for name in feed.key), staged.c.period)
    return staged


def _view(feed: Feed) -> Table:
    return Table(f"{feed.name}_current", MetaData(), schema="staging")


def _make(connection: Connection, feed: Feed) -> None:
    database.lock(connection, f"staging.{feed.name}")
    for statement in _statements(table(feed), feed):
        connection.execute(statement)
    comment = f"comment on view {_view(feed).fullname} is '{_description(feed)}'"
    connection.execute(DDL(comment))  # type: ignore[no-untyped-call]


@cache
def _description(feed: Feed) -> str:
    """The comment on the feed's view, which tells what it was made from. Kept: compiling every feed's DDL is slow."""
    dialect = PGDialect_psycopg()  # type: ignore[no-untyped-call]
    made_from = "\n".join(str(statement.compile(dialect=dialect)) for statement in _statements(table(feed), feed))
    digest = sha256(made_from.encode()).hexdigest()[:12]
    return f"The rows of {feed.name} that count: scope {feed.scope}. Definition {digest}."


def _descriptions(connection: Connection, feed: Feed | None = None) -> dict[str, str]:
    """Comments on the views that are there, by name: of one feed's view, or of all."""
    query = (
        "select relname, obj_description(oid, 'pg_class') as description from pg_class "
        "where relnamespace = 'staging'::regnamespace and relkind = 'v' and relname = coalesce(:view, relname)"
    )
    view = _view(feed).name if feed else None
    return {row.relname: row.description for row in connection.execute(text(query), {"view": view})}


def _statements(staged: Table, feed: Feed) -> list[ExecutableDDLElement]:
    """The DDL, each statement harmless when it has run before."""
    return [
        CreateTable(staged, if_not_exists=True),
        *(_add(staged.c[column.name]) for column in feed.columns),
        SetTableComment(staged),
        *(SetColumnComment(column) for column in staged.columns),
        *(
            CreateIndex(index, if_not_exists=True)
            for index in sorted(staged.indexes, key=lambda index: str(index.name))
        ),
        # dropped first: a view cannot be replaced by one whose columns come in another order
        DropView(_view(feed), if_exists=True),
        CreateView(_current(staged, feed), _view(feed).name, schema="staging"),
        _grant(staged.fullname, feed),
        _grant(_view(feed).fullname, feed),
    ]


def _add(column: Column[Any]) -> DDL:
    statement = f"alter table {column.table.fullname} add column if not exists {CreateColumn(column)}"
    return DDL(statement)  # type: ignore[no-untyped-call]


def _grant(relation: str, feed: Feed) -> DDL:
    """Data engineers see a delivery's rows without what tells who a child is: columns classified as restricted."""
    names = [column.name for column in feed.columns if column.classification != "restricted"]
    granted = ", ".join(f'"{name}"' for name in (*names, *LINEAGE))
    statement = (
        f"revoke all on table {relation} from childrens_data_engineer; "
        f"grant select ({granted}) on table {relation} to childrens_data_engineer"
    )
    return DDL(statement)  # type: ignore[no-untyped-call]


def _current(staged: Table, feed: Feed) -> Select[Any]:
    """The rows that count, by scope."""
    key = [staged.c[name] for name in feed.key]
    other = staged.alias("other")
    latest = select(func.max(other.c.period))
    latest_of_key = (
        select(staged)
        .ext(distinct_on(*key))
        .order_by(*key, staged.c.period.desc(), staged.c.source_file, staged.c.source_row)
    )
    match feed.scope:
        case "all":
            return select(staged).where(staged.c.period == latest.scalar_subquery())
        case "month":
            return latest_of_key
        case "collection_year":
            # April to March: three months earlier, the year is the calendar's
            years = extract("year", other.c.period - literal_column("interval '3 months'"))
            return latest_of_key.where(staged.c.period.in_(latest.group_by(years)))
