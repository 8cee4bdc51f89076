"""From text as received to the contract's types, with what cannot be read set beside it, not lost."""

import pandas as pd
import pyarrow as pa

from childrens_services.contracts import Column, Feed

UNREADABLE = "__unreadable"
EARLIEST, LATEST = pd.Timestamp("1900-01-01"), pd.Timestamp("2100-12-31")
ISO = "%Y-%m-%d"


def typed(table: pa.Table, feed: Feed) -> pd.DataFrame:
    """The batch as a frame: the contract's columns typed, other columns as received.

    For each column that is not text there is a second one, `<column>__unreadable`, that holds the text received
    where it cannot be read as the type, and is null elsewhere. Blanks are null. Missing columns stay missing.
    """
    frame = to_frame(table)
    for column in feed.columns:
        if column.name in frame:
            text = frame[column.name].str.strip().replace("", pd.NA)  # type: ignore[call-overload]
            frame[column.name] = _read(text, column)
            if column.type != "string":
                frame[column.name + UNREADABLE] = text.where(frame[column.name].isna())
    return frame


def to_frame(table: pa.Table) -> pd.DataFrame:
    """The table as it is, text kept in Arrow's memory, where it takes a fraction of what Python's strings do."""
    return table.to_pandas(types_mapper={pa.string(): pd.StringDtype(na_value=pd.NA)}.get)


def _read(text: pd.Series, column: Column) -> pd.Series:
    match column.type:
        case "date":
            return _read_dates(text, (column.strptime_format, *column.other_formats, ISO))
        case "integer":
            numbers = pd.to_numeric(text, errors="coerce")
            return numbers.where(numbers % 1 == 0).astype("Int64")
        case "number":
            return pd.to_numeric(text, errors="coerce").astype("Float64")
        case _:
            return text


def _read_dates(text: pd.Series, formats: tuple[str, ...]) -> pd.Series:
    """Dates in the contract's format, or the others in order; one outside 1900 to 2100 counts as unreadable."""
    dates = pd.to_datetime(text, format=formats[0], errors="coerce")
    for other in formats[1:]:
        rest = dates.isna() & text.notna()
        if not rest.any():
            break
        dates = dates.where(~rest, pd.to_datetime(text.where(rest), format=other, errors="coerce"))
    return dates.where(dates.between(EARLIEST, LATEST)).astype("datetime64[ns]")
