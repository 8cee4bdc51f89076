"""Stage a checked batch: the rows that passed, in place of the feed's month, in one transaction."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pandas as pd
import pyarrow as pa
from pyarrow import csv
from sqlalchemy import Connection, Date, Table, delete, literal_column, select

from childrens_services import database, months, quality
from childrens_services.batch import Batch
from childrens_services.contracts import Feed, load
from childrens_services.land import read_landed
from childrens_services.model import by_month
from childrens_services.stage import tables
from childrens_services.typed import typed

# rows written as text at a time: no more than this of a batch is in memory twice
PIECE_ROWS = 50_000


@dataclass(frozen=True)
class Staged:
    """Rows of a batch: `received = staged + quarantined`."""

    batch_id: str
    received: int
    staged: int
    quarantined: int


def stage(batch: Batch) -> Staged:
    """Load the rows of a checked batch that are not in quarantine.

    Raises RuntimeError, and changes nothing, when the rows do not add up.
    """
    feed = load(batch.feed)
    with database.transaction() as connection:
        database.lock(connection, f"staging.{feed.name}")
        tables.ensure(connection, feed)
        staging = tables.table(feed)
        frame = typed(read_landed(batch), feed)
        apart = _in_quarantine(connection, batch, frame)
        replaced = _event_days(connection, batch, staging)
        connection.execute(delete(staging).where(staging.c.period == months.first_day(batch.month)))
        staged = _copy(connection, feed, batch, frame, ~apart)
        by_month.mark_delivered(connection, feed.name, replaced | _event_days(connection, batch, staging))
        counts = Staged(batch.batch_id, batch.rows, staged, int(apart.sum()))
        if counts.received != counts.staged + counts.quarantined:
            raise RuntimeError(f"{batch.batch_id}: rows do not add up: {counts}")
        quality.record_accepted(connection, batch, staged=counts.staged, quarantined=counts.quarantined)
    return counts


def _event_days(connection: Connection, batch: Batch, staging: Table) -> set[date]:
    """Days of the feed's month in staging, where a fact kept by month is made from the feed's rows."""
    days: set[date | None] = set()
    for each in by_month.event_days(batch.feed):
        query = select(literal_column(each, Date)).select_from(staging).distinct()
        days.update(connection.scalars(query.where(staging.c.period == months.first_day(batch.month))))
    return {day for day in days if day}


def _in_quarantine(connection: Connection, batch: Batch, frame: pd.DataFrame) -> pd.Series:
    table = quality.quarantined_rows
    query = select(table.c.source_file, table.c.source_row).where(table.c.batch_id == batch.batch_id)
    rows = [tuple(row) for row in connection.execute(query)]
    # few rows have a number that was set apart; only of these is the file's name looked at too
    apart = frame["source_row"].isin([row for _, row in rows])
    places = pd.MultiIndex.from_frame(frame.loc[apart, ["source_file", "source_row"]])
    apart.loc[apart] = places.isin(pd.MultiIndex.from_tuples(rows, names=places.names))
    return apart


def _copy(connection: Connection, feed: Feed, batch: Batch, frame: pd.DataFrame, kept: pd.Series) -> int:
    """COPY the rows kept into the feed's staging table, piece by piece; gives the rows the server took."""
    columns = [column.name for column in feed.columns] + ["source_file", "source_row"]
    names = ", ".join(f'"{name}"' for name in [*columns, "period", "batch_id"])
    cursor = connection.connection.cursor()
    with cursor.copy(f'copy staging."{feed.name}" ({names}) from stdin (format csv)') as copy:
        for first in range(0, len(frame), PIECE_ROWS):
            piece = slice(first, first + PIECE_ROWS)
            copy.write(_csv(frame[columns].iloc[piece][kept.iloc[piece]], batch))
    return int(cursor.rowcount)


def _csv(frame: pd.DataFrame, batch: Batch) -> memoryview:
    table = pa.table({name: _arrow(frame[name]) for name in frame.columns})
    table = table.append_column("period", pa.repeat(pa.scalar(months.first_day(batch.month)), len(table)))
    table = table.append_column("batch_id", pa.repeat(pa.scalar(batch.batch_id), len(table)))
    buffer = BytesIO()
    csv.write_csv(table, buffer, csv.WriteOptions(include_header=False))
    return buffer.getbuffer()


def _arrow(series: pd.Series) -> pa.Array:
    if series.dtype.kind == "M":
        return pa.Array.from_pandas(series).cast(pa.date32())
    return pa.Array.from_pandas(series)
