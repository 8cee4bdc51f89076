"""What a file is, told by what is in it and not by its name."""

import io
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from airflow.sdk import ObjectStoragePath

from childrens_services import contracts
from childrens_services.contracts import Feed, Server
from childrens_services.land import storage
from childrens_services.land.readers import csv, excel, rows, xml

HEAD_BYTES = 65_536
# titles and notes above a table in a workbook
HEAD_ROWS = 50
ENOUGH_COLUMNS = 0.75

Match = tuple[str, str]


def matches(file: ObjectStoragePath) -> frozenset[Match]:
    """Names of (feed, server) that the file holds. Raises SourceUnavailable when it cannot be opened.

    CSV is at most one feed: all its key columns and three quarters of its columns are there, and no other feed fits
    better. XML is every feed with a record in it; a broken one counts for each feed of its unit, so that landing says
    what is wrong. A workbook is every feed whose sheet has the key's headings.
    """
    return _matches(file, file.ukey())


# the second argument changes with the file: a file that was replaced is looked at again
@lru_cache(maxsize=1024)
def _matches(file: ObjectStoragePath, _version: str) -> frozenset[Match]:
    with storage.opened(file) as stream:
        head = stream.read(HEAD_BYTES)
        stream.seek(0)
        if head.startswith(b"PK"):
            return frozenset(_workbook(stream.read()))
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return frozenset(found for unit in _units(head) for found in xml.holds(stream, unit, _xml_feeds(unit)))
        return frozenset(_best(head))


def _servers(form: str) -> Iterator[tuple[Feed, Server]]:
    for feed in contracts.all_feeds():
        for server in feed.servers:
            if server.format == form and "connection" not in server.options:
                yield feed, server


def _best(head: bytes) -> list[Match]:
    scores: dict[int, list[Match]] = defaultdict(list)
    for feed, server in _servers("csv"):
        headings = set(csv.headings(server, io.BytesIO(head)))
        agreed = rows.known(feed)
        found = {agreed[heading] for heading in rows.cleaned(headings) if heading in agreed}
        if set(feed.key) <= found and len(found) >= ENOUGH_COLUMNS * len(feed.columns):
            scores[len(feed.columns) + len(headings) - 2 * len(found)].append((feed.name, server.name))
    # where two fit equally well, it is not for us to choose
    best = scores[min(scores)] if scores else []
    return best if len(best) == 1 else []


def _units(head: bytes) -> set[str]:
    return {server.options["unit"] for _, server in _servers("xml") if f"<{server.options['unit']}".encode() in head}


def _xml_feeds(unit: str) -> dict[Match, str]:
    return {
        (feed.name, server.name): server.options["record"]
        for feed, server in _servers("xml")
        if server.options["unit"] == unit
    }


def _workbook(content: bytes) -> Iterator[Match]:
    for feed, server in _servers("xlsx"):
        first = islice(excel.first_rows(server, io.BytesIO(content)), HEAD_ROWS)
        if any(excel.has_key(feed, values) for values in first):
            yield feed.name, server.name
