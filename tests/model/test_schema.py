"""The migrations make what `model/schema/` declares, and every table and column says what it is."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from childrens_services.model import migrate, schema
from childrens_services.model.migrations.filters import include_name
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import NullPool


@pytest.fixture
def connection(warehouse: str) -> Iterator[Connection]:
    with create_engine(warehouse, poolclass=NullPool).connect() as connection:
        yield connection


def test_migrations_make_the_declared_tables(connection: Connection):
    context = MigrationContext.configure(connection, opts={"include_schemas": True, "include_name": include_name})
    assert compare_metadata(context, schema.metadata) == []


def test_upgrading_again_changes_nothing(warehouse: str):
    migrate.upgrade(warehouse)


def test_every_table_and_column_has_a_comment(connection: Connection):
    without = connection.execute(
        text("""
            select class.oid::regclass::text, attribute.attname
            from pg_class as class
            join pg_attribute as attribute on attribute.attrelid = class.oid and attnum >= 0 and not attisdropped
            where
                relnamespace::regnamespace::text = any(:schemas)
                and relkind = 'r'
                and (col_description(class.oid, attnum) is null or obj_description(class.oid) is null)
        """),
        {"schemas": list(schema.SCHEMAS)},
    )
    assert without.all() == []


def test_temporal_key_refuses_versions_that_overlap(connection: Connection):
    version = "insert into warehouse.dim_child (child_key, valid_from, valid_to, sex) values (1, {}, {}, 'F')"
    connection.execute(text(version.format("'1900-01-01'", "'2026-02-01'")))
    connection.execute(text(version.format("'2026-02-01'", "null")))
    with pytest.raises(IntegrityError, match="dim_child_without_overlaps"):
        connection.execute(text(version.format("'2026-01-31'", "'2026-02-02'")))


@pytest.mark.parametrize(
    "counts",
    [
        "status = 'accepted', staged_rows = 3, quarantined_rows = 1",
        "status = 'refused', refused_rows = 4",
        "status = 'lost'",
    ],
)
def test_a_batch_whose_rows_do_not_add_up_is_refused(connection: Connection, counts: str):
    connection.execute(
        text("""
            insert into quality.batch
            (batch_id, feed, domain, month, sha256, source, url, received_at, received_rows, status)
            values ('b', 'f', 'd', '2026-01-01', 's', 's', 'u', now(), 5, 'landed')
        """)
    )
    with pytest.raises(IntegrityError):
        connection.execute(text(f"update quality.batch set {counts}"))
