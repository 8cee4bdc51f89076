"""The SEND lists: List_1 and List_2 of an Excel workbook, or of one each."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from childrens_services.errors import BadInput
from childrens_services.returns import layout
from childrens_services.returns.delivered import ROW
from childrens_services.returns.readers.report import Finding, Reading
from childrens_services.returns.readers.xlsx import sheets, shown
from childrens_services.returns.texts import numbers, texts

RETURN = "sen"
ID = "Unique ID"


def read(files: Sequence[Path]) -> Reading:
    """The lists in the files. Raises BadInput."""
    found = Reading()
    for path in files:
        before = len(found.tables)
        for name, sheet in sheets(path).items():
            table = _recognised(name)
            if table is None:
                found.findings.append(Finding(path.name, "a sheet that is none of the lists is left out", _REMEDY))
                continue
            if table in found.tables:
                raise BadInput(
                    f"it has {table}, and so has {found.sources[table]}", file=path.name, remedy="give each list once"
                )
            found.tables[table] = _table(sheet, table, path.name, found.findings)
            found.sources[table] = path.name
        if len(found.tables) == before:
            raise BadInput("it has no sheet List_1 or List_2", file=path.name, remedy=_REMEDY)
    return found


_REMEDY = "name the sheets List_1 and List_2"


def _recognised(sheet: str) -> str | None:
    return {_compared(name): name for name in layout.load(RETURN).tables}.get(_compared(sheet))


def _compared(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _table(lines: list[tuple[Any, ...]], table: str, file: str, findings: list[Finding]) -> pa.Table:
    known = {_compared(name): name for name in layout.load(RETURN).table(table).columns}
    written = [shown(value) for value in lines[0]] if lines else []
    places = {known[_compared(name)]: at for at, name in enumerate(written) if _compared(name) in known}
    if ID not in places:
        raise BadInput(
            f"{table} has no column of that name",
            file=file,
            row=1,
            field=ID,
            remedy="give the headings in the first row",
        )
    if lacking := [name for name in known.values() if name not in places]:
        remedy = "give the columns that are missing; they count as empty until then"
        findings.append(Finding(file, f"{table} is without {', '.join(lacking)}", remedy))
    if extra := [name for name in written if name and _compared(name) not in known]:
        findings.append(Finding(file, f"{table} has no column {', '.join(extra)}", "leave it out; it is not read"))
    rows = [(number, line) for number, line in enumerate(lines[1:]) if any(shown(value) for value in line)]
    columns = {name: _column([line for _, line in rows], at) for name, at in places.items()}
    return pa.table({ROW: numbers([number for number, _ in rows]), **columns})


def _column(lines: list[tuple[Any, ...]], at: int) -> pa.Array:
    return texts([shown(line[at]) if at < len(line) else "" for line in lines])
