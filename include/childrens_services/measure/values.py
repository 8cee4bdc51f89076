"""A KPI's value, from what was counted of a period: the only arithmetic there is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from childrens_services.measure import intervals
from childrens_services.measure.catalogue import Kpi, Period, Unit
from childrens_services.measure.intervals import Interval
from childrens_services.measure.periods import YEAR_STARTS
from childrens_services.measure.query import Counted

MULTIPLIERS: Mapping[Unit, int] = {
    "percent": 100,
    "rate per 100": 100,
    "rate per 1,000": 1_000,
    "rate per 10,000": 10_000,
}


def joined(kpi: Kpi, parts: Sequence[Counted]) -> Counted:
    """Several months as one: events are added up; a denominator that is the same people each month is averaged."""
    whole = sum(parts[1:], parts[0])
    if kpi.denominator_over_time == "average" and whole.denominator is not None:
        told = [part for part in parts if part.denominator is not None]
        return replace(whole, denominator=whole.denominator / len(told))
    return whole


def closed(kpi: Kpi, counted: Counted) -> Counted:
    """With noughts for what had no events, and of a gap the two percentages in place of numerator and denominator.

    No record of money is not a balance of nought: it stays empty.
    """
    if kpi.unit == "percentage points":
        shares = {side: _share(*counts) for side, counts in counted.sides.items()}
        return replace(counted, numerator=shares.get("group"), denominator=shares.get("others"))
    if kpi.unit == "GBP":
        return counted
    numerator = Decimal(0) if counted.numerator is None else counted.numerator
    if not kpi.is_ratio or kpi.population:
        return replace(counted, numerator=numerator)
    return replace(
        counted, numerator=numerator, denominator=Decimal(0) if counted.denominator is None else counted.denominator
    )


def value(kpi: Kpi, counted: Counted, period: Period, count_months: int) -> Decimal | None:
    """The value in the KPI's unit, at full precision; None without events.

    A rate per population over `count_months` months is brought to a year.
    """
    if kpi.unit == "percentage points":
        if counted.numerator is None or counted.denominator is None:
            return None
        return counted.denominator - counted.numerator
    if not kpi.is_ratio:
        return counted.numerator
    if counted.numerator is None or not counted.denominator:
        return None
    return multiplier(kpi, period, count_months) * Decimal(counted.numerator) / Decimal(counted.denominator)


def multiplier(kpi: Kpi, period: Period, count_months: int) -> Decimal:
    """What numerator over denominator is multiplied by."""
    return Decimal(MULTIPLIERS.get(kpi.unit, 1)) * (yearly(period, count_months) if kpi.population else 1)


def yearly(period: Period, count_months: int) -> Decimal:
    """What brings the events of a period to a year; a state at a day is what it is."""
    is_flow = period in ("month", *YEAR_STARTS) or period.startswith("rolling")
    return Decimal(12) / count_months if is_flow else Decimal(1)


def interval(kpi: Kpi, counted: Counted, period: Period, count_months: int) -> Interval | None:
    """95% limits of the value, where it is a share, a count of events or a rate of them."""
    if kpi.unit == "percentage points":
        sides = counted.sides
        return intervals.newcombe(sides["group"], sides["others"]) if {"group", "others"} <= set(sides) else None
    if not kpi.is_about_people or counted.numerator is None:
        return None
    if kpi.unit == "percent":
        return intervals.wilson(counted.numerator, counted.denominator or 0)
    if kpi.unit == "count":
        return intervals.byar(counted.numerator)
    if kpi.unit.startswith("rate") and counted.denominator:
        return intervals.byar(counted.numerator, counted.denominator, float(multiplier(kpi, period, count_months)))
    return None


def percentile(amounts: Sequence[Decimal], percent: int) -> Decimal | None:
    """The value a share of the amounts does not pass, between two neighbours in proportion; None of none."""
    ordered = sorted(amounts)
    if not ordered:
        return None
    place = Decimal(percent) / 100 * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _share(count: Decimal, total: Decimal) -> Decimal | None:
    return 100 * count / total if total else None
