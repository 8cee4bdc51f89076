"""The order in which the warehouse's tables can be built, from what their SQL reads.

Reads the SQL files alone: DAG files are read every few seconds, and the declarations are dear to import.
"""

import re
from functools import cache
from graphlib import TopologicalSorter

from childrens_services import settings

# in the order in which they are built
GROUPS = ("dimensions", "facts", "facts_by_month")


@cache
def tables(group: str) -> dict[str, list[str]]:
    """Names of the tables of a group of GROUPS, each with those of the group that its SQL reads."""
    paths = sorted((settings.SQL / "warehouse").glob("*.sql"))
    files = {path.stem: path for path in paths if _group(path.stem) == group}
    read = {name: set(re.findall(r"\bwarehouse\.(\w+)", path.read_text())) for name, path in files.items()}
    return {name: sorted((read[name] & files.keys()) - {name}) for name in files}


def in_order(group: str) -> list[str]:
    """Names of the tables of a group, each after those it reads. Raises CycleError where two read each other."""
    return list(TopologicalSorter(tables(group)).static_order())


def _group(name: str) -> str:
    if name.startswith("dim_"):
        return "dimensions"
    return "facts_by_month" if name.endswith("_month") else "facts"
