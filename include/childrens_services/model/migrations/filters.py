"""What Alembic compares."""

import re
from typing import Any

from childrens_services.model import schema


def include_name(name: str | None, type_: str, parents: Any) -> bool:
    """Whether to compare what has this name: `staging` is made from the contracts, other schemas are not ours.

    Partitions are made when they are needed.
    """
    if type_ == "table":
        return not re.search(r"_\d{4}$", name or "")
    return type_ != "schema" or (name in schema.SCHEMAS and name != "staging")
