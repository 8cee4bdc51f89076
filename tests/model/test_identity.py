"""One key for one child: linked by what records share, whatever the order, and only by what is an identifier."""

from datetime import date

import pytest
from childrens_services import database
from childrens_services.model import identity

from tests.model import given

NHS, UPN = "9434765919", "H801200001001"
JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)
pytestmark = pytest.mark.usefixtures("warehouse")


def resolve() -> dict[str, int]:
    with database.transaction() as connection:
        return identity.resolve(connection)


def keys() -> dict[str, int]:
    return {row["identifier"]: row["child_key"] for row in given.rows("identity.child_identifier")}


def person(case_id: str, nhs_number: str | None = None, period: date = JANUARY) -> dict[str, object]:
    return {"pers_person_id": case_id, "pers_common_child_id": nhs_number, "period": period}


def looked_after(child: str, upn: str | None) -> dict[str, object]:
    return {"child": child, "upn": upn, "dob": date(2015, 1, 1)}


def pupil(native_id: str, upn: str | None) -> dict[str, object]:
    return {"persontableid": native_id, "nativeid": native_id, "upn": upn, "personbirthdate": date(2015, 1, 1)}


def infant(nhs_number: str) -> dict[str, object]:
    return {"nhs_number": nhs_number, "review_type": "NBV", "infant_birth_date": date(2025, 1, 1)}


def test_links_across_health_social_care_and_education():
    given.load(
        {
            "staging.health_visitor_reviews": [infant(NHS)],
            "staging.ssd_person": [person("C1", NHS), person("C2")],
            "staging.ssda903_header": [looked_after("C1", UPN)],
            "staging.sen2_person": [pupil("E1", UPN), pupil("E2", None)],
        }
    )
    counts = resolve()
    found = keys()
    assert len({found[name] for name in (NHS, UPN, "C1", "E1")}) == 1
    assert len(set(found.values())) == 3
    rows = {"inserted": 6, "deleted": 0, "unchanged": 0}
    assert counts == {"children": 3, "identifiers": 6, "probable": 0, "reviews": 0, "restrictions": 0} | rows
    assert found[NHS] == identity.child_key(f"nhs_number:{NHS}", b"a secret for tests only")
    assert all(0 < key < 2**63 for key in found.values())


def test_the_same_value_as_two_kinds_of_identifier_is_two_children():
    given.load({"staging.ssd_person": [person("1001")], "staging.sen2_person": [pupil("1001", None)]})
    resolve()
    assert len({row["child_key"] for row in given.rows("identity.child_identifier")}) == 2


@pytest.mark.parametrize("upn", ["UN1", "UN10", "", " ", "H80120000100", "0000000000000"])
def test_what_is_no_pupil_number_does_not_link(upn: str):
    given.load({"staging.sen2_person": [pupil("E1", upn), pupil("E2", upn)]})
    resolve()
    assert set(keys()) == {"E1", "E2"}
    assert len(set(keys().values())) == 2


@pytest.mark.parametrize("nhs_number", ["0000000000", "9999999999", "943476591", "unknown"])
def test_what_is_no_nhs_number_does_not_link(nhs_number: str):
    given.load({"staging.ssd_person": [person("C1", nhs_number), person("C2", nhs_number)]})
    resolve()
    assert len(set(keys().values())) == 2


def test_ways_of_writing_an_identifier_link():
    given.load({"staging.ssd_person": [person("C1", "943 476 5919")], "staging.health_visitor_reviews": [infant(NHS)]})
    resolve()
    assert set(keys()) == {"C1", "943 476 5919", NHS}
    assert len(set(keys().values())) == 1


def test_a_wrong_link_put_right_comes_apart():
    given.load({"staging.ssd_person": [person("C1", NHS), person("C2", NHS)]})
    resolve()
    assert keys()["C1"] == keys()["C2"]
    given.load({"staging.ssd_person": [person("C1", NHS, FEBRUARY), person("C2", None, FEBRUARY)]})
    resolve()
    assert keys()["C1"] != keys()["C2"]


def test_resolving_again_changes_nothing():
    given.load({"staging.ssd_person": [person("C1", NHS), person("C2")]})
    resolve()
    counts = resolve()
    assert (counts["inserted"], counts["deleted"], counts["unchanged"]) == (0, 0, 3)


def test_a_new_child_leaves_the_others_rows():
    given.load({"staging.ssd_person": [person("C1", NHS)]})
    resolve()
    given.load({"staging.ssd_person": [person("C2")]})
    counts = resolve()
    assert (counts["inserted"], counts["deleted"], counts["unchanged"]) == (1, 0, 2)


def test_the_order_of_rows_does_not_matter():
    rows = [person("C1", NHS), person("C2"), person("C3", "9434765870")]
    given.load({"staging.ssd_person": rows})
    resolve()
    first = keys()
    with database.transaction() as connection:
        connection.exec_driver_sql("delete from staging.ssd_person")
    given.load({"staging.ssd_person": rows[::-1]})
    assert resolve()["unchanged"] == len(first)


def test_without_a_secret_nothing_is_resolved(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CHILDRENS_SERVICES_CHILD_KEY")
    with pytest.raises(RuntimeError, match="CHILDRENS_SERVICES_CHILD_KEY"):
        resolve()


def test_nothing_delivered_resolves_to_nobody():
    assert set(resolve().values()) == {0}
