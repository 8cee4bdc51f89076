"""Workbooks of what to mend: what is in them, by team, and that nothing in them runs."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from childrens_services.returns import cli, report, rules
from childrens_services.returns.rules import Rule, Version
from childrens_services.returns.run import Outcome
from openpyxl import Workbook, load_workbook

from tests.returns.given_files import csv_file

COLUMNS = ["rule_code", "table", "row", "child_id", "fields", "team", "status", "since"]
DAY = date(2026, 10, 5)
ISSUES = [
    ("Q1", "Header", 0, "A", "UPN", "North", "new", DAY),
    ("E2", "Episodes", 7, "B", "DEC,REC", "South", "open", date(2026, 9, 30)),
    ("E1", "Header", 1, "B", "SEX", "South", "new", DAY),
    ("E1", "Header", 0, "A", "SEX", "North", "new", DAY),
    ("E2", None, None, None, "DEC", None, "new", DAY),
]


def rule(code: str, severity: Any) -> Rule:
    return Rule(
        code=code,
        severity=severity,
        description=f"What {code} finds.",
        action=f"How to mend {code}.",
        fields={"Header": ["SEX"]},
        reads=["Header"],
        versions=[Version(2023, "select 1")],
    )


OUTCOMES = [
    Outcome(rule("E1", "error"), "failed"),
    Outcome(rule("E2", "error"), "failed"),
    Outcome(rule("E3", "error"), "not applicable", "no last year's return"),
    Outcome(rule("Q1", "query"), "failed"),
    Outcome(rule("Q2", "query"), "passed"),
    Outcome(rule("Q3", "query"), "crashed", "CatalogException: no such column"),
]


def frame(*issues: tuple[Any, ...], columns: list[str] = COLUMNS) -> pd.DataFrame:
    return pd.DataFrame([issue[: len(columns)] for issue in issues], columns=columns)


def written(tmp_path: Path, issues: pd.DataFrame, **more: Any) -> Workbook:
    path = tmp_path / "folder" / "issues.xlsx"
    report.write(path, issues, return_name="ssda903", title="SSDA903 2027", outcomes=OUTCOMES, **more)
    return load_workbook(path)


def rows(book: Workbook, sheet: str) -> list[tuple[Any, ...]]:
    return list(book[sheet].iter_rows(values_only=True))


def read_me(book: Workbook) -> dict[str, str]:
    return {row[0]: row[1] for row in rows(book, "Read me") if row[0] and row[1]}


def test_issues_are_errors_first_then_by_child_with_what_to_do(tmp_path: Path) -> None:
    found = rows(written(tmp_path, frame(*ISSUES)), "Issues")
    assert found[0] == (
        "Child",
        "Rule",
        "Severity",
        "What is wrong",
        "What to do",
        "Table",
        "Row in the file",
        "Fields to look at",
        "Team",
        "Status",
        "Open since",
    )
    assert [row[:2] for row in found[1:]] == [(None, "E2"), ("A", "E1"), ("B", "E1"), ("B", "E2"), ("A", "Q1")]
    said = ("B", "E2", "error", "What E2 finds.", "How to mend E2.", "Episodes", 9, "DEC,REC", "South", "open")
    assert found[4][:-1] == said, "the header is row 1, so row 7 of the records is row 9"
    assert found[4][-1].date() == date(2026, 9, 30)
    assert found[1][5:7] == (None, None), "a rule on the whole return has no row"


def test_issues_can_be_filtered_and_read(tmp_path: Path) -> None:
    sheet = written(tmp_path, frame(*ISSUES))["Issues"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:K6"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["D2"].alignment.wrap_text
    assert sheet.column_dimensions["D"].width > 40
    assert sheet["K2"].number_format == "dd/mm/yyyy"


def test_what_is_not_known_of_issues_has_no_column(tmp_path: Path) -> None:
    book = written(tmp_path, frame(*ISSUES, columns=COLUMNS[:5]))
    assert rows(book, "Issues")[0][-1] == "Fields to look at"
    assert "Status" not in read_me(book)


def test_read_me_counts_and_warns(tmp_path: Path) -> None:
    book = written(tmp_path, frame(*ISSUES))
    assert book.sheetnames == ["Read me", "Issues", "Rules"]
    assert book["Read me"]["A1"].value == "SSDA903 2027"
    said = read_me(book)
    assert said["How much"] == "4 errors and 1 queries, about 2 children."
    assert "Keep it where the return itself is kept" in said["Personal data"]


def test_every_rule_is_there_with_what_came_of_it(tmp_path: Path) -> None:
    found = {row[0]: row[1:] for row in rows(written(tmp_path, frame(*ISSUES)), "Rules")[1:]}
    assert list(found) == ["E1", "E2", "E3", "Q1", "Q2", "Q3"]
    assert found["E1"] == ("error", "What E1 finds.", "failed", None, 2, 2)
    assert found["E2"][2:] == ("failed", None, 2, 1)
    assert found["E3"][2:] == ("not applicable", "no last year's return", 0, 0)
    assert found["Q2"][2:] == ("passed", None, 0, 0)
    assert found["Q3"][2:] == ("crashed", "CatalogException: no such column", 0, 0)


def test_nothing_to_mend_is_a_workbook_too(tmp_path: Path) -> None:
    book = written(tmp_path, frame())
    assert len(rows(book, "Issues")) == 1
    assert len(rows(book, "Rules")) == 1 + len(OUTCOMES)
    assert read_me(book)["How much"] == "0 errors and 0 queries, about 0 children."


def test_trend_is_a_table_and_charts_of_it(tmp_path: Path) -> None:
    trend = pd.DataFrame(
        [
            {"run_date": date(2026, 10, 4), "errors": 12, "queries": 3, "ready_pct": 62.5},
            {"run_date": pd.Timestamp(2026, 10, 5), "errors": 4, "queries": 3, "ready_pct": None},
        ]
    )
    book = written(tmp_path, frame(*ISSUES), trend=trend)
    found = rows(book, "Trend")
    assert found[0] == ("Checked on", "Errors", "Queries", "Children without errors")
    assert (found[1][0].date(), *found[1][1:]) == (date(2026, 10, 4), 12, 3, 0.625)
    assert (found[2][0].date(), *found[2][1:]) == (date(2026, 10, 5), 4, 3, None)
    counts, share = book["Trend"]._charts
    assert [line.val.numRef.f for line in counts.series] == ["'Trend'!$B$2:$B$3", "'Trend'!$C$2:$C$3"]
    assert [line.val.numRef.f for line in share.series] == ["'Trend'!$D$2:$D$3"]
    assert "Trend" not in written(tmp_path, frame(*ISSUES), trend=trend.head(0)).sheetnames


@pytest.mark.parametrize(
    "child", ["=1+1", '=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r\n+1", "＝1"]
)
def test_no_text_is_a_formula(tmp_path: Path, child: str) -> None:
    book = written(tmp_path, frame(("E1", "Header", 0, child, "SEX", child, "new", DAY)))
    for place in ("A2", "I2"):
        cell = book["Issues"][place]
        assert cell.data_type == "s"
        assert cell.value[0] == "'", "nor in a CSV file that is made of it"
        assert cell.value[1:].strip() == child.strip()
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("child", "expected"), [("#N/A", "#N/A"), ("A\x00\x0bB", "AB"), ("0012", "0012"), ("zoë", "zoë")]
)
def test_a_child_is_as_written(tmp_path: Path, child: str, expected: str) -> None:
    cell = written(tmp_path, frame(("E1", "Header", 0, child, "SEX", None, "new", DAY)))["Issues"]["A2"]
    assert (cell.value, cell.data_type) == (expected, "s")


def by_team(folder: Path, issues: pd.DataFrame) -> list[Path]:
    return report.write_by_team(folder, issues, return_name="ssda903", title="SSDA903 2027", outcomes=OUTCOMES)


def test_each_team_has_its_own_and_only_that(tmp_path: Path) -> None:
    written = {path.name: load_workbook(path) for path in by_team(tmp_path / "teams", frame(*ISSUES))}
    assert sorted(path.name for path in (tmp_path / "teams").iterdir()) == sorted(written)
    children = {name: {row[0] for row in rows(book, "Issues")[1:]} for name, book in written.items()}
    assert children == {"North.xlsx": {"A"}, "South.xlsx": {"B"}, "no team.xlsx": {None}}
    north = written["North.xlsx"]
    assert north["Read me"]["A1"].value == "SSDA903 2027: North"
    assert "those of this workbook" in read_me(north)["Rows and children there"]
    found = {row[0]: row[3:] for row in rows(north, "Rules")[1:]}
    assert found["E1"] == ("failed", None, 1, 1)
    assert found["E2"] == ("failed", None, 0, 0), "of the whole return, with no row of this team"


def test_issues_without_teams_are_of_no_team(tmp_path: Path) -> None:
    (path,) = by_team(tmp_path, frame(*ISSUES, columns=COLUMNS[:5]))
    assert path.name == "no team.xlsx"
    assert len(rows(load_workbook(path), "Issues")) == 1 + len(ISSUES)


def test_no_issues_make_no_workbook(tmp_path: Path) -> None:
    assert by_team(tmp_path, frame()) == []


def test_names_of_teams_are_safe_as_names_of_files(tmp_path: Path) -> None:
    teams = ["../../etc/x", "A/B", "A:B", "a_b", "No Team", " ", "..", "=1", "L" * 300]
    folder = tmp_path / "teams"
    issues = frame(*(("E1", "Header", 0, team, "SEX", team, "new", DAY) for team in teams))
    paths = by_team(folder, issues)
    assert len({path.name.casefold() for path in paths}) == len(paths) == len(teams)
    assert all(path.parent == folder and path.exists() for path in paths)
    assert {path.name for path in paths} >= {"no team.xlsx", "No Team (2).xlsx", "A_B.xlsx", "A_B (2).xlsx"}


def test_more_than_a_sheet_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "MOST", 3)
    book = written(tmp_path, frame(*ISSUES))
    assert len(rows(book, "Issues")) == 1 + 3
    assert book["Issues"].auto_filter.ref == "A1:K4"
    assert "the last 2 are left out" in read_me(book)["Not all are here"]


def test_the_command_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    query = "select row_id from header where sex = 'X'"
    found = Rule(**{**vars(rule("E1", "error")), "versions": [Version(2023, query)]})
    monkeypatch.setattr(rules, "load", lambda _: {found.code: found})
    files = csv_file(tmp_path, "h.csv", "Header", {"CHILD": "A1", "SEX": "M"}, {"CHILD": "A2", "SEX": "X"})
    said = ["check", "--return", "ssda903", "--year", "2027", "--out", str(tmp_path / "issues.csv"), str(files)]
    assert cli.main([*said, "--report", str(tmp_path / "issues.xlsx")]) == 1
    book = load_workbook(tmp_path / "issues.xlsx")
    assert [row[:8] for row in rows(book, "Issues")[1:]] == [
        ("A2", "E1", "error", "What E1 finds.", "How to mend E1.", "Header", 3, "SEX")
    ]
    assert cli.main([*said, "--report", str(tmp_path)]) == 2
    assert "--report" in capsys.readouterr().err
