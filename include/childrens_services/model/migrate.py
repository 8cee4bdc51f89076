"""The warehouse's tables, brought up to date with Alembic: no ini file, the settings are here."""

import logging

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

from childrens_services import database


def upgrade(url: str) -> None:
    """Bring the database at `url` (SQLAlchemy) to the latest migration; all of it or nothing, one at a time."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        database.lock(connection, "migrate")
        command.upgrade(_config(connection), "head")


def revise(url: str, message: str) -> None:
    """Write a migration from the database at `url`, which is up to date, to `schema.metadata`. Read it before use."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        command.revision(_config(connection), message, autogenerate=True)


def _config(connection: Connection) -> Config:
    # Alembic tells every step at INFO, which Airflow's logging would show in each task that asks
    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "childrens_services.model:migrations")
    config.set_main_option("path_separator", "os")
    return config
