"""Excel workbooks for the people who mend a return: what to mend, what every rule came to, how it has gone so far.

They hold personal data and must be kept like the return itself. Text that a spreadsheet might take for a formula gets
an apostrophe in front: whoever writes the return's files must not be able to run anything on the reader's computer.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.chart import LineChart, Reference
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter

from childrens_services.returns.delivered import is_nothing
from childrens_services.returns.rules import Rule
from childrens_services.returns.run import Outcome

# the header is row 1, so a 0-based row 0 is row 2
FIRST_ROW = 2
# rows a sheet can hold beside its header
MOST = 1_048_575
NO_TEAM = "no team"
NAMES = {"ssda903": "SSDA903", "cin": "children in need census", "sen": "SEND lists"}
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_NAME_LENGTH = 80
_STYLES = {
    "text": {"alignment": Alignment(wrap_text=True, vertical="top")},
    "head": {
        "font": Font(bold=True, color="FFFFFF"),
        "fill": PatternFill("solid", fgColor="1F3864"),
        "alignment": Alignment(wrap_text=True, vertical="top"),
    },
    "title": {"font": Font(bold=True, size=14), "alignment": Alignment(wrap_text=True, vertical="top")},
    "strong": {"font": Font(bold=True), "alignment": Alignment(wrap_text=True, vertical="top")},
    "day": {"number_format": "dd/mm/yyyy", "alignment": Alignment(vertical="top", horizontal="left")},
    "share": {"number_format": "0.0%", "alignment": Alignment(vertical="top")},
}
# heading and width of a column, by what it holds
_ISSUE_COLUMNS = {
    "child_id": ("Child", 18),
    "rule_code": ("Rule", 10),
    "severity": ("Severity", 10),
    "meaning": ("What is wrong", 55),
    "action": ("What to do", 50),
    "table": ("Table", 20),
    "row": ("Row in the file", 10),
    "fields": ("Fields to look at", 28),
    "team": ("Team", 22),
    "status": ("Status", 10),
    "since": ("Open since", 13),
}
# columns that are left out where the issues do not have them
_OPTIONAL = ("team", "status", "since")
_RULE_COLUMNS = {
    "Rule": 10,
    "Severity": 10,
    "What it finds": 60,
    "Status": 15,
    "Why it was not run": 40,
    "Rows": 10,
    "Children": 10,
}


@dataclass(frozen=True)
class _Book:
    """What all sheets of a workbook are made from; `issues` in order, `children` by rule code."""

    title: str
    return_name: str
    issues: pd.DataFrame
    rules: Mapping[str, Rule]
    outcomes: Sequence[Outcome]
    team: str | None


def write(
    path: Path,
    issues: pd.DataFrame,
    *,
    return_name: str,
    title: str,
    outcomes: Sequence[Outcome],
    trend: pd.DataFrame | None = None,
) -> None:
    """Write the workbook of a whole return, in place of the file that is there.

    `issues`: rule_code, table, row (0-based), child_id, fields, and where known team, status (new, open) and since.
    `outcomes`: of every rule, those of the issues among them. `trend`: a row per check with run_date, errors, queries
    and ready_pct, the percentage of children without errors.
    """
    _save(path, _book(issues, return_name, title, outcomes), trend)


def write_by_team(
    folder: Path, issues: pd.DataFrame, *, return_name: str, title: str, outcomes: Sequence[Outcome]
) -> list[Path]:
    """Write a workbook for each team into the folder; gives the files. Issues of no team are in `no team.xlsx`."""
    teams = [NO_TEAM if is_nothing(team) or not str(team).strip() else str(team) for team in _teams(issues)]
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for team, own in issues.groupby(pd.Series(teams, index=issues.index, dtype=object), sort=True):
        path = folder / f"{_file_name(str(team), written)}.xlsx"
        _save(path, _book(own, return_name, f"{title}: {team}", outcomes, str(team)), None)
        written.append(path)
    return written


def shown(value: Any) -> Any:
    """A value as it may stand in a cell: no formula, no character that a workbook cannot hold, nothing as nothing."""
    if is_nothing(value):
        return None
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def _book(
    issues: pd.DataFrame, return_name: str, title: str, outcomes: Sequence[Outcome], team: str | None = None
) -> _Book:
    known = {one.rule.code: one.rule for one in outcomes}
    return _Book(title, return_name, _ordered(issues, known), known, outcomes, team)


def _ordered(issues: pd.DataFrame, known: Mapping[str, Rule]) -> pd.DataFrame:
    """Errors before queries, then by child, rule and place; issues of no child come first."""
    place = {code: number for number, code in enumerate(known)}
    columns = (issues[name].tolist() for name in ("rule_code", "child_id", "table", "row"))
    keys = [
        (
            known[code].severity != "error",
            "" if is_nothing(child) else str(child),
            place[code],
            "" if is_nothing(table) else str(table),
            -1 if is_nothing(row) else int(row),
        )
        for code, child, table, row in zip(*columns, strict=True)
    ]
    return issues.iloc[sorted(range(len(keys)), key=keys.__getitem__)]


def _teams(issues: pd.DataFrame) -> Sequence[Any]:
    return issues["team"].tolist() if "team" in issues else [None] * len(issues)


def _file_name(team: str, written: Sequence[Path]) -> str:
    """A name for a team's file on any computer, unlike those of the others."""
    plain = re.sub(r"[^\w .()&-]+", "_", team)[:_NAME_LENGTH].strip(" .") or "team"
    taken = {path.stem.casefold() for path in written}
    if team != NO_TEAM:
        taken.add(NO_TEAM)
    names = (plain if number == 1 else f"{plain} ({number})" for number in range(1, len(taken) + 2))
    return next(name for name in names if name.casefold() not in taken)


def _save(path: Path, made: _Book, trend: pd.DataFrame | None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # opened before the sheets are made: they would stay in temporary files where it cannot be
    with path.open("wb") as file:
        _filled(made, trend).save(file)


def _filled(made: _Book, trend: pd.DataFrame | None) -> Workbook:
    book = Workbook(write_only=True)
    book.properties.title = made.title
    book.properties.creator = "Children's services data"
    for name, style in _STYLES.items():
        book.add_named_style(NamedStyle(name=name, **style))
    _read_me(book, made)
    _issues(book, made)
    _rules(book, made)
    if trend is not None and len(trend):
        _trend(book, trend)
    return book


def _read_me(book: Workbook, made: _Book) -> None:
    sheet = book.create_sheet("Read me")
    sheet.column_dimensions["A"].width = 28
    sheet.column_dimensions["B"].width = 100
    sheet.append([_cell(sheet, made.title, "title")])
    sheet.append([])
    for head, text in _words(made):
        sheet.append([_cell(sheet, head, "strong"), _cell(sheet, text)])


def _words(made: _Book) -> Iterator[tuple[str, str]]:
    """What the reader must know: heading and text."""
    counts = made.issues["rule_code"].map(lambda code: made.rules[code].severity).value_counts()
    errors, queries = int(counts.get("error", 0)), int(counts.get("query", 0))
    whose = f" of {made.team}" if made.team is not None else ""
    yield (
        "What this is",
        f"What to mend in the {NAMES.get(made.return_name, made.return_name)} before it is sent: each record{whose} "
        "that offends a rule of the Department for Education.",
    )
    children = made.issues["child_id"].nunique()
    yield "How much", f"{errors:,} errors and {queries:,} queries, about {children:,} children."
    if len(made.issues) > MOST:
        yield "Not all are here", f"A sheet holds {MOST:,} rows: the last {len(made.issues) - MOST:,} are left out."
    yield (
        "Personal data",
        "This workbook names children. Keep it where the return itself is kept, show it only to those who may see the "
        "return, do not send it by e-mail, and delete it once the return is accepted.",
    )
    yield "Errors first", "An error must be mended. A query may be right as it is: look, then mend it or say why."
    yield (
        "Where to mend",
        "In the system that the return is drawn from, not in this workbook nor in the return's file: what is mended "
        "there is gone from the next check.",
    )
    yield (
        "Row in the file",
        "The row as a spreadsheet shows it when the file of that table is opened: the headings are row 1, the first "
        "record is row 2. In XML the records of each kind are counted in the same way, from 2. Empty where the rule is "
        "about the whole return. Tables that end in _last are last year's return.",
    )
    if "status" in made.issues:
        yield "Status", "new: the check before did not find it. open: it did; since when is in the last column."
    yield from _about_rules(made)
    yield (
        "An apostrophe in front",
        "Text that begins with = + - or @ has an apostrophe in front, so that no program takes it for a formula. The "
        "return has it without.",
    )


def _about_rules(made: _Book) -> Iterator[tuple[str, str]]:
    yield (
        "The sheet Rules",
        "Every rule: passed (no record offends it), failed, not applicable or crashed. Not applicable means that the "
        "rule was not run, for the reason given there, such as that last year's return is missing. It does not mean "
        "that the return is right by it. Crashed is a fault of the rule: tell those who look after the checks.",
    )
    if made.team is not None:
        yield "Rows and children there", "They are those of this workbook; the status is that of the whole return."


def _issues(book: Workbook, made: _Book) -> None:
    columns = {
        name: column for name, column in _ISSUE_COLUMNS.items() if name not in _OPTIONAL or name in made.issues.columns
    }
    sheet = _table(book, "Issues", dict(columns.values()), min(len(made.issues), MOST), frozen="B2")
    for issue in _records(made.issues.head(MOST)):
        values = {**issue, **_of_rule(made.rules[issue["rule_code"]]), "row": _row(issue["row"])}
        sheet.append([_cell(sheet, _day(values[name]), _style(name)) for name in columns])


def _records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    columns = {str(name): frame[name].tolist() for name in frame}
    for values in zip(*columns.values(), strict=True):
        yield dict(zip(columns, values, strict=True))


def _of_rule(rule: Rule) -> dict[str, str]:
    return {"severity": rule.severity, "meaning": rule.description.strip(), "action": rule.action.strip()}


def _row(row: Any) -> int | None:
    """A 0-based row as a spreadsheet counts."""
    return None if is_nothing(row) else int(row) + FIRST_ROW


def _rules(book: Workbook, made: _Book) -> None:
    rows, children = Counter(made.issues["rule_code"]), made.issues.groupby("rule_code")["child_id"].nunique()
    sheet = _table(book, "Rules", _RULE_COLUMNS, len(made.outcomes), frozen="B2")
    for one in made.outcomes:
        rule = one.rule
        said = [rule.code, rule.severity, rule.description.strip(), one.status, one.reason]
        counted = [rows[rule.code], int(children.get(rule.code, 0))]
        sheet.append([_cell(sheet, value) for value in (*said, *counted)])


def _trend(book: Workbook, trend: pd.DataFrame) -> None:
    heads = {"Checked on": 13, "Errors": 12, "Queries": 12, "Children without errors": 14}
    sheet = _table(book, "Trend", heads, len(trend), frozen="A2")
    for check in _records(trend):
        share = None if is_nothing(check["ready_pct"]) else check["ready_pct"] / 100
        values = [(_day(check["run_date"]), "day"), (check["errors"], "text"), (check["queries"], "text")]
        sheet.append([_cell(sheet, value, style) for value, style in (*values, (share, "share"))])
    # a chart each: counts and a share have no scale in common
    _chart(sheet, len(trend), "Rows to mend, by check", range(2, 4), "F2")
    _chart(sheet, len(trend), "Share of children without errors, by check", range(4, 5), "F20")


def _chart(sheet: Any, checks: int, title: str, columns: range, place: str) -> None:
    chart = LineChart()
    chart.title, chart.width, chart.height = title, 22, 8.5
    values = Reference(sheet, min_col=columns[0], max_col=columns[-1], min_row=1, max_row=checks + 1)
    chart.add_data(values, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=checks + 1))
    chart.x_axis.number_format, chart.y_axis.number_format = "d mmm yy", "0%" if len(columns) == 1 else "#,##0"
    # otherwise Excel shows no axes
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min = 0
    if len(columns) == 1:
        chart.y_axis.scaling.max = 1
    chart.legend.position = "b"
    for line in chart.series:
        # a single check is a point, not a line
        line.marker.symbol, line.smooth = "circle", False
    sheet.add_chart(chart, place)


def _table(book: Workbook, name: str, columns: Mapping[str, int], rows: int, *, frozen: str) -> Any:
    """A sheet with its headings: they stay in view and on every printed page, and can be filtered by."""
    sheet = book.create_sheet(name)
    sheet.freeze_panes = frozen
    for number, width in enumerate(columns.values(), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{rows + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.append([_cell(sheet, head, "head") for head in columns])
    return sheet


def _style(column: str) -> str:
    return "day" if column == "since" else "text"


def _day(value: Any) -> Any:
    """A moment as its day; anything else as it is."""
    if is_nothing(value):
        return None
    return value.date() if isinstance(value, datetime) else value


def _cell(sheet: Any, value: Any, style: str = "text") -> Any:
    safe = shown(value)
    if safe is None:
        return None
    cell = WriteOnlyCell(sheet, safe if isinstance(safe, (str, int, float, date)) else str(safe))
    if isinstance(safe, str):
        # not an error's name such as #N/A either
        cell.data_type = "s"
    cell.style = style
    return cell
