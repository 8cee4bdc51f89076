"""Check a landed batch with Great Expectations: refuse it, or set apart the rows that may not go on."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
from great_expectations.expectations.expectation import Expectation

from childrens_services import alert, database, months, quality
from childrens_services.batch import Batch
from childrens_services.check import docs, drift, layout, references, validation
from childrens_services.check.references import ORPHAN
from childrens_services.check.suite import columns_suite, declared, rows_suite
from childrens_services.contracts import Feed, load
from childrens_services.errors import BatchRefused
from childrens_services.land import read_landed
from childrens_services.quality import Verdict
from childrens_services.typed import UNREADABLE, typed

# a batch of which most rows would be set apart is a wrong delivery, not a delivery with wrong rows
LEAST_KEPT = 0.5
# rows set apart that are written at a time: as Python's objects they take many times the memory of the frame
PIECE_ROWS = 10_000


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
    frame, compared = _prepare(batch, feed)
    profile = drift.profile(frame, feed)
    with database.transaction() as connection:
        before = drift.earlier(connection, feed, batch)
    drifted, notes = drift.compare(declared(feed).drift, profile, before)
    results, reasons = _validate(frame, feed, [*compared.expectations, *drifted])
    found = [result.verdict for result in results]
    found += [*layout.mostly_readable(found), *compared.verdicts, *notes, _most_rows_pass(len(frame), len(reasons))]
    verdicts = [layout.explain(verdict, batch, feed, frame) for verdict in found]
    critical = [verdict for verdict in verdicts if not verdict.success and verdict.severity == "critical"]
    with database.transaction() as connection:
        quality.record_landed(connection, batch)
        quality.record_verdicts(connection, batch, verdicts)
        quality.record_profile(connection, batch, profile)
        if critical:
            quality.record_refused(connection, batch)
        else:
            quality.replace_quarantine(connection, batch, _set_apart(frame, feed, batch, reasons))
    page = docs.write(batch, results, verdicts)
    failed = [verdict for verdict in verdicts if not verdict.success]
    alert.for_batch(batch, feed, failed, docs.url(page))
    if critical:
        raise BatchRefused(layout.refusal(batch, feed, frame, critical))
    return Outcome(batch.batch_id, len(frame), len(reasons), len(failed))


def _prepare(batch: Batch, feed: Feed) -> tuple[pd.DataFrame, references.Compared]:
    """The batch typed, with what was compared with other feeds beside it."""
    landed = read_landed(batch)
    with database.transaction() as connection:
        compared = references.compare(connection, feed, batch, landed)
    return pd.concat([typed(landed, feed), compared.orphans], axis="columns"), compared


def _validate(
    frame: pd.DataFrame, feed: Feed, more: list[Expectation]
) -> tuple[list[validation.Result], dict[int, list[str]]]:
    """Results of the suites, and per position of a row that may not go on the reasons why."""
    agreed = frame[[name for name in map(str, frame.columns) if not _is_ours(name)]]
    results = validation.run(agreed, columns_suite(feed))
    if all(result.verdict.success for result in results if result.verdict.severity == "critical"):
        results += validation.run(frame, rows_suite(feed, more))
    reasons: dict[int, list[str]] = defaultdict(list)
    for result in results:
        if result.verdict.severity == "warning":
            for position in result.positions:
                reasons[position].append(result.verdict.description)
    return results, reasons


def _is_ours(name: str) -> bool:
    return name in ("source_file", "source_row") or name.endswith((UNREADABLE, ORPHAN))


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


def _set_apart(
    frame: pd.DataFrame, feed: Feed, batch: Batch, reasons: dict[int, list[str]]
) -> Iterator[list[dict[str, Any]]]:
    """The quarantined rows, whole, so that nothing is lost: text as received where it could not be read."""
    positions = sorted(reasons)
    for first in range(0, len(positions), PIECE_ROWS):
        piece = positions[first : first + PIECE_ROWS]
        records = _as_received(frame.iloc[piece], feed)
        yield [
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
            for position, record in zip(piece, records, strict=True)
        ]


def _as_received(chosen: pd.DataFrame, feed: Feed) -> list[dict[Any, Any]]:
    for column in feed.columns:
        if (unreadable := column.name + UNREADABLE) in chosen:
            shown = chosen[column.name].dt.strftime("%Y-%m-%d") if column.type == "date" else chosen[column.name]
            chosen = chosen.assign(**{column.name: shown.astype("string").fillna(chosen[unreadable])})
    chosen = chosen[[name for name in map(str, chosen.columns) if not name.endswith((UNREADABLE, ORPHAN))]]
    return chosen.astype(object).where(chosen.notna(), None).to_dict("records")
