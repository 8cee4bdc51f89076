"""Whether the rows a batch refers to were delivered: its columns compared with the landed batches of other feeds.

The parent is compared as landed, not as staged: a row of it that was set apart does not take its children with it. A
value that no parent has sets its row apart only where both deliveries are of one domain and month; older parents may
lack what is new since, and other domains land when they will, so there it is only reported.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import great_expectations.expectations as gxe
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from great_expectations.expectations.expectation import Expectation
from sqlalchemy import Connection

from childrens_services import quality
from childrens_services.batch import Batch
from childrens_services.contracts import Column, Feed, Reference, load
from childrens_services.land import read_landed_column
from childrens_services.quality import Verdict
from childrens_services.typed import to_frame

ORPHAN = "__orphan"


@dataclass
class Compared:
    """What the comparison gives the check.

    `orphans` has a column `<column>__orphan` per column compared: the value where no parent has it, else null.
    """

    orphans: pd.DataFrame
    expectations: list[Expectation] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)


def compare(connection: Connection, feed: Feed, batch: Batch, landed: pa.Table) -> Compared:
    """Compare every column that refers to another feed; `landed` are the rows of the batch."""
    columns: dict[str, pa.ChunkedArray] = {}
    result = Compared(pd.DataFrame(index=range(len(landed))))
    for column, reference in _references(feed, landed):
        known, severity, why_not = _known(connection, feed, batch, landed, reference)
        if known is None:
            result.verdicts.append(_not_made(column, reference, why_not))
            continue
        columns[column.name + ORPHAN] = _orphans(landed[column.name], known)
        result.expectations.append(
            gxe.ExpectColumnValuesToBeNull(
                column=column.name + ORPHAN,
                severity=severity,
                meta={"description": f"{column.name} refers to a row of {reference.feed} that was delivered."},
            )
        )
    if columns:
        result.orphans = to_frame(pa.table(columns))
        result.verdicts.append(_summary(result.orphans))
    return result


def _references(feed: Feed, landed: pa.Table) -> Iterator[tuple[Column, Reference]]:
    """Columns that refer to another feed and were delivered: one that was not is the business of other checks."""
    for column in feed.columns:
        if column.refers_to and column.name in landed.column_names:
            yield column, column.refers_to


def _known(
    connection: Connection, feed: Feed, batch: Batch, landed: pa.Table, reference: Reference
) -> tuple[pa.ChunkedArray | None, str, str]:
    """The parent's values and how much a value not among them matters; or None and why there is nothing to compare."""
    if reference.feed == feed.name:
        return landed[reference.column], "warning", ""
    parent = load(reference.feed)
    # one that comes every month is compared with the same month's only, so that no order of loading matters
    found = quality.latest_landed(connection, parent.name, batch.month, same_month=_is_monthly(feed, parent))
    if found is None:
        return None, "info", f"no delivery of {parent.name} has landed"
    if found.rows == 0 and not parent.may_be_empty:
        return None, "info", f"the delivery of {parent.name} has no rows"
    try:
        known = read_landed_column(found.url, reference.column)
    except KeyError:
        return None, "info", f"the delivery of {parent.name} has no column {reference.column}"
    except FileNotFoundError:
        return None, "info", f"the landed delivery of {parent.name} is no longer there"
    certain = feed.domain == parent.domain and found.month == batch.month
    return known, "warning" if certain else "info", ""


def _is_monthly(feed: Feed, parent: Feed) -> bool:
    return parent.required and parent.domain == feed.domain


def _orphans(values: pa.ChunkedArray, known: pa.ChunkedArray) -> pa.ChunkedArray:
    """The values no parent has, less the white space around them; null elsewhere, also where nothing is given."""
    text = pc.utf8_trim_whitespace(values)
    delivered = pc.is_in(text, value_set=pc.unique(pc.utf8_trim_whitespace(known)))
    nothing = pc.equal(pc.fill_null(text, ""), "")
    return pc.if_else(pc.or_(delivered, nothing), pa.scalar(None, pa.string()), text)


def _not_made(column: Column, reference: Reference, why: str) -> Verdict:
    return Verdict(
        expectation="reference_could_be_checked",
        column_names=column.name,
        severity="info",
        success=False,
        evaluated_rows=None,
        unexpected_rows=None,
        description=f"Whether {column.name} refers to a row of {reference.feed} could not be checked: {why}.",
        arguments={"column": column.name, "parent": f"{reference.feed}.{reference.column}"},
    )


def _summary(orphans: pd.DataFrame) -> Verdict:
    """Counts the rows that refer to something not delivered, in whichever column."""
    rows = int(orphans.notna().any(axis=1).sum())
    names = [str(name).removesuffix(ORPHAN) for name in orphans.columns]
    return Verdict(
        expectation="references_found",
        column_names=", ".join(names),
        severity="info",
        success=rows == 0,
        evaluated_rows=len(orphans),
        unexpected_rows=rows,
        description="Every row refers only to rows that were delivered.",
        arguments={"columns": names},
    )
