"""Records for a test of identity, without a database: each with its home, what came with it, names and the like."""

from dataclasses import dataclass, field

import pandas as pd
from childrens_services.model.identity import clusters, exact, keys, probable
from childrens_services.model.identity.doubts import Decisions, Doubt
from childrens_services.model.identity.records import STATED, Records

JANUARY = "2026-01-01"


@dataclass(frozen=True)
class Record:
    """One record: its own identifier (`type:value`), others given with it, and what it tells of the child."""

    home: str
    also: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    traits: dict[str, str] = field(default_factory=dict)
    first: str = JANUARY
    counts: bool = True


def record(home: str, *also: str, former: str = "", first: str = JANUARY, counts: bool = True, **traits: str) -> Record:
    told = {name: value for name, value in traits.items() if value}
    return Record(home, also, tuple(former.split()), told, first, counts)


def records(*given: Record) -> Records:
    nodes = [
        (node, one.home, node in one.former, *node.split(":", 1))
        for one in given
        if one.counts
        for node in (one.home, *one.also, *one.former)
    ]
    counting = [one for one in given if one.counts]
    statements = [(one.home, *(one.traits.get(name, "") for name in STATED)) for one in counting if one.traits]
    traits = [(one.home, name, value) for one in counting for name, value in one.traits.items()]
    ever = [(node, one.home, one.first) for one in given for node in (one.home, *one.also, *one.former)]
    return Records(
        _frame(nodes, ["node", "home", "former", "identifier_type", "identifier"]),
        _frame(statements, ["home", *STATED]),
        _frame(traits, ["home", "trait", "value"]),
        _frame(ever, ["node", "home", "first"]),
    )


def linked(given: Records, decisions: Decisions | None = None) -> tuple[dict[str, str], list[Doubt]]:
    """The identifier each node's key rests on, and the doubts."""
    decided = decisions or Decisions()
    compare = exact.comparison(given)
    grouped = exact.group(given, decided, compare)
    joined = clusters.join(given, grouped.groups, probable.pairs(given, grouped.groups, compare), decided)
    of = grouped.groups.map(joined.of)
    canonical = keys.canonical(given, of)
    return {node: canonical[cluster] for node, cluster in of.items()}, [*grouped.doubts, *joined.doubts]


def children(given: Records, decisions: Decisions | None = None) -> set[frozenset[str]]:
    """The nodes of each child."""
    found, _ = linked(given, decisions)
    return {frozenset(node for node, key in found.items() if key == child) for child in found.values()}


def _frame(rows: list[tuple[object, ...]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns).drop_duplicates(ignore_index=True)
