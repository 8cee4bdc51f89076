"""`make bench-returns`: files to list of issues, as people run it, beside the published validators where installed.

CSC_VALIDATOR_903 and CSC_VALIDATOR_CIN: python executables of environments that have the published validators.
CSC_VALIDATOR_903_ARGS and CSC_VALIDATOR_CIN_ARGS: what to run with them, with {driver} (published_903.py), {now},
{before} (folders), {providers}, {census} and {out} for our files. The children are the published samples', repeated
under new ids.
"""

import argparse
import csv
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from childrens_services import settings
from rich.console import Console
from rich.table import Table

SAMPLES = settings.ROOT.parent / "shared" / "samples"
YEAR, COUNCIL = "2027", "855"
TABLES = (
    "header", "episodes", "reviews", "uasc", "oc2", "oc3", "ad1", "placed_for_adoption", "previous_permanence",
    "missing", "sw_episodes", "DoLo",
)  # fmt: skip
# how the published validators are run on files, where the environment does not say otherwise
PEERS = {
    "SSDA903": ("CSC_VALIDATOR_903", "{driver} {now} {before} lac2026_27"),
    "CIN": ("CSC_VALIDATOR_CIN", "-m cin_validator run {census}"),
}


@dataclass
class Timed:
    """A run of a command."""

    seconds: float
    megabytes: float
    rows: int


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, nargs="+", default=[10_000, 50_000])
    parser.add_argument("--repeat", type=int, default=3, help="runs of ours; the best counts")
    parser.add_argument("--peer-children", type=int, default=10_000, help="up to how many children theirs is run with")
    asked = parser.parse_args()
    console = Console(width=120)
    if not SAMPLES.is_dir():
        sys.exit(f"{SAMPLES} is not there: the benchmark repeats the published samples")
    for title, ours in (("SSDA903", ssda903), ("CIN", cin)):
        table = Table(title=title, title_justify="left")
        for column in ("children", "ours s", "ours MB", "rows found", "theirs s", "theirs MB", "times faster"):
            table.add_column(column, justify="right")
        timings: list[tuple[int, float]] = []
        for children in asked.children:
            with tempfile.TemporaryDirectory() as folder:
                command = ours(Path(folder), children)
                best = min((run(command, Path(folder)) for _ in range(asked.repeat)), key=lambda one: one.seconds)
                other = run_peer(title, Path(folder), console) if children <= asked.peer_children else None
            timings.append((children, best.seconds))
            table.add_row(f"{children:,}", *cells(best, other))
        console.print(table)
        show_growth(timings, console)


def cells(ours: Timed, theirs: Timed | None) -> list[str]:
    shown = [f"{ours.seconds:.2f}", f"{ours.megabytes:,.0f}", f"{ours.rows:,}"]
    if theirs is None:
        return [*shown, "not run", "", ""]
    return [*shown, f"{theirs.seconds:.1f}", f"{theirs.megabytes:,.0f}", f"{theirs.seconds / ours.seconds:.1f}"]


def show_growth(timings: list[tuple[int, float]], console: Console) -> None:
    """How time grows with children: 1 is in step."""
    for (few, short), (many, long) in pairwise(timings):
        console.print(f"{few:,} to {many:,} children: {many / few:.1f} times as many, {long / short:.1f} times as long")


def run(command: list[str], folder: Path, *, ours: bool = True) -> Timed:
    """A command in a process of its own: wall time, peak memory, rows it found."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if ours:
        environment["PYTHONPATH"] = str(settings.ROOT / "include")
    said = folder / "said.txt"
    began = time.perf_counter()
    with said.open("w") as file:
        process = subprocess.Popen(command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=file)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    # the published validators go on after a rule of theirs has failed, and tell of it
    if process.returncode not in (0, 1) or (ours and "Traceback" in said.read_text()):
        raise RuntimeError(f"{' '.join(command)} gave {process.returncode}: {said.read_text()[-1000:]}")
    out = folder / "issues.csv"
    rows = sum(1 for _ in out.open()) - 1 if ours else 0
    return Timed(seconds, usage.ru_maxrss / 1024, rows)


def run_peer(title: str, folder: Path, console: Console) -> Timed | None:
    """The published validator on the same files; None where it is not there."""
    name, usual = PEERS[title]
    python, arguments = os.environ.get(name), os.environ.get(f"{name}_ARGS", usual)
    if not python or not arguments:
        return None
    places = {
        "driver": Path(__file__).with_name("published_903.py"),
        "now": folder / "now",
        "before": folder / "before",
        "providers": folder / "providers.xlsx",
        "census": folder / "census.xml",
        "out": folder / "theirs.csv",
    }
    command = [python, *(part.format(**places) for part in shlex.split(arguments))]
    try:
        return run(command, folder, ours=False)
    except (RuntimeError, OSError) as error:
        console.print(f"[red]{title}: theirs could not be run[/]: {error}", markup=True)
        return None


def check(of_return: str, folder: Path, *more: str) -> list[str]:
    """Our command."""
    base = [sys.executable, "-m", "childrens_services.returns", "check", "--return", of_return, "--year", YEAR]
    return [*base, "--la", COUNCIL, "--out", str(folder / "issues.csv"), *more]


def ssda903(folder: Path, children: int) -> list[str]:
    """Writes a return of that many children, last year's and the list of providers; gives our command."""
    for name in ("now", "before"):
        (folder / name).mkdir()
        write_903(folder / name, children)
    providers(folder / "providers.xlsx")
    last = ("--last-year", str(folder / "before"))
    return check("ssda903", folder, *last, "--providers", str(folder / "providers.xlsx"), "--", str(folder / "now"))


def write_903(folder: Path, children: int) -> None:
    """The sample's children, again and again under new ids, their dates moved from its year to the collection's."""
    header = rows_of("header")
    count = len(header) - 1
    wanted = [{row[0] for row in header[1 : min(count, children - start) + 1]} for start in range(0, children, count)]
    for name in TABLES:
        first, *rows = rows_of(name)
        with (folder / f"{name}.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(first)
            for number, kept in enumerate(wanted):
                writer.writerows([f"{row[0]}X{number}", *map(moved, row[1:])] for row in rows if row[0] in kept)


def rows_of(name: str) -> list[list[str]]:
    with (SAMPLES / "ssda903" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def moved(value: str, years: int = 7) -> str:
    """A date so many years on."""
    match = re.fullmatch(r"(\d\d/\d\d)/(\d{4})", value)
    if match is None or match.group(1) == "29/02":
        return value
    return f"{match.group(1)}/{int(match.group(2)) + years}"


def providers(path: Path, count: int = 5_000) -> None:
    """A list as long as Ofsted's, in its layout."""
    import openpyxl

    sample = openpyxl.load_workbook(SAMPLES / "ssda903" / "scp_ch_2025_fake.xlsx", read_only=True)
    book = openpyxl.Workbook(write_only=True)
    for sheet in sample.worksheets:
        first, one, *_ = sheet.iter_rows(values_only=True)
        urn = first.index("URN")
        made = book.create_sheet(sheet.title)
        made.append(first)
        for number in range(count if sheet.title == "Providers" else count // 10):
            made.append([*one[:urn], f"SC{number:06d}", *one[urn + 1 :]])
    book.save(path)


def cin(folder: Path, children: int) -> list[str]:
    """Writes a census of that many children; gives our command."""
    text = (SAMPLES / "cin" / "CIN_Census_2026.xml").read_text()
    start, end = text.index("<Child>"), text.rindex("</Child>") + len("</Child>")
    each = re.findall(r"<Child>.*?</Child>", text[start:end], re.DOTALL)
    with (folder / "census.xml").open("w") as file:
        file.write(text[:start])
        for number in range(children):
            file.write(each[number % len(each)].replace("</LAchildID>", f"{number}</LAchildID>"))
        file.write(text[end:])
    return check("cin", folder, "--", str(folder / "census.xml"))


if __name__ == "__main__":
    main()
