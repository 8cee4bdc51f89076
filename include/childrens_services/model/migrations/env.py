"""Alembic's environment: the connection comes from `model/migrate.py`."""

from typing import Any

from alembic import context
from childrens_services.model import schema


def include_name(name: str | None, type_: str, parents: Any) -> bool:
    """Whether autogenerate looks at it: `staging` is made from the contracts, other schemas are not ours."""
    return type_ != "schema" or (name in schema.SCHEMAS and name != "staging")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    include_schemas=True,
    include_name=include_name,
)
context.run_migrations()
