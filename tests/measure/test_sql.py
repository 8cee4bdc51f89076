"""Each KPI's select, from cases kept as data: `tests/sql/kpi/<kpi_id>/<case>.yaml`.

A case has `months` (first and last), `given` (rows by warehouse table) and `expect`: rows of the total where a row
names no breakdown, with nothing excluded where it names none (`excluded`: rows by reason). Breakdown types that
`expect` does not name are not compared. A gap has `group` and `others` instead: count and total of each.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from childrens_services import database
from childrens_services.measure import catalogue, query, values
from childrens_services.measure.query import Counted

from tests.measure import facts

CASES = sorted((Path(__file__).parents[1] / "sql" / "kpi").glob("*/*.yaml"))


def test_every_kpi_has_cases():
    assert {case.parent.name for case in CASES} == set(catalogue.kpi_ids())


@pytest.mark.parametrize("path", CASES, ids=[f"{case.parent.name}-{case.stem}" for case in CASES])
@pytest.mark.usefixtures("taken_back")
def test_case(path: Path):
    case = yaml.safe_load(path.read_text())
    book = catalogue.load()
    kpi = book.kpi(path.parent.name)
    with database.transaction() as connection:
        facts.load(connection, case.get("given", {}))
        counted = query.count(connection, book, kpi, *case["months"])
    expected = dict(_expected(row) for row in case["expect"])
    types = {"total", *(group[0] for _, group in expected)}
    found = {key: _told(kpi, row) for key, row in counted.items() if key[1][0] in types}
    assert found == expected


def _told(kpi: catalogue.Kpi, counted: Counted) -> dict[str, Any]:
    if counted.sides:
        return {side: list(counts) for side, counts in counted.sides.items()}
    closed = values.closed(kpi, counted)
    return {"numerator": closed.numerator, "denominator": closed.denominator, "excluded": dict(closed.excluded)}


def _expected(row: dict[str, Any]) -> tuple[Any, Any]:
    group = (row.get("breakdown_type", "total"), str(row.get("breakdown", "total")))
    if sides := {side: row[side] for side in query.SIDES if side in row}:
        return (row["month"], group), sides
    told = {"numerator": row["numerator"], "denominator": row.get("denominator"), "excluded": row.get("excluded", {})}
    return (row["month"], group), told
