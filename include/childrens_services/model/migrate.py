"""The warehouse's tables, brought up to date with Alembic: no ini file, the settings are here."""

import logging

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

from childrens_services import database
from childrens_services.model import security
from childrens_services.publish import views


def upgrade(url: str) -> None:
    """Bring the database at `url` (SQLAlchemy) to the latest migration, its views and rights to what they should be.

    All of it or nothing, one at a time. Raises PermissionError when the roles are missing and may not be created.
    """
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        database.lock(connection, "migrate")
        command.upgrade(_config(connection), "head")
        views.create(connection)
        security.apply(connection)


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
