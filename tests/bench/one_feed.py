"""Land, check and stage of many rows of one feed beside the bare floor. A ratio of 1 would be the floor itself."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from childrens_services import contracts, database
from childrens_services.check import check, validation
from childrens_services.check.suite import columns_suite
from childrens_services.land import land, read_landed
from childrens_services.stage import stage, tables
from childrens_services.typed import typed
from pyarrow import csv, parquet
from rich.console import Console
from rich.table import Table

from tests.bench import floors

MONTH = "2026-10"
FEED = "ssda903_episodes"


def run(folder: Path, rows: int, console: Console) -> None:
    """Print the table."""
    source = folder / "sources" / "social_care" / MONTH / "episodes.csv"
    source.parent.mkdir(parents=True)
    _write(source, rows)
    _print(rows, _steps(folder, source), console)
    source.unlink()


def _write(path: Path, rows: int) -> None:
    """Made-up episodes: four a child, one after the other, and one row in a thousand with an impossible date."""
    number = np.arange(rows)
    start = np.datetime64("2026-04-01") + (number % 4) * 40
    begun = np.array([f"{day[8:10]}/{day[5:7]}/{day[:4]}" for day in start.astype(str)])
    begun[::1000] = "31/02/2026"
    ended = np.array([f"{day[8:10]}/{day[5:7]}/{day[:4]}" for day in (start + 40).astype(str)])
    last = number % 4 == 3
    columns = {
        "CHILD": (number // 4).astype(str),
        "DECOM": begun,
        "RNE": np.where(number % 4 == 0, "S", "P"),
        "LS": np.full(rows, "C2"),
        "CIN": np.full(rows, "N1"),
        "PLACE": np.full(rows, "U4"),
        "PLACE_PROVIDER": np.full(rows, "PR1"),
        "DEC": np.where(last, "", ended),
        "REC": np.where(last, "", "X1"),
        "REASON_PLACE_CHANGE": np.where(last, "", "CARPL"),
        "HOME_POST": np.full(rows, "LE1 1AA"),
        "PL_POST": np.full(rows, "LE2 2BB"),
        "URN": np.full(rows, "SC000001"),
    }
    csv.write_csv(pa.table({name: pa.array(values) for name, values in columns.items()}), path)


def _steps(folder: Path, source: Path) -> list[tuple[str, float, float]]:
    """(step, our seconds, the floor's seconds) each."""
    feed = contracts.load(FEED)

    def bare_land() -> None:
        parquet.write_table(csv.read_csv(source), folder / "bare.parquet")

    # the first of each pays for imports: a small batch goes before
    validation.run(typed(pa.table({"child": ["1"]}), feed), columns_suite(feed))
    ours_land, batch = _timed(lambda: land(feed, MONTH))
    floor_land, _ = _timed(bare_land)
    frame = typed(read_landed(batch), feed)
    floor_check, _ = _timed(lambda: floors.check(frame, feed))
    ours_check, _ = _timed(lambda: check(batch))
    with database.transaction() as connection:
        tables.ensure(connection, feed)
    ours_stage, _ = _timed(lambda: stage(batch))
    copied = floors.rows_of(batch)
    floor_stage, _ = _timed(lambda: floors.stage(batch, copied))
    return [
        ("land", ours_land, floor_land),
        ("check", ours_check, floor_check),
        ("stage", ours_stage, floor_stage),
        ("land + check + stage", ours_land + ours_check + ours_stage, floor_land + floor_check + floor_stage),
    ]


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def _print(rows: int, steps: list[tuple[str, float, float]], console: Console) -> None:
    table = Table(title=f"{rows:,} rows of {FEED}", title_justify="left")
    for column in ("step", "rows/s", "floor rows/s", "times the floor"):
        table.add_column(column, justify="left" if column == "step" else "right")
    for step, ours, floor in steps:
        table.add_row(step, f"{rows / ours:,.0f}", f"{rows / floor:,.0f}", f"{ours / floor:.2f}")
    console.print(table)
