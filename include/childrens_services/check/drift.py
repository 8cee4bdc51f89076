"""Whether a delivery is of another size, or has more blanks, than those accepted before it.

A suite's section `drift` says how far is too far:

    drift:
      rows: {least: 0.8, most: 1.3, severity: info, meta: {description: why}}   # times the usual rows; or a list
      missing: {points: 10, severity: info, meta: {description: why}}           # percentage points more without a value

Usual is the median of the last six accepted batches of earlier months, so one odd delivery does not set it.
"""

import math
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

import great_expectations.expectations as gxe
import pandas as pd
from great_expectations.expectations.expectation import Expectation
from sqlalchemy import Connection

from childrens_services import months, quality
from childrens_services.batch import Batch
from childrens_services.contracts import Feed
from childrens_services.quality import Profile, Verdict

COMPARED_WITH = 6
# a feed that comes every month and has not for a year begins anew: what grew meanwhile is not drift
MONTHS_BACK = 12
# counts of rare things vary by about the square root of themselves: three times that is still chance
CHANCE = 3


@dataclass(frozen=True)
class Band:
    """Rows that are still usual, as multiples of the usual; None where there is no limit."""

    least: float | None
    most: float | None
    severity: str
    why: str


@dataclass(frozen=True)
class Rise:
    """How many percentage points more of a column may have no value than is usual."""

    points: float
    severity: str
    why: str


@dataclass(frozen=True)
class Drift:
    """A suite's section `drift`."""

    rows: tuple[Band, ...] = ()
    missing: Rise | None = None


def read(section: Any) -> Drift:
    """The section as a suite has it; none is no limit. Raises ValueError saying what is wrong with it."""
    if section is None:
        return Drift()
    _only(section, "drift", {"rows", "missing"})
    rows = section.get("rows", [])
    missing = section.get("missing")
    return Drift(
        tuple(_band(item) for item in (rows if isinstance(rows, list) else [rows])),
        None if missing is None else _rise(missing),
    )


def profile(frame: pd.DataFrame, feed: Feed) -> Profile:
    """The shape of a typed batch: its rows, and how many have no value that can be read, per column of the contract."""
    names = [column.name for column in feed.columns if column.name in frame]
    return Profile(len(frame), {name: int(frame[name].isna().sum()) for name in names})


def earlier(connection: Connection, feed: Feed, batch: Batch) -> list[Profile]:
    """Profiles of the deliveries this one is compared with, the latest first.

    Of a feed that starts again each April only those of the same year; of one that brings what is new each month, none
    until three have come, for the first may have brought all there was.
    """
    since = months.first_day(months.shift(batch.month, -MONTHS_BACK)) if feed.required else date.min
    if feed.scope == "collection_year":
        since = max(since, feed.covers_from(batch.month))
    found = quality.earlier_profiles(connection, feed.name, since=since, before=batch.month, most=COMPARED_WITH)
    return found if feed.scope != "month" or len(found) > 2 else []


def compare(drift: Drift, now: Profile, before: list[Profile]) -> tuple[list[Expectation], list[Verdict]]:
    """What is expected of this delivery after those before it, and what is to be told beside that."""
    if drift == Drift():
        return [], []
    if not before:
        return [], [_nothing_to_compare(now)]
    expectations = [expectation for band in drift.rows for expectation in _of_rows(band, now, before)]
    if drift.missing is None:
        return expectations, []
    usual = {name: _usual_share(name, before) for name in now.missing}
    risen = [
        name
        for name, share in usual.items()
        if share is not None and now.rows and now.missing[name] / now.rows > share + drift.missing.points / 100
    ]
    expectations += [_of_missing(name, usual[name] or 0.0, drift.missing) for name in risen]
    return expectations, [_summary(drift.missing, now, risen)]


def _of_rows(band: Band, now: Profile, before: list[Profile]) -> list[Expectation]:
    usual = median(earlier.rows for earlier in before)
    chance = CHANCE * math.sqrt(usual)
    found = []
    if band.least is not None:
        low = max(0, math.floor(min(usual * band.least, usual - chance)))
        text = f"at least {low:,} are usual, {band.least:g} times"
        found.append(_rows(text, band, now, before, band.severity, min_value=low))
    if band.most is not None:
        high = math.ceil(max(usual * band.most, usual + chance))
        text = f"at most {high:,} are usual, {band.most:g} times"
        # too few rows would take others away and are worth refusing; too many are worth telling somebody
        severity = "warning" if band.severity == "critical" else band.severity
        found.append(_rows(text, band, now, before, severity, max_value=high))
    return found


def _rows(
    usual: str, band: Band, now: Profile, before: list[Profile], severity: str, **limit: int
) -> gxe.ExpectTableRowCountToBeBetween:
    middle = median(earlier.rows for earlier in before)
    after = f"the last {len(before)} deliveries (median)" if len(before) > 1 else "the delivery before"
    description = f"{now.rows:,} rows came; {usual} the {middle:,g} of {after}. {band.why}"
    return gxe.ExpectTableRowCountToBeBetween(**limit, severity=severity, meta={"description": description})


def _usual_share(name: str, before: list[Profile]) -> float | None:
    """Median share of rows without a value; None where no earlier delivery had the column, or any row."""
    shares = [earlier.missing[name] / earlier.rows for earlier in before if name in earlier.missing and earlier.rows]
    return median(shares) if shares else None


def _of_missing(name: str, usual: float, rise: Rise) -> Expectation:
    text = f"{name} has no value in {rise.points:g} points over the usual {usual:.0%} of rows at most. {rise.why}"
    return gxe.ExpectColumnProportionOfNonNullValuesToBeBetween(
        column=name, min_value=1 - usual - rise.points / 100, severity=rise.severity, meta={"description": text}
    )


def _summary(rise: Rise, now: Profile, risen: list[str]) -> Verdict:
    return Verdict(
        expectation="drift_of_missing_values",
        column_names=", ".join(risen),
        severity="info",
        success=not risen,
        evaluated_rows=now.rows,
        unexpected_rows=None,
        description=f"No column has no value in over {rise.points:g} percentage points more of the rows than usual.",
        arguments={"points": rise.points, "columns": risen},
    )


def _nothing_to_compare(now: Profile) -> Verdict:
    return Verdict(
        expectation="drift_since_earlier_deliveries",
        column_names="",
        severity="info",
        success=True,
        evaluated_rows=now.rows,
        unexpected_rows=None,
        description="There is no earlier delivery yet to compare the number of rows and of blanks with.",
        arguments={},
    )


def _band(item: Any) -> Band:
    _only(item, "drift.rows", {"least", "most", "severity", "meta"})
    least, most = _limit(item, "drift.rows", "least"), _limit(item, "drift.rows", "most")
    if least is None and most is None:
        raise ValueError("drift.rows has neither least nor most")
    if (least or 0) > 1 or (most is not None and most < 1):
        raise ValueError("drift.rows: least may not be over 1 nor most under 1: the usual is within the band")
    return Band(least, most, *_told(item, "drift.rows"))


def _rise(item: Any) -> Rise:
    _only(item, "drift.missing", {"points", "severity", "meta"})
    points = _limit(item, "drift.missing", "points")
    if points is None or points > 100:
        raise ValueError("drift.missing: points must be a number from 0 to 100")
    return Rise(points, *_told(item, "drift.missing"))


def _only(item: Any, name: str, known: set[str]) -> None:
    if not isinstance(item, dict):
        raise ValueError(f"{name} is not a mapping")
    if unknown := sorted(set(map(str, item)) - known):
        raise ValueError(f"{name} has unknown keys {', '.join(unknown)}: known are {', '.join(sorted(known))}")


def _limit(item: dict[str, Any], name: str, key: str) -> float | None:
    value = item.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise ValueError(f"{name}: {key} is not a number of 0 or more")
    return float(value)


def _told(item: dict[str, Any], name: str) -> tuple[str, str]:
    """Severity and reason."""
    if item.get("severity") not in quality.SEVERITIES:
        raise ValueError(f"{name}: severity is not one of {', '.join(quality.SEVERITIES)}")
    meta = item.get("meta")
    why = meta.get("description") if isinstance(meta, dict) else None
    if not why or not isinstance(why, str):
        raise ValueError(f"{name} has no meta.description to tell people what failed")
    return item["severity"], why
