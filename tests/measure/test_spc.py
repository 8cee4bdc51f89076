"""Control charts: limits, the four rules, the icons, steps and gaps."""

import pytest
from childrens_services.measure.spc import LIMIT, chart, limits

# 18 points whose last is a step: by the NHS tools the mean is 1.94, limits -0.72 to 4.60 screened, -3.06 to 6.95 not
STEP = [1, 0, 0, 0, 0, 0, 2, 1, 0, 2, 1, 1, 3, 2, 1, 3, 1, 17]


@pytest.mark.parametrize(("screened", "lower", "upper"), [(True, -0.72, 4.60), (False, -3.06, 6.95)])
def test_limits_of_the_nhs_tools(screened: bool, lower: float, upper: float):
    found = limits(STEP, screened=screened)
    assert (round(found.mean, 2), round(found.lower, 2), round(found.upper, 2)) == (1.94, lower, upper)


def test_limits_are_the_mean_and_2_66_mean_moving_ranges():
    found = limits([10, 12, 11, 13])
    # ranges 2, 1, 2
    assert found.mean == 11.5
    assert found.upper == pytest.approx(11.5 + LIMIT * 5 / 3)
    assert found.lower == pytest.approx(11.5 - LIMIT * 5 / 3)


def test_a_step_widens_the_limits_only_unscreened():
    series = [1.0, 2.0] * 8 + [50.0]
    # 15 ranges of 1 and one of 48: 48 is over 3.267 times their mean
    screened, plain = limits(series), limits(series, screened=False)
    assert screened.upper - screened.mean == pytest.approx(LIMIT)
    assert plain.upper - plain.mean == pytest.approx(LIMIT * (15 + 48) / 16)


def test_outside_the_limits():
    points = chart([10, 14] * 7 + [30], direction="lower")
    last = points[-1]
    assert last
    assert (last.rule, last.variation) == ("outside the limits", "concern high")
    assert {point.variation for point in points[:-1] if point} == {"common cause"}


def test_seven_on_one_side_of_the_mean():
    series = [9.0, 11.0] * 7 + [12.0, 11.5, 12.0, 11.5, 12.0, 11.5, 12.0] + [8.0, 9.0] * 5
    points = chart(series, direction="higher")
    run = points[14:21]
    assert {point.rule for point in run if point} <= {"7 on one side", "2 of 3 near a limit"}
    assert {point.variation for point in run if point} == {"improvement high"}
    # six are not enough
    six = chart([9.0, 11.0] * 8 + [11.0] * 5, direction="higher")
    assert "7 on one side" not in {point.rule for point in six if point}


def test_a_point_on_the_mean_breaks_a_run():
    series = [1.0, -1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, -1.0, -1.0, -1.0, 0.0, -1.0, -1.0, -1.0]
    assert sum(series) == 0
    assert all(point.rule is None for point in chart(series) if point)


@pytest.mark.parametrize("sign", [1, -1])
def test_trend_of_seven(sign: int):
    trend = [sign * step * 0.4 for step in (-3, -2, -1, 0, 1, 2, 3)]
    noise = [2.0, -2.0, 2.0, -2.0, 2.0, -2.0]
    points = chart([*noise, *trend, *noise], direction="context")
    rules = {point.rule for point in points[7:12] if point}
    assert rules == {"trend of 7"}
    expected = "neither high" if sign > 0 else "neither low"
    assert {point.variation for point in points[7:12] if point} == {expected}


def test_six_points_are_no_trend():
    points = chart([5, -5, 5, -5, 5, -5, -2, -1, 0, 1, 2, -5, 5, -5, 5])
    assert all(point.rule != "trend of 7" for point in points if point)


def test_two_of_three_near_a_limit_all_on_one_side():
    noise = [0.5, 0.5, -0.5, -0.5] * 5
    within = limits([*noise, 1.2, 0.5, 1.2])
    assert within.upper > 1.2
    assert 1.2 - within.mean > 2 / 3 * (within.upper - within.mean)
    points = chart([*noise, 1.2, 0.5, 1.2], direction="lower")
    # the middle one is not near the limit itself
    assert [point.rule for point in points[-3:] if point] == ["2 of 3 near a limit", None, "2 of 3 near a limit"]
    # nor are they where the middle one is on the other side
    other = chart([*noise, 1.2, -0.5, 1.2], direction="lower")
    assert {point.rule for point in other[-3:] if point} == {None}


@pytest.mark.parametrize(
    ("direction", "target", "expected"),
    [
        ("higher", 0, "pass"),
        ("higher", 20, "fail"),
        ("lower", 20, "pass"),
        ("lower", 0, "fail"),
        ("higher", 10, "inconsistent"),
        ("context", 0, None),
        ("higher", None, None),
    ],
)
def test_assurance(direction, target, expected):
    points = chart([9, 11] * 6, direction=direction, targets=[target] * 12)
    assert {point.assurance for point in points if point} == {expected}


def test_each_phase_has_limits_of_its_own_and_no_rule_looks_over_a_step():
    points = chart([1, 2] * 6 + [21, 22] * 6, phases=[12])
    first, second = points[0], points[-1]
    assert first
    assert second
    assert (first.mean, second.mean) == (1.5, 21.5)
    assert all(point and point.rule is None for point in points)
    assert points[0] != chart([1, 2] * 6 + [21, 22] * 6)[0]


def test_under_twelve_points_the_limits_are_on_trial():
    assert all(point and point.is_trial for point in chart([1, 2, 3]))
    assert not any(point and point.is_trial for point in chart([1, 2] * 6))


def test_a_gap_has_no_point_and_joins_its_neighbours():
    points = chart([1.0, None, 3.0, 1.0])
    assert points[1] is None
    assert points[0]
    assert points[0].points == 3
    assert points[0].upper == pytest.approx(limits([1.0, 3.0, 1.0]).upper)
    assert chart([None, None]) == [None, None]
    assert chart([]) == []


def test_one_value_is_its_own_limits():
    point = chart([5.0])[0]
    assert point
    assert (point.lower, point.mean, point.upper, point.rule) == (5.0, 5.0, 5.0, None)
