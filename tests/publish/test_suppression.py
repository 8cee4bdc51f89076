"""Nothing is shown that rests on 1 to 5 people."""

from decimal import Decimal
from typing import Any

import pytest
from childrens_services.publish import suppression

from tests.publish.given import Indicator


def why(unit: Any, numerator: float | None, denominator: float | None, **more: Any) -> str | None:
    rule = suppression.rule(Indicator(unit, **more))
    return suppression.reason(rule, *(None if each is None else Decimal(each) for each in (numerator, denominator)))


@pytest.mark.parametrize("count", range(8))
def test_percentage(count: int) -> None:
    is_small = 1 <= count <= 5
    assert bool(why("percent", count, 100)) == is_small
    assert bool(why("percent", 100 - count, 100)) == is_small


@pytest.mark.parametrize("denominator", range(1, 6))
def test_a_small_denominator_is_never_shown(denominator: int) -> None:
    assert all(why("percent", numerator, denominator) for numerator in range(denominator + 1))


@pytest.mark.parametrize("count", range(8))
def test_counts_rates_and_averages(count: int) -> None:
    is_small = 1 <= count <= 5
    assert bool(why("count", count, None)) == is_small
    assert bool(why("count", -count, None)) == is_small
    assert bool(why("rate per 10,000", count, 147439, population="0 to 17")) == is_small
    assert bool(why("rate per 100", count, 5000)) == is_small
    assert bool(why("rate per 100", 10, count)) == is_small
    assert bool(why("cases per FTE", count, 3)) == is_small
    # three weeks over a hundred plans rest on a hundred
    assert bool(why("weeks", 3, count)) == is_small


def test_a_small_population_is_no_secret() -> None:
    assert why("rate per 10,000", 10, 4, population="0 to 17") is None


def test_an_average_over_months_is_small_below_six() -> None:
    assert why("rate per 100", 10, 5.5)
    assert why("rate per 100", 10, 0.25)
    assert why("rate per 100", 10, 6) is None


def test_of_a_gap_only_its_records_tell() -> None:
    rule = suppression.rule(Indicator("percentage points"))
    assert suppression.reason(rule, Decimal(3), Decimal(4), 60) is None
    assert suppression.reason(rule, Decimal(30), Decimal(40), 5) == suppression.DENOMINATOR


def test_what_is_about_nobody_and_months_without_events_tell_of_nobody() -> None:
    assert why("GBP", 3, None, is_about_people=False) is None
    assert why("percent", 3, 4, is_about_people=False) is None
    assert why("percent", 0, 0) is None
    assert why("percent", None, None) is None
