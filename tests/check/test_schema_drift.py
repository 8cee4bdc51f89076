"""Deliveries laid out otherwise than agreed: columns added, removed, renamed or filled with something else."""

import pandas as pd
import pytest
from childrens_services.check import check
from childrens_services.check.layout import seems_to_hold
from childrens_services.errors import BatchRefused

from tests.check.given import Feeds, Rows, rows_of, verdicts


@pytest.fixture
def declared(feeds: Feeds) -> Feeds:
    feeds.declare(
        "visit",
        {
            "visit_id": {},
            "visit_date": {"logicalType": "date", "logicalTypeOptions": {"format": "dd/MM/yyyy"}},
            "minutes": {"logicalType": "integer"},
            "worker_id": {},
        },
    )
    return feeds


def visits(count: int = 10, **changes: str | None) -> Rows:
    good = {"visit_date": "01/09/2026", "minutes": "30", "worker_id": "W1"}
    return [{"visit_id": f"V{n}"} | good | changes for n in range(count)]


def renamed(rows: Rows, old: str, new: str) -> Rows:
    return [{new if name == old else name: value for name, value in row.items()} for row in rows]


def test_an_added_column_is_reported_and_goes_no_further(declared: Feeds) -> None:
    landed = declared.deliver("visit", "2026-09", visits(shoe_size="4"))
    failed = [each for each in verdicts(landed, "expect_table_columns_to_match_set") if not each["success"]]
    assert [each["severity"] for each in failed] == ["info"]
    assert rows_of("select * from quality.alert") == []
    assert "shoe_size" not in rows_of("select * from staging.visit")[0]


def test_a_removed_column_refuses_the_batch_and_is_named_to_the_owner(declared: Feeds) -> None:
    rows = [{name: value for name, value in row.items() if name != "minutes"} for row in visits()]
    with pytest.raises(BatchRefused, match=r"refused\. column minutes is missing\. What to do"):
        check(declared.land("visit", "2026-09", rows))
    (alert,) = rows_of("select body from quality.alert")
    assert "Every column of the contract is there. But column minutes is missing." in alert["body"]


def test_a_renamed_column_refuses_the_batch_with_the_name_it_may_have_now(declared: Feeds) -> None:
    with pytest.raises(BatchRefused, match=r"column visit_date is missing \(is date_of_visit it, renamed\?\)"):
        check(declared.land("visit", "2026-09", renamed(visits(), "visit_date", "date_of_visit")))
    (alert,) = rows_of("select body from quality.alert")
    assert "is date_of_visit it, renamed?" in alert["body"]


@pytest.mark.parametrize(
    ("column", "value", "holds"),
    [
        ("visit_date", "01 September 2026", "dates written d month yyyy"),
        ("visit_date", "09/21/2026", "dates written mm/dd/yyyy"),
        ("visit_date", "46266", "numbers such as a spreadsheet has for days"),
        ("visit_date", "Zebedee", "text"),
        ("minutes", "30.5", "numbers"),
        ("minutes", "Y", "yes or no"),
        ("minutes", "2026-09-01", "dates written yyyy-mm-dd"),
    ],
)
def test_a_column_filled_with_something_else_refuses_the_batch_and_says_with_what(
    declared: Feeds, column: str, value: str, holds: str
) -> None:
    with pytest.raises(BatchRefused, match=f"But {column} now seems to hold {holds}") as refused:
        check(declared.land("visit", "2026-09", visits(**{column: value})))
    assert "in at least 50% of rows" in str(refused.value)
    assert value not in str(refused.value)
    (alert,) = rows_of("select body from quality.alert")
    assert f"now seems to hold {holds}" in alert["body"]
    assert value not in alert["body"]


def test_a_few_slips_of_the_pen_are_set_apart_not_taken_for_another_layout(declared: Feeds) -> None:
    landed = declared.land("visit", "2026-09", visits(6) + visits(10, visit_date="soon")[6:])
    assert check(landed).quarantined == 4
    critical = [each for each in verdicts(landed, "expect_column_values_to_be_null") if each["severity"] == "critical"]
    assert [each["success"] for each in critical] == [True, True]
    assert {each["arguments"]["mostly"] for each in critical} == {0.5}


@pytest.mark.parametrize(
    ("values", "holds"),
    [
        (["20260901"] * 5, "dates written yyyymmdd"),
        (["1", "2", "7000"], "whole numbers"),
        (["1", "2", "x"], "text"),
        (["12/09/2026"] * 19 + ["?"], "dates written dd/mm/yyyy"),
        (["2026-09-01T10:00:00"], "dates written yyyy-mm-ddThh:mm:ss"),
        (["true", "False"], "yes or no"),
    ],
)
def test_what_a_column_seems_to_hold(values: list[str], holds: str) -> None:
    text = pd.Series([*values, None], dtype=pd.StringDtype(na_value=pd.NA))
    assert seems_to_hold(text) == holds
