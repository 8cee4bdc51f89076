"""Children without a shared number: joined by names and birth date where that is as good as sure, else asked."""

import numpy as np
import pytest
from childrens_services.model.identity import clusters, exact, probable
from childrens_services.model.identity.doubts import Decisions, pair
from childrens_services.model.identity.records import Records

from tests.model.told import Record, children, linked, record, records

CASE, PUPIL = "case_id:C1", "upn:U1"
AMY = {"forename": "ROSALIND", "surname": "OAKDEN", "birth_date": "2015-03-04", "sex": "F"}


def others(count: int = 300) -> list[Record]:
    """Other children, so that there are names seldom and often."""
    rng = np.random.default_rng(1)
    made = zip(
        rng.choice(["MAYA", "JAYA", "THEO", "NOOR", "SETH", "TARA", "AMELIA", "WILLIAM"], count),
        rng.choice(["PATEL", "KAUR", "HALLAM", "VARLEY", "TANSLEY"], count),
        np.datetime64("2008-01-01") + rng.integers(0, 4_000, count),
        rng.choice(["F", "M"], count),
        strict=True,
    )
    return [
        record(f"upn:X{number}", forename=forename, surname=surname, birth_date=str(date), sex=sex)
        for number, (forename, surname, date, sex) in enumerate(made)
    ]


def county(*given: Record) -> Records:
    return records(*given, *others())


SEEN_THROUGH = {
    "the same": {},
    "a second forename": {"forename": "MILLIE ROSALIND"},
    "letters changed over": {"forename": "ROSALNID"},
    "surname mistyped": {"surname": "OAKDNE"},
    "a second surname": {"surname": "OAKDEN HALLAM"},
    "day and month changed over": {"birth_date": "2015-04-03"},
    "sex not told": {"sex": ""},
}
OTHERS = {
    "another forename": {"forename": "NOOR"},
    "another birth date": {"birth_date": "2011-09-30"},
    "another surname and a day later": {"surname": "ZAMAN", "birth_date": "2015-03-05"},
    "no name": {"forename": "", "surname": ""},
    "no birth date": {"birth_date": ""},
}


@pytest.mark.parametrize(("changes", "together"), [(SEEN_THROUGH, True), (OTHERS, False)])
def test_what_is_seen_through_and_what_is_not(changes: dict[str, dict[str, str]], together: bool) -> None:
    """A child known twice, differently, for each of the changes: the children differ in year and surname."""
    given = []
    for number, change in enumerate(changes.values()):
        own = AMY | {"birth_date": f"20{10 + number}-03-04", "surname": f"OAKDEN{'ABCDEFGHIJ'[number] * 4}"}
        told = own | {
            name: value.replace("OAKDEN", own["surname"])
            .replace("OAKDNE", own["surname"][:-1] + "X")
            .replace("2015", own["birth_date"][:4])
            for name, value in change.items()
        }
        given += [record(f"case_id:{number}", **own), record(f"upn:{number}", **told)]
    found, _ = linked(county(*given))
    joined = [found[f"case_id:{number}"] == found[f"upn:{number}"] for number in range(len(changes))]
    assert dict(zip(changes, joined, strict=True)) == dict.fromkeys(changes, together)


@pytest.mark.parametrize("twin", ["NOOR", "JAYA"])
def test_twins_are_two_children(twin: str) -> None:
    """One surname, birth date, sex, home and school; Maya and Jaya even differ by one letter, but both are names."""
    same = {"surname": "OAKDEN", "birth_date": "2015-03-04", "sex": "F", "postcode": "LE201AA", "school": "1"}
    given = county(record(CASE, forename="MAYA", **same), record(PUPIL, forename=twin, **same))
    found, doubts = linked(given)
    assert found[CASE] != found[PUPIL]
    assert [doubt for doubt in doubts if CASE in doubt.nodes] == []


def test_where_two_may_be_the_child_neither_is_taken() -> None:
    given = county(record(CASE, **AMY), record(PUPIL, **AMY), record("upn:U2", **AMY))
    found, doubts = linked(given)
    assert len({found[CASE], found[PUPIL], found["upn:U2"]}) == 3
    reasons = {doubt.nodes: doubt.reason for doubt in doubts}
    assert reasons[pair(CASE, PUPIL)] == reasons[pair(CASE, "upn:U2")] == clusters.SEVERAL
    assert reasons[pair(PUPIL, "upn:U2")] == clusters.TWO_NUMBERS


def test_a_home_in_common_decides_between_two() -> None:
    home = {"postcode": "LE201AA"}
    given = county(
        record(CASE, **AMY, **home), record(PUPIL, **AMY, **home), record("upn:U2", **AMY, postcode="LE329ZZ")
    )
    found, _ = linked(given)
    assert found[CASE] == found[PUPIL] != found["upn:U2"]


def test_two_cases_are_one_child_only_when_somebody_says_so() -> None:
    given = county(record(CASE, **AMY, postcode="LE201AA"), record("case_id:C2", **AMY, postcode="LE201AA"))
    found, doubts = linked(given)
    assert found[CASE] != found["case_id:C2"]
    assert [doubt.reason for doubt in doubts if CASE in doubt.nodes] == [clusters.TWO_NUMBERS]
    decided = Decisions(same=frozenset({pair(CASE, "case_id:C2")}))
    found, doubts = linked(given, decided)
    assert found[CASE] == found["case_id:C2"]
    assert [doubt for doubt in doubts if CASE in doubt.nodes] == []


def test_two_who_were_decided_to_be_two_stay_so() -> None:
    given = county(record(CASE, **AMY), record(PUPIL, **AMY))
    found, doubts = linked(given, Decisions(different=frozenset({pair(CASE, PUPIL)})))
    assert found[CASE] != found[PUPIL]
    assert [doubt for doubt in doubts if CASE in doubt.nodes] == []


def test_less_than_sure_is_asked() -> None:
    """A surname that five in a hundred bear, a birth date with a digit wrong, and nothing else."""
    told = {"forename": "ROSALIND", "surname": "PATEL", "sex": "F"}
    given = county(record(CASE, **told, birth_date="2015-03-04"), record(PUPIL, **told, birth_date="2015-03-14"))
    found, doubts = linked(given)
    assert found[CASE] != found[PUPIL]
    [doubt] = [doubt for doubt in doubts if doubt.nodes == pair(CASE, PUPIL)]
    assert doubt.reason == clusters.UNSURE
    assert doubt.weight is not None
    assert probable.REVIEW <= doubt.weight < probable.ACCEPT


def test_names_that_many_bear_weigh_less() -> None:
    often, seldom = AMY | {"surname": "PATEL"}, AMY | {"surname": "SWITHLAND"}
    given = county(
        record(CASE, **often), record(PUPIL, **often), record("case_id:C2", **seldom), record("upn:U2", **seldom)
    )
    compare = exact.comparison(given)
    groups = exact.group(given, Decisions(), compare).groups
    pairs = probable.pairs(given, groups, compare).set_index(["one", "other"])["weight"]
    by_name = [pairs[tuple(sorted(groups[[one, other]]))] for one, other in ((CASE, PUPIL), ("case_id:C2", "upn:U2"))]
    assert by_name[1] > by_name[0] + 3


def test_the_same_records_give_the_same_weights_in_any_order() -> None:
    given = [record(CASE, **AMY), record(PUPIL, **AMY), *others()]
    first, again = (linked(records(*rows)) for rows in (given, given[::-1]))
    assert first[0] == again[0]
    assert sorted(map(str, first[1])) == sorted(map(str, again[1]))


def test_nobody_is_compared_without_names() -> None:
    assert all(len(child) == 1 for child in children(records(record(CASE), record(PUPIL, birth_date="2015-03-04"))))
