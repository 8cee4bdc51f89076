"""A server and a warehouse for a benchmark, and nothing left of them."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from childrens_services import contracts, database
from childrens_services.embedded import Server
from childrens_services.model import migrate
from childrens_services.stage import tables


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
