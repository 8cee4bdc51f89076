"""Excel: one sheet of a workbook, from the first row that has the headings of all key columns.

Options of the server: `sheet`, and `endsAt: blank row` where notes follow below the table. Columns without a heading
are notes beside the table and are not read.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from zipfile import BadZipFile

import pyarrow as pa
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from childrens_services.contracts import Feed, Server
from childrens_services.errors import BadInput
from childrens_services.land.readers import rows

# what openpyxl raises for a file that is no workbook or a damaged one
UNREADABLE = (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, EOFError, SyntaxError)


def read(feed: Feed, server: Server, file: str, stream: Any) -> Iterator[pa.RecordBatch]:
    """Batches of the workbook in a binary stream. Raises BadInput when it, its sheet or its headings are missing."""
    found = _rows(server, file, stream)
    for number, values in found:
        if has_key(feed, values):
            yield from _table(feed, server, file, number, values, found)
            return
    raise BadInput(
        f"no row of sheet {server.options['sheet']} has the headings of the key",
        file=file,
        field=", ".join(column.source for column in feed.columns if column.key),
        remedy="give the columns the headings that the feed's contract lists",
    )


def has_key(feed: Feed, values: Sequence[object]) -> bool:
    """Whether the row has a heading for every key column."""
    agreed = rows.known(feed)
    found = {agreed.get(heading) for heading in rows.cleaned(rows.text(value) for value in values)}
    return set(feed.key) <= found


def first_rows(server: Server, stream: Any) -> Iterator[Sequence[object]]:
    """Rows of the sheet for a look at them; none when it cannot be read."""
    try:
        for _, values in _rows(server, "", stream):
            yield values
    except BadInput:
        return


def _rows(server: Server, file: str, stream: Any) -> Iterator[tuple[int, Sequence[object]]]:
    try:
        workbook = load_workbook(stream, read_only=True, data_only=True)
    except UNREADABLE:
        raise _damaged(file) from None
    try:
        sheet = _sheet(workbook, server.options["sheet"], file)
        # some systems write wrong dimensions, which cut the sheet short
        sheet.reset_dimensions()
        yield from enumerate(sheet.iter_rows(values_only=True), 1)
    except UNREADABLE:
        raise _damaged(file) from None
    finally:
        workbook.close()


def _sheet(workbook: Any, name: str, file: str) -> Any:
    sheets = {title.strip().lower(): title for title in workbook.sheetnames}
    if name.lower() not in sheets:
        raise BadInput(
            f"it has no sheet {name}; it has {', '.join(workbook.sheetnames)}",
            file=file,
            remedy="name the sheet as agreed, or change sheet in the feed's contract",
        )
    return workbook[sheets[name.lower()]]


def _damaged(file: str) -> BadInput:
    return BadInput(
        "it is not an Excel workbook that can be read",
        file=file,
        remedy="open it in Excel, save it as .xlsx without a password and send it again",
    )


def _table(
    feed: Feed,
    server: Server,
    file: str,
    row: int,
    headings: Sequence[object],
    below: Iterator[tuple[int, Sequence[object]]],
) -> Iterator[pa.RecordBatch]:
    titles = [rows.text(heading) for heading in headings]
    places = [place for place, title in enumerate(titles) if title]
    columns = rows.names([titles[place] for place in places], feed, file, row)
    found = _texts(below, places)
    if server.options.get("endsAt") == "blank row":
        found = _without_notes(found, row, file)
    yield from rows.batches(columns, found, file)


def _without_notes(
    found: Iterator[tuple[int, list[str | None]]], before: int, file: str
) -> Iterator[tuple[int, list[str | None]]]:
    """The rows down to the first blank one. Raises BadInput where what follows is no note: it fills several cells."""
    ended = False
    for number, texts in found:
        ended = ended or number > before + 1
        before = number
        if not ended:
            yield number, texts
        elif sum(text is not None for text in texts) > 1:
            raise BadInput(
                "there is a row of the table below a blank row",
                file=file,
                row=number,
                remedy="take out the blank rows inside the table; notes below it may fill one cell each",
            )


def _texts(below: Iterator[tuple[int, Sequence[object]]], places: list[int]) -> Iterator[tuple[int, list[str | None]]]:
    for number, values in below:
        # a row ends at its last filled cell
        texts = [rows.text(values[place]) if place < len(values) else None for place in places]
        if any(texts):
            yield number, texts
