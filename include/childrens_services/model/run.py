"""Build the warehouse's tables, each from its one SQL file."""

import csv
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, text

from childrens_services import database, settings
from childrens_services.model import schema
from childrens_services.model.sync import Counts, sync
from childrens_services.stage import tables

# dimensions before the facts that refer to them
TABLES = (
    "dim_date",
    "dim_local_authority",
    "dim_child",
    "fact_ehc_assessment",
    "fact_health_review",
    "fact_referral",
    "fact_assessment",
    "fact_placement",
    "fact_high_needs_monitor",
    "fact_published_figure",
)


def build(table_name: str, local_authority_code: str) -> Counts:
    """Build one table of TABLES from staging; gives rows `inserted`, `deleted` and `unchanged`.

    Raises RuntimeError, and changes nothing, when the history of a child would overlap or have a gap.
    """
    table = schema.metadata.tables[f"warehouse.{table_name}"]
    is_shared = table_name.startswith("dim_") or "local_authority_code" not in table.columns
    with database.transaction() as connection:
        prepare(connection)
    with database.transaction() as connection:
        database.lock(connection, f"warehouse.{table_name}")
        counts = sync(
            connection,
            table,
            database.sql("warehouse", f"{table_name}.sql"),
            {"local_authority_code": local_authority_code},
            within="true" if is_shared else "local_authority_code = :local_authority_code",
        )
        if table_name == "dim_child" and (problems := history_problems(connection)):
            raise RuntimeError(f"dim_child: {len(problems)} versions overlap or leave a gap, first {problems[0]}")
        # the planner must know the rows before the next table joins them
        connection.execute(text(f"analyze {table.fullname}"))
    return counts


def prepare(connection: Connection) -> None:
    """Have what the tables are built from: staging tables for every feed, and the rows of the reference files."""
    tables.ensure_all(connection)
    _load(connection, schema.bank_holiday, "bank_holidays.csv")
    _load(connection, schema.local_authority, "local_authorities.csv")


def history_problems(connection: Connection) -> list[dict[str, Any]]:
    """Versions in `dim_child` that do not begin where the child's version before ends, or that leave an end open.

    Each with `child_key`, `valid_from`, `expected_from`. The first version must hold from 1900-01-01, the last be open.
    """
    return [
        dict(row) for row in connection.execute(text(database.sql("warehouse", "checks", "history.sql"))).mappings()
    ]


def _load(connection: Connection, table: Table, file_name: str) -> None:
    """Make a reference table its file, if it is not already."""
    with (settings.REFERENCE / file_name).open(encoding="utf-8", newline="") as file:
        wanted = {tuple(_typed(table, name, value) for name, value in row.items()) for row in csv.DictReader(file)}
    names = list(table.columns.keys())
    database.lock(connection, table.fullname)
    if {tuple(row) for row in connection.execute(select(table))} != wanted:
        connection.execute(delete(table))
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in sorted(wanted, key=str)])


def _typed(table: Table, name: str, value: str) -> Any:
    if table.c[name].type.python_type is date:
        return date.fromisoformat(value)
    return value or None
