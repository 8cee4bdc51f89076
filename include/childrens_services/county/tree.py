"""Tables of text written as elements nested in one another."""

from collections import defaultdict

import pandas as pd
from lxml import etree

Record = dict[str, str]
ByKey = dict[str, list[Record]]


def records(table: pd.DataFrame) -> list[Record]:
    """The rows of a table of text."""
    return [{str(name): str(value) for name, value in record.items()} for record in table.to_dict("records")]


def by_key(table: pd.DataFrame, key: str) -> ByKey:
    """The rows of a table of text, in their order, by the value of a column."""
    grouped: ByKey = defaultdict(list)
    for record in records(table):
        grouped[record[key]].append(record)
    return grouped


def add_fields(element: etree._Element, values: Record) -> None:
    """Each value as an element of its column's name; a blank is left out, as the returns have it."""
    for name, value in values.items():
        if value:
            etree.SubElement(element, name).text = value


def as_file(root: etree._Element) -> bytes:
    """The whole file."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return content
