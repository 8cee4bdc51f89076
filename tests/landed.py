"""Batches for tests of what comes after landing: rows given as plain values, landed as the reader would."""

import hashlib
from pathlib import Path
from typing import Any

import pyarrow as pa
from childrens_services import contracts
from childrens_services.batch import Batch
from pyarrow import parquet


def batch(folder: Path, feed: str, month: str, rows: list[dict[str, str | None]]) -> Batch:
    """A landed batch of the feed. Columns are those of the first row; values are text as received."""
    names = list(rows[0]) if rows else [column.name for column in contracts.load(feed).columns]
    columns: dict[str, Any] = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in names}
    columns["source_file"] = pa.array([f"{feed}.csv"] * len(rows), pa.string())
    columns["source_row"] = pa.array(range(2, len(rows) + 2), pa.int64())
    sha256 = hashlib.sha256(repr(rows).encode()).hexdigest()
    path = folder / "landing" / f"{feed}-{month}-{sha256[:12]}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(pa.table(columns), path)
    return Batch(
        batch_id=f"{feed}:{month}:{sha256[:12]}",
        feed=feed,
        domain=contracts.load(feed).domain,
        month=month,
        sha256=sha256,
        source=f"{feed}.csv",
        received_at="2026-11-05T06:00:00+00:00",
        rows=len(rows),
        columns=tuple(names),
        url=path.as_uri(),
    )


def advice(number: int, **changes: str | None) -> dict[str, str | None]:
    """A good row of the feed `ehc_advice`."""
    return {
        "advice_id": f"A{number}",
        "request_id": f"R{number}",
        "advice_type": "EP",
        "asked_date": "2026-09-01",
        "received_date": "2026-09-20",
    } | changes
