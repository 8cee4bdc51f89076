"""`make bench`: one feed, row-level security, then a month and the whole history of the made-up county."""

import argparse
from pathlib import Path

from childrens_services import database, settings
from childrens_services.embedded import Server
from childrens_services.measure.catalogue import kpi_ids
from childrens_services.measure.run import measure
from childrens_services.model.identity import resolve
from childrens_services.model.run import build_all, prepare
from childrens_services.publish.published import publish
from rich.console import Console

from tests.bench import one_feed, row_security, task, whole_county
from tests.bench.server import on_a_server

# the last month the county knows has the most rows: most feeds tell everything to date, and the autumn census comes
MONTH, BEFORE = "2026-10", "2026-09"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000, help="rows of the one feed")
    parser.add_argument("--size", type=float, default=1.0, help="size of the county; 1 is full")
    arguments = parser.parse_args()
    console = Console(width=120)
    on_a_server(lambda folder, _: one_feed.run(folder, arguments.rows, console))
    on_a_server(lambda _, server: row_security.run(server, "bench", console))
    for title, months in (("A month", [BEFORE, MONTH]), ("The whole history", [MONTH])):
        on_a_server(
            lambda folder, server, title=title, months=months: _county(
                folder, server, title, months, arguments.size, console
            )
        )


def _county(folder: Path, server: Server, title: str, months: list[str], size: float, console: Console) -> None:
    with whole_county.delivered(folder, server, months, size):
        whole_county.show(title, whole_county.measure(folder, server, MONTH), console)
    for verb, work in (("model", _model), ("measure", _measure), ("publish", lambda: publish(MONTH))):
        console.print(f"{verb}: {task.seconds(work):.1f} s")


def _model() -> None:
    prepare()
    with database.transaction() as connection:
        resolve(connection)
    build_all(settings.local_authority())


def _measure() -> None:
    for kpi_id in kpi_ids():
        measure(kpi_id, MONTH)


if __name__ == "__main__":
    main()
