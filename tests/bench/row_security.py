"""What the policies on rows cost an analyst: the same query on the same rows, with row-level security and without."""

import time

from childrens_services.embedded import Server
from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

ROWS, CHILDREN, RESTRICTED = 500_000, 150_000, 750
TIMES = 15
QUERIES = {
    "by month": "select date_trunc('month', referral_date), count(*) from warehouse.fact_referral group by 1",
    "by need": "select need_code, count(*) from warehouse.fact_referral group by 1",
    "a quarter": "select count(*) from warehouse.fact_referral "
    "where referral_date between '2023-01-01' and '2023-03-31'",
    "joined with itself": "select count(*) from warehouse.fact_referral a join warehouse.fact_referral b "
    "using (child_key) where a.referral_date > b.referral_date",
    "one child": "select * from warehouse.fact_referral where child_key = 42",
    "count, and nothing else": "select count(*) from warehouse.fact_referral",
}


def run(server: Server, name: str, console: Console) -> None:
    """Print the best of TIMES for each query, on the migrated and empty warehouse of that name."""
    owner = create_engine(server.url(name), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with owner.connect() as connection:
        _fill(connection)
    reader = create_engine(owner.url.set(username="bench_analyst"), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    table = Table(title=f"Row-level security, {ROWS:,} rows, {RESTRICTED} restricted children")
    for heading in ("query", "ms without", "ms with", "ratio"):
        table.add_column(heading)
    with owner.connect() as connection, reader.connect() as analyst:
        for title, query in QUERIES.items():
            connection.execute(text("alter table warehouse.fact_referral disable row level security"))
            without = _best(analyst, query)
            connection.execute(text("alter table warehouse.fact_referral enable row level security"))
            held_back = _best(analyst, query)
            table.add_row(title, f"{without:.1f}", f"{held_back:.1f}", f"{held_back / without:.2f}")
    console.print(table)


def _fill(connection: Connection) -> None:
    statements = (
        # the members they refer to need not be there
        "set session_replication_role = replica",
        "insert into warehouse.dim_local_authority (local_authority_code, name, region) values ('855', '-', '-')",
        # keys as spread as those of a hash
        f"""
        insert into warehouse.fact_referral
        (
            local_authority_code, referral_id, child_key, referral_date, referral_source_code, need_code,
            is_no_further_action, close_reason_code, team_id, is_case_open
        )
        select '855', 'REF' || n, hashint8extended(n % {CHILDREN}, 7) & 9223372036854775807,
            date '2020-01-01' + n % 2000, '1A', 'N' || n % 10, n % 7 = 0, '-2', 'T1', false
        from generate_series(1, {ROWS}) as n
        """,
        f"""
        insert into identity.restricted_child
        select distinct child_key, 'STAFF', date '2020-01-01', null::date
        from warehouse.fact_referral where child_key % {CHILDREN // RESTRICTED} = 0
        """,
        "create role bench_analyst login in role childrens_analyst",
        "vacuum analyze",
    )
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def _best(connection: Connection, query: str) -> float:
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        connection.exec_driver_sql(query).all()
        times.append(time.perf_counter() - start)
    return min(times) * 1000
