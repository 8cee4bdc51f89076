"""Children looked after come back: see `care`."""

import pytest

from tests.published import care, figures
from tests.published.compared import all_come_back
from tests.published.figures import Figure
from tests.published.pipeline import Pipeline


@pytest.mark.parametrize("wanted", figures.groups(figures.of(*care.KPIS), slow_by_year=True))
def test_children_looked_after(pipeline: Pipeline, wanted: list[Figure]):
    care.run(pipeline, wanted)
    all_come_back(wanted, lambda figure: care.find(pipeline, figure))
