"""What a reader tells about a file beside its rows."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

import pyarrow as pa


@dataclass(frozen=True)
class Finding:
    """Something the sender should know of a file that could be read. It holds no value from a record."""

    file: str
    what: str
    remedy: str


@dataclass
class Reading:
    """The tables of one file or more. `sources`: the file each table came from."""

    tables: dict[str, pa.Table] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    file_format: Literal["csv", "xml"] = "csv"


def unknown(file: str, counts: Counter[str]) -> list[Finding]:
    """The elements that no table takes, by path."""
    return [
        Finding(file, f"element {path} is not part of the return ({count} times)", "leave it out or mend its name")
        for path, count in sorted(counts.items())
    ]
