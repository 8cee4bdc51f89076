"""A visit told late makes the months between it and the next one out of date, and no others."""

from datetime import date

import pytest
from childrens_services.model import run

from tests.model import given

FACTS = ("fact_child_protection_plan", "fact_child_protection_review", "fact_visit")
MONTHLY = "fact_child_protection_plan_month"


def visit(number: str, day: date) -> dict[str, object]:
    return {
        "cppv_cp_visit_id": number,
        "cppv_person_id": "C1",
        "cppv_cp_plan_id": "P1",
        "cppv_cp_visit_date": day,
        "cppv_cp_visit_seen": "Y",
    }


@pytest.mark.usefixtures("warehouse")
def test_a_late_visit_touches_only_its_months(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHILDRENS_SERVICES_FIRST_MONTH", "2025-09")
    plan = {"cppl_cp_plan_id": "P1", "cppl_person_id": "C1", "cppl_cp_plan_start_date": date(2025, 9, 1)}
    visits = [visit("V1", date(2025, 9, 8)), visit("V2", date(2026, 1, 5))]
    given.load({"staging.ssd_cp_plans": [plan], "staging.ssd_cp_visits": visits})
    given.accept({feed: ["2026-01"] for feed in ("ssd_cp_plans", "ssd_cp_reviews", "ssd_cp_visits")})
    for table in run.table_names("dimensions"):
        run.build(table, "855")
    assert _build()["months"] == 5
    given.load({"staging.ssd_cp_visits": [visit("V3", date(2025, 11, 20))]})
    counts = _build()
    # November to January; the visit of January stands at the end of its month as before
    assert (counts["months"], counts["inserted"], counts["unchanged"]) == (3, 2, 1)
    found = {row["month"].month: row["latest_visit_date"] for row in given.rows(f"warehouse.{MONTHLY}")}
    assert found[10] == date(2025, 9, 8)
    assert found[11] == found[12] == date(2025, 11, 20)
    assert found[1] == date(2026, 1, 5)


def _build() -> dict[str, int]:
    for table in FACTS:
        run.build(table, "855")
    return run.build(MONTHLY, "855")
