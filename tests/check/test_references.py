"""Rows that refer to rows of other feeds: who is set apart, who is only reported, and what cannot be said."""

import json
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from childrens_services import contracts, settings
from childrens_services.check import check
from childrens_services.errors import BatchRefused
from childrens_services.stage import stage

from tests.check.given import Feeds, refers, rows_of, verdicts

SECRET = "Zebedee"  # stands for a value of a record that must not leave the restricted tables
PEOPLE = [{"person_id": f"P{n}"} for n in range(10)]
REASON = "person_id refers to a row of person that was delivered."


def visits(*people: str | None) -> list[dict[str, str | None]]:
    return [{"visit_id": f"V{n}", "person_id": person} for n, person in enumerate(people)]


@pytest.fixture
def declared(feeds: Feeds) -> Feeds:
    feeds.declare("person", {"person_id": {}})
    feeds.declare("visit", {"visit_id": {}, "person_id": refers("person.person_id")})
    return feeds


def test_row_without_a_parent_is_set_apart_and_the_rest_go_on(declared: Feeds) -> None:
    declared.land("person", "2026-09", PEOPLE)
    landed = declared.deliver("visit", "2026-09", visits("P1", " P2 ", None, "", SECRET, "P3"))
    apart = rows_of("select reasons, record, key from quarantine.quarantined_row")
    assert apart == [
        {"reasons": [REASON], "record": {"visit_id": "V4", "person_id": SECRET}, "key": {"visit_id": "V4"}}
    ]
    assert rows_of("select count(*) n from staging.visit") == [{"n": 5}]
    (verdict,) = verdicts(landed, "references_found")
    assert (verdict["success"], verdict["unexpected_rows"], verdict["severity"]) == (False, 1, "info")


def test_a_bad_row_of_the_parent_does_not_take_its_children_with_it(declared: Feeds) -> None:
    declared.deliver("person", "2026-09", [*PEOPLE, {"person_id": "P1"}])
    assert rows_of("select count(*) n from quarantine.quarantined_row where feed = 'person'") == [{"n": 2}]
    landed = declared.land("visit", "2026-09", visits("P1", "P2"))
    assert check(landed).quarantined == 0


def test_the_parents_last_delivery_counts_also_when_an_earlier_one_comes_again(declared: Feeds) -> None:
    first, second = PEOPLE, [{"person_id": "P99"}]
    declared.deliver("person", "2026-09", first)
    declared.deliver("person", "2026-09", second)
    landed = declared.land("visit", "2026-09", visits("P99", "P99", "P1"))
    assert check(landed).quarantined == 1
    declared.land("person", "2026-09", first)
    again = declared.land("visit", "2026-09", visits("P1", "P2", "P99"))
    assert check(again).quarantined == 1


@pytest.mark.parametrize("parent", ["not landed", "of another month", "empty", "without the column", "gone"])
def test_what_cannot_be_compared_is_told_and_holds_nothing_back(declared: Feeds, parent: str) -> None:
    match parent:
        case "of another month":
            declared.land("person", "2026-08", PEOPLE)
        case "empty":
            declared.land("person", "2026-09", [])
        case "without the column":
            declared.land("person", "2026-09", [{"number": "P1"}])
        case "gone":
            Path(declared.land("person", "2026-09", PEOPLE).url.removeprefix("file://")).unlink()
    landed = declared.deliver("visit", "2026-09", visits("P1", SECRET))
    (verdict,) = verdicts(landed, "reference_could_be_checked")
    assert verdict["severity"] == "info"
    assert verdict["column_names"] == "person_id"
    assert "could not be checked: " in verdict["description"]
    assert rows_of("select count(*) n from staging.visit") == [{"n": 2}]
    assert rows_of("select * from quality.alert") == []


def test_parent_that_is_not_monthly_is_compared_as_it_last_was_and_only_reported(feeds: Feeds) -> None:
    feeds.declare("school", {"urn": {}}, delivery="optional")
    feeds.declare("pupil", {"pupil_id": {}, "urn": refers("school.urn")})
    feeds.land("school", "2026-05", [{"urn": "1"}])
    feeds.land("school", "2026-07", [{"urn": "2"}])
    feeds.land("school", "2026-11", [{"urn": "3"}])
    pupils = [{"pupil_id": f"U{n}", "urn": urn} for n, urn in enumerate(["2", "2", "1"])]
    landed = feeds.land("pupil", "2026-09", pupils)
    assert check(landed).quarantined == 0
    (verdict,) = [each for each in verdicts(landed, "expect_column_values_to_be_null") if not each["success"]]
    assert (verdict["severity"], verdict["unexpected_rows"], verdict["column_names"]) == ("info", 1, "urn")
    feeds.land("school", "2026-09", [{"urn": "2"}])
    assert check(landed).quarantined == 1, "of the same month it is certain"


def test_parent_of_the_reference_domain_is_only_reported(feeds: Feeds) -> None:
    feeds.declare("place", {"postcode": {}}, domain="reference")
    feeds.declare("home", {"home_id": {}, "postcode": refers("place.postcode")})
    landed = feeds.land("home", "2026-09", [{"home_id": "1", "postcode": "LE1"}, {"home_id": "2", "postcode": "X"}])
    assert check(landed).quarantined == 0
    assert len(verdicts(landed, "reference_could_be_checked")) == 1
    feeds.land("place", "2026-09", [{"postcode": "LE1"}])
    assert check(landed).quarantined == 0
    (verdict,) = verdicts(landed, "references_found")
    assert verdict["unexpected_rows"] == 1


def test_a_feed_may_refer_to_itself_and_to_numbers(feeds: Feeds) -> None:
    number = {"logicalType": "integer"}
    feeds.declare("team", {"team_id": number, "part_of": refers("team.team_id") | number})
    rows = [{"team_id": str(n), "part_of": part} for n, part in enumerate([None, "0", "0", "9"])]
    landed = feeds.deliver("team", "2026-09", rows)
    assert rows_of("select team_id from staging.team order by 1") == [{"team_id": n} for n in range(3)]
    assert contracts.parents("education") == {}
    assert landed.rows == 4


def test_no_value_without_a_parent_leaves_the_restricted_tables(declared: Feeds) -> None:
    declared.land("person", "2026-09", PEOPLE)
    landed = declared.land("visit", "2026-09", visits(*[f"{SECRET}{n}" for n in range(9)]))
    with pytest.raises(BatchRefused) as refused:
        check(landed)
    assert SECRET not in str(refused.value)
    for page in (declared.folder / "data_docs").rglob("*.html"):
        assert SECRET not in page.read_text()
    for table in ("quality.batch", "quality.verdict", "quality.alert", "quality.column_profile"):
        assert SECRET not in json.dumps(rows_of(f"select * from {table}"), default=str)


def test_comparison_adds_no_column_to_staging(declared: Feeds) -> None:
    declared.land("person", "2026-09", PEOPLE)
    landed = declared.deliver("visit", "2026-09", visits("P1"))
    assert set(rows_of("select * from staging.visit")[0]) == {
        "visit_id", "person_id", "period", "batch_id", "source_file", "source_row",
    }  # fmt: skip
    assert stage(landed).staged == 1


@pytest.mark.parametrize(
    "relationships",
    [
        [{"type": "foreignKey", "to": "person"}],
        [{"type": "foreignKey", "to": ["person.a", "person.b"]}],
        [{"type": "other", "to": "person.a"}],
        [{"type": "foreignKey", "to": "person.a"}, {"type": "foreignKey", "to": "home.a"}],
    ],
)
def test_a_contract_that_refers_in_another_way_is_named(feeds: Feeds, relationships: list[dict[str, str]]) -> None:
    feeds.declare("visit", {"visit_id": {}, "person_id": {"relationships": relationships}})
    with pytest.raises(ValueError, match=r"visit\.yaml: column person_id: relationships must be one foreignKey"):
        contracts.load("visit")


def test_every_contract_refers_to_a_column_there_is_and_none_goes_round_in_a_circle() -> None:
    for feed in contracts.all_feeds():
        for column in feed.columns:
            if column.refers_to:
                parent = contracts.load(column.refers_to.feed)
                assert column.refers_to.column in {each.name for each in parent.columns}, (feed.name, column.name)
                assert parent.domain in (feed.domain, "reference"), (feed.name, column.name)
    for domain in settings.DOMAINS:
        found = contracts.parents(domain)
        TopologicalSorter(found).prepare()
        assert found == {
            feed.name: parents
            for feed in map(contracts.load, contracts.names(domain))
            if (
                parents := tuple(
                    sorted(
                        {column.refers_to.feed for column in feed.columns if column.refers_to}
                        & set(contracts.names(domain)) - {feed.name}
                    )
                )
            )
        }
