"""The sha256 of what was received: the same however the rows are cut into batches."""

import hashlib
import json

import pyarrow as pa
import pyarrow.compute as pc


class Content:
    """Takes batches of one schema and counts and hashes them.

    Each column has two running hashes, of the lengths of its values (-1 for null) and of the values one after the
    other; together they are unambiguous.
    """

    def __init__(self, columns: list[str]):
        self.columns = columns
        self.rows = 0
        self._hashes = [(hashlib.sha256(), hashlib.sha256()) for _ in columns]

    def add(self, batch: pa.RecordBatch) -> None:
        """Take the next batch of the content."""
        self.rows += batch.num_rows
        for (lengths, values), column in zip(self._hashes, batch.columns, strict=True):
            text = column.cast(pa.string())
            lengths.update(pc.fill_null(pc.binary_length(text), -1).to_numpy().tobytes())
            values.update("".join(text.drop_null().to_pylist()).encode())

    @property
    def sha256(self) -> str:
        """Hash of the column names and of everything added so far."""
        digests = [[lengths.hexdigest(), values.hexdigest()] for lengths, values in self._hashes]
        return hashlib.sha256(json.dumps([self.columns, digests]).encode()).hexdigest()
