"""Check a landed batch with Great Expectations: refuse it, or set apart the rows that may not go on."""

import difflib
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pandas as pd

from childrens_services import alert, database, months, quality
from childrens_services.batch import Batch
from childrens_services.check import docs, validation
from childrens_services.check.suite import columns_suite, rows_suite
from childrens_services.contracts import Feed, load
from childrens_services.errors import BatchRefused
from childrens_services.land import read_landed
from childrens_services.quality import Verdict
from childrens_services.typed import UNREADABLE, typed

# a batch of which most rows would be set apart is a wrong delivery, not a delivery with wrong rows
LEAST_KEPT = 0.5


@dataclass(frozen=True)
class Outcome:
    """What a check came to: counts only."""

    batch_id: str
    received: int
    quarantined: int
    failed_expectations: int


def check(batch: Batch) -> Outcome:
    """Check a landed batch, keep the verdicts and the rows set apart, tell the owner what failed.

    Raises BatchRefused when a critical expectation fails: then nothing that was accepted before changes.
    """
    feed = load(batch.feed)
    frame = typed(read_landed(batch), feed)
    results, reasons = _validate(frame, feed)
    verdicts = [*(result.verdict for result in results), _most_rows_pass(len(frame), len(reasons))]
    critical = [verdict for verdict in verdicts if not verdict.success and verdict.severity == "critical"]
    with database.transaction() as connection:
        quality.record_landed(connection, batch)
        quality.record_verdicts(connection, batch, verdicts)
        if critical:
            quality.record_refused(connection, batch)
        else:
            quality.replace_quarantine(connection, batch, _set_apart(frame, feed, batch, reasons))
    page = docs.write(batch, results, verdicts)
    failed = [verdict for verdict in verdicts if not verdict.success]
    alert.for_batch(batch, feed, failed, docs.url(page))
    if critical:
        raise BatchRefused(_refusal(batch, feed, frame, critical))
    return Outcome(batch.batch_id, len(frame), len(reasons), len(failed))


def _validate(frame: pd.DataFrame, feed: Feed) -> tuple[list[validation.Result], dict[int, list[str]]]:
    """Results of the suites, and per position of a row that may not go on the reasons why."""
    agreed = frame[[name for name in map(str, frame.columns) if not _is_ours(name)]]
    results = validation.run(agreed, columns_suite(feed))
    if all(result.verdict.success for result in results if result.verdict.severity == "critical"):
        results += validation.run(frame, rows_suite(feed))
    reasons: dict[int, list[str]] = defaultdict(list)
    for result in results:
        if result.verdict.severity == "warning":
            for position in result.positions:
                reasons[position].append(result.verdict.description)
    return results, reasons


def _is_ours(name: str) -> bool:
    return name in ("source_file", "source_row") or name.endswith(UNREADABLE)


def _most_rows_pass(rows: int, set_apart: int) -> Verdict:
    return Verdict(
        expectation="most_rows_pass",
        column_names="",
        severity="critical",
        success=set_apart <= rows * (1 - LEAST_KEPT),
        evaluated_rows=rows,
        unexpected_rows=set_apart,
        description=f"At least {LEAST_KEPT:.0%} of the rows pass the row checks.",
        arguments={"least_kept": LEAST_KEPT},
    )


def _set_apart(frame: pd.DataFrame, feed: Feed, batch: Batch, reasons: dict[int, list[str]]) -> list[dict[str, Any]]:
    """The quarantined rows, whole, so that nothing is lost: text as received where it could not be read."""
    positions = sorted(reasons)
    chosen = frame.iloc[positions]
    for column in feed.columns:
        if (unreadable := column.name + UNREADABLE) in chosen:
            shown = chosen[column.name].dt.strftime("%Y-%m-%d") if column.type == "date" else chosen[column.name]
            chosen = chosen.assign(**{column.name: shown.astype("string").fillna(chosen[unreadable])})
    chosen = chosen[[name for name in map(str, chosen.columns) if not name.endswith(UNREADABLE)]]
    records = chosen.astype(object).where(chosen.notna(), None).to_dict("records")
    return [
        {
            "batch_id": batch.batch_id,
            "feed": batch.feed,
            "month": months.first_day(batch.month),
            "source_file": record.pop("source_file"),
            "source_row": int(record.pop("source_row")),
            "reasons": reasons[position],
            "key": {name: record.get(name) for name in feed.key},
            "record": record,
        }
        for position, record in zip(positions, records, strict=True)
    ]


def _refusal(batch: Batch, feed: Feed, frame: pd.DataFrame, critical: list[Verdict]) -> str:
    """Why the batch was refused and what to do, without a value of any record."""
    missing = [column.source for column in feed.columns if column.name not in frame]
    if missing:
        known = {column.name for column in feed.columns}
        unknown = [name for name in map(str, frame.columns) if not _is_ours(name) and name not in known]
        why = "; ".join(_missing_column(name, unknown) for name in missing)
        remedy = "send the file again with the columns of the contract"
    else:
        why = "; ".join(f"not so: {verdict.description} ({verdict.unexpected_rows} rows)" for verdict in critical)
        remedy = "mend the source and send the month again"
    return f"{batch.source}, feed {feed.name}, {batch.month}: refused. {why}. What to do: {remedy}; nothing was changed"


def _missing_column(name: str, unknown: list[str]) -> str:
    """Says so, and names an unknown column that may be the missing one under another name."""
    by_words = {_words(column): column for column in unknown}
    close = difflib.get_close_matches(_words(name), by_words, n=1, cutoff=0.6)
    return f"column {name} is missing" + (f" (is {by_words[close[0]]} it, renamed?)" if close else "")


def _words(name: str) -> str:
    return " ".join(sorted(name.lower().split("_")))
