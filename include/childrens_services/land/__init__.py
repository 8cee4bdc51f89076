"""Land: read a source and keep what was received as Parquet, once, with a manifest beside it.

The manifest is written last: a batch is landed when its manifest is there.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq
from airflow.sdk import ObjectStoragePath

from childrens_services import months, settings
from childrens_services.batch import Batch
from childrens_services.contracts import Feed
from childrens_services.land import locate, readers, storage
from childrens_services.land.content import Content
from childrens_services.land.delivery import Delivery
from childrens_services.land.readers.rows import PLACE


def land(feed: Feed, month: str) -> Batch:
    """Read what was delivered of the feed for the month and keep it; content that was kept before is not kept again.

    Raises ValueError for what is not a month, NotDelivered when nothing is found, BadInput when it cannot be read as
    the contract says, SourceUnavailable when the source goes away. In each case the landing area is as before.
    """
    months.first_day(month)
    delivery = locate.delivery(feed, month)
    folder = "/".join([storage.url(settings.landing()), feed.domain, feed.name, month])
    part = ObjectStoragePath(f"{folder}/{uuid4().hex}.part")
    try:
        content = _write(readers.read(feed, month, delivery), part)
        return _keep(_batch(feed, month, delivery, content, folder), part)
    finally:
        part.unlink(missing_ok=True)


def read_landed(batch: Batch) -> pa.Table:
    """The rows of a landed batch: text columns, `source_file` (string) and `source_row` (int64)."""
    return _read(batch.url)


def read_landed_column(url: str, name: str) -> pa.ChunkedArray:
    """One column of the landed batch at that URL. Raises KeyError when it has none of that name."""
    return _read(url, [name])[name]


def _read(url: str, columns: list[str] | None = None) -> pa.Table:
    with storage.open_binary(ObjectStoragePath(url), "rb") as stream:
        # on this thread alone: one of Arrow's that still holds a Python stream at exit aborts the process
        return pq.ParquetFile(stream, pre_buffer=False).read(columns, use_threads=False)


def find(manifest_url: str) -> Batch:
    """The batch of the manifest at that URL. Raises FileNotFoundError when there is none."""
    return Batch.from_manifest(json.loads(ObjectStoragePath(manifest_url).read_text()))


def _write(batches: Iterator[pa.RecordBatch], part: ObjectStoragePath) -> Content:
    # the first batch is read before the file is made: most bad deliveries fail here
    first = next(batches)
    content = Content(first.schema.names)
    part.parent.mkdir(parents=True, exist_ok=True)
    with storage.open_binary(part, "wb") as stream, pq.ParquetWriter(stream, first.schema) as writer:
        for batch in chain([first], batches):
            content.add(batch)
            writer.write_batch(batch)
    return content


def _batch(feed: Feed, month: str, delivery: Delivery, content: Content, folder: str) -> Batch:
    sha12 = content.sha256[:12]
    return Batch(
        batch_id=f"{feed.name}:{month}:{sha12}",
        feed=feed.name,
        domain=feed.domain,
        month=month,
        sha256=content.sha256,
        source=delivery.source,
        received_at=datetime.now(UTC).isoformat(timespec="seconds"),
        rows=content.rows,
        columns=tuple(name for name in content.columns if name not in PLACE),
        url=f"{folder}/{sha12}.parquet",
    )


def _keep(batch: Batch, part: ObjectStoragePath) -> Batch:
    parquet = ObjectStoragePath(batch.url)
    manifest_url = f"{batch.url.removesuffix('.parquet')}.manifest.json"
    manifest = ObjectStoragePath(manifest_url)
    if manifest.exists() and parquet.exists():
        # the landing area may have moved since: the rows are beside the manifest
        return replace(find(manifest_url), url=batch.url)
    part.rename(parquet)
    # likewise under a temporary name first: a manifest is either whole or not there
    part.write_text(json.dumps(batch.manifest(), indent=2))
    part.rename(manifest)
    return batch
