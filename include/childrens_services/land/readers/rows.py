"""What the readers share: names of delivered headings, values as text, batches of rows."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any

import pyarrow as pa

from childrens_services.contracts import Feed
from childrens_services.errors import BadInput

BATCH_ROWS = 10_000
PLACE = ("source_file", "source_row")


def known(feed: Feed) -> dict[str, str]:
    """Staging name by delivered heading, in lower case: each column's `source` and its aliases."""
    return {heading.lower(): column.name for column in feed.columns for heading in (column.source, *column.aliases)}


def cleaned(headings: Iterable[str | None]) -> list[str]:
    """Headings in lower case without surrounding blanks or byte order mark; empty where there is none."""
    return [(heading or "").strip("\ufeff \t\r\n\xa0").lower() for heading in headings]


def names(headings: Sequence[str | None], feed: Feed, file: str, row: int = 1) -> list[str]:
    """A column name for each heading: the staging name, else the heading in lower case, else `column_<n>`.

    Raises BadInput when no heading is in the contract or when two mean the same column. Only headings of the contract
    are repeated in a message: what stands there instead may be a child's record.
    """
    agreed, headings = known(feed), cleaned(headings)
    if not any(heading in agreed for heading in headings):
        raise BadInput(
            "none of the agreed column headings is there",
            file=file,
            row=row,
            remedy="deliver the file with its heading row, as the feed's contract lists the columns",
        )
    found = [agreed.get(heading) or heading or f"column_{number}" for number, heading in enumerate(headings, 1)]
    for number, name in enumerate(found):
        if name in found[:number] or name in PLACE:
            raise BadInput(
                f"the heading of column {number + 1} is there twice",
                file=file,
                row=row,
                field=name if name in agreed.values() or name in PLACE else None,
                remedy="give every column a heading of its own",
            )
    return found


def text(value: object) -> str | None:
    """A value as text: None for blank, dates as ISO, whole numbers without a decimal point."""
    match value:
        case None:
            return None
        case str():
            return None if not value or value.isspace() else value
        case bool():
            return str(value).lower()
        case datetime():
            midnight = value.time() == time() and value.tzinfo is None
            return value.date().isoformat() if midnight else value.isoformat(sep=" ")
        case date() | time():
            return value.isoformat()
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case Decimal():
            return format(value, "f")
        case dict() | list():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)


def batch(columns: Sequence[str], values: Iterable[Sequence[str | None]], numbers: Sequence[int], file: str) -> Any:
    """A RecordBatch of `values` (one sequence for each column) with the rows' place in the file."""
    arrays = (
        [pa.array(column, pa.string()) for column in values] if numbers else [pa.array([], pa.string())] * len(columns)
    )
    place = [pa.array([file] * len(numbers), pa.string()), pa.array(numbers, pa.int64())]
    return pa.RecordBatch.from_arrays(arrays + place, names=[*columns, *PLACE])


def batches(
    columns: Sequence[str], numbered: Iterable[tuple[int, Sequence[str | None]]], file: str
) -> Iterator[pa.RecordBatch]:
    """Batches of numbered rows, one value for each column; one batch of no rows when there are none."""
    remaining, empty = iter(numbered), True
    while chunk := list(islice(remaining, BATCH_ROWS)):
        empty = False
        yield batch(columns, list(zip(*(values for _, values in chunk), strict=True)), [row for row, _ in chunk], file)
    if empty:
        yield batch(columns, [], [], file)


def ragged(columns: Sequence[str], records: Iterable[dict[str, str | None]], file: str) -> Iterator[pa.RecordBatch]:
    """Batches of records numbered from 1, whose names are known only when all are read.

    The columns are `columns`, then the other names in the order they turn up. The records wait in a temporary file
    that has no name, so that memory does not grow with their number.
    """
    found = dict.fromkeys(columns)
    with tempfile.TemporaryFile() as spool:
        remaining, count, row = iter(records), 0, 1
        while chunk := list(islice(remaining, BATCH_ROWS)):
            found.update(dict.fromkeys(name for record in chunk for name in record))
            values = [[record.get(name) for record in chunk] for name in found]
            part = batch(list(found), values, range(row, row + len(chunk)), file)
            with pa.ipc.new_stream(spool, part.schema) as writer:
                writer.write_batch(part)
            count, row = count + 1, row + len(chunk)
        yield from _widened(spool, count, list(found)) if count else [batch(columns, [], [], file)]


def _widened(spool: Any, count: int, columns: list[str]) -> Iterator[pa.RecordBatch]:
    spool.seek(0)
    for _ in range(count):
        with pa.ipc.open_stream(spool) as reader:
            part = reader.read_next_batch()
            # to the end of this stream: the next one begins there
            list(reader)
        missing = [name for name in columns if name not in part.schema.names]
        for name in missing:
            part = part.append_column(name, pa.nulls(part.num_rows, pa.string()))
        yield part.select([*columns, *PLACE])
