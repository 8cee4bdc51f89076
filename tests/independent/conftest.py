"""A small made-up county run through the whole pipeline once, for figures that are counted a second time without it.

    def test_something(files: Files, kpi_rows: Callable[[], pd.DataFrame]) -> None:
        files.landed("sen2_requests", "2026-10")    # every row of the accepted delivery, raw strings
        files.accepted("sen2_requests", "2026-10")  # less the rows the checks set apart
        files.latest("sen2_requests")               # accepted rows of the latest delivery: feeds of everything so far
        files.history("births")                     # accepted rows of all deliveries: feeds of a month's events
        dates(frame, "births", "dob")               # a date column read as the contract writes days (files.dates)
        kpi_rows()                                  # kpi.kpi_monthly as a frame; month is YYYY-MM text

`landed(feed, month)` and `accepted(feed, month)` are fixtures of their own too. What is counted twice must not rest on
the pipeline's SQL: a calculation reads the files alone. Which rows were set apart is read from the register; the checks
are not done again. Names of columns are the contract's.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest
from childrens_services import contracts, county, database, months, quality, settings
from childrens_services.check import check
from childrens_services.county import deliveries
from childrens_services.county.server import serve
from childrens_services.embedded import Server
from childrens_services.land import land
from childrens_services.measure.run import measure
from childrens_services.model import run as model
from childrens_services.model.identity import resolve
from childrens_services.stage import stage
from sqlalchemy import select, text

from tests.independent.files import Files

SIZE = 0.03
# The first month brings what happened before it, since 2019, of the feeds that tell of one month each. It is an August:
# no attendance is due then, whose history would be most of all rows. A year and a quarter, so that years are whole.
FIRST, LAST = "2025-08", "2026-10"
MONTHS = months.span(FIRST, LAST)
# feeds that tell of everything so far are read as they are at the end; those of SEN2 also as they were a month before,
# so that a delivery that is replaced is among what is tested
REPLACED = "2026-09"
# ends of terms and of years, and the last two months
COMPARED = ["2025-12", "2026-03", "2026-06", REPLACED, LAST]
# what takes long are the checks. Feeds of a month's events are read for every month, but these for the months compared,
# where no figure looks back, or for the last one, where no core KPI rests on them
ALONE = ("health_visitor_antenatal_contacts", "high_needs_monitor", "high_needs_spend", "infant_feeding")
BESIDE = ("births", "funded_two_year_olds", "home_bed_nights", "post16_activity", "transport_spend")
# measuring a month restates the twelve before it
MEASURED = LAST


@pytest.fixture(scope="session")
def surroundings(postgres: Server, migrated: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A database and folders of their own: the environment that the pipeline runs in."""
    folder = tmp_path_factory.mktemp("independent")
    postgres.create_database("independent", template=migrated)
    yield environment(postgres, folder)
    postgres.drop_database("independent")


@pytest.fixture(scope="session")
def files(surroundings: dict[str, str]) -> Files:
    """What was delivered. The county is made, landed, checked and staged for it."""
    with _within(surroundings):
        return deliver(Path(surroundings["CHILDRENS_SERVICES_SOURCES"]))


@pytest.fixture(scope="session")
def kpi_rows(surroundings: dict[str, str], files: Files) -> Callable[[], pd.DataFrame]:
    """`kpi_rows()`: kpi.kpi_monthly as the run leaves it; `month` is `YYYY-MM`, numbers are decimals or None.

    `kpi_rows().attrs["errors"]` says, by KPI, why one could not be measured.
    """
    with _within(surroundings):
        build()
        return measure_all().copy


@pytest.fixture(scope="session")
def landed(files: Files) -> Callable[[str, str], pd.DataFrame]:
    """`landed(feed, month)`: the accepted delivery as landed, raw strings."""
    return files.landed


@pytest.fixture(scope="session")
def accepted(files: Files) -> Callable[[str, str], pd.DataFrame]:
    """`accepted(feed, month)`: the landed rows less those that the checks set apart."""
    return files.accepted


def environment(postgres: Server, folder: Path) -> dict[str, str]:
    """The variables that point the pipeline to the database `independent` and to folders below `folder`."""
    places = {name: folder / name for name in ("sources", "landing", "data_docs")}
    for place in places.values():
        place.mkdir()
    return {
        **{f"CHILDRENS_SERVICES_{name.upper()}": str(place) for name, place in places.items()},
        "AIRFLOW_CONN_WAREHOUSE": postgres.airflow_connection("independent"),
        "AIRFLOW_CONN_SOCIAL_CARE_SYSTEM": f"sqlite:///{folder / 'system.db'}",
        "CHILDRENS_SERVICES_CHILD_KEY": "a secret for tests only",
    }


@contextmanager
def _within(surroundings: dict[str, str]) -> Iterator[None]:
    """In that environment for a while: fixtures of a session must not change that of other tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in surroundings.items():
            patch.setenv(name, value)
        yield
        database.engine().dispose()


def deliver(sources: Path) -> Files:
    """Make the county's deliveries, and land, check and stage them."""
    county.make(sources, months=MONTHS, size=SIZE)
    county.load_social_care_system(f"sqlite:///{sources.parent / 'system.db'}", months=MONTHS, size=SIZE)
    with serve(county.statistics(MONTHS, size=SIZE)) as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIRFLOW_CONN_STATISTICS_API", url)
        _stage()
    return _register()


def _stage() -> None:
    """Land, check and stage each feed for its months; a feed comes after those it refers to."""
    for domain in settings.DOMAINS:
        parents = contracts.parents(domain)
        for feed in _after_their_parents(contracts.names(domain), parents):
            for month in delivered_months(feed):
                batch = land(contracts.load(feed), month)
                with database.transaction() as connection:
                    quality.record_landed(connection, batch)
                check(batch)
                stage(batch)


def delivered_months(feed: str) -> list[str]:
    """Months the feed is read for: of one that tells of everything so far the last is enough."""
    due = [month for month in MONTHS if any(each.feed == feed and each.due(month) for each in deliveries.every())]
    match contracts.load(feed).scope:
        case "month":
            if feed in ALONE:
                return COMPARED
            return due[-1:] if feed in BESIDE else due
        case "collection_year":
            # the return of a year that is over, and the one under way
            return sorted({*due[-1:], *(month for month in due if month.endswith("-03"))})
        case _:
            return sorted({*due[-1:], *(month for month in due if feed.startswith("sen2") and month == REPLACED)})


def _after_their_parents(names: list[str], parents: dict[str, tuple[str, ...]]) -> list[str]:
    ordered: list[str] = []
    while waiting := [name for name in names if name not in ordered]:
        ordered += [name for name in waiting if set(parents.get(name, ())) <= {*ordered}]
    return ordered


def _register() -> Files:
    """The accepted deliveries and the places of the rows set apart, as the register has them."""
    files, batches, apart = Files(), quality.batches, quality.quarantined_rows
    with database.transaction() as connection:
        accepted = select(batches.c.feed, batches.c.month, batches.c.batch_id, batches.c.url)
        for row in connection.execute(accepted.where(batches.c.status == "accepted")):
            key = (row.feed, months.of(row.month))
            places = select(apart.c.source_file, apart.c.source_row).where(apart.c.batch_id == row.batch_id)
            files.urls[key] = row.url
            files.apart[key] = {(place.source_file, place.source_row) for place in connection.execute(places)}
    return files


def build() -> None:
    """Make the warehouse of what is staged."""
    model.prepare()
    with database.transaction() as connection:
        resolve(connection, LAST)
    model.build_all(settings.local_authority())


def measure_all() -> pd.DataFrame:
    """Measure every indicator and read them back. One that cannot be measured does not stop the others: `errors`."""
    errors = {}
    for path in sorted((settings.SQL / "kpi").glob("*/*.sql")):
        if path.parent.name != "views":
            try:
                measure(path.stem, MEASURED)
            except Exception as error:
                errors[path.stem] = repr(error)[:2000]
    with database.transaction() as connection:
        result = connection.execute(text("select * from kpi.kpi_monthly"))
        rows = pd.DataFrame([dict(row) for row in result.mappings()], columns=list(result.keys()))
    rows["month"] = [months.of(day) for day in rows["month"]]
    rows.attrs["errors"] = errors
    return rows
