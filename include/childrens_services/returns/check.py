"""From frames to issues."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from childrens_services.returns import COLUMNS
from childrens_services.returns.delivered import Delivered
from childrens_services.returns.derive import derive
from childrens_services.returns.engines import Engine
from childrens_services.returns.run import Outcome, collection, run

if TYPE_CHECKING:
    import pandas as pd

# rule_code, table, row, child_id, fields
Issue = tuple[str, str | None, int | None, str | None, str]


def issues(
    return_name: str,
    tables: "Mapping[str, pd.DataFrame]",
    collection_year: int | str,
    metadata: Mapping[str, Any],
    engine: Engine | None = None,
    only: set[str] | None = None,
) -> "pd.DataFrame":
    """See childrens_services.returns.check_tables. `only`: codes of the rules to run."""
    delivered = Delivered.of_frames(return_name, tables)
    of = collection(collection_year, metadata, delivered)
    derive(return_name, delivered, metadata.get("postcodes"), of)
    outcomes = run(return_name, delivered, of, providers=metadata.get("providers"), engine=engine, only=only)
    if crashed := [f"{one.rule.code} ({one.reason})" for one in outcomes if one.status == "crashed"]:
        raise RuntimeError(f"rules of {return_name} could not be run: {'; '.join(crashed)}")
    found = frame(delivered, outcomes)
    labels = {name.lower(): given.index for name, given in tables.items()}
    found["row"] = [
        None if row is None else labels[table.lower()][row]
        for table, row in zip(found["table"], found["row"], strict=True)
    ]
    return found


def frame(delivered: Delivered, outcomes: Sequence[Outcome]) -> "pd.DataFrame":
    """The offending rows of all outcomes, `row` 0-based as delivered."""
    import pandas as pd

    return pd.DataFrame(list(listed(delivered, outcomes)), columns=COLUMNS, dtype=object)


def listed(delivered: Delivered, outcomes: Sequence[Outcome]) -> Iterator[Issue]:
    """The offending rows of all outcomes, `row` 0-based as delivered."""
    children = {name: delivered.child_ids(name) for name in delivered.tables}
    for one in outcomes:
        fields = {table: fields_of(one, table) for table in {table for table, _ in one.rows}}
        for table, row in one.rows:
            ids = children.get(table) if table is not None else None
            yield one.rule.code, table, row, ids[row] if ids is not None and row is not None else None, fields[table]


def fields_of(one: Outcome, table: str | None) -> str:
    """The fields to look at in a table, by commas; all of the rule's for the whole return."""
    fields = one.rule.fields
    return ",".join(fields[table] if table in fields else chain.from_iterable(fields.values()))


def children_in(delivered: Delivered, tables: Sequence[str]) -> set[str]:
    """The children that some row of the tables is of."""
    return {child for name in tables for child in delivered.child_ids(name) or () if child}
