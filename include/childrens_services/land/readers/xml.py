"""XML: one record for each element that the contract's `record` finds in a `unit`, read unit by unit.

Options of the server: `unit` (element), `record` (XPath in the unit), `inherit` (source column: XPath in the unit),
`ignore` (elements no feed takes) and `ids` (source column: XPath from the record to the unit or an element in it).
An id is "<number of the unit in the file>.<number of the element among those of its name in the unit>", for the unit
itself its number: keys for records that have none, by which parents and children of one file join. An element that is
not there and one that is empty mean the same, so the contract's columns are always there. Only elements without
children are values; a record without children is one itself.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, cast

import pyarrow as pa
from lxml import etree

from childrens_services import contracts
from childrens_services.contracts import Feed, Server
from childrens_services.errors import BadInput
from childrens_services.land.readers import rows
from childrens_services.xml_units import units

Match = TypeVar("Match")


def read(feed: Feed, server: Server, file: str, stream: Any) -> Iterator[pa.RecordBatch]:
    """Batches of the XML in a binary stream. Raises BadInput for what is malformed, cut short or declares a DOCTYPE."""
    yield from rows.ragged([column.name for column in feed.columns], _records(feed, server, file, stream), file)


def holds(stream: Any, unit: str, records: dict[Match, str]) -> set[Match]:
    """Which of the XPaths in `records` find something in some unit; all of them when the XML is broken."""
    finders = {match: etree.XPath(path) for match, path in records.items()}
    found: set[Match] = set()
    try:
        for element in units(stream, unit, ""):
            found |= {match for match, find in finders.items() if match not in found and find(element)}
            if len(found) == len(finders):
                break
    except BadInput:
        return set(records)
    return found


def missing_unit(unit: str, file: str) -> BadInput:
    """The error for a file without any `unit`."""
    return BadInput(
        f"it has no {unit} element",
        file=file,
        remedy="check that this is the return the feed's contract describes",
    )


def _records(feed: Feed, server: Server, file: str, stream: Any) -> Iterator[dict[str, str | None]]:
    unit = server.options["unit"]
    agreed = rows.known(feed)
    find = etree.XPath(server.options["record"])
    inherit = {
        agreed.get(source.lower(), source.lower()): etree.XPath(f"string({path})")
        for source, path in server.options.get("inherit", {}).items()
    }
    ids = {
        agreed.get(source.lower(), source.lower()): etree.XPath(path)
        for source, path in server.options.get("ids", {}).items()
    }
    others, position, number = _names_of_others(unit) - agreed.keys(), 0, 0
    for position, element in enumerate(units(stream, unit, file), start=1):
        given = {name: rows.text(str(value(element))) for name, value in inherit.items()}
        numbers = _numbers(element, position) if ids else {}
        for record in cast("list[etree._Element]", find(element)):
            number += 1
            made = {name: numbers[cast("list[etree._Element]", place(record))[0]] for name, place in ids.items()}
            yield given | made | _values(record, agreed, others, file, number)
    if not position:
        raise missing_unit(unit, file)


def _numbers(unit: etree._Element, position: int) -> dict[etree._Element, str]:
    """The id of the unit, `position` in the file, and of every element in it."""
    found, counts = {unit: str(position)}, Counter[str]()
    for element in unit.iterdescendants():
        counts[str(element.tag)] += 1
        found[element] = f"{position}.{counts[str(element.tag)]}"
    return found


def _values(
    record: etree._Element, agreed: dict[str, str], others: frozenset[str], file: str, number: int
) -> dict[str, str | None]:
    values: dict[str, str | None] = {}
    for leaf in record if len(record) or str(record.tag).lower() not in agreed else [record]:
        heading = str(leaf.tag).lower()
        if len(leaf) or heading in others:
            continue
        name = agreed.get(heading, heading)
        if name in values:
            raise BadInput(
                "it is there twice in one record",
                file=file,
                row=number,
                field=name,
                remedy="have the system write it once",
            )
        values[name] = rows.text(leaf.text)
    return values


@cache
def _names_of_others(unit: str) -> frozenset[str]:
    """Elements, in lower case, that some feed of the same unit takes, is made of or ignores.

    One header element holds the values of several feeds: a value that another feed takes is not unknown to this one.
    """
    found: set[str] = set()
    for feed in contracts.all_feeds():
        for server in feed.servers:
            if server.options.get("unit") == unit:
                found |= rows.known(feed).keys()
                found |= {name.lower() for name in server.options.get("ignore", [])}
                found.add(server.options["record"].split("[")[0].rpartition("/")[2].lower())
    return frozenset(found)
