"""What was delivered, as pandas frames of raw strings: all that a second calculation may read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from childrens_services import contracts

Place = tuple[str, int]


@dataclass(eq=False)
class Files:
    """Accepted deliveries by feed and month (`YYYY-MM`).

    Columns have the contract's names, not the headings of the file; blanks are missing values. Two more columns say
    where a row is: `source_file` and `source_row`. `apart` holds the places of the rows the checks set apart.
    """

    urls: dict[tuple[str, str], str] = field(default_factory=dict)
    apart: dict[tuple[str, str], set[Place]] = field(default_factory=dict)
    _landed: dict[tuple[str, str], pd.DataFrame] = field(default_factory=dict, repr=False)
    _accepted: dict[tuple[str, str], pd.DataFrame] = field(default_factory=dict, repr=False)

    def months(self, feed: str) -> list[str]:
        """Months the feed has an accepted delivery for, oldest first."""
        return sorted(month for name, month in self.urls if name == feed)

    def landed(self, feed: str, month: str) -> pd.DataFrame:
        """Every row of the accepted delivery, as landed. Raises KeyError when there is none for the month."""
        if (feed, month) not in self._landed:
            self._landed[feed, month] = pd.read_parquet(self.urls[feed, month])
        return self._landed[feed, month].copy()

    def accepted(self, feed: str, month: str) -> pd.DataFrame:
        """The landed rows less those that the checks set apart."""
        if (feed, month) not in self._accepted:
            frame, apart = self.landed(feed, month), self.apart.get((feed, month), set())
            kept = [place not in apart for place in zip(frame["source_file"], frame["source_row"], strict=True)]
            self._accepted[feed, month] = frame[kept].reset_index(drop=True)
        return self._accepted[feed, month].copy()

    def latest(self, feed: str, month: str | None = None) -> pd.DataFrame:
        """Accepted rows of the latest delivery (up to the month): for a feed that tells of everything so far."""
        return self.accepted(feed, max(each for each in self.months(feed) if month is None or each <= month))

    def history(self, feed: str, month: str | None = None) -> pd.DataFrame:
        """Accepted rows of all deliveries (up to the month), for a feed of a month's events; `delivered` is whose."""
        chosen = [each for each in self.months(feed) if month is None or each <= month]
        parts = [self.accepted(feed, each).assign(delivered=each) for each in chosen]
        return pd.concat(parts, ignore_index=True)

    def where(self, feed: str, keep: "Callable[[pd.DataFrame], pd.Series[Any]]") -> "Files":
        """The same files with only some rows of a feed accepted: those of which `keep` is true."""
        part = Files(self.urls, self.apart, self._landed, dict(self._accepted))
        for month in self.months(feed):
            rows = self.accepted(feed, month)
            part._accepted[feed, month] = rows[keep(rows)].reset_index(drop=True)
        return part


def dates(frame: pd.DataFrame, feed: str, column: str) -> "pd.Series[pd.Timestamp]":
    """A date column read as the feed's contract writes days; `NaT` where it is blank or cannot be read."""
    declared = contracts.load(feed).column(column)
    text = frame[column].str.strip()
    found = pd.Series(pd.NaT, index=frame.index, dtype="datetime64[ns]")
    for form in (declared.strptime_format, *declared.other_formats, "%Y-%m-%d"):
        found = found.fillna(pd.to_datetime(text, format=form, errors="coerce").astype("datetime64[ns]"))
    return found
