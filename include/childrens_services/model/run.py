"""Build the warehouse's tables, each from its one SQL file.

Dimensions first, then facts, then facts by month, which are made from facts; last, `settle` takes out the members of
dimensions that no fact refers to any more.
"""

import re
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, text

from childrens_services import database
from childrens_services.model import by_month, order, reference, schema, sync
from childrens_services.model.sync import Counts
from childrens_services.stage import tables


def table_names(group: str | None = None) -> list[str]:
    """Names of the tables of a group (`order.GROUPS`), or of all, in an order in which they can be built."""
    return [name for each in order.GROUPS if group in (None, each) for name in order.in_order(each)]


def lists() -> list[str]:
    """Names of the dimensions made of reference files alone: the calendar, the councils, and lists of codes."""
    texts = {name: database.sql("warehouse", f"{name}.sql") for name in table_names("dimensions")}
    return [name for name, text in texts.items() if not re.search(r"\b(staging|quality|warehouse|identity)\.", text)]


def build(table_name: str, local_authority_code: str) -> Counts:
    """Build one table from staging, or from other tables; gives rows `inserted`, `deleted` and `unchanged`.

    Raises RuntimeError, and changes nothing, when the history of a child would overlap or have a gap.
    """
    table = schema.metadata.tables[f"warehouse.{table_name}"]
    with database.transaction() as connection:
        database.lock(connection, table.fullname)
        if schema.is_monthly(table):
            return by_month.build(connection, table, local_authority_code)
        if _is_dimension(table):
            counts = _dimension(connection, table, local_authority_code, keep=True)
        else:
            counts = _fact(connection, table, local_authority_code)
        # the planner must know the rows before the next table joins them
        connection.execute(text(f"analyze {table.fullname}"))
        return counts


def settle(local_authority_code: str) -> dict[str, int]:
    """Take out the members of dimensions that are gone from staging, once the facts refer to others; rows by table."""
    deleted = {}
    changing = set(table_names("dimensions")) - set(lists())
    for table_name in reversed(table_names("dimensions")):
        if table_name in changing:
            table = schema.metadata.tables[f"warehouse.{table_name}"]
            with database.transaction() as connection:
                database.lock(connection, table.fullname)
                deleted[table_name] = _dimension(connection, table, local_authority_code, keep=False)["deleted"]
    return {table_name: rows for table_name, rows in deleted.items() if rows}


def build_all(local_authority_code: str) -> dict[str, Counts]:
    """Build every table, in order; counts by table."""
    counts = {table_name: build(table_name, local_authority_code) for table_name in table_names()}
    settle(local_authority_code)
    return counts


def prepare() -> None:
    """Have what the tables are built from: staging tables for every feed, and the rows of the reference files."""
    with database.transaction() as connection:
        tables.ensure_all(connection)
        reference.load_all(connection)


def history_problems(connection: Connection) -> list[dict[str, Any]]:
    """Versions in `dim_child` that do not begin where the child's version before ends, or that leave an end open.

    Each with `child_key`, `valid_from`, `expected_from`. The first version must hold from 1900-01-01, the last be open.
    """
    return [
        dict(row) for row in connection.execute(text(database.sql("warehouse", "checks", "history.sql"))).mappings()
    ]


def fingerprint(connection: Connection, table_name: str) -> str:
    """Digest of a table's rows, whatever their order: two tables with one digest have the same rows."""
    rows = text(f"select md5(each::text) from warehouse.{table_name} as each")  # noqa: S608
    return sha256("".join(sorted(connection.scalars(rows))).encode()).hexdigest()


def _is_dimension(table: Table) -> bool:
    return table.info.get("kind") == "dimension"


def _dimension(connection: Connection, table: Table, local_authority_code: str, *, keep: bool) -> Counts:
    select_sql = database.sql("warehouse", f"{table.name}.sql")
    found = sync.difference(connection, table, select_sql, {"local_authority_code": local_authority_code})
    counts = sync.apply(connection, found, keep=table.primary_key.columns.keys()[0] if keep else None)
    if table.name == "dim_child" and (problems := history_problems(connection)):
        raise RuntimeError(f"dim_child: {len(problems)} versions overlap or leave a gap, first {problems[0]}")
    return counts


def _fact(connection: Connection, table: Table, local_authority_code: str) -> Counts:
    is_shared = "local_authority_code" not in table.columns
    found = sync.difference(
        connection,
        table,
        database.sql("warehouse", f"{table.name}.sql"),
        {"local_authority_code": local_authority_code},
        within="true" if is_shared else "local_authority_code = :local_authority_code",
    )
    by_month.mark_changed(connection, found, local_authority_code)
    return sync.apply(connection, found)
