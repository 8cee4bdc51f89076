"""Every delivery of the county through landing and checking: what was planted is found, and nothing else."""

import json
from datetime import date
from pathlib import Path

import pytest
from childrens_services import contracts, county, database, months, quality
from childrens_services.check import check
from childrens_services.county import arrivals, defects, deliveries
from childrens_services.county.delivery import Csv, Sheet, Sql, Xml
from childrens_services.errors import BadInput, BatchRefused, NotDelivered
from childrens_services.land import land
from sqlalchemy import select

SIZE, SEED = 0.05, county.SEED
LAST = "2026-10"

# what the first row is called; a file has headings, a sheet also a title
FIRST_ROW = {Sheet: 3, Xml: 1, Sql: 1}
DUE = {
    (item.feed, month): item for month in months.span("2025-11", LAST) for item in deliveries.every() if item.due(month)
}
FEEDS = sorted({item.feed for item in deliveries.every()})
FILES = sorted({item.feed for item in deliveries.every() if item.file})


def latest(feed: str) -> str:
    """The latest month the feed is due for."""
    return max(month for name, month in DUE if name == feed)


def positions(feed: str, month: str) -> set[int]:
    """Positions, from 0, of the rows of the feed that were set apart."""
    found = quality.quarantined_rows
    first = FIRST_ROW.get(type(DUE[feed, month].layout), 2)
    with database.transaction() as connection:
        rows = connection.scalars(
            select(found.c.source_row).where(found.c.feed == feed, found.c.month == months.first_day(month))
        )
        return {row - first for row in rows}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The months that hold each feed's latest delivery, with defects, all arrived."""
    folder = tmp_path_factory.mktemp("county")
    county.make(folder, months=sorted({latest(feed) for feed in FILES}), size=SIZE)
    return folder


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, dict[str, list[int]]]]:
    """The case-management system, and its defects."""
    url = f"sqlite:///{tmp_path_factory.mktemp('system') / 'system.db'}"
    return url, county.load_social_care_system(url, months=[LAST], size=SIZE)


@pytest.fixture
def sources(
    made: Path, system: tuple[str, object], warehouse: str, places: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    monkeypatch.setenv("CHILDRENS_SERVICES_SOURCES", str(made))
    monkeypatch.setenv("AIRFLOW_CONN_SOCIAL_CARE_SYSTEM", system[0])
    return made


def parents(feed: str) -> set[str]:
    """Feeds of the domain that the feed refers to."""
    domain = contracts.load(feed).domain
    named = {column.refers_to.feed for column in contracts.load(feed).columns if column.refers_to}
    return {name for name in named if contracts.load(name).domain == domain} - {feed}


def failures(feed: str, month: str) -> tuple[str, ...]:
    """What failed, other than what only reports."""
    found = quality.verdicts
    with database.transaction() as connection:
        return tuple(
            connection.scalars(
                select(found.c.description).where(
                    found.c.batch_id.like(f"{feed}:{month}:%"), ~found.c.success, found.c.severity != "info"
                )
            )
        )


@pytest.mark.parametrize("feed", FILES)
def test_every_planted_row_is_found_and_no_other(feed: str, sources: Path) -> None:
    month = latest(feed)
    for parent in parents(feed):
        land_and_record(parent, month)
    check(land(contracts.load(feed), month))
    planted = json.loads((sources / "manifest.json").read_text())["defects"][month].get(feed, {})
    assert positions(feed, month) == rows_of(planted), (planted, failures(feed, month))


def rows_of(planted: dict[str, list[int]]) -> set[int]:
    return {row for rows in planted.values() for row in rows}


def land_and_record(feed: str, month: str) -> None:
    batch = land(contracts.load(feed), month)
    with database.transaction() as connection:
        quality.record_landed(connection, batch)


@pytest.mark.parametrize("feed", [item.feed for item in deliveries.every() if isinstance(item.layout, Sql)])
def test_what_is_wrong_in_the_case_management_system_is_found(
    feed: str, sources: Path, system: tuple[str, dict[str, dict[str, list[int]]]]
) -> None:
    for parent in parents(feed):
        land_and_record(parent, LAST)
    check(land(contracts.load(feed), LAST))
    planted = system[1].get(feed, {})
    assert positions(feed, LAST) == rows_of(planted), (planted, failures(feed, LAST))


def test_every_format_has_its_defects(made: Path, system: tuple[str, dict[str, dict[str, list[int]]]]) -> None:
    """Nothing is proved by a delivery in which nothing is wrong."""
    by_month = json.loads((made / "manifest.json").read_text())["defects"]
    spoilt = {DUE[feed, month].layout.__class__ for month, feeds in by_month.items() for feed in feeds}
    assert spoilt == {Csv, Sheet, Xml}
    kinds = {kind for feeds in by_month.values() for found in feeds.values() for kind in found}
    assert kinds == set(defects.KINDS)
    in_system = {kind for found in system[1].values() for kind in found}
    assert in_system >= {defects.MISSING, defects.ORDER, defects.CODE, defects.ORPHAN}


def test_files_that_arrive_late_twice_or_wrong(
    tmp_path: Path, warehouse: str, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHILDRENS_SERVICES_SOURCES", str(tmp_path))
    county.make(tmp_path, months=[LAST], size=SIZE, received_by=date(2026, 11, 5))
    by_file = {item.file.format(month=LAST): contracts.load(item.feed) for item in deliveries.every() if item.file}
    plan = {kind: by_file[file] for file, kind in arrivals.plan(SEED, LAST, deliveries.files_due(LAST)).items()}
    with pytest.raises(NotDelivered):
        land(plan[arrivals.LATE], LAST)
    with pytest.raises(BadInput, match=r"row|line|cells|column"):
        land(plan[arrivals.TRUNCATED], LAST)
    with pytest.raises(BatchRefused, match="renamed"):
        check(land(plan[arrivals.RENAMED], LAST))
    assert len(list((tmp_path / plan[arrivals.REPEATED].domain / LAST).glob("* (1).csv"))) == 1
    once = land(plan[arrivals.REPEATED], LAST)
    county.make(tmp_path, months=[LAST], size=SIZE)
    assert land(plan[arrivals.REPEATED], LAST).sha256 == once.sha256
    for kind in (arrivals.LATE, arrivals.TRUNCATED, arrivals.RENAMED):
        check(land(plan[kind], LAST))


def test_every_feed_is_delivered() -> None:
    assert {*FEEDS, "published_benchmarks"} == set(contracts.names())
