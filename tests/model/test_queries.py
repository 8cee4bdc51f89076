"""The questions of docs/queries, each answered from rows given in `tests/sql/queries/<question>.yaml`."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from childrens_services import database, settings
from sqlalchemy import text

from tests.measure import facts

QUERIES = sorted((settings.ROOT / "docs" / "queries").glob("*.sql"))
CASES = Path(__file__).parents[1] / "sql" / "queries"


def test_each_has_a_case_and_stands_in_the_list() -> None:
    names = [path.stem for path in QUERIES]
    assert len(names) >= 20
    assert sorted(path.stem for path in CASES.glob("*.yaml")) == names
    listed = (settings.ROOT / "docs" / "queries" / "README.md").read_text()
    for path in QUERIES:
        question = path.read_text().partition("\n")[0].removeprefix("-- ")
        assert f"| {question} | [{path.stem}]({path.name}) |" in listed


@pytest.mark.parametrize("path", QUERIES, ids=[path.stem for path in QUERIES])
@pytest.mark.usefixtures("warehouse")
def test_answer(path: Path) -> None:
    case = yaml.safe_load((CASES / f"{path.stem}.yaml").read_text())
    with database.transaction() as connection:
        facts.load(connection, case["given"])
        found = [dict(row) for row in connection.execute(text(path.read_text())).mappings()]
    columns = list(case["expect"][0])
    assert [{name: _plain(row[name]) for name in columns} for row in found] == case["expect"]


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value
