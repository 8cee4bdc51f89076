"""The star schema as `schema` declares it: facts, the dimensions they share, and in which role a fact refers to each.

A column refers to a dimension by its foreign key. Where the database has none (a dimension with history has several
rows for one key), `info={"dimension": "dim_child"}` on the column says so, or `info={"dimension": None}` that it refers
to none. Where nothing is said, a column named as the key of a dimension refers to it, and the date of a fact to the
calendar. A table's `info={"kind": "periodic snapshot"}` says what kind of fact it is.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Date, MetaData, Table

CALENDAR = "dim_date"
SCHEMA = "warehouse"


class Star:
    """Facts and dimensions among the tables of a metadata's schema `warehouse`, each in alphabetical order."""

    def __init__(self, metadata: MetaData) -> None:
        tables = sorted(
            (table for table in metadata.tables.values() if table.schema == SCHEMA), key=lambda table: table.name
        )
        self.dimensions = {table.name: table for table in tables if table.name.startswith("dim_")}
        self.facts = {table.name: table for table in tables if table.name not in self.dimensions}
        self._by_key = {key(table)[0]: name for name, table in self.dimensions.items()}

    def dimension(self, column: Column[Any]) -> str | None:
        """Name of the dimension that a fact's column refers to, None where it refers to none.

        Raises ValueError when the column names a dimension that there is not.
        """
        # what the database works out, such as the ranges of a temporal reference, repeats another column
        if column.computed is not None:
            return None
        for foreign_key in column.foreign_keys:
            if foreign_key.column.table.name in self.dimensions:
                return foreign_key.column.table.name
        if "dimension" in column.info:
            return self._declared(column)
        if column.name in self._by_key:
            return self._by_key[column.name]
        return CALENDAR if isinstance(column.type, Date) and CALENDAR in self.dimensions else None

    def roles(self, fact: Table) -> dict[str, list[str]]:
        """Per dimension that a fact refers to, the columns by which it does, both in the order of the columns."""
        found: dict[str, list[str]] = {}
        for column in fact.columns:
            if name := self.dimension(column):
                found.setdefault(name, []).append(column.name)
        return found

    def shared_by(self, facts: Iterable[Table]) -> list[str]:
        """Dimensions that any of the facts refers to: those that most refer to first."""
        used = [name for fact in facts for name in self.roles(fact)]
        return sorted(set(used), key=lambda name: (-used.count(name), name))

    def _declared(self, column: Column[Any]) -> str | None:
        name: str | None = column.info["dimension"]
        if name is not None and name not in self.dimensions:
            raise ValueError(f"{column.table.fullname}.{column.name}: there is no dimension {name!r}")
        return name


def key(table: Table) -> list[str]:
    """Names of the columns of the primary key, in order."""
    return [column.name for column in table.primary_key.columns]


def grain(comment: str | None) -> str:
    """What one row of a table is: the first sentence of its comment."""
    return (comment or "").split(". ")[0].removesuffix(".") + "."
