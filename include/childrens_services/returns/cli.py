"""Checks a return as it is sent: files to a list of the rows to mend.

`row` in the list is the 0-based record of the delivered file: 0 is the line below the header; in XML the records of
each table are counted. Exits with 1 where rows offend a rule of severity error or a rule could not be run, with 2 for
input that cannot be read.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from childrens_services.returns import COLUMNS

if TYPE_CHECKING:
    import pyarrow as pa

    from childrens_services.returns.delivered import Delivered
    from childrens_services.returns.readers.report import Finding
    from childrens_services.returns.run import Outcome

RETURNS = ("ssda903", "cin", "sen")
# provider lists
LISTS = (".xlsx", ".xlsm")
_SPECIAL = re.compile('[,"\\r\\n]')


@dataclass
class Checked:
    """What came of a return."""

    delivered: "Delivered"
    findings: "list[Finding]"
    outcomes: "list[Outcome]"
    issues: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives its exit code."""
    asked = _sorted_out(_parser().parse_args(arguments))
    # here and below: imports cost as much time as a small return
    from childrens_services.errors import BadInput

    try:
        checked = check(asked)
    except (BadInput, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    from childrens_services.returns.summary import show

    show(checked, asked.out)
    return int(any(_is_error(one) for one in checked.outcomes))


def check(asked: argparse.Namespace) -> Checked:
    """Read, run and write. Raises BadInput, and ValueError for a year that is none."""
    from childrens_services.returns import councils, readers
    from childrens_services.returns.derive import derive
    from childrens_services.returns.run import collection, run

    authority = councils.gss_code(asked.la) if asked.la else None
    collection(asked.year)
    with ThreadPoolExecutor(1) as pool:
        # two cores: one unpacks the list of providers while the other reads the return
        listing = pool.submit(_providers, asked)
        delivered, reading = readers.deliver(asked.of_return, asked.files, asked.last_year)
        providers = listing.result()
    said = {"local_authority": authority, "file_format": reading.file_format}
    of = collection(asked.year, said, delivered)
    derive(asked.of_return, delivered, _postcodes(asked, delivered), of)
    outcomes = run(asked.of_return, delivered, of, providers=providers)
    issues = _write(asked.out, delivered, outcomes)
    if asked.report is not None:
        _report(asked, delivered, outcomes)
    return Checked(delivered, reading.findings, outcomes, issues)


def _sorted_out(asked: argparse.Namespace) -> argparse.Namespace:
    """Files of the return that were written just after the lists of providers are no lists of providers."""
    after = [path for path in asked.providers if path.suffix.lower() not in LISTS]
    if not after and not asked.files:
        _parser().error("give the files or folders of the return")
    asked.providers = [path for path in asked.providers if path not in after]
    asked.files = [*after, *asked.files]
    return asked


def _is_error(one: "Outcome") -> bool:
    return one.status == "crashed" or (one.status == "failed" and one.rule.severity == "error")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m childrens_services.returns", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("check", help="run every rule of a return on its files", description=__doc__)
    add = command.add_argument
    add("--return", dest="of_return", required=True, choices=RETURNS, help="which return it is")
    add("--year", required=True, help="year of collection: 2027 or 2026/27")
    add("--la", help="the council: three-digit code such as 855, or GSS code")
    add("--last-year", type=Path, action="append", default=[], help="file or folder of last year's return")
    add("--providers", type=Path, nargs="+", action="extend", default=[], help="Ofsted's lists of providers (Excel)")
    add("--postcodes", type=Path, help="list of postcodes (CSV or Parquet), such as the ONS Postcode Directory")
    add("--out", type=Path, default=Path("issues.csv"), help="where to write the rows to mend")
    add("--report", type=Path, metavar="FILE.xlsx", help="also write an Excel workbook for those who mend them")
    add("files", type=Path, nargs="*", metavar="FILE", help="files or folders of the return")
    return parser


def _providers(asked: argparse.Namespace) -> "pa.Table | None":
    if not asked.providers:
        return None
    from childrens_services.returns import providers

    found = providers.read(asked.providers)
    if asked.postcodes is None:
        return found
    from childrens_services.returns import postcodes
    from childrens_services.returns.derive import plain

    wanted = {plain(code) for code in found.column("POSTCODE").to_pylist() if code}
    return providers.placed(found, postcodes.read(asked.postcodes, wanted))


def _postcodes(asked: argparse.Namespace, delivered: "Delivered") -> "pa.Table | None":
    if asked.postcodes is None:
        return None
    from childrens_services.returns import postcodes
    from childrens_services.returns.derive import wanted

    return postcodes.read(asked.postcodes, wanted(delivered))


def _write(path: Path, delivered: "Delivered", outcomes: "list[Outcome]") -> int:
    """The list as CSV; gives its length."""
    from childrens_services.errors import BadInput

    try:
        with path.open("w", newline="", encoding="utf-8") as file:
            file.write(",".join(COLUMNS) + "\n")
            for lines in _lines(delivered, outcomes):
                file.writelines(lines)
    except OSError as error:
        raise BadInput(
            f"it cannot be written ({type(error).__name__})", file=str(path), remedy="give another place with --out"
        ) from None
    return sum(len(one.rows) for one in outcomes)


def _report(asked: argparse.Namespace, delivered: "Delivered", outcomes: "list[Outcome]") -> None:
    """The list as a workbook."""
    from childrens_services.errors import BadInput
    from childrens_services.returns import report
    from childrens_services.returns.check import frame

    found, title = frame(delivered, outcomes), f"{asked.of_return} {asked.year}"
    try:
        report.write(asked.report, found, return_name=asked.of_return, title=title, outcomes=outcomes)
    except OSError as error:
        raise BadInput(
            f"it cannot be written ({type(error).__name__})",
            file=str(asked.report),
            remedy="close it where it is open, or give another place with --report",
        ) from None


def _lines(delivered: "Delivered", outcomes: "list[Outcome]") -> Iterator[list[str]]:
    """The lines of each rule. What they have in common is put in quotes once, not row by row."""
    from childrens_services.returns.check import fields_of

    children = {name: [_quoted(child or "") for child in delivered.child_ids(name) or ()] for name in delivered.tables}
    for one in outcomes:
        code = _quoted(one.rule.code)
        for table, places in groupby(one.rows, key=itemgetter(0)):
            end = f"{_quoted(fields_of(one, table))}\n"
            ids = children.get(table or "")
            rows = [row for _, row in places]
            if table is None or not ids:
                yield [f"{code},{table or ''},{'' if row is None else row},,{end}" for row in rows]
            else:
                yield [f"{code},{table},{row},{ids[row]},{end}" for row in rows if row is not None]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text
