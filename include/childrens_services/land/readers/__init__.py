"""Readers: one per format, each yielding what was received as batches of text columns.

A batch is a pyarrow.RecordBatch. Its columns are strings (null where blank), named as `rows.names` says, then
`source_file` (string) and `source_row` (int64). Every batch of a delivery has the same columns in the same order, and
there is at least one batch, of no rows when the source has none.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
from airflow.sdk import ObjectStoragePath

from childrens_services.contracts import Feed, Server
from childrens_services.errors import BadInput
from childrens_services.land import storage
from childrens_services.land.delivery import Delivery
from childrens_services.land.readers import csv, excel, http, sql, xml

Reader = Callable[[Feed, Server, str, Any], Iterator[pa.RecordBatch]]
FILES: dict[str, Reader] = {"csv": csv.read, "xml": xml.read, "xlsx": excel.read}


def read(feed: Feed, month: str, delivery: Delivery) -> Iterator[pa.RecordBatch]:
    """The delivery's rows, batch by batch. Raises BadInput or SourceUnavailable, at any batch."""
    if delivery.server.format == "sql":
        return sql.read(feed, delivery.server, month)
    if not delivery.files:
        return http.read(feed, delivery.server)
    return _files(feed, delivery.server, delivery.files)


def _files(feed: Feed, server: Server, files: tuple[ObjectStoragePath, ...]) -> Iterator[pa.RecordBatch]:
    columns: list[str] = []
    for file in files:
        with storage.opened(file) as stream:
            for batch in FILES[server.format](feed, server, file.name, stream):
                columns = columns or batch.schema.names
                if set(batch.schema.names) != set(columns):
                    raise _unlike(feed, file.name, files[0].name, set(columns) ^ set(batch.schema.names))
                yield batch.select(columns)


def _unlike(feed: Feed, file: str, first: str, differing: set[str]) -> BadInput:
    agreed = [column.source for column in feed.columns if column.name in differing]
    return BadInput(
        f"its columns are not those of {first}, which was delivered with it",
        file=file,
        field=", ".join(agreed) or None,
        remedy="deliver files of one set with the same columns, or take away the file that does not belong",
    )
