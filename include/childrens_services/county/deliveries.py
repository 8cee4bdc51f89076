"""Every delivery of the made-up county, written month by month as it arrives.

Some arrive late, some are sent twice, and some are wrong at first and corrected: see `arrivals`.
"""

import importlib
import io
import json
import pkgutil
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Font

from childrens_services import county as package
from childrens_services.contracts import load
from childrens_services.county import arrivals, defects
from childrens_services.county.delivery import Csv, Delivery, Period, Sheet, Sql, Xml, in_file_order, period, text
from childrens_services.county.world import County

Planted = dict[str, list[defects.Planted]]
# how people write a day in a register
DATE_FORMS = ("%d/%m/%Y", "%d.%m.%y", "%-d %B %Y", "%Y-%m-%d")


@cache
def every() -> tuple[Delivery, ...]:
    """The deliveries of all modules of the county; a feed has several where it comes in several formats."""
    names = (module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))
    modules = (importlib.import_module(name) for name in sorted(names) if not name.endswith("__main__"))
    return tuple(item for module in modules for item in getattr(module, "DELIVERIES", ()))


def write(county: County, folder: Path, months: list[str], *, with_defects: bool, received_by: date | None) -> None:
    """The files of the months that arrived by the day (None: all), and `manifest.json`.

    The manifest counts the defects by month, feed and kind, with the positions of the rows (0-based), and lists what
    did not simply arrive on time.
    """
    manifest: dict[str, Any] = {"defects": {}, "arrivals": []}
    for month in months:
        planted: Planted = {}
        kinds = arrivals.plan(county.seed, month, files_due(month)) if with_defects else {}
        for file, content in _files(county, period(month, first=month == months[0]), with_defects, planted):
            for arrival in arrivals.of(kinds.get(file, ""), file, month, content):
                if received_by is None or arrival.received <= received_by:
                    _put(folder / arrival.file, arrival.content)
                if arrival.kind:
                    manifest["arrivals"].append(arrival.described())
        manifest["defects"][month] = _counted(planted)
    _put(folder / "manifest.json", (json.dumps(manifest, indent=2) + "\n").encode())


def files_due(month: str) -> list[str]:
    """Places of the files that are due for the month."""
    return sorted({item.file.format(month=month) for item in every() if item.file and item.due(month)})


def tables(county: County, month: str, *, with_defects: bool) -> tuple[dict[str, pd.DataFrame], dict[str, Any]]:
    """The case-management system at the end of the month: its tables, typed, by name, in the order of their keys;
    and its defects, counted as in `manifest.json`."""
    found, planted = {}, {}
    for item in every():
        if isinstance(item.layout, Sql):
            feed = load(item.feed)
            frame = item.table(county, period(month, first=True)).sort_values(list(feed.key), ignore_index=True)
            frame = frame[[column.name for column in feed.columns]]
            if with_defects:
                frame, planted[item.feed] = defects.plant_typed(county.seed, item.feed, month, frame)
            found[item.feed] = frame
    return found, _counted(planted)


def delivered(county: County, item: Delivery, when: Period) -> pd.DataFrame:
    """A delivery as text, without defects."""
    date_format = item.layout.date_format if isinstance(item.layout, Xml) else ""
    return text(item.table(county, when), item.feed, date_format)


def _files(county: County, when: Period, with_defects: bool, planted: Planted) -> Iterator[tuple[str, bytes]]:
    """Place and content of every file of the month."""
    by_file: dict[str, list[Delivery]] = defaultdict(list)
    for item in every():
        if item.file and item.due(when.month):
            by_file[item.file.format(month=when.month)].append(item)
    for file, items in by_file.items():
        made, layout = {item.feed: delivered(county, item, when) for item in items}, items[0].layout
        if isinstance(layout, Xml):
            made = in_file_order(made, layout.parents)
        if with_defects:
            form = "xml" if isinstance(layout, Xml) else ""
            spoilt = {feed: defects.plant(county.seed, feed, when.month, table, form) for feed, table in made.items()}
            made = {feed: table for feed, (table, _) in spoilt.items()}
            planted |= {feed: found for feed, (_, found) in spoilt.items() if found}
        yield file, _content(items, made)


def _content(items: list[Delivery], made: dict[str, pd.DataFrame]) -> bytes:
    layout = items[0].layout
    if isinstance(layout, Xml):
        return layout.write(made)
    if isinstance(layout, Csv):
        encoding = next(server.encoding for server in load(items[0].feed).servers if server.format == "csv")
        return made[items[0].feed].to_csv(index=False, lineterminator="\n").encode(encoding)
    return _workbook(items, made)


def _workbook(items: list[Delivery], made: dict[str, pd.DataFrame]) -> bytes:
    """A workbook as people keep one: merged title, table, blank row, notes."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for item in items:
        assert isinstance(item.layout, Sheet)
        name = next(server.options["sheet"] for server in load(item.feed).servers if server.format == "xlsx")
        sheet = workbook.create_sheet(name)
        sheet.append([item.layout.title])
        sheet["A1"].font = Font(bold=True)
        table = made[item.feed]
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=max(2, len(table.columns)))
        sheet.append(list(table.columns))
        for row in _cells(item, table):
            sheet.append(row)
        for note in ("", *item.layout.notes) if item.layout.notes else ():
            sheet.append([note or None])
    made_up = io.BytesIO()
    workbook.save(made_up)
    return _timeless(made_up)


def _cells(item: Delivery, table: pd.DataFrame) -> Iterator[list[object]]:
    """Rows of cells: numbers as numbers, dates as Excel's dates or, in a register, as somebody typed them."""
    assert isinstance(item.layout, Sheet)
    columns = []
    for number, column in enumerate(load(item.feed).columns):
        values = table[column.source]
        if column.type == "date":
            columns.append(_days(values, column.strptime_format, number if item.layout.mixed_dates else None))
        elif column.type in ("integer", "number"):
            columns.append([_number(value) for value in values])
        else:
            columns.append([value or None for value in values])
    yield from (list(row) for row in zip(*columns, strict=True))


def _days(values: "pd.Series[str]", form: str, mixed: int | None) -> list[object]:
    dates: list[Any] = pd.to_datetime(values, format=form, errors="coerce").tolist()
    cells: list[object] = []
    for row, (written, day) in enumerate(zip(values, dates, strict=True)):
        if pd.isna(day):
            cells.append(written or None)
        elif mixed is None or (row + mixed) % 3:
            cells.append(day.to_pydatetime())
        else:
            cells.append(day.strftime(DATE_FORMS[(row + mixed) % len(DATE_FORMS)]))
    return cells


def _number(value: str) -> object:
    try:
        return float(value) if "." in value else int(value)
    except ValueError:
        return value or None


def _timeless(workbook: io.BytesIO) -> bytes:
    """The workbook without the time it was made: the same figures are the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = re.sub(rb"20\d\d-\d\d-\d\dT[\d:]+Z", b"2024-01-01T00:00:00Z", old.read(name))
            new.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()


def _counted(planted: Planted) -> dict[str, dict[str, list[int]]]:
    return {
        feed: {item.defect.kind: list(item.rows) for item in found} for feed, found in sorted(planted.items()) if found
    }


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
