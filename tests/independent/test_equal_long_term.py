"""Long-term placement stability rests on 30 months of returns, more than other figures: it has a county of its own."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from childrens_services import contracts, county, database, months, quality, settings
from childrens_services.check import check
from childrens_services.county import defects, deliveries
from childrens_services.county.delivery import Csv, period
from childrens_services.county.world import build
from childrens_services.embedded import Server
from childrens_services.measure.run import measure
from childrens_services.model import run as model
from childrens_services.model.identity import resolve
from childrens_services.stage import stage
from sqlalchemy import select, text

from tests import landed
from tests.independent.files import Files
from tests.independent.social_care import cla_long_term_stability_pct as counted

# a county of its own takes a minute or more
pytestmark = pytest.mark.slow

KPI = "cla_long_term_stability_pct"
FEEDS = ("ssda903_header", "ssda903_episodes")
RETURNS = ("2023-03", "2024-03", "2025-03", "2026-03", "2026-10")
MONTHS = months.span("2025-10", "2026-10")
SIZE = 0.1


@pytest.fixture(scope="module")
def measured(
    postgres: Server, migrated: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Files, pd.DataFrame]]:
    """The returns as delivered, and the KPI's totals by month."""
    folder = tmp_path_factory.mktemp("long_term")
    postgres.create_database("long_term", template=migrated)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIRFLOW_CONN_WAREHOUSE", postgres.airflow_connection("long_term"))
        patch.setenv("CHILDRENS_SERVICES_CHILD_KEY", "a secret for tests only")
        patch.setenv("CHILDRENS_SERVICES_DATA_DOCS", str(folder))
        files = _deliver(folder)
        model.prepare()
        with database.transaction() as connection:
            resolve(connection, RETURNS[-1])
        model.build_all(settings.local_authority())
        measure(KPI, MONTHS[-1])
        yield files, _totals()
        database.engine().dispose()
    postgres.drop_database("long_term")


def _deliver(folder: Path) -> Files:
    """The returns with the defects that deliveries have, and which rows the checks set apart."""
    made, files, apart = build(SIZE, county.SEED), Files(), quality.quarantined_rows
    for month in RETURNS:
        for feed in FEEDS:
            item = next(each for each in deliveries.every() if each.feed == feed and isinstance(each.layout, Csv))
            table, _ = defects.plant(county.SEED, feed, month, deliveries.delivered(made, item, period(month)))
            table.columns = pd.Index([column.name for column in contracts.load(feed).columns])
            rows = [{name: value or None for name, value in row.items()} for row in table.to_dict("records")]
            batch = landed.batch(folder, feed, month, rows)
            with database.transaction() as connection:
                quality.record_landed(connection, batch)
            check(batch)
            stage(batch)
            with database.transaction() as connection:
                places = select(apart.c.source_file, apart.c.source_row).where(apart.c.batch_id == batch.batch_id)
                files.apart[feed, month] = {
                    (place.source_file, place.source_row) for place in connection.execute(places)
                }
            files.urls[feed, month] = batch.url
    return files


def _totals() -> pd.DataFrame:
    query = text("select * from kpi.kpi_monthly where kpi_id = :kpi and breakdown_type = 'total'")
    with database.transaction() as connection:
        rows = pd.DataFrame([dict(row) for row in connection.execute(query, {"kpi": KPI}).mappings()])
    return rows.assign(month=rows["month"].map(months.of)).set_index("month")


@pytest.mark.parametrize("month", MONTHS)
def test_total_is_what_the_returns_give(measured: tuple[Files, pd.DataFrame], month: str) -> None:
    files, totals = measured
    numerator, denominator = counted(files, month)
    assert denominator > 0
    assert (totals.loc[month, "numerator"], totals.loc[month, "denominator"]) == (numerator, denominator)


def test_rows_were_set_apart(measured: tuple[Files, pd.DataFrame]) -> None:
    """Else it would not be told that what the checks set apart is left out."""
    assert any(measured[0].apart.values())
