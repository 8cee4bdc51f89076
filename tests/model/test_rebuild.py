"""The warehouse is a function of the accepted deliveries: loaded month by month, at once, twice or out of order."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from childrens_services import contracts, county, database, quality
from childrens_services.batch import Batch
from childrens_services.check import check
from childrens_services.county.server import serve
from childrens_services.embedded import Server
from childrens_services.errors import NotDelivered
from childrens_services.land import land
from childrens_services.model import by_month, identity, run
from childrens_services.stage import stage

Load = Callable[[Sequence[Sequence[str]]], dict[str, str]]
pytestmark = pytest.mark.slow
MONTHS = ("2026-08", "2026-09", "2026-10")
SIZE = 0.02
# every kind of scope and source, and whatever a fact by month is made from
FEEDS = (
    "postcodes",
    "establishments",
    "published_benchmarks",
    "ssd_person",
    "ssd_address",
    "ssd_disability",
    "ssd_department",
    "ssd_cin_episodes",
    "ssd_cin_assessments",
    "ssd_cin_plans",
    "ssd_s47_enquiry",
    "ssd_initial_cp_conference",
    "ssd_cp_plans",
    "ssd_cp_reviews",
    "ssd_cp_visits",
    "ssd_professionals",
    "ssd_involvements",
    "ssd_care_leavers",
    "ssda903_header",
    "ssda903_episodes",
    "sen2_sen2",
    "sen2_person",
    "sen2_requests",
    "sen2_assessment",
    "sen2_namedplan",
    "sen2_plandetail",
    "sen2_activeplans",
    "sen2_placementdetail",
    "sen2_senneed",
    "ehc_annual_reviews",
    "school_census_school",
    "school_census_pupils",
    "school_census_fsm",
    "attendance_weekly",
    "health_visitor_reviews",
    "community_waits",
    "foster_places",
    "home_bed_nights",
    "secondments",
)


@pytest.fixture(scope="module")
def batches(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[Batch]]]:
    """The deliveries of each month, landed once."""
    folder = tmp_path_factory.mktemp("county")
    county.make(folder / "sources", months=list(MONTHS), size=SIZE)
    postgres.create_database("case_system")
    county.load_social_care_system(postgres.url("case_system"), months=list(MONTHS), size=SIZE)
    with pytest.MonkeyPatch.context() as patch, serve(county.statistics([MONTHS[-1]], size=SIZE)) as url:
        for name in ("sources", "landing", "data_docs"):
            patch.setenv(f"CHILDRENS_SERVICES_{name.upper()}", str(folder / name))
        patch.setenv("CHILDRENS_SERVICES_CHILD_KEY", "a secret for tests only")
        patch.setenv("AIRFLOW_CONN_SOCIAL_CARE_SYSTEM", postgres.airflow_connection("case_system"))
        patch.setenv("AIRFLOW_CONN_STATISTICS_API", url)
        yield {month: landed(month) for month in MONTHS}


def landed(month: str) -> list[Batch]:
    found = []
    for name in FEEDS:
        feed = contracts.load(name)
        try:
            found.append(land(feed, month))
        except NotDelivered:
            # a feed that comes in other months
            continue
    return found


@pytest.fixture
def load(
    batches: dict[str, list[Batch]], postgres: Server, migrated: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Load]:
    """Loads deliveries of months into a new warehouse; gives digests of every table of it."""
    made: list[str] = []

    def loaded(steps: Sequence[Sequence[str]]) -> dict[str, str]:
        made.append(f"rebuild_{len(made)}")
        postgres.create_database(made[-1], template=migrated)
        monkeypatch.setenv("AIRFLOW_CONN_WAREHOUSE", postgres.airflow_connection(made[-1]))
        for months in steps:
            for month in months:
                for batch in batches[month]:
                    with database.transaction() as connection:
                        quality.record_landed(connection, batch)
                    check(batch)
                    stage(batch)
            with database.transaction() as connection:
                identity.resolve(connection, max(months))
            run.build_all("855")
        with database.transaction() as connection:
            return {name: run.fingerprint(connection, name) for name in run.table_names()}

    yield loaded
    for name in made:
        monkeypatch.setenv("AIRFLOW_CONN_WAREHOUSE", postgres.airflow_connection(name))
        database.engine().dispose()
        postgres.drop_database(name)


def test_how_and_how_often_deliveries_are_loaded_changes_nothing(load: Load) -> None:
    august, september, october = MONTHS
    at_once = load([MONTHS])
    month_by_month = load([[august], [september], [october]])
    assert differing(at_once, month_by_month) == []
    # the warehouse of the last load, built again from nothing and then from what it has
    with database.transaction() as connection:
        by_month.forget_all(connection)
    again = run.build_all("855")
    assert {name for name, counts in again.items() if counts["inserted"] or counts["deleted"]} == set()
    assert differing(at_once, load([[august], [september], [october], [october], [october]])) == []
    assert differing(at_once, load([[october], [august], [september]])) == []


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return [name for name in one if one[name] != other[name]]
