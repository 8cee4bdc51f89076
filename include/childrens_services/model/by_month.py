"""Facts with one row per month and member, built for the months that are not up to date and no others.

`quality.modelled_month` holds the months that are up to date. A fact whose rows change takes out the months those rows
count in, within the same transaction; so does a feed's delivery. What is left to build is what the deliveries tell
about, less what is there.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, text

from childrens_services import coverage, database, months, settings
from childrens_services.model import schema, sync
from childrens_services.model.schema.base import Span
from childrens_services.model.sync import Counts, Difference

modelled = schema.modelled_month


def build(connection: Connection, table: Table, local_authority_code: str) -> Counts:
    """Build the months of the table that are not up to date; counts as `sync`, and the number of `months`."""
    told = months_told(connection, table)
    up_to_date = set(
        connection.scalars(
            select(modelled.c.month).where(
                modelled.c.table_name == table.name, modelled.c.local_authority_code == local_authority_code
            )
        )
    )
    wanted = sorted(told - up_to_date)
    touched = sorted(told ^ up_to_date)
    parameters = {"local_authority_code": local_authority_code, "months": wanted, "touched": touched}
    _have_partitions(connection, table, wanted)
    within = "local_authority_code = :local_authority_code and month = any(cast(:touched as date[]))"
    counts = sync.sync(connection, table, database.sql("warehouse", f"{table.name}.sql"), parameters, within)
    _analyze(connection, table, touched)
    _forget(connection, [table.name], local_authority_code, up_to_date - told)
    if wanted:
        rows = [
            {"table_name": table.name, "local_authority_code": local_authority_code, "month": month} for month in wanted
        ]
        connection.execute(insert(modelled), rows)
    return {**counts, "months": len(wanted)}


def mark_changed(connection: Connection, found: Difference, local_authority_code: str) -> None:
    """Take the months in which changed rows of a fact count out of those that are up to date."""
    made = _made_from(found.table.name)
    last = connection.scalar(select(func.max(modelled.c.month))) if made else None
    # before anything has been built by month nothing is out of date
    for table, span in made if last else ():
        changed = connection.scalars(text(_changed_months(found, span)), {"last": last})
        _forget(connection, [table.name], local_authority_code, changed)


def mark_identified(connection: Connection, found: Difference) -> None:
    """Take out the months of rows whose identifier is now another child's, or anybody's at last.

    `found` is the difference of `identity.child_identifier`: facts read it as they read their sources.
    """
    if not connection.scalar(select(modelled.c.month).limit(1)):
        return
    for table in filter(schema.is_monthly, schema.metadata.sorted_tables):
        for source, span in table.info["spans"].items():
            if span.identified:
                kind, column = span.identified
                changed = connection.scalars(text(_identified_months(source, span, column)), {"kind": kind})
                _forget(connection, [table.name], settings.local_authority(), changed)


def mark_delivered(connection: Connection, feed: str, days: Iterable[date]) -> None:
    """Take the months of these days, of rows of a feed delivered or replaced, out of those that are up to date."""
    names = [table.name for table, _ in _made_from(f"staging.{feed}")]
    if names:
        _forget(connection, names, settings.local_authority(), {day.replace(day=1) for day in days})


def event_days(feed: str) -> list[str]:
    """What of a feed's rows gives the days whose months of the facts made from it are out of date: columns or SQL."""
    spans = [span for _, span in _made_from(f"staging.{feed}")]
    return sorted({each for span in spans for each in (span.start, span.end or span.start)})


def forget_all(connection: Connection) -> None:
    """Have every month built again."""
    connection.execute(delete(modelled))


def months_told(connection: Connection, table: Table) -> set[date]:
    """Months that the deliveries of the table's feeds tell about, from the first month of the deployment on."""
    known = coverage.read(connection, table.info["feeds"])
    if known.latest is None:
        return set()
    span = months.span(settings.first_month(), known.latest)
    return {months.first_day(month) for month in span if known.covers(month)}


def _made_from(source: str) -> list[tuple[Table, Span]]:
    """The tables built month by month that are made from a source, with the months its rows count in."""
    tables = (table for table in schema.metadata.sorted_tables if schema.is_monthly(table))
    return [(table, table.info["spans"][source]) for table in tables if source in table.info["spans"]]


def _forget(connection: Connection, names: list[str], local_authority_code: str, gone: Iterable[date]) -> None:
    connection.execute(
        delete(modelled).where(
            modelled.c.table_name.in_(names),
            modelled.c.local_authority_code == local_authority_code,
            modelled.c.month.in_(list(gone)),
        )
    )


def _changed_months(found: Difference, span: Span) -> str:
    """Months that a changed row counted or counts in; where its end alone changed, from the earlier end on."""
    key = [column.name for column in found.table.primary_key.columns]
    both = f"gone.{key[0]} is not null and come.{key[0]} is not null"
    free = {*key, span.end, *span.with_end}
    same = [f"gone.{name} is not distinct from come.{name}" for name in found.columns if name not in free]
    is_end_alone = " and ".join([both, *same]) if span.end not in (None, span.start) else "false"
    gone, come = (_end(side, key[0], span) for side in ("gone", "come"))
    return f"""
        with changed as (
            select
                case
                    when {is_end_alone} then least({gone}, {come})
                    else least(gone.{span.start}, come.{span.start})
                end as since,
                least(greatest({gone}, {come}), cast(:last as date)) as until
            from pg_temp.gone full join pg_temp.come using ({", ".join(key)})
        )

        select distinct date_trunc('month', each)::date
        from changed
        cross join generate_series(
            date_trunc('month', changed.since)::timestamp,
            least(changed.until + interval '{span.months_after} months', cast(:last as timestamp)),
            interval '1 month'
        ) as each
        where changed.since > '-infinity' and changed.since < 'infinity'
    """  # noqa: S608 (names of declared columns)


def _identified_months(source: str, span: Span, column: str) -> str:
    """Months of the rows of a source whose identifier means another child than before."""
    return f"""
        with changed as (
            select identifier
            from pg_temp.gone full join pg_temp.come using (identifier_type, identifier)
            where identifier_type = :kind and gone.child_key is distinct from come.child_key
        )

        select distinct date_trunc('month', each)::date
        from {source}
        inner join changed on {source}.{column} = changed.identifier
        cross join lateral (values ({span.start}), ({span.end or span.start})) as days (each)
        where each is not null
    """  # noqa: S608 (names of declared columns)


def _end(side: str, key: str, span: Span) -> str:
    """The end of a row of one side, null where the side has no such row."""
    end = f"coalesce({side}.{span.end}, 'infinity')" if span.end else "date 'infinity'"
    return f"case when {side}.{key} is not null then {end} end"


def _analyze(connection: Connection, table: Table, touched: list[date]) -> None:
    """Tell the planner of the years touched, not of all history."""
    for year in sorted({month.year for month in touched}):
        connection.execute(text(f"analyze warehouse.{table.name}_{year}"))
    if touched:
        connection.execute(text(f"analyze only {table.fullname}"))


def _have_partitions(connection: Connection, table: Table, wanted: list[date]) -> None:
    """Have a partition for each year; made by a function of the owner, who alone may."""
    for year in sorted({month.year for month in wanted}):
        parameters: dict[str, Any] = {"table_name": table.name, "year": year}
        connection.execute(text("select warehouse.have_partition(:table_name, :year)"), parameters)
