"""SQL: PostgreSQL and SQLite, as at the end of the month, and a database that goes away."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from childrens_services.embedded import Server
from childrens_services.errors import NotDelivered, SourceUnavailable
from childrens_services.land import content
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tests.land.given import SECRET, landing, refused, rows, with_options

TABLE = """create table ssd_cin_assessments (
    cina_assessment_id varchar(20), "CINA_PERSON_ID" integer, cina_assessment_start_date date,
    cina_assessment_auth_date timestamp, cina_assessment_team text, not_in_the_contract text)"""
RECORDS = """insert into ssd_cin_assessments values
    ('B', 2, '2026-10-31', '2026-11-02 00:00:00', ' ', 'x'), ('A', 1, '2026-10-01', null, 'North', 'x'),
    ('C', 3, '2026-11-01', null, 'North', 'x')"""


def run(url: object, *statements: str) -> None:
    engine = create_engine(str(url), poolclass=NullPool)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


@pytest.fixture
def database(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A case-management system behind the connection `social_care_system`."""
    postgres.create_database("mosaic")
    monkeypatch.setenv("AIRFLOW_CONN_SOCIAL_CARE_SYSTEM", postgres.airflow_connection("mosaic"))
    yield postgres.url("mosaic")
    postgres.drop_database("mosaic")


def expected(first: dict[str, Any], second: dict[str, Any]) -> list[dict[str, Any]]:
    place = {"source_file": "ssd_cin_assessments"}
    return [first | place | {"source_row": 1}, second | place | {"source_row": 2}]


FIRST = {
    "cina_assessment_id": "A",
    "cina_person_id": "1",
    "cina_assessment_start_date": "2026-10-01",
    "cina_assessment_auth_date": None,
    "cina_assessment_team": "North",
}
SECOND = {
    "cina_assessment_id": "B",
    "cina_person_id": "2",
    "cina_assessment_start_date": "2026-10-31",
    "cina_assessment_auth_date": "2026-11-02",
    "cina_assessment_team": None,
}


def test_postgresql(places: Path, database: str) -> None:
    run(database, TABLE, RECORDS)
    assert rows("ssd_cin_assessments") == expected(FIRST, SECOND)


def test_sqlite(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = places / "mosaic.db"
    run(f"sqlite:///{file}", TABLE, RECORDS.replace("'2026-11-02 00:00:00'", "'2026-11-02 00:00:00.000000'"))
    connection = json.dumps({"conn_type": "sqlite", "schema": str(file)})
    monkeypatch.setenv("AIRFLOW_CONN_SOCIAL_CARE_SYSTEM", connection)
    assert rows("ssd_cin_assessments") == expected(FIRST, SECOND)


def test_a_schema_and_no_condition(places: Path, database: str) -> None:
    run(database, "create schema hdm", TABLE.replace("table ", "table hdm."), RECORDS.replace("into ", "into hdm."))
    feed = with_options("ssd_cin_assessments", schema="hdm", asAt=None)
    assert [row["cina_assessment_id"] for row in rows(feed)] == ["A", "B", "C"]


def test_both_ends_of_the_month(places: Path, database: str) -> None:
    run(database, TABLE, RECORDS)
    as_at = "cina_assessment_start_date > :month_start and cina_assessment_start_date < :next_month"
    assert [row["cina_assessment_id"] for row in rows(with_options("ssd_cin_assessments", asAt=as_at))] == ["B"]


def test_an_empty_table_is_a_batch_of_no_rows(places: Path, database: str) -> None:
    run(database, TABLE)
    assert rows("ssd_cin_assessments") == []


def test_no_such_table(places: Path, database: str) -> None:
    error = refused(places, "ssd_cin_assessments")
    assert (error.file, error.problem) == ("ssd_cin_assessments", "there is no such table or view")


def test_none_of_the_columns(places: Path, database: str) -> None:
    run(database, f"create table ssd_cin_assessments ({SECRET} text)")
    assert "none of the agreed columns" in refused(places, "ssd_cin_assessments").problem


def test_a_condition_the_database_does_not_understand(places: Path, database: str) -> None:
    run(database, TABLE, RECORDS)
    error = refused(places, with_options("ssd_cin_assessments", asAt=f"no_such_column = '{SECRET}'"))
    assert "asAt" in error.remedy


def test_a_date_that_sqlite_cannot_read(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = places / "mosaic.db"
    run(f"sqlite:///{file}", TABLE, RECORDS.replace("2026-10-01", SECRET))
    connection = json.dumps({"conn_type": "sqlite", "schema": str(file)})
    monkeypatch.setenv("AIRFLOW_CONN_SOCIAL_CARE_SYSTEM", connection)
    refused(places, with_options("ssd_cin_assessments", asAt=None))


def test_connection_not_defined(places: Path) -> None:
    error = refused(places, "ssd_cin_assessments", NotDelivered)
    assert "connection social_care_system, which is not defined" in str(error)


def test_connection_refused(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_SOCIAL_CARE_SYSTEM", f"postgres://reader:{SECRET}@127.0.0.1:1/mosaic")
    error = refused(places, "ssd_cin_assessments", SourceUnavailable)
    assert "ssd_cin_assessments" in str(error)
    assert "after 0 rows" in str(error)


def test_a_database_that_goes_away_half_way(places: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    many = "insert into ssd_cin_assessments select n, n, '2026-10-01' from generate_series(1, 45000) n"
    run(database, TABLE, many)
    add = content.Content.add

    def add_and_cut(self: content.Content, batch: Any) -> None:
        add(self, batch)
        others = "pg_stat_activity where pid <> pg_backend_pid() and datname = 'mosaic'"
        run(database, f"select pg_terminate_backend(pid) from {others}")

    with monkeypatch.context() as cut:
        cut.setattr(content.Content, "add", add_and_cut)
        error = refused(places, "ssd_cin_assessments", SourceUnavailable)
    assert "after 10000 rows; none was kept" in str(error)
    assert landing(places) == {}
    assert len(rows("ssd_cin_assessments")) == 45_000
