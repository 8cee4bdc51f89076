"""Rows collected column by column into Arrow tables of text, a batch at a time."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from childrens_services.returns.delivered import ROW
from childrens_services.returns.texts import numbers, texts

ROWS = 20_000


class Columns:
    """One table as it grows; every so many rows are packed, so that few of them are Python objects."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = list(names)
        self._rows: list[Mapping[str, str]] = []
        self._batches: list[pa.RecordBatch] = []
        self.count = 0
        self._schema = pa.schema([pa.field(ROW, pa.int32()), *(pa.field(name, pa.string()) for name in self.names)])

    def add(self, row: Mapping[str, str]) -> None:
        """One more row; what it does not name is missing."""
        self._rows.append(row)
        if len(self._rows) >= ROWS:
            self._pack()

    def table(self) -> pa.Table:
        """Everything collected."""
        self._pack()
        return pa.Table.from_batches(self._batches, self._schema)

    def _pack(self) -> None:
        rows, self._rows = self._rows, []
        if not rows:
            return
        number = numbers(range(self.count, self.count + len(rows)))
        values = [texts([row.get(name, "") for row in rows]) for name in self.names]
        self._batches.append(pa.RecordBatch.from_arrays([number, *values], schema=self._schema))
        self.count += len(rows)
