"""Runs every rule of a return on what was delivered."""

import csv
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import pyarrow as pa

from childrens_services import settings
from childrens_services.returns import layout, rules
from childrens_services.returns.delivered import PROVIDERS, ROW, Delivered, frame_table, is_nothing
from childrens_services.returns.engines import DuckDb, Engine
from childrens_services.returns.layout import LAST, sql_name
from childrens_services.returns.rules import Rule
from childrens_services.returns.texts import numbers, texts

if TYPE_CHECKING:
    import pandas as pd

Item = TypeVar("Item")
Made = TypeVar("Made")
Status = Literal["passed", "failed", "not applicable", "crashed"]
# the first and last day that working days are counted for
CALENDAR = (date(2005, 1, 1), date(2036, 12, 31))
# what the ordinals of a Saturday and a Sunday leave when divided by 7
_WEEKEND = (6, 0)
DERIVED_FROM_POSTCODES = ("PL_LA", "PL_LOCATION", "PL_DISTANCE")


@dataclass(frozen=True)
class Outcome:
    """What came of one rule. `rows`: (table, 0-based row), an empty table and row for the whole return."""

    rule: Rule
    status: Status
    reason: str = ""
    rows: list[tuple[str | None, int | None]] = field(default_factory=list)


@dataclass(frozen=True)
class Prepared:
    """A rule with its query for the collection; without one where it does not apply, for the reason given."""

    rule: Rule
    query: str | None
    reason: str = ""


@dataclass(frozen=True)
class Collection:
    """What a return is collected for."""

    year: int
    start: date
    end: date
    reference_date: date
    local_authority: str | None = None
    file_format: Literal["csv", "xml"] = "csv"

    @property
    def values(self) -> dict[str, Any]:
        """The parameters that a rule's SQL may use."""
        return {
            "collection_year": self.year,
            "collection_start": self.start,
            "collection_end": self.end,
            "reference_date": self.reference_date,
            "local_authority": self.local_authority,
            "file_format": self.file_format,
        }


def collection(
    collection_year: int | str, metadata: Mapping[str, Any] | None = None, delivered: Delivered | None = None
) -> Collection:
    """The collection of a year: 2027, `2027` and `2026/27` are the one that ends on 31 March 2027.

    Metadata may say otherwise; the reference date of a census is then its own header's. Raises ValueError for a year
    or date that cannot be read.
    """
    said = dict(metadata or {})
    year = _year(collection_year)
    reference = _date(said.get("reference_date")) or _header_date(delivered)
    end = _date(said.get("collection_end")) or reference or date(year, 3, 31)
    start = _date(said.get("collection_start")) or _year_before(end) + timedelta(days=1)
    return Collection(year, start, end, reference or end, said.get("local_authority"), said.get("file_format") or "csv")


def run(
    return_name: str,
    delivered: Delivered,
    of: Collection,
    *,
    providers: "pd.DataFrame | pa.Table | None" = None,
    engine: Engine | None = None,
    only: set[str] | None = None,
) -> list[Outcome]:
    """The outcome of every rule, in order of code; of those in `only` where it is given."""
    engine = engine or DuckDb()
    wanted = prepared(return_name, delivered, of, providers, only)
    load(return_name, delivered, of, providers, engine)

    def run_one(each: Prepared) -> Outcome:
        if each.query is None:
            return Outcome(each.rule, "not applicable", each.reason)
        try:
            return outcome(each.rule, engine.rows(each.query))
        except Exception as error:  # any failure of a rule is an outcome: the others still run
            return crashed(each.rule, error)

    return _each(run_one, wanted, engine)


def prepared(
    return_name: str, delivered: Delivered, of: Collection, providers: Any, only: set[str] | None = None
) -> list[Prepared]:
    """Every rule with its query, in order of code; of those in `only` where it is given."""
    made = []
    for rule in rules.load(return_name).values():
        if only is None or rule.code in only:
            reason = _not_applicable(rule, delivered, of, providers)
            query = None if reason else rules.query(return_name, rule, of.year, of.values)
            made.append(Prepared(rule, query, reason))
    return made


def outcome(rule: Rule, found: list[tuple[Any, ...]]) -> Outcome:
    """What a rule comes to whose query gave these rows."""
    only_table = next(iter(rule.fields)) if not rule.is_whole_return else None
    return Outcome(rule, "failed" if found else "passed", rows=_places(found, only_table))


def crashed(rule: Rule, error: BaseException) -> Outcome:
    """What a rule comes to that could not be run; of the error the first line only: what follows may quote values."""
    return Outcome(rule, "crashed", f"{type(error).__name__}: {str(error).splitlines()[0][:200]}")


def _each(work: Callable[[Item], Made], items: Iterable[Item], engine: Engine) -> list[Made]:
    """What comes of each, as many at the same time as the engine takes."""
    if engine.at_once == 1:
        return [work(item) for item in items]
    with ThreadPoolExecutor(engine.at_once) as pool:
        return list(pool.map(work, items))


def _places(found: list[tuple[Any, ...]], only_table: str | None) -> list[tuple[str | None, int | None]]:
    """Each row found once, in order: from (row_id) where one table is flagged, else (table_name, row_id)."""
    if found and len(found[0]) == 2:
        return sorted(set(found), key=lambda row: (row[0] or "", row[1] or 0))
    rows = {row[0] for row in found}
    whole: list[tuple[str | None, int | None]] = [(None, None)] if None in rows else []
    return whole + [(only_table, row) for row in sorted(rows - {None})]


def _not_applicable(rule: Rule, delivered: Delivered, of: Collection, providers: Any) -> str:
    if rule.version(of.year) is None:
        return f"does not hold in {of.year}"
    if rule.file_format and rule.file_format != of.file_format:
        return f"only for {rule.file_format} files"
    tables = [name for name in rule.reads if name not in delivered.tables]
    if any(name.endswith(LAST) for name in tables):
        return "no last year's return"
    if tables:
        return f"not delivered: {', '.join(tables)}"
    if "providers" in rule.needs and providers is None:
        return "no provider list"
    if "local_authority" in rule.needs and of.local_authority is None:
        return "no local authority given"
    if "postcodes" in rule.needs and not any(delivered.has_column("Episodes", name) for name in DERIVED_FROM_POSTCODES):
        return "no list of postcodes"
    return ""


def load(return_name: str, delivered: Delivered, of: Collection, providers: Any, engine: Engine) -> None:
    """Have the tables, views and lists that rules read in the engine."""
    tables = delivered.layout
    _each(
        lambda name: engine.load(
            sql_name(name), tables.table(name).all_columns, delivered.tables.get(name), dates=tables.dates
        ),
        tables.names,
        engine,
    )
    listed = None if providers is None else frame_table(PROVIDERS, providers)
    engine.load("providers", PROVIDERS, listed, dates="either")
    engine.load("calendar_text", {"day": "date", "working_days": "number"}, calendar(), dates="either")
    engine.create("calendar", "select day, cast(working_days as integer) as working_days from calendar_text")
    for path in sorted((layout.FOLDER / return_name / "views").glob("*.sql")):
        # 10_name.sql: the number says in which order
        name = path.stem.split("_", 1)[1]
        engine.create(name, rules.fill(path.read_text(), return_name, of.year, of.values))


@cache
def calendar() -> pa.Table:
    """Every day, and how many working days (no weekend, no bank holiday in England) there were from the first to it."""
    with (settings.REFERENCE / "bank_holidays.csv").open(newline="") as file:
        holidays = {row["holiday_date"] for row in csv.DictReader(file)}
    days, counts, count = [], [], 0
    for ordinal in range(CALENDAR[0].toordinal(), CALENDAR[1].toordinal() + 1):
        day = date.fromordinal(ordinal).isoformat()
        count += ordinal % 7 not in _WEEKEND and day not in holidays
        days.append(day)
        counts.append(str(count))
    return pa.table({ROW: numbers(range(len(days))), "day": texts(days), "working_days": texts(counts)})


def _year(written: int | str) -> int:
    text = str(written).strip()
    parts = text.replace("_", "/").split("/")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4 or len(parts) > 2:
        raise ValueError(f"collection year {text!r}: write 2027 or 2026/27")
    return int(parts[0]) + len(parts) - 1


def _date(value: Any) -> date | None:
    if is_nothing(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(str(value).strip()[:10], form).date()
        except ValueError:
            continue
    raise ValueError(f"{value!r} is no date: write DD/MM/YYYY or YYYY-MM-DD")


def _header_date(delivered: Delivered | None) -> date | None:
    """The reference date that a census states in its header."""
    if delivered is None or not delivered.has_column("Header", "ReferenceDate"):
        return None
    for text in delivered.tables["Header"].column("ReferenceDate").to_pylist():
        try:
            if found := _date(text or None):
                return found
        except ValueError:
            continue
    return None


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
