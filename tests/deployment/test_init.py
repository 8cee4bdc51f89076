"""An installation sets itself up on a real PostgreSQL, and again without harm."""

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from childrens_services import connections, database, deploy
from childrens_services.embedded import Server
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

DATABASE = "warehouse_init"
ROLE = "pipeline_init"


@pytest.fixture
def installation(postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The environment of the service `init`, on a server that has neither the database nor the role."""
    address = postgres.airflow_connection(DATABASE)
    monkeypatch.setenv("AIRFLOW_CONN_POSTGRES_ADMIN", postgres.airflow_connection("postgres"))
    monkeypatch.setenv("AIRFLOW_CONN_WAREHOUSE", address.replace("postgres@", f"{ROLE}:first%27password@"))
    monkeypatch.setenv("AIRFLOW_CONN_SOCIAL_CARE_SYSTEM", "postgres://reader@social-care.example/ssd")
    monkeypatch.setenv("AIRFLOW_CONN_STATISTICS_API", "https://statistics.example/v1")
    monkeypatch.setenv("AIRFLOW_CONN_ALERT_WEBHOOK", "https://alerts.example/hook")
    monkeypatch.setenv("CHILDRENS_SERVICES_SOURCES", str(tmp_path))
    monkeypatch.setenv("CHILDRENS_SERVICES_FEEDS", "")
    monkeypatch.setenv("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE", str(tmp_path / "passwords.json"))
    monkeypatch.setenv("AIRFLOW_ADMIN_PASSWORD", 'a "quoted" password')
    yield postgres
    database.engine().dispose()
    postgres.drop_database(DATABASE)
    _ask(postgres, "postgres", f"drop role if exists {ROLE}")


def _ask(server: Server, name: str, question: str) -> list[tuple[object, ...]]:
    engine = create_engine(server.url(name), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        result = connection.execute(text(question))
        return [tuple(row) for row in result] if result.returns_rows else []


def _tables(server: Server) -> list[tuple[object, ...]]:
    return _ask(
        server,
        DATABASE,
        "select schemaname, tablename, tableowner from pg_tables "
        "where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2",
    )


def test_init_makes_everything_and_again_changes_nothing(
    installation: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deploy.init()
    first = _tables(installation)
    said = capsys.readouterr().out
    assert {"staging", "quarantine", "quality", "warehouse", "kpi"} <= {schema for schema, _, _ in first}
    assert {owner for _, _, owner in first} == {ROLE}
    assert f"role {ROLE} made" in said
    assert f"database {DATABASE} made" in said
    assert "password of admin set" in said

    _ask(installation, DATABASE, "create table staging.kept (x int); insert into staging.kept values (1)")
    deploy.init()
    said = capsys.readouterr().out
    assert "made" not in said
    assert said.endswith("deploy: ready\n")
    assert _ask(installation, DATABASE, "select x from staging.kept") == [(1,)]
    assert [table for table in _tables(installation) if table[1] != "kept"] == first


def test_the_role_owns_its_database_and_no_other_may_enter(installation: Server) -> None:
    deploy.databases()
    assert _ask(
        installation,
        "postgres",
        f"select pg_get_userbyid(datdba), has_database_privilege('pg_monitor', datname, 'connect') "
        f"from pg_database where datname = '{DATABASE}'",
    ) == [(ROLE, False)]
    assert _ask(
        installation,
        "postgres",
        f"select rolsuper, rolcreatedb, rolcreaterole, rolcanlogin from pg_roles where rolname = '{ROLE}'",
    ) == [(False, False, False, True)]


def test_the_password_is_kept_hashed_and_follows_the_connection(
    installation: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = f"select rolpassword from pg_authid where rolname = '{ROLE}'"
    deploy.databases()
    ((before,),) = _ask(installation, "postgres", question)
    assert str(before).startswith("SCRAM-SHA-256$")

    address = installation.airflow_connection(DATABASE).replace("postgres@", f"{ROLE}:second@")
    monkeypatch.setenv("AIRFLOW_CONN_WAREHOUSE", address)
    deploy.databases()
    ((after,),) = _ask(installation, "postgres", question)
    assert after != before


def test_an_administrator_need_not_be_a_superuser(installation: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    _ask(installation, "postgres", "create role managed_admin login createdb createrole")
    address = installation.airflow_connection("postgres").replace("postgres@", "managed_admin@")
    monkeypatch.setenv("AIRFLOW_CONN_POSTGRES_ADMIN", address)
    try:
        deploy.init()
        deploy.init()
        assert {owner for _, _, owner in _tables(installation)} == {ROLE}
    finally:
        database.engine().dispose()
        installation.drop_database(DATABASE)
        _ask(installation, "postgres", f"drop role {ROLE}; drop role managed_admin")


def test_databases_made_by_somebody_else_are_taken_as_they_are(
    installation: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("AIRFLOW_CONN_POSTGRES_ADMIN")
    monkeypatch.setenv("AIRFLOW_CONN_WAREHOUSE", installation.airflow_connection(DATABASE))
    installation.create_database(DATABASE)
    deploy.init()
    assert "taking databases and roles as they are" in capsys.readouterr().out
    assert _tables(installation)


def test_a_server_other_than_the_administrators_is_left_alone(
    installation: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_WAREHOUSE", f"postgres://{ROLE}:x@elsewhere.example/{DATABASE}")
    deploy.databases()
    assert not _ask(installation, "postgres", f"select 1 from pg_roles where rolname = '{ROLE}'")


def test_the_administrators_password_stands_beside_the_others(installation: Server, tmp_path: Path) -> None:
    path = tmp_path / "passwords.json"
    path.write_text('{"admin": "old", "reader": "theirs"}')
    deploy.administrator()
    assert json.loads(path.read_text()) == {"admin": 'a "quoted" password', "reader": "theirs"}
    path.unlink()
    deploy.administrator()
    assert path.stat().st_mode & 0o077 == 0


def test_what_is_missing_is_named_with_the_variable_to_set(
    installation: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert deploy.missing() == []
    # an empty variable is what a compose file gives for one that is not set
    for name in ("AIRFLOW_CONN_SOCIAL_CARE_SYSTEM", "AIRFLOW_CONN_ALERT_WEBHOOK", "CHILDRENS_SERVICES_SOURCES"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("CHILDRENS_SERVICES_FEEDS", "ssd_person,sen2_person,published_benchmarks")
    missing = deploy.missing()
    assert len(missing) == 3
    assert [problem for problem in missing if "feed ssd_person: set AIRFLOW_CONN_SOCIAL_CARE_SYSTEM, or" in problem]
    assert [problem for problem in missing if "feed sen2_person: set CHILDRENS_SERVICES_SOURCES, or" in problem]
    assert [problem for problem in missing if "AIRFLOW_CONN_SMTP_DEFAULT or AIRFLOW_CONN_ALERT_WEBHOOK" in problem]
    with pytest.raises(deploy.NotReady, match="ssd_person"):
        deploy.init()


@pytest.mark.parametrize(
    "fault",
    [
        LookupError("connection 'warehouse' is not defined"),
        psycopg.OperationalError("no"),
        PermissionError("roles are missing"),
    ],
)
def test_the_command_says_what_is_wrong_without_a_trace(fault: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_connection_id: str) -> bool:
        raise fault

    monkeypatch.setattr(connections, "exists", fail)
    monkeypatch.setattr("sys.argv", ["deploy", "databases"])
    with pytest.raises(SystemExit, match=str(fault)) as stopped:
        deploy.main()
    assert stopped.value.code != 0
