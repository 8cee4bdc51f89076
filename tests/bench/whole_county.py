"""Every feed of the made-up county, one task after the other, beside the bare floor.

The first delivery of a feed that tells of one month brings what went before, so a month made alone is the whole
history, and the last of two months is that month. Weekly attendance never brings a backlog: it is a month's in both.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from childrens_services import contracts, county
from childrens_services.batch import Batch
from childrens_services.check import check
from childrens_services.contracts import Feed
from childrens_services.county import deliveries
from childrens_services.county.delivery import Delivery, Sql
from childrens_services.county.server import serve
from childrens_services.embedded import Server
from childrens_services.land import land, read_landed
from childrens_services.stage import stage
from childrens_services.typed import typed
from rich.console import Console
from rich.table import Table

from tests.bench import floors, task

VERBS = ("land", "check", "stage")
SHOWN = 12
# what a task may need at full size
BOUND_MIB = 1_536


@dataclass(frozen=True)
class Measured:
    """One feed: per verb our seconds, the floor's seconds and our peak memory in MiB."""

    feed: str
    rows: int
    ours: tuple[float, ...]
    floor: tuple[float, ...]
    peak: tuple[float, ...]


@contextmanager
def delivered(folder: Path, server: Server, months: list[str], size: float) -> Iterator[None]:
    """The months' deliveries in place: files, case-management system, statistics service."""
    server.create_database("case_system")
    system = server.url("case_system")
    # in a process of its own: the tasks' memory is measured from this one's, which must not hold the county
    task.run(lambda: county.make(folder / "sources", months=months, size=size))
    task.run(lambda: county.load_social_care_system(system, months=months, size=size))
    os.environ["AIRFLOW_CONN_SOCIAL_CARE_SYSTEM"] = server.airflow_connection("case_system")
    with serve(county.statistics(months[-1:], size=size)) as url:
        os.environ["AIRFLOW_CONN_STATISTICS_API"] = url
        yield


def due(month: str) -> list[Delivery]:
    """One delivery per feed that comes for the month."""
    return list({item.feed: item for item in deliveries.every() if item.due(month)}.values())


def measure(folder: Path, server: Server, month: str) -> list[Measured]:
    """Land all, so that references find their parents, then check and stage."""
    landed = [(item, task.run(lambda item=item: land(contracts.load(item.feed), month))) for item in due(month)]
    return [_feed(folder, server, month, item, done) for item, done in landed]


def _feed(folder: Path, server: Server, month: str, item: Delivery, landed: task.Task) -> Measured:
    feed, batch = contracts.load(item.feed), landed.result
    checked, staged = task.run(lambda: check(batch)), task.run(lambda: stage(batch))
    floor = _floor(folder, server, month, item, feed, batch)
    return Measured(
        item.feed,
        batch.rows,
        (landed.seconds, checked.seconds, staged.seconds),
        floor,
        (landed.peak, checked.peak, staged.peak),
    )


def _floor(
    folder: Path, server: Server, month: str, item: Delivery, feed: Feed, batch: Batch
) -> tuple[float, float, float]:
    file = folder / "sources" / item.file.format(month=month)
    source = server.url("case_system") if isinstance(item.layout, Sql) else file

    def in_order() -> tuple[float, float, float]:
        rows = read_landed(batch)
        frame, copied = typed(rows, feed), floors.rows_of(batch)
        return (
            task.seconds(lambda: floors.land(item, source, rows, folder)),
            task.seconds(lambda: floors.check(frame, feed)),
            task.seconds(lambda: floors.stage(batch, copied)),
        )

    measured: tuple[float, float, float] = task.run(in_order).result
    return measured


def show(title: str, measured: list[Measured], console: Console) -> None:
    """Rows per second beside the floor's, and the feeds that needed the most memory."""
    rows = sum(one.rows for one in measured)
    table = Table(title=f"{title}: {len(measured)} feeds, {rows:,} rows", title_justify="left")
    for column in ("verb", "seconds", "rows/s", "floor rows/s", "times the floor", "peak MiB", "of feed"):
        table.add_column(column, justify="left" if column in ("verb", "of feed") else "right")
    for number, verb in enumerate(VERBS):
        ours, floor = sum(one.ours[number] for one in measured), sum(one.floor[number] for one in measured)
        most = max(measured, key=lambda one: one.peak[number])
        figures = (f"{ours:.1f}", f"{rows / ours:,.0f}", f"{rows / floor:,.0f}", f"{ours / floor:.2f}")
        table.add_row(verb, *figures, f"{most.peak[number]:,.0f}", most.feed)
    console.print(table)
    largest = Table(title="The largest feeds", title_justify="left")
    for column in ("feed", "rows", *(f"{verb} s" for verb in VERBS), *(f"{verb} MiB" for verb in VERBS)):
        largest.add_column(column, justify="left" if column == "feed" else "right")
    for one in sorted(measured, key=lambda one: -one.rows)[:SHOWN]:
        seconds, peaks = (f"{value:.1f}" for value in one.ours), (f"{value:,.0f}" for value in one.peak)
        largest.add_row(one.feed, f"{one.rows:,}", *seconds, *peaks)
    console.print(largest)
    most = max(max(one.peak) for one in measured)
    console.print(f"Most memory of a task: {most:,.0f} MiB; the bound is {BOUND_MIB:,} MiB")
