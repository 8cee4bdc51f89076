"""What came of a return, in the terminal."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from childrens_services.returns.check import children_in

if TYPE_CHECKING:
    from childrens_services.returns.cli import Checked

MOST = 10


def show(checked: "Checked", out: Path) -> None:
    """Print it: no value of a record is in it."""
    console = Console(highlight=False, soft_wrap=True)
    for finding in checked.findings:
        console.print(
            f"[yellow]{escape(finding.file)}[/]: {escape(finding.what)}. What to do: {escape(finding.remedy)}"
        )
    for one in checked.outcomes:
        if one.status == "crashed":
            console.print(f"[red]rule {one.rule.code} could not be run[/]: {escape(one.reason)}")
    console.print(_counts(checked))
    if checked.issues:
        console.print(_most(checked))
    console.print(f"{checked.issues:,} rows to look at in {escape(str(out))}")


def _counts(checked: "Checked") -> Table:
    status = Counter(one.status for one in checked.outcomes)
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column()
    table.add_column(justify="right")
    now = [name for name in checked.delivered.tables if name in checked.delivered.layout.tables]
    rows = sum(checked.delivered.tables[name].num_rows for name in now)
    table.add_row("children", f"{len(children_in(checked.delivered, now)):,}")
    table.add_row("rows", f"{rows:,}")
    table.add_row("rules run", f"{len(checked.outcomes) - status['not applicable']:,}")
    for name in ("passed", "failed", "crashed", "not applicable"):
        table.add_row(f"  {name}" if name != "not applicable" else name, f"{status[name]:,}")
    reasons = Counter(one.reason for one in checked.outcomes if one.status == "not applicable")
    for reason, count in reasons.most_common():
        table.add_row(f"  {escape(reason)}", f"{count:,}")
    return table


def _most(checked: "Checked") -> Table:
    """The rules with most rows."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("rule", "rows", "severity", "what is wrong"):
        table.add_column(column, justify="right" if column == "rows" else "left", no_wrap=column != "what is wrong")
    failed = sorted((one for one in checked.outcomes if one.rows), key=lambda one: -len(one.rows))
    for one in failed[:MOST]:
        table.add_row(one.rule.code, f"{len(one.rows):,}", one.rule.severity, escape(one.rule.description))
    return table
