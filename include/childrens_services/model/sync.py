"""Make a table equal to a select, touching only the rows that differ."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, text

Counts = dict[str, int]


def sync(
    connection: Connection, table: Table, select_sql: str, parameters: Mapping[str, Any], within: str = "true"
) -> Counts:
    """Make `table` the result of the select; gives rows `inserted`, `deleted` and `unchanged`.

    The select has exactly the table's columns, in any order, less those the database computes. A changed row counts as
    deleted and inserted. `within` is an SQL condition, with the same parameters, on the part of the table the select
    answers for; the rest is left alone. Raises ValueError when the columns are not the table's, IntegrityError when
    two rows have one key.
    """
    select = select_sql.strip().removesuffix(";")
    columns = [column.name for column in table.columns if column.computed is None]
    _check_columns(connection, table, select, parameters, columns)
    names, key = ", ".join(columns), ", ".join(column.name for column in table.primary_key)
    result, present = f"select {names} from pg_temp.result", f"select {names} from {table.fullname} where {within}"

    def run(statement: str) -> int:
        return connection.execute(text(statement), parameters).rowcount

    run("drop table if exists pg_temp.result")
    run(f"create temporary table result (like {table.fullname} including generated) on commit drop")
    total = run(f"insert into pg_temp.result ({names}) select {names} from (\n{select}\n) as selected")
    # two rows with one key fail here, before anything is touched
    run(f"alter table pg_temp.result add primary key ({key})")
    # deleted first: the new version of a row may not stand beside the old one
    gone = f"select {key} from ({present} except {result}) as gone"
    deleted = run(f"delete from {table.fullname} where ({key}) in ({gone})")
    inserted = run(f"insert into {table.fullname} ({names}) {result} except {present}")
    return {"inserted": inserted, "deleted": deleted, "unchanged": total - inserted}


def _check_columns(
    connection: Connection, table: Table, select: str, parameters: Mapping[str, Any], expected: list[str]
) -> None:
    found = list(connection.execute(text(f"select * from (\n{select}\n) as selected limit 0"), parameters).keys())
    if sorted(found) != sorted(expected):
        missing, unknown = sorted(set(expected) - set(found)), sorted(set(found) - set(expected))
        raise ValueError(f"select for {table.fullname}: columns missing {missing}, not the table's {unknown}: {found}")
