"""What Alembic compares."""

from typing import Any

from childrens_services.model import schema


def include_name(name: str | None, type_: str, parents: Any) -> bool:
    """Whether to compare what has this name: `staging` is made from the contracts, other schemas are not ours."""
    return type_ != "schema" or (name in schema.SCHEMAS and name != "staging")
