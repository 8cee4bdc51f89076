"""Confidence intervals, against figures worked out elsewhere."""

import pytest
from childrens_services.measure.intervals import byar, newcombe, wilson


@pytest.mark.parametrize(
    ("numerator", "denominator", "lower", "upper"),
    [
        # 33 of 772 plans issued in 20 weeks (Leicestershire 2024)
        (33, 772, 3.06, 5.94),
        # Newcombe 1998, table I: score intervals of 81/263, 15/148, 0/20 and 1/29
        (81, 263, 25.53, 36.62),
        (15, 148, 6.24, 16.05),
        (0, 20, 0, 16.11),
        (1, 29, 0.61, 17.18),
        (20, 20, 83.89, 100),
    ],
)
def test_wilson(numerator: int, denominator: int, lower: float, upper: float):
    found = wilson(numerator, denominator)
    assert found
    assert (round(found.lower, 2), round(found.upper, 2), found.method) == (lower, upper, "wilson")


def test_no_share_has_no_interval():
    assert wilson(0, 0) is None
    assert wilson(3, 2) is None
    assert wilson(-1, 2) is None


@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    # the exact Poisson limits, which Byar's come near to: 10 gives 4.795 to 18.390, 100 gives 81.364 to 121.627
    [(10, 4.795, 18.390), (100, 81.364, 121.627), (694, 643.3, 747.6)],
)
def test_byar_comes_near_the_exact_limits(count: int, lower: float, upper: float):
    found = byar(count)
    assert found
    assert found.lower == pytest.approx(lower, rel=0.003)
    assert found.upper == pytest.approx(upper, rel=0.003)


def test_byar_of_nothing_and_of_a_rate():
    nothing, rate, count = byar(0), byar(694, 147_439, 10_000), byar(694)
    assert nothing
    assert nothing.lower == 0
    assert 3 < nothing.upper < 4
    assert rate
    assert count
    assert rate.lower == pytest.approx(count.lower / 147_439 * 10_000)
    assert byar(3, 0) is None
    assert byar(-1) is None


def test_newcombe_of_two_shares():
    # Newcombe 1998 (differences of independent proportions), table II, method 10: 56/70 and 48/80 give 0.0524 to 0.3339
    found = newcombe(group=(48, 80), others=(56, 70))
    assert found
    assert (round(found.lower, 2), round(found.upper, 2)) == (5.24, 33.39)
    assert newcombe((0, 0), (1, 2)) is None
