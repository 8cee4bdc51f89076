"""Absence comes back: see `attendance`."""

import pytest

from tests.published import attendance, figures
from tests.published.compared import all_come_back
from tests.published.figures import Figure
from tests.published.pipeline import Pipeline


@pytest.mark.parametrize(
    "wanted", figures.sets(figures.of("overall_absence_pct"), attendance.made_with, slow={"Leicestershire"})
)
def test_absence(pipeline: Pipeline, wanted: list[Figure]):
    made = attendance.run_sums if wanted[0].area.startswith("England") else attendance.run
    given = made(pipeline, wanted)
    all_come_back(wanted, lambda figure: given[attendance.day_of(figure), attendance.phase_of(figure)])
