"""How long measuring every indicator for a month takes with one year of history and with eight, side by side.

The warehouse is filled by the database itself: for every fact as many rows a month as a county of Leicestershire's size
has, codes from the dimensions, dates in the month. Not records of a county, so the figures mean nothing: what is
measured is how much more is read when there is more. `python -m tests.bench.kpis [scale] [--rebuild]`.

The ratio that counts is of one month's figures, rolling years and all. Beside it stands what the DAG does, which also
writes the months around it again; with a single year of history half of what these rest on is not there, so that ratio
says how much more there is to do. With --rebuild all months are measured too.
"""

import argparse
import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from childrens_services import contracts, database, months
from childrens_services.embedded import Server
from childrens_services.measure import catalogue, query
from childrens_services.measure.run import REACH, measure
from childrens_services.model import migrate, reference, run, schema, sync
from childrens_services.stage import tables
from rich.console import Console
from rich.table import Table as Shown
from sqlalchemy import BigInteger, Boolean, Column, Connection, Date, Integer, Numeric, Table, create_engine, text
from sqlalchemy.pool import NullPool

from tests.measure import facts

LAST = "2026-03"
CHILDREN = 150_000
# rows a month, where the default does not do: Leicestershire's published volumes
A_MONTH = {
    "fact_attendance_month": 98_000,
    "fact_school_roll": 8_000,
    "fact_ehc_plan_month": 7_200,
    "fact_home_to_school_journey_month": 3_000,
    "fact_post16_activity_month": 16_000,
    "fact_community_wait_month": 5_000,
    "fact_looked_after_month": 700,
    "fact_visit": 2_500,
    "fact_contact": 1_700,
    "fact_health_review": 2_800,
    "fact_family_hub_visit": 2_500,
}
DEFAULT = 500
MOST = 1.3
Seconds = dict[str, float]


def fill(connection: Connection, years: int, scale: float) -> int:
    """Rows of every fact for the years up to LAST; gives how many."""
    connection.execute(text("set local session_replication_role = replica"))
    span = months.span(months.shift(LAST, 1 - 12 * years), LAST)
    facts.load(connection, {})
    connection.execute(
        text(
            "insert into warehouse.dim_child (child_key, valid_from, sex, birth_month, deprivation_quintile)"
            " select g, '1900-01-01', (array['M', 'F'])[1 + g % 2], date '2008-01-01' + (g % 6500), 1 + g % 5"
            f" from generate_series(1, {CHILDREN}) as g"
        )
    )
    people = {"mid_year_date": date(2024, 6, 30), "area_code": "E10000018", "area_name": "Leicestershire"}
    ages = [{**people, "age_from": age, "age_to": age, "population": 8_000} for age in range(18)]
    facts.load(connection, {"fact_population": [*ages, {**people, "age_from": 0, "age_to": 17, "population": 147_439}]})
    total = 0
    for table in schema.metadata.sorted_tables:
        is_fact = table.schema == "warehouse" and table.name.startswith("fact_")
        if is_fact and "local_authority_code" in table.columns:
            total += _fill(connection, table, span, max(1, round(A_MONTH.get(table.name, DEFAULT) * scale)))
    for feed in contracts.names():
        facts.accepted(connection, [feed], span[0], span[-1])
    connection.execute(text("analyze"))
    return total


def _fill(connection: Connection, table: Table, span: list[str], rows: int) -> int:
    if schema.is_monthly(table):
        for year in sorted({month[:4] for month in span}):
            connection.execute(
                text("select warehouse.have_partition(:name, :year)"), {"name": table.name, "year": int(year)}
            )
    # codes of columns without a dimension are made up, which a check would refuse
    checks = "select conname from pg_constraint where contype = 'c' and conrelid = cast(:name as regclass)"
    for name in list(connection.scalars(text(checks), {"name": table.fullname})):
        connection.execute(text(f'alter table {table.fullname} drop constraint "{name}"'))
    columns = [column for column in table.columns if column.computed is None]
    dates = [column.name for column in columns if isinstance(column.type, Date)]
    values = ", ".join(_value(connection, column, dates) for column in columns)
    names = ", ".join(column.name for column in columns)
    statement = (
        f"insert into {table.fullname} ({names}) select {values}"
        " from generate_series(cast(:first as timestamp), cast(:last as timestamp), interval '1 month') as m (month)"
        f" cross join generate_series(1, {rows}) as g on conflict do nothing"
    )
    found = connection.execute(
        text(statement), {"first": months.first_day(span[0]), "last": months.first_day(span[-1])}
    )
    return found.rowcount


def _value(connection: Connection, column: Column, dates: list[str]) -> str:
    """An expression of the month `m.month` and the number `g` of the row."""
    default = facts.DEFAULTS.get(column.table.name, {}).get(column.name)
    if column.name == "local_authority_code":
        return "'855'"
    if column.name == "month":
        return "m.month::date"
    if column.name == "birthday_month" and not isinstance(column.type, Date):
        return "1 + g % 12"
    if column.name.endswith("child_key"):
        return f"1 + (g * 7 + extract(month from m.month)::integer * 911) % {CHILDREN}"
    if isinstance(column.type, Date):
        return f"(m.month + (g % 28 + {14 * dates.index(column.name)}) * interval '1 day')::date"
    if isinstance(column.type, Boolean):
        return "g % 5 = 0"
    if isinstance(column.type, BigInteger | Integer | Numeric):
        return "g" if column.primary_key else "g % 50"
    if column.foreign_keys:
        return _code(connection, column)
    if isinstance(default, str):
        return repr(default)
    return "to_char(m.month, 'YYYYMM') || '-' || g" if column.primary_key else "'-1'"


def _code(connection: Connection, column: Column) -> str:
    (reference_,) = column.foreign_keys
    target = reference_.column
    found = connection.scalars(text(f"select {target.name} from {target.table.fullname} order by 1 desc limit 40"))
    codes = ", ".join(repr(str(code)) for code in found) or "'-1'"
    return f"(array[{codes}])[1 + g % {codes.count(',') + 1}]"


def timed(month: str, reach: int) -> Seconds:
    """Seconds by indicator to measure the month, and so many months on either side of it again."""
    seconds = {}
    for kpi_id in catalogue.kpi_ids():
        began = time.perf_counter()
        measure(kpi_id, month, reach)
        seconds[kpi_id] = time.perf_counter() - began
    return seconds


def prepared(server: Server, years: int, scale: float, console: Console) -> None:
    """A warehouse with so many years of facts behind the connection `warehouse`."""
    name = f"years_{years}"
    server.create_database(name)
    os.environ["AIRFLOW_CONN_WAREHOUSE"] = server.airflow_connection(name)

    migrate.upgrade(server.url(name))
    engine = create_engine(server.url(name), poolclass=NullPool)
    with engine.begin() as connection:
        tables.ensure_all(connection)
        reference.load_all(connection)
        for listed in run.lists():
            sync.sync(
                connection,
                schema.metadata.tables[f"warehouse.{listed}"],
                database.sql("warehouse", f"{listed}.sql"),
                {},
            )
    began = time.perf_counter()
    with engine.begin() as connection:
        total = fill(connection, years, scale)
    console.print(f"{years} year(s): {total:,} rows of facts in {time.perf_counter() - began:.0f} s")


def show(console: Console, title: str, one: Seconds, eight: Seconds) -> float:
    """Print the slowest indicators and all together; gives the ratio of all."""
    shown = Shown("indicator", "1 year, s", "8 years, s", "ratio", title=title)
    slowest = sorted(eight, key=lambda each: -eight[each])[:15]
    rows = [(kpi_id, one[kpi_id], eight[kpi_id]) for kpi_id in slowest]
    rows.append(("all", sum(one.values()), sum(eight.values())))
    for name, first, second in rows:
        shown.add_row(name, f"{first:.2f}", f"{second:.2f}", f"{second / first:.2f}")
    console.print(shown)
    return rows[-1][2] / rows[-1][1]


def main() -> int:
    """Print the comparison; 1 when eight years take over 1.3 times as long as one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scale", type=float, nargs="?", default=1.0)
    parser.add_argument("--rebuild", action="store_true")
    chosen = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory(prefix="cs-bench-") as folder:
        server = Server(Path(folder))
        server.configure(fsync="off", synchronous_commit="off", shared_buffers="1GB", max_wal_size="4GB")
        # the groups that made-up codes give are not those of the catalogue
        query._check = lambda *_: None
        alone: dict[int, Seconds] = {}
        with_restated: dict[int, Seconds] = {}
        for years in (1, 8):
            prepared(server, years, chosen.scale, console)
            timed(LAST, REACH)  # once to warm up: what is measured is a month measured again, as each night does
            alone[years] = timed(LAST, 0)
            with_restated[years] = timed(LAST, REACH)
        ratio = show(console, "One month", alone[1], alone[8])
        show(console, "One month, and the year before it restated", with_restated[1], with_restated[8])
        if chosen.rebuild:
            began = time.perf_counter()
            for month in [months.shift(LAST, -by) for by in range(0, 96, 2 * REACH + 1)]:
                timed(month, REACH)
            console.print(f"All months of 8 years: {time.perf_counter() - began:.0f} s")
        server.stop()
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())
