"""Check the warehouse itself once it is built: what is critical stops the month from being published."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import text

from childrens_services import alert, database, quality, settings
from childrens_services.check import docs
from childrens_services.check.warehouse import declared, particular, validation
from childrens_services.check.warehouse.declared import Check
from childrens_services.errors import WarehouseRefused
from childrens_services.model import by_month, run, schema
from childrens_services.quality import Verdict


@dataclass(frozen=True)
class Outcome:
    """What the checks came to: counts only."""

    tables: int
    checks: int
    failed: int


def check(month: str) -> Outcome:
    """Check every table as it is after the run of the month, keep the verdicts, tell the data team what failed.

    Raises WarehouseRefused when a critical check fails.
    """
    results = validation.run(checks(run.table_names()))
    verdicts = [(result.table_name.removeprefix("warehouse."), each) for result in results for each in result.verdicts]
    with database.transaction() as connection:
        quality.record_warehouse_verdicts(connection, month, verdicts)
    page = docs.write_warehouse(month, [result.page for result in results], verdicts)
    failed = [(name, verdict) for name, verdict in verdicts if not verdict.success]
    alert.for_warehouse(month, failed, docs.url(page))
    if critical := [(name, verdict) for name, verdict in failed if verdict.severity == "critical"]:
        raise WarehouseRefused(f"{month} is not published: {_said(critical)}")
    return Outcome(len({name for name, _ in verdicts}), len(verdicts), len(failed))


def checks(table_names: Iterable[str]) -> dict[str, list[Check]]:
    """The checks of some tables, by full name: what their declarations imply, then what their own files add."""
    found = {}
    with database.transaction() as connection:
        is_behind = connection.scalar(text(database.sql("warehouse", "checks", "is_behind.sql")))
        for table_name in table_names:
            table = schema.metadata.tables[f"warehouse.{table_name}"]
            # while a delivery waits for the next run, so may months that it tells about: that run is checked too
            told = by_month.months_told(connection, table) if schema.is_monthly(table) and not is_behind else set()
            own = particular.read(table)
            implied = declared.checks(
                table, limits=own.limits, months_told=told, local_authority_code=settings.local_authority()
            )
            found[table.fullname] = [*implied, *own.checks]
    return found


def _said(failed: list[tuple[str, Verdict]]) -> str:
    return "; ".join(f"{name}: {verdict.description} ({verdict.unexpected_rows})" for name, verdict in failed)
