"""SQL: the contract's columns of one table, streamed in the order of the key.

Options of the server: `connection`, `table`, `schema` (where it is not the default) and `asAt`, a condition in SQL that
may use :month_start and :next_month.
"""

from collections.abc import Iterator

import pyarrow as pa
from sqlalchemy import Connection, Engine, MetaData, Select, Table, create_engine, select, text
from sqlalchemy.exc import DBAPIError, InterfaceError, NoSuchTableError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from childrens_services import connections, months
from childrens_services.contracts import Feed, Server
from childrens_services.errors import BadInput, SourceUnavailable
from childrens_services.land.readers import rows

REMEDY = "check the table and asAt in the feed's contract, and that the account may read the table"


def read(feed: Feed, server: Server, month: str) -> Iterator[pa.RecordBatch]:
    """Batches of the table as it stood at the end of the month.

    Raises BadInput when there is no such table or it cannot be read as the contract says, SourceUnavailable when the
    database cannot be reached or goes away half-way.
    """
    engine = create_engine(connections.database_url(server.options["connection"]), poolclass=NullPool)
    count = 0
    try:
        for batch in _batches(feed, server, month, engine):
            count += batch.num_rows
            yield batch
    except (SQLAlchemyError, ValueError) as error:
        # without the cause: a driver's message may quote a value
        raise _explained(error, feed, server, count) from None
    finally:
        engine.dispose()


def _explained(error: Exception, feed: Feed, server: Server, count: int) -> Exception:
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    if lost or isinstance(error, OperationalError | InterfaceError):
        return SourceUnavailable(
            f"{feed.name}: the database of connection {server.options['connection']} did not answer or went away after "
            f"{count} rows; none was kept. What to do: nothing if it comes back, the task is tried again; otherwise "
            "check the connection"
        )
    table = server.options["table"]
    if isinstance(error, NoSuchTableError):
        return BadInput("there is no such table or view", file=table, remedy=REMEDY)
    return BadInput(f"it cannot be read ({type(error).__name__})", file=table, remedy=REMEDY, row=count or None)


def _batches(feed: Feed, server: Server, month: str, engine: Engine) -> Iterator[pa.RecordBatch]:
    with engine.connect() as connection:
        table = Table(
            server.options["table"], MetaData(), schema=server.options.get("schema"), autoload_with=connection
        )
        columns, query = _query(feed, server, month, table)
        yield from rows.batches(columns, _numbered(connection, query), table.name)


def _query(feed: Feed, server: Server, month: str, table: Table) -> tuple[list[str], Select[tuple[object, ...]]]:
    agreed = rows.known(feed)
    found = {agreed[column.name.lower()]: column for column in table.columns if column.name.lower() in agreed}
    if not found:
        raise BadInput("it has none of the agreed columns", file=table.name, remedy=REMEDY)
    query = select(*found.values()).order_by(*(found[name] for name in feed.key if name in found))
    if as_at := server.options.get("asAt"):
        bounds = {"month_start": months.first_day(month), "next_month": months.first_day(months.shift(month, 1))}
        used = {name: day for name, day in bounds.items() if f":{name}" in as_at}
        query = query.where(text(as_at).bindparams(**used))
    return list(found), query


def _numbered(connection: Connection, query: Select[tuple[object, ...]]) -> Iterator[tuple[int, list[str | None]]]:
    # a cursor on the server, so that the rows do not have to fit in memory
    streaming = connection.execution_options(stream_results=True, yield_per=rows.BATCH_ROWS)
    with streaming.execute(query) as result:
        for number, values in enumerate(result, 1):
            yield number, [rows.text(value) for value in values]
