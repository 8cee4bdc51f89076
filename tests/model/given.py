"""Rows for a test: put into staging, or any other table, as YAML or a test gives them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from childrens_services import contracts, database, months
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


def accept(delivered: Mapping[str, list[str]]) -> None:
    """Note an accepted batch of each feed for each of its months (`YYYY-MM`)."""
    with database.transaction() as connection:
        for feed, accepted in delivered.items():
            for month in accepted:
                connection.execute(insert(schema.batch), _batch(feed, month))


def table(name: str) -> Table:
    """The table called `<schema>.<table>`."""
    schema_name, _, table_name = name.partition(".")
    return tables.table(contracts.load(table_name)) if schema_name == "staging" else schema.metadata.tables[name]


def rows(name: str) -> list[dict[str, Any]]:
    """Every row of a table, in the order of its key."""
    wanted = table(name)
    with database.transaction() as connection:
        return [dict(row) for row in connection.execute(select(wanted).order_by(*wanted.primary_key)).mappings()]


def _batch(feed: str, month: str) -> dict[str, Any]:
    return {
        "batch_id": f"{feed}:{month}:test",
        "feed": feed,
        "domain": "test",
        "month": months.first_day(month),
        **dict.fromkeys(("sha256", "source", "url"), "test"),
        "received_at": "2026-01-01T00:00:00Z",
        "status": "accepted",
    }


def _lineage(name: str) -> dict[str, Any]:
    if not name.startswith("staging."):
        return {}
    return {"period": date(2026, 1, 1), "batch_id": "test", "source_file": "test.csv", "source_row": 2}
