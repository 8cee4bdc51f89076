"""What is counted, as a reader can compare it: the quantities behind published rows and the relations between them.

A quantity is a number followed through the months: the numerator of an indicator, its denominator, those of the
denominator who are left over. It has a series for the total and one for each group of each breakdown. Two indicators
that count the same (the same people as denominator, say) have one quantity between them, so what is hidden of the one
is hidden of the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from childrens_services.publish.suppression import LARGEST

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Group = tuple[str, str]
TOTAL: Group = ("total", "total")
# a group of a breakdown that no row tells about: what the total has more than its groups
REST = "(rest)"
# how far apart two numbers are that are one
CLOSE = 1e-6
# columns in which a sum must hold before it is taken for a rule and not for chance
ENOUGH = 3
MOST_PARTS = 12
FLAGS = ("secret", "is_small", "is_known", "was_shown", "was_hidden", "is_hidden", "is_varied", "has_tied_nought")


@dataclass(eq=False)
class Series:
    """One quantity of one group: figures by period and month; not a number where there is none.

    `rows`: published rows that show the figure; none where only a reader's subtraction makes it. `secret`: must not be
    worked out. `is_small`: is 1 to 5, and hidden for that. `is_known`: was shown before and is still the same.
    `was_shown`: was shown, as it was then. `was_hidden`: was not. `is_varied`: another number is as possible.
    `has_tied_nought`: with it goes a sum of amounts that is nought, and cannot be less. `falls_from`: the least that is
    made one less. `is_at_least_nought`: a reader knows that much of it, hidden or not.
    """

    value: Numbers
    falls_from: int = 1
    rows: Numbers = field(init=False)
    secret: Flags = field(init=False)
    is_small: Flags = field(init=False)
    is_known: Flags = field(init=False)
    was_shown: Flags = field(init=False)
    was_hidden: Flags = field(init=False)
    is_hidden: Flags = field(init=False)
    is_varied: Flags = field(init=False)
    has_tied_nought: Flags = field(init=False)
    is_at_least_nought: bool = field(init=False)

    def __post_init__(self) -> None:
        shape = self.value.shape
        self.rows = np.zeros(shape)
        for name in FLAGS:
            setattr(self, name, np.zeros(shape, dtype=bool))
        self.is_at_least_nought = not (self.value < 0).any()

    def equals(self, other: "Series") -> bool:
        """Whether both have the same figure wherever both have one."""
        return bool(np.nanmax(np.abs(self.value - other.value), initial=0.0) < CLOSE) if self.overlaps(other) else True

    def overlaps(self, other: "Series") -> bool:
        """Whether there is a month that both have a figure of."""
        return bool((~np.isnan(self.value) & ~np.isnan(other.value)).any())

    def take_in(self, other: "Series") -> None:
        """Become one with a series of the same figures."""
        self.value = np.where(np.isnan(self.value), other.value, self.value)
        self.rows += other.rows
        self.is_at_least_nought |= other.is_at_least_nought
        for name in FLAGS:
            getattr(self, name)[:] |= getattr(other, name)

    def keep_secret(self, these: Flags) -> None:
        """Hide these figures, wherever a row shows them; no arithmetic may give them."""
        self.secret |= these
        self.is_small |= these & small(self.value) & (self.value > 0)
        self.is_hidden |= these & (self.rows > 0)

    @property
    def is_as_before(self) -> bool:
        """Whether every row shows what it showed before, or hides what it hid, the secrets among it."""
        has_row = self.rows > 0
        is_same = self.was_hidden | (self.is_known & ~self.secret)
        return bool(is_same[has_row].all())


@dataclass(eq=False)
class Quantity:
    """A number followed through the months, for the total and by breakdown; `feeds`: what it is counted from."""

    name: str
    total: Series
    feeds: frozenset[str] = frozenset()
    breakdowns: dict[str, dict[str, Series]] = field(default_factory=dict)

    @property
    def series(self) -> Iterator[Series]:
        """All of it."""
        yield self.total
        for groups in self.breakdowns.values():
            yield from groups.values()


@dataclass(eq=False)
class Relation:
    """Quantities that, each times its sign, add up to nought: of the total, and of every group of some breakdowns.

    `slack`: one of them that is in no other relation, and takes whatever the others leave.
    """

    signs: dict[Quantity, int]
    breakdowns: set[str] = field(default_factory=set)
    slack: Quantity | None = None


def small(value: Numbers) -> Flags:
    """Which figures are of 1 to 5, as `suppression.is_small`."""
    with np.errstate(invalid="ignore"):
        found: Flags = (np.abs(value) > CLOSE) & (np.abs(value) < LARGEST + 1 - CLOSE)
    return found


def relation(parts: Sequence[tuple[Quantity, int]]) -> Relation | None:
    """The relation of these; None where nothing is left, for two of them are one."""
    signs: dict[Quantity, int] = {}
    for quantity, sign in parts:
        signs[quantity] = signs.get(quantity, 0) + sign
    signs = {quantity: sign for quantity, sign in signs.items() if sign}
    return Relation(signs) if len(signs) > 1 else None


def same(quantities: Sequence[Quantity], apart: Iterable[tuple[Quantity, Quantity]]) -> dict[Quantity, Quantity]:
    """For each quantity the first that has the same figures in every month; those of `apart` are never one.

    Nor are quantities counted from different feeds: of few months, small numbers are the same by chance.
    """
    if not quantities:
        return {}
    totals = np.stack([quantity.total.value[0] for quantity in quantities])
    told = np.nan_to_num(totals)
    place = {quantity: at for at, quantity in enumerate(quantities)}
    forbidden = {frozenset((place[one], place[other])) for one, other in apart if one is not other}
    classes: list[list[int]] = []
    for at in range(len(quantities)):
        for members in classes:
            first = totals[members[0]]
            both = ~np.isnan(first) & ~np.isnan(totals[at])
            # few people in all are the same by chance
            if told[at][both].sum() <= LARGEST or not (np.abs(first[both] - totals[at][both]) < CLOSE).all():
                continue
            if not quantities[members[0]].feeds & quantities[at].feeds:
                continue
            if not any(frozenset((at, member)) in forbidden for member in members):
                members.append(at)
                break
        else:
            classes.append([at])
    return {quantities[at]: quantities[members[0]] for members in classes for at in members}


def sums(parts: Sequence[Quantity], wholes: Sequence[Quantity]) -> list[Relation]:
    """Which of the quantities add up to which others in every month: bands that make up a whole.

    Only the smallest such sums: what follows from them is not listed.
    """
    parts = [part for part in dict.fromkeys(parts) if np.nansum(np.abs(part.total.value[0])) > 0][:MOST_PARTS]
    if len(parts) < 2:
        return []
    values = np.stack([part.total.value[0] for part in parts])
    chosen = _choices(len(parts))
    found = []
    for whole in dict.fromkeys(wholes):
        total = whole.total.value[0]
        columns = ~np.isnan(total) & ~np.isnan(values).any(axis=0)
        if (total[columns] > 0).sum() < min(ENOUGH, max(len(total), 1)):
            continue
        added = chosen @ values[:, columns]
        holds = np.nonzero((np.abs(added - total[columns]) < CLOSE).all(axis=1))[0]
        smallest: list[frozenset[int]] = []
        for at in sorted(holds, key=lambda each: chosen[each].sum()):
            members = frozenset(np.nonzero(chosen[at])[0].tolist())
            if any(parts[member] is whole for member in members) or any(known <= members for known in smallest):
                continue
            smallest.append(members)
            made = relation([(whole, -1), *((parts[member], 1) for member in members)])
            if made:
                found.append(made)
    return found


def rest_of_groups(quantities: Iterable[Quantity]) -> None:
    """Give every breakdown whose groups do not add up to the total a group for the rest.

    Where groups add up to more than the total, one person is in several of them: the rest is then of no meaning, and
    only leaves the groups free.
    """
    by_breakdown: dict[str, list[Quantity]] = {}
    for quantity in quantities:
        for breakdown in quantity.breakdowns:
            by_breakdown.setdefault(breakdown, []).append(quantity)
    for breakdown, having in by_breakdown.items():
        rests = [_rest(quantity, breakdown) for quantity in having]
        with np.errstate(invalid="ignore"):
            if not any((np.abs(rest) > CLOSE).any() for rest in rests):
                continue
            is_loose = any((rest < -CLOSE).any() for rest in rests)
        for quantity, rest in zip(having, rests, strict=True):
            series = Series(rest)
            if is_loose:
                series.is_at_least_nought = False
            else:
                series.keep_secret(small(rest))
            quantity.breakdowns[breakdown][REST] = series


def _rest(quantity: Quantity, breakdown: str) -> Numbers:
    groups = np.stack([series.value for series in quantity.breakdowns[breakdown].values()])
    is_told = ~np.isnan(groups).all(axis=0)
    rest: Numbers = np.where(is_told, quantity.total.value - np.nansum(groups, axis=0), np.nan)
    return rest


def _choices(count: int) -> Numbers:
    """Every choice of two or more of so many, one a row."""
    rows = [members for size in range(2, count + 1) for members in combinations(range(count), size)]
    chosen = np.zeros((len(rows), count))
    for at, members in enumerate(rows):
        chosen[at, list(members)] = 1
    return chosen


def groups_of(quantities: Iterable[Quantity], breakdown: str) -> list[str]:
    """Names of the groups of a breakdown, over all these quantities."""
    return list(dict.fromkeys(name for each in quantities for name in each.breakdowns.get(breakdown, {})))


def connected(quantities: Sequence[Quantity], links: Iterable[Iterable[Quantity]]) -> list[list[Quantity]]:
    """The quantities, in sets that no link goes between."""
    root = {quantity: quantity for quantity in quantities}

    def find(quantity: Quantity) -> Quantity:
        while root[quantity] is not quantity:
            root[quantity] = root[root[quantity]]
            quantity = root[quantity]
        return quantity

    for link in links:
        members = [find(quantity) for quantity in link]
        for member in members[1:]:
            root[member] = find(members[0])
    found: dict[Quantity, list[Quantity]] = {}
    for quantity in quantities:
        found.setdefault(find(quantity), []).append(quantity)
    return list(found.values())
