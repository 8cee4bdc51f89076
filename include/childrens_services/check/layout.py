"""What became of a delivery's layout: columns gone, renamed or filled with something else, told without a value."""

import difflib
from dataclasses import replace

import pandas as pd

from childrens_services.batch import Batch
from childrens_services.contracts import Feed
from childrens_services.quality import Verdict
from childrens_services.typed import UNREADABLE

# a delivery whose column is mostly unreadable has another layout than agreed, not a few slips of the pen
MOSTLY_READABLE = 0.5
# enough values to tell what a column holds
SAMPLE = 1000
MOST = 0.9
_SPREADSHEET_DAYS = (20_000, 60_000)  # 1954 to 2064, counted from 30 December 1899
# forms of dates other systems write, as people write them and as strptime does
_DATES = {
    "dd/mm/yyyy": "%d/%m/%Y",
    "yyyy-mm-dd": "%Y-%m-%d",
    "mm/dd/yyyy": "%m/%d/%Y",
    "dd-mm-yyyy": "%d-%m-%Y",
    "dd.mm.yyyy": "%d.%m.%Y",
    "dd/mm/yy": "%d/%m/%y",
    "yyyymmdd": "%Y%m%d",
    "dd-mmm-yyyy": "%d-%b-%Y",
    "yyyy-mmm-dd": "%Y-%b-%d",
    "d month yyyy": "%d %B %Y",
    "dd/mm/yyyy with the time": "%d/%m/%Y %H:%M:%S",
    "yyyy-mm-dd with the time": "%Y-%m-%d %H:%M:%S",
    "yyyy-mm-ddThh:mm:ss": "%Y-%m-%dT%H:%M:%S",
    "yyyy-mmm-dd with the time": "%Y-%b-%d %H:%M:%S",
}


def mostly_readable(verdicts: list[Verdict]) -> list[Verdict]:
    """Beside each verdict on whether a column can be read, that most of it can: from the same counts."""
    return [
        replace(
            verdict,
            severity="critical",
            success=(verdict.unexpected_rows or 0) <= (verdict.evaluated_rows or 0) * (1 - MOSTLY_READABLE),
            description=f"{verdict.description.rstrip('.')} in at least {MOSTLY_READABLE:.0%} of rows.",
            arguments=verdict.arguments | {"mostly": MOSTLY_READABLE},
        )
        for verdict in verdicts
        if str(verdict.arguments.get("column", "")).endswith(UNREADABLE)
    ]


def explain(verdict: Verdict, batch: Batch, feed: Feed, frame: pd.DataFrame) -> Verdict:
    """The verdict, where it refuses the batch for its layout with what seems to have become of the columns."""
    if verdict.success or verdict.severity != "critical":
        return verdict
    column = str(verdict.arguments.get("column", ""))
    if gone := missing_columns(batch, feed, frame):
        found = "; ".join(gone)
    elif column.endswith(UNREADABLE):
        found = f"{column.removesuffix(UNREADABLE)} now seems to hold {seems_to_hold(frame[column])}"
    else:
        return verdict
    return replace(verdict, description=f"{verdict.description} But {found}.")


def missing_columns(batch: Batch, feed: Feed, frame: pd.DataFrame) -> list[str]:
    """Each column of the contract that was not delivered, and which unknown column it may be under another name."""
    known = {column.name for column in feed.columns}
    unknown = [name for name in batch.columns if name not in known]
    return [_missing_column(column.source, unknown) for column in feed.columns if column.name not in frame]


def refusal(batch: Batch, feed: Feed, frame: pd.DataFrame, critical: list[Verdict]) -> str:
    """Why the batch was refused and what to do, without a value of any record."""
    if missing := missing_columns(batch, feed, frame):
        why = "; ".join(missing)
        remedy = "send the file again with the columns of the contract"
    else:
        why = "; ".join(f"not so: {verdict.description.rstrip('.')}{_rows(verdict)}" for verdict in critical)
        remedy = "mend the source and send the month again"
    return f"{batch.source}, feed {feed.name}, {batch.month}: refused. {why}. What to do: {remedy}; nothing was changed"


def seems_to_hold(values: pd.Series) -> str:
    """What most of the texts, at most 1,000 of them looked at, seem to be: a form of date, numbers, or text."""
    text = values.dropna().head(SAMPLE).astype(object)
    numbers = pd.to_numeric(text, errors="coerce")
    for form, written in _DATES.items():
        # eight digits are a date only where they are one of our time
        dates = pd.to_datetime(text, format=written, errors="coerce")
        if (dates.dt.year.between(1900, 2100)).mean() >= MOST:
            return f"dates written {form}"
    if numbers.between(*_SPREADSHEET_DAYS).mean() >= MOST:
        return "numbers such as a spreadsheet has for days"
    if numbers.notna().mean() >= MOST:
        return "whole numbers" if (numbers.dropna() % 1 == 0).all() else "numbers"
    if text.str.lower().isin(["true", "false", "yes", "no", "y", "n"]).mean() >= MOST:
        return "yes or no"
    return "text"


def _rows(verdict: Verdict) -> str:
    return "" if verdict.unexpected_rows is None else f" ({verdict.unexpected_rows} rows)"


def _missing_column(name: str, unknown: list[str]) -> str:
    """Says so, and names an unknown column that may be the missing one under another name."""
    by_words = {_words(column): column for column in unknown}
    close = difflib.get_close_matches(_words(name), by_words, n=1, cutoff=0.6)
    return f"column {name} is missing" + (f" (is {by_words[close[0]]} it, renamed?)" if close else "")


def _words(name: str) -> str:
    return " ".join(sorted(name.lower().split("_")))
