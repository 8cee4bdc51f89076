"""Secondary suppression: what else to hide so that no hidden figure can be worked out.

A hidden figure is safe when there is a second table, of whole numbers and as possible as the true one, that agrees with
everything published and has another number there: no arithmetic can tell the two apart. So for every secret the
cheapest such table is looked for, and the figures in which it differs from the true one are hidden. What is hidden this
way is safe by the same second table, and hiding more never makes a table impossible: nothing needs to be done twice.

Second tables differ from the true one by one event, moved between months (`windows`), between the groups of a
breakdown, and between quantities that hang together (`Relation`).
"""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from childrens_services.publish.quantities import CLOSE, Flags, Numbers, Quantity, Relation, Series, groups_of
from childrens_services.publish.suppression import LARGEST
from childrens_services.publish.windows import Windows

# a choice of quantities that change together, and whether upwards
Change = Mapping[Quantity, int]
# how many such choices are tried for one secret, then how many more where none will do, and how many partial ones are
# looked at to find them
CHOICES, LOOKED_AT = (6, 60, 240), 3000
# what hiding a figure costs that was hidden before
AGAIN = 0.2
# what may be spent on safety from guesses, beside what safety costs anyway
DEARER, A_LITTLE = 2.0, 4.0


@dataclass(frozen=True)
class Step:
    """A way to a second table: a shift of months, and the series it changes."""

    cost: float
    shift: int
    places: Sequence[int]


NO_STEP = Step(np.inf, -1, ())


class Tables:
    """By series and shift, whether there is a second table with one more or one less, and what that would newly hide.

    `varied`: the figures, counted through all periods, that have another number in a second table already made.
    """

    def __init__(self, may_rise: Flags, may_fall: Flags, cells: int) -> None:
        self.may_rise, self.may_fall = may_rise, may_fall
        series, shifts = may_rise.shape
        # the place after the last is of a series that cannot be changed
        self.rise, self.fall = np.full((series + 1, shifts), np.inf), np.full((series + 1, shifts), np.inf)
        self.varied = np.zeros((series + 1, cells), dtype=bool)

    def changed(self, signs: Mapping[int, int], shifts: NDArray[np.int64]) -> tuple[Numbers, Numbers]:
        """What changing these series costs, by shift: as the signs say, and the other way round."""
        up, down = np.zeros(len(shifts)), np.zeros(len(shifts))
        for at, sign in signs.items():
            rise, fall = self.rise[at, shifts], self.fall[at, shifts]
            up += rise if sign > 0 else fall
            down += fall if sign > 0 else rise
        return up, down


class Hiding:
    """The quantities of some indicators that hang together, and what of them is hidden."""

    def __init__(
        self, windows: Windows, quantities: Sequence[Quantity], relations: Sequence[Relation], prices: Numbers
    ) -> None:
        """`prices`: by period and month, what hiding one row costs beside others."""
        self.windows, self.quantities, self.relations = windows, quantities, relations
        self.series = [series for quantity in quantities for series in quantity.series]
        place = {series: at for at, series in enumerate(self.series)}
        self.total = {quantity: place[quantity.total] for quantity in quantities}
        self.breakdowns = list(dict.fromkeys(name for quantity in quantities for name in quantity.breakdowns))
        self.groups = {name: groups_of(quantities, name) for name in self.breakdowns}
        # the place after the last is of a series that cannot be changed: a group that a quantity has not
        self.places = {
            (quantity, name): np.array(
                [place[groups[group]] if group in groups else len(self.series) for group in self.groups[name]]
            )
            for quantity in quantities
            for name, groups in quantity.breakdowns.items()
        }
        self.prices = [
            series.rows * prices * _worth(series) * _rank(quantity, series) for quantity, series in self._owned()
        ]
        self.hidden = [series.is_hidden.reshape(-1) for series in self.series]
        self.rows = [series.rows.reshape(-1) for series in self.series]
        self.guessed, self.unguessed = (self._tables(are_small_guessed=guessed) for guessed in (True, False))
        for at in range(len(self.series)):
            self._price(at)
        self._changes: dict[tuple[str | None, Quantity, int], list[Change]] = {}
        self._costs: dict[tuple[Quantity, str], tuple[Numbers, Numbers]] = {}

    def _owned(self) -> Iterator[tuple[Quantity, Series]]:
        return ((quantity, series) for quantity in self.quantities for series in quantity.series)

    def protect(self) -> None:
        """Hide what it takes to make every secret safe, as far as it can be."""
        for quantity in self.quantities:
            for period, month in _secrets(quantity.total):
                self._make_safe(quantity, None, 0, period, month)
        for quantity in self.quantities:
            for name, groups in quantity.breakdowns.items():
                for group, series in groups.items():
                    for period, month in _secrets(series):
                        self._make_safe(quantity, name, self.groups[name].index(group), period, month)
        for series, varied in zip(self.series, self.unguessed.varied, strict=False):
            series.is_varied |= varied.reshape(series.is_varied.shape)

    def _make_safe(self, quantity: Quantity, breakdown: str | None, group: int, period: int, month: int) -> None:
        """Hide what makes one secret safe; nothing where nothing does.

        Safe also from who guesses which hidden figures are the small ones, where that costs little more.
        """
        at = self.total[quantity] if breakdown is None else int(self.places[quantity, breakdown][group])
        cell = period * len(self.windows.months) + month
        if self.guessed.varied[at, cell]:
            return
        shifts = self.windows.hits(period, month).shifts
        best, cost = NO_STEP, 0.0
        if not self.unguessed.varied[at, cell]:
            best = self._step(self.unguessed, quantity, breakdown, group, shifts)
            cost = best.cost
        guessed = self._step(self.guessed, quantity, breakdown, group, shifts)
        if guessed.cost <= DEARER * cost + A_LITTLE:
            self._take(guessed, (self.guessed, self.unguessed))
        elif best is not NO_STEP:
            self._take(best, (self.unguessed,))

    def _step(
        self, tables: "Tables", quantity: Quantity, breakdown: str | None, group: int, shifts: NDArray[np.int64]
    ) -> Step:
        """The cheapest step that changes a figure of the group by one of the shifts."""
        best = NO_STEP
        self._costs.clear()
        for choices in CHOICES:
            if breakdown is not None:
                ways = self._ways(breakdown, quantity, choices)
                best = _cheapest(self._within(tables, change, breakdown, group, shifts) for change in ways)
            if tables is self.guessed and breakdown is not None:
                # totals are not hidden for the sake of guesses
                break
            if best is NO_STEP:
                ways = self._ways(None, quantity, choices)
                best = _cheapest(self._whole(tables, change, breakdown, group, shifts) for change in ways)
            if best is not NO_STEP or tables is self.guessed:
                break
        return best

    def _within(self, tables: "Tables", change: Change, breakdown: str, group: int, shifts: NDArray[np.int64]) -> Step:
        """The cheapest step that moves an event between a group and another of the breakdown: totals stay."""
        up, down = self._grouped(tables, change, breakdown, shifts)
        best = NO_STEP
        for own, other in ((up, down), (down, up)):
            others = other.copy()
            others[group] = np.inf
            partner = others.argmin(axis=0)
            cost = own[group] + others[partner, np.arange(len(shifts))]
            at = int(cost.argmin())
            if cost[at] < best.cost:
                rows = [self.places[quantity, breakdown] for quantity in change]
                places = [int(row[one]) for row in rows for one in (group, int(partner[at]))]
                best = Step(float(cost[at]), int(shifts[at]), places)
        return best

    def _whole(
        self, tables: "Tables", change: Change, breakdown: str | None, group: int, shifts: NDArray[np.int64]
    ) -> Step:
        """The cheapest step that changes totals, and so one group of every breakdown of theirs."""
        best = NO_STEP
        names = [name for name in self.breakdowns if any(name in quantity.breakdowns for quantity in change)]
        grouped = {name: self._grouped(tables, change, name, shifts) for name in names}
        totals = tables.changed({self.total[quantity]: sign for quantity, sign in change.items()}, shifts)
        for direction in (0, 1):
            cost = totals[direction].copy()
            chosen = {}
            for name in names:
                costs = grouped[name][direction]
                one = np.full(len(shifts), group) if name == breakdown else costs.argmin(axis=0)
                chosen[name] = one
                cost += costs[one, np.arange(len(shifts))]
            at = int(cost.argmin())
            if cost[at] < best.cost:
                places = [self.total[quantity] for quantity in change]
                places += [
                    int(self.places[quantity, name][chosen[name][at]])
                    for name in names
                    for quantity in change
                    if name in quantity.breakdowns
                ]
                best = Step(float(cost[at]), int(shifts[at]), places)
        return best

    def _grouped(
        self, tables: "Tables", change: Change, breakdown: str, shifts: NDArray[np.int64]
    ) -> tuple[Numbers, Numbers]:
        """What changing each group of a breakdown costs, by shift: as the change says, and the other way round."""
        up = np.zeros((len(self.groups[breakdown]), len(shifts)))
        down = np.zeros_like(up)
        for quantity, sign in change.items():
            if breakdown in quantity.breakdowns:
                rise, fall = self._looked_up(tables, quantity, breakdown, shifts)
                up += rise if sign > 0 else fall
                down += fall if sign > 0 else rise
        return up, down

    def _looked_up(
        self, tables: "Tables", quantity: Quantity, breakdown: str, shifts: NDArray[np.int64]
    ) -> tuple[Numbers, Numbers]:
        """What changing each group of a quantity costs; many choices ask for the same."""
        key = (quantity, breakdown)
        if key not in self._costs:
            places = self.places[key][:, None]
            self._costs[key] = tables.rise[places, shifts], tables.fall[places, shifts]
        return self._costs[key]

    def _take(self, step: Step, tables: Sequence["Tables"]) -> None:
        """Hide what the step changes."""
        cells = self.windows.cells[step.shift]
        for at in step.places:
            for each in tables:
                each.varied[at, cells] = True
            hidden = self.hidden[at]
            shown = cells[(self.rows[at][cells] > 0) & ~hidden[cells]]
            if len(shown):
                hidden[shown] = True
                self._price(at)

    def _price(self, at: int) -> None:
        """What each shift of a series would newly hide, as a cost."""
        series = self.series[at]
        shown = np.where(series.is_hidden, 0.0, self.prices[at])
        periods = np.nonzero(shown.any(axis=1))[0]
        sums = _running(shown)[self.windows.flat[:, periods]]
        cost = (sums[..., 1] - sums[..., 0] + sums[..., 3] - sums[..., 2]).sum(axis=1).round(9)
        for tables in (self.guessed, self.unguessed):
            tables.rise[at] = np.where(tables.may_rise[at], cost, np.inf)
            tables.fall[at] = np.where(tables.may_fall[at], cost, np.inf)

    def _tables(self, *, are_small_guessed: bool) -> "Tables":
        """The second tables that are as possible as the true one to a reader."""
        can_rise, can_fall = [], []
        for series in self.series:
            told = ~np.isnan(series.value)
            # what was shown stays shown, restated or not, unless it has become a secret
            rise = told & ~series.is_known & ~(series.was_shown & ~series.secret)
            fall = rise & ~series.has_tied_nought
            if series.is_at_least_nought:
                with np.errstate(invalid="ignore"):
                    fall &= series.value >= series.falls_from - CLOSE
            if are_small_guessed:
                with np.errstate(invalid="ignore"):
                    rise &= ~series.is_small | (series.value <= LARGEST - 1 + CLOSE)
                    fall &= ~series.is_small | (series.value >= 2 - CLOSE)
            # a window no row tells about binds nobody, a month of which nothing is known cannot be reckoned with
            rise[1:] |= ~told[1:]
            fall[1:] |= ~told[1:]
            can_rise.append(rise)
            can_fall.append(fall)
        cells = len(self.windows.periods) * len(self.windows.months)
        return Tables(self._possible(can_rise, can_fall), self._possible(can_fall, can_rise), cells)

    def _possible(self, where_up: Sequence[Flags], where_down: Sequence[Flags]) -> Flags:
        """By series and shift, whether every figure that goes up may, and every one that goes down."""
        found = np.empty((len(self.series), len(self.windows.pairs)), dtype=bool)
        for at, (up, down) in enumerate(zip(where_up, where_down, strict=True)):
            ups, downs = _running(~up)[self.windows.flat], _running(~down)[self.windows.flat]
            blocked = (ups[..., 1] - ups[..., 0] + downs[..., 3] - downs[..., 2]).sum(axis=1)
            found[at] = blocked == 0
        return found

    def _ways(self, breakdown: str | None, quantity: Quantity, choices: int) -> list[Change]:
        """The choices of quantities that may change with this one, those that hide little first."""
        key = (breakdown, quantity, choices)
        if key not in self._changes:
            relations = [each for each in self.relations if breakdown is None or breakdown in each.breakdowns]
            price = {each: float(each.total.rows.any()) + 0.05 for each in self.quantities}
            found = changes(relations, quantity, price, choices)
            if breakdown is not None:
                found = [change for change in found if all(breakdown in each.breakdowns for each in change)]
            self._changes[key] = found
        return self._changes[key]


def changes(relations: Sequence[Relation], start: Quantity, price: Mapping[Quantity, float], most: int) -> list[Change]:
    """The cheapest choices of quantities, one more or less of each, that keep every relation; `start` has one more."""
    number = count()
    waiting: list[tuple[float, int, dict[Quantity, int]]] = [(0.0, next(number), {start: 1})]
    seen: set[frozenset[tuple[Quantity, int]]] = set()
    found: list[Change] = []
    for _ in range(LOOKED_AT):
        if not waiting or len(found) == most:
            break
        cost, _, change = heapq.heappop(waiting)
        broken = next((each for each in relations if _off(each.signs, change)), None)
        if broken is None:
            found.append(change)
            continue
        off = _off(broken.signs, change)
        for quantity, sign in broken.signs.items():
            if quantity in change:
                continue
            # the slack takes two more or less as well, and is made less only where there are two to take
            by = -off * sign if quantity is broken.slack else (-1 if off * sign > 0 else 1)
            more = {**change, quantity: by}
            name = frozenset(more.items())
            if name not in seen:
                seen.add(name)
                heapq.heappush(waiting, (cost + price[quantity], next(number), more))
    return found


def _cheapest(steps: Iterator[Step]) -> Step:
    """The first of the cheapest; one that hides nothing new is not bettered."""
    best = NO_STEP
    for step in steps:
        if step.cost < best.cost:
            best = step
        if best.cost <= 0:
            break
    return best


def _off(signs: Mapping[Quantity, int], change: Change) -> int:
    return sum(sign * change.get(quantity, 0) for quantity, sign in signs.items())


def _running(figures: NDArray[np.generic]) -> NDArray[np.float64]:
    """Running sums of every period, one after the other, each from nought."""
    periods, length = figures.shape
    sums = np.zeros((periods, length + 1))
    np.cumsum(figures, axis=1, out=sums[:, 1:])
    return sums.ravel()


def _secrets(series: Series) -> list[tuple[int, int]]:
    periods, months = np.nonzero(series.secret)
    return list(zip(periods.tolist(), months.tolist(), strict=True))


def _worth(series: Series) -> Numbers:
    """Larger figures are worth more: the smallest goes first, and what was hidden before stays so."""
    worth: Numbers = 1 + 0.25 * np.log2(1 + np.abs(np.nan_to_num(series.value)))
    return worth * np.where(series.was_hidden, AGAIN, 1.0)


def _rank(quantity: Quantity, series: Series) -> float:
    """The total is worth more than its parts: a breakdown goes before it."""
    return 40.0 if series is quantity.total and quantity.breakdowns else 2.0 if series is quantity.total else 1.0
