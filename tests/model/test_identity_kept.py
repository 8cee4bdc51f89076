"""What identity keeps beside the links: reviews and decisions, keys that changed, the secret, and no names anywhere."""

import logging
from datetime import date

import pytest
from childrens_services import database, deploy
from childrens_services.model import identity
from sqlalchemy import text

from tests.model import given

NHS, OTHER_NHS, UPN = "9434765919", "9434765870", "H801200001001"
JANUARY, FEBRUARY, MARCH = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
AMY = {"pers_forename": "Rosalind", "pers_surname": "Oakden", "pers_dob": date(2015, 3, 4), "pers_sex": "F"}
BEN = {"pers_forename": "Ben", "pers_surname": "Varley", "pers_dob": date(2012, 11, 30), "pers_sex": "M"}
SECRET = b"a secret for tests only"
pytestmark = pytest.mark.usefixtures("warehouse")


def resolve(month: str | None = None) -> dict[str, int]:
    with database.transaction() as connection:
        return identity.resolve(connection, month)


def keys() -> dict[str, int]:
    return {row["identifier"]: row["child_key"] for row in given.rows("identity.child_identifier")}


def key(canonical: str) -> int:
    return identity.child_key(canonical, SECRET)


def person(case_id: str, period: date = JANUARY, nhs_number: str | None = None, **more: object) -> dict[str, object]:
    return {"pers_person_id": case_id, "pers_common_child_id": nhs_number, "period": period, **more}


def pupil(forename: str, surname: str, born: date, upn: str = UPN) -> dict[str, object]:
    return {"persontableid": upn, "upn": upn, "forename": forename, "surname": surname, "personbirthdate": born}


def other_number(case_id: str, kind: str, value: str, period: date = JANUARY) -> dict[str, object]:
    return {
        "link_table_id": f"{case_id}{kind}{value}",
        "link_person_id": case_id,
        "link_identifier_type": kind,
        "link_identifier_value": value,
        "period": period,
    }


def changes() -> list[tuple[int, int, str, date | None]]:
    rows = given.rows("identity.child_key_change")
    return [(row["old_child_key"], row["new_child_key"], row["kind"], row["month"]) for row in rows]


def decide(nodes: set[str], verdict: str) -> None:
    [review] = [
        row["review_id"]
        for row in given.rows("identity.link_review")
        if {row["one_identifier"], row["other_identifier"]} == nodes
    ]
    with database.transaction() as connection:
        decision = text("select identity.decide_review(:review, :verdict, 'read both files')")
        connection.execute(decision, {"review": review, "verdict": verdict})


def test_other_numbers_of_the_case_management_system_link() -> None:
    former = "J801200001001"
    given.load(
        {
            "staging.ssd_person": [person("C1"), person("C2", pers_legacy_id="SC7")],
            "staging.ssd_linked_identifiers": [
                other_number("C1", "Unique Pupil Number", UPN),
                other_number("C1", "Former Unique Pupil Number", former),
                other_number("C1", "Former Surname", "Varley"),
                other_number("C2", "Case Number", "SC7"),
            ],
        }
    )
    resolve()
    found = keys()
    assert set(found) == {"C1", "C2", UPN, former, "SC7"}
    assert found["C1"] == found[UPN] == found[former]
    assert found["C2"] == found["SC7"] != found["C1"]


def test_children_joined_by_name_say_so_and_no_name_is_logged(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    given.load(
        {
            "staging.ssd_person": [person("C1", **AMY), person("C2", **BEN)],
            "staging.sen2_person": [pupil("ROSALIND", "OAKDEN", date(2015, 3, 4)) | {"sex": "F"}],
        }
    )
    counts = resolve()
    rows = {row["identifier"]: row for row in given.rows("identity.child_identifier")}
    assert rows["C1"]["child_key"] == rows[UPN]["child_key"] == key(f"upn:{UPN}")
    assert (rows[UPN]["method"], rows[UPN]["match_weight"]) == ("exact", None)
    assert rows["C1"]["method"] == "splink"
    assert rows["C1"]["match_weight"] > 8
    assert rows["C2"]["method"] == "exact"
    assert counts["probable"] == 1
    told = (caplog.text + "".join(capfd.readouterr())).upper()
    assert not any(word in told for word in ("ROSALIND", "OAKDEN", "2015-03-04", UPN))
    assert resolve()["unchanged"] == 3


def test_a_decision_is_honoured_by_the_next_run() -> None:
    given.load({"staging.ssd_person": [person("C1", nhs_number=NHS, **AMY), person("C2", nhs_number=NHS, **BEN)]})
    assert resolve()["reviews"] == 2
    assert len(set(keys().values())) == 3
    decide({"C1", NHS}, "same")
    decide({"C2", NHS}, "different")
    assert resolve()["reviews"] == 0
    assert keys()["C1"] == keys()[NHS] != keys()["C2"]
    decided = given.rows("identity.link_review")
    assert {row["status"] for row in decided} == {"decided"}
    assert {row["decided_by"] for row in decided} == {"postgres"}


def test_keys_that_change_are_kept() -> None:
    """In January one number is two cases'; in March a pupil number known since February turns out to be of the one."""
    given.load({"staging.ssd_person": [person("C1", nhs_number=NHS), person("C2", nhs_number=NHS)]})
    given.load({"staging.sen2_person": [{"persontableid": "1", "upn": UPN, "period": FEBRUARY}]})
    resolve("2026-02")
    given.load({"staging.ssd_person": [person("C1", MARCH, NHS), person("C2", MARCH)]})
    given.load({"staging.ssd_linked_identifiers": [other_number("C1", "Unique Pupil Number", UPN, MARCH)]})
    resolve("2026-03")
    one = key(f"nhs_number:{NHS}")
    assert keys() == {NHS: one, "C1": one, UPN: one, "C2": key("case_id:C2")}
    expected = [(one, key("case_id:C2"), "split", MARCH), (key(f"upn:{UPN}"), one, "merge", MARCH)]
    assert sorted(changes()) == sorted(expected)
    resolve("2026-03")
    assert len(changes()) == 2


def test_the_order_in_which_deliveries_come_does_not_matter() -> None:
    first = {"staging.ssd_person": [person("C1", nhs_number=NHS)]}
    second = {
        "staging.ssd_person": [person("C1", FEBRUARY, OTHER_NHS)],
        "staging.ssd_linked_identifiers": [other_number("C1", "Unique Pupil Number", UPN, FEBRUARY)],
    }
    found = []
    given.load({})
    for deliveries in ((first, second), (second, first)):
        with database.transaction() as connection:
            connection.execute(text("delete from identity.child_identifier"))
            for feed in ("ssd_person", "ssd_linked_identifiers"):
                connection.execute(text(f"delete from staging.{feed}"))
        for delivery in deliveries:
            given.load(delivery)
            resolve()
        # what was put right keeps its key: the number it rests on came first
        assert keys()["C1"] == key(f"nhs_number:{NHS}")
        found.append(given.rows("identity.child_identifier"))
    assert found[0] == found[1]


def test_another_secret_is_refused_until_the_keys_are_rotated(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given.load({"staging.ssd_person": [person("C1", nhs_number=NHS), person("C2")]})
    resolve()
    before = keys()
    with database.transaction() as connection:
        connection.execute(text(f"select identity.record_look_up({before['C1']}, 'strategy discussion')"))
    monkeypatch.setenv("CHILDRENS_SERVICES_CHILD_KEY", "another secret")
    with pytest.raises(identity.WrongSecret, match="rotate-child-key") as refused:
        resolve()
    assert keys() == before
    deploy.rotate_child_key()
    after = keys()
    assert after == {name: identity.child_key(f"{kind}:{name}", b"another secret") for name, kind in
                     {NHS: "nhs_number", "C2": "case_id"}.items()} | {"C1": after[NHS]}  # fmt: skip
    assert changes() == []
    assert [row["child_key"] for row in given.rows("identity.look_up")] == [after["C1"]]
    assert resolve()["unchanged"] == 3
    said = capsys.readouterr().out + str(refused.value)
    assert "2 children have new keys" in said
    assert "warehouse" in said
    assert not any(secret in said for secret in ("another secret", SECRET.decode()))
    with pytest.raises(RuntimeError, match="already"):
        deploy.rotate_child_key()
