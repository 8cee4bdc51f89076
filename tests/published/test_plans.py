"""Education, health and care plans come back: see `plans` and `caseload`."""

import pytest

from tests.published import caseload, figures, plans
from tests.published.compared import all_come_back
from tests.published.figures import Figure
from tests.published.pipeline import Pipeline


@pytest.mark.parametrize("wanted", figures.groups(figures.of(*plans.TIMELINESS)))
def test_plans_issued(pipeline: Pipeline, wanted: list[Figure]):
    plans.run(pipeline, wanted)
    all_come_back(wanted, lambda figure: plans.find(pipeline, figure))


@pytest.mark.parametrize("wanted", figures.groups(figures.of(*plans.REQUESTS)))
def test_requests(pipeline: Pipeline, wanted: list[Figure]):
    plans.run(pipeline, wanted)
    all_come_back(wanted, lambda figure: plans.find(pipeline, figure))


@pytest.mark.parametrize("wanted", figures.groups(figures.of(*plans.OUTCOMES)))
def test_assessments_concluded(pipeline: Pipeline, wanted: list[Figure]):
    plans.run(pipeline, wanted)
    all_come_back(wanted, lambda figure: plans.find(pipeline, figure))


@pytest.mark.parametrize("wanted", figures.groups(figures.of(plans.REVIEWED)))
def test_annual_reviews(pipeline: Pipeline, wanted: list[Figure]):
    plans.run_reviews(pipeline, wanted)
    all_come_back(wanted, lambda figure: plans.find(pipeline, figure))


@pytest.mark.parametrize("wanted", figures.groups(figures.of(*caseload.KPIS), slow_by_year=True))
def test_caseload(pipeline: Pipeline, wanted: list[Figure]):
    caseload.run(pipeline, wanted)
    all_come_back(wanted, lambda figure: caseload.find(pipeline, figure))
