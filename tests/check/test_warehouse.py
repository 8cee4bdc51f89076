"""The checks of the warehouse itself: each finds a fault that was put there, and none finds one in what was built."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from childrens_services import alert, database, settings
from childrens_services.check import warehouse
from childrens_services.check.warehouse import particular, validation
from childrens_services.embedded import Server
from childrens_services.errors import WarehouseRefused
from childrens_services.model import identity, run, schema
from sqlalchemy import text

from tests.model import given

SECRET = "Zebedee"  # stands for a value of a record that must not leave the warehouse
MONTHS = [date(2026, month, 1) for month in (1, 2, 3)]
Found = tuple[str, str, str, int | None]
FEEDS = ("ssd_professionals", "ssd_involvements")


def accepted(batch_id: str, feed: str, month: date) -> dict[str, object]:
    counts = {"received_rows": 0, "staged_rows": 0, "quarantined_rows": 0, "refused_rows": 0}
    about = {"batch_id": batch_id, "feed": feed, "domain": "social_care", "month": month, "status": "accepted"}
    return {
        **counts,
        **about,
        "sha256": "x",
        "source": "x",
        "url": "x",
        "received_at": datetime(2026, 4, 1, tzinfo=UTC),
    }


BATCHES = [accepted(f"{feed}:{month}", feed, month) for feed in FEEDS for month in MONTHS]
ROWS = {
    "quality.batch": [accepted("test", "ssd_cin_episodes", MONTHS[-1]), *BATCHES],
    "staging.ssd_person": [{"pers_person_id": "C1", "pers_sex": "F", "pers_dob": date(2015, 5, 17)}],
    "staging.ssd_cin_episodes": [
        {
            "cine_referral_id": f"R{number}",
            "cine_person_id": "C1",
            "cine_referral_date": date(2026, 1, number),
            "cine_cin_primary_need_code": "N1",
            "cine_referral_source_code": "1A",
        }
        for number in range(1, 12)
    ],
    "staging.ssd_professionals": [{"prof_professional_id": "W1", "prof_start_date": date(2025, 1, 1)}],
    "staging.high_needs_monitor": [
        {
            "month": MONTHS[0],
            "block": block,
            "budget_gbp": 100,
            "actual_to_date_gbp": 10,
            "forecast_outturn_gbp": 120,
            "brought_forward_gbp": -30,
            "forecast_balance_gbp": -50,
        }
        for block in ("HIGH NEEDS", "SCHOOLS")
    ],
}
FACTS = (
    "fact_referral",
    "fact_referral_to_conference",
    "fact_high_needs_monitor",
    "fact_worker",
    "fact_involvement",
    "fact_worker_month",
)
# what puts a fault there, table for {}; and how it is found: check, columns, severity, rows that fail
FAULTS = [
    (
        "fact_high_needs_monitor",
        "alter table {} drop constraint fact_high_needs_monitor_pkey; insert into {} select * from {}",
        ("key_unique", "local_authority_code, month, block_code", "critical", 2),
    ),
    (
        "fact_referral",
        "alter table {} alter is_no_further_action drop not null;"
        " update {} set is_no_further_action = null where referral_id = 'R1'",
        ("values_there", "", "critical", 1),
    ),
    (
        "fact_referral",
        f"update {{}} set need_code = '{SECRET}' where referral_id in ('R2', 'R3')",
        ("member_there", "need_code", "critical", 2),
    ),
    (
        "fact_referral",
        "update {} set child_key = 42 where referral_id = 'R4'",
        ("version_there", "child_key", "critical", 1),
    ),
    (
        "fact_referral",
        "update {} set close_date = '2199-01-01' where referral_id = 'R5'",
        ("days_in_calendar", "", "warning", 1),
    ),
    (
        "fact_referral",
        "update {} set need_code = '-1' where referral_id in ('R6', 'R7', 'R8')",
        ("members_known", "need_code", "info", 3),
    ),
    (
        "fact_referral",
        "update {} set child_key = -1 where referral_id in ('R6', 'R7', 'R8')",
        ("members_known", "child_key", "info", 3),
    ),
    (
        "fact_referral",
        "update {} set need_code = '-3' where referral_id = 'R9'",
        ("members_valid", "need_code", "warning", 1),
    ),
    (
        "fact_referral",
        "update {} set days_since_referral = -1 where referral_id = 'R10'",
        ("durations_not_negative", "", "warning", 1),
    ),
    (
        "fact_referral",
        "delete from {} where referral_id = 'R11'",
        ("unexpected_rows_expectation", "", "critical", 1),
    ),
    (
        "dim_child",
        "update {} set valid_from = '1950-01-01' where child_key <> -1",
        ("history_whole", "child_key, valid_from", "critical", 1),
    ),
    ("dim_programme", "delete from {}", ("not_empty", "", "critical", 1)),
    (
        "fact_worker_month",
        "delete from quality.modelled_month where month = '2026-02-01'",
        ("months_there", "month", "critical", 1),
    ),
    ("fact_worker_month", "delete from {} where month = '2026-02-01'", ("months_not_empty", "month", "warning", 1)),
]
# checks of several columns at once: which, is the declaration's matter
OF_SEVERAL = ("values_there", "days_in_calendar", "durations_not_negative")


@pytest.fixture(scope="module")
def built(postgres: Server, migrated: str) -> Iterator[str]:
    """Name of a database with a warehouse built from the rows above, to copy from."""
    name = "warehouse_built"
    postgres.create_database(name, template=migrated)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIRFLOW_CONN_WAREHOUSE", postgres.airflow_connection(name))
        patch.setenv("CHILDRENS_SERVICES_CHILD_KEY", "a secret for tests only")
        patch.setenv("CHILDRENS_SERVICES_FIRST_MONTH", "2026-01")
        given.load(ROWS)
        with database.transaction() as connection:
            identity.resolve(connection)
        for table in [*run.table_names("dimensions"), *FACTS]:
            run.build(table, "855")
        database.engine().dispose()
    yield name
    postgres.drop_database(name)


@pytest.fixture
def copy(postgres: Server, built: str, places: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A copy of that warehouse behind the connection `warehouse`."""
    with copied(postgres, built, monkeypatch):
        yield


@pytest.fixture(scope="module")
def found_faults(postgres: Server, built: str) -> set[Found]:
    """What fails in a copy in which every fault has been put."""
    with pytest.MonkeyPatch.context() as patch, copied(postgres, built, patch):
        for table, statements, _ in FAULTS:
            plant(statements, table)
        return failing(*dict.fromkeys(table for table, _, _ in FAULTS))


@contextmanager
def copied(postgres: Server, built: str, patch: pytest.MonkeyPatch) -> Iterator[None]:
    name = "warehouse_copy"
    postgres.create_database(name, template=built)
    patch.setenv("AIRFLOW_CONN_WAREHOUSE", postgres.airflow_connection(name))
    patch.setenv("CHILDRENS_SERVICES_FIRST_MONTH", "2026-01")
    yield
    database.engine().dispose()
    postgres.drop_database(name)


def plant(statements: str, table: str = "") -> None:
    """Put a fault there, with the database's own references set aside."""
    with database.transaction() as connection:
        connection.execute(text("set local session_replication_role = replica"))
        for statement in statements.replace("{}", f"warehouse.{table}").split("; "):
            connection.execute(text(statement))


def failing(*tables: str) -> set[Found]:
    """Check, column, severity and number of rows of each check that fails."""
    results = validation.run(warehouse.checks(tables))
    return {
        (
            verdict.expectation,
            "" if verdict.expectation in OF_SEVERAL else verdict.column_names,
            verdict.severity,
            verdict.unexpected_rows,
        )
        for result in results
        for verdict in result.verdicts
        if not verdict.success
    }


def rows_of(query: str) -> list[tuple[object, ...]]:
    with database.transaction() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


@pytest.mark.usefixtures("copy")
def test_what_was_built_passes(places: Path) -> None:
    outcome = warehouse.check("2026-03")
    assert outcome.tables == len(run.table_names())
    kept = rows_of(
        "select count(*), count(distinct table_name) from quality.warehouse_verdict where month = '2026-03-01'"
    )
    assert kept == [(outcome.checks, outcome.tables)]
    failed = rows_of(
        "select table_name, expectation from quality.warehouse_verdict where not success and severity <> 'info'"
    )
    assert failed == []
    assert rows_of("select count(*) from quality.alert") == [(0,)]
    index = (places / "data_docs" / "index.html").read_text()
    assert 'href="warehouse/tables/2026-03.html"' in index


@pytest.mark.parametrize(
    "expected", [expected for _, _, expected in FAULTS], ids=lambda expected: f"{expected[0]}-{expected[1]}"
)
def test_a_fault_is_found(found_faults: set[Found], expected: Found) -> None:
    assert expected in found_faults


def test_nothing_else_is_found(found_faults: set[Found]) -> None:
    assert {found for found in found_faults if found[2] != "info"} <= {expected for _, _, expected in FAULTS}


@pytest.mark.usefixtures("copy")
def test_a_delivery_that_waits_for_the_next_run_is_no_fault() -> None:
    plant("delete from quality.modelled_month")
    given.load({"quality.batch": [accepted("new", FEEDS[0], date(2026, 4, 1))]})
    assert "months_there" not in {found[0] for found in failing("fact_worker_month")}


@pytest.mark.usefixtures("copy")
def test_a_limit_of_the_tables_own_makes_a_warning(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_file(places, monkeypatch, "members: {need_code: {unknown: 0.05, severity: warning}}")
    plant("update {} set need_code = '-1' where referral_id = 'R1'", "fact_referral")
    assert failing("fact_referral") >= {("members_known", "need_code", "warning", 1)}


@pytest.mark.parametrize(
    "written",
    [
        "members: {colour: {unknown: 0.5}}",
        "members: {need_code: {sometimes: 0.5}}",
        "members: {need_code: {severity: fatal}}",
        "drift: {}",
        "expectations: [{type: expect_column_values_to_be_unique, severity: info, kwargs: {}, meta: {description: x}}]",
        "expectations: [{type: unexpected_rows_expectation, severity: info, kwargs: {}, meta: {}}]",
        "expectations: [{type: unexpected_rows_expectation, severity: fatal, kwargs: {}, meta: {description: x}}]",
    ],
    ids=[
        "no such column",
        "no such limit",
        "no such severity of a limit",
        "unknown key",
        "another type",
        "no description",
        "no such severity",
    ],
)
def test_a_file_that_says_something_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    own_file(tmp_path, monkeypatch, written)
    with pytest.raises(ValueError, match=r"expectations/warehouse/fact_referral\.yaml"):
        particular.read(schema.metadata.tables["warehouse.fact_referral"])


@pytest.mark.usefixtures("copy")
def test_a_query_that_cannot_be_run_is_said_without_its_values(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    query = f"select cast('{SECRET}' as integer) from {{batch}} as fact"
    item = (
        "{type: unexpected_rows_expectation, severity: info, meta: {description: x}, kwargs: {unexpected_rows_query: "
    )
    own_file(places, monkeypatch, f'expectations: [{item}"{query}"}}}}]')
    with pytest.raises(RuntimeError, match=r"warehouse\.fact_referral could not be run") as raised:
        failing("fact_referral")
    assert SECRET not in str(raised.value)


def test_every_file_is_of_a_table_and_can_be_read() -> None:
    files = {path.stem for path in (settings.SUITES / "warehouse").glob("*.yaml")}
    assert files
    assert files <= set(run.table_names())
    for name in files:
        read = particular.read(schema.metadata.tables[f"warehouse.{name}"])
        assert read.checks or read.limits


@pytest.mark.usefixtures("copy")
def test_every_reference_is_looked_at() -> None:
    for name, checks in warehouse.checks(run.table_names()).items():
        looked_at = {each.columns for each in checks if each.name in ("member_there", "version_there")}
        for constraint in schema.metadata.tables[name].foreign_key_constraints:
            column = constraint.column_keys[0].removesuffix("_range")
            assert (column,) in looked_at, f"{name}.{column}"


@pytest.mark.usefixtures("copy")
def test_critical_refuses_the_month_and_is_told_once(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[str, str, str]] = []
    monkeypatch.setenv("AIRFLOW_CONN_ALERT_WEBHOOK", "https://chat.council.example")
    monkeypatch.setitem(alert._CHANNELS, "chat", ("alert_webhook", lambda *told: sent.append(told)))
    plant(f"update {{}} set need_code = '{SECRET}'", "fact_referral")
    for _ in range(2):
        with pytest.raises(WarehouseRefused, match=r"fact_referral: need_code is a member of .* \(11\)") as raised:
            warehouse.check("2026-03")
    [(owner, subject, body)] = sent
    assert owner == settings.data_team()
    assert subject == "[critical] warehouse 2026-03: 1 checks failed, month not published"
    assert "on fact_referral, need_code]: 11 of 11 rows" in body
    page = (places / "data_docs" / "warehouse" / "tables" / "2026-03.html").read_text()
    assert "<td>fact_referral</td><td>critical</td>" in page
    told = [
        page,
        subject,
        body,
        str(raised.value),
        *map(str, rows_of("select each::text from quality.warehouse_verdict as each")),
    ]
    assert not any(SECRET in each for each in told)


@pytest.mark.usefixtures("copy")
def test_a_warning_is_told_and_lets_the_month_go_on() -> None:
    plant("update {} set days_since_referral = -1", "fact_referral")
    outcome = warehouse.check("2026-03")
    [(severity, subject)] = rows_of("select severity, subject from quality.alert")
    assert severity == "warning"
    assert "month published" in str(subject)
    assert outcome.failed >= 1


def own_file(folder: Path, monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    """Have one file of checks, of fact_referral, with this in it."""
    monkeypatch.setattr("childrens_services.settings.SUITES", folder)
    (folder / "warehouse").mkdir()
    (folder / "warehouse" / "fact_referral.yaml").write_text(f"name: fact_referral\n{written}\n")
