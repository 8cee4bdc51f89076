"""Every rule on given rows: tests/returns/cases/<return>/<code>.yaml, on DuckDB and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import psycopg
import pytest
import yaml
from childrens_services.embedded import Server
from childrens_services.returns import layout, rules
from childrens_services.returns.check import issues
from childrens_services.returns.engines import DuckDb, Engine, Postgres

CASES = Path(__file__).parent / "cases"
YEAR = 2027


@pytest.fixture(scope="module")
def connection(postgres: Server) -> "Iterator[psycopg.Connection[Any]]":
    with psycopg.connect(postgres.url("postgres").replace("+psycopg", "")) as connected:
        yield connected


def files() -> list[Any]:
    return [pytest.param(path, id=f"{path.parent.name}-{path.stem}") for path in sorted(CASES.glob("*/*.yaml"))]


@pytest.mark.parametrize("name", layout.names())
def test_every_rule_has_cases(name: str) -> None:
    assert {path.stem for path in (CASES / name).glob("*.yaml")} == set(rules.load(name))


@pytest.mark.parametrize("path", files())
def test_cases(path: Path, connection: "psycopg.Connection[Any]") -> None:
    cases = yaml.load(path.read_text(), yaml.CSafeLoader)
    code, return_name = path.stem, path.parent.name
    assert any(case["fails"] for case in cases), "give at least one row that offends"
    for case in cases:
        expected = {tuple(item) if isinstance(item, list) else item for item in case["fails"]}
        passing = sum(len(rows) for rows in case["tables"].values()) - len(expected)
        assert passing > 0 or rules.load(return_name)[code].is_whole_return, "give rows that pass, too"
        assert failing(return_name, code, case, DuckDb()) == expected, f"{case['case']}, on DuckDB"
        with connection.transaction(force_rollback=True):
            assert failing(return_name, code, case, Postgres(connection)) == expected, f"{case['case']}, on PostgreSQL"


def failing(return_name: str, code: str, case: dict[str, Any], engine: Engine) -> set[Any]:
    """What offends: the labels of rows (`<table> <number from 1>`), or `whole return`."""
    tables = {name: frame(return_name, name, rows) for name, rows in case["tables"].items()}
    said = {**case.get("metadata", {})}
    for name in ("providers", "postcodes"):
        if name in said:
            said[name] = pd.DataFrame(said[name])
    found = issues(return_name, tables, case.get("year", YEAR), said, engine=engine, only={code})
    return {"whole return" if row.table is None else f"{row.table} {row.row}" for row in found.itertuples()}


def frame(return_name: str, name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    columns = list(rows[0]) if rows else list(layout.load(return_name).table(name).columns)
    known = layout.load(return_name).table(name).all_columns
    assert {column for row in rows for column in row} <= set(known), f"{name} has no such column"
    columns = list(dict.fromkeys(column for row in rows for column in row)) or columns
    made = pd.DataFrame(rows, columns=columns, dtype=object)
    return made.set_axis(range(1, len(rows) + 1))
