"""Each table's select, from cases kept as data: `tests/sql/warehouse/<table>/<case>.yaml`.

A case has `given` (rows by table), `expect` (the table's rows, in any order, with the columns the case is about) and
where needed `build_first` (tables the select reads). A table built by month also has `accepted` (months delivered, by
feed) and `first_month` (the first that is built).
"""

import csv
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from childrens_services import settings
from childrens_services.model import run, schema

from tests.model import given

CASES = sorted((Path(__file__).parents[1] / "sql" / "warehouse").glob("*/*.yaml"))

# dimensions that are lists of codes, with the name of the list
CODES = {
    name: name.removeprefix("dim_")
    for name in run.table_names("dimensions")
    if (settings.REFERENCE / "codes" / f"{name.removeprefix('dim_')}.csv").exists()
}


def needed(tables: list[str]) -> list[str]:
    """Dimensions that rows of the tables refer to or are made from, and so on; those made of files are there."""
    found: set[str] = set()
    left = set(tables)
    while left:
        name = left.pop()
        text = (settings.SQL / "warehouse" / f"{name}.sql").read_text()
        keys = schema.metadata.tables[f"warehouse.{name}"].foreign_keys
        read = {key.column.table.name for key in keys} | set(re.findall(r"\bwarehouse\.(dim_\w+)", text))
        left |= read - found - set(run.lists())
        found |= left
    return [name for name in run.table_names("dimensions") if name in found - set(tables)]


def test_every_table_has_cases():
    assert {case.parent.name for case in CASES} == set(run.table_names()) - set(CODES)


@pytest.mark.usefixtures("taken_back")
def test_dimensions_of_codes_are_their_files():
    run.prepare()
    for name, list_name in CODES.items():
        run.build(name, "855")
        rows = sorted(given.rows(f"warehouse.{name}"), key=lambda row: row["sort_order"])
        with (settings.REFERENCE / "codes" / f"{list_name}.csv").open(encoding="utf-8", newline="") as file:
            wanted = [(row["code"], row["name"]) for row in csv.DictReader(file)]
        members = [("-1", "Not known"), ("-2", "Not applicable"), ("-3", "Not in the list")]
        assert [tuple(row.values())[:2] for row in rows] == [*wanted, *members]


def test_every_table_has_one_select():
    assert {path.stem for path in (settings.SQL / "warehouse").glob("*.sql")} == set(run.table_names())


@pytest.mark.parametrize("path", CASES, ids=[f"{case.parent.name}-{case.stem}" for case in CASES])
@pytest.mark.usefixtures("taken_back")
def test_case(path: Path, monkeypatch: pytest.MonkeyPatch):
    case = yaml.safe_load(path.read_text())
    given.load(case.get("given", {}))
    given.accept(case.get("accepted", {}))
    monkeypatch.setenv("CHILDRENS_SERVICES_FIRST_MONTH", case.get("first_month", ""))
    tables = [*case.get("build_first", []), path.parent.name]
    for table in [*needed(tables), *tables]:
        run.build(table, "855")
    found = given.rows(f"warehouse.{path.parent.name}")
    expected = case["expect"]
    columns = list(expected[0]) if expected else []
    if keys := case.get("only"):
        found = [row for row in found if all(row[name] in values for name, values in keys.items())]
    assert _sorted({name: _plain(row[name]) for name in columns} for row in found) == _sorted(expected)


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def _sorted(rows: Any) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: str([row[name] for name in sorted(row)]))
