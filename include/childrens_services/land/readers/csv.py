"""CSV: one file, read row by row.

The standard library's reader and not pyarrow's: it counts blank lines and quoted line breaks, so that a row's number is
the one a spreadsheet shows, and it notices a quote that is never closed, which pyarrow takes for one long value.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa

from childrens_services.contracts import Feed, Server
from childrens_services.errors import BadInput
from childrens_services.land.readers import rows

Row = tuple[int, list[str]]


def read(feed: Feed, server: Server, file: str, stream: Any) -> Iterator[pa.RecordBatch]:
    """Batches of the CSV in a binary stream. Raises BadInput, naming the first row and field at fault."""
    encoding = _encoding(server)
    # errors are smuggled through as surrogates: only so can the row and the field they are in be named
    with io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="") as lines:
        found = _rows(lines, server.delimiter, file)
        columns = _columns(next(found, None), feed, encoding, file)
        yield from rows.batches(columns, _checked(found, columns, encoding, file), file)


def _columns(first: Row | None, feed: Feed, encoding: str, file: str) -> list[str]:
    if first is None:
        raise BadInput("the file is empty", file=file, remedy="send the file again; it may not have been written whole")
    number, headings = first
    _refuse_unreadable(headings, [str(number) for number in range(1, len(headings) + 1)], encoding, file, number)
    return rows.names(headings, feed, file, number)


def headings(server: Server, stream: Any) -> list[str]:
    """Headings of the CSV in a binary stream, as delivered; empty when its first row cannot be read."""
    with io.TextIOWrapper(stream, _encoding(server), errors="replace", newline="") as lines:
        try:
            return next(_rows(lines, server.delimiter, ""), (1, []))[1]
        except BadInput:
            return []


def _encoding(server: Server) -> str:
    # with the signature or without it: spreadsheets write it, systems do not
    return "utf-8-sig" if codecs.lookup(server.encoding).name == "utf-8" else server.encoding


def _rows(lines: Iterable[str], delimiter: str, file: str) -> Iterator[Row]:
    number = 0
    try:
        for number, values in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), 1):
            if len(values) > 1 or (values and values[0].strip()):
                yield number, values
    except csv.Error:
        raise BadInput(
            "a value is in quotes that are not closed, or text follows the closing quote",
            file=file,
            row=number + 1,
            remedy="have the file written by a CSV export, or double every quote inside a quoted value",
        ) from None


def _checked(
    found: Iterable[Row], columns: Sequence[str], encoding: str, file: str
) -> Iterator[tuple[int, list[str | None]]]:
    for number, values in found:
        if len(values) != len(columns):
            raise BadInput(
                f"it has {len(values)} fields where the heading row has {len(columns)}",
                file=file,
                row=number,
                remedy="send the file again if it was cut short; put a value that holds a comma in quotes",
            )
        _refuse_unreadable(values, columns, encoding, file, number)
        yield number, [None if not value or value.isspace() else value for value in values]


def _refuse_unreadable(values: Sequence[str], columns: Sequence[str], encoding: str, file: str, row: int) -> None:
    whole = "".join(values)
    if "\0" not in whole and (whole.isascii() or _encodable(whole)):
        return
    field = next(name for name, value in zip(columns, values, strict=True) if "\0" in value or not _encodable(value))
    name = encoding.removesuffix("-sig")
    if "\0" in whole:
        problem, remedy = "it holds bytes that are not text", "save the file as CSV UTF-8 and send it again"
    else:
        problem = f"it holds bytes that are not {name}"
        remedy = (
            "save the file as CSV UTF-8, or set encoding: windows-1252 in the feed's contract if that is what it is"
        )
    raise BadInput(problem, file=file, row=row, field=field, remedy=remedy)


def _encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
