"""What is kept of every batch: where it is on its way, its counts, its verdicts and the rows set apart.

Also the verdicts on the warehouse, month by month.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, case, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from childrens_services import contracts, months
from childrens_services.batch import Batch
from childrens_services.model.schema import metadata

batches = metadata.tables["quality.batch"]
verdicts = metadata.tables["quality.verdict"]
warehouse_verdicts = metadata.tables["quality.warehouse_verdict"]
column_profiles = metadata.tables["quality.column_profile"]
quarantined_rows = metadata.tables["quarantine.quarantined_row"]

SEVERITIES = ("critical", "warning", "info")


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


@dataclass(frozen=True)
class Profile:
    """The shape of a batch: its rows, and per column how many of them have no value that can be read."""

    rows: int
    missing: dict[str, int]


@dataclass(frozen=True)
class Landed:
    """A batch that landed: its month, its rows and where its Parquet file is."""

    month: str
    rows: int
    url: str


def record_landed(connection: Connection, batch: Batch) -> None:
    """Note that a batch was received; of one that is known already, only that it is on its way again."""
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
    # what was superseded and is sent again is once more the latest; the landing area may have moved since
    again = case((batches.c.status == "superseded", "landed"), else_=batches.c.status)
    statement = upsert(batches).values(values)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["batch_id"], set_={"url": batch.url, "status": again})
    )


def record_verdicts(connection: Connection, batch: Batch, results: Iterable[Verdict]) -> None:
    """Replace the verdicts of a batch."""
    connection.execute(delete(verdicts).where(verdicts.c.batch_id == batch.batch_id))
    rows = [{"batch_id": batch.batch_id, "position": n, **vars(verdict)} for n, verdict in enumerate(results, 1)]
    if rows:
        connection.execute(insert(verdicts), rows)


def record_warehouse_verdicts(connection: Connection, month: str, results: Iterable[tuple[str, Verdict]]) -> None:
    """Replace the verdicts on the warehouse's tables of the month's run; each with the name of its table."""
    first = months.first_day(month)
    connection.execute(delete(warehouse_verdicts).where(warehouse_verdicts.c.month == first))
    rows = [
        {"month": first, "position": n, "table_name": table_name, **vars(verdict)}
        for n, (table_name, verdict) in enumerate(results, 1)
    ]
    if rows:
        connection.execute(insert(warehouse_verdicts), rows)


def record_profile(connection: Connection, batch: Batch, profile: Profile) -> None:
    """Replace the profile of a batch."""
    connection.execute(delete(column_profiles).where(column_profiles.c.batch_id == batch.batch_id))
    rows = [
        {"batch_id": batch.batch_id, "column_name": name, "missing_rows": count}
        for name, count in profile.missing.items()
    ]
    if rows:
        connection.execute(insert(column_profiles), rows)


def earlier_profiles(connection: Connection, feed: str, *, since: date, before: str, most: int) -> list[Profile]:
    """Profiles of the latest accepted batches, at most `most`, of months from the day `since` to before `before`."""
    counts = func.jsonb_object_agg(column_profiles.c.column_name, column_profiles.c.missing_rows)
    query = (
        select(batches.c.received_rows, counts.filter(column_profiles.c.column_name.is_not(None)))
        .outerjoin(column_profiles, column_profiles.c.batch_id == batches.c.batch_id)
        .where(
            batches.c.feed == feed,
            batches.c.status == "accepted",
            batches.c.month >= since,
            batches.c.month < months.first_day(before),
        )
        .group_by(batches.c.batch_id)
        .order_by(batches.c.month.desc())
        .limit(most)
    )
    return [Profile(rows, missing or {}) for rows, missing in connection.execute(query)]


def latest_landed(connection: Connection, feed: str, month: str, *, same_month: bool) -> Landed | None:
    """The batch of the feed that landed last for the month, or else, unless `same_month`, for the latest before it.

    Whatever its checks say, so that it does not matter whether they have run; only what was replaced since is left.
    """
    first = months.first_day(month)
    query = (
        select(batches.c.month, batches.c.received_rows, batches.c.url)
        .where(batches.c.feed == feed, batches.c.month == first if same_month else batches.c.month <= first)
        .order_by(
            batches.c.month.desc(),
            case((batches.c.status == "landed", 0), (batches.c.status == "superseded", 2), else_=1),
            batches.c.received_at.desc(),
            batches.c.batch_id,
        )
        .limit(1)
    )
    found = connection.execute(query).one_or_none()
    return None if found is None else Landed(months.of(found.month), found.received_rows, found.url)


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


def replace_quarantine(connection: Connection, batch: Batch, pieces: Iterable[list[dict[str, Any]]]) -> None:
    """Put the rows set apart, piece by piece, in place of those of any other batch of the feed and month."""
    earlier = (quarantined_rows.c.feed == batch.feed) & (quarantined_rows.c.month == months.first_day(batch.month))
    connection.execute(delete(quarantined_rows).where(earlier))
    for rows in pieces:
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


def latest_month(connection: Connection) -> str | None:
    """The latest month for which any feed has an accepted batch; None before there is one."""
    latest = connection.scalar(select(func.max(batches.c.month)).where(batches.c.status == "accepted"))
    return months.of(latest) if latest else None


def accepted(connection: Connection, feed: str) -> list[tuple[str, str]]:
    """Month and id of the feed's accepted batches: oldest month first, within a month in the order received."""
    found = connection.execute(
        select(batches.c.month, batches.c.batch_id)
        .where(batches.c.feed == feed, batches.c.status == "accepted")
        .order_by(batches.c.month, batches.c.received_at, batches.c.batch_id)
    )
    return [(months.of(row.month), row.batch_id) for row in found]


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
