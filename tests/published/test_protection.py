"""Child protection plans, conferences and assessments come back: see `protection` and `bands`."""

import pytest

from tests.published import bands, figures, protection
from tests.published.compared import all_come_back
from tests.published.figures import Figure
from tests.published.pipeline import Pipeline


@pytest.mark.parametrize("wanted", figures.groups(figures.of("cpp_repeat_ever_pct")))
def test_repeat_plans(pipeline: Pipeline, wanted: list[Figure]):
    protection.run(pipeline, wanted)
    all_come_back(wanted, lambda figure: protection.find(pipeline, figure))


@pytest.mark.parametrize("wanted", figures.groups(figures.of("cpp_2yr_plus_open_pct")))
def test_long_plans(pipeline: Pipeline, wanted: list[Figure]):
    protection.run(pipeline, wanted)
    all_come_back(wanted, lambda figure: protection.find(pipeline, figure))


@pytest.mark.parametrize("wanted", figures.groups(figures.of("cpp_reviews_in_time_pct")))
def test_reviews(pipeline: Pipeline, wanted: list[Figure]):
    protection.run(pipeline, wanted)
    all_come_back(wanted, lambda figure: protection.find(pipeline, figure))


@pytest.mark.parametrize("wanted", figures.groups(figures.of("icpc_15wd_pct")))
def test_conferences(pipeline: Pipeline, wanted: list[Figure]):
    bands.run(pipeline, wanted)
    all_come_back(wanted, lambda figure: bands.find(pipeline, figure))


@pytest.mark.parametrize("wanted", figures.groups(figures.of("assessment_45wd_pct"), slow_by_year=True))
def test_assessments(pipeline: Pipeline, wanted: list[Figure]):
    bands.run(pipeline, wanted)
    all_come_back(wanted, lambda figure: bands.find(pipeline, figure))
