"""Pairs of identifiers that may or may not be one child, and what people decided of such pairs."""

from dataclasses import dataclass

Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """The two nodes in the one order that a pair is known by."""
    return (one, other) if one <= other else (other, one)


@dataclass(frozen=True)
class Doubt:
    """Two nodes that were not joined, why, and the match weight where there is one. A node with itself: see SHARED."""

    nodes: Pair
    reason: str
    weight: float | None = None


@dataclass(frozen=True)
class Decisions:
    """Pairs of nodes that somebody decided to be one child, and those that are two."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()
