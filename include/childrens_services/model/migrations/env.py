"""Alembic's environment: the connection comes from `model/migrate.py`."""

from alembic import context
from childrens_services.model import schema
from childrens_services.model.migrations.filters import include_name

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    include_schemas=True,
    include_name=include_name,
)
context.run_migrations()
