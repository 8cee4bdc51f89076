"""Referrals come back: see `referrals`."""

import pytest

from tests.published import figures, referrals
from tests.published.compared import all_come_back
from tests.published.figures import Figure
from tests.published.pipeline import Pipeline


@pytest.mark.parametrize("wanted", figures.groups(figures.of(*referrals.KPIS), slow_by_year=True))
def test_referrals(pipeline: Pipeline, wanted: list[Figure]):
    referrals.run(pipeline, wanted)
    all_come_back(wanted, lambda figure: referrals.find(pipeline, figure))
