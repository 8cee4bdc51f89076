"""Deliveries in the formats the services really use, one folder per service and month."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook

from childrens_services.contracts import load
from childrens_services.county import care, defects, education, finance, health, year_end
from childrens_services.county.chance import HISTORY_FROM
from childrens_services.county.world import County
from childrens_services.months import financial_year_start, first_day, last_day

# the council whose returns these are: the Department for Education's number, part of the export's file names
LOCAL_AUTHORITY = "855"
SHEET = "DSG monitor"
FILES = {
    "sen2_person": f"education/{{month}}/Blade-Export_{LOCAL_AUTHORITY}_person.csv",
    "sen2_requests": f"education/{{month}}/Blade-Export_{LOCAL_AUTHORITY}_requests.csv",
    "sen2_assessment": f"education/{{month}}/Blade-Export_{LOCAL_AUTHORITY}_assessment.csv",
    "sen2_namedplan": f"education/{{month}}/Blade-Export_{LOCAL_AUTHORITY}_namedplan.csv",
    "ehc_advice": "education/{month}/ehc_advice_{month}.csv",
    "health_visitor_reviews": "health/{month}/health_visitor_reviews_{month}.csv",
    "ssda903_header": "social_care/{month}/header.csv",
    "ssda903_episodes": "social_care/{month}/episodes.csv",
}
XML_FILE = "social_care/{month}/ssda903_{month}.xml"
MONITOR = "finance/{month}/dsg_monitor_{month}.xlsx"
# what the contracts' date formats are in Python
STRFTIME = {"yyyy-MMM-dd HH:mm:ss": "%Y-%b-%d %H:%M:%S", "dd/MM/yyyy": "%d/%m/%Y", "yyyy-MM-dd": "%Y-%m-%d"}


def write(county: County, folder: Path, months: list[str], with_defects: bool) -> None:
    """Every file of the months, and `manifest.json`: how many defects there are by month, feed and kind."""
    manifest: dict[str, dict[str, dict[str, int]]] = {}
    for month in months:
        tables = _tables(county, month, first=month == months[0])
        manifest[month] = {}
        if with_defects:
            planted = {feed: defects.plant(county.seed, feed, month, table) for feed, table in tables.items()}
            tables = {feed: table for feed, (table, _) in planted.items()}
            manifest[month] = {feed: counts for feed, (_, counts) in planted.items() if counts}
        if month == year_end_month(months):
            _write_xml(county, folder, month, tables)
        for feed, table in tables.items():
            _path(folder, FILES[feed], month).write_bytes(table.to_csv(index=False, lineterminator="\n").encode())
        _path(folder, MONITOR, month).write_bytes(_monitor(month))
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def year_end_month(months: list[str]) -> str:
    """The month whose SSDA903 return comes whole, as XML: the last March, else the middle of the months."""
    marches = [month for month in months if month.endswith("-03")]
    return marches[-1] if marches else months[len(months) // 2]


def text(frame: pd.DataFrame, feed: str) -> pd.DataFrame:
    """A table as its file has it: the contract's columns and headings, dates in its format, blanks empty."""
    return pd.DataFrame(
        {
            column.source: _texts(frame[column.name], column.date_format if column.type == "date" else None)
            for column in load(feed).columns
        }
    ).reset_index(drop=True)


def _texts(values: "pd.Series[Any]", date_format: str | None) -> "pd.Series[str]":
    if date_format:
        values = values.dt.strftime(STRFTIME[date_format])
    return values.astype(object).where(values.notna(), "").astype(str)


def _tables(county: County, month: str, first: bool) -> dict[str, pd.DataFrame]:
    """The tables that come as CSV, by feed, as text."""
    start, end = pd.Timestamp(first_day(month)), pd.Timestamp(last_day(month))
    since = pd.Timestamp(first_day(HISTORY_FROM)) if first else start
    episodes = care.in_year(county.episodes, _year_start(month), end)
    frames = education.delivery(county.children, county.requests, county.advice, month, end) | {
        "health_visitor_reviews": health.delivery(county.children, county.reviews, since, end),
        "ssda903_header": care.header(county.children, episodes, end),
        "ssda903_episodes": care.delivered(county.children, episodes),
    }
    return {feed: text(frame, feed) for feed, frame in frames.items()}


def _write_xml(county: County, folder: Path, month: str, tables: dict[str, pd.DataFrame]) -> None:
    """Takes children and episodes out of the tables and writes them, with the rest of the return, as XML."""
    start, end = _year_start(month), pd.Timestamp(last_day(month))
    episodes = care.in_year(county.episodes, start, end)
    others = year_end.modules(county.seed, county.children, episodes, start, end)
    content = year_end.xml(
        tables.pop("ssda903_header"),
        tables.pop("ssda903_episodes"),
        {feed: text(frame, feed) for feed, frame in others.items()},
    )
    _path(folder, XML_FILE, month).write_bytes(content)


def _year_start(month: str) -> pd.Timestamp:
    return pd.Timestamp(first_day(financial_year_start(month)))


def _path(folder: Path, pattern: str, month: str) -> Path:
    path = folder / pattern.format(month=month)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _monitor(month: str) -> bytes:
    """The finance team's workbook: a title, then the table."""
    frame = finance.delivery(month)
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = SHEET
    sheet.append([f"Dedicated Schools Grant monitor, {first_day(month):%B %Y}"])
    sheet.append([column.source for column in load("high_needs_monitor").columns])
    for row in frame.itertuples(index=False):
        sheet.append([value.to_pydatetime() if isinstance(value, pd.Timestamp) else value for value in row])
    made = io.BytesIO()
    workbook.save(made)
    return _timeless(made)


def _timeless(workbook: io.BytesIO) -> bytes:
    """The workbook without the time it was made: the same figures are the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = re.sub(rb"20\d\d-\d\d-\d\dT[\d:]+Z", b"2024-01-01T00:00:00Z", old.read(name))
            new.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()
