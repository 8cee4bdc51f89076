"""Attendance and waits by month: what is delivered or changed touches its months, and the year to date follows."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from childrens_services import database, quality
from childrens_services.model import run
from childrens_services.publish import views
from childrens_services.stage import stage
from sqlalchemy import text

from tests.landed import batch
from tests.model import given

PRESENT, ABSENT = "/ \\ / \\ / \\ / \\ / \\", "/ \\ / O / \\ / \\ / \\"
NUMBERS = {"A123456789012": 1, "B123456789012": 2}


@pytest.fixture(autouse=True)
def dimensions(warehouse: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHILDRENS_SERVICES_FIRST_MONTH", "2025-07")
    known = [{"identifier_type": "upn", "identifier": upn, "child_key": key} for upn, key in NUMBERS.items()]
    given.load({"identity.child_identifier": known})
    for table in run.table_names("dimensions"):
        run.build(table, "855")


def deliver(folder: Path, month: str, *weeks: tuple[str, str, str]) -> None:
    """Stage a month's weeks: pupil number, Monday, marks."""
    rows: list[dict[str, str | None]] = [
        {"upn": upn, "urn": "100001", "week_commencing": monday, "marks": marks} for upn, monday, marks in weeks
    ]
    landed = batch(folder, "attendance_weekly", month, rows)
    with database.transaction() as connection:
        quality.record_landed(connection, landed)
    stage(landed)


def rows(query: str) -> list[Any]:
    with database.transaction() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def months_built(table: str) -> int:
    return run.build(table, "855")["months"]


def test_a_week_touches_both_of_its_months_and_the_year_to_date_follows(places: Path):
    first, second = NUMBERS
    deliver(places, "2025-07", (first, "2025-06-30", ABSENT))
    # in the last week of August the new academic year has begun
    deliver(places, "2025-08", (first, "2025-08-25", ABSENT))
    deliver(places, "2025-09", (first, "2025-09-22", PRESENT), (second, "2025-09-22", "O O O O O / / / / /"))
    assert months_built("fact_attendance_month") == 3

    # two days of the week delivered in October lie in September
    deliver(places, "2025-10", (first, "2025-09-29", PRESENT))
    assert months_built("fact_attendance_month") == 2
    by_month = """
        select month, child_key, possible_sessions, attended_sessions
        from warehouse.fact_attendance_month order by 1, 2
    """
    assert rows(by_month) == [
        (date(2025, 7, 1), 1, 8, 7),
        (date(2025, 8, 1), 1, 10, 9),
        (date(2025, 9, 1), 1, 14, 14),
        (date(2025, 9, 1), 2, 10, 5),
        (date(2025, 10, 1), 1, 6, 6),
    ]

    with database.transaction() as connection:
        views.create(connection)
    to_date = """
        select
            month, academic_year, child_key, possible_sessions, is_attending, is_persistently_absent, is_severely_absent
        from warehouse.attendance_to_date order by 1, 3
    """
    expected = [
        (date(2025, 7, 1), "2024/25", 1, 8, True, True, False),
        (date(2025, 8, 1), "2025/26", 1, 10, True, True, False),
        (date(2025, 9, 1), "2025/26", 1, 24, True, False, False),
        (date(2025, 9, 1), "2025/26", 2, 10, True, True, True),
        (date(2025, 10, 1), "2025/26", 1, 30, True, False, False),
        (date(2025, 10, 1), "2025/26", 2, 10, False, True, True),
    ]
    assert rows(to_date) == expected

    # the same week again, when both months are there
    deliver(places, "2025-10", (first, "2025-09-29", PRESENT))
    assert months_built("fact_attendance_month") == 2

    # August again: only it is built, and every later month is right at once
    deliver(places, "2025-08", (first, "2025-08-25", "O O O O O O O O / /"))
    assert months_built("fact_attendance_month") == 1
    assert [row[5] for row in rows(to_date) if row[2] == 1] == [True, True, True, True]


def test_a_clock_stopped_late_touches_the_months_after(places: Path):
    wait = {"referral_id": "W1", "person_pseudonym": "aa", "service_type": "OT"}
    waiting = {**wait, "referral_received_date": date(2025, 8, 31)}
    given.load({"staging.community_waits": [{**waiting, "period": date(2025, 12, 1)}]})
    given.accept({"community_waits": ["2025-12"]})
    run.build("fact_community_wait", "855")
    assert months_built("fact_community_wait_month") == 6

    # a month more that says the clock had stopped in November: whether it was running is another matter from then on
    stopped = {"clock_stop_date": date(2025, 11, 30), "clock_stop_reason": "MOVED"}
    given.load({"staging.community_waits": [{**waiting, **stopped, "period": date(2026, 1, 1)}]})
    given.accept({"community_waits": ["2026-01"]})
    run.build("fact_community_wait", "855")
    months_built("fact_community_wait_month")
    assert rows("select month from warehouse.fact_community_wait_month order by 1") == [
        (date(2025, 8, 1),),
        (date(2025, 9, 1),),
        (date(2025, 10, 1),),
    ]
    assert months_built("fact_community_wait_month") == 0
