"""Deliveries of another size, or with more blanks, than those accepted before them."""

from typing import Any

import pytest
from childrens_services import contracts, database, months
from childrens_services.check import check
from childrens_services.check.drift import Band, Drift, Profile, Rise, compare, read
from childrens_services.check.suite import declared
from childrens_services.errors import BatchRefused
from sqlalchemy import text

from tests.check.given import Feeds, Rows, rows_of, verdicts

WHY = {"description": "The table holds the whole history."}
REPORTED = {"rows": {"least": 0.8, "most": 1.3, "severity": "info", "meta": WHY}}
COLLAPSE = {"rows": {"least": 0.5, "severity": "critical", "meta": WHY}}
MISSING = {"missing": {"points": 10, "severity": "info", "meta": {"description": "It was left out."}}}


def people(count: int, *, without_name: int = 0) -> Rows:
    return [{"person_id": f"P{n}", "name": None if n < without_name else f"N{n}"} for n in range(count)]


def declare(feeds: Feeds, drift: dict[str, Any], **options: Any) -> None:
    feeds.declare("person", {"person_id": {}, "name": {}}, drift=drift, **options)


def told(rows: int, before: list[int], band: Band) -> list[tuple[str, int | None, int | None]]:
    """Severity and limits of what is expected of so many rows after so many before."""
    expectations, _ = compare(Drift((band,)), Profile(rows, {}), [Profile(each, {}) for each in before])
    return [(each.severity, each.min_value, each.max_value) for each in expectations]


def test_the_usual_is_the_median_of_the_deliveries_before() -> None:
    band = Band(0.8, 1.3, "info", "x")
    assert told(0, [10_000, 11_000, 90_000], band) == [("info", 8_800, None), ("info", None, 14_300)]


def test_a_few_rows_more_or_less_of_something_rare_are_chance() -> None:
    assert told(0, [25], Band(0.8, 1.3, "info", "x")) == [("info", 10, None), ("info", None, 40)]
    assert told(0, [4], Band(0.5, None, "critical", "x")) == [("critical", 0, None)]


def test_too_many_rows_refuse_nothing() -> None:
    assert told(0, [10_000], Band(0.5, 1.3, "critical", "x")) == [("critical", 5_000, None), ("warning", None, 13_000)]


def test_a_fall_is_told_with_its_counts_and_refuses_what_is_critical(feeds: Feeds) -> None:
    declare(feeds, COLLAPSE)
    for month, count in (("2026-06", 100), ("2026-07", 102), ("2026-08", 104)):
        feeds.deliver("person", month, people(count))
    landed = feeds.land("person", "2026-09", people(40))
    with pytest.raises(BatchRefused, match="40 rows came; at least 51 are usual") as refused:
        check(landed)
    assert "0.5 times the 102 of the last 3 deliveries (median). The table holds" in str(refused.value)
    assert rows_of("select count(*) n from staging.person where period = '2026-08-01'") == [{"n": 104}]
    (alert,) = rows_of("select body from quality.alert")
    assert "critical: 40 rows came; at least 51 are usual" in alert["body"]


def test_a_fall_that_is_only_reported_tells_nobody(feeds: Feeds) -> None:
    declare(feeds, REPORTED)
    feeds.deliver("person", "2026-08", people(1000))
    landed = feeds.deliver("person", "2026-09", people(700))
    low, high = verdicts(landed, "expect_table_row_count_to_be_between")[-2:]
    assert (low["success"], high["success"]) == (False, True)
    assert low["description"].startswith("700 rows came; at least 800 are usual, 0.8 times the 1,000 of the delivery")
    assert rows_of("select * from quality.alert") == []


def test_a_column_left_out_is_found_and_named(feeds: Feeds) -> None:
    declare(feeds, MISSING)
    for month, blanks in (("2026-07", 4), ("2026-08", 6)):
        feeds.deliver("person", month, people(100, without_name=blanks))
    fine = feeds.deliver("person", "2026-09", people(100, without_name=15))
    assert [each["success"] for each in verdicts(fine, "drift_of_missing_values")] == [True]
    assert verdicts(fine, "expect_column_proportion_of_non_null_values_to_be_between") == []
    landed = feeds.deliver("person", "2026-10", people(100, without_name=17))
    (summary,) = verdicts(landed, "drift_of_missing_values")
    assert (summary["success"], summary["column_names"]) == (False, "name")
    (column,) = verdicts(landed, "expect_column_proportion_of_non_null_values_to_be_between")
    assert (column["success"], column["severity"]) == (False, "info")
    assert column["description"] == "name has no value in 10 points over the usual 6% of rows at most. It was left out."


def test_the_first_delivery_has_nothing_to_be_compared_with(feeds: Feeds) -> None:
    declare(feeds, COLLAPSE | MISSING)
    (verdict,) = verdicts(feeds.deliver("person", "2026-09", people(3)), "drift_since_earlier_deliveries")
    assert (verdict["success"], verdict["severity"]) == (True, "info")


def test_only_accepted_deliveries_of_earlier_months_count(feeds: Feeds) -> None:
    declare(feeds, COLLAPSE)
    feeds.deliver("person", "2026-07", people(100))
    feeds.deliver("person", "2026-08", people(900))
    feeds.deliver("person", "2026-08", people(102))  # in place of the other
    with pytest.raises(BatchRefused):
        check(feeds.land("person", "2026-09", people(20)))
    feeds.deliver("person", "2026-10", people(60))
    feeds.deliver("person", "2026-07", people(30))  # the first month again: nothing is before it


def test_a_feed_that_comes_again_after_a_year_begins_anew(feeds: Feeds) -> None:
    declare(feeds, COLLAPSE)
    feeds.deliver("person", "2025-05", people(100))
    feeds.deliver("person", "2026-06", people(10))
    declare(feeds, COLLAPSE, delivery="optional")
    with pytest.raises(BatchRefused):
        check(feeds.land("person", "2026-05", people(10)))


def test_a_year_starts_small_each_april(feeds: Feeds) -> None:
    declare(feeds, COLLAPSE, scope="collection_year")
    feeds.deliver("person", "2026-03", people(200))
    feeds.deliver("person", "2026-04", people(50))
    with pytest.raises(BatchRefused):
        check(feeds.land("person", "2026-05", people(10)))


def test_what_is_new_each_month_may_begin_with_all_there_was(feeds: Feeds) -> None:
    declare(feeds, COLLAPSE, scope="month")
    for month, count in zip(months.span("2026-05", "2026-07"), (1000, 60, 62), strict=True):
        feeds.deliver("person", month, people(count))
    with pytest.raises(BatchRefused, match="the 62 of the last 3"):
        check(feeds.land("person", "2026-08", people(8)))


def test_profile_holds_counts_and_is_replaced_when_checked_again(feeds: Feeds) -> None:
    feeds.declare("person", {"person_id": {}, "born": {"logicalType": "date"}})
    landed = feeds.deliver("person", "2026-09", [{"person_id": f"P{n}", "born": "2020-01-01"} for n in range(8)])
    rows = [{"person_id": f"P{n}", "born": born} for n, born in enumerate(["2020-01-01"] * 8 + ["?", "", None])]
    landed = feeds.deliver("person", "2026-09", rows)
    check(landed)
    found = rows_of(
        "select column_name, missing_rows from quality.column_profile where batch_id = :id order by 1",
        id=landed.batch_id,
    )
    assert found == [{"column_name": "born", "missing_rows": 3}, {"column_name": "person_id", "missing_rows": 0}]
    with database.transaction() as connection:
        connection.execute(text("delete from quality.batch"))
    assert rows_of("select * from quality.column_profile") == []


def test_section_is_read() -> None:
    assert read(REPORTED | MISSING) == Drift(
        (Band(0.8, 1.3, "info", WHY["description"]),), Rise(10, "info", "It was left out.")
    )
    assert read({"rows": [REPORTED["rows"], COLLAPSE["rows"]]}).rows[1] == Band(
        0.5, None, "critical", WHY["description"]
    )
    assert read(None) == Drift()


@pytest.mark.parametrize(
    ("section", "problem"),
    [
        ([], "drift is not a mapping"),
        ({"row": {}}, "drift has unknown keys row"),
        ({"rows": {"min": 1}}, "drift.rows has unknown keys min"),
        ({"rows": {"severity": "info", "meta": WHY}}, "neither least nor most"),
        ({"rows": {"least": "few", "severity": "info", "meta": WHY}}, "least is not a number"),
        ({"rows": {"most": True, "severity": "info", "meta": WHY}}, "most is not a number"),
        ({"rows": {"least": 1.2, "severity": "info", "meta": WHY}}, "the usual is within the band"),
        ({"rows": {"most": 0.9, "severity": "info", "meta": WHY}}, "the usual is within the band"),
        ({"rows": {"least": 0.5, "severity": "bad", "meta": WHY}}, "severity is not one of"),
        ({"rows": {"least": 0.5, "severity": "info"}}, "no meta.description"),
        ({"missing": {"severity": "info", "meta": WHY}}, "points must be a number"),
        ({"missing": {"points": 101, "severity": "info", "meta": WHY}}, "points must be a number"),
    ],
)
def test_a_section_that_says_something_else_is_an_error_that_names_the_suite(
    feeds: Feeds, section: Any, problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        read(section)
    if section:
        declare(feeds, section)
        with pytest.raises(ValueError, match=rf"expectations/education/person\.yaml: .*{problem}"):
            declared(contracts.load("person"))


def test_every_suite_says_only_what_is_known() -> None:
    for feed in contracts.all_feeds():
        declared(feed)
