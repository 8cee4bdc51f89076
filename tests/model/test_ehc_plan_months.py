"""A change of a plan, of where its child is taught or of a review touches the months it tells about, and no others."""

from datetime import date
from typing import Any

import pytest
from childrens_services import database
from childrens_services.model import run
from sqlalchemy import text

from tests.model import given

FEEDS = (
    "sen2_requests",
    "sen2_person",
    "sen2_assessment",
    "sen2_namedplan",
    "sen2_activeplans",
    "sen2_placementdetail",
    "ehc_annual_reviews",
)
FACTS = ("fact_ehc_plan", "fact_ehc_plan_placement", "fact_ehc_annual_review")
DETAILS = {"senunitindicator": "0", "resourcedprovisionindicator": "0"}
HELD = {"review_id": "A2", "council_pupil_id": "E1", "review_due_date": date(2026, 3, 1)}


def months_built() -> int:
    """Build the tables that read staging, then the months out of date; how many those were."""
    for table in FACTS:
        run.build(table, "855")
    return run.build("fact_ehc_plan_month", "855")["months"]


def deliver(rows: dict[str, list[dict[str, Any]]]) -> None:
    """Load a month's return, and note that its feeds were accepted."""
    given.load(rows)
    month = rows["staging.sen2_person"][0]["period"]
    given.accept({feed: [f"{month:%Y-%m}"] for feed in FEEDS})


def returned(month: date, setting: str, entered: date) -> dict[str, list[dict[str, Any]]]:
    """A return of one child, whose plan of January 2026 is in force."""
    in_force = {"activeplanstableid": "V1", "requeststableid": "R1", "res": "0", "wbp": "0"}
    placed = {"placementdetailtableid": "T1", "activeplanstableid": "V1", "placementrank": 1, "entrydate": entered}
    request = {"receiveddate": date(2025, 9, 1), "requestoutcome": "Y"}
    plan = {"namedplantableid": "N1", "assessmenttableid": "A1", "startdate": date(2026, 1, 15)}
    return {
        "staging.sen2_person": [{"period": month, "persontableid": "P1", "nativeid": "E1"}],
        "staging.sen2_requests": [{"period": month, "requeststableid": "R1", "persontableid": "P1", **request}],
        "staging.sen2_assessment": [
            {"period": month, "assessmenttableid": "A1", "requeststableid": "R1", "assessmentoutcome": "Y"}
        ],
        "staging.sen2_namedplan": [{"period": month, **plan}],
        "staging.sen2_activeplans": [{"period": month, **in_force}],
        "staging.sen2_placementdetail": [{"period": month, "sensetting": setting, **placed, **DETAILS}],
    }


@pytest.mark.usefixtures("warehouse")
def test_a_change_touches_the_months_it_tells_about(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHILDRENS_SERVICES_FIRST_MONTH", "2026-01")
    identifiers = [{"identifier_type": "education_person_id", "identifier": "E1", "child_key": 1}]
    reviews = {"staging.ehc_annual_reviews": [{**HELD, "review_id": "A1", "meeting_date": date(2026, 2, 10)}]}
    given.load({"identity.child_identifier": identifiers, **reviews})
    for table in run.table_names("dimensions"):
        run.build(table, "855")
    deliver(returned(date(2026, 4, 1), "OLA", date(2026, 1, 20)))
    assert (months_built(), months_built()) == (4, 0)

    # nothing is new but a month
    deliver(returned(date(2026, 5, 1), "OLA", date(2026, 1, 20)))
    assert months_built() == 1

    # the child moved in May
    deliver(returned(date(2026, 6, 1), "EHE", date(2026, 5, 10)))
    assert months_built() == 2
    with database.transaction() as connection:
        settings = connection.scalars(text("select sen_setting_code from warehouse.fact_ehc_plan_month order by month"))
        assert settings.all() == ["OLA", "OLA", "OLA", "OLA", "EHE", "EHE"]

    # a review was held in April: from then on it is the latest
    given.load({"staging.ehc_annual_reviews": [{**HELD, "meeting_date": date(2026, 4, 20)}]})
    assert months_built() == 3
