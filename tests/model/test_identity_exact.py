"""A shared number makes one child, unless what the records say of the child contradicts it."""

import pytest
from childrens_services.model.identity import exact
from childrens_services.model.identity.agreement import Agreement, Comparison, Statement, dates
from childrens_services.model.identity.doubts import Decisions, pair

from tests.model.told import Record, children, linked, record, records

AMY = {"forename": "AMY", "surname": "OAKDEN", "birth_date": "2015-03-04", "sex": "F"}
BEN = {"forename": "BEN", "surname": "OAKDEN", "birth_date": "2015-03-04", "sex": "M"}
EVE = {"forename": "EVE", "surname": "VARLEY", "birth_date": "2012-11-30", "sex": "F"}
COMPARE = Comparison(frozenset({"MAYA", "JAYA"}))


def told(forename: str = "", surname: str = "", birth_date: str = "", sex: str = "") -> Statement:
    return Statement(forename, surname, birth_date, sex)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2015-03-04", "2015-03-04", Agreement.SAME),
        ("2015-03-04", "2015-04-03", Agreement.NEAR),
        ("2015-03-04", "2015-03-14", Agreement.NEAR),
        ("2015-03-12", "2015-03-21", Agreement.NEAR),
        ("2015-03-04", "2016-03-04", Agreement.NEAR),
        ("2015-03-04", "2016-04-03", Agreement.OTHER),
        ("2015-03-04", "", Agreement.UNKNOWN),
    ],
)
def test_birth_dates(one: str, other: str, expected: Agreement) -> None:
    assert dates(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("WILLIAM", "BILL", Agreement.SAME),
        ("ANNA MARIA", "MARIA", Agreement.SAME),
        ("CALLUM", "CALUM", Agreement.NEAR),
        ("ELIZABETH", "ELIZABTEH", Agreement.NEAR),
        # as alike, but both are names
        ("MAYA", "JAYA", Agreement.OTHER),
        ("AMY", "BEN", Agreement.OTHER),
        ("AMY", "", Agreement.UNKNOWN),
    ],
)
def test_forenames(one: str, other: str, expected: Agreement) -> None:
    assert COMPARE.forenames(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        # a birth date and sex that differ, no names
        (told("", "", "2015-03-04", "F"), told("", "", "2012-11-30", "M"), True),
        (told("", "", "2015-03-04", "F"), told("", "", "2015-03-04", "M"), True),
        (told("", "", "2015-03-04", "F"), told("", "", "2012-11-30", "F"), True),
        (told("", "", "2015-03-04", "F"), told("", "", "2015-04-03", "F"), False),
        (told(), told("", "", "2015-03-04", "F"), False),
        # names that agree outweigh one of the two
        (told("AMY", "OAKDEN", "2015-03-04", "F"), told("AMY", "OAKDEN", "2012-11-30", "F"), False),
        (told("AMY", "OAKDEN", "2015-03-04", "F"), told("AMY", "OAKDEN", "2015-03-04", "M"), False),
        (told("AMY", "OAKDEN", "2015-03-04", "F"), told("AMY", "OAKDEN", "2012-11-30", "M"), True),
        (told("AMY", "OAKDEN", "2015-03-04", "F"), told("AMY", "VARLEY", "2012-11-30", "F"), True),
        # twins of one sex; a child renamed
        (told("AMY", "OAKDEN", "2015-03-04", "F"), told("EVE", "OAKDEN", "2015-03-04", "F"), True),
        (told("AMY", "OAKDEN", "2015-03-04", "F"), told("EVE", "VARLEY", "2015-03-04", "F"), False),
        (told("AMY", "OAKDEN", "2015-03-04", "F"), told("AMY", "VARLEY", "2015-03-04", "F"), False),
    ],
)
def test_contradictions(one: Statement, other: Statement, contradict: bool) -> None:
    assert COMPARE.contradict(one, other) is contradict
    assert COMPARE.contradict(other, one) is contradict


def test_a_former_number_links_too() -> None:
    given = records(record("case_id:C1", former="upn:A"), record("upn:A", **AMY), record("case_id:C2"))
    assert children(given) == {frozenset({"case_id:C1", "upn:A"}), frozenset({"case_id:C2"})}


def test_a_number_of_two_children_links_neither_and_is_asked() -> None:
    given = records(
        record("case_id:C1", "nhs_number:N", **AMY), record("case_id:C2", "nhs_number:N", **EVE), record("nhs_number:N")
    )
    found, doubts = linked(given)
    assert len(set(found.values())) == 3
    assert {(doubt.nodes, doubt.reason) for doubt in doubts} == {
        (("case_id:C1", "nhs_number:N"), exact.SHARED),
        (("case_id:C2", "nhs_number:N"), exact.SHARED),
    }


def test_twins_whose_numbers_were_exchanged_are_told_apart_by_their_sex() -> None:
    given = records(
        record("nhs_number:1", birth_date="2015-03-04", sex="F"),
        record("nhs_number:2", birth_date="2015-03-04", sex="M"),
        record("case_id:AMY", "nhs_number:2", **AMY),
        record("case_id:BEN", "nhs_number:1", **BEN),
    )
    assert all(len(child) == 1 for child in children(given))


def test_a_number_that_its_own_records_give_two_children_links_nobody() -> None:
    given = records(record("upn:A", **AMY), record("upn:A", **EVE), record("case_id:C1", "upn:A", **AMY))
    assert all(len(child) == 1 for child in children(given))
    alone = records(record("upn:A", **AMY), record("upn:A", **EVE))
    assert [doubt.nodes for doubt in linked(alone)[1]] == [("upn:A", "upn:A")]


def test_a_chain_to_another_child_breaks_where_only_numbers_speak_for_it() -> None:
    """Health says that pupil P has number N; social care, that N is of another child than P is."""
    given = records(
        record("case_id:C1", "nhs_number:N", **AMY),
        record("nhs_number:N", "education_person_id:P"),
        record("education_person_id:P", "upn:U", **EVE),
        record("upn:U", **EVE),
    )
    found, doubts = linked(given)
    assert found["education_person_id:P"] == found["upn:U"]
    assert len(set(found.values())) == 3
    assert {doubt.reason for doubt in doubts} == {exact.JOINED}


def test_two_nhs_numbers_are_two_children_unless_somebody_decides() -> None:
    given = records(
        record("case_id:C1", "nhs_number:1", "upn:U"), record("nhs_number:2", "education_person_id:P"),
        record("education_person_id:P", "upn:U"),
    )  # fmt: skip
    assert all(len(child) == 1 for child in children(given))
    same = frozenset({pair("nhs_number:1", "nhs_number:2")})
    assert len(children(given, Decisions(same=same))) == 1


def test_two_cases_with_one_number_are_one_child() -> None:
    given = records(record("case_id:C1", "nhs_number:N", **AMY), record("case_id:C2", "nhs_number:N", **AMY))
    assert len(children(given)) == 1


def test_decisions_come_before_records() -> None:
    given = records(record("case_id:C1", "nhs_number:N", **AMY), record("case_id:C2", "nhs_number:N", **EVE))
    same = Decisions(same=frozenset({pair("case_id:C1", "nhs_number:N")}))
    assert frozenset({"case_id:C1", "nhs_number:N"}) in children(given, same)
    different = Decisions(different=frozenset({pair("case_id:C2", "nhs_number:N")}))
    # without the wrong one the number is one child's
    assert children(given, different) == {frozenset({"case_id:C1", "nhs_number:N"}), frozenset({"case_id:C2"})}
    agreeing = records(record("case_id:C1", "nhs_number:N", **AMY), record("case_id:C2", "nhs_number:N", **AMY))
    apart = Decisions(different=frozenset({pair("case_id:C1", "case_id:C2")}))
    assert all(not child >= {"case_id:C1", "case_id:C2"} for child in children(agreeing, apart))


FEBRUARY = "2026-02-01"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # of one month, the strongest identifier
        ([record("case_id:C1", "nhs_number:N", "upn:U")], "nhs_number:N"),
        # a stronger one that comes later changes nothing, nor does another child with a later key
        ([record("case_id:C1"), record("upn:U", "case_id:C1", first=FEBRUARY)], "case_id:C1"),
        # the key rests on a number that was put right since: it stays
        (
            [
                record("case_id:C1", "nhs_number:WRONG", counts=False),
                record("case_id:C1", "nhs_number:N", first=FEBRUARY),
            ],
            "nhs_number:WRONG",
        ),
        # unless the number has turned out to be another child's
        (
            [
                record("case_id:C1", "nhs_number:N", counts=False),
                record("case_id:C1", first=FEBRUARY),
                record("case_id:C2", "nhs_number:N", first=FEBRUARY),
            ],
            "case_id:C1",
        ),
    ],
)
def test_a_key_rests_on_the_identifier_that_came_first(given: list[Record], expected: str) -> None:
    found, _ = linked(records(*given))
    assert found["case_id:C1"] == expected


def test_no_two_children_have_one_key() -> None:
    """Both cases once came with a number that nobody has now."""
    given = [record("case_id:C1", "upn:U", counts=False), record("case_id:C2", "upn:U", counts=False)]
    found, _ = linked(records(*given, record("case_id:C1", first=FEBRUARY), record("case_id:C2", first=FEBRUARY)))
    assert len(set(found.values())) == 2
