"""Sets an installation up, and again after an upgrade: `python -m childrens_services.deploy init`.

However often it runs, the result is the same, and nothing that is there is lost. A password that has changed in the
connections is changed in the database.

| variable | meaning | default |
|---|---|---|
| AIRFLOW_CONN_POSTGRES_ADMIN | who may make databases and roles | none: whoever runs the server has made them |
| AIRFLOW_ADMIN_PASSWORD | password of `admin` in Airflow | none: the passwords file is left alone |
"""

import argparse
import json
import os
import sys
from pathlib import Path

import psycopg
from airflow.configuration import conf
from psycopg import sql
from sqlalchemy import URL, make_url

from childrens_services import connections, contracts, database, settings
from childrens_services.model import security

ADMIN = "postgres_admin"
ALERTS = ("smtp_default", "alert_webhook")


class NotReady(Exception):
    """Something a run needs is not configured; the message says what to set, one line each."""


def init() -> None:
    """Databases and roles, the administrator's password, the warehouse's tables; then see that nothing is missing."""
    databases()
    administrator()
    warehouse()
    if problems := missing():
        raise NotReady("\n".join(problems))
    _say("ready")


def databases() -> None:
    """Make the databases of Airflow and of the warehouse, each owned by a login role of its own."""
    if not connections.exists(ADMIN):
        _say(f"no connection {ADMIN!r}: taking databases and roles as they are")
        return
    admin = connections.database_url(ADMIN)
    urls = (connections.database_url("warehouse"), make_url(conf.get_mandatory_value("database", "sql_alchemy_conn")))
    with psycopg.connect(
        admin.set(drivername="postgresql").render_as_string(hide_password=False), autocommit=True
    ) as connection:
        if _server(urls[0]) == _server(admin):
            connection.execute(security.roles_sql())
        for url in urls:
            if _server(url) == _server(admin):
                _role(connection, url, admin)
                _database(connection, url)


def administrator() -> None:
    """Give `admin` its password in the file of Airflow's simple auth manager, beside whoever else is in it."""
    password = os.environ.get("AIRFLOW_ADMIN_PASSWORD")
    name = conf.get("core", "simple_auth_manager_passwords_file", fallback=None)
    if not password or not name:
        return
    path = Path(name)
    known = json.loads(path.read_text() or "{}") if path.exists() else {}
    path.touch(mode=0o600)
    path.write_text(json.dumps(known | {"admin": password}) + "\n")
    _say("password of admin set")


def warehouse() -> None:
    """Bring the warehouse's tables to this version, and the staging tables to the feeds' contracts."""
    # loads Great Expectations, which `databases` needs not wait for
    from childrens_services.model import migrate
    from childrens_services.stage import tables

    migrate.upgrade(connections.database_url("warehouse").render_as_string(hide_password=False))
    with database.transaction() as connection:
        tables.ensure_all(connection)
    _say("tables of the warehouse up to date")


def rotate_child_key() -> None:
    """Key every child with the secret now in CHILDRENS_SERVICES_CHILD_KEY, and say that the warehouse must be built.

    The secret is read from the environment alone and shown nowhere; the old one is not needed.
    """
    from childrens_services.model.identity.rotation import rotate

    with database.transaction() as connection:
        counts = rotate(connection)
    _say(f"{counts['children']} children have new keys")
    _say(
        "every table of the warehouse still has the old ones: run the DAG warehouse once, then monthly_kpis; "
        "destroy the old secret and the backups that go with it when no one needs them"
    )


def missing() -> list[str]:
    """What a run would lack: for each configured feed a way to come, and one way to tell people of a failure."""
    problems = []
    for feed in map(contracts.load, contracts.configured()):
        # a server that names no connection is a file below the sources
        ways = {server.options.get("connection") for server in feed.servers}
        if not any(connections.exists(way) if way else settings.sources() for way in ways):
            names = " or ".join(sorted(_variable(way) if way else "CHILDRENS_SERVICES_SOURCES" for way in ways))
            problems.append(f"feed {feed.name}: set {names}, or leave the feed out of CHILDRENS_SERVICES_FEEDS")
    if not any(map(connections.exists, ALERTS)):
        problems.append(f"alerts: set {' or '.join(map(_variable, ALERTS))}, so that people hear of a failed run")
    return problems


def _variable(connection_id: str) -> str:
    return f"AIRFLOW_CONN_{connection_id.upper()}"


def _server(url: URL) -> tuple[object, ...]:
    # a socket folder comes as an option, not as the host
    return url.get_backend_name(), url.host, url.port, url.query.get("host")


def _role(connection: psycopg.Connection, url: URL, admin: URL) -> None:
    if not url.username or url.username == admin.username:
        return
    name = sql.Identifier(url.username)
    if not connection.execute("select 1 from pg_roles where rolname = %s", [url.username]).fetchone():
        connection.execute(sql.SQL("create role {} login").format(name))
        _say(f"role {url.username} made")
    if url.password:
        # hashed here, so that no server log can show it
        secret = connection.pgconn.encrypt_password(str(url.password).encode(), url.username.encode(), b"scram-sha-256")
        connection.execute(sql.SQL("alter role {} password {}").format(name, secret.decode()))
    # an administrator who is not a superuser may only hand a database to a role it belongs to
    connection.execute(sql.SQL("grant {} to current_user").format(name))


def _database(connection: psycopg.Connection, url: URL) -> None:
    if not url.database or not url.username:
        return
    name = sql.Identifier(url.database)
    if not connection.execute("select 1 from pg_database where datname = %s", [url.database]).fetchone():
        connection.execute(sql.SQL("create database {} owner {}").format(name, sql.Identifier(url.username)))
        _say(f"database {url.database} made")
    # PostgreSQL lets every role of the server connect unless told otherwise
    connection.execute(sql.SQL("revoke all on database {} from public").format(name))


def _say(message: str) -> None:
    print(f"deploy: {message}", flush=True)


def main() -> None:
    """Command line: `databases` before `airflow db migrate`, `init` after it; `rotate-child-key` after a new secret."""
    steps = {"databases": databases, "init": init, "rotate-child-key": rotate_child_key}
    parser = argparse.ArgumentParser(
        prog="python -m childrens_services.deploy", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument(
        "step",
        choices=steps,
        help="databases: databases and roles only; init: everything; rotate-child-key: see docs/identity.md",
    )
    try:
        steps[parser.parse_args().step]()
    except (LookupError, PermissionError, NotReady, RuntimeError, psycopg.OperationalError) as error:
        sys.exit(f"deploy: not ready\n{error}")


if __name__ == "__main__":
    main()
