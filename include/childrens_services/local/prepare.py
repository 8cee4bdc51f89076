"""What must be there before the first DAG runs: databases, migrations, sources."""

import contextlib
import io
import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import make_url

from childrens_services import county, database, months
from childrens_services.county.server import serve
from childrens_services.local.home import HOME, Home
from childrens_services.model import migrate
from childrens_services.stage import tables

MONTHS = months.span(county.FIRST_MONTH, county.LAST_MONTH)


def databases(home: Home) -> None:
    """Migrate Airflow's database and the warehouse; the second is made if need be."""
    with _quiet():
        _migrate_airflow()
        _register_dags()
    home.server.create_database(home.name)
    migrate.upgrade(home.server.url(home.name))
    with database.transaction() as connection:
        tables.ensure_all(connection)


def _migrate_airflow() -> None:
    """Airflow's own migration takes seconds even when there is nothing to do, so its version is remembered."""
    from airflow import __version__
    from airflow.configuration import conf

    mark = HOME / f"{make_url(conf.get('database', 'sql_alchemy_conn')).database}.version"
    if mark.exists() and mark.read_text() == __version__:
        return
    from airflow.utils.db import initdb

    initdb()
    mark.write_text(__version__)


def _register_dags() -> None:
    """Write the DAGs to Airflow's database once, before processes that run side by side would both do so."""
    from airflow.dag_processing.bundles.manager import DagBundlesManager
    from airflow.dag_processing.dagbag import BundleDagBag, sync_bag_to_db

    manager = DagBundlesManager()  # type: ignore[no-untyped-call]
    manager.sync_bundles_to_db()
    for bundle in manager.get_all_dag_bundles():
        bundle.initialize()
        bag = BundleDagBag(dag_folder=bundle.path, bundle_path=bundle.path, bundle_name=bundle.name)
        sync_bag_to_db(bag, bundle.name, bundle.version)


@contextmanager
def _quiet() -> Iterator[None]:
    """Airflow tells a great deal as it sets up; none of it is for the person at the terminal."""
    logging.disable(logging.INFO)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield
    logging.disable(logging.NOTSET)


def made_up_sources(home: Home, *, size: float, seed: int) -> bool:
    """Make the made-up county's deliveries unless they are there already; True when they were made."""
    wanted = json.dumps({"months": MONTHS, "size": size, "seed": seed})
    mark = home.folder / "made_up.json"
    if mark.exists() and mark.read_text() == wanted:
        return False
    home.folder.mkdir(parents=True, exist_ok=True)
    county.make(home.folder / "sources", months=MONTHS, size=size, seed=seed)
    home.server.create_database(home.social_care_database)
    county.load_social_care_system(home.server.url(home.social_care_database), months=MONTHS, size=size, seed=seed)
    mark.write_text(wanted)
    return True


@contextmanager
def statistics_service(*, size: float) -> Iterator[None]:
    """A small server in place of the national statistics service, unless a connection to that is configured."""
    if "AIRFLOW_CONN_STATISTICS_API" in os.environ:
        yield
        return
    with serve(county.statistics(MONTHS, size=size)) as url:
        os.environ["AIRFLOW_CONN_STATISTICS_API"] = url
        yield
