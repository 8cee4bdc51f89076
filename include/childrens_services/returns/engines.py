"""Where rules run: DuckDB within the process, or the council's PostgreSQL. Both take the same SQL.

A table has the columns of the return under their SQL names, and `row_id`. A date column `decom` also has `decom_text`,
what was written, and a number likewise: empty text and nothing are both null, so one that cannot be read is null where
its text is not.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

import pyarrow as pa

from childrens_services.returns.delivered import ROW
from childrens_services.returns.layout import Kind, sql_name
from childrens_services.returns.texts import numbers

if TYPE_CHECKING:
    import psycopg

Columns = Mapping[str, Kind]
# an expression of text to one of a type
Written = Callable[[str], str]


class Engine(Protocol):
    """A database that holds one return while it is checked."""

    # how many calls of `load` and `rows` it takes at the same time
    at_once: int

    def load(self, name: str, columns: Columns, table: pa.Table | None, *, dates: str) -> None:
        """Create a table and fill it; where none was delivered it is empty."""

    def create(self, name: str, query: str) -> None:
        """Create a table from a query."""

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What a query gives."""


class DuckDb:
    """An in-memory database of this process: no server, no set-up."""

    def __init__(self) -> None:
        # here and below: the one that is not used costs time to import
        import duckdb

        self.at_once = min(os.cpu_count() or 1, 8)
        # tables and rules run beside each other, so each gets one thread: with few rows that is fastest
        self.connection = duckdb.connect(":memory:", config={"threads": 1})

    def load(self, name: str, columns: Columns, table: pa.Table | None, *, dates: str) -> None:
        """Create and fill a table; see Engine."""
        there = set(table.column_names) if table is not None else set()
        parts = list(_typed(columns, there, date_of=lambda text: _duckdb_date(text, dates), number_of=_duckdb_number))
        with self.connection.cursor() as cursor:
            cursor.register("raw", table if table is not None else _empty())
            cursor.execute(f"create table {name} as select {', '.join(parts)} from raw")  # noqa: S608

    def create(self, name: str, query: str) -> None:
        """Create a table from a query."""
        self.connection.execute(f"create table {name} as {query}")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What a query gives; of a thread of its own."""
        with self.connection.cursor() as cursor:
            return cursor.execute(query).fetchall()


class Postgres:
    """Temporary tables of one connection to PostgreSQL."""

    at_once = 1

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self.connection = connection
        connection.execute("set datestyle to 'ISO, DMY'")

    def load(self, name: str, columns: Columns, table: pa.Table | None, *, dates: str) -> None:
        """Create and fill a table; see Engine."""
        there = [column for column in columns if table is not None and column in table.column_names]
        texts = ", ".join(f'"{column}" text' for column in there)
        self.connection.execute(f"create temp table raw_ ({ROW} integer{', ' if texts else ''}{texts})")
        if table is not None:
            wanted = table.select([ROW, *there])
            with self.connection.cursor().copy("copy raw_ from stdin") as copy:
                for batch in wanted.to_batches():
                    for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                        copy.write_row(row)
        parts = _typed(
            columns, set(there), date_of=lambda text: _postgres_date(text, dates), number_of=_postgres_number
        )
        self.connection.execute(
            f"create temp table {name} as select {', '.join(parts)} from raw_ order by {ROW}"  # noqa: S608
        )
        self.connection.execute("drop table raw_")

    def create(self, name: str, query: str) -> None:
        """Create a table from a query."""
        self.connection.execute(f"create temp table {name} as {query}")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What a query gives."""
        # a savepoint: a rule that crashes must not end the transaction of the others
        with self.connection.transaction():
            return self.connection.execute(query).fetchall()


@contextmanager
def postgres(url: str) -> Iterator[Postgres]:
    """An engine on the server at `url`; nothing of it stays."""
    import psycopg

    with psycopg.connect(url) as connection:
        yield Postgres(connection)
        connection.rollback()


def _empty() -> pa.Table:
    return pa.table({ROW: numbers([])})


def _typed(columns: Columns, there: set[str], *, date_of: Written, number_of: Written) -> Iterator[str]:
    """The select list that makes text into typed columns; a column not delivered is null."""
    yield ROW
    for column, kind in columns.items():
        name = sql_name(column)
        text = f"nullif(\"{column}\", '')" if column in there else "cast(null as text)"
        match kind:
            case "text":
                yield f"{text} as {name}"
            case "date":
                yield f"{date_of(text)} as {name}"
                yield f"{text} as {name}_text"
            case "number":
                yield f"{number_of(text)} as {name}"
                yield f"{text} as {name}_text"


def _forms(dates: str) -> str:
    """How dates may be written, for SQL's `similar to`: years have four digits."""
    day_first = "[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
    return day_first if dates == "day_first" else f"({day_first}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(T[0-9:]+)?)"


def _duckdb_date(text: str, dates: str) -> str:
    forms = "['%d/%m/%Y']" if dates == "day_first" else "['%Y-%m-%d', '%d/%m/%Y', '%Y-%m-%dT%H:%M:%S']"
    # its %Y takes two digits for a year of the first century
    return f"case when {text} similar to '{_forms(dates)}' then cast(try_strptime({text}, {forms}) as date) end"


def _duckdb_number(text: str) -> str:
    return f"try_cast({text} as double precision)"


def _postgres_number(text: str) -> str:
    return f"case when pg_input_is_valid({text}, 'double precision') then cast({text} as double precision) end"


def _postgres_date(text: str, dates: str) -> str:
    is_date = f"{text} similar to '{_forms(dates)}' and pg_input_is_valid({text}, 'date')"
    return f"case when {is_date} then cast({text} as date) end"
