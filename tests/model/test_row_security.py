"""Each role logs in and tries, in every way we know, to see a restricted child's rows or another area's.

A way is tried by somebody who may see the rows too: one that finds nothing even then would prove nothing.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from childrens_services.embedded import Server
from childrens_services.model import areas, migrate, schema, security
from psycopg.errors import Diagnostic
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Connection,
    Date,
    DateTime,
    Double,
    Engine,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    create_engine,
    insert,
    make_url,
    text,
)
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlalchemy.pool import NullPool

HIDDEN, SEEN, LIFTED, UNKNOWN = 424242424242, 7, 8, -1
SECRET = "SECRET"
JANUARY = date(2026, 1, 1)
TABLES = schema.metadata.sorted_tables
WITH_CHILDREN = {
    table: column.name
    for table in TABLES
    for column in table.columns
    if table.schema == "warehouse" and column.name.endswith("child_key")
}
WHOLE = ("childrens_analyst", "childrens_data_engineer", "childrens_safeguarding")
FACTS = [table for table in TABLES if table.schema == "warehouse" and not table.name.startswith("dim_")]
Connect = Callable[..., Connection]


@pytest.fixture(scope="module")
def owner(postgres: Server, migrated: str) -> Iterator[Engine]:
    """A warehouse in which every table with children has a row of a restricted child, and of others."""
    postgres.create_database("row_security", template=migrated)
    engine = create_engine(postgres.url("row_security"), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    # rights on the database itself do not come with a template
    with engine.connect().execution_options(isolation_level="READ COMMITTED") as connection, connection.begin():
        security.apply(connection)
    with engine.connect() as connection:
        fill(connection)
    yield engine
    postgres.drop_database("row_security")


@pytest.fixture(scope="module")
def connect(owner: Engine) -> Iterator[Connect]:
    """Connects as a login that is a member of the roles and of nothing else."""
    opened: dict[str, Connection] = {}

    def open_as(*roles: str) -> Connection:
        name = "of_" + "_and_".join(role.removeprefix("childrens_") for role in roles)
        if name not in opened:
            with owner.connect() as connection:
                connection.execute(text(f"drop role if exists {name}"))
                connection.execute(text(f"create role {name} login in role {', '.join(roles)}"))
            engine = create_engine(owner.url.set(username=name), poolclass=NullPool, isolation_level="AUTOCOMMIT")
            opened[name] = engine.connect()
        return opened[name]

    yield open_as
    for connection in opened.values():
        connection.close()


def fill(connection: Connection) -> None:
    # rows of any table, also of those to come: nothing but their types matters here
    connection.execute(text("set session_replication_role = replica"))
    today = date.today()
    restrictions = ((HIDDEN, today + timedelta(days=9)), (HIDDEN, today - timedelta(days=9)), (LIFTED, today))
    for number, (child, end) in enumerate(restrictions):
        row = {"child_key": child, "restriction_kind": "STAFF", "restricted_to": end}
        connection.execute(insert(schema.restricted_child).values(row | {"restricted_from": date(2020, 1, number + 1)}))
    for table in WITH_CHILDREN:
        without_checks(connection, table)
        if schema.is_monthly(table):
            connection.execute(text("select warehouse.have_partition(:name, 2026)"), {"name": table.name})
        for child in (HIDDEN, SEEN, LIFTED, UNKNOWN):
            connection.execute(insert(table).values(row_of(table, child)))
    for number, area in enumerate((*areas.AREAS, areas.SHARED, "test")):
        for table in TABLES:
            if table.schema in ("kpi", "quality"):
                without_checks(connection, table)
                row = row_of(table, 0, area)
                # two rows of one month may differ by their number alone
                numbers = {column.name for column in table.primary_key if isinstance(column.type, Integer)}
                connection.execute(insert(table).values(row | dict.fromkeys(numbers, number)))
    connection.execute(text("update kpi.kpi_monthly set is_headline = true"))
    connection.execute(text("analyze"))


def without_checks(connection: Connection, table: Table) -> None:
    names = connection.scalars(
        text("select conname from pg_constraint where contype = 'c' and conrelid = cast(:name as regclass)"),
        {"name": table.fullname},
    )
    for name in list(names):
        connection.execute(text(f'alter table {table.fullname} drop constraint "{name}"'))


def row_of(table: Table, child: int, area: str = "") -> dict[str, Any]:
    """A row of that child or area; its texts tell whose it is."""
    marked = area or (SECRET if child == HIDDEN else str(child))
    days = dict.fromkeys((Date, DateTime), JANUARY)
    values = {BigInteger: child, Integer: 1, Numeric: 1, Double: 1, Boolean: False, **days, Text: marked, ARRAY: []}
    row = {
        column.name: next((value for type_, value in values.items() if isinstance(column.type, type_)), {})
        for column in table.columns
        if column.computed is None and column.server_default is None and column.name != "valid_to"
    }
    return row | {name: child for name in row if name.endswith("child_key")}


def children(connection: Connection, table: Table) -> set[int]:
    return set(connection.scalars(text(f"select {WITH_CHILDREN[table]} from {table.fullname}")))


def test_every_table_with_children_has_its_policies(owner: Engine) -> None:
    with owner.connect() as connection:
        found = connection.execute(
            text("""
                select
                    class.oid::regclass::text as name, relrowsecurity,
                    array(select polname::text from pg_policy where polrelid = class.oid order by 1)
                from pg_class as class
                -- a partition is read through its table
                where relnamespace = 'warehouse'::regnamespace and relkind in ('r', 'p')
                and not relispartition and exists (
                    select from pg_attribute where attrelid = class.oid and attname like '%child\\_key'
                )
            """)
        ).all()
    assert {tuple(row) for row in found if row[1:] != (True, ["not_restricted", "pipeline", "restricted"])} == set()
    assert {row.name for row in found} == {table.fullname for table in WITH_CHILDREN}
    assert len(found) >= 6


@pytest.mark.parametrize("role", [*WHOLE, *areas.ROLES])
def test_a_restricted_childs_rows_are_not_seen(role: str, connect: Connect) -> None:
    plain, member = connect(role), connect(role, "childrens_restricted_records")
    tried = 0
    for table in WITH_CHILDREN:
        if may_read(plain, table):
            tried += 1
            assert children(plain, table) == {SEEN, LIFTED, UNKNOWN}, table.fullname
            assert children(member, table) == {HIDDEN, SEEN, LIFTED, UNKNOWN}, table.fullname
    assert tried >= 1


def may_read(connection: Connection, table: Table) -> bool:
    return bool(connection.scalar(text("select has_table_privilege(:name, 'select')"), {"name": table.fullname}))


def test_to_see_restricted_records_is_no_right_by_itself(connect: Connect) -> None:
    connection = connect("childrens_restricted_records")
    with pytest.raises(ProgrammingError, match="permission denied"):
        connection.exec_driver_sql("select * from warehouse.dim_child")


def test_the_pipeline_and_the_owner_count_everybody(connect: Connect, owner: Engine) -> None:
    with owner.connect() as connection:
        # the owner of the tests' server is a superuser, whom nothing holds back: take one who is none
        connection.execute(text("create role plain_owner"))
        connection.execute(text("alter table warehouse.fact_referral owner to plain_owner"))
        connection.execute(text("grant usage on schema warehouse to plain_owner; set role plain_owner"))
        try:
            assert HIDDEN in children(connection, schema.metadata.tables["warehouse.fact_referral"])
        finally:
            connection.execute(
                text("reset role; reassign owned by plain_owner to current_user; drop owned by plain_owner")
            )
            connection.execute(text("drop role plain_owner"))
    pipeline = connect("childrens_pipeline")
    for table in WITH_CHILDREN:
        assert HIDDEN in children(pipeline, table)


def test_the_pipeline_changes_rows_of_everybody(connect: Connect) -> None:
    pipeline = connect("childrens_pipeline")
    pipeline.exec_driver_sql("begin")
    assert pipeline.exec_driver_sql("delete from warehouse.fact_referral").rowcount == 4
    row = row_of(schema.metadata.tables["warehouse.dim_child"], HIDDEN) | {"child_key": HIDDEN + 1}
    pipeline.execute(insert(schema.metadata.tables["warehouse.dim_child"]).values(row))
    pipeline.exec_driver_sql("rollback")


# --- ways round -------------------------------------------------------------------------------------------------------

WAYS = [
    "select * from warehouse.fact_referral",
    "table warehouse.fact_referral",
    "select * from warehouse.fact_referral where referral_id = 'SECRET'",
    "select * from warehouse.fact_referral where child_key = 424242424242",
    "select max(referral_id) from warehouse.fact_referral",
    "select * from only warehouse.fact_referral tablesample system (100)",
    "select b.* from warehouse.dim_child a join warehouse.fact_referral b using (child_key)",
    "select b.* from warehouse.dim_local_authority a right join warehouse.fact_referral b on true",
    "select (select referral_id from warehouse.fact_referral where child_key = n) from (values (424242424242)) v (n)",
    "with a as materialized (select * from warehouse.fact_referral) select * from a",
    "select row_to_json(f) from warehouse.fact_referral as f",
    "select upper(word) from ts_stat('select to_tsvector(''simple'', referral_id) from warehouse.fact_referral')",
    # values in the text of an error: what a row makes fail, it tells
    "select count(*) from warehouse.fact_referral where referral_id::int > -9",
    "select 1 from warehouse.fact_referral where 1 / (case when child_key > 1000 then 0 else 1 end) = 1",
    # a function, and an operator, that tell what they are given; a dishonest cost to be asked first
    "select count(*) from warehouse.fact_referral where public.told(referral_id)",
    "select count(*) from warehouse.fact_referral where referral_id ==! 'x'",
    "select count(*) from public.by_view where public.told(referral_id)",
    "select * from public.by_view",
    "explain (analyze, verbose, costs off) select * from warehouse.fact_referral where public.told(referral_id)",
]


@pytest.fixture(scope="module")
def tell_tales(owner: Engine) -> None:
    """What an administrator might leave lying about, open to everybody."""
    with owner.connect() as connection:
        connection.connection.cursor().execute("""
            create function public.told(value text) returns boolean language plpgsql cost 0.0000001
            as $$ begin raise notice 'told %', value; return true; end $$;
            create function public.told(value text, other text) returns boolean language plpgsql cost 0.0000001
            as $$ begin raise notice 'told %', value; return true; end $$;
            create operator public.==! (leftarg = text, rightarg = text, function = public.told);
            create view public.by_view with (security_invoker = true) as select * from warehouse.fact_referral;
            grant usage on schema public to childrens_analyst;
            grant select on public.by_view to childrens_analyst;
        """)


def told(connection: Connection, statement: str) -> str:
    """All that a statement says: rows, notices, and the text of an error."""
    heard: list[str] = []
    driver = connection.connection.driver_connection
    assert driver is not None

    def hear(notice: Diagnostic) -> None:
        heard.append(str(notice.message_primary))

    driver.add_notice_handler(hear)
    try:
        connection.exec_driver_sql("set search_path = pg_catalog, public")
        result = connection.exec_driver_sql(statement)
        heard += [str(tuple(row)) for row in result] if result.returns_rows else []
    except DBAPIError as error:
        heard.append(str(error.orig).replace(statement, ""))
    finally:
        driver.remove_notice_handler(hear)
    return "\n".join(heard)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.usefixtures("tell_tales")
def test_no_way_leads_to_a_hidden_row(way: str, connect: Connect) -> None:
    found = told(connect("childrens_analyst", "childrens_restricted_records"), way)
    assert SECRET in found or "division by zero" in found
    found = told(connect("childrens_analyst"), way)
    assert SECRET not in found
    assert "division by zero" not in found


@pytest.mark.parametrize(
    "way", ["copy warehouse.fact_referral to stdout", "copy (table warehouse.fact_referral) to stdout"]
)
def test_no_copy_has_a_hidden_row(way: str, connect: Connect) -> None:
    def copied(connection: Connection) -> str:
        with connection.connection.cursor().copy(way) as copy:
            return "".join(bytes(part).decode() for part in copy)

    assert SECRET in copied(connect("childrens_analyst", "childrens_restricted_records"))
    found = copied(connect("childrens_analyst"))
    assert SECRET not in found
    assert str(SEEN) in found


def test_a_plan_kept_from_before_is_not_used_for_another(connect: Connect) -> None:
    member = connect("childrens_analyst", "childrens_restricted_records")
    member.exec_driver_sql("prepare referrals as select * from warehouse.fact_referral")
    assert SECRET in told(member, "execute referrals")
    member.exec_driver_sql("set role childrens_analyst")
    assert SECRET not in told(member, "execute referrals")
    member.exec_driver_sql("reset role")


def test_row_security_cannot_be_switched_off(connect: Connect) -> None:
    connection = connect("childrens_analyst")
    connection.exec_driver_sql("set row_security = off")
    with pytest.raises(ProgrammingError, match="would be affected by row-level security"):
        connection.exec_driver_sql("select * from warehouse.fact_referral")
    connection.exec_driver_sql("reset row_security")


@pytest.mark.parametrize("role", [*WHOLE, *areas.ROLES, "childrens_reader"])
def test_statistics_tell_nothing(role: str, connect: Connect, owner: Engine) -> None:
    query = (
        "select tablename, most_common_vals::text, histogram_bounds::text from pg_stats where schemaname = 'warehouse'"
    )
    with owner.connect() as connection:
        assert SECRET in told(connection, query)
    found = told(connect(role), query)
    assert SECRET not in found
    assert str(HIDDEN) not in found
    for view in ("pg_statistic", "pg_statistic_ext_data"):
        assert "permission denied" in told(connect(role), f"select * from {view}")


def test_the_catalog_names_no_child(connect: Connect) -> None:
    query = "select pg_get_expr(polqual, polrelid) from pg_policy union all select prosrc from pg_proc"
    assert str(HIDDEN) not in told(connect("childrens_analyst"), query)
    plan = told(connect("childrens_analyst"), "explain (analyze, verbose) select * from warehouse.fact_referral")
    assert "hashed SubPlan" in plan
    assert str(HIDDEN) not in plan


@pytest.mark.parametrize("role", [*WHOLE, *areas.ROLES, "childrens_reader", "childrens_restricted_records"])
@pytest.mark.parametrize(
    "statement",
    [
        "select * from identity.restricted_child",
        "select * from row_security.hidden_children()",
        "create temporary table mine as select 1",
        "create function pg_temp.told(text) returns boolean language sql as 'select true'",
        "insert into warehouse.dim_child (child_key, valid_from, sex) values (424242424242, '2026-01-01', 'F')",
        "insert into warehouse.fact_referral (referral_id) select referral_id from warehouse.fact_referral",
        "update warehouse.fact_referral set child_key = 7",
        "alter table warehouse.fact_referral disable row level security",
        "drop policy not_restricted on warehouse.fact_referral",
        "create policy mine on warehouse.fact_referral using (true)",
        "select pg_read_file('postgresql.conf')",
        "select lo_import('/etc/hostname')",
        "select lo_get(1)",
        "copy warehouse.dim_date to program 'cat'",
    ],
)
def test_what_would_lead_round_is_refused(role: str, statement: str, connect: Connect) -> None:
    found = told(connect(role), statement)
    assert any(words in found for words in ("permission denied", "must be owner", "large object 1 does not exist")), (
        found
    )
    assert SECRET not in found


def test_views_and_functions_see_no_more_than_who_asks(owner: Engine) -> None:
    with owner.connect() as connection:
        views = connection.execute(
            text("""
                select oid::regclass::text, relkind::text, coalesce(reloptions, '{}') from pg_class
                where relkind in ('v', 'm') and relnamespace::regnamespace::text = any(:schemas)
            """),
            {"schemas": ["warehouse", "kpi", "published", "quality", "reference", "identity"]},
        ).all()
        functions = connection.execute(
            text("""
                select oid::regprocedure::text, proleakproof, coalesce(array_to_string(proconfig, ' '), '')
                from pg_proc
                -- names in a parsed body are bound when it is made
                where pronamespace::regnamespace::text = any(:schemas) and prosqlbody is null
            """),
            {"schemas": [*schema.SCHEMAS, "row_security"]},
        ).all()
    assert len(views) >= 6
    assert [name for name, kind, options in views if kind == "m" or "security_invoker=true" not in options] == []
    assert len(functions) >= 4
    pinned = "search_path=pg_catalog, pg_temp"
    assert [name for name, leakproof, settings in functions if leakproof or pinned not in settings] == []


# --- areas ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", FACTS, ids=lambda table: table.name)
def test_every_fact_has_an_area(table: Table) -> None:
    assert areas.area(table) in (*areas.AREAS, areas.SHARED)


def test_an_area_follows_from_the_feeds_unless_declared() -> None:
    tables = schema.metadata.tables
    assert {name: areas.area(tables[f"warehouse.{name}"]) for name in EXPECTED_AREAS} == EXPECTED_AREAS
    referral = tables["warehouse.fact_referral"].to_metadata(MetaData())
    referral.info = {"area": "health"}
    assert areas.area(referral) == "health"
    assert areas.area(Table("fact_of_nothing", MetaData(), schema="warehouse")) is None


EXPECTED_AREAS = {
    "fact_ehc_assessment": "education",
    "fact_health_review": "health",
    "fact_referral": "social_care",
    "fact_placement": "social_care",
    "fact_high_needs_monitor": "finance",
    "fact_published_figure": "reference",
    "dim_child": "reference",
}


@pytest.mark.parametrize("area", areas.AREAS)
@pytest.mark.parametrize("way", ["select * from {}", "explain select * from {}", "select count(*) from {}"])
def test_an_area_reads_its_own_facts_and_everybodys(area: str, way: str, connect: Connect) -> None:
    connection = connect(f"childrens_area_{area}")
    for table in TABLES:
        if table.schema == "warehouse":
            refused = "permission denied" in told(connection, way.format(table.fullname))
            assert refused == (areas.area(table) not in (area, areas.SHARED)), table.fullname


def test_two_areas_are_both(connect: Connect) -> None:
    connection = connect("childrens_area_health", "childrens_area_finance")
    domains = connection.scalars(text("select domain from kpi.kpi_monthly"))
    assert set(domains) == {"health", "finance", areas.SHARED}
    connection.exec_driver_sql("select * from warehouse.fact_health_review, warehouse.fact_high_needs_monitor")


ROWS_BY_AREA = {
    "kpi.kpi_monthly": "domain",
    "kpi.kpi_restatement": "domain",
    "kpi.kpi_frozen": "domain",
    "kpi.kpi_forecast": "domain",
    "quality.batch": "domain",
    "quality.alert": "domain",
    "quality.verdict": "batch_id",
    "quality.column_profile": "batch_id",
    "quality.alert_delivery": "alert_id",
}


@pytest.mark.parametrize(("table", "column"), ROWS_BY_AREA.items())
def test_figures_and_checks_are_seen_by_area(table: str, column: str, connect: Connect) -> None:
    every = {*areas.AREAS, areas.SHARED, "test"}
    for role in (*WHOLE, "childrens_pipeline"):
        assert set(connect(role).scalars(text(f"select {column} from {table}"))) == every
    for area in areas.AREAS:
        connection = connect(f"childrens_area_{area}")
        assert set(connection.scalars(text(f"select {column} from {table}"))) == {area, areas.SHARED}


def test_every_table_of_kpi_and_quality_is_by_area_or_for_none(connect: Connect) -> None:
    readable = {
        table.fullname
        for table in TABLES
        if table.schema in ("kpi", "quality") and may_read(connect("childrens_area_health"), table)
    }
    assert readable >= set(ROWS_BY_AREA)
    query = text("select oid::regclass::text from pg_class where relrowsecurity")
    assert readable <= set(connect("childrens_area_health").scalars(query))


def test_a_view_shows_each_area_its_own(connect: Connect) -> None:
    query = "select count(*) from kpi.scorecard"
    assert connect("childrens_analyst").scalar(text(query)) > connect("childrens_area_health").scalar(text(query)) > 0


# --- upgrades ---------------------------------------------------------------------------------------------------------


def test_an_upgrade_puts_the_policies_right_and_covers_new_tables(warehouse: str, connect: Connect) -> None:
    connect("childrens_analyst")
    url = make_url(warehouse)
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    analyst = create_engine(url.set(username="of_analyst"), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection, analyst.connect() as reader:
        connection.connection.cursor().execute(f"""
            set session_replication_role = replica;
            insert into identity.restricted_child values ({HIDDEN}, 'SEALED', '2020-01-01', null);
            insert into warehouse.dim_child (child_key, valid_from, sex) values ({HIDDEN}, '1900-01-01', 'F');
            create table warehouse.fact_by_hand as select child_key as infant_child_key from warehouse.dim_child;
            create policy by_hand on warehouse.dim_child using (true);
            alter table warehouse.dim_child disable row level security;
        """)
        assert str(HIDDEN) in told(reader, "select child_key from warehouse.dim_child")
        assert "permission denied" in told(reader, "select * from warehouse.fact_by_hand")
        migrate.upgrade(warehouse)
        assert told(reader, "select child_key from warehouse.dim_child") == ""
        assert told(reader, "select * from warehouse.fact_by_hand") == ""


def test_a_look_up_of_a_restricted_child_is_refused_and_logged(owner: Engine, connect: Connect) -> None:
    with owner.connect() as connection:
        connection.execute(text(f"insert into identity.child_identifier values ('case_id', 'C1', {HIDDEN})"))
    find = "select identity.find_child('case_id', 'C1', 'to see')"
    identify = f"select * from identity.identifiers_of({HIDDEN}, 'to see')"
    plain = connect("childrens_safeguarding")
    member = connect("childrens_safeguarding", "childrens_restricted_records")
    plain.exec_driver_sql("set client_min_messages = log")
    for statement in (find, identify):
        found = told(plain, statement)
        assert "is restricted" in found
        assert "identity look-up by of_safeguarding" in found
        assert "C1" not in found
    plain.exec_driver_sql("reset client_min_messages")
    assert member.scalar(text(find)) == HIDDEN
    assert member.execute(text(identify)).all() == [("case_id", "C1")]
