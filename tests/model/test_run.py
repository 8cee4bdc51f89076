"""Building is repeatable, tells what it did, and never leaves a child's history broken."""

from datetime import date

import pytest
from childrens_services import database
from childrens_services.model import identity, run, schema
from childrens_services.model.sync import sync
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.model import given

JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)
pytestmark = pytest.mark.usefixtures("warehouse")


def person(period: date, sex: str) -> dict[str, object]:
    return {"period": period, "pers_person_id": "C1", "pers_sex": sex, "pers_dob": date(2015, 5, 17)}


def referral(period: date, referral_id: str) -> dict[str, object]:
    return {
        "period": period,
        "cine_referral_id": referral_id,
        "cine_person_id": "C1",
        "cine_referral_date": date(2026, 1, 5),
    }


DELIVERIES = [
    {"staging.ssd_person": [person(JANUARY, "U")], "staging.ssd_cin_episodes": [referral(JANUARY, "R1")]},
    {
        "staging.ssd_person": [person(FEBRUARY, "F")],
        "staging.ssd_cin_episodes": [referral(FEBRUARY, "R1"), referral(FEBRUARY, "R2")],
    },
]
VERSION = "insert into warehouse.dim_child (child_key, valid_from, valid_to, sex) values (1, '{}', {}, 'F')"


def build_all() -> dict[str, dict[str, int]]:
    with database.transaction() as connection:
        identity.resolve(connection)
    return run.build_all("855")


def build_dimensions() -> None:
    run.prepare()
    for name in run.table_names("dimensions"):
        run.build(name, "855")


def execute(*statements: str) -> None:
    with database.transaction() as connection:
        for statement in statements:
            connection.execute(text(statement))


def problems() -> list[dict[str, object]]:
    with database.transaction() as connection:
        return run.history_problems(connection)


def test_building_again_changes_nothing():
    given.load(DELIVERIES[1])
    first, second = build_all(), build_all()
    assert all(counts["deleted"] == 0 for counts in first.values())
    assert first["fact_referral"]["inserted"] == 2
    assert all(counts["inserted"] == counts["deleted"] == 0 for counts in second.values())
    assert {name: counts["unchanged"] for name, counts in second.items() if "months" not in counts} == {
        name: counts["inserted"] + counts["unchanged"] for name, counts in first.items() if "months" not in counts
    }


def test_the_order_of_deliveries_does_not_matter():
    built = []
    for order in (DELIVERIES, DELIVERIES[::-1]):
        run.prepare()
        execute("delete from staging.ssd_person", "delete from staging.ssd_cin_episodes")
        for delivery in order:
            given.load(delivery)
            build_all()
        built.append([given.rows(f"warehouse.{name}") for name in run.table_names()])
    assert built[0] == built[1]


def test_a_new_version_of_a_child_keeps_the_history_whole():
    given.load(DELIVERIES[0])
    build_all()
    given.load(DELIVERIES[1])
    counts = build_all()["dim_child"]
    assert counts == {"inserted": 2, "deleted": 1, "unchanged": 1}
    assert problems() == []


@pytest.mark.parametrize(
    "versions",
    [
        [("1900-01-01", "'2026-01-01'"), ("2026-02-01", "null")],
        [("1900-01-01", "'2026-01-01'")],
        [("2000-01-01", "null")],
    ],
    ids=["gap between", "closed at the end", "late start"],
)
def test_gaps_in_a_history_are_found(versions: list[tuple[str, str]]):
    build_dimensions()
    execute(*(VERSION.format(*version) for version in versions))
    assert [problem["child_key"] for problem in problems()] == [1]


@pytest.mark.parametrize("second", [("2026-01-01", "null"), ("2026-01-31", "'2026-02-02'")])
def test_overlaps_are_found_where_the_key_is_gone(second: tuple[str, str]):
    build_dimensions()
    execute("alter table warehouse.dim_child drop constraint dim_child_without_overlaps cascade")
    execute(VERSION.format("1900-01-01", "'2026-02-01'"), VERSION.format(*second))
    assert problems()


def test_a_changed_council_keeps_its_facts():
    given.load(DELIVERIES[1])
    build_all()
    execute("update warehouse.dim_local_authority set name = 'Old name' where local_authority_code = '855'")
    assert run.build("dim_local_authority", "855")["inserted"] == 1


def test_another_councils_facts_are_left_alone():
    given.load(DELIVERIES[1])
    build_all()
    run.build("fact_referral", "856")
    assert len(given.rows("warehouse.fact_referral")) == 4


def test_a_select_with_other_columns_is_refused():
    with (
        database.transaction() as connection,
        pytest.raises(ValueError, match=r"missing .*name.*not the table's .*title"),
    ):
        sync(connection, schema.dimensions.dim_local_authority, "select '1' as local_authority_code, 'x' as title", {})


def test_two_rows_with_one_key_are_refused_before_anything_changes():
    twice = "select '855' as local_authority_code, n::text as name, 'r' as region, null as gss_code"
    with pytest.raises(IntegrityError), database.transaction() as connection:
        sync(connection, schema.dimensions.dim_local_authority, f"{twice} from generate_series(1, 2) as n", {})


def test_only_the_part_the_select_answers_for_is_compared():
    table = schema.bank_holiday
    one = "select date '2026-12-25' as holiday_date, 'Christmas' as bank_holiday_name where :there"
    within = "extract(year from holiday_date) = :year"
    with database.transaction() as connection:
        connection.execute(table.delete())
        connection.execute(table.insert(), [{"holiday_date": date(2025, 12, 25), "bank_holiday_name": "Christmas"}])
        parameters = {"there": True, "year": 2026}
        assert sync(connection, table, one, parameters, within)["inserted"] == 1
        assert sync(connection, table, one, parameters, within)["unchanged"] == 1
        assert sync(connection, table, one, parameters | {"there": False}, within)["deleted"] == 1
    assert [row["holiday_date"].year for row in given.rows("reference.bank_holiday")] == [2025]
