"""SSDA903 as CSV files: each is known by its columns, whatever its name; all text is trimmed and in capitals."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from childrens_services.errors import BadInput
from childrens_services.returns import layout
from childrens_services.returns.delivered import ROW
from childrens_services.returns.readers.report import Finding, Reading
from childrens_services.returns.texts import numbers, texts

RETURN = "ssda903"
# columns that say little about which table it is
SHARED = {"CHILD", "DOB"}
# of a table's own columns, the share a file must have to be taken for it
ENOUGH = 0.5
_LINE_END = re.compile(rb"[\r\n]")
# what stands at the ends of a value
_EDGES = b',"\r\n'


def read(files: Sequence[Path]) -> Reading:
    """The tables of the files. Raises BadInput."""
    found = Reading()
    with ThreadPoolExecutor(2) as pool:
        for path, (name, table, findings) in zip(files, pool.map(_file, files), strict=True):
            if name in found.tables:
                raise BadInput(
                    f"its columns are those of {name}, and so are those of {found.sources[name]}",
                    file=path.name,
                    remedy="give each table once",
                )
            found.tables[name] = table
            found.sources[name] = path.name
            found.findings += findings
    return found


def headings(path: Path) -> list[str]:
    """The column names in a file's first line; none where it is not text."""
    with path.open("rb") as stream:
        first = stream.readline(100_000)
    return _headings(first.removeprefix(codecs.BOM_UTF8).upper())


def _file(path: Path) -> tuple[str, pa.Table, list[Finding]]:
    text = _text(path)
    written = _headings(_LINE_END.split(text, 1)[0])
    name, findings = _recognise(written, path.name)
    table = _table(text, written, path.name)
    columns = [column for column in layout.load(RETURN).table(name).all_columns if column in table.column_names]
    table, blank = _numbered(_trimmed(table.select(columns), text), text)
    if blank:
        findings.append(Finding(path.name, f"{blank} rows are blank; they are left out", "delete them"))
    return name, table, findings


def _text(path: Path) -> bytes:
    """The file in capitals, all at once: much faster than value by value."""
    content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    try:
        text = content.upper() if content.isascii() else content.decode().upper().encode()
    except UnicodeDecodeError as error:
        raise BadInput(
            "it is not UTF-8 text",
            file=path.name,
            row=content.count(b"\n", 0, error.start) + 1,
            remedy="save it again as CSV UTF-8",
        ) from None
    if not text.strip():
        raise BadInput(
            "it is empty", file=path.name, remedy="send it again, or leave it out if there is nothing to say"
        )
    return text.lstrip()


def _headings(line: bytes) -> list[str]:
    first = next(iter(csv.reader([line.decode(errors="replace")])), [])
    return [name.strip() for name in first]


def _recognise(written: list[str], file: str) -> tuple[str, list[Finding]]:
    """The table whose columns are most like the file's, and how they differ."""
    there = {name for name in written if name}
    for name in there:
        if written.count(name) > 1:
            raise BadInput("the column is there twice", file=file, row=1, field=name, remedy="delete one of them")
    tables = {name: list(table.columns) for name, table in layout.load(RETURN).tables.items()}
    likeness: Callable[[str], float] = lambda name: len(there & {*tables[name]}) / len(there | {*tables[name]})  # noqa: E731
    best = max(tables, key=likeness)
    own = {*tables[best]} - SHARED
    lacking = [column for column in tables[best] if column not in there]
    if "CHILD" not in there or len(own & there) / len(own) <= ENOUGH:
        raise BadInput(
            f"its columns are those of no table of the return; most like {best}, which also has {', '.join(lacking)}"
            if there & {*tables[best]}
            else "its first row names no column of the return",
            file=file,
            row=1,
            remedy="give the columns of one table, separated by commas, their names in the first row",
        )
    known = layout.load(RETURN).table(best).all_columns
    extra = [column or "(no name)" for column in written if column not in known]
    findings = []
    if lacking:
        what = f"taken for {best}, but without {', '.join(lacking)}"
        findings.append(Finding(file, what, "give the columns that are missing; they count as empty until then"))
    if extra:
        what = f"{best} has no column {', '.join(extra)}"
        findings.append(Finding(file, what, "leave it out; it is not read"))
    return best, findings


def _table(text: bytes, written: list[str], file: str) -> pa.Table:
    # unnamed columns get names of their own
    names = [name or f"unnamed {number}" for number, name in enumerate(written)]
    if not _LINE_END.search(text.rstrip()):
        return pa.table([texts([])] * len(names), names=names)
    try:
        return arrow_csv.read_csv(
            pa.BufferReader(text),
            read_options=arrow_csv.ReadOptions(use_threads=False, column_names=names, skip_rows_after_names=1),
            parse_options=arrow_csv.ParseOptions(newlines_in_values=b'"' in text),
            convert_options=arrow_csv.ConvertOptions(
                column_types={name: pa.string() for name in names}, strings_can_be_null=False, check_utf8=False
            ),
        )
    except pa.ArrowInvalid:
        # its message quotes the row
        row, count = _uneven_row(text, len(names))
        raise BadInput(
            f"it has {count} values where the first row has {len(names)}" if count else "it cannot be read as CSV",
            file=file,
            row=row,
            remedy="put values that hold a comma or a quote in quotes, and give every row all columns",
        ) from None


def _uneven_row(text: bytes, expected: int) -> tuple[int | None, int]:
    for number, row in enumerate(csv.reader(io.StringIO(text.decode())), start=1):
        if row and len(row) != expected:
            return number, len(row)
    return None, 0


def _trimmed(table: pa.Table, text: bytes) -> pa.Table:
    # trimming costs an import, so that there is something to trim is asked first
    if text.isascii() and not (_together(text, b" \t", _EDGES) or _together(text, _EDGES, b" \t")):
        return table
    import pyarrow.compute as pc

    columns = [pc.utf8_trim_whitespace(column) for column in table.columns]
    return pa.table(columns, names=table.column_names)


def _numbered(table: pa.Table, text: bytes) -> tuple[pa.Table, int]:
    """The rows that say anything, each with its number in the file, and how many others there were."""
    numbered = table.add_column(0, ROW, numbers(range(table.num_rows)))
    if not _together(text, b"\n", b', "'):
        return numbered, 0
    import pyarrow.compute as pc

    said = pc.not_equal(table.column(0), "")
    for column in table.columns[1:]:
        said = pc.or_(said, pc.not_equal(column, ""))
    kept = numbered.filter(said)
    return kept, table.num_rows - kept.num_rows


def _together(text: bytes, first: bytes, then: bytes) -> bool:
    """Whether one of the first characters comes just before one of the others."""
    there = np.frombuffer(text, np.uint8)
    return bool((_any_of(there[:-1], first) & _any_of(there[1:], then)).any())


def _any_of(there: "np.ndarray[Any, np.dtype[np.uint8]]", characters: bytes) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    found = there == characters[0]
    for character in characters[1:]:
        found |= there == character
    return found
