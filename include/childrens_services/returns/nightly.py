"""The nightly check of a return: read what was delivered, run every rule, remember, write workbooks, tell what is new.

A return is looked for in `returns/<return>/<collection year>/` of the sources, put there to be checked before it is
sent; where that is empty, in what the feeds of the month delivered. Last year's comes from where this year's does.
Provider lists are the Excel files in `returns/providers/`.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pyarrow as pa
from airflow.sdk import ObjectStoragePath
from sqlalchemy import Connection, text

from childrens_services import alert, contracts, database, months, settings
from childrens_services.alert import NewIssues
from childrens_services.errors import NotDelivered
from childrens_services.land import locate, storage
from childrens_services.returns import gx, history, providers, readers, report, rules
from childrens_services.returns.delivered import Delivered
from childrens_services.returns.derive import derive, wanted
from childrens_services.returns.history import Check
from childrens_services.returns.run import Collection, Outcome, collection

# feeds whose files together are the return; the first one's owner is told
FEEDS = {
    "ssda903": [name for name in contracts.names("social_care") if name.startswith("ssda903_")],
    "cin": [name for name in contracts.names("social_care") if name.startswith("cin_census_")],
    "sen": [],
}
OWNERS = {"ssda903": "ssda903_header", "cin": "cin_census_child", "sen": "sen2_person"}


def check(return_name: str, day: date) -> dict[str, int]:
    """Check the return as it is delivered by `day`; gives the counts of the check, as in quality.return_run.

    Raises NotDelivered where there is none, BadInput where it cannot be read, LaterCheck where a later day's check is
    kept already.
    """
    month = delivered_month(day)
    with TemporaryDirectory() as folder, _files(return_name, day, month, Path(folder)) as (now, before, lists):
        delivered, _ = readers.deliver(return_name, now, before)
        of = _collection(return_name, delivered, day, now)
        with database.transaction() as connection:
            known = _postcodes(connection, wanted(delivered)) if return_name == "ssda903" else None
        derive(return_name, delivered, known, of)
        listed = providers.read(lists, known) if lists else None
        outcomes = gx.run(return_name, delivered, of, providers=listed)
    this = Check(return_name, of.year, day, months.first_day(month))
    with database.transaction() as connection:
        database.lock(connection, f"return {return_name}")
        counts = history.remember(connection, this, delivered, outcomes, _teams(connection))
        found = history.open_issues(connection, this)
        past = history.trend(connection, this)
    place = _report(this, pd.DataFrame(found, columns=_COLUMNS), outcomes, pd.DataFrame(past))
    alert.for_return(this, OWNERS[return_name], counts, _new(return_name, found), str(place))
    return counts


_COLUMNS = ["rule_code", "table", "row", "child_id", "fields", "team", "status", "since"]


def delivered_month(day: date) -> str:
    """The latest month that the sources have something for, up to the day's own."""
    own = months.of(day)
    root = settings.sources()
    there = [] if locate.is_undated(root) else [month for month in locate.months_delivered(root) if month <= own]
    return max(there, default=own)


def _collection(return_name: str, delivered: Delivered, day: date, files: list[Path]) -> Collection:
    """A census says its own reference date; else the collection is the one whose year the day lies in."""
    year = day.year + (day.month > 3)
    if return_name == "cin":
        year = collection(year, {}, delivered).reference_date.year
    form = "xml" if files and files[0].suffix.lower() == ".xml" else "csv"
    said: dict[str, Any] = {"file_format": form, "local_authority": settings.local_authority()}
    if return_name == "sen":
        # the lists are as of the day they were drawn
        said["reference_date"] = day
    return collection(year, said, delivered)


@contextmanager
def _files(
    return_name: str, day: date, month: str, folder: Path
) -> Iterator[tuple[list[Path], list[Path], list[Path]]]:
    """This year's files, last year's and provider lists, as files of this machine. Raises NotDelivered."""
    year = day.year + (day.month > 3)
    now = _copies(_put("returns", return_name, str(year)) or _by_feeds(return_name, month), folder / "now")
    if not now:
        raise NotDelivered(
            f"{return_name}: nothing found in returns/{return_name}/{year} of the sources, nor among the deliveries of "
            f"{month}. What to do: put its files there"
        )
    last_march = f"{year - 1}-03"
    before = _put("returns", return_name, str(year - 1)) or _by_feeds(return_name, last_march)
    last = _copies(before, folder / "before") if return_name == "ssda903" else []
    yield now, last, _copies(_put("returns", "providers"), folder / "providers")


def _put(*place: str) -> list[ObjectStoragePath]:
    root = settings.sources()
    if not root:
        return []
    found = storage.path(root, "/".join(place))
    return list(storage.files(found)) if found.is_dir() else []


def _by_feeds(return_name: str, month: str) -> list[ObjectStoragePath]:
    """The files that the feeds of the return read for the month, each once."""
    found: dict[str, ObjectStoragePath] = {}
    for name in FEEDS[return_name]:
        with suppress(NotDelivered):
            found |= {str(file): file for file in locate.delivery(contracts.load(name), month).files}
    return list(found.values())


def _copies(files: list[ObjectStoragePath], folder: Path) -> list[Path]:
    folder.mkdir(parents=True)
    made = []
    for file in files:
        made.append(folder / file.name)
        with storage.opened(file) as stream, made[-1].open("wb") as copy:
            shutil.copyfileobj(stream, copy)
    return made


def _postcodes(connection: Connection, asked: set[str]) -> pa.Table | None:
    """Where the postcodes asked for are; None where none is known."""
    if connection.scalar(text("select to_regclass('staging.postcodes_current')")) is None:
        return None
    query = text(
        "select postcode, easting, northing, local_authority_code"
        " from staging.postcodes_current where replace(upper(postcode), ' ', '') = any(:asked)"
    )
    found = connection.execute(query, {"asked": sorted(asked)}).mappings().all()
    return (
        pa.Table.from_pylist([{name: _plain(value) for name, value in row.items()} for row in found]) if found else None
    )


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)


def _teams(connection: Connection) -> dict[str, str]:
    """The team that works with each child now, by the child's id."""
    if connection.scalar(text("select to_regclass('staging.ssd_involvements_current')")) is None:
        return {}
    query = text(
        "select distinct on (invo_person_id) invo_person_id, invo_professional_team"
        " from staging.ssd_involvements_current"
        " where invo_involvement_end_date is null and invo_professional_team is not null"
        " order by invo_person_id, invo_involvement_start_date desc nulls last, invo_involvements_id"
    )
    return {row.invo_person_id: row.invo_professional_team for row in connection.execute(query)}


def _report(this: Check, found: pd.DataFrame, outcomes: list[Outcome], past: pd.DataFrame) -> Path:
    """The workbooks of a check, in place of those of the check before; gives the folder."""
    folder = settings.return_reports() / this.return_name / str(this.collection_year)
    shutil.rmtree(folder, ignore_errors=True)
    # they name children: for the pipeline's own user alone, until somebody gives them to those entitled
    folder.mkdir(parents=True, mode=0o700)
    title = f"{this.return_name} {this.collection_year}, checked on {this.day:%d %B %Y}"
    report.write(
        folder / "whole_return.xlsx", found, return_name=this.return_name, title=title, outcomes=outcomes, trend=past
    )
    report.write_by_team(folder / "teams", found, return_name=this.return_name, title=title, outcomes=outcomes)
    return folder


def _new(return_name: str, found: list[dict[str, Any]]) -> list[NewIssues]:
    known = rules.load(return_name)
    counted = Counter(issue["rule_code"] for issue in found if issue["status"] == "new")
    return [
        NewIssues(code, known[code].severity, known[code].description, known[code].action, issues)
        for code, issues in sorted(counted.items(), key=lambda item: (known[item[0]].severity, item[0]))
    ]
