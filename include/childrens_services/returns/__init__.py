"""Statutory returns: every rule a return must pass, run on what is to be sent, with each row to mend."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ["rule_code", "table", "row", "child_id", "fields"]


def check_tables(
    return_name: str,
    tables: "Mapping[str, pd.DataFrame]",
    *,
    collection_year: int | str,
    metadata: Mapping[str, Any] | None = None,
) -> "pd.DataFrame":
    """Every row that offends a rule: rule_code, table, row (the frame's index label), child_id, fields by commas.

    `tables`: table name to frame, last year's under `<name>_last`; frames may lack columns. `metadata` may give
    collection_start, collection_end, reference_date, local_authority (GSS code), providers (a frame), postcodes (a
    frame) and file_format. A rule on the whole return gives one row with empty table and row. Raises ValueError for an
    unknown return or year, RuntimeError for a rule that could not be run.
    """
    from childrens_services.returns.check import issues

    return issues(return_name, tables, collection_year, metadata or {})
