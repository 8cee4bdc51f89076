"""What the declarations are written with: columns, keys, references, and the kinds of fact."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import DATERANGE, INT8RANGE
from sqlalchemy.ext.compiler import compiles

SCHEMAS = ("staging", "quarantine", "quality", "identity", "reference", "warehouse", "kpi", "published")
# members of every dimension of codes: not known, not applicable, not in the list
NOT_KNOWN, NOT_APPLICABLE, INVALID = "-1", "-2", "-3"

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "uq": "%(table_name)s_%(column_0_name)s_key",
        "ix": "%(table_name)s_%(column_0_N_name)s",
    }
)
MONEY = Numeric(14, 2)


@dataclass(frozen=True)
class Span:
    """Which months a row of a source counts in: from the day in `start` to that in `end`, both columns of the source.

    One column twice for an event. An empty end, or None for a source whose rows count for ever, has no last month; a
    row still counts `months_after` months after its end where a fact looks back that far. `with_end` names columns
    that are filled in with the end, such as its reason, and change no month before it. `identified`, of a source that
    is joined to children by itself: kind of identifier and the column that holds it; who is who may change later.
    """

    start: str
    end: str | None
    months_after: int = 0
    with_end: tuple[str, ...] = ()
    identified: tuple[str, str] | None = None


class TemporalForeignKey(ForeignKeyConstraint):
    """A reference to the version that held, `foreign key (…, period …)` of PostgreSQL 18, unknown to SQLAlchemy."""


@compiles(TemporalForeignKey)
def _period(constraint: TemporalForeignKey, compiler: Any, **options: Any) -> str:
    written: str = compiler.visit_foreign_key_constraint(constraint, **options)
    for column in (constraint.columns.keys()[-1], constraint.elements[-1].column.name):
        written = written.replace(f", {column})", f", PERIOD {column})")
    return written


def key(name: str, type_: Any, comment: str, **options: Any) -> Column[Any]:
    """A column of the primary key."""
    return Column(name, type_, primary_key=True, autoincrement=False, comment=comment, **options)


def value(name: str, type_: Any, comment: str, **options: Any) -> Column[Any]:
    """A column that always has a value."""
    return Column(name, type_, nullable=False, comment=comment, **options)


def maybe(name: str, type_: Any, comment: str, **options: Any) -> Column[Any]:
    """A column that may be empty; its comment says when."""
    return Column(name, type_, nullable=True, comment=comment, **options)


def count(name: str, comment: str) -> Column[Any]:
    """A number of things, nought unless told."""
    return value(name, Integer, comment, server_default=text("0"))


def flag(name: str, comment: str) -> Column[Any]:
    """A yes or no that is always known."""
    return value(name, Boolean, comment)


def one_of(column: str, *values: str) -> CheckConstraint:
    """The column has one of these values."""
    return CheckConstraint(f"{column} in ({', '.join(repr(value) for value in values)})", name=column)


def refers(name: str, dimension: Table, comment: str, *, is_key: bool = False) -> Column[Any]:
    """A reference to a member of a dimension, by the dimension's key: always one, `-1` where it is not known."""
    # deferred: a changed row of the dimension is deleted and inserted again within one transaction
    reference = ForeignKey(dimension.columns[0], deferrable=True, initially="DEFERRED")
    return Column(
        name, Text, reference, primary_key=is_key, nullable=False, server_default=text(repr(NOT_KNOWN)), comment=comment
    )


def local_authority(*, is_key: bool = False) -> Column[Any]:
    """The council whose records these are."""
    council = metadata.tables["warehouse.dim_local_authority"]
    return refers("local_authority_code", council, "Council, three-digit code.", is_key=is_key)


def day(name: str, comment: str, *, is_always: bool = False, is_key: bool = False) -> Column[Any]:
    """A day of the calendar, joined to `dim_date`.

    Not a foreign key: a day outside the calendar is a fault of the record, which must not stop the load.
    """
    info = {"dimension": "dim_date"}
    return Column(name, Date, nullable=not (is_always or is_key), primary_key=is_key, comment=comment, info=info)


def child(event: str | None = None, *, is_key: bool = False) -> list[Any]:
    """The child a row is about, and where `event` names a day of the row, the version of the child that held then.

    The two columns that the temporal reference needs are worked out by the database; `event` must always have a value.
    Without it (a row that has no day of its own) the child is a plain column.
    """
    told = Column(
        "child_key",
        BigInteger,
        primary_key=is_key,
        autoincrement=False,
        nullable=False,
        comment="Child (warehouse.dim_child); -1 where not known.",
        info={"dimension": "dim_child"},
    )
    if event is None:
        return [told, Index(None, "child_key")]
    since = f"greatest({event}, '1900-01-01')"
    return [
        told,
        Column(
            "child_key_range",
            INT8RANGE,
            Computed("int8range(child_key, child_key, '[]')", persisted=True),
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        Column(
            "child_day",
            DATERANGE,
            # histories begin in 1900; a slip such as the year 0201 must not stop the load
            Computed(f"daterange({since}, {since}, '[]')", persisted=True),
            comment=f"{event} as a range: the version of the child is the one that held then.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            deferrable=True,
            initially="DEFERRED",
        ),
        Index(None, "child_key"),
        # looked up for every version of a child that goes
        Index(None, "child_key_range"),
    ]


def dimension(name: str, *items: Any, comment: str) -> Table:
    """A dimension. Its first column is the key by which facts refer to its members."""
    return Table(name, metadata, *items, schema="warehouse", comment=comment, info={"kind": "dimension"})


def codes(name: str, code: str, comment: str) -> Table:
    """A dimension of codes, from the file `include/reference/codes/<name without dim_>.csv`."""
    return dimension(
        name,
        key(code, Text, "Code; -1 not known, -2 not applicable, -3 not in the list."),
        value("name", Text, "What the code means."),
        value("group_name", Text, "Group of codes it is counted with; its own name where there is none."),
        maybe("valid_from", Date, "First day the code may be used; null where it always could be."),
        maybe("valid_to", Date, "Day after the last the code may be used; null while it may."),
        value("sort_order", Integer, "Place in the list."),
        comment=comment,
    )


def fact(name: str, *items: Any, kind: str, area: str, comment: str) -> Table:
    """A fact, built whole. Its key begins with the council.

    `kind` is transaction (an event happened) or accumulating (a case, filled in as it goes on); `area` is the service
    whose records it tells of: education, health, social_care, finance.
    """
    info = {"kind": kind, "area": area}
    return Table(
        name, metadata, local_authority(is_key=True), *_flat(items), schema="warehouse", comment=comment, info=info
    )


def monthly(
    name: str,
    *items: Any,
    area: str,
    feeds: tuple[str, ...],
    spans: dict[str, Span],
    comment: str,
) -> Table:
    """A fact with one row per month and member (periodic snapshot), kept by year of the month, built month by month.

    Its key begins with council and month. `feeds`: it has the months that deliveries of all of these tell about.
    `spans`: what it is made from: a fact (`fact_placement`), whose rows that change make the months they count in out
    of date, or a feed (`staging.attendance_weekly`), whose delivery does; of a feed
    start and end may be SQL (`week_commencing + 4`).
    """
    return Table(
        name,
        metadata,
        local_authority(is_key=True),
        Column("month", Date, primary_key=True, comment="The month, first day.", info={"dimension": "dim_date"}),
        *_flat(items),
        schema="warehouse",
        comment=comment,
        info={"kind": "periodic", "area": area, "feeds": feeds, "spans": spans},
        postgresql_partition_by="RANGE (month)",
    )


def is_monthly(table: Table) -> bool:
    """Whether the table is built month by month."""
    return table.info.get("kind") == "periodic"


def _flat(items: tuple[Any, ...]) -> list[Any]:
    return [each for item in items for each in (item if isinstance(item, list) else [item])]
