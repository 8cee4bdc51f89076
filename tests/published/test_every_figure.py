"""No published figure is passed over: each is among those that a test compares, or named here with its reason."""

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.published import figures
from tests.published.figures import Figure

NOT_COMPARED = {
    "sw_vacancy_pct": "no feed tells of posts that nobody holds: the case-management system has people, not posts",
}
# of these the sessions are put into the warehouse, not made as registers: see `attendance`
MEASURED_ONLY = {"overall_absence_pct": "England"}


def compared() -> Iterator[Figure]:
    """Every figure that is a parameter of a test in this folder."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        module = importlib.import_module(f"tests.published.{path.stem}")
        tests = [each for name, each in vars(module).items() if name.startswith("test_")]
        for mark in (mark for each in tests for mark in getattr(each, "pytestmark", []) if mark.name == "parametrize"):
            for case in mark.args[1]:
                yield from case.values[0]


@pytest.mark.usefixtures("shared")
def test_every_figure_is_compared():
    lines = [figure.line for figure in compared()]
    named = [figure.line for figure in figures.read() if figure.kpi in NOT_COMPARED]
    assert len(lines) == len(set(lines))
    assert sorted([*lines, *named]) == [figure.line for figure in figures.read()]
    assert len(figures.read()) == 485


@pytest.mark.usefixtures("shared")
def test_no_note_is_overlooked():
    # what the file notes about a figure, and who follows it
    followed = {
        "": "nothing noted",
        "denominator = within + over 6 weeks": "plans: decisions in time and late",
        "(0-10 + 11-15)/(all four bands)": "bands: conferences by band",
        "Same day..41-45 working days / completed; published % from LAIT": "bands: assessments by band",
        "sum of 12 monthly referral counts = year total (England months rounded to 10)": "referrals: month by month",
        "published unrounded": "compared to six decimals",
    }
    assert {figure.note for figure in figures.read()} == set(followed)
