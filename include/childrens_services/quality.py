"""What is kept of every batch: where it is on its way, its counts, its verdicts and the rows set apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from childrens_services import contracts, months
from childrens_services.batch import Batch
from childrens_services.model.schema import metadata

batches = metadata.tables["quality.batch"]
verdicts = metadata.tables["quality.verdict"]
quarantined_rows = metadata.tables["quarantine.quarantined_row"]


@dataclass(frozen=True)
class Verdict:
    """How one expectation came out. `unexpected_rows` is None where it is about the table, not its rows."""

    expectation: str
    column_names: str
    severity: str
    success: bool
    evaluated_rows: int | None
    unexpected_rows: int | None
    description: str
    arguments: dict[str, Any]


def record_landed(connection: Connection, batch: Batch) -> None:
    """Note that a batch was received; nothing changes when it is known already."""
    values = {
        "batch_id": batch.batch_id,
        "feed": batch.feed,
        "domain": batch.domain,
        "month": months.first_day(batch.month),
        "sha256": batch.sha256,
        "source": batch.source,
        "url": batch.url,
        "received_at": batch.received_at,
        "received_rows": batch.rows,
        "status": "landed",
        "contract_version": contracts.load(batch.feed).version,
    }
    connection.execute(upsert(batches).values(values).on_conflict_do_nothing())


def record_verdicts(connection: Connection, batch: Batch, results: Iterable[Verdict]) -> None:
    """Replace the verdicts of a batch."""
    connection.execute(delete(verdicts).where(verdicts.c.batch_id == batch.batch_id))
    rows = [{"batch_id": batch.batch_id, "position": n, **vars(verdict)} for n, verdict in enumerate(results, 1)]
    if rows:
        connection.execute(insert(verdicts), rows)


def record_refused(connection: Connection, batch: Batch) -> None:
    """Note that a batch was refused, unless its rows were accepted before: then they stay, and it stays accepted."""
    connection.execute(
        update(batches)
        .where(batches.c.batch_id == batch.batch_id, batches.c.status != "accepted")
        .values(status="refused", refused_rows=batch.rows, staged_rows=0, quarantined_rows=0)
    )


def record_accepted(connection: Connection, batch: Batch, *, staged: int, quarantined: int) -> None:
    """Note that a batch's rows are in staging, in place of those of any other batch of its feed and month."""
    same = (batches.c.feed == batch.feed) & (batches.c.month == months.first_day(batch.month))
    connection.execute(
        update(batches)
        .where(same, batches.c.status == "accepted", batches.c.batch_id != batch.batch_id)
        .values(status="superseded")
    )
    connection.execute(
        update(batches)
        .where(batches.c.batch_id == batch.batch_id)
        .values(status="accepted", staged_rows=staged, quarantined_rows=quarantined, refused_rows=0)
    )


def replace_quarantine(connection: Connection, batch: Batch, rows: list[dict[str, Any]]) -> None:
    """Put the rows set apart in place of those of any other batch of the feed and month."""
    earlier = (quarantined_rows.c.feed == batch.feed) & (quarantined_rows.c.month == months.first_day(batch.month))
    connection.execute(delete(quarantined_rows).where(earlier))
    if rows:
        connection.execute(insert(quarantined_rows), rows)


def missing_feeds(connection: Connection, month: str) -> list[str]:
    """Required feeds of this deployment with no accepted batch for the month."""
    accepted = set(
        connection.scalars(
            select(batches.c.feed).where(batches.c.month == months.first_day(month), batches.c.status == "accepted")
        )
    )
    return [name for name in contracts.configured() if contracts.load(name).required and name not in accepted]


def months_accepted(connection: Connection, feed: str) -> list[str]:
    """Months for which the feed has an accepted batch, oldest first."""
    found = connection.scalars(
        select(batches.c.month).where(batches.c.feed == feed, batches.c.status == "accepted").order_by(batches.c.month)
    )
    return [months.of(month) for month in found]


def summary(connection: Connection, month: str) -> list[dict[str, Any]]:
    """Per feed: rows received, staged, quarantined and refused of the batches of the month, for people to read."""
    query = (
        select(
            batches.c.domain,
            batches.c.feed,
            batches.c.status,
            func.sum(batches.c.received_rows).label("received"),
            func.sum(batches.c.staged_rows).label("staged"),
            func.sum(batches.c.quarantined_rows).label("quarantined"),
            func.sum(batches.c.refused_rows).label("refused"),
        )
        .where(batches.c.month == months.first_day(month), batches.c.status != "superseded")
        .group_by(batches.c.domain, batches.c.feed, batches.c.status)
        .order_by(batches.c.domain, batches.c.feed)
    )
    return [dict(row) for row in connection.execute(query).mappings()]
