"""Each KPI's select, from cases kept as data: `tests/sql/kpi/<kpi_id>/<case>.yaml`.

A case has `months` (first and last), `given` (rows by warehouse table) and `expect`: rows of the total where a row
names no breakdown, with no excluded rows where it names none. Breakdown types that `expect` does not name are not
compared.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from childrens_services import database, months
from childrens_services.measure import catalogue
from childrens_services.measure.run import counts_by_group

from tests.measure import facts

CASES = sorted((Path(__file__).parents[1] / "sql" / "kpi").glob("*/*.yaml"))


def test_every_kpi_has_cases():
    assert {case.parent.name for case in CASES} == set(catalogue.kpi_ids())


@pytest.mark.parametrize("path", CASES, ids=[f"{case.parent.name}-{case.stem}" for case in CASES])
@pytest.mark.usefixtures("warehouse")
def test_case(path: Path):
    case = yaml.safe_load(path.read_text())
    kpi = catalogue.load().kpi(path.parent.name)
    with database.transaction() as connection:
        facts.load(connection, case.get("given", {}))
        counted = counts_by_group(connection, kpi, months.span(*case["months"]))
    expected = dict(_expected(row) for row in case["expect"])
    types = {"total", *(group[0] for _, group in expected)}
    found = {
        (month, group): (row.numerator, row.denominator, row.excluded_rows)
        for (month, group), row in counted.items()
        if group[0] in types
    }
    assert found == expected


def _expected(row: dict[str, Any]) -> tuple[Any, Any]:
    group = (row.get("breakdown_type", "total"), row.get("breakdown", "total"))
    return (row["month"], group), (row["numerator"], row.get("denominator"), row.get("excluded_rows", 0))
