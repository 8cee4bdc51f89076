"""What must be there before the first DAG runs: databases, migrations, sources."""

import contextlib
import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from childrens_services import county, database
from childrens_services.county.server import serve
from childrens_services.local.home import HOME, Home
from childrens_services.model import migrate
from childrens_services.stage import tables


def databases(home: Home, metadata: str) -> None:
    """Make and migrate Airflow's database and the warehouse."""
    home.server.create_database(metadata)
    _migrate_airflow(metadata)
    home.server.create_database(home.name)
    migrate.upgrade(home.server.url(home.name))
    with database.transaction() as connection:
        tables.ensure_all(connection)


def _migrate_airflow(metadata: str) -> None:
    """Airflow's own migration takes seconds even when there is nothing to do, so its version is remembered."""
    from airflow import __version__

    mark = HOME / f"{metadata}.version"
    if mark.exists() and mark.read_text() == __version__:
        return
    from airflow.utils.db import initdb

    logging.disable(logging.INFO)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        initdb()
    logging.disable(logging.NOTSET)
    mark.write_text(__version__)


def made_up_sources(home: Home, *, size: float, seed: int) -> bool:
    """Make the made-up county's deliveries unless they are there already; True when they were made."""
    months = county.default_months()
    wanted = json.dumps({"months": months, "size": size, "seed": seed})
    mark = home.folder / "made_up.json"
    if mark.exists() and mark.read_text() == wanted:
        return False
    home.folder.mkdir(parents=True, exist_ok=True)
    county.make(home.folder / "sources", months=months, size=size, seed=seed)
    home.server.create_database(home.social_care_database)
    county.load_social_care_system(home.server.url(home.social_care_database), months=months, size=size, seed=seed)
    mark.write_text(wanted)
    return True


@contextmanager
def statistics_service(*, size: float) -> Iterator[str]:
    """A small server in place of the national statistics service; gives its address."""
    with serve(county.statistics(county.default_months(), size=size)) as url:
        yield url
