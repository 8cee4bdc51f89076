"""The pipeline under a real Airflow: scheduler, DAG processor and API server, months run and run again by backfill.

Only a few feeds of two domains, so that it ends: each domain's month starts the warehouse and the indicators. The DAGs,
timetables, assets and retries are the ones that are deployed. Over 20 minutes on
two cores, so it is one of the slow proofs; `tests/local` runs a month again without a scheduler.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from childrens_services import county, settings
from childrens_services.embedded import Server
from childrens_services.model import migrate
from childrens_services.stage import tables
from sqlalchemy import create_engine, text

MONTHS = ["2026-09", "2026-10"]
FEEDS = ["health_visitor_reviews", "ssda903_header", "ssda903_episodes"]
DOMAINS = ("health", "social_care")
AIRFLOW = Path(sys.executable).with_name("airflow")
# some runs of the warehouse and of the indicators, each a hundred tasks, each task a process of its own
PATIENCE_SECONDS = 3600
# every table a month's run writes; ids and times of Airflow itself are not among them
WRITTEN = [
    *(f"staging.{feed}" for feed in FEEDS),
    "quality.batch",
    "quality.verdict",
    "quarantine.quarantined_row",
    "identity.child_identifier",
    "warehouse.dim_child",
    "warehouse.fact_health_review",
    "warehouse.fact_placement",
    "kpi.kpi_monthly",
    "published.kpi_monthly",
]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Live:
    """A running Airflow with its own metadata and warehouse."""

    def __init__(self, server: Server, folder: Path):
        self.server, self.folder = server, folder
        self.warehouse, self.metadata = server.url("live_warehouse"), server.url("live_airflow")
        port = free_port()
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW")} | {
            "AIRFLOW_HOME": str(folder / "airflow"),
            "AIRFLOW__CORE__DAGS_FOLDER": str(settings.ROOT / "dags"),
            "AIRFLOW__CORE__PLUGINS_FOLDER": str(settings.ROOT / "plugins"),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
            "AIRFLOW__CORE__PARALLELISM": "3",
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{port}/execution/",
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(port),
            "AIRFLOW__API__WORKERS": "1",
            "AIRFLOW__API_AUTH__JWT_SECRET": "a secret for tests only, long enough for the hash",
            "AIRFLOW__API__SECRET_KEY": "a secret for tests only",
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": self.metadata,
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC": self.metadata,
            "AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "0.1",
            "AIRFLOW_CONN_WAREHOUSE": server.airflow_connection("live_warehouse"),
            "CHILDRENS_SERVICES_SOURCES": str(folder / "sources"),
            "CHILDRENS_SERVICES_LANDING": str(folder / "landing"),
            "CHILDRENS_SERVICES_DATA_DOCS": str(folder / "data_docs"),
            "CHILDRENS_SERVICES_FEEDS": ",".join(FEEDS),
            "CHILDRENS_SERVICES_CHILD_KEY": "a secret for tests only",
        }
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        for database in ("live_warehouse", "live_airflow"):
            self.server.create_database(database)
        self.airflow("db", "migrate")
        migrate.upgrade(self.warehouse)
        engine = create_engine(self.warehouse)
        with engine.begin() as connection:
            tables.ensure_all(connection)
        engine.dispose()
        for component in ("api-server", "scheduler", "dag-processor"):
            with (self.folder / f"{component}.log").open("wb") as log:
                process = subprocess.Popen([AIRFLOW, component], env=self.environment, stdout=log, stderr=log)
            self.processes.append(process)
        count = len(list((settings.ROOT / "dags").glob("*.py")))
        self.wait("the DAGs are read", lambda: self.count("select count(*) from dag") == count)
        for dag_id in (*DOMAINS, "warehouse", "monthly_kpis"):
            self.airflow("dags", "unpause", dag_id)

    def stop(self) -> None:
        for process in self.processes:
            process.send_signal(signal.SIGINT)
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for database in ("live_warehouse", "live_airflow"):
            self.server.drop_database(database)

    def airflow(self, *arguments: str) -> None:
        done = subprocess.run([AIRFLOW, *arguments], env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]

    def backfill(self, dag_id: str, first: str, last: str) -> None:
        self.airflow(
            "backfill",
            "create",
            f"--dag-id={dag_id}",
            f"--from-date={first}-01",
            f"--to-date={last}-28",
            "--reprocess-behavior=completed",
        )

    def count(self, query: str, **parameters: object) -> int:
        engine = create_engine(self.metadata)
        with engine.connect() as connection:
            found = connection.scalar(text(query), parameters)
        engine.dispose()
        return int(found or 0)

    def runs(self, dag_id: str, month: str, state: str = "success") -> int:
        return self.count(
            "select count(*) from dag_run where dag_id = :dag_id and partition_key = :month and state = :state",
            dag_id=dag_id,
            month=month,
            state=state,
        )

    def wait(self, what: str, happened: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not happened():
            failed = self.count("select count(*) from task_instance where state in ('failed', 'upstream_failed')")
            assert not failed, f"waiting for: {what}; {failed} tasks failed; logs in {self.folder}"
            assert time.monotonic() < deadline, f"waited in vain for: {what}; logs in {self.folder}"
            time.sleep(0.5)

    def rows(self) -> dict[str, list[str]]:
        """Every row of every table a run writes, as text, in an order of its own."""
        engine = create_engine(self.warehouse)
        with engine.connect() as connection:
            found = {
                name: sorted(connection.scalars(text(f"select written::text from {name} as written")))
                for name in WRITTEN
            }
        engine.dispose()
        return found


@pytest.fixture(scope="module")
def live(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    folder = tmp_path_factory.mktemp("live")
    county.make(folder / "sources", months=MONTHS, size=0.02, seed=1)
    running = Live(postgres, folder)
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.mark.slow
def test_months_run_and_run_again_give_the_same_rows(live: Live) -> None:
    for domain in DOMAINS:
        live.backfill(domain, MONTHS[0], MONTHS[-1])
    for month in MONTHS:
        live.wait(f"{month} is measured", lambda month=month: live.runs("monthly_kpis", month) >= 1)
    live.wait(
        "all is quiet", lambda: live.count("select count(*) from dag_run where state in ('queued', 'running')") == 0
    )
    live.wait(
        "the backfills are over", lambda: live.count("select count(*) from backfill where completed_at is null") == 0
    )
    first = live.rows()
    assert all(first[name] for name in WRITTEN if name != "quarantine.quarantined_row"), "every table was written"

    measured = live.runs("monthly_kpis", MONTHS[0])
    live.backfill("health", MONTHS[0], MONTHS[0])
    live.wait("the month is measured again", lambda: live.runs("monthly_kpis", MONTHS[0]) > measured)
    assert live.rows() == first
