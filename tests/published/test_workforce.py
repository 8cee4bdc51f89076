"""The workforce comes back: see `workforce`."""

import pytest

from tests.published import figures, workforce
from tests.published.compared import all_come_back
from tests.published.figures import Figure
from tests.published.pipeline import Pipeline


@pytest.mark.parametrize("wanted", figures.groups(figures.of(*workforce.KPIS), slow_by_year=True))
def test_social_workers(pipeline: Pipeline, wanted: list[Figure]):
    workforce.run(pipeline, wanted)
    all_come_back(wanted, lambda figure: workforce.find(pipeline, figure))
