"""The copy that may be shown: published.kpi_monthly, every figure of kpi.kpi_monthly under disclosure control."""

import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

from childrens_services import database, months, settings
from childrens_services.measure import catalogue
from childrens_services.model import schema
from childrens_services.model.sync import sync
from childrens_services.publish import disclosure
from childrens_services.publish.disclosure import Decision
from childrens_services.publish.display import SUPPRESSED
from childrens_services.publish.suppression import PUBLISHED

log = logging.getLogger(__name__)

FIGURE = ("kpi_id", "month", "period_type", "breakdown_type", "breakdown")
# a KPI no longer in the catalogue is not shown any more
FIGURES = f"""
    select {", ".join(FIGURE)}, period_start, period_end, numerator, denominator, records
    from kpi.kpi_monthly
    where local_authority_code = :local_authority_code and kpi_id = any(:kpi_ids)
    order by {", ".join(FIGURE)}
"""  # noqa: S608
SHOWN = f"""
    select {", ".join(FIGURE)}, period_start, period_end, numerator, denominator, is_suppressed
    from published.kpi_monthly
    where local_authority_code = :local_authority_code and kpi_id = any(:kpi_ids)
"""  # noqa: S608


def publish(month: str) -> dict[str, int]:
    """Publish every month measured, for what may be shown of one month depends on the others.

    Gives rows inserted, deleted and unchanged, rows `suppressed`, those of `month` among them, and figures `exposed`:
    secret, and told by what had been shown before.
    """
    book = catalogue.load()
    parameters = {"local_authority_code": settings.local_authority(), "kpi_ids": catalogue.kpi_ids()}
    with database.transaction() as connection:
        database.lock(connection, "published.kpi_monthly")
        figures, shown = _read(connection, FIGURES, parameters), _read(connection, SHOWN, parameters)
        outcome = disclosure.of_all({kpi.id: kpi for kpi in book.kpis}, figures, shown)
        withheld = [
            (*(figure[name] for name in FIGURE), decision)
            for figure, decision in zip(figures, outcome.decisions, strict=True)
            if decision.is_suppressed
        ]
        _keep(connection, withheld)
        counts = sync(
            connection,
            schema.published_kpi_monthly,
            database.sql("published", "kpi_monthly.sql"),
            {**parameters, "kpis": _described(book.kpis), "symbol": SUPPRESSED, "reason": PUBLISHED},
            within="local_authority_code = :local_authority_code",
        )
        connection.execute(text(database.sql("published", "marked.sql")), parameters)
    for name in outcome.exposed:
        log.warning("no longer secret, for what was published before tells it: %s", name)
    of_month = sum(row[1] == months.first_day(month) for row in withheld)
    return {**counts, "suppressed": len(withheld), "suppressed_in_month": of_month, "exposed": len(outcome.exposed)}


def _read(connection: Connection, query: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = connection.execute(text(query), parameters)
    names = list(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found]


def _keep(connection: Connection, withheld: Sequence[tuple[Any, ...]]) -> None:
    """The decisions as a temporary table, for SQL to apply."""
    connection.execute(text("drop table if exists pg_temp.withheld"))
    connection.execute(
        text(
            "create temporary table withheld (kpi_id text, month date, period_type text, breakdown_type text, "
            "breakdown text, hides_numerator boolean, hides_denominator boolean, reason text, "
            f"primary key ({', '.join(FIGURE)})) on commit drop"
        )
    )
    cursor = connection.connection.cursor()
    with cursor.copy("copy pg_temp.withheld from stdin") as copy:
        for row in withheld:
            copy.write_row((*row[: len(FIGURE)], *_written(row[-1])))
    cursor.execute("analyze pg_temp.withheld")


def _written(decision: Decision) -> tuple[bool, bool, str | None]:
    return decision.hides_numerator, decision.hides_denominator, decision.reason


def _described(kpis: Iterable[catalogue.Kpi]) -> str:
    """What showing a figure needs of the catalogue."""
    return json.dumps([{"kpi_id": kpi.id, "decimals": kpi.decimals, "rag_on": kpi.rag_on} for kpi in kpis])
