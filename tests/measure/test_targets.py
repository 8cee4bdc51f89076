"""Targets over time, and forecasts to their date."""

from decimal import Decimal

import pytest
from childrens_services.measure import targets
from childrens_services.measure.catalogue import Point, Target
from childrens_services.measure.targets import Forecast, at, forecast, outlook

HOMES = Target(
    trajectory=[Point(month="2026-03", value=Decimal(6)), Point(month="2026-07", value=Decimal(8))],
    kind="statement",
    comparison="at least",
    source="a test",
)


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ("2026-02", None),
        ("2026-03", 6),
        ("2026-04", Decimal("6.5")),
        ("2026-06", Decimal("7.5")),
        ("2026-07", 8),
        ("2030-01", 8),
    ],
)
def test_a_trajectory_is_straight_between_its_points(month, expected):
    assert at(HOMES, month, None) == expected


def test_other_targets():
    england = Target(benchmark="england", kind="benchmark", comparison="at least", source="a test")
    number = Target(value=Decimal(95), kind="statement", comparison="strictly", source="a test")
    assert at(england, "2026-03", Decimal("46.4")) == Decimal("46.4")
    assert at(number, "2026-03", Decimal("46.4")) == 95
    assert at(None, "2026-03", None) is None


def test_a_line_goes_on_as_it_was():
    found = forecast({"2026-01": 1.0, "2026-02": 2.0, "2026-03": 3.0}, "2026-05", None, None)
    assert [(each.month, round(each.value, 9)) for each in found] == [("2026-04", 4), ("2026-05", 5)]
    # nothing strays from this line, so nothing is uncertain
    assert found[0].lower == pytest.approx(found[0].upper)


def test_the_interval_is_that_of_one_more_value_and_widens():
    series = {"2026-01": 10.0, "2026-02": 12.0, "2026-03": 11.0, "2026-04": 13.0}
    found = forecast(series, "2026-06", None, None)
    # by hand: slope 0.8, mean 11.5 at 2.5, residuals squared 1.8 over 2 degrees of freedom, t(0.9, 2) = 1.8856
    reach = 1.8856 * (1.8 / 2) ** 0.5 * (1 + 1 / 4 + 2.5**2 / 5) ** 0.5
    assert found[0].value == pytest.approx(13.5)
    assert found[0].upper - found[0].value == pytest.approx(reach, rel=1e-4)
    assert found[1].upper - found[1].lower > found[0].upper - found[0].lower


def test_gaps_count_as_time_and_too_few_values_make_no_forecast():
    found = forecast({"2023-07": 67.0, "2024-07": 68.0, "2025-07": 69.0}, "2026-07", None, None)
    assert found[-1].value == pytest.approx(70)
    assert forecast({"2026-01": 1.0, "2026-02": 2.0}, "2026-05", None, None) == []
    assert forecast({"2026-01": 1.0, "2026-02": 2.0, "2026-03": 3.0}, "2026-03", None, None) == []


def test_only_the_latest_two_years_count():
    falling = {f"{2020 + n // 12:04d}-{n % 12 + 1:02d}": float(-n) for n in range(24)}
    rising = {f"{2022 + n // 12:04d}-{n % 12 + 1:02d}": float(n) for n in range(targets.LATEST)}
    assert forecast({**falling, **rising}, "2024-01", None, None)[0].value == pytest.approx(24)


def test_held_where_no_value_can_be():
    found = forecast({"2026-01": 60.0, "2026-02": 80.0, "2026-03": 99.0}, "2026-06", 0.0, 100.0)
    assert (found[-1].value, found[-1].upper) == (100, 100)


@pytest.mark.parametrize(
    ("direction", "lower", "upper", "expected"),
    [
        ("higher", 8.1, 9.0, "on course"),
        ("higher", 6.0, 7.9, "off course"),
        ("higher", 7.0, 9.0, "uncertain"),
        ("lower", 7.0, 7.9, "on course"),
        ("lower", 8.1, 9.0, "off course"),
    ],
)
def test_outlook(direction, lower, upper, expected):
    assert outlook(HOMES, direction, Decimal(8), Forecast("2026-07", 8.0, lower, upper)) == expected


def test_no_target_no_outlook():
    assert outlook(None, "higher", None, Forecast("2026-07", 8.0, 7.0, 9.0)) == "no target"
