"""Checks on landed batches: what is refused, what is set apart, what people are told."""

import json
import re
from pathlib import Path

import pytest
from childrens_services import database, quality
from childrens_services.check import check
from childrens_services.errors import BatchRefused
from childrens_services.stage import stage
from sqlalchemy import text

from tests.landed import advice, batch

SECRET = "Zebedee"  # stands for a value of a record that must not leave the restricted tables


def rows_of(sql: str, **parameters: object) -> list[dict[str, object]]:
    with database.transaction() as connection:
        return [dict(row) for row in connection.execute(text(sql), parameters).mappings()]


def test_good_batch_passes_whole(warehouse: str, places: Path) -> None:
    landed = batch(places, "ehc_advice", "2026-09", [advice(n) for n in range(5)])
    outcome = check(landed)
    assert (outcome.received, outcome.quarantined, outcome.failed_expectations) == (5, 0, 0)
    counts = stage(landed)
    assert (counts.received, counts.staged, counts.quarantined) == (5, 5, 0)
    assert rows_of("select count(*) n, min(asked_date)::text d from staging.ehc_advice") == [
        {"n": 5, "d": "2026-09-01"}
    ]
    assert rows_of("select status, staged_rows from quality.batch") == [{"status": "accepted", "staged_rows": 5}]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"asked_date": "31/02/2026"}, "asked_date can be read as a date (yyyy-MM-dd)."),
        ({"asked_date": None}, "asked_date is given and readable."),
        ({"received_date": "soon"}, "received_date can be read as a date (yyyy-MM-dd)."),
        ({"advice_id": "A1"}, "No two rows have the same advice_id."),
        ({"advice_type": "7"}, None),
        ({"received_date": "2026-08-01"}, None),
    ],
    ids=["impossible date", "required missing", "date as text", "duplicate key", "number for a code", "order of dates"],
)
def test_bad_row_is_set_apart_with_the_reason(
    warehouse: str, places: Path, change: dict[str, str | None], reason: str | None
) -> None:
    given = [advice(n) for n in range(9)] + [advice(9, **change)]
    landed = batch(places, "ehc_advice", "2026-09", given)
    outcome = check(landed)
    apart = rows_of(
        "select source_file, source_row, reasons, record from quarantine.quarantined_row order by source_row"
    )
    assert apart[-1]["source_row"] == 11
    assert apart[-1]["source_file"] == "ehc_advice.csv"
    if reason:
        assert reason in apart[-1]["reasons"]  # type: ignore[operator]
    for column, value in change.items():
        assert apart[-1]["record"][column] == value, "the row is kept as it was received"  # type: ignore[index]
    counts = stage(landed)
    assert counts.received == 10 == counts.staged + counts.quarantined
    assert counts.quarantined == outcome.quarantined == len(apart)


def test_both_rows_of_a_duplicate_are_set_apart(warehouse: str, places: Path) -> None:
    landed = batch(places, "ehc_advice", "2026-09", [advice(n) for n in range(9)] + [advice(3)])
    assert check(landed).quarantined == 2


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], "There is at least one row"),
        (
            [{"advice_id": "A1", "request_id": "R1", "advice_type": "EP", "asked_date": "2026-09-01"}],
            "received_date is",
        ),
        (
            [{"advice_id": "A1", "request_id": "R1", "advice_type": "EP", "date_asked": "x", "received_date": None}],
            "column asked_date is missing (is date_asked it, renamed?)",
        ),
        ([advice(n, asked_date="1 September") for n in range(9)], "at least 50% of rows"),
        ([advice(n, advice_type="??") for n in range(9)], "50% of the rows pass"),
    ],
    ids=["empty", "missing column", "renamed column", "another date format", "most rows wrong"],
)
def test_refused_batch_leaves_the_former_in_place(
    warehouse: str, places: Path, given: list[dict[str, str | None]], message: str
) -> None:
    former = batch(places, "ehc_advice", "2026-09", [advice(n) for n in range(4)])
    check(former)
    stage(former)
    before = rows_of("select * from staging.ehc_advice order by advice_id")
    wrong = batch(places, "ehc_advice", "2026-09", given)
    with pytest.raises(BatchRefused, match=re.escape(message)) as refused:
        check(wrong)
    assert "ehc_advice.csv" in str(refused.value)
    assert "What to do:" in str(refused.value)
    assert rows_of("select * from staging.ehc_advice order by advice_id") == before
    assert rows_of(
        "select status, refused_rows = received_rows as whole from quality.batch where batch_id = :id",
        id=wrong.batch_id,
    ) == [{"status": "refused", "whole": True}]
    assert rows_of("select status from quality.batch where batch_id = :id", id=former.batch_id) == [
        {"status": "accepted"}
    ]


def test_extra_column_is_reported_and_goes_no_further(warehouse: str, places: Path) -> None:
    landed = batch(places, "ehc_advice", "2026-09", [advice(n) | {"shoe_size": "4"} for n in range(3)])
    assert check(landed).failed_expectations == 1
    assert stage(landed).staged == 3
    found = rows_of("select severity, description from quality.verdict where not success")
    assert found == [{"severity": "info", "description": "There is no column the contract does not know."}]


def test_redelivery_replaces_the_month_and_only_it(warehouse: str, places: Path) -> None:
    for month, numbers in (("2026-08", [1, 2]), ("2026-09", [3, 4]), ("2026-09", [5])):
        landed = batch(places, "ehc_advice", month, [advice(n) for n in numbers])
        check(landed)
        stage(landed)
    found = rows_of("select period::text, advice_id from staging.ehc_advice order by 1, 2")
    assert [(row["period"], row["advice_id"]) for row in found] == [
        ("2026-08-01", "A1"),
        ("2026-08-01", "A2"),
        ("2026-09-01", "A5"),
    ]
    statuses = rows_of("select status, count(*) n from quality.batch group by 1 order by 1")
    assert statuses == [{"status": "accepted", "n": 2}, {"status": "superseded", "n": 1}]
    assert rows_of("select count(*) n from staging.ehc_advice_current")[0]["n"] == 1, "scope all: the latest delivery"


def test_same_batch_twice_gives_the_same_rows(warehouse: str, places: Path) -> None:
    given = [advice(n) for n in range(6)] + [advice(9, asked_date="?")]
    landed = batch(places, "ehc_advice", "2026-09", given)
    tables = ("staging.ehc_advice", "quality.batch", "quality.verdict", "quarantine.quarantined_row")
    seen = []
    for _ in range(2):
        check(landed)
        stage(landed)
        seen.append([rows_of(f"select * from {table} order by 1, 2") for table in tables])
    assert seen[0] == seen[1]


def test_rows_that_do_not_add_up_change_nothing(warehouse: str, places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    landed = batch(places, "ehc_advice", "2026-09", [advice(n) for n in range(3)])
    check(landed)
    monkeypatch.setattr("childrens_services.stage._copy", lambda *_: 2)
    with pytest.raises(RuntimeError, match="do not add up"):
        stage(landed)
    assert rows_of("select status from quality.batch") == [{"status": "landed"}]


def test_no_value_of_a_record_leaves_the_restricted_tables(warehouse: str, places: Path) -> None:
    wrong = [advice(n, advice_type=SECRET, asked_date=SECRET) for n in range(9)] + [advice(9, advice_id=SECRET)] * 2
    landed = batch(places, "ehc_advice", "2026-09", wrong)
    with pytest.raises(BatchRefused) as refused:
        check(landed)
    assert SECRET not in str(refused.value)
    for page in (places / "data_docs").rglob("*.html"):
        assert SECRET not in page.read_text()
    for table in ("quality.batch", "quality.verdict", "quality.alert"):
        assert SECRET not in json.dumps(rows_of(f"select * from {table}"), default=str)


def test_data_docs_load_nothing_from_outside(warehouse: str, places: Path) -> None:
    landed = batch(places, "ehc_advice", "2026-09", [advice(n) for n in range(3)])
    check(landed)
    assert "2026-09" in (places / "data_docs" / "index.html").read_text()
    pages = list((places / "data_docs").rglob("*.html"))
    assert len(pages) == 2
    for page in pages:
        assert not re.search(r"""(src|href)=["']https?://""", page.read_text()), page.name
    assert "3 rows received" in pages[0].read_text() + pages[1].read_text()


def test_expectation_that_cannot_be_evaluated_is_an_error_not_a_pass(
    warehouse: str, places: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suite = tmp_path / "expectations" / "education" / "ehc_advice.yaml"
    suite.parent.mkdir(parents=True)
    suite.write_text(
        "expectations:\n- type: expect_column_values_to_be_in_set\n  severity: warning\n"
        "  kwargs: {column: no_such_column, value_set: [A]}\n  meta: {description: x}\n"
    )
    monkeypatch.setattr("childrens_services.settings.SUITES", tmp_path / "expectations")
    landed = batch(places, "ehc_advice", "2026-09", [advice(1)])
    with pytest.raises(RuntimeError, match="expect_column_values_to_be_in_set on no_such_column could not"):
        check(landed)


def test_missing_feeds_are_those_required_without_an_accepted_batch(
    warehouse: str, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHILDRENS_SERVICES_FEEDS", "ehc_advice,high_needs_monitor,ssda903_missing")
    landed = batch(places, "ehc_advice", "2026-09", [advice(1)])
    check(landed)
    stage(landed)
    with database.transaction() as connection:
        assert quality.missing_feeds(connection, "2026-09") == ["high_needs_monitor"]
        assert quality.missing_feeds(connection, "2026-10") == ["ehc_advice", "high_needs_monitor"]
