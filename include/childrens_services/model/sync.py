"""Make a table equal to a select, touching only the rows that differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    CompoundSelect,
    Connection,
    Delete,
    Insert,
    MetaData,
    Table,
    TextClause,
    delete,
    except_,
    insert,
    literal_column,
    select,
    text,
    tuple_,
)

Counts = dict[str, int]


@dataclass(frozen=True)
class Difference:
    """Two temporary tables with the columns of the table compared: rows `gone` from it, and rows `come` into it."""

    table: Table
    gone: Table
    come: Table
    total: int

    @property
    def columns(self) -> list[str]:
        """Names of the columns compared: those the database does not compute."""
        return [column.name for column in self.come.columns]


def sync(
    connection: Connection, table: Table, select_sql: str, parameters: Mapping[str, Any], within: str = "true"
) -> Counts:
    """Make `table` the result of the select; gives rows `inserted`, `deleted` and `unchanged`.

    The select has exactly the table's columns, in any order, less those the database computes. A changed row counts as
    deleted and inserted. `within` is an SQL condition, with the same parameters, on the part of the table the select
    answers for; the rest is left alone. Raises ValueError when the columns are not the table's, IntegrityError when
    two rows have one key.
    """
    return apply(connection, difference(connection, table, select_sql, parameters, within))


def difference(
    connection: Connection, table: Table, select_sql: str, parameters: Mapping[str, Any], within: str = "true"
) -> Difference:
    """What `sync` would change; raises as it does. Gone with the transaction, or with the next difference."""
    columns = [column for column in table.columns if column.computed is None]
    names = [column.name for column in columns]
    textual = _bound(select_sql.strip().removesuffix(";") + "\n", parameters)
    selected = textual.columns(*(Column[Any](column.name, column.type) for column in columns)).subquery("selected")
    found = connection.execute(select(literal_column("*")).select_from(selected).limit(0)).keys()
    _check_columns(table, list(found), names)
    wanted = _temporary_copy(connection, "wanted", columns)
    total = _rows(connection, insert(wanted).from_select(names, select(*(selected.c[name] for name in names))))
    present = select(*columns).where(_bound(within, parameters))
    gone = _filled(connection, "gone", columns, except_(present, select(wanted)))
    come = _filled(connection, "come", columns, except_(select(wanted), present))
    return Difference(table, gone, come, total)


def apply(connection: Connection, found: Difference, *, keep: str | None = None) -> Counts:
    """Take out the rows gone and put in those that have come; counts as `sync`.

    With `keep`, a key column, rows of members that have gone altogether stay for now: rows elsewhere refer to them.
    """
    key = [column.name for column in found.table.primary_key.columns]
    gone = select(*(found.gone.c[name] for name in key))
    if keep:
        remaining = select(Table("wanted", MetaData(), Column(keep)).c[keep])
        gone = gone.where(found.gone.c[keep].in_(remaining))
    # deleted first: the new version of a row may not stand beside the old one
    leave = delete(found.table).where(tuple_(*(found.table.c[name] for name in key)).in_(gone))
    deleted = _rows(connection, leave)
    inserted = _rows(connection, insert(found.table).from_select(found.columns, select(found.come)))
    return {"inserted": inserted, "deleted": deleted, "unchanged": found.total - inserted}


def _bound(statement: str, parameters: Mapping[str, Any]) -> TextClause:
    """The text with those of the parameters that it names."""
    unbound = text(statement)
    return unbound.bindparams(**{name: given for name, given in parameters.items() if name in unbound._bindparams})


def _rows(connection: Connection, statement: Insert | Delete) -> int:
    return connection.execute(statement, execution_options={"preserve_rowcount": True}).rowcount


def _check_columns(table: Table, found: list[str], expected: list[str]) -> None:
    if sorted(found) != sorted(expected):
        missing, unknown = sorted(set(expected) - set(found)), sorted(set(found) - set(expected))
        raise ValueError(f"select for {table.fullname}: columns missing {missing}, not the table's {unknown}: {found}")


def _filled(connection: Connection, name: str, columns: list[Column[Any]], rows: CompoundSelect[Any]) -> Table:
    made = _temporary_copy(connection, name, columns)
    connection.execute(insert(made).from_select([column.name for column in columns], rows))
    return made


def _temporary_copy(connection: Connection, name: str, columns: list[Column[Any]]) -> Table:
    """An empty table with these columns and their key, gone with the transaction."""
    copies = (
        Column[Any](
            column.name, column.type, primary_key=column.primary_key, nullable=column.nullable, autoincrement=False
        )
        for column in columns
    )
    copy = Table(name, MetaData(), *copies, prefixes=["temporary"], postgresql_on_commit="drop")
    connection.execute(text(f"drop table if exists pg_temp.{name}"))
    copy.create(connection, checkfirst=False)
    return copy
