"""Excel workbooks as text, of the columns asked for only.

Lists of thousands of rows and dozens of columns, of which a few are read: the cells wanted are found in the sheet's
XML as it is, forty times faster than building all of them. What is written in another way is read with openpyxl.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

from childrens_services.errors import BadInput

# column letters to what to call them, from a sheet's name and headings by column letters
Wanted = Callable[[str, dict[str, str]], dict[str, str]]
Rows = list[dict[str, str]]
# bytes of one sheet unpacked: a sheet of this size is no list of children or providers
LIMIT = 1_000_000_000
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_TEXT = re.compile(rb"<t(?:\s[^>]*)?>(.*?)</t>", re.DOTALL)
_PHONETIC = re.compile(rb"<rPh\b.*?</rPh>", re.DOTALL)
_VALUE = re.compile(rb"<v>(.*?)</v>", re.DOTALL)
_SHARED = re.compile(rb"<si>(.*?)</si>|<si/>", re.DOTALL)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read(path: Path, wanted: Wanted) -> dict[str, Rows]:
    """The rows of every sheet that `wanted` takes columns of: values by the names it gives. Raises BadInput."""
    try:
        with zipfile.ZipFile(path) as book:
            found = _plain(book, wanted)
    except (zipfile.BadZipFile, zlib.error, OSError, LookupError, ValueError):
        found = None
    return _built(path, wanted) if found is None else found


def sheets(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All values of every sheet. Raises BadInput."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        for sheet in book.worksheets:
            # what a sheet says of its own size may be wrong
            sheet.reset_dimensions()
        found = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
        book.close()
    except Exception as error:  # openpyxl raises what its parsers raise
        raise BadInput(
            f"it is not a workbook that can be read ({type(error).__name__})",
            file=path.name,
            remedy="open it in Excel and save it as .xlsx, without a password",
        ) from None
    return found


def as_date(text: str) -> str:
    """A date as YYYY-MM-DD: from Excel's number of days, or as it was written."""
    if re.fullmatch(r"\d{4,6}(\.\d+)?", text):
        return (date(1899, 12, 30) + timedelta(days=int(float(text)))).isoformat()
    return text


def _plain(book: zipfile.ZipFile, wanted: Wanted) -> dict[str, Rows] | None:
    """The sheets from their XML; None where it is not written as Excel and its like write it."""
    names = dict(_members(book))
    shared: list[str] | None = None
    found: dict[str, Rows] = {}
    for name, member in names.items():
        content = _unpacked(book, member)
        if b'<c r="' not in content:
            if re.search(rb"<(\w+:)?c[ >]", content):
                return None
            continue
        if shared is None:
            shared = _strings(book)
        first = content[: content.find(b"</row>")]
        columns = wanted(name, {letters: text for letters, _, text in _cells(first, "[A-Z]+", shared)})
        if columns:
            found[name] = _rows(content, columns, shared)
    return found


def _members(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name and the file in the book it is written in."""
    targets = {}
    for relation in re.findall(rb"<Relationship\b[^>]*>", _unpacked(book, "xl/_rels/workbook.xml.rels")):
        said = _attributes(relation)
        targets[said.get("Id", "")] = said.get("Target", "")
    for sheet in re.findall(rb"<sheet\b[^>]*>", _unpacked(book, "xl/workbook.xml")):
        said = _attributes(sheet)
        target = targets[said.get("r:id", "")]
        yield said["name"], target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _attributes(tag: bytes) -> dict[str, str]:
    return {key.decode(): unescape(value.decode()) for key, value in _ATTRIBUTE.findall(tag)}


def _unpacked(book: zipfile.ZipFile, member: str) -> bytes:
    if book.getinfo(member).file_size > LIMIT:
        raise ValueError("too large")
    return book.read(member)


def _strings(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    return [_joined(item) for item in _SHARED.findall(_unpacked(book, "xl/sharedStrings.xml"))]


def _joined(item: bytes) -> str:
    if b"<rPh" in item:
        item = _PHONETIC.sub(b"", item)
    text = unescape(b"".join(_TEXT.findall(item)).decode())
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text) if "_x" in text else text


def _rows(content: bytes, columns: dict[str, str], shared: list[str]) -> Rows:
    """The rows under the headings that have a value in a column asked for."""
    rows: dict[int, dict[str, str]] = {}
    for letters, number, text in _cells(content, "|".join(sorted(columns)), shared):
        if number > 1 and (text := text.strip()):
            rows.setdefault(number, {})[columns[letters]] = text
    return [rows[number] for number in sorted(rows)]


def _cells(content: bytes, letters: str, shared: list[str]) -> Iterator[tuple[str, int, str]]:
    pattern = re.compile(rb'<c r="(%s)(\d+)"([^>]*?)(?:/>|>(.*?)</c>)' % letters.encode(), re.DOTALL)
    for column, row, attributes, inner in pattern.findall(content):
        if inner:
            yield column.decode(), int(row), _cell(attributes, inner, shared)


def _cell(attributes: bytes, inner: bytes, shared: list[str]) -> str:
    if b't="inlineStr"' in attributes:
        return _joined(inner)
    value = _VALUE.search(inner)
    if value is None:
        return ""
    text = unescape(value.group(1).decode())
    if b't="s"' in attributes:
        return shared[int(text)]
    # numbers as people see them: 1234567, not 1234567.0 or 1.234567E6
    if b" t=" not in attributes and re.search("[.eE]", text):
        return shown(float(text))
    return text


def shown(value: Any) -> str:
    """A cell's value as text."""
    if value is None:
        return ""
    if isinstance(value, (datetime, date)):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _built(path: Path, wanted: Wanted) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for name, lines in sheets(path).items():
        headings = {str(number): shown(value) for number, value in enumerate(lines[0] if lines else ())}
        columns = {int(number): called for number, called in wanted(name, headings).items()}
        if columns:
            rows = ({called: shown(line[at]) for at, called in columns.items() if at < len(line)} for line in lines[1:])
            found[name] = [{called: text for called, text in row.items() if text} for row in rows if any(row.values())]
    return found
