"""Each role logs in and tries to read what it must not."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from childrens_services import contracts, database, settings
from childrens_services.embedded import Server
from childrens_services.measure.run import measure
from childrens_services.model import areas, identity, migrate, run, schema, security
from childrens_services.publish import published
from childrens_services.stage import tables
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.pool import NullPool

from tests.measure import facts

LogIn = Callable[[str], Connection]
# schemas of which a role may read every table
WHOLE = {
    "childrens_reader": {"published"},
    "childrens_analyst": {"published", "kpi", "warehouse", "quality", "reference"},
    "childrens_safeguarding": {"published", "kpi", "warehouse", "quality", "reference"},
    "childrens_data_engineer": {"published", "kpi", "warehouse", "quality", "reference"},
    "childrens_pipeline": set(schema.SCHEMAS),
}
FACTS_AND_DIMENSIONS = [table for table in schema.metadata.sorted_tables if table.schema == "warehouse"]
WHO = {"surname", "forename", "birth_date", "postcode", "nhs_number", "upn", "former_upn", "uln"}


@pytest.fixture(scope="module")
def migrated(postgres: Server, migrated: str) -> str:
    """The template with every feed's staging tables, which take a second to make."""
    postgres.create_database("security_template", template=migrated)
    with create_engine(postgres.url("security_template"), poolclass=NullPool).begin() as connection:
        tables.ensure_all(connection)
    return "security_template"


@pytest.fixture
def log_in(warehouse: str) -> Iterator[LogIn]:
    """Connects as a login that is a member of the role and nothing else, to a warehouse with one child."""
    with database.transaction() as connection:
        connection.execute(text("insert into identity.child_identifier values ('upn', 'A0000000000001', 42)"))
    opened: list[Connection] = []

    def open_as(role: str) -> Connection:
        with database.transaction() as connection:
            if not connection.scalar(text("select 1 from pg_roles where rolname = :name"), {"name": f"one_{role}"}):
                connection.execute(text(f"create role one_{role} login in role {role}"))
        url = make_url(warehouse).set(username=f"one_{role}")
        opened.append(create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT").connect())
        return opened[-1]

    yield open_as
    for connection in opened:
        connection.close()


def relations(connection: Connection) -> list[tuple[str, str]]:
    query = text(
        "select relnamespace::regnamespace::text, relname from pg_class "
        "where relkind in ('r', 'v', 'm', 'p') and relnamespace::regnamespace::text = any(:schemas)"
    )
    return [(row[0], row[1]) for row in connection.execute(query, {"schemas": list(schema.SCHEMAS)})]


@pytest.mark.parametrize("role", security.ROLES)
def test_a_role_reads_whole_tables_of_its_schemas_only(role: str, log_in: LogIn) -> None:
    connection = log_in(role)
    found = relations(connection)
    assert {name for name, _ in found} >= {"staging", "identity", "quarantine", "warehouse", "quality"}
    readable = {(place, name) for place, name in found if may(connection, f'select * from {place}."{name}" limit 0')}
    wanted = {(place, name) for place, name in found if place in WHOLE.get(role, set())}
    if role in areas.ROLES:
        wanted |= area_tables(role) | {(place, name) for place, name in found if place in ("published", "reference")}
    # readings of a child are kept from whoever might change them; a feed may have nothing that tells who a child is
    if role == "childrens_pipeline":
        wanted -= {("identity", "look_up")}
    if role == "childrens_data_engineer":
        harmless = {feed.name for feed in contracts.all_feeds() if not restricted(feed)}
        wanted |= {("staging", name) for name in harmless} | {("staging", f"{name}_current") for name in harmless}
    assert readable == wanted


def area_tables(role: str) -> set[tuple[str, str]]:
    """Tables of which a role of an area reads rows: its own and everybody's of the warehouse, and those by domain."""
    own = (role.removeprefix("childrens_area_"), areas.SHARED)
    found = {("warehouse", table.name) for table in FACTS_AND_DIMENSIONS if areas.area(table) in own}
    views = {("kpi", path.stem) for path in (settings.SQL / "kpi" / "views").glob("*.sql")}
    quality = {("quality", name) for name in ("batch", "verdict", "column_profile", "alert", "alert_delivery")}
    figures = {("kpi", f"kpi_{name}") for name in ("monthly", "restatement", "frozen", "forecast")}
    return found | views | quality | figures


def may(connection: Connection, statement: str) -> bool:
    try:
        connection.exec_driver_sql(statement)
    except ProgrammingError as error:
        if not isinstance(error.orig, InsufficientPrivilege):
            raise
        return False
    return True


def restricted(feed: contracts.Feed) -> list[str]:
    return [column.name for column in feed.columns if column.classification == "restricted"]


def test_what_tells_who_a_child_is_is_classified_so() -> None:
    """The rights on staging follow from the contracts: a name that is not classified as restricted would be read."""
    columns = [(feed.name, column) for feed in contracts.all_feeds() for column in feed.columns]
    told = [
        (feed, column)
        for feed, column in columns
        if column.semantic in WHO or (column.meaning and WHO & set(column.meaning.types.values()))
    ]
    assert len(told) > 20
    assert [(feed, column.name) for feed, column in told if column.classification != "restricted"] == []


@pytest.mark.parametrize("way", ["select {column} from {table}", "explain analyze select {column} from {table}"])
@pytest.mark.parametrize("suffix", ["", "_current"])
def test_a_data_engineer_reads_rows_without_who_they_are_about(log_in: LogIn, way: str, suffix: str) -> None:
    connection = log_in("childrens_data_engineer")
    tried = 0
    for feed in contracts.all_feeds():
        relation = f"staging.{feed.name}{suffix}"
        connection.exec_driver_sql(way.format(column="source_row", table=relation))
        for name in restricted(feed):
            tried += 1
            with pytest.raises(ProgrammingError, match="permission denied"):
                connection.exec_driver_sql(way.format(column=f'"{name}"', table=relation))
    assert tried > 50


def test_a_data_engineer_learns_nothing_from_statistics(log_in: LogIn) -> None:
    with database.transaction() as owner:
        owner.execute(
            text(
                "insert into staging.sen2_person (persontableid, surname, period, batch_id) "
                "select n::text, 'Invented', '2026-10-01', 'b' from generate_series(1, 50) as n"
            )
        )
        owner.execute(text("analyze staging.sen2_person"))
    connection = log_in("childrens_data_engineer")
    seen = set(connection.scalars(text("select attname from pg_stats where tablename = 'sen2_person'")))
    assert "period" in seen
    assert "surname" not in seen


@pytest.mark.parametrize("column", ["record", "key"])
def test_rows_set_apart_are_seen_without_their_content(log_in: LogIn, column: str) -> None:
    connection = log_in("childrens_data_engineer")
    connection.exec_driver_sql("select source_file, source_row, reasons from quarantine.quarantined_row")
    with pytest.raises(ProgrammingError, match="permission denied"):
        connection.exec_driver_sql(f"select {column} from quarantine.quarantined_row")


@pytest.mark.parametrize("role", [role for role in security.ROLES if role != "childrens_pipeline"])
@pytest.mark.parametrize(
    "statement",
    [
        "select * from identity.child_identifier",
        "explain select * from identity.child_identifier where child_key = 42",
        "insert into identity.child_identifier values ('upn', 'A0000000000001', 1)",
        "delete from identity.look_up",
        "select identity.record_look_up(42, 'none')",
        "select * from identity.link_review",
        "update identity.link_review set decision = 'same'",
        "select identity.record_review(1, 'none')",
        "select * from identity.child_key_change",
        "select * from identity.child_key_secret",
        "insert into warehouse.dim_child (child_key, valid_from, sex) values (7, '1900-01-01', 'F')",
        "delete from quality.verdict",
        "create table public.mine (a int)",
        "create view published.mine as select 1",
        "create function public.mine() returns int language sql as 'select 1'",
        "set role postgres",
    ],
)
def test_nobody_writes_or_reads_identity_directly(role: str, statement: str, log_in: LogIn) -> None:
    with pytest.raises(ProgrammingError, match="permission denied") as refused:
        log_in(role).exec_driver_sql(statement)
    assert "A0000000000001" not in str(refused.value.orig)


@pytest.mark.parametrize("role", [role for role in security.ROLES if role != "childrens_safeguarding"])
@pytest.mark.parametrize(
    "call",
    [
        "find_child('upn', 'A0000000000001', 'to see')",
        "identifiers_of(42, 'to see')",
        "open_reviews(1, 'to see')",
        "decide_review(1, 'same', 'to see')",
    ],
    ids=["find", "identify", "review", "decide"],
)
def test_only_safeguarding_looks_children_up(role: str, call: str, log_in: LogIn) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        log_in(role).exec_driver_sql(f"select * from identity.{call}")


def looked_up() -> list[tuple[object, ...]]:
    with database.transaction() as connection:
        query = text("select looked_up_by, child_key, reason from identity.look_up order by look_up_id")
        return [tuple(row) for row in connection.execute(query)]


def test_every_look_up_is_kept(log_in: LogIn) -> None:
    connection = log_in("childrens_safeguarding")
    find = "select identity.find_child('upn', '{}', '{}')"
    assert connection.exec_driver_sql(find.format("A0000000000001", "strategy discussion")).scalar() == 42
    assert connection.exec_driver_sql(find.format("A0000000000009", "wrong number?")).scalar() is None
    rows = connection.exec_driver_sql("select * from identity.identifiers_of(42, 'letter to the school')").all()
    assert [tuple(row) for row in rows] == [("upn", "A0000000000001")]
    login = "one_childrens_safeguarding"
    assert looked_up() == [
        (login, 42, "strategy discussion"),
        (login, None, "wrong number?"),
        (login, 42, "letter to the school"),
    ]


@pytest.mark.parametrize("reason", ["''", "'  '", "null"])
def test_a_look_up_without_a_reason_tells_nothing(log_in: LogIn, reason: str) -> None:
    with pytest.raises(ProgrammingError, match="needs a reason"):
        log_in("childrens_safeguarding").exec_driver_sql(f"select * from identity.identifiers_of(42, {reason})")


def test_reviews_are_shown_and_decided_and_each_is_kept(log_in: LogIn) -> None:
    with database.transaction() as owner:
        owner.execute(
            text(
                "insert into identity.link_review (one_type, one_identifier, other_type, other_identifier, reason) "
                "values ('case_id', 'C1', 'upn', 'A0000000000001', 'perhaps one child')"
            )
        )
    connection = log_in("childrens_safeguarding")
    [review] = connection.exec_driver_sql("select * from identity.open_reviews(5, 'monthly review')").mappings()
    assert (review["one_identifier"], review["other_identifier"]) == ("C1", "A0000000000001")
    decide = f"select identity.decide_review({review['review_id']}, '{{}}', '{{}}')"
    for verdict, reason in (("perhaps", "unsure"), ("same", " ")):
        with pytest.raises(ProgrammingError):
            connection.exec_driver_sql(decide.format(verdict, reason))
    connection.exec_driver_sql(decide.format("same", "one mother"))
    assert connection.exec_driver_sql("select * from identity.open_reviews(5, 'monthly review')").all() == []
    with database.transaction() as owner:
        kept = owner.execute(text("select decision, decided_by, decided_because, status from identity.link_review"))
        assert kept.all() == [("same", "one_childrens_safeguarding", "one mother", "decided")]
    assert looked_up() == [("one_childrens_safeguarding", 42, why) for why in ("monthly review", "one mother")]


def test_the_pipeline_asks_but_does_not_decide(log_in: LogIn) -> None:
    connection = log_in("childrens_pipeline")
    names = "one_type, one_identifier, other_type, other_identifier, reason"
    row = "insert into identity.link_review (" + names + "{}) values ('case_id', 'C1', 'upn', 'U1', 'perhaps'{})"
    connection.exec_driver_sql(row.format("", ""))
    for statement in (
        row.format(", decision", ", 'same'"),
        "update identity.link_review set decision = 'same'",
        "update identity.child_key_change set kind = 'merge'",
        "delete from identity.child_key_secret",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"):
            connection.exec_driver_sql(statement)


def test_a_look_up_taken_back_is_still_in_the_servers_log(log_in: LogIn) -> None:
    connection = log_in("childrens_safeguarding")
    told: list[str] = []
    connection.connection.driver_connection.add_notice_handler(lambda notice: told.append(notice.message_primary))
    # shown here only so that the test sees what goes to the log; LOG ranks below NOTICE for a client
    connection.exec_driver_sql("set client_min_messages = log")
    connection.exec_driver_sql("begin")
    connection.exec_driver_sql("select identity.find_child('upn', 'A0000000000001', 'curious')")
    connection.exec_driver_sql("rollback")
    assert looked_up() == []
    assert told == ["identity look-up by one_childrens_safeguarding, child 42"]


def test_the_pipeline_builds_as_its_role(
    postgres: Server, warehouse: str, log_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_in("childrens_pipeline")
    own = postgres.airflow_connection(make_url(warehouse).database or "").replace(
        "postgres@", "one_childrens_pipeline@"
    )
    monkeypatch.setenv("AIRFLOW_CONN_WAREHOUSE", own)
    assert run.build("dim_area", "855")["inserted"] > 0
    assert run.build("fact_referral", "855") == {"inserted": 0, "deleted": 0, "unchanged": 0}
    with database.transaction() as connection:
        assert identity.resolve(connection)["restrictions"] == 0
    with create_engine(warehouse, poolclass=NullPool).begin() as owner:
        facts.accepted(owner, ["ssd_cin_episodes"], "2026-03", "2026-05")
        facts.load(owner, {"fact_referral": [{"child_key": 42, "referral_date": date(2026, 5, 4)}]})
        owner.execute(text("insert into identity.restricted_child values (42, 'SEALED', '2026-01-01', null)"))
    # everybody is counted, also children whose rows few may see
    measure("re_referral_12m_pct", "2026-05")
    published.publish("2026-05")
    with database.transaction() as connection:
        query = "select denominator from kpi.kpi_monthly where month = '2026-05-01' and breakdown = 'total'"
        assert connection.scalar(text(query)) == 1


def test_without_the_roles_an_upgrade_says_what_to_do(warehouse: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "ROLES", (*security.ROLES, "childrens_nobody"))
    with create_engine(warehouse, poolclass=NullPool).connect() as connection:
        connection.execute(text("create role lowly"))
        connection.execute(text("set local role lowly"))
        with pytest.raises(PermissionError, match=r"childrens_nobody.*roles\.sql"):
            security.apply(connection)


@pytest.mark.parametrize(
    ("role", "given", "statement"),
    [
        ("childrens_analyst", "select on identity.child_identifier", "select * from identity.child_identifier"),
        ("childrens_reader", "select on warehouse.dim_date", "select * from warehouse.dim_date"),
        ("childrens_data_engineer", "select on staging.sen2_person", "select surname from staging.sen2_person"),
        ("public", "select on kpi.kpi_monthly", "select * from kpi.kpi_monthly"),
        ("public", "execute on function identity.find_child", "select identity.find_child('upn', '', 'none')"),
    ],
)
def test_what_was_given_by_hand_is_taken_back(
    role: str, given: str, statement: str, warehouse: str, log_in: LogIn
) -> None:
    place = given.split(" on ")[1].removeprefix("function ").split(".")[0]
    with database.transaction() as connection:
        connection.execute(text(f"grant usage on schema {place} to {role}"))
        connection.execute(text(f"grant {given} to {role}"))
    connection = log_in("childrens_reader" if role == "public" else role)
    assert may(connection, statement)
    migrate.upgrade(warehouse)
    assert not may(connection, statement)


def test_an_upgrade_takes_nothing_that_was_meant(warehouse: str, log_in: LogIn) -> None:
    readers = {role: log_in(role) for role in security.ROLES}
    meant = {
        "childrens_reader": "select * from published.kpi_monthly",
        "childrens_analyst": "select * from warehouse.dim_child",
        "childrens_data_engineer": "select sex from staging.sen2_person_current",
        "childrens_safeguarding": "select * from identity.identifiers_of(42, 'letter')",
        "childrens_pipeline": "delete from staging.sen2_person",
    }
    migrate.upgrade(warehouse)
    assert [role for role, statement in meant.items() if not may(readers[role], statement)] == []
