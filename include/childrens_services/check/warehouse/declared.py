"""The checks that follow from how a table is declared, so that every table has them without a line of its own.

Each check is a number of rows that fail, as SQL. All of a table's are put in one statement (`statement.py`), so that
its rows are read once: the table is called `checked` there, and a check may join what it is compared with.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, Numeric, Table

from childrens_services import database
from childrens_services.model import schema
from childrens_services.model.schema.base import INVALID, NOT_KNOWN, TemporalForeignKey

CALENDAR = "dim_date"


@dataclass(frozen=True)
class Check:
    """What is checked. `failing` is SQL: the number of rows that fail, of `rows`; `most` the share of them that may."""

    name: str
    columns: tuple[str, ...]
    severity: str
    description: str
    failing: str
    join: str = ""
    rows: str = "count(*)"
    most: float = 0.0


@dataclass(frozen=True)
class Limits:
    """Shares of rows, 0 to 1, whose member of one column may be -1 and -3, and how bad more of them are."""

    unknown: float = 0.2
    invalid: float = 0.02
    severity: str | None = None


def checks(
    table: Table, *, limits: dict[str, Limits], months_told: Iterable[date], local_authority_code: str
) -> list[Check]:
    """Every check that the declaration of the table implies. `months_told` matters to tables built by month alone."""
    found = [_key(table), _values(table), *_references(table), *_calendar(table)]
    for column in _with_members(table):
        found += _members(column, limits.get(column.name, Limits()))
    found += [*_durations(table), *_dimension(table)]
    if schema.is_monthly(table):
        found += _months(table, months_told, local_authority_code)
    return found


def _key(table: Table) -> Check:
    columns = tuple(table.primary_key.columns.keys())
    # where the database enforces the key there is nothing to count; a case looks no further than it must
    failing = (
        f"case when exists (select from pg_catalog.pg_index where indrelid = '{table.fullname}'::regclass"
        " and indisprimary and indisvalid) then 0 else"
        f" (select count(*) from (select from {table.fullname} group by {', '.join(columns)} having count(*) > 1)"
        " as repeated) end"
    )
    description = f"No two rows have the same {', '.join(columns)}."
    return Check("key_unique", columns, "critical", description, failing)


def _values(table: Table) -> Check:
    columns = tuple(column.name for column in table.columns if not column.nullable)
    failing = _where(f"checked.{name} is null" for name in columns)
    return Check("values_there", columns, "critical", "What always has a value has one.", failing)


def _references(table: Table) -> Iterator[Check]:
    """Every foreign key, and every column that names a dimension without one, finds a member."""
    temporal = [each for each in table.foreign_key_constraints if isinstance(each, TemporalForeignKey)]
    for constraint in temporal:
        yield _version(constraint)
    versions_of = {constraint.referred_table.name for constraint in temporal}
    for column in table.columns:
        dimension = _dimension_of(column)
        if dimension is not None and dimension.name not in {CALENDAR, *versions_of}:
            yield _member(column, dimension)


def _version(constraint: TemporalForeignKey) -> Check:
    """The version that held on the day. That it is the only one, the check of the dimension's own history says."""
    dimension, alias = constraint.referred_table, f"version_of_{constraint.referred_table.name}"
    pairs = zip(constraint.columns, constraint.elements, strict=True)
    *same, period = ((column.name, element.column.name) for column, element in pairs)
    on = [f"checked.{here} = {alias}.{there}" for here, there in same]
    on.append(f"checked.{period[0]} <@ {alias}.{period[1]}")
    return Check(
        "version_there",
        (dimension.columns.keys()[0],),
        "critical",
        f"One version in {dimension.name} holds on the day of the row.",
        _where([f"{alias}.{same[0][1]} is null"]),
        join=f"left join {dimension.fullname} as {alias} on {' and '.join(on)}",
    )


def _member(column: Column[Any], dimension: Table) -> Check:
    key, alias = dimension.columns.keys()[0], f"member_of_{column.name}"
    # a dimension with history has several rows for one key
    members = f"(select distinct {key} from {dimension.fullname})" if _has_history(dimension) else dimension.fullname
    return Check(
        "member_there",
        (column.name,),
        "critical",
        f"{column.name} is a member of {dimension.name}.",
        _where([f"checked.{column.name} is not null and {alias}.{key} is null"]),
        join=f"left join {members} as {alias} on checked.{column.name} = {alias}.{key}",
    )


def _calendar(table: Table) -> Iterator[Check]:
    """Days outside the calendar are faults of the records, so they do not stop what comes after.

    A school may well have opened before the calendar begins, so those of a dimension are left alone.
    """
    if table.info.get("kind") == "dimension":
        return
    columns = tuple(column.name for column in table.columns if column.info.get("dimension") == CALENDAR)
    if columns:
        outside = (f"checked.{name} not between calendar.first_day and calendar.last_day" for name in columns)
        yield Check(
            "days_in_calendar",
            columns,
            "warning",
            f"Every day is one of {CALENDAR}.",
            _where(outside),
            join="cross join (select min(date_key) as first_day, max(date_key) as last_day"
            f" from warehouse.{CALENDAR}) as calendar",
        )


def _with_members(table: Table) -> list[Column[Any]]:
    return [
        column
        for column in table.columns
        if (dimension := _dimension_of(column)) is not None and dimension.name not in (CALENDAR, "dim_local_authority")
    ]


def _members(column: Column[Any], limits: Limits) -> Iterator[Check]:
    """How many rows refer to no member in truth: unknown ones are reported, for a source may never have told them."""
    is_number = isinstance(column.type, BigInteger)
    yield Check(
        "members_known",
        (column.name,),
        limits.severity or "info",
        f"{column.name} is not known ({NOT_KNOWN}) in at most {limits.unknown:.0%} of the rows.",
        _where([f"checked.{column.name} = {NOT_KNOWN if is_number else repr(NOT_KNOWN)}"]),
        most=limits.unknown,
    )
    if not is_number:
        yield Check(
            "members_valid",
            (column.name,),
            limits.severity or "warning",
            f"{column.name} is not in the list ({INVALID}) in at most {limits.invalid:.0%} of the rows.",
            _where([f"checked.{column.name} = {INVALID!r}"]),
            most=limits.invalid,
        )


def _durations(table: Table) -> Iterator[Check]:
    columns = tuple(
        column.name
        for column in table.columns
        if isinstance(column.type, Integer | Numeric) and "days" in column.name.split("_")
    )
    if columns:
        failing = _where(f"checked.{name} < 0" for name in columns)
        yield Check("durations_not_negative", columns, "warning", "Nothing takes less than no time.", failing)


def _dimension(table: Table) -> Iterator[Check]:
    if table.info.get("kind") == "dimension":
        yield Check("not_empty", (), "critical", "There is at least one row.", "(count(*) = 0)::integer")
    if _has_history(table):
        problems = database.sql("warehouse", "checks", "history.sql")
        yield Check(
            "history_whole",
            tuple(table.primary_key.columns.keys()),
            "critical",
            "The versions of a member neither overlap nor leave a gap.",
            f"(select count(*) from (\n{problems}\n) as problem)",
        )


def _months(table: Table, months_told: Iterable[date], local_authority_code: str) -> Iterator[Check]:
    wanted = sorted(months_told)
    told = f"unnest(cast(array[{', '.join(repr(month.isoformat()) for month in wanted)}] as date[])) as told (month)"
    council = f"local_authority_code = {local_authority_code!r}"
    yield Check(
        "months_there",
        ("month",),
        "critical",
        "Every month that the deliveries tell about has been built.",
        f"(select count(*) from {told} where not exists (select from quality.modelled_month as modelled where"
        f" modelled.table_name = {table.name!r} and modelled.{council} and modelled.month = told.month))",
        rows=str(len(wanted)),
    )
    yield Check(
        "months_not_empty",
        ("month",),
        "warning",
        "No month is empty while those beside it are not.",
        "(select count(*) from (select each.is_there, lag(each.is_there) over beside and lead(each.is_there) over"
        f" beside as are_there from (select told.month, exists (select from {table.fullname} as there where"
        f" there.{council} and there.month = told.month) as is_there from {told}) as each"
        " window beside as (order by each.month)) as months where are_there and not is_there)",
        rows=str(len(wanted)),
    )


def _dimension_of(column: Column[Any]) -> Table | None:
    """The dimension a column refers to, by foreign key or by name."""
    # what the database works out repeats another column
    if column.computed is not None:
        return None
    for foreign_key in column.foreign_keys:
        if foreign_key.column.table.info.get("kind") == "dimension":
            return foreign_key.column.table
    name = column.info.get("dimension")
    return schema.metadata.tables[f"warehouse.{name}"] if name else None


def _has_history(table: Table) -> bool:
    """Whether its members have versions: `checks/history.sql` tells of the one dimension that has."""
    return table.name == "dim_child"


def _where(conditions: Iterable[str]) -> str:
    return f"count(*) filter (where {' or '.join(conditions)})"
