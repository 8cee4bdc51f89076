"""Stage a checked batch: the rows that passed, in place of the feed's month, in one transaction."""

from dataclasses import dataclass
from io import BytesIO

import pandas as pd
import pyarrow as pa
from pyarrow import csv
from sqlalchemy import Connection, delete, select

from childrens_services import database, months, quality
from childrens_services.batch import Batch
from childrens_services.contracts import Feed, load
from childrens_services.land import read_landed
from childrens_services.stage import tables
from childrens_services.typed import typed


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
        kept = frame[~_in_quarantine(connection, batch, frame)]
        connection.execute(delete(staging).where(staging.c.period == months.first_day(batch.month)))
        staged = _copy(connection, feed, batch, kept)
        counts = Staged(batch.batch_id, batch.rows, staged, len(frame) - len(kept))
        if counts.received != counts.staged + counts.quarantined:
            raise RuntimeError(f"{batch.batch_id}: rows do not add up: {counts}")
        quality.record_accepted(connection, batch, staged=counts.staged, quarantined=counts.quarantined)
    return counts


def _in_quarantine(connection: Connection, batch: Batch, frame: pd.DataFrame) -> pd.Series:
    table = quality.quarantined_rows
    rows = connection.execute(select(table.c.source_file, table.c.source_row).where(table.c.batch_id == batch.batch_id))
    apart = pd.MultiIndex.from_tuples([tuple(row) for row in rows], names=["source_file", "source_row"])
    return pd.Series(pd.MultiIndex.from_frame(frame[["source_file", "source_row"]]).isin(apart), index=frame.index)


def _copy(connection: Connection, feed: Feed, batch: Batch, frame: pd.DataFrame) -> int:
    """COPY the frame into the feed's staging table; gives the rows the server took."""
    columns = [column.name for column in feed.columns] + ["source_file", "source_row"]
    table = pa.table({name: _arrow(frame[name]) for name in columns})
    table = table.append_column("period", pa.repeat(pa.scalar(months.first_day(batch.month)), len(table)))
    table = table.append_column("batch_id", pa.repeat(pa.scalar(batch.batch_id), len(table)))
    buffer = BytesIO()
    csv.write_csv(table, buffer, csv.WriteOptions(include_header=False))
    names = ", ".join(f'"{name}"' for name in table.column_names)
    cursor = connection.connection.cursor()
    with cursor.copy(f'copy staging."{feed.name}" ({names}) from stdin (format csv)') as copy:
        copy.write(buffer.getbuffer())
    return int(cursor.rowcount)


def _arrow(series: pd.Series) -> pa.Array:
    if series.dtype.kind == "M":
        return pa.Array.from_pandas(series).cast(pa.date32())
    return pa.Array.from_pandas(series)
