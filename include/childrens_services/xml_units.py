"""Large XML unit by unit, in memory that does not grow, and nothing that reaches out or blows up."""

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from childrens_services.errors import BadInput


def units(stream: Any, unit: str | Sequence[str], file: str) -> Iterator[etree._Element]:
    """Each `unit` element in turn, whole; it is emptied when the next is asked for. Raises BadInput."""
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        tag=unit,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for event, element in events:
            if event == "start":
                _refuse_doctype(element, file)
            else:
                yield element
                _forget(element)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise BadInput(
            f"it is not well-formed XML at line {line}, column {column}",
            file=file,
            remedy="send the file again if it was cut short; otherwise have the system write it again",
        ) from None


def _refuse_doctype(element: etree._Element, file: str) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise BadInput(
            "it declares a DOCTYPE, which may define entities; they are not read",
            file=file,
            remedy="have the file written without a DOCTYPE; a statutory return has none",
        )


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
