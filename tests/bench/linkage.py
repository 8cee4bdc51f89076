"""`make bench-linkage`: the whole county's records, with noise, linked: how long, how much memory, and how well."""

import argparse
from pathlib import Path

from childrens_services import county, database
from childrens_services.county.identity_noise import Noise
from childrens_services.county.world import build
from childrens_services.embedded import Server
from childrens_services.model.identity import resolve
from rich.console import Console
from rich.table import Table

from tests import linkage
from tests.bench import task, whole_county
from tests.bench.server import on_a_server

# what linking the full county may take on two cores
BOUND_SECONDS = 300


def run(size: float, console: Console) -> None:
    """Print the tables. The warehouse is empty and this process's own."""
    staged = task.run(lambda: _stage(size))
    linked = task.run(_resolve)
    counts = ", ".join(f"{count:,} {name}" for name, count in linked.result.items())
    console.print(f"{staged.result:,} rows staged in {staged.seconds:.0f} s; linked: {counts}")
    console.print(
        f"Linking: {linked.seconds:.0f} s, the bound is {BOUND_SECONDS} s; peak {linked.peak:,.0f} MiB, "
        f"the bound of a task is {whole_county.BOUND_MIB:,} MiB"
    )
    console.print(_table(task.run(lambda: _measure(size)).result))


def _stage(size: float) -> int:
    world = build(size, county.SEED)
    with database.transaction() as connection:
        return linkage.stage(connection, world, Noise(world), linkage.every())


def _resolve() -> dict[str, int]:
    with database.transaction() as connection:
        return resolve(connection)


def _measure(size: float) -> dict[str, linkage.Measured]:
    with database.transaction() as connection:
        return linkage.measured(connection, Noise(build(size, county.SEED)))


def _table(found: dict[str, linkage.Measured]) -> Table:
    table = Table(title="Pairs of identifiers of one child, by noise of the child", title_justify="left")
    for column in ("noise", "pairs", "precision", "recall"):
        table.add_column(column, justify="left" if column == "noise" else "right")
    for kind, one in found.items():
        table.add_row(kind, f"{one.true:,}", f"{one.precision:.4f}", f"{one.recall:.4f}")
    return table


def main() -> None:
    """Link the county of the size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=1.0, help="size of the county; 1 is full")
    arguments = parser.parse_args()

    def work(_folder: Path, _server: Server) -> None:
        run(arguments.size, Console(width=120))

    on_a_server(work)


if __name__ == "__main__":
    main()
