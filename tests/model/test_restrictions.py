"""Whose records are restricted follows from the deliveries that count, and a row nobody can read restricts too."""

from datetime import date
from typing import Any

import pytest
from childrens_services import database
from childrens_services.model import identity
from sqlalchemy import text

from tests.model import given

pytestmark = pytest.mark.usefixtures("warehouse")
JANUARY, FEBRUARY, ORDER = date(2026, 1, 1), date(2026, 2, 1), date(2025, 6, 3)


def restricted() -> set[tuple[Any, ...]]:
    """Case, kind, from and to of each restriction, after identity was brought up to date."""
    with database.transaction() as connection:
        identity.resolve(connection)
        query = "select identifier, restriction_kind, restricted_from, restricted_to from identity.restricted_child "
        return {
            tuple(row) for row in connection.execute(text(query + "join identity.child_identifier using (child_key)"))
        }


def registered(case_id: str, end: date | None = None, period: date = JANUARY, number: str = "R1") -> dict[str, Any]:
    return {
        "restriction_id": number,
        "case_id": case_id,
        "restriction_kind": "WITNESS",
        "start_date": ORDER,
        "end_date": end,
        "period": period,
    }


def order(case_id: str, kind: str, day: date | None) -> dict[str, Any]:
    return {
        "perm_table_id": case_id,
        "perm_person_id": case_id,
        "perm_permanence_order_type": kind,
        "perm_permanence_order_date": day,
    }


def episode(case_id: str, reason: str | None, end: date | None = ORDER) -> dict[str, Any]:
    return {"child": case_id, "decom": JANUARY, "rec": reason, "dec": end}


def test_the_register_restricts_as_delivered_last():
    given.load({"staging.case_restrictions": [registered("C1"), registered("C2", number="R2")]})
    assert restricted() == {("C1", "WITNESS", ORDER, None), ("C2", "WITNESS", ORDER, None)}
    given.load({"staging.case_restrictions": [registered("C1", JANUARY, FEBRUARY)]})
    assert restricted() == {("C1", "WITNESS", ORDER, JANUARY)}


def test_an_adoption_order_restricts_by_itself():
    orders = [order("C1", "Adoption", ORDER), order("C2", "Special Guardianship", ORDER), order("C3", "Adoption", None)]
    given.load({"staging.ssd_permanence": orders})
    assert restricted() == {("C1", "ADOPTION", ORDER, None)}


def test_an_adoption_told_by_the_return_restricts_too():
    reasons = {"C1": "E11", "C2": "E12", "C3": "E45", "C4": None}
    given.load({"staging.ssda903_episodes": [episode(case, reason) for case, reason in reasons.items()]})
    assert {case for case, *_ in restricted()} == {"C1", "C2"}


def test_one_adoption_told_twice_is_one_restriction():
    given.load(
        {
            "staging.ssd_permanence": [order("C1", "Adoption", ORDER)],
            "staging.ssda903_episodes": [episode("C1", "E11")],
        }
    )
    assert restricted() == {("C1", "ADOPTION", ORDER, None)}


def test_of_two_rows_the_one_without_an_end_counts():
    rows = [registered("C1", JANUARY), registered("C1", number="R2")]
    given.load({"staging.case_restrictions": rows})
    assert restricted() == {("C1", "WITNESS", ORDER, None)}


@pytest.mark.parametrize(("status", "month", "expected"), [("accepted", FEBRUARY, 1), ("refused", FEBRUARY, 0)])
def test_a_row_set_apart_restricts_until_it_is_put_right(status: str, month: date, expected: int):
    given.load({"staging.ssd_person": [{"pers_person_id": "C1"}], "quality.batch": [batch(JANUARY, "accepted")]})
    given.load({"quality.batch": [batch(month, status)], "quarantine.quarantined_row": [apart(month)]})
    assert len(restricted()) == expected
    given.load({"quality.batch": [batch(date(2026, 3, 1), "accepted")]})
    assert restricted() == set()


def batch(month: date, status: str) -> dict[str, Any]:
    words = dict.fromkeys(("sha256", "source", "url"), "test")
    return {
        "batch_id": f"case_restrictions:{month}",
        "feed": "case_restrictions",
        "domain": "social_care",
        "month": month,
        "received_at": month,
        "status": status,
        **words,
    }


def apart(month: date) -> dict[str, Any]:
    return {
        "batch_id": f"case_restrictions:{month}",
        "source_file": "register",
        "source_row": 3,
        "feed": "case_restrictions",
        "month": month,
        "key": {},
        "reasons": [],
        "record": {"case_id": "C1", "start_date": "last spring"},
    }
