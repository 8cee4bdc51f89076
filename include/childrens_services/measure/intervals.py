"""95% confidence intervals: how far chance alone may have moved a figure.

Wilson's score interval for shares, Byar's for counts and rates, Newcombe's hybrid of two Wilson intervals for a
difference of shares. Wilson 1927; Breslow and Day 1987; Newcombe 1998 (method 10): as public health uses them.
"""

from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

# two-sided 95%
Z = 1.959963984540054


@dataclass(frozen=True)
class Interval:
    """Lower and upper limit, in the unit of the figure, and the method."""

    lower: float
    upper: float
    method: str


def wilson(numerator: Decimal | float, denominator: Decimal | float, multiplier: float = 100) -> Interval | None:
    """Of a share, times the multiplier; None where there is no share between 0 and 1."""
    count, total = float(numerator), float(denominator)
    if total <= 0 or not 0 <= count <= total:
        return None
    share, squared = count / total, Z**2
    middle = share + squared / (2 * total)
    reach = Z * sqrt(share * (1 - share) / total + squared / (4 * total**2))
    whole = 1 + squared / total
    # exactly 0 and 1 at the ends, which the arithmetic only comes near to
    lower = 0.0 if count == 0 else (middle - reach) / whole
    upper = 1.0 if count == total else (middle + reach) / whole
    return Interval(lower * multiplier, upper * multiplier, "wilson")


def byar(count: Decimal | float, denominator: Decimal | float = 1, multiplier: float = 1) -> Interval | None:
    """Of a count of events, or of a rate: events over denominator, times the multiplier; None without a denominator."""
    events, total = float(count), float(denominator)
    if events < 0 or total <= 0:
        return None
    lower = 0.0 if events == 0 else events * (1 - 1 / (9 * events) - Z / (3 * sqrt(events))) ** 3
    more = events + 1
    upper = more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3
    return Interval(lower / total * multiplier, upper / total * multiplier, "byar")


def newcombe(
    group: tuple[Decimal | float, Decimal | float], others: tuple[Decimal | float, Decimal | float]
) -> Interval | None:
    """Of the share of the others less the share of the group, in percentage points."""
    one, two = wilson(*others, multiplier=1), wilson(*group, multiplier=1)
    if one is None or two is None:
        return None
    share_one, share_two = (float(count) / float(total) for count, total in (others, group))
    gap = share_one - share_two
    lower = gap - sqrt((share_one - one.lower) ** 2 + (two.upper - share_two) ** 2)
    upper = gap + sqrt((one.upper - share_one) ** 2 + (share_two - two.lower) ** 2)
    return Interval(lower * 100, upper * 100, "newcombe")
