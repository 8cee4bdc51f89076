"""Alembic's environment: the connection comes from `model/migrate.py`."""

from typing import Any

from alembic import context
from alembic.operations.ops import CreateTableOp, MigrationScript
from childrens_services.model import schema
from childrens_services.model.migrations.filters import include_name


def _without_info(_context: Any, _revision: Any, scripts: list[MigrationScript]) -> None:
    """What a declaration says to the library alone is no matter of the database."""
    for script in scripts:
        for operation in script.upgrade_ops.ops if script.upgrade_ops else ():
            if isinstance(operation, CreateTableOp):
                operation.info = {}


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    include_schemas=True,
    include_name=include_name,
    process_revision_directives=_without_info,
)
context.run_migrations()
