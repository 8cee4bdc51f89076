"""CSV: what is tolerated, and what is refused with the place named."""

from dataclasses import replace
from pathlib import Path

import pytest
from childrens_services import contracts
from childrens_services.land.readers import rows as reader_rows

from tests.land.given import MONTH, SECRET, deliver, refused, rows

PATH = f"education/{MONTH}/ehc_advice.csv"
HEADER = "advice_id,request_id,advice_type,asked_date,received_date\n"
GOOD = f"A1,R1,{SECRET},2026-09-01,2026-09-30\n"


def test_headings_are_matched_by_contract(places: Path) -> None:
    deliver(
        places, PATH, '\ufeff" ADVICE_ID ",Request_Id,advice_type,asked_date,Worker,,received_date\nA1,R1,,  ,x,y,z\n'
    )
    assert rows("ehc_advice") == [
        {
            "advice_id": "A1",
            "request_id": "R1",
            "advice_type": None,
            "asked_date": None,
            "worker": "x",
            "column_6": "y",
            "received_date": "z",
            "source_file": "ehc_advice.csv",
            "source_row": 2,
        }
    ]


def test_a_missing_column_is_left_out(places: Path) -> None:
    deliver(places, PATH, "advice_id,request_id\nA1,R1\n")
    assert list(rows("ehc_advice")[0]) == ["advice_id", "request_id", "source_file", "source_row"]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(places: Path) -> None:
    deliver(places, PATH, HEADER + '\nA1,"R\n1",EP,"a ""quoted"", comma",\r\n\n   \nA2,R2,5" pipe,,\n')
    landed = rows("ehc_advice")
    assert [row["source_row"] for row in landed] == [3, 6]
    assert (landed[0]["request_id"], landed[0]["asked_date"]) == ("R\n1", 'a "quoted", comma')
    assert landed[1]["advice_type"] == '5" pipe'


def test_headings_alone_are_a_batch_of_no_rows(places: Path) -> None:
    deliver(places, PATH, HEADER)
    assert rows("ehc_advice") == []


def test_a_set_of_files_is_one_batch(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_rows, "BATCH_ROWS", 2)
    deliver(places, f"education/{MONTH}/EHC_Advice_north.CSV", HEADER + GOOD * 3)
    deliver(
        places,
        f"education/{MONTH}/ehc_advice_south.csv",
        "request_id,advice_id,advice_type,received_date,asked_date\nR9,A9,,,\n",
    )
    landed = rows("ehc_advice")
    assert [(row["source_file"], row["source_row"]) for row in landed] == [
        ("EHC_Advice_north.CSV", 2),
        ("EHC_Advice_north.CSV", 3),
        ("EHC_Advice_north.CSV", 4),
        ("ehc_advice_south.csv", 2),
    ]
    assert (landed[3]["advice_id"], landed[3]["request_id"]) == ("A9", "R9")


def test_a_set_of_files_with_differing_columns(places: Path) -> None:
    deliver(places, f"education/{MONTH}/ehc_advice_a.csv", HEADER + GOOD)
    deliver(places, f"education/{MONTH}/ehc_advice_b.csv", f"advice_id,request_id,advice_type,asked_date,other\n{GOOD}")
    error = refused(places, "ehc_advice")
    assert (error.file, error.field) == ("ehc_advice_b.csv", "received_date")


def test_the_encoding_of_the_contract(places: Path) -> None:
    feed = contracts.load("ehc_advice")
    server = replace(feed.servers[0], encoding="windows-1252", delimiter=";")
    deliver(places, PATH, (HEADER + "A1,R1,Zoë’s,,\n").replace(",", ";").encode("windows-1252"))
    assert rows(replace(feed, servers=(server,)))[0]["advice_type"] == "Zoë’s"


@pytest.mark.parametrize(
    ("content", "row", "field", "problem"),
    [
        pytest.param(b"", None, None, "empty", id="empty"),
        pytest.param(
            f"{HEADER}{GOOD}A2,{SECRET}é,EP,,\n".encode("cp1252"), 3, "request_id", "not utf-8", id="windows-1252"
        ),
        pytest.param(f"{HEADER}{GOOD}A2,{SECRET}".encode(), 3, None, "2 fields", id="truncated"),
        pytest.param(f"{HEADER}{GOOD}A2,R2,{SECRET}, EP,,\n".encode(), 3, None, "6 fields", id="stray comma"),
        pytest.param(f'{HEADER}{GOOD}A2,R2,"{SECRET},,\n{GOOD}'.encode(), 3, None, "quotes", id="unclosed quote"),
        pytest.param(f'{HEADER}{GOOD}A2,R2,,,"{SECRET}'.encode(), 3, None, "quotes", id="quote open at the end"),
        pytest.param(f"{HEADER}{GOOD}A2,R2,{SECRET}\0,,\n".encode(), 3, "advice_type", "not text", id="NUL"),
        pytest.param(bytes(range(256)) * 4, 1, None, None, id="binary"),
        pytest.param((HEADER + GOOD).encode("utf-16"), 1, "1", None, id="utf-16"),
        pytest.param(
            f"advice_id,request_id,Advice_ID\n{GOOD}".encode(), 1, "advice_id", "column 3", id="headings twice"
        ),
        pytest.param(f"advice_id,{SECRET},{SECRET}\n{GOOD}".encode(), 1, None, "column 3", id="unknown twice"),
        pytest.param(f"advice_id,source_row\n{GOOD}".encode(), 1, "source_row", "column 2", id="our own name"),
        pytest.param(GOOD.encode() * 2, 1, None, "none of the agreed", id="no headings"),
    ],
)
def test_refused(places: Path, content: bytes, row: int | None, field: str | None, problem: str | None) -> None:
    deliver(places, PATH, content)
    error = refused(places, "ehc_advice")
    assert (error.file, error.row) == ("ehc_advice.csv", row)
    assert error.field == field or problem is None
    assert problem is None or problem in error.problem


def test_remedy_for_another_encoding(places: Path) -> None:
    deliver(places, PATH, (HEADER + "A1,é,,,\n").encode("cp1252"))
    assert "save the file as CSV UTF-8, or set encoding: windows-1252" in refused(places, "ehc_advice").remedy


def test_a_late_fault_leaves_nothing(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deliver(places, PATH, HEADER + GOOD)
    rows("ehc_advice")
    monkeypatch.setattr(reader_rows, "BATCH_ROWS", 10)
    deliver(places, PATH, HEADER + GOOD * 25 + "A2,R2\n")
    assert refused(places, "ehc_advice").row == 27
