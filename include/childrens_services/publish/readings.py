"""From published rows to the quantities behind them: what each indicator counts, and what it shares with others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from childrens_services import months
from childrens_services.publish.quantities import (
    CLOSE,
    TOTAL,
    Group,
    Quantity,
    Relation,
    Series,
    relation,
    same,
    small,
    sums,
)
from childrens_services.publish.suppression import Rule
from childrens_services.publish.windows import ADDED_UP, Windows

Row = Mapping[str, Any]
NUMERATOR, DENOMINATOR, OTHERS = "numerator", "denominator", "others"


@dataclass
class Reading:
    """One reading of an indicator: the headline with its breakdowns, or a variant.

    `places`: where each published row has its figures. `quantities`: by the part they play, numerator, denominator and
    others, who are those of the denominator left over.
    """

    kpi_id: str
    variant: str
    rule: Rule
    figures: dict[str, dict[Group, Series]] = field(default_factory=lambda: {NUMERATOR: {}, DENOMINATOR: {}})
    places: list[tuple[int, Group, int, int]] = field(default_factory=list)
    quantities: dict[str, Quantity] = field(default_factory=dict)


@dataclass
class Table:
    """The rows whose months are of one kind: parts of longer periods, or each by itself."""

    windows: Windows
    readings: dict[tuple[str, str], Reading] = field(default_factory=dict)
    columns: dict[tuple[str, Any, Any], int] = field(default_factory=dict)

    def place(self, row: Row, rule: Rule) -> tuple[Reading, Group, int, int] | None:
        """Where the row's figures belong; None for a period that the table has not."""
        group = (row["breakdown_type"], row["breakdown"])
        variant, group = (group[1], TOTAL) if group[0] == "variant" else ("", group)
        reading = self.readings.get((row["kpi_id"], variant))
        if reading is None:
            reading = self.readings[row["kpi_id"], variant] = Reading(row["kpi_id"], variant, rule)
        period = self.periods.get(row["period_type"])
        month = self.months.get(row["month"])
        if period is None or month is None:
            return None
        if len(self.periods) == 1:
            # an annual figure carried forward is one figure, whatever the month that shows it
            month = self.columns.setdefault((row["kpi_id"], row["period_start"], row["period_end"]), month)
        return reading, group, period, month

    def __post_init__(self) -> None:
        self.periods = {name: at for at, name in enumerate(self.windows.periods)}
        self.months = {months.first_day(month): at for at, month in enumerate(self.windows.months)}

    def put(self, at: int, row: Row, rule: Rule) -> None:
        """Take in a published row, the `at`-th."""
        found = self.place(row, rule)
        if found is None:
            raise ValueError(
                f"{row['kpi_id']}: a figure of a {row['period_type']} stands beside {self.windows.periods}"
            )
        reading, group, period, month = found
        reading.places.append((at, group, period, month))
        for name, figures in reading.figures.items():
            series = figures.get(group)
            if series is None:
                shape = (len(self.windows.periods), len(self.windows.months))
                series = figures[group] = Series(np.full(shape, np.nan))
            if row[name] is not None:
                series.value[period, month] = row[name]
                series.rows[period, month] += 1

    def know(self, row: Row, rule: Rule) -> None:
        """Take in a row as it was shown before: what is still the same is known."""
        found = self.place(row, rule)
        if found is None:
            return
        reading, group, period, month = found
        for name, figures in reading.figures.items():
            if group not in figures:
                continue
            series = figures[group]
            if row[name] is not None:
                series.was_shown[period, month] = True
                series.is_known[period, month] |= abs(series.value[period, month] - float(row[name])) < CLOSE
            else:
                series.was_hidden[period, month] |= row["is_suppressed"]


def tables(rules: Mapping[str, Rule], rows: Sequence[Row], already_published: Iterable[Row]) -> list[Table]:
    """The rows of the indicators that have a rule, by the kind of their months."""
    main = _main_periods(rows)
    axis = _months(row["month"] for row in rows)
    by_period: dict[str, Table] = {}
    for period in main.values():
        by_period.setdefault(period, Table(Windows(axis, ADDED_UP if period == ADDED_UP[0] else (period,))))
    for at, row in enumerate(rows):
        if row["kpi_id"] in rules:
            by_period[main[row["kpi_id"]]].put(at, row, rules[row["kpi_id"]])
    for row in already_published:
        if row["kpi_id"] in rules and row["kpi_id"] in main:
            by_period[main[row["kpi_id"]]].know(row, rules[row["kpi_id"]])
    return list(by_period.values())


def quantify(readings: Sequence[Reading]) -> list[Relation]:
    """Give the readings their quantities, one for what several count alike; gives the relations between these."""
    for reading in readings:
        for figures in reading.figures.values():
            # groups without a total are protected all the same
            figures.setdefault(TOTAL, Series(np.full(next(iter(figures.values())).value.shape, np.nan)))
        _count(reading)
    _join(readings)
    by_kpi: dict[str, list[Reading]] = {}
    for reading in readings:
        by_kpi.setdefault(reading.kpi_id, []).append(reading)
    made = [one for of_kpi in by_kpi.values() for one in _relations(of_kpi)]
    # the same relation of two readings is one, for all breakdowns of both
    found: dict[frozenset[tuple[Quantity, int]], Relation] = {}
    for one in made:
        found.setdefault(frozenset(one.signs.items()), one).breakdowns.update(one.breakdowns)
    return list(found.values())


def _main_periods(rows: Sequence[Row]) -> dict[str, str]:
    """By indicator the period the others are made of."""
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["kpi_id"], set()).add(row["period_type"])
    return {kpi_id: ADDED_UP[0] if ADDED_UP[0] in periods else min(periods) for kpi_id, periods in found.items()}


def _months(days: Iterable[date]) -> list[str]:
    told = set(days)
    return months.span(months.of(min(told)), months.of(max(told))) if told else []


def _count(reading: Reading) -> None:
    """The quantities of one reading, and what of them is small."""
    rule, numerators, denominators = reading.rule, reading.figures[NUMERATOR], reading.figures[DENOMINATOR]
    others: dict[Group, Series] = {}
    for group, numerator in numerators.items():
        denominator = denominators[group]
        is_small = small(numerator.value)
        if rule.has_complement:
            others[group] = Series(denominator.value - numerator.value)
            is_small |= small(others[group].value)
            others[group].keep_secret(is_small)
        if rule.numerator:
            # nobody counted tells of nobody; then the denominator is as small as who is left over, and hidden itself
            numerator.keep_secret(is_small & (np.abs(numerator.value) > CLOSE))
        if rule.denominator:
            denominator.keep_secret(small(denominator.value))
        if rule.is_average:
            with np.errstate(invalid="ignore"):
                denominator.has_tied_nought |= numerator.value <= 0
    for name, has, figures in (
        (NUMERATOR, rule.numerator, numerators),
        (DENOMINATOR, rule.denominator, denominators),
        (OTHERS, rule.has_complement, others),
    ):
        if has:
            reading.figures[name] = figures
            title = f"{reading.kpi_id} {reading.variant}".strip()
            reading.quantities[name] = Quantity(f"{title}, {name}", figures[TOTAL], rule.feeds)


def _join(readings: Sequence[Reading]) -> None:
    """Make one what is counted alike: first totals, then the breakdowns that agree in every group."""
    every = [quantity for reading in readings for quantity in reading.quantities.values()]
    apart = [
        (one, other)
        for reading in readings
        for one in reading.quantities.values()
        for other in reading.quantities.values()
    ]
    first = same(every, apart)
    for reading in readings:
        own, reading.quantities = (
            reading.quantities,
            {name: first[quantity] for name, quantity in reading.quantities.items()},
        )
        for name, quantity in reading.quantities.items():
            if quantity is not own[name]:
                quantity.total.take_in(own[name].total)
                reading.figures[name][TOTAL] = quantity.total
        for breakdown in dict.fromkeys(kind for kind, _ in reading.figures[NUMERATOR] if kind != TOTAL[0]):
            _join_breakdown(reading, breakdown)


def _join_breakdown(reading: Reading, breakdown: str) -> None:
    """Add a breakdown to the reading's quantities, or make it one with one of theirs."""
    own = {
        name: {group: series for (kind, group), series in reading.figures[name].items() if kind == breakdown}
        for name in reading.quantities
    }
    known = [each for quantity in reading.quantities.values() for each in quantity.breakdowns]
    matching = (each for each in known if each.startswith(f"{breakdown} of ") and _agrees(reading, own, each))
    name = next(matching, f"{breakdown} of {reading.kpi_id}")
    for part, quantity in reading.quantities.items():
        groups = quantity.breakdowns.setdefault(name, {})
        for group, series in own[part].items():
            if group in groups:
                groups[group].take_in(series)
                reading.figures[part][breakdown, group] = groups[group]
            else:
                groups[group] = series


def _agrees(reading: Reading, own: Mapping[str, Mapping[str, Series]], breakdown: str) -> bool:
    """Whether every quantity of the reading that has the breakdown has the same groups with the same figures."""
    for part, quantity in reading.quantities.items():
        groups = quantity.breakdowns.get(breakdown)
        if groups is not None and not (
            groups.keys() == own[part].keys() and all(own[part][group].equals(groups[group]) for group in groups)
        ):
            return False
    return True


def _relations(readings: Sequence[Reading]) -> Iterator[Relation]:
    """What adds up among the readings of one indicator."""
    for reading in readings:
        if OTHERS in reading.quantities:
            parts = reading.quantities
            made = relation([(parts[NUMERATOR], 1), (parts[OTHERS], 1), (parts[DENOMINATOR], -1)])
            if made:
                made.breakdowns |= set.intersection(*(set(each.breakdowns) for each in parts.values()))
                yield made
    counts = [reading.quantities[NUMERATOR] for reading in readings if NUMERATOR in reading.quantities]
    others = [reading.quantities[OTHERS] for reading in readings if OTHERS in reading.quantities]
    bands = sums(counts, [*counts, *others])
    yield from bands
    in_bands = {quantity for band in bands for quantity, sign in band.signs.items() if sign > 0}
    headline = next((reading for reading in readings if not reading.variant), None)
    for reading in readings:
        if headline and reading is not headline and reading.quantities.get(NUMERATOR) not in in_bands:
            yield from _differences(headline, reading)


def _differences(headline: Reading, reading: Reading) -> Iterator[Relation]:
    """A second reading that has more than the headline, or less: the difference is a count as well."""
    for part, quantity in reading.quantities.items():
        whole = headline.quantities.get(part)
        # what is counted of the headline anyway, as numerator, denominator or others, is no further count of it
        if whole is None or quantity in headline.quantities.values():
            continue
        difference = quantity.total.value - whole.total.value
        told = ~np.isnan(difference)
        if not told.any():
            continue
        sign = 1 if (difference[told] > -CLOSE).all() else -1 if (difference[told] < CLOSE).all() else 0
        if sign:
            apart = Series(sign * difference, falls_from=2)
            apart.keep_secret(small(apart.value))
            more = Quantity(f"{quantity.name}, apart", apart, quantity.feeds)
            made = relation([(quantity, 1), (whole, -1), (more, -sign)])
            if made:
                made.slack = next(each for each in made.signs if each.total is apart)
                yield made
