"""Excel: the table in the sheet, whatever stands around it."""

import io
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from childrens_services import contracts
from childrens_services.errors import BadInput
from childrens_services.land.readers import excel
from openpyxl import Workbook

from tests.land.given import MONTH, SECRET, deliver, refused, rows

PATH = f"finance/{MONTH}/2026 DSG_monitor.xlsx"
HEADINGS = (
    "Month",
    " block",
    "Budget",
    "Actual to date",
    "Forecast outturn",
    "Brought forward",
    "Forecast balance",
    None,
    "Owner",
)


def workbook(values: Iterable[Iterable[object]], sheet: str = "DSG monitor") -> bytes:
    book = Workbook()
    book.active.title = "Notes"
    page = book.create_sheet(sheet)
    for row in values:
        page.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_values_become_text_and_rows_keep_their_numbers(places: Path) -> None:
    table = [
        ["High needs monitor"],
        [],
        HEADINGS,
        [date(2026, 10, 1), "High needs", 1000.0, 1234.5, -3, 0.1, "n/a", "a note", True],
        [],
        [datetime(2026, 10, 1, 9, 30), " ", None],
    ]
    deliver(places, PATH, workbook(table))
    assert rows("high_needs_monitor") == [
        {
            "month": "2026-10-01",
            "block": "High needs",
            "budget_gbp": "1000",
            "actual_to_date_gbp": "1234.5",
            "forecast_outturn_gbp": "-3",
            "brought_forward_gbp": "0.1",
            "forecast_balance_gbp": "n/a",
            "owner": "true",
            "source_file": "2026 DSG_monitor.xlsx",
            "source_row": 4,
        },
        {
            "month": "2026-10-01 09:30:00",
            **dict.fromkeys(
                ("block", "budget_gbp", "actual_to_date_gbp", "forecast_outturn_gbp", "brought_forward_gbp")
            ),
            "forecast_balance_gbp": None,
            "owner": None,
            "source_file": "2026 DSG_monitor.xlsx",
            "source_row": 6,
        },
    ]


def test_headings_alone_are_a_batch_of_no_rows(places: Path) -> None:
    deliver(places, PATH, workbook([HEADINGS]))
    assert rows("high_needs_monitor") == []


@pytest.mark.parametrize(
    ("content", "row", "field", "problem"),
    [
        pytest.param(f"{SECRET}".encode(), None, None, "not an Excel workbook", id="not a workbook"),
        pytest.param(b"", None, None, "not an Excel workbook", id="empty"),
        pytest.param(workbook([HEADINGS])[:-300], None, None, "not an Excel workbook", id="truncated"),
        pytest.param(
            workbook([HEADINGS], sheet="Old"), None, None, "no sheet DSG monitor; it has Notes, Old", id="no sheet"
        ),
        pytest.param(workbook([["Month", SECRET]]), None, "Month, Block", "headings of the key", id="no key"),
        pytest.param(
            workbook([["Title"], [*HEADINGS, "MONTH"]]), 2, "month", "heading of column 9 is there twice", id="twice"
        ),
    ],
)
def test_refused(places: Path, content: bytes, row: int | None, field: str | None, problem: str) -> None:
    deliver(places, PATH, content)
    error = refused(places, "high_needs_monitor")
    assert (error.file, error.row, error.field) == ("2026 DSG_monitor.xlsx", row, field)
    assert problem in error.problem


def test_a_workbook_whose_parts_are_damaged(places: Path) -> None:
    content = bytearray(workbook([HEADINGS, *[[SECRET] * 9] * 500]))
    middle = len(content) // 2
    content[middle : middle + 200] = bytes(200)
    deliver(places, PATH, bytes(content))
    assert "not an Excel workbook" in refused(places, "high_needs_monitor").problem


def test_notes_below_a_blank_row_are_no_rows(tmp_path: Path) -> None:
    feed = contracts.load("residential_savings_plan")
    server = next(server for server in feed.servers if server.format == "xlsx")
    file = tmp_path / "monitor.xlsx"
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Plan"
    table = [["Saving"], ["Month", "Planned saving"], ["2026-10-01", 834], [], ["Source: finance"]]
    for row in table:
        sheet.append(row)
    workbook.save(file)
    with file.open("rb") as stream:
        read = pa.Table.from_batches(excel.read(feed, server, file.name, stream))
    assert read["planned_saving_gbp"].to_pylist() == ["834"]
    sheet.append(["2026-11-01", 833])
    workbook.save(file)
    with file.open("rb") as stream, pytest.raises(BadInput, match=r"row 6.*below a blank row"):
        list(excel.read(feed, server, file.name, stream))
