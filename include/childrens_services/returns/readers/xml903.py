"""SSDA903 as XML, child by child: all text is trimmed and in capitals.

The schema has no blocks for social workers and deprivation of liberty yet, so these are taken under any of the names
that systems give them, within HEADER or beside it. Names are compared without case and punctuation.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from childrens_services.errors import BadInput
from childrens_services.returns import layout
from childrens_services.returns.readers.columns import Columns
from childrens_services.returns.readers.report import Finding, Reading, unknown
from childrens_services.xml_units import units

RETURN = "ssda903"
GROUPS = {
    "Episodes": ("EPISODE",),
    "Reviews": ("AREVIEW", "REVIEWS"),
    "Missing": ("AMISSING", "MISSINGEPISODE"),
    "PrevPerm": ("PERMANENCE", "PREVIOUSPERMANENCE"),
    "OC2": ("OC2",),
    "PlacedAdoption": ("ADPLACED", "PLACEDADOPTION", "PLACEDFORADOPTION"),
    "SWEpisodes": ("SWEPISODE", "ASWEPISODE", "SWEPISODES", "ASW", "SOCIALWORKER", "SOCIALWORKEREPISODE"),
    "DoLo": ("DOLO", "ADOLO", "DOLORDER", "DEPRIVATIONOFLIBERTY", "DEPRIVATIONOFLIBERTYORDER"),
    "OC3": ("OC3",),
    "AD1": ("AD1",),
    "UASC": ("UASC",),
}
OF_GROUP = {name: table for table, names in GROUPS.items() for name in names}
# tables that the schema keeps in HEADER itself
IN_HEADER = ("UASC", "AD1", "OC3")
# tables that a system may not be able to write: none of their elements means not delivered
OPTIONAL = {"SWEpisodes": "social worker episodes", "DoLo": "deprivation of liberty orders"}
OTHER_NAMES = {"CHILDID": "CHILD", "PL": "PLACE"}
IS_UASC = {"1", "Y", "YES", "TRUE"}


def read(path: Path, beside: Collection[str] = ()) -> Reading:
    """The tables of the file; those in `beside` come from other files where it has none. Raises BadInput."""
    tables = {name: Columns(list(dict.fromkeys(_columns(name).values()))) for name in layout.load(RETURN).tables}
    others: Counter[str] = Counter()
    position = 0
    with path.open("rb") as stream:
        for position, child in enumerate(units(stream, "{*}CHILD", path.name), start=1):
            for table, row in _child(child, others, path.name, position):
                tables[table].add(row)
    if not position:
        raise BadInput("it has no CHILD element", file=path.name, remedy="check that this is an SSDA903 return")
    built = {name: columns.table() for name, columns in tables.items()}
    absent = [name for name in OPTIONAL if not built[name].num_rows]
    given = {name: table for name, table in built.items() if name not in absent}
    findings = [_absent(path.name, name) for name in absent if name not in beside] + unknown(path.name, others)
    return Reading(given, findings, dict.fromkeys(given, path.name), "xml")


def _absent(file: str, table: str) -> Finding:
    return Finding(
        file, f"it has no {OPTIONAL[table]}", f"give {table} as a CSV file beside it, so that its rules can be run"
    )


def _child(
    child: etree._Element, others: Counter[str], file: str, position: int
) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of one child, each with its table."""
    header: dict[str, str] = {}
    groups: list[tuple[str, dict[str, str]]] = []

    def walk(element: Any, above: str) -> None:
        for part in element:
            tag, name = _names(part.tag)
            path = f"{above}/{tag}"
            if not len(part) and name in _in_header():
                _put(header, _in_header()[name], part.text, file, position)
            elif (table := OF_GROUP.get(name)) and (not len(part) or not len(part[0])):
                groups.append((table, _record(part, table, path, others, file, position)))
            elif len(part):
                walk(part, path)
            else:
                others[path] += 1

    walk(child, "CHILD")
    yield from _rows(header, groups)


def _rows(header: dict[str, str], groups: list[tuple[str, dict[str, str]]]) -> Iterator[tuple[str, dict[str, str]]]:
    shared: dict[str, str] = {name: header[name] for name in ("CHILD", "SEX", "DOB") if name in header}
    groups = [(table, row) for table, row in groups if row]
    there = {table for table, _ in groups}
    for table in IN_HEADER:
        own = {name: header[name] for name in _own(table) if header.get(name)}
        if table not in there and (own or (table == "UASC" and header.get("UASC") in IS_UASC)):
            groups.append((table, own))
    if not header.get("UASC"):
        header["UASC"] = "1" if "UASC" in {table for table, _ in groups} else "0"
    yield "Header", header
    for table, row in groups:
        yield table, {**shared, **row}


def _record(
    element: etree._Element, table: str, path: str, others: Counter[str], file: str, position: int
) -> dict[str, str]:
    columns = _columns(table)
    row: dict[str, str] = {}
    for part in element:
        tag, name = _names(part.tag)
        if name in columns and not len(part):
            _put(row, columns[name], part.text, file, position)
        else:
            others[f"{path}/{tag}"] += 1
    return row


def _put(row: dict[str, str], column: str, text: str | None, file: str, position: int) -> None:
    if column in row:
        raise BadInput(
            f"it is there twice in one record of child {position} of the file",
            file=file,
            field=column,
            remedy="have the system write it once",
        )
    if text and (text := text.strip()):
        row[column] = text.upper()


@cache
def _names(tag: str) -> tuple[str, str]:
    """An element's name without its namespace, as written and as compared."""
    plain = tag.rpartition("}")[2]
    compared = re.sub(r"[^A-Z0-9]", "", plain.upper())
    return plain, compared


@cache
def _columns(table: str) -> dict[str, str]:
    """The columns of a table by their names as compared."""
    columns = {_names(name)[1]: name for name in layout.load(RETURN).table(table).columns}
    if table == "Header":
        columns["UASC"] = "UASC"
    return columns | {other: name for other, name in OTHER_NAMES.items() if _names(name)[1] in columns}


@cache
def _own(table: str) -> tuple[str, ...]:
    """Columns of a table in HEADER that no other table has."""
    return tuple(name for name in layout.load(RETURN).table(table).columns if name not in ("CHILD", "SEX", "DOB"))


@cache
def _in_header() -> dict[str, str]:
    found = dict(_columns("Header"))
    for table in IN_HEADER:
        found |= {_names(name)[1]: name for name in _own(table)}
    return found
