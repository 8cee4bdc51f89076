"""Service areas: which of the warehouse's tables belong to which, and so who may read them.

A fact's area is what it declares (`info={"area": "social_care"}`), or else the domain of the feeds its select reads.
Dimensions, and what is read from reference feeds alone, are everybody's.
"""

import re
from functools import cache

from sqlalchemy import Connection, Table, text

from childrens_services import contracts, settings
from childrens_services.model import schema

SHARED = "reference"
AREAS = tuple(domain for domain in settings.DOMAINS if domain != SHARED)
ROLES = tuple(f"childrens_area_{area}" for area in AREAS)


def area(table: Table) -> str | None:
    """The area of a warehouse table, or SHARED; None where it mixes areas and does not say which it belongs to."""
    if "area" in table.info:
        return str(table.info["area"])
    if table.name.startswith("dim_"):
        return SHARED
    found = _domains(table.name) - {SHARED}
    if len(found) > 1 or not _select(table.name):
        return None
    return next(iter(found), SHARED)


def grant_all(connection: Connection) -> None:
    """Let each area read its tables of the warehouse, and everybody's; a table without an area is for no area."""
    for table in schema.metadata.sorted_tables:
        readers = {SHARED: ROLES, **{name: (f"childrens_area_{name}",) for name in AREAS}}
        if table.schema == "warehouse" and (found := area(table)):
            connection.execute(text(f"grant select on table {table.fullname} to {', '.join(readers[found])}"))


@cache
def _domains(table_name: str) -> frozenset[str]:
    """Domains of the feeds that the table's select reads, itself or by another fact."""
    read = _select(table_name)
    feeds = {name.removesuffix("_current") for name in re.findall(r"\bstaging\.(\w+)", read)}
    facts = set(re.findall(r"\bwarehouse\.(fact_\w+)", read)) - {table_name}
    return frozenset({contracts.load(name).domain for name in feeds}).union(*(_domains(name) for name in facts))


def _select(table_name: str) -> str:
    path = settings.SQL / "warehouse" / f"{table_name}.sql"
    return path.read_text() if path.exists() else ""
