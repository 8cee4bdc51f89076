"""Children by the identifiers that records share, unless what the records say of them contradicts it.

The rules, with their reasons, are in docs/identity.md.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, groupby
from operator import itemgetter
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from childrens_services.model.identity.agreement import Comparison, Statement
from childrens_services.model.identity.doubts import Decisions, Doubt, pair
from childrens_services.model.identity.records import STATED, Records

# a spelling is a name and no slip where so many children bear it: this many, and this share of them
BORNE_BY, BORNE_SHARE = 3, 1 / 10_000
SHARED = "one number for two children"
JOINED = "numbers that would join two children"
# what two children differ in; a surname also changes
_TELLING = ("forename", "birth_date", "sex")
# the home a statement is of, and the statement
_OfHome = tuple[str, Statement]


@dataclass(frozen=True)
class Exact:
    """`groups`: the number of each node's group, by node. `doubts`: links that records give and that were not made."""

    groups: "pd.Series[int]"
    doubts: list[Doubt]


def comparison(records: Records) -> Comparison:
    """How statements are compared, given what names children have."""
    told = records.statements.loc[records.statements["forename"] != "", ["home", "forename"]].drop_duplicates()
    borne = told["forename"].value_counts()
    return Comparison(frozenset(borne[borne >= max(BORNE_BY, BORNE_SHARE * len(told))].index))


def group(records: Records, decisions: Decisions, compare: Comparison) -> Exact:
    """Groups of nodes that are one child by the identifiers they share, and by what people decided."""
    said = _Said(records.statements, decisions, compare)
    nodes = pd.Index(records.identifiers["node"].unique())
    links = records.identifiers.loc[records.identifiers["node"] != records.identifiers["home"], ["home", "node"]]
    links = links.drop_duplicates(ignore_index=True)
    links = links[~_among(links, decisions.different | {(other, one) for one, other in decisions.different})]
    decided = pd.DataFrame(sorted(decisions.same), columns=["home", "node"], dtype=object)
    decided = decided[decided["home"].isin(nodes) & decided["node"].isin(nodes)]

    disputed = said.disputed(links)
    unclear = links["node"].isin(disputed) | links["home"].isin(said.against_themselves & disputed)
    alone = disputed - {*links.loc[unclear, "node"], *links.loc[unclear, "home"]}
    doubts = [*_doubts(links[unclear], SHARED), *(Doubt((node, node), SHARED) for node in sorted(alone))]
    links = links[~unclear]
    # first those links are given up that nothing but the number speaks for, then all
    nothing: set[tuple[str, str]] = set()
    for spared in (said.backed(links), nothing):
        wrong = said.wrong(nodes, pd.concat([links, decided]))
        dropped = links["node"].isin(wrong) & ~_among(links, spared)
        doubts += _doubts(links[dropped], JOINED)
        links = links[~dropped]
    return Exact(components(nodes, pd.concat([links, decided])), doubts)


def components(nodes: "pd.Index[Any]", links: pd.DataFrame) -> "pd.Series[int]":
    """The number of the component of each node in the graph of the links, by node."""
    one, other = nodes.get_indexer(pd.Index(links["home"])), nodes.get_indexer(pd.Index(links["node"]))
    graph = coo_array((np.ones(len(links), dtype=bool), (one, other)), shape=(len(nodes), len(nodes)))
    return pd.Series(connected_components(graph, directed=False)[1], index=nodes)


class _Said:
    """What is said of each node, and whether it is of one child."""

    def __init__(self, statements: pd.DataFrame, decisions: Decisions, compare: Comparison) -> None:
        self.statements, self.decisions, self.compare = statements, decisions, compare

    @cached_property
    def against_themselves(self) -> set[str]:
        """Homes whose own records are of two children."""
        own = self.statements.assign(about=self.statements["home"])
        return {about for about, told in self._differing(own) if self._of_two(told)}

    def disputed(self, links: pd.DataFrame) -> set[str]:
        """Nodes of which the records that give them, each with what is said of its home, are of two children."""
        told = links.rename(columns={"node": "about"}).merge(self.statements, on="home")
        # own records count where others give the node too; alone they are in `against_themselves`
        own = self.statements[self.statements["home"].isin(links["node"])]
        told = pd.concat([told, own.assign(about=own["home"])], ignore_index=True)
        return self.against_themselves | {about for about, each in self._differing(told) if self._of_two(each)}

    def wrong(self, nodes: "pd.Index[Any]", links: pd.DataFrame) -> set[str]:
        """Nodes of the components that hold records of two children, or two NHS numbers."""
        component = components(nodes, links)
        told = self.statements.assign(about=self.statements["home"].map(component))
        joined = component.duplicated(keep=False)
        told = told[told["home"].isin(component.index[joined])]
        found = {about for about, each in self._differing(told) if self._of_two(each, own=False)}
        health = component[component.index.str.startswith("nhs_number:") & joined]
        for about, each in health[health.duplicated(keep=False)].groupby(health):
            if any(pair(*two) not in self.decisions.same for two in combinations(each.index, 2)):
                found.add(about)
        found |= {
            component[one]
            for one, other in self.decisions.different
            if one in component and other in component and one != other and component[one] == component[other]
        }
        return set(component.index[component.isin(found)])

    def backed(self, links: pd.DataFrame) -> set[tuple[str, str]]:
        """Links that names and birth date speak for too: of the home, and of another that gives the node or is it."""
        told = links.merge(self.statements, on="home")
        told = told[(told["forename"] != "") & (told["birth_date"] != "")]
        own = self.statements[self.statements["home"].isin(links["node"]) & (self.statements["forename"] != "")]
        every = pd.concat([told, own.assign(node=own["home"])], ignore_index=True)
        both = told.merge(every, on=["node", "birth_date"], suffixes=("", "_there"))
        both = both[both["home"] != both["home_there"]]
        there = [f"{name}_there" if name != "birth_date" else name for name in STATED]
        pairs = zip(_statements(both), _statements(both, there), both["home"], both["node"], strict=True)
        return {(home, node) for one, other, home, node in pairs if self.compare.agree(one, other)}

    def _differing(self, told: pd.DataFrame) -> Iterator[tuple[Any, list[_OfHome]]]:
        """The statements about each that differ in what tells children apart: only these, a few, are compared."""
        differ: set[Any] = set()
        for name in _TELLING:
            values = told.loc[told[name] != "", ["about", name]].drop_duplicates()
            differ.update(values.loc[values["about"].duplicated(), "about"])
        told = told[told["about"].isin(differ)].sort_values("about")
        rows = zip(told["about"], told["home"], _statements(told), strict=True)
        for about, each in groupby(rows, key=itemgetter(0)):
            yield about, [(home, statement) for _, home, statement in each]

    def _of_two(self, told: list[_OfHome], *, own: bool = True) -> bool:
        """Whether two of the statements contradict, of different homes or (`own`) of one, and nobody decided."""
        return any(
            (own or home != home_there)
            and pair(home, home_there) not in self.decisions.same
            and self.compare.contradict(one, other)
            for (home, one), (home_there, other) in combinations(told, 2)
        )


def _statements(frame: pd.DataFrame, names: Sequence[str] = STATED) -> Iterator[Statement]:
    return map(Statement._make, zip(*(frame[name] for name in names), strict=True))


def _among(links: pd.DataFrame, pairs: AbstractSet[tuple[str, str]]) -> npt.NDArray[np.bool_]:
    """Which of the links are among the pairs."""
    return np.fromiter((link in pairs for link in links.itertuples(index=False, name=None)), bool, len(links))


def _doubts(links: pd.DataFrame, reason: str) -> list[Doubt]:
    return [Doubt(pair(*link), reason) for link in links.itertuples(index=False, name=None)]
