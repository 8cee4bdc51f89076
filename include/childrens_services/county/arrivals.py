"""How deliveries arrive: on time, late, twice, or wrong at first and corrected.

Deliveries are due on the fourth of the next month. Of a month's comma-separated files one is late, one is sent twice
under another name, one comes with a column renamed and one cut short; the last two are corrected two weeks later.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath

import numpy as np

from childrens_services.county.chance import stream
from childrens_services.months import last_day

LATE, REPEATED, RENAMED, TRUNCATED = KINDS = ("late file", "repeated file", "schema drift", "truncated file")
ON_TIME, LATER = timedelta(days=4), timedelta(days=18)


@dataclass(frozen=True)
class Arrival:
    """A file that arrives: `kind` is empty where nothing is the matter with it."""

    file: str
    content: bytes
    received: date
    kind: str = ""

    def described(self) -> dict[str, str]:
        """For the manifest."""
        return {"file": self.file, "kind": self.kind, "received": self.received.isoformat()}


def plan(seed: int, month: str, files: list[str]) -> dict[str, str]:
    """The kind of each file of the month that does not simply arrive on time."""
    tables = sorted(file for file in files if file.endswith(".csv"))
    chosen = stream(seed, "arrivals", month).permutation(np.array(tables, dtype=object))
    return dict(zip(chosen.tolist(), KINDS, strict=False))


def of(kind: str, file: str, month: str, content: bytes) -> Iterator[Arrival]:
    """What arrives of a file, in order."""
    on_time, later = last_day(month) + ON_TIME, last_day(month) + LATER
    match kind:
        case "late file":
            yield Arrival(file, content, later, LATE)
        case "repeated file":
            yield Arrival(file, content, on_time)
            path = PurePosixPath(file)
            yield Arrival(str(path.with_name(f"{path.stem} (1){path.suffix}")), content, on_time, REPEATED)
        case "schema drift":
            yield Arrival(file, _renamed(content), on_time, RENAMED)
            yield Arrival(file, content, later)
        case "truncated file":
            yield Arrival(file, _cut(content), on_time, TRUNCATED)
            yield Arrival(file, content, later)
        case _:
            yield Arrival(file, content, on_time)


def _renamed(content: bytes) -> bytes:
    """The table with another heading for its first column."""
    first, comma, rest = content.partition(b",")
    return first + b"_new" + comma + rest


def _cut(content: bytes) -> bytes:
    """The first half, up to the middle of a row."""
    end = content.find(b",", len(content) // 2)
    return content[: end if end > 0 else len(content) // 2]
