"""The rows of the reference files kept with the code (`include/reference`)."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Integer, Table, delete, insert, select

from childrens_services import database, settings
from childrens_services.model import schema
from childrens_services.model.schema.base import INVALID, NOT_APPLICABLE, NOT_KNOWN

# what every list of codes has beside its own; last in the order
MEMBERS = ((NOT_KNOWN, "Not known"), (NOT_APPLICABLE, "Not applicable"), (INVALID, "Not in the list"))


def load_all(connection: Connection) -> None:
    """Make each reference table its file, if it is not already."""
    _load(connection, schema.bank_holiday, _rows("bank_holidays.csv"))
    _load(connection, schema.local_authority, _rows("local_authorities.csv"))
    _load(connection, schema.statistical_neighbour, _rows("statistical_neighbours.csv"))
    _load(connection, schema.term_date, _rows("term_dates.csv"))
    _load(connection, schema.code_list, _codes())


def _rows(file_name: str | Path) -> Iterator[dict[str, str]]:
    with (settings.REFERENCE / file_name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _codes() -> Iterator[dict[str, str]]:
    """Every list of codes: `code`, `name` and, where a list has them, `group_name`, `valid_from`, `valid_to`."""
    for path in sorted((settings.REFERENCE / "codes").glob("*.csv")):
        rows = [*_rows(path), *({"code": code, "name": name} for code, name in MEMBERS)]
        for position, row in enumerate(rows, start=1):
            yield {
                "list_name": path.stem,
                "code": row["code"],
                "name": row["name"],
                "group_name": row.get("group_name") or row["name"],
                "valid_from": row.get("valid_from", ""),
                "valid_to": row.get("valid_to", ""),
                "sort_order": str(position),
            }


def _load(connection: Connection, table: Table, rows: Iterator[dict[str, str]]) -> None:
    names = list(table.columns.keys())
    wanted = {tuple(_typed(table, name, row[name]) for name in names) for row in rows}
    database.lock(connection, table.fullname)
    if {tuple(row) for row in connection.execute(select(table))} != wanted:
        connection.execute(delete(table))
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in sorted(wanted, key=str)])


def _typed(table: Table, name: str, value: str) -> Any:
    if not value:
        return None
    if isinstance(table.c[name].type, Integer):
        return int(value)
    return date.fromisoformat(value) if table.c[name].type.python_type is date else value
