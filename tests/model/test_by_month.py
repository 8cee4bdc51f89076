"""Facts by month: built for the months that are told of and not up to date, and for no others."""

from datetime import date
from typing import Any

import pytest
from childrens_services import database
from childrens_services.model import by_month, run, schema, sync
from sqlalchemy import insert, select, text

from tests.measure import facts
from tests.model import given

TABLE = "fact_looked_after_month"
pytestmark = pytest.mark.usefixtures("warehouse")


@pytest.fixture(autouse=True)
def _first_month(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHILDRENS_SERVICES_FIRST_MONTH", "2025-04")


def deliver(*months: str, episodes: list[dict[str, Any]]) -> None:
    """An accepted delivery for each of the months, the last of them with these episodes of children C1, C2 …."""
    ids = sorted({row["child"] for row in episodes})
    with database.transaction() as connection:
        facts.accepted(connection, ["ssda903_episodes"], months[0], months[-1])
    period = date.fromisoformat(f"{months[-1]}-01")
    known = {row["identifier"] for row in given.rows("identity.child_identifier")}
    given.load(
        {
            "identity.child_identifier": [
                {"identifier_type": "case_id", "identifier": name, "child_key": int(name[1:])}
                for name in ids
                if name not in known
            ],
            "staging.ssda903_episodes": [{"period": period, "ls": "C2", "place": "U6"} | row for row in episodes],
        }
    )


def episode(child: str, start: str, end: str | None = None, **more: Any) -> dict[str, Any]:
    days = {"decom": date.fromisoformat(start), "dec": date.fromisoformat(end) if end else None}
    return {"child": child, "rne": "S", "rec": "E4A" if end else None, **days, **more}


def build_fact() -> None:
    for name in ("dim_area", "dim_provider", "dim_child", "fact_placement"):
        run.build(name, "855")


def build() -> dict[str, int]:
    build_fact()
    return run.build(TABLE, "855")


def months_of(child: int) -> list[str]:
    return [f"{row['month']:%Y-%m}" for row in given.rows(f"warehouse.{TABLE}") if row["child_key"] == child]


def up_to_date() -> list[str]:
    with database.transaction() as connection:
        months = connection.scalars(select(schema.modelled_month.c.month).order_by(schema.modelled_month.c.month))
        return [f"{month:%Y-%m}" for month in months]


def test_months_told_of_are_built_once() -> None:
    deliver("2025-04", "2025-06", episodes=[episode("C1", "2025-03-10", "2025-05-31"), episode("C2", "2025-05-31")])
    assert build()["months"] == 3
    assert months_of(1) == ["2025-04"]
    assert months_of(2) == ["2025-05", "2025-06"]
    assert build() == {"inserted": 0, "deleted": 0, "unchanged": 0, "months": 0}


def test_nothing_is_built_before_a_delivery() -> None:
    run.prepare()
    assert build() == {"inserted": 0, "deleted": 0, "unchanged": 0, "months": 0}


def test_a_new_month_leaves_the_others_alone() -> None:
    deliver("2025-04", "2025-06", episodes=[episode("C1", "2025-04-10")])
    build()
    deliver("2025-07", episodes=[episode("C1", "2025-04-10")])
    assert build() == {"inserted": 1, "deleted": 0, "unchanged": 0, "months": 1}


def test_an_end_in_a_month_touches_it_and_what_looks_back_to_it() -> None:
    deliver("2025-04", "2025-06", episodes=[episode("C1", "2025-04-10"), episode("C2", "2025-04-11")])
    build()
    deliver("2025-07", episodes=[episode("C1", "2025-04-10", "2025-06-20"), episode("C2", "2025-04-11")])
    build_fact()
    assert up_to_date() == ["2025-04", "2025-05"]
    assert run.build(TABLE, "855") == {"inserted": 1, "deleted": 1, "unchanged": 1, "months": 2}
    assert months_of(1) == ["2025-04", "2025-05"]


def test_a_late_episode_touches_the_months_it_counts_in() -> None:
    deliver("2025-04", "2025-07", episodes=[episode("C1", "2025-04-10")])
    build()
    deliver("2025-08", episodes=[episode("C1", "2025-04-10"), episode("C2", "2025-06-02", "2025-06-25")])
    build_fact()
    # it ended within June, yet the months after look 12 months back
    assert up_to_date() == ["2025-04", "2025-05"]
    assert run.build(TABLE, "855")["months"] == 3


def test_an_episode_taken_back_takes_its_months_back() -> None:
    deliver("2025-04", "2025-06", episodes=[episode("C1", "2025-04-10"), episode("C2", "2025-05-02")])
    build()
    deliver("2025-07", episodes=[episode("C1", "2025-04-10")])
    assert build()["deleted"] == 2
    assert months_of(2) == []


def test_a_month_that_is_no_longer_told_of_goes() -> None:
    deliver("2025-04", "2025-05", episodes=[episode("C1", "2025-04-10")])
    build()
    with database.transaction() as connection:
        connection.execute(text("update quality.batch set status = 'superseded' where month = '2025-05-01'"))
    assert build()["deleted"] == 1
    assert up_to_date() == ["2025-04"]


def test_the_first_month_of_a_deployment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHILDRENS_SERVICES_FIRST_MONTH", "2025-06")
    deliver("2025-04", "2025-07", episodes=[episode("C1", "2025-04-10")])
    build()
    assert months_of(1) == ["2025-06", "2025-07"]


def test_each_year_has_its_partition_and_no_reader_of_its_own() -> None:
    deliver("2025-04", "2026-01", episodes=[episode("C1", "2025-04-10")])
    build()
    query = text("""
        select child.relname, has_table_privilege('childrens_analyst', child.oid, 'select')
        from pg_inherits join pg_class as child on child.oid = inhrelid
        where inhparent = 'warehouse.fact_looked_after_month'::regclass order by child.relname
    """)
    with database.transaction() as connection:
        assert connection.execute(query).all() == [(f"{TABLE}_2025", False), (f"{TABLE}_2026", False)]


def test_a_feed_delivered_again_makes_its_months_out_of_date() -> None:
    with database.transaction() as connection:
        months = [date(2025, 4, 1), date(2025, 5, 1)]
        rows = [
            {"table_name": name, "local_authority_code": "855", "month": month}
            for month in months
            for name in ("fact_home_month", TABLE)
        ]
        connection.execute(insert(schema.modelled_month), rows)
        assert by_month.event_days("home_bed_nights") == ["month"]
        assert by_month.event_days("ssd_person") == []
        by_month.mark_delivered(connection, "home_bed_nights", {date(2025, 5, 17)})
        left = connection.execute(select(schema.modelled_month.c.table_name, schema.modelled_month.c.month)).all()
    assert set(left) == {(TABLE, months[0]), (TABLE, months[1]), ("fact_home_month", months[0])}


def test_rebuilding_gives_the_same_rows() -> None:
    deliver("2025-04", "2025-06", episodes=[episode("C1", "2025-04-10"), episode("C2", "2025-05-02", "2025-06-01")])
    build()
    with database.transaction() as connection:
        before = run.fingerprint(connection, TABLE)
        by_month.forget_all(connection)
    assert build() == {"inserted": 0, "deleted": 0, "unchanged": 4, "months": 3}
    with database.transaction() as connection:
        assert run.fingerprint(connection, TABLE) == before
        connection.execute(text(f"delete from warehouse.{TABLE} where month = '2025-05-01'"))
        assert run.fingerprint(connection, TABLE) != before


def test_a_pupil_recognised_later_takes_out_the_months_of_their_attendance_and_no_other() -> None:
    september, october = date(2026, 9, 1), date(2026, 10, 1)
    with database.transaction() as connection:
        facts.accepted(connection, ["attendance_weekly"], "2026-09", "2026-10")
    week = {"urn": "100000", "marks": " ".join(["/", "\\"] * 5)}
    given.load(
        {
            "staging.attendance_weekly": [
                {**week, "period": september, "upn": "A", "week_commencing": date(2026, 9, 7)},
                {**week, "period": october, "upn": "B", "week_commencing": date(2026, 10, 5)},
            ]
        }
    )
    for name in ("dim_area", "dim_establishment", "fact_attendance_month"):
        run.build(name, "855")
    with database.transaction() as connection:
        columns = "identifier_type, identifier, child_key, method, match_weight"
        query = f"select * from (values ('upn', 'A', 7, 'exact', null::numeric)) as resolved ({columns})"
        found = sync.difference(connection, schema.child_identifier, query, {})
        by_month.mark_identified(connection, found)
        sync.apply(connection, found)
    modelled = schema.modelled_month
    with database.transaction() as connection:
        left = connection.scalars(
            select(modelled.c.month).where(modelled.c.table_name == "fact_attendance_month")
        ).all()
    assert september not in left
    assert october in left
