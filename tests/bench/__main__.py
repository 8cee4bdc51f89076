"""`make bench`: one feed, then a month and the whole history of the made-up county, beside the bare floor."""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("AIRFLOW_HOME", tempfile.mkdtemp(prefix="cs-bench-"))
os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
# that no channel for alerts is configured is no news here
os.environ.setdefault("AIRFLOW__LOGGING__LOGGING_LEVEL", "ERROR")

from childrens_services import contracts, database, settings
from childrens_services.embedded import Server
from childrens_services.measure.catalogue import kpi_ids
from childrens_services.measure.run import measure
from childrens_services.model import migrate
from childrens_services.model.identity import resolve
from childrens_services.model.run import TABLES, build
from childrens_services.publish.published import publish
from childrens_services.stage import tables
from rich.console import Console

from tests.bench import one_feed, task, whole_county

# the last month the county knows has the most rows: most feeds tell everything to date, and the autumn census comes
MONTH, BEFORE = "2026-10", "2026-09"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000, help="rows of the one feed")
    parser.add_argument("--size", type=float, default=1.0, help="size of the county; 1 is full")
    arguments = parser.parse_args()
    console = Console(width=120)
    on_a_server(lambda folder, _: one_feed.run(folder, arguments.rows, console))
    for title, months in (("A month", [BEFORE, MONTH]), ("The whole history", [MONTH])):
        on_a_server(
            lambda folder, server, title=title, months=months: _county(
                folder, server, title, months, arguments.size, console
            )
        )


def _county(folder: Path, server: Server, title: str, months: list[str], size: float, console: Console) -> None:
    with whole_county.delivered(folder, server, months, size):
        whole_county.show(title, whole_county.measure(folder, server, MONTH), console)
    for verb, work in (("model", _model), ("measure", _measure), ("publish", lambda: publish(MONTH))):
        console.print(f"{verb}: {task.seconds(work):.1f} s")


def _model() -> None:
    with database.transaction() as connection:
        resolve(connection)
    for table in TABLES:
        build(table, settings.local_authority())


def _measure() -> None:
    for kpi_id in kpi_ids():
        measure(kpi_id, MONTH)


def on_a_server(work: Callable[[Path, Server], None]) -> None:
    """With folders and an embedded server of its own, and nothing left of them."""
    with tempfile.TemporaryDirectory(prefix="cs-bench-") as name:
        folder = Path(name)
        server = Server(folder / "postgres")
        server.create_database("bench")
        migrate.upgrade(server.url("bench"))
        os.environ["CHILDRENS_SERVICES_CHILD_KEY"] = "a secret for the benchmark only"
        os.environ["AIRFLOW_CONN_WAREHOUSE"] = server.airflow_connection("bench")
        for setting in ("sources", "landing", "data_docs"):
            os.environ[f"CHILDRENS_SERVICES_{setting.upper()}"] = str(folder / setting)
        with database.transaction() as connection:
            for feed in contracts.all_feeds():
                tables.ensure(connection, feed)
        work(folder, server)
        database.engine().dispose()
        server.stop()


if __name__ == "__main__":
    main()
