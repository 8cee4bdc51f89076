"""A pipeline for each test that asks for one, and the comparison of its figures with those published."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from childrens_services.embedded import Server

from tests.published.pipeline import Pipeline

_numbers = itertools.count(1)


@pytest.fixture
def pipeline(shared: Path, postgres: Server, migrated: str, tmp_path: Path) -> Iterator[Pipeline]:
    """An empty one, running. Without the published figures the test is skipped."""
    assert shared
    with Pipeline(postgres, f"published_{next(_numbers)}", migrated, tmp_path).running() as running:
        yield running


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole runs of the pipeline, one after the other: they take minutes. That none is passed over is quick to see."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents and item.path.stem != "test_every_figure":
            item.add_marker(pytest.mark.slow)
