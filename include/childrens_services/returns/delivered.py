"""A delivered return as tables of text, ready to be typed by a database: what a frame holds, as a return writes it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from childrens_services.returns import layout
from childrens_services.returns.layout import LAST, Kind, Layout

if TYPE_CHECKING:
    import pandas as pd

ROW = "row_id"
# columns of the list of registered providers that rules read
PROVIDERS: dict[str, Kind] = {
    "URN": "text",
    "LA_NAME_FROM_FILE": "text",
    "PLACE_CODES": "text",
    "PROVIDER_CODES": "text",
    "REG_END": "date",
    "POSTCODE": "text",
    "LA_CODE_INFERRED": "text",
    "LA_NAME_INFERRED": "text",
}


class Delivered:
    """Tables by name, each an Arrow table of text with `row_id`, its 0-based row; columns not delivered are missing.

    Text is without blanks at its ends; empty text and nothing mean the same.
    """

    def __init__(self, return_name: str, tables: Mapping[str, pa.Table]) -> None:
        self.layout = layout.load(return_name)
        self.tables = dict(tables)

    @classmethod
    def of_frames(cls, return_name: str, frames: "Mapping[str, pd.DataFrame]") -> "Delivered":
        """The frames, found by table and column name in any case; what the return does not have is left out."""
        tables = layout.load(return_name)
        known = {name.lower(): name for name in tables.names}
        found = {known[name.lower()]: frame for name, frame in frames.items() if name.lower() in known}
        return cls(return_name, {name: _as_text(tables, name, frame) for name, frame in found.items()})

    def has_column(self, table: str, column: str) -> bool:
        """Whether the column was delivered."""
        return table in self.tables and column in self.tables[table].column_names

    def missing_columns(self) -> dict[str, list[str]]:
        """Columns of the return that a delivered table lacks."""
        lacking = {
            name: [column for column in self.layout.table(name).columns if not self.has_column(name, column)]
            for name in self.tables
        }
        return {name: columns for name, columns in lacking.items() if columns}

    def child_ids(self, table: str) -> Sequence[str | None] | None:
        """The child by `row_id`, as it was written; None for a table that names none."""
        if not self.has_column(table, self.layout.child):
            return None
        there = self.tables[table]
        children: list[str | None] = there.column(self.layout.child).to_pylist()
        rows = there.column(ROW).to_pylist()
        if not rows or rows[-1] == len(rows) - 1:
            return children
        by_row = dict(zip(rows, children, strict=True))
        return [by_row.get(row) for row in range(rows[-1] + 1)]


def frame_table(columns: Mapping[str, Kind], frame: "pd.DataFrame | pa.Table", *, day_first: bool = True) -> pa.Table:
    """A frame as text, of the columns asked for; an Arrow table is that already."""
    if isinstance(frame, pa.Table):
        return frame
    named = {str(name).lower(): name for name in frame.columns}
    found = {column: _texts(frame[named[column.lower()]], day_first) for column in columns if column.lower() in named}
    return pa.table({ROW: pa.array(range(len(frame)), pa.int32()), **found})


def _as_text(tables: Layout, name: str, frame: "pd.DataFrame") -> pa.Table:
    columns = tables.table(name).all_columns
    return frame_table(columns, frame, day_first=tables.dates == "day_first")


def _texts(values: "pd.Series[Any]", day_first: bool) -> pa.Array:
    """Values as the return writes them; None for what is missing."""
    import pandas as pd

    form = "%d/%m/%Y" if day_first else "%Y-%m-%d"
    if pd.api.types.is_datetime64_any_dtype(values):
        return pa.array(values.dt.strftime(form), pa.string(), from_pandas=True)
    return pa.array([_text(value, form) for value in values], pa.string())


def _text(value: Any, form: str) -> str | None:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (tuple, list)):
        return ",".join(str(item) for item in value if item is not None)
    if is_nothing(value):
        return None
    if isinstance(value, (datetime, date)):
        return value.strftime(form)
    # numpy's double is a float, its single is not
    if isinstance(value, float) or type(value).__name__ == "float32":
        value = float(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def is_nothing(value: Any) -> bool:
    """Whether a value is one of the ways to say that there is none."""
    return value is None or str(value) in {"nan", "NaT", "<NA>"}


def is_last(name: str) -> bool:
    """Whether a table is of last year's return."""
    return name.endswith(LAST)
