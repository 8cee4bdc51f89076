"""The early years profile comes back: see `profile`."""

import pytest

from tests.published import figures, profile
from tests.published.compared import all_come_back
from tests.published.figures import Figure
from tests.published.pipeline import Pipeline


@pytest.mark.parametrize("wanted", figures.sets(figures.of("gld_pct"), profile.made_with, slow={"England"}))
def test_profile(pipeline: Pipeline, wanted: list[Figure]):
    counted = profile.run(pipeline, wanted)
    all_come_back(wanted, lambda figure: profile.find(pipeline, counted, figure))
