"""Primary suppression: nothing is shown that rests on 1 to 5 people.

What a number counts follows from the unit of the indicator. That no other figure gives the number away is the part of
`disclosure`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from childrens_services.measure.catalogue import Unit

LARGEST = 5
NUMERATOR = "numerator of 1 to 5"
COMPLEMENT = "all but 1 to 5 of the denominator"
DENOMINATOR = "denominator of 1 to 5"
# what a reader is told, of every figure alike: which of two hidden figures is the small one narrows both down
PUBLISHED = "rests on 1 to 5, or would tell of a figure that does"


class Indicator(Protocol):
    """What is asked of an indicator; the catalogue's have it."""

    @property
    def unit(self) -> Unit: ...
    @property
    def is_about_people(self) -> bool: ...
    @property
    def population(self) -> object | None: ...
    @property
    def feeds(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class Rule:
    """Which numbers of a row count people.

    `has_complement`: the people of the denominator are those counted and those left over. `is_average`: the numerator
    is a sum of amounts; it tells as much of people as the denominator does. `is_gap`: numerator and denominator are
    percentages, and only the number of records tells of people. `feeds`: what the people are counted from.
    """

    numerator: bool = False
    denominator: bool = False
    has_complement: bool = False
    is_average: bool = False
    is_gap: bool = False
    feeds: frozenset[str] = frozenset()


def rule(kpi: Indicator) -> Rule | None:
    """The rule of an indicator; None where no number is about people: money, posts, places, inspections."""
    return replace(_of_unit(kpi), feeds=frozenset(kpi.feeds)) if kpi.is_about_people else None


def _of_unit(kpi: Indicator) -> Rule:
    match kpi.unit:
        case "percent":
            return Rule(numerator=True, denominator=True, has_complement=True)
        case "count":
            return Rule(numerator=True)
        case "rate per 100" | "rate per 1,000" | "rate per 10,000":
            # how many people live in an area is known to everybody
            return Rule(numerator=True, denominator=kpi.population is None)
        case "cases per FTE":
            return Rule(numerator=True)
        case "weeks" | "GBP":
            return Rule(denominator=True, is_average=True)
        case "percentage points":
            return Rule(is_gap=True)


def reason(
    rule: Rule | None, numerator: Decimal | None, denominator: Decimal | None, records: int | None = None
) -> str | None:
    """Why a row may not be shown by itself; None when it may. The first of several reasons is given."""
    if rule is None:
        return None
    if rule.is_gap:
        return DENOMINATOR if is_small(records) else None
    if rule.numerator and is_small(numerator):
        return NUMERATOR
    others = None if numerator is None or denominator is None else denominator - numerator
    if rule.has_complement and is_small(others):
        return COMPLEMENT
    if rule.denominator and is_small(denominator):
        return DENOMINATOR
    return None


def is_small(count: Decimal | int | None) -> bool:
    """Whether a count is of 1 to 5, on either side of nought; nought tells of nobody.

    An average over months is no whole number: what is above nought and below 6 is small.
    """
    return count is not None and 0 < abs(Decimal(count)) < LARGEST + 1
