"""A value from what was counted, and months joined to longer periods."""

from datetime import date
from decimal import Decimal

import pytest
from childrens_services.measure import catalogue, periods, values
from childrens_services.measure.query import Counted

BOOK = catalogue.load()
SHARE = BOOK.kpi("ehcp_20wk_pct")


def kpi(**changes):
    return SHARE.model_copy(update=changes)


def counted(numerator, denominator=None, **more) -> Counted:
    return Counted(None if numerator is None else Decimal(numerator), denominator and Decimal(denominator), **more)


def test_months_are_added_up_with_their_reasons():
    parts = [counted(1, 2, excluded={"late": 1}, records=3), counted(3, 4, records=4), Counted()]
    whole = values.joined(SHARE, parts)
    assert (whole.numerator, whole.denominator, whole.excluded, whole.records) == (4, 6, {"late": 1}, 7)


def test_a_denominator_of_the_same_people_is_averaged():
    parts = [counted(1, 100), counted(2, 110), Counted()]
    assert values.joined(kpi(denominator_over_time="average"), parts).denominator == 105


def test_without_events_there_is_no_share_and_a_count_of_nought():
    share, count = values.closed(SHARE, Counted()), values.closed(kpi(unit="count"), Counted())
    assert (share.numerator, share.denominator, values.value(SHARE, share, "month", 1)) == (0, 0, None)
    assert (count.numerator, count.denominator, values.value(kpi(unit="count"), count, "month", 1)) == (0, None, 0)


def test_no_record_of_money_is_no_balance_of_nought():
    money = kpi(unit="GBP", definition=SHARE.definition.model_copy(update={"denominator": None}))
    assert values.value(money, values.closed(money, Counted()), "snapshot", 1) is None


@pytest.mark.parametrize(
    ("period", "count_months", "expected"),
    [("month", 1, 120), ("rolling_3m", 3, 40), ("rolling_12m", 12, 10), ("ytd_financial", 6, 20), ("snapshot", 1, 10)],
)
def test_a_rate_per_population_is_brought_to_a_year(period, count_months, expected):
    rate = kpi(unit="rate per 10,000", population=catalogue.Ages.model_validate({"from": 0, "to": 17}))
    assert values.value(rate, counted(100, 100_000), period, count_months) == expected


def test_a_gap_is_what_the_others_have_more():
    gap = kpi(unit="percentage points")
    closed = values.closed(
        gap, Counted(sides={"group": (Decimal(80), Decimal(100)), "others": (Decimal(9), Decimal(10))})
    )
    assert (closed.numerator, closed.denominator, values.value(gap, closed, "month", 1)) == (80, 90, 10)
    limits = values.interval(gap, closed, "month", 1)
    assert limits
    assert limits.method == "newcombe"
    assert limits.lower < 10 < limits.upper
    one_side = values.closed(gap, Counted(sides={"group": (Decimal(8), Decimal(10))}))
    assert values.value(gap, one_side, "month", 1) is None
    assert values.interval(gap, one_side, "month", 1) is None


def test_intervals_follow_the_unit():
    methods = {
        unit: getattr(values.interval(kpi(unit=unit), counted(3, 10), "month", 1), "method", None)
        for unit in ("percent", "count", "rate per 100", "weeks", "GBP")
    }
    assert methods == {"percent": "wilson", "count": "byar", "rate per 100": "byar", "weeks": None, "GBP": None}
    assert values.interval(kpi(is_about_people=False), counted(3, 10), "month", 1) is None


def test_percentiles_lie_between_their_neighbours():
    amounts = [Decimal(each) for each in (4, 1, 3, 2)]
    assert values.percentile(amounts, 50) == Decimal("2.5")
    assert values.percentile(amounts, 90) == Decimal("3.7")
    assert values.percentile(amounts[:1], 90) == 4
    assert values.percentile([], 50) is None


@pytest.mark.parametrize(
    ("period", "month", "first"),
    [
        ("month", "2026-03", "2026-03"),
        ("rolling_3m", "2026-01", "2025-11"),
        ("rolling_12m", "2026-03", "2025-04"),
        ("ytd_financial", "2026-03", "2025-04"),
        ("ytd_financial", "2026-04", "2026-04"),
        ("ytd_academic", "2026-07", "2025-08"),
        ("ytd_academic", "2026-08", "2026-08"),
        ("ytd_calendar", "2026-12", "2026-01"),
        ("annual", "2026-07", "2025-08"),
    ],
)
def test_where_a_period_begins(period, month, first):
    assert periods.first_month(period, month) == first
    assert periods.covered(period, month)[-1] == month


def test_bounds():
    assert periods.bounds("rolling_3m", "2026-02") == (date(2025, 12, 1), date(2026, 2, 28))
    assert periods.bounds("snapshot", "2024-02") == (date(2024, 2, 29), date(2024, 2, 29))
