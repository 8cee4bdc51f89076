"""Make a table equal to a select, touching only the rows that differ."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Delete,
    Insert,
    MetaData,
    Table,
    delete,
    except_,
    insert,
    literal_column,
    select,
    text,
    tuple_,
)

Counts = dict[str, int]


def sync(
    connection: Connection, table: Table, select_sql: str, parameters: Mapping[str, Any], within: str = "true"
) -> Counts:
    """Make `table` the result of the select; gives rows `inserted`, `deleted` and `unchanged`.

    The select has exactly the table's columns, in any order, less those the database computes. A changed row counts as
    deleted and inserted. `within` is an SQL condition, with the same parameters, on the part of the table the select
    answers for; the rest is left alone. Raises ValueError when the columns are not the table's, IntegrityError when
    two rows have one key.
    """
    columns = [column for column in table.columns if column.computed is None]
    names = [column.name for column in columns]
    textual = text(select_sql.strip().removesuffix(";") + "\n")
    selected = textual.columns(*(Column[Any](column.name, column.type) for column in columns)).subquery("selected")
    found = connection.execute(select(literal_column("*")).select_from(selected).limit(0), parameters).keys()
    _check_columns(table, list(found), names)

    def rows_of(statement: Insert | Delete) -> int:
        return connection.execute(statement, parameters, execution_options={"preserve_rowcount": True}).rowcount

    wanted = _temporary_copy(connection, columns)
    total = rows_of(insert(wanted).from_select(names, select(*(selected.c[name] for name in names))))
    present = select(*columns).where(text(within))
    gone, key = except_(present, select(wanted)).subquery(), table.primary_key.columns
    # deleted first: the new version of a row may not stand beside the old one
    deleted = rows_of(delete(table).where(tuple_(*key).in_(select(*(gone.c[column.name] for column in key)))))
    inserted = rows_of(insert(table).from_select(names, except_(select(wanted), present)))
    return {"inserted": inserted, "deleted": deleted, "unchanged": total - inserted}


def _check_columns(table: Table, found: list[str], expected: list[str]) -> None:
    if sorted(found) != sorted(expected):
        missing, unknown = sorted(set(expected) - set(found)), sorted(set(found) - set(expected))
        raise ValueError(f"select for {table.fullname}: columns missing {missing}, not the table's {unknown}: {found}")


def _temporary_copy(connection: Connection, columns: list[Column[Any]]) -> Table:
    """An empty table with these columns and their key, gone with the transaction."""
    copies = (
        Column[Any](
            column.name, column.type, primary_key=column.primary_key, nullable=column.nullable, autoincrement=False
        )
        for column in columns
    )
    wanted = Table("wanted", MetaData(), *copies, prefixes=["temporary"], postgresql_on_commit="drop")
    connection.execute(text("drop table if exists pg_temp.wanted"))
    wanted.create(connection, checkfirst=False)
    return wanted
