"""docs/adding_a_feed.md: its example, taken from the page, lands and passes its checks."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from childrens_services import contracts, database, settings
from childrens_services.check import check, feed_docs
from childrens_services.county.delivery import period, text
from childrens_services.county.world import County
from childrens_services.land import land
from childrens_services.stage import stage
from childrens_services.stage.tables import ensure
from sqlalchemy import text as sql

PAGE = settings.ROOT / "docs" / "adding_a_feed.md"
FEED, MONTH = "school_nurse_contacts", "2026-10"
NAMED_BLOCK = re.compile(r"^`([\w/]+\.(?:yaml|py))`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The files on the page by where it puts them; contract and suite are there for the test."""
    found = dict(NAMED_BLOCK.findall(PAGE.read_text(encoding="utf-8")))
    for path, content in found.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    monkeypatch.setattr(settings, "CONTRACTS", tmp_path / "include" / "contracts")
    monkeypatch.setattr(settings, "SUITES", tmp_path / "expectations")
    contracts.load.cache_clear()
    yield found
    contracts.load.cache_clear()


def module(files: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    exec(files["include/childrens_services/county/school_nurses.py"], found)
    return found


def test_the_page_has_the_three_files(files: dict[str, str]) -> None:
    assert len(files) == 3
    assert contracts.names() == [FEED]


def test_its_example_lands_passes_and_is_staged(
    files: dict[str, str], small_county: County, warehouse: str, places: Path
) -> None:
    delivery = module(files)["DELIVERIES"][0]
    table = text(delivery.table(small_county, period(MONTH)), FEED)
    path = places / "sources" / delivery.file.format(month=MONTH)
    path.parent.mkdir(parents=True)
    table.to_csv(path, index=False)
    batch = land(contracts.load(FEED), MONTH)
    outcome = check(batch)
    assert (outcome.received, outcome.quarantined, outcome.failed_expectations) == (45, 0, 0)
    assert stage(batch).staged == 45
    with database.transaction() as connection:
        ensure(connection, contracts.load(FEED))
        assert connection.scalar(sql(f"select count(*) from staging.{FEED}_current")) == 45


def test_its_example_has_a_page(files: dict[str, str]) -> None:
    page = feed_docs.page(contracts.load(FEED))
    assert "Where the contact was is one of the four places agreed." in page
    assert "| `contact_date` | `ContactDate` | date `dd/MM/yyyy` | yes |" in page
