"""A batch: one feed, one month, one content."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Batch:
    """What was received, as its manifest keeps it. Counts are rows; `url` is the Parquet file's."""

    batch_id: str
    feed: str
    domain: str
    month: str
    sha256: str
    source: str
    received_at: str
    rows: int
    columns: tuple[str, ...]
    url: str

    def manifest(self) -> dict[str, Any]:
        """The batch as plain values, for the manifest and for XCom: keys and counts, no record."""
        return asdict(self) | {"columns": list(self.columns)}

    @classmethod
    def from_manifest(cls, manifest: dict[str, Any]) -> "Batch":
        """The batch a manifest describes."""
        return cls(**{**manifest, "columns": tuple(manifest["columns"])})
