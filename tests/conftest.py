"""What the tests share: a real PostgreSQL, and a fresh migrated warehouse for each test that asks for one."""

import itertools
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# before anything imports Airflow: the tests have a home of their own and never touch a developer's
os.environ["AIRFLOW_HOME"] = tempfile.mkdtemp(prefix="cs-airflow-")
os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"
os.environ["GX_ANALYTICS_ENABLED"] = "false"

from childrens_services import database
from childrens_services.embedded import Server
from childrens_services.model import migrate

TESTS = Path(__file__).resolve().parent
# whole runs of the pipeline, minutes each
LONGEST = {TESTS / "local" / "test_run.py"}
SHARED = Path(__file__).resolve().parents[2] / "shared"
# what a test writes need not outlive the machine's failing, and no test waits for the housekeeping of others
UNSAFE_BUT_QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
_numbers = itertools.count(1)


# first: pytest-xdist reads the groups in a hook of the same name
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say what stays with one worker: each module, and whatever rests on the county at full size, made but once.

    What takes longest comes first, so that no worker is left with it at the end; its tests may part.
    """
    rests_on_county = {item.path for item in items if "full_county" in getattr(item, "fixturenames", ())}
    for item in items:
        name = "full_county" if item.path in rests_on_county else item.path.relative_to(TESTS).as_posix()
        if item.path not in LONGEST:
            item.add_marker(pytest.mark.xdist_group(name))
    items.sort(key=lambda item: (item.path not in LONGEST, item.path not in rests_on_county))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """An embedded PostgreSQL server for the whole session."""
    with tempfile.TemporaryDirectory(prefix="cs-pg-") as folder:
        server = Server(Path(folder))
        server.configure(**UNSAFE_BUT_QUICK)
        yield server
        server.stop()


@pytest.fixture(scope="session")
def migrated(postgres: Server) -> str:
    """Name of a database with the warehouse's tables and no rows, to copy from."""
    postgres.create_database("warehouse_template")
    migrate.upgrade(postgres.url("warehouse_template"))
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
