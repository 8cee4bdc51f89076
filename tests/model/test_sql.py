"""Each table's select, from cases kept as data: `tests/sql/warehouse/<table>/<case>.yaml`.

A case has `given` (rows by table), `expect` (the table's rows, in any order, with the columns the case is about) and
where needed `build_first` (tables the select reads). A table built by month also has `accepted` (months delivered, by
feed) and `first_month` (the first that is built).
"""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from childrens_services import settings
from childrens_services.model import run

from tests.model import given

CASES = sorted((Path(__file__).parents[1] / "sql" / "warehouse").glob("*/*.yaml"))


def test_every_table_has_cases():
    assert {case.parent.name for case in CASES} == set(run.table_names())


def test_every_table_has_one_select():
    assert {path.stem for path in (settings.SQL / "warehouse").glob("*.sql")} == set(run.table_names())


@pytest.mark.parametrize("path", CASES, ids=[f"{case.parent.name}-{case.stem}" for case in CASES])
@pytest.mark.usefixtures("warehouse")
def test_case(path: Path, monkeypatch: pytest.MonkeyPatch):
    case = yaml.safe_load(path.read_text())
    given.load(case.get("given", {}))
    given.accept(case.get("accepted", {}))
    monkeypatch.setenv("CHILDRENS_SERVICES_FIRST_MONTH", case.get("first_month", ""))
    for table in [*run.table_names("dimension"), *case.get("build_first", []), path.parent.name]:
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
