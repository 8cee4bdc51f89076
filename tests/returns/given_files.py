"""Files of returns, made for a test. All children are made up."""

from pathlib import Path
from typing import Any

import openpyxl
from childrens_services import settings
from childrens_services.returns import layout

SAMPLES = settings.ROOT.parent / "shared" / "samples"


def columns(table: str) -> list[str]:
    """The columns of a table of the SSDA903."""
    return list(layout.load("ssda903").table(table).columns)


def csv_file(folder: Path, name: str, table: str, *rows: dict[str, str], without: str = "", bom: bool = False) -> Path:
    """A CSV file of a table of the SSDA903 with the values given."""
    names = [column for column in columns(table) if column != without]
    lines = [",".join(names), *(",".join(row.get(column, "") for column in names) for row in rows)]
    return text_file(folder, name, "\n".join(lines), bom=bom)


def text_file(folder: Path, name: str, text: str, *, bom: bool = False) -> Path:
    """A text file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8-sig" if bom else "utf-8"))
    return path


def workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    """An Excel workbook of the sheets' rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def document(*children: str, prolog: str = "") -> str:
    """An SSDA903 return as XML."""
    return f"<?xml version='1.0' encoding='utf-8'?>{prolog}<EXPSSDA903>{''.join(children)}</EXPSSDA903>"


def census(*children: str, prolog: str = "") -> str:
    """A children in need census."""
    header = (
        "<Header><CollectionDetails><Collection>CIN</Collection><Year>2027</Year>"
        "<ReferenceDate>2027-03-31</ReferenceDate></CollectionDetails><Source><LEA>855</LEA></Source></Header>"
    )
    return f"<?xml version='1.0'?>{prolog}<Message>{header}<Children>{''.join(children)}</Children></Message>"
