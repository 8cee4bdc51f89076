"""Rows for a test: put into staging, or any other table, as YAML or a test gives them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from childrens_services import contracts, database
from childrens_services.model import run, schema
from childrens_services.stage import tables
from sqlalchemy import Table, insert, select

Rows = Mapping[str, list[dict[str, Any]]]


def load(rows: Rows) -> None:
    """Insert the rows of each table, `<schema>.<table>`; staging rows without `period` are of January 2026."""
    run.prepare()
    with database.transaction() as connection:
        for name, records in rows.items():
            for record in records:
                connection.execute(insert(table(name)), {**_lineage(name), **record})


def table(name: str) -> Table:
    """The table called `<schema>.<table>`."""
    schema_name, _, table_name = name.partition(".")
    return tables.table(contracts.load(table_name)) if schema_name == "staging" else schema.metadata.tables[name]


def rows(name: str) -> list[dict[str, Any]]:
    """Every row of a table, in the order of its key."""
    wanted = table(name)
    with database.transaction() as connection:
        return [dict(row) for row in connection.execute(select(wanted).order_by(*wanted.primary_key)).mappings()]


def _lineage(name: str) -> dict[str, Any]:
    if not name.startswith("staging."):
        return {}
    return {"period": date(2026, 1, 1), "batch_id": "test", "source_file": "test.csv", "source_row": 2}
