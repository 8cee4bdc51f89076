"""The warehouse database: one engine per process, transactions, locks, and SQL kept in files."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, text

from childrens_services import connections, settings


@cache
def _engine(url: str) -> Engine:
    # NullPool-like behaviour is not needed: a task is one process and the pool closes with it
    return create_engine(url, pool_pre_ping=True)


def engine() -> Engine:
    """Engine of the warehouse, from the connection `warehouse`."""
    return _engine(connections.database_url("warehouse").render_as_string(hide_password=False))


@contextmanager
def transaction() -> Iterator[Connection]:
    """One transaction on the warehouse: all of it or nothing."""
    with engine().begin() as connection:
        yield connection


def lock(connection: Connection, name: str) -> None:
    """Wait for, and hold to the end of the transaction, the lock of that name."""
    connection.execute(text("select pg_advisory_xact_lock(hashtext(:name))"), {"name": name})


def sql(*parts: str) -> str:
    """Text of a file under include/sql."""
    return Path(settings.SQL, *parts).read_text()
