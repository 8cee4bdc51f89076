"""Which months the accepted deliveries tell about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from childrens_services import contracts, months, quality

# the month delivered (`YYYY-MM`) and the batch
Delivery = tuple[str, str]


@dataclass(frozen=True)
class Coverage:
    """The months each of a KPI's feeds has been accepted for, `YYYY-MM`."""

    accepted: dict[str, list[str]]

    @property
    def latest(self) -> str | None:
        """The latest month every feed has been accepted for or after; None before all have come."""
        latest = [max(delivered, default=None) for delivered in self.accepted.values()]
        return None if None in latest else min(month for month in latest if month)

    def covers(self, month: str) -> bool:
        """Whether every feed has a delivery that tells about the month."""
        return all(_tells(feed, delivered, month) for feed, delivered in self.accepted.items())

    def has_history(self, month: str, lookback: int) -> bool:
        """Whether the `lookback` months before the month are covered too."""
        return all(self.covers(months.shift(month, -by)) for by in range(1, lookback + 1))

    def latest_telling(self, deliveries: Mapping[str, Sequence[Delivery]], month: str) -> list[str]:
        """Of each feed the batch of its latest delivery that tells about the month, by name."""
        latest = (
            next((batch for delivered, batch in reversed(deliveries[feed]) if _tells(feed, [delivered], month)), None)
            for feed in self.accepted
        )
        return sorted(batch for batch in latest if batch)

    def window(self, month: str, reach: int) -> list[str]:
        """Months that can be measured, `reach` on either side of the month; none are after the latest delivery."""
        last = min(months.shift(month, reach), self.latest or "")
        return [each for each in months.span(months.shift(month, -reach), last) if self.covers(each)]


@dataclass(frozen=True)
class ToldByRows(Coverage):
    """Of records that tell of other months than the one they come in, as a census does of the term before it."""

    told: frozenset[str]

    @property
    def latest(self) -> str | None:
        """The latest month told."""
        return max(self.told, default=None)

    def covers(self, month: str) -> bool:
        """Whether the month is told."""
        return month in self.told

    def latest_telling(self, deliveries: Mapping[str, Sequence[Delivery]], month: str) -> list[str]:
        """Of each feed the batch of its latest delivery: any may tell about the month."""
        return sorted(deliveries[feed][-1][1] for feed in self.accepted if deliveries[feed])


def latest_of_all(connection: Connection) -> str | None:
    """The latest month anything was accepted for; None before anything was."""
    return quality.latest_month(connection)


def read(connection: Connection, feeds: Iterable[str]) -> Coverage:
    """The coverage of some feeds as the register of batches has it."""
    return Coverage({feed: quality.months_accepted(connection, feed) for feed in feeds})


def _tells(feed: str, delivered: list[str], month: str) -> bool:
    first, covers_from = months.first_day(month), contracts.load(feed).covers_from
    return any(covers_from(each) <= first and month <= each for each in delivered)
