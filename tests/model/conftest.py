"""The warehouse of the tests here has every feed's staging table, made once: making them takes seconds."""

import pytest
from childrens_services.embedded import Server
from childrens_services.stage import tables
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool


@pytest.fixture(scope="session")
def migrated(postgres: Server, migrated: str) -> str:
    """Name of a database as an installation begins, to copy from; tests elsewhere need less, and copy less."""
    postgres.create_database("staging_template", template=migrated)
    engine = create_engine(postgres.url("staging_template"), poolclass=NullPool)
    with engine.begin() as connection:
        tables.ensure_all(connection)
    return "staging_template"
