"""Care leavers come back: see `leavers`."""

import pytest

from tests.published import figures, leavers
from tests.published.compared import all_come_back
from tests.published.figures import Figure
from tests.published.pipeline import Pipeline


@pytest.mark.parametrize("wanted", figures.groups(figures.of(*leavers.KPIS)))
def test_care_leavers(pipeline: Pipeline, wanted: list[Figure]):
    leavers.run(pipeline, wanted)
    all_come_back(wanted, lambda figure: leavers.find(pipeline, figure))
