"""Staging follows the contract: made, described, extended, and never in the way of readers."""

from dataclasses import replace

import pytest
from childrens_services import contracts, database
from childrens_services.contracts import Feed
from childrens_services.stage import tables
from sqlalchemy import inspect, text

pytestmark = pytest.mark.usefixtures("warehouse")


@pytest.fixture
def feed() -> Feed:
    return contracts.load("ssda903_episodes")


def ensure(feed: Feed) -> None:
    with database.transaction() as connection:
        tables.ensure(connection, feed)


def columns(name: str) -> dict[str, str]:
    return {column["name"]: str(column["type"]) for column in inspect(database.engine()).get_columns(name, "staging")}


def test_a_table_has_the_contracts_columns_and_where_rows_came_from(feed: Feed):
    ensure(feed)
    found = columns(feed.name)
    assert list(found) == [*(column.name for column in feed.columns), *tables.LINEAGE]
    assert (found["child"], found["decom"], found["source_row"]) == ("TEXT", "DATE", "BIGINT")
    assert list(columns(f"{feed.name}_current")) == list(found)


def test_everything_is_described(feed: Feed):
    ensure(feed)
    inspector = inspect(database.engine())
    assert inspector.get_table_comment(feed.name, "staging")["text"].startswith(feed.grain)
    assert all(column["comment"] for column in inspector.get_columns(feed.name, "staging"))


def test_a_new_column_is_added_and_rows_stay(feed: Feed):
    ensure(replace(feed, columns=feed.columns[:-1]))
    with database.transaction() as connection:
        connection.execute(
            text("insert into staging.ssda903_episodes (child, period, batch_id) values ('C', now(), 'b')")
        )
    ensure(feed)
    with database.transaction() as connection:
        assert connection.scalar(text("select count(*) from staging.ssda903_episodes where urn is null")) == 1
    assert set(columns(f"{feed.name}_current")) == set(columns(feed.name))


def test_ensuring_again_does_nothing(feed: Feed):
    ensure(feed)
    with database.transaction() as reader, database.transaction() as connection:
        reader.execute(text("select * from staging.ssda903_episodes_current"))
        connection.execute(text("set local lock_timeout = '1s'"))
        tables.ensure(connection, feed)


def test_a_column_called_like_stagings_own_is_refused(feed: Feed):
    taken = replace(feed, columns=(*feed.columns, replace(feed.columns[0], name="period")))
    with pytest.raises(ValueError, match=r"ssda903_episodes.*\['period'\]"):
        ensure(taken)


def test_every_contract_has_a_table():
    with database.transaction() as connection:
        tables.ensure_all(connection)
    assert set(inspect(database.engine()).get_table_names("staging")) == set(contracts.names())
