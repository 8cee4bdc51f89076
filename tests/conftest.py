"""What the tests share: a real PostgreSQL, and a fresh migrated warehouse for each test that asks for one."""

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from tests import memory

# before anything imports Airflow: the tests have a home of their own and never touch a developer's
os.environ["AIRFLOW_HOME"] = tempfile.mkdtemp(prefix="cs-airflow-", dir=memory.folder())
os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"
os.environ["GX_ANALYTICS_ENABLED"] = "false"

from childrens_services import database
from childrens_services.embedded import Server
from childrens_services.model import migrate, reference, run, schema, sync
from childrens_services.stage import tables
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

# whole runs of the pipeline take minutes each, the county at full size a minute to make
WHOLE_RUNS = "tests/local/test_run.py::"
COUNTY = "tests/county/"
SHARED = Path(__file__).resolve().parents[2] / "shared"
# what a test writes need not outlive the machine's failing, and no test waits for the housekeeping of others
UNSAFE_BUT_QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_wal_size": "128MB",
}
_numbers = itertools.count(1)


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(os.environ["AIRFLOW_HOME"], ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that no worker is left with it at the end."""
    items.sort(key=lambda item: (not item.nodeid.startswith(WHOLE_RUNS), not item.nodeid.startswith(COUNTY)))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """What one worker runs, of several: see `Together`."""
    return Together(config, log)


class Together(LoadScopeScheduling):
    """A module stays with one worker. So does all about the county but its deliveries: it is dear to make.

    Whole runs share nothing dear and may part. Not `--dist loadgroup`: with pytest 9 its groups have no effect.
    """

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        if nodeid.startswith(WHOLE_RUNS):
            return nodeid
        return COUNTY if module.startswith(COUNTY) and not module.endswith("test_deliveries.py") else module


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """An embedded PostgreSQL server for the whole session."""
    with tempfile.TemporaryDirectory(prefix="cs-pg-", dir=memory.folder()) as folder:
        server = Server(Path(folder))
        server.configure(**UNSAFE_BUT_QUICK)
        yield server
        server.stop()


@pytest.fixture(scope="session")
def migrated(postgres: Server) -> str:
    """Name of a database as an installation begins, to copy from: every table, and rows only in those made of files."""
    postgres.create_database("warehouse_template")
    migrate.upgrade(postgres.url("warehouse_template"))
    engine = create_engine(postgres.url("warehouse_template"), poolclass=NullPool)
    with engine.begin() as connection:
        tables.ensure_all(connection)
        reference.load_all(connection)
        for name in run.lists():
            select = database.sql("warehouse", f"{name}.sql")
            sync.sync(connection, schema.metadata.tables[f"warehouse.{name}"], select, {})
    return "warehouse_template"


@pytest.fixture
def warehouse(postgres: Server, migrated: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A fresh warehouse behind the connection `warehouse`; gives its SQLAlchemy URL."""
    name = f"warehouse_{next(_numbers)}"
    postgres.create_database(name, template=migrated)
    monkeypatch.setenv("AIRFLOW_CONN_WAREHOUSE", postgres.airflow_connection(name))
    monkeypatch.setenv("CHILDRENS_SERVICES_CHILD_KEY", "a secret for tests only")
    yield postgres.url(name)
    database.engine().dispose()
    postgres.drop_database(name)


@pytest.fixture
def taken_back(postgres: Server, migrated: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connection]:
    """A warehouse that is not copied for the test: all is done on one connection, and taken back at the end.

    For what is of one transaction anyway; numbers given by a sequence go on from test to test.
    """
    postgres.create_database("warehouse_shared", template=migrated)
    monkeypatch.setenv("AIRFLOW_CONN_WAREHOUSE", postgres.airflow_connection("warehouse_shared"))
    monkeypatch.setenv("CHILDRENS_SERVICES_CHILD_KEY", "a secret for tests only")
    with database.engine().connect() as connection:
        whole = connection.begin()

        @contextmanager
        def part() -> Iterator[Connection]:
            with connection.begin_nested():
                yield connection

        monkeypatch.setattr(database, "transaction", part)
        yield connection
        whole.rollback()


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with empty `sources`, `landing` and `data_docs`, and the settings that point to them."""
    for name in ("sources", "landing", "data_docs"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(f"CHILDRENS_SERVICES_{name.upper()}", str(tmp_path / name))
    return tmp_path


@pytest.fixture
def shared() -> Path:
    """The folder of sample files beside the checkout; the test is skipped where it does not exist."""
    if not SHARED.exists():
        pytest.skip(f"needs the sample files in {SHARED.name}/ beside the checkout")
    return SHARED
