"""`make bench`: land, check and stage beside the bare floor, on the same rows in the same run.

Floor of land: pyarrow reads the CSV and writes Parquet. Floor of check: Great Expectations runs the same suite on a
frame that is already typed. Floor of stage: COPY of the same rows into the same table. A ratio of 1 would be the
floor itself.

Then the whole path of a month of the made-up county, from landing to publishing, without Airflow around it.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

os.environ.setdefault("AIRFLOW_HOME", tempfile.mkdtemp(prefix="cs-bench-"))
os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")

import numpy as np
import pyarrow as pa
from childrens_services import contracts, county, database, settings
from childrens_services.check import check, validation
from childrens_services.check.suite import columns_suite, rows_suite
from childrens_services.county.server import serve
from childrens_services.embedded import Server
from childrens_services.land import land, read_landed
from childrens_services.measure.catalogue import kpi_ids
from childrens_services.measure.run import measure
from childrens_services.model import migrate
from childrens_services.model.identity import resolve
from childrens_services.model.run import TABLES, build
from childrens_services.publish.published import publish
from childrens_services.stage import stage, tables
from childrens_services.typed import typed
from pyarrow import csv, parquet
from rich.console import Console
from rich.table import Table

MONTH = "2026-10"
FEED = "ssda903_episodes"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory(prefix="cs-bench-") as name:
        folder = Path(name)
        server = Server(folder / "postgres")
        _environment(folder, server)
        source = folder / "sources" / "social_care" / MONTH / "episodes.csv"
        source.parent.mkdir(parents=True)
        _write(source, rows)
        _print(rows, _steps(folder, source))
        _print_whole_path(folder, server)
        database.engine().dispose()
        server.stop()


def _environment(folder: Path, server: Server) -> None:
    server.create_database("bench")
    migrate.upgrade(server.url("bench"))
    os.environ["CHILDRENS_SERVICES_CHILD_KEY"] = "a secret for the benchmark only"
    os.environ["AIRFLOW_CONN_WAREHOUSE"] = server.airflow_connection("bench")
    for setting in ("sources", "landing", "data_docs"):
        os.environ[f"CHILDRENS_SERVICES_{setting.upper()}"] = str(folder / setting)


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
    floor_check, _ = _timed(lambda: validation.run(frame, rows_suite(feed)))
    ours_check, _ = _timed(lambda: check(batch))
    with database.transaction() as connection:
        tables.ensure(connection, feed)
    ours_stage, _ = _timed(lambda: stage(batch))
    floor_stage, _ = _timed(_bare_copy)
    return [
        ("land", ours_land, floor_land),
        ("check", ours_check, floor_check),
        ("stage", ours_stage, floor_stage),
        ("land + check + stage", ours_land + ours_check + ours_stage, floor_land + floor_check + floor_stage),
    ]


def _print_whole_path(folder: Path, server: Server) -> None:
    """Seconds each verb takes for all feeds of one month of the made-up county at full size."""
    size, month = 1.0, "2026-09"
    county.make(folder / "sources", months=[MONTH, month], size=size)
    server.create_database("case_system")
    county.load_social_care_system(server.url("case_system"), months=[MONTH, month], size=size)
    os.environ["AIRFLOW_CONN_SOCIAL_CARE_SYSTEM"] = server.airflow_connection("case_system")
    with serve(county.statistics([month], size=size)) as url:
        os.environ["AIRFLOW_CONN_STATISTICS_API"] = url
        feeds = [feed for feed in contracts.all_feeds() if feed.required]
        landing, batches = _timed(lambda: [land(feed, month) for feed in feeds])
    checking, _ = _timed(lambda: [check(batch) for batch in batches])
    staging, _ = _timed(lambda: [stage(batch) for batch in batches])
    modelling, _ = _timed(_model)
    measuring, _ = _timed(lambda: [measure(kpi_id, month) for kpi_id in kpi_ids()])
    publishing, _ = _timed(lambda: publish(month))
    rows = sum(batch.rows for batch in batches)
    Console(width=100).print(f"The whole path of a month: {len(feeds)} feeds, {rows:,} rows")
    table = Table()
    table.add_column("verb")
    table.add_column("seconds", justify="right")
    seconds = (landing, checking, staging, modelling, measuring, publishing)
    for verb, taken in zip(("land", "check", "stage", "model", "measure", "publish"), seconds, strict=True):
        table.add_row(verb, f"{taken:.1f}")
    table.add_row("in all", f"{sum(seconds):.1f}")
    Console(width=100).print(table)


def _model() -> None:
    with database.transaction() as connection:
        resolve(connection)
    for table in TABLES:
        build(table, settings.local_authority())


def _bare_copy() -> None:
    """The staged rows out to memory (not timed apart: it is quick) and in again by COPY into a like table."""
    with database.transaction() as connection:
        cursor = connection.connection.cursor()
        cursor.execute(f"create temporary table bare (like staging.{FEED})")
        buffer = BytesIO()
        with cursor.copy(f"copy staging.{FEED} to stdout (format csv)") as copy:  # type: ignore[attr-defined]
            for block in copy:
                buffer.write(block)
        with cursor.copy("copy bare from stdin (format csv)") as copy:  # type: ignore[attr-defined]
            copy.write(buffer.getbuffer())


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def _print(rows: int, steps: list[tuple[str, float, float]]) -> None:
    table = Table(title=f"{rows:,} rows of {FEED}", title_justify="left")
    for column in ("step", "rows/s", "floor rows/s", "times the floor"):
        table.add_column(column, justify="left" if column == "step" else "right")
    for step, ours, floor in steps:
        table.add_row(step, f"{rows / ours:,.0f}", f"{rows / floor:,.0f}", f"{ours / floor:.2f}")
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
