"""Nothing is shown that rests on 1 to 5 children."""

from decimal import Decimal

import pytest
from childrens_services.publish.suppression import reason


def why(unit: str, numerator: int | None, denominator: int | None) -> str | None:
    return reason(unit, *(None if each is None else Decimal(each) for each in (numerator, denominator)))  # type: ignore[arg-type]


@pytest.mark.parametrize("count", range(8))
def test_percentage(count: int):
    is_small = 1 <= count <= 5
    assert bool(why("percent", count, 100)) == is_small
    assert bool(why("percent", 100 - count, 100)) == is_small


@pytest.mark.parametrize("denominator", range(1, 6))
def test_a_small_denominator_is_never_shown(denominator: int):
    assert all(why("percent", numerator, denominator) for numerator in range(denominator + 1))


@pytest.mark.parametrize("count", range(8))
def test_counts_rates_and_averages(count: int):
    is_small = 1 <= count <= 5
    assert bool(why("count", count, None)) == is_small
    assert bool(why("rate per 10,000", count, 147439)) == is_small
    # three weeks over a hundred plans rest on a hundred
    assert bool(why("weeks", 3, count)) == is_small


def test_money_and_months_without_events_tell_of_nobody():
    assert why("GBP", 3, None) is None
    assert why("GBP", None, None) is None
    assert why("percent", 0, 0) is None
    assert why("percent", None, None) is None
