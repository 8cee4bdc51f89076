"""`make run`: every month the sources hold, through Airflow, to the scorecard of the latest."""

import os
import time
from contextlib import ExitStack

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from sqlalchemy import text

from childrens_services import contracts, database, months, quality, settings
from childrens_services.land import locate
from childrens_services.local import dags, prepare
from childrens_services.local.home import Home
from childrens_services.measure.run import REACH
from childrens_services.publish import scorecard


def run(home: Home, *, wanted: str, size: float, seed: int, console: Console) -> int:
    """Run the pipeline; gives the exit code: 0 when every DAG run ended well, else 1."""
    started = time.monotonic()
    with ExitStack() as stack:
        console.print("Starting PostgreSQL and Airflow …")
        stack.enter_context(prepare.statistics_service(size=size if home.sources is None else 1.0))
        prepare.databases(home)
        if home.sources is None and prepare.made_up_sources(home, size=size, seed=seed):
            console.print("Made the sources of a made-up county: every child in them is invented.")
        chosen = _months(home, wanted, console)
        finished = _run_dags(home, chosen, console)
    failed = [done for done in finished if done.state != "success"]
    _report(home, chosen[-1], failed, console)
    console.print(f"\nDone in {time.monotonic() - started:.0f} s.")
    return 1 if failed else 0


def _months(home: Home, wanted: str, console: Console) -> list[str]:
    """Months to run: those asked for, or those not loaded yet and the latest."""
    root = settings.sources() or ""
    delivered = [wanted] if wanted and locate.is_undated(root) else locate.months_delivered(root)
    if home.sources is not None:
        _name_feeds(root, delivered, console)
    if not delivered:
        raise SystemExit(f"{root}: no delivered files found. See README, 'Point it at your sources'.")
    if wanted == "all":
        return delivered
    if wanted:
        first, _, last = wanted.partition("..")
        return [month for month in delivered if first <= month <= (last or first)] or _no_such(wanted, delivered)
    with database.transaction() as connection:
        new = [month for month in delivered if quality.missing_feeds(connection, month)]
    if len(new) < len(delivered):
        console.print(f"{len(delivered) - len(new)} months are loaded already; MONTHS=all runs them again.")
    return sorted({*new, delivered[-1]})


def _no_such(wanted: str, delivered: list[str]) -> list[str]:
    raise SystemExit(f"MONTHS={wanted}: the sources hold {delivered[0]} to {delivered[-1]}")


def _name_feeds(root: str, delivered: list[str], console: Console) -> None:
    """Limit the deployment to the feeds there are sources for, and say what was made of the files."""
    feeds = locate.feeds_delivered(root)
    os.environ.setdefault("CHILDRENS_SERVICES_FEEDS", ",".join(feeds))
    console.print(f"Recognised {len(feeds)} feeds: {', '.join(feeds) or 'none'}.")
    if locate.is_undated(root) and delivered:
        console.print(
            f"The files carry no month: taken as delivered for {delivered[-1]}, the latest month in their records. "
            "MONTHS=YYYY-MM says otherwise."
        )
    aside: dict[str, list[str]] = {}
    for file, feed in locate.ignored(root):
        aside.setdefault(file, []).extend([feed] if feed else [])
    for file, held in aside.items():
        why = f"holds {len(held)} feeds that other files give too" if held else "not a known feed"
        console.print(f"Left aside: {file} ({why})", style="dim")


def _run_dags(home: Home, chosen: list[str], console: Console) -> list[dags.Finished]:
    """The sources of every month side by side, then the warehouse, then the indicators.

    The warehouse is modelled from all that was accepted, so one run, for the latest month, is enough here. When it
    fails no indicator is measured: what was published before stays.
    """
    sources = [(domain, month) for month in chosen for domain in settings.DOMAINS if contracts.configured(domain)]
    indicators = [("monthly_kpis", month) for month in measured(chosen)]
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress, dags.workers(home.folder / "logs" / "run") as pool:
        bar = progress.add_task("Airflow", total=len(sources) + 2 + len(indicators))

        def tell(done: dags.Finished) -> None:
            progress.update(bar, advance=1, description=f"{done.month} {done.dag_id}")
            if not console.is_terminal or done.state != "success":
                tasks = f": {', '.join(done.failed_tasks)}" if done.failed_tasks else ""
                progress.console.print(f"{done.month}  {done.dag_id:<14} {done.state}{tasks}")

        finished = dags.run(pool, sources, tell)
        # beside each other: neither needs what the other writes
        finished += dags.run(pool, [("statutory_returns", chosen[-1]), ("warehouse", chosen[-1])], tell)
        modelled = [done for done in finished if done.dag_id == "warehouse"]
        if all(done.state == "success" for done in modelled):
            for pair in indicators:
                finished += dags.run(pool, [pair], tell)
        progress.update(bar, description="Airflow")
    return finished


def measured(chosen: list[str]) -> list[str]:
    """The months to measure so that all of `chosen` are: each measuring restates a year on either side of its month."""
    picked: list[str] = []
    for month in sorted(chosen, reverse=True):
        if not picked or month < months.shift(picked[-1], -REACH):
            picked.append(month)
    return sorted(picked)


def _report(home: Home, month: str, failed: list[dags.Finished], console: Console) -> None:
    with database.transaction() as connection:
        _print_batches(quality.summary(connection, month), month, console)
        alerts = connection.execute(text("select severity, subject from quality.alert order by created_at")).all()
        rows = scorecard.scorecard(connection)
        trend = scorecard.trend(connection)
    if alerts:
        console.print(f"\n{len(alerts)} alerts in all, the latest:")
        for severity, subject in alerts[-5:]:
            console.print(f"  {subject}", style="red" if severity == "critical" else "yellow", markup=False)
    for done in failed:
        console.print(f"{done.month} {done.dag_id}: {', '.join(done.failed_tasks)} failed", style="red")
    if any(done.dag_id == "warehouse" for done in failed):
        console.print("No indicator was measured or published: the figures below are those of before.", style="red")
    console.print()
    measured = [row for row in rows if row["rag"]]
    console.print(trend)
    console.print()
    console.print(scorecard.render(measured))
    if len(measured) < len(rows):
        missing = [row["kpi_id"] for row in rows if not row["rag"]]
        console.print(f"Not measured, for want of what they are made of: {', '.join(missing)}.")
    _where_next(home, console)


def _print_batches(batches: list[dict[str, object]], month: str, console: Console) -> None:
    table = Table(title=f"Deliveries of {month}: received = staged + quarantined (+ refused)", title_justify="left")
    table.add_column("feed")
    table.add_column("state")
    for name in ("received", "staged", "quarantined", "refused"):
        table.add_column(name, justify="right")
    for batch in batches:
        counts = (f"{batch[name]:,}" for name in ("received", "staged", "quarantined", "refused"))
        table.add_row(str(batch["feed"]), str(batch["status"]), *counts)
    console.print(table)


def _where_next(home: Home, console: Console) -> None:
    rows = (
        ("All indicators, all months", "make sql, then: select * from kpi.kpi_monthly;"),
        ("What each check found", str(home.folder / "data_docs" / "index.html")),
        (
            "Rows set apart, with reasons",
            "make sql: select feed, reasons from quarantine.quarantined_row;",
        ),
        ("What to mend in returns", str(home.folder / "return_reports")),
        ("The Airflow UI", "make ui"),
        ("What the indicators mean", "docs/kpis.md"),
    )
    table = Table(title="Where to look next", title_justify="left", show_header=False, box=None)
    for row in rows:
        table.add_row(*row)
    console.print()
    console.print(table)
    console.print(f"Airflow's logs of this run: {home.folder / 'logs'}", style="dim")
