"""Which groups are one child, from the pairs that may be."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product

import pandas as pd

from childrens_services.model.identity import kinds
from childrens_services.model.identity.doubts import Decisions, Doubt, pair
from childrens_services.model.identity.probable import ACCEPT, MARGIN
from childrens_services.model.identity.records import Records

UNSURE = "perhaps one child"
SEVERAL = "several who may be the child"
TWO_NUMBERS = "perhaps one child with two numbers of a kind"


@dataclass
class Clusters:
    """`of`: the cluster of each group. `weight`: the best match weight a group was joined by, of those joined so."""

    of: dict[int, int]
    weight: dict[int, float] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


def strength(node: str) -> tuple[int, str]:
    """Sorts nodes, the strongest identifier first."""
    kind, _, _ = node.partition(":")
    return kinds.PRIORITY.index(kind), node


def join(records: Records, groups: "pd.Series[int]", pairs: pd.DataFrame, decisions: Decisions) -> Clusters:
    """Join groups by the pairs, the best first, where nothing speaks against it; what is not sure is a doubt."""
    joining = _Joining(records, groups, pairs, decisions)
    for one, other, weight in joining.pairs:
        joining.take(one, other, weight)
    return joining.clusters


class _Joining:
    """The clusters so far, and what may not be joined."""

    def __init__(self, records: Records, groups: "pd.Series[int]", pairs: pd.DataFrame, decisions: Decisions) -> None:
        numbers = pairs[["one", "other"]].astype(int)
        self.pairs = list(zip(numbers["one"], numbers["other"], pairs["weight"], strict=True))
        self.clusters = Clusters({group: group for group in groups.unique()})
        self.members = {group: [group] for group in self.clusters.of}
        self.groups = groups
        asked = groups[groups.isin({*numbers["one"], *numbers["other"]})]
        self.nodes = {group: min(nodes.index, key=strength) for group, nodes in asked.groupby(asked)}
        self.kinds = _held(records, asked)
        self.cluster_kinds = {group: set(held) for group, held in self.kinds.items()}
        self.parted = {
            frozenset((groups[one], groups[other]))
            for one, other in decisions.different
            if one in groups and other in groups
        }
        self.partners: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for one, other, weight in self.pairs:
            if not self._apart(one, other) and not self.kinds[one] & self.kinds[other]:
                self.partners[one].append((other, weight))
                self.partners[other].append((one, weight))

    def take(self, one: int, other: int, weight: float) -> None:
        first, second = self.clusters.of[one], self.clusters.of[other]
        if first == second or any(self._apart(*two) for two in product(self.members[first], self.members[second])):
            return
        if self.kinds[one] & self.kinds[other]:
            if weight >= ACCEPT:
                self._doubt(one, other, weight, TWO_NUMBERS)
        elif self.cluster_kinds[first] & self.cluster_kinds[second]:
            # one of the two has found a better partner
            return
        elif weight < ACCEPT:
            self._doubt(one, other, weight, UNSURE)
        elif self._rivals(one, other, weight) or self._rivals(other, one, weight):
            self._doubt(one, other, weight, SEVERAL)
        else:
            self._join(one, other, weight)

    def _rivals(self, one: int, chosen: int, weight: float) -> bool:
        """Whether somebody else is nearly as good a partner, who cannot be the same child as the chosen one."""
        return any(
            other != chosen and there > weight - MARGIN and bool(self.kinds[other] & self.kinds[chosen])
            for other, there in self.partners[one]
        )

    def _join(self, one: int, other: int, weight: float) -> None:
        kept, gone = self.clusters.of[one], self.clusters.of[other]
        for group in self.members[gone]:
            self.clusters.of[group] = kept
        self.members[kept] += self.members.pop(gone)
        self.cluster_kinds[kept] |= self.cluster_kinds.pop(gone)
        # the best come first
        for group in (one, other):
            self.clusters.weight.setdefault(group, weight)

    def _apart(self, one: int, other: int) -> bool:
        return bool(self.parted) and frozenset((one, other)) in self.parted

    def _doubt(self, one: int, other: int, weight: float, reason: str) -> None:
        self.clusters.doubts.append(Doubt(pair(self.nodes[one], self.nodes[other]), reason, weight))


def _held(records: Records, groups: "pd.Series[int]") -> dict[int, set[str]]:
    """The kinds of which a child has one that each group holds."""
    present = records.identifiers[~records.identifiers["former"].astype(bool)]
    present = present[present["identifier_type"].isin(kinds.ONE_A_CHILD) & present["node"].isin(groups.index)]
    held: dict[int, set[str]] = {group: set() for group in groups.unique()}
    for group, kind in zip(present["node"].map(groups), present["identifier_type"], strict=True):
        held[group].add(kind)
    return held
