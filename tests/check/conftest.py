"""A folder of feeds made up for the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from childrens_services import contracts

from tests.check.given import Feeds


@pytest.fixture
def feeds(warehouse: str, places: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Feeds]:
    """No feed but those the test declares."""
    yield Feeds(places, monkeypatch)
    contracts.load.cache_clear()
