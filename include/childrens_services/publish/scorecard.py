"""The scorecard: every KPI's latest month on one page, for those who may see true numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text
from sqlalchemy import Connection, text

from childrens_services import months, settings
from childrens_services.measure import catalogue
from childrens_services.measure.catalogue import Kpi
from childrens_services.publish.display import rounded, show

TARGET_DECIMALS = 2
COLOURS = {"green": "green", "amber": "yellow", "red": "red", "grey": "bright_black"}
LATEST = """
    select distinct on (kpi_id) kpi_id, month, display_value, target, rag, rag_reason, is_provisional
    from kpi.kpi_monthly
    where local_authority_code = :local_authority_code and is_headline and month <= :month
    order by kpi_id, month desc
"""
TREND = """
    select kpi_id, month, value
    from kpi.kpi_monthly
    where local_authority_code = :local_authority_code and is_headline and month in (
        select distinct month from kpi.kpi_monthly
        where local_authority_code = :local_authority_code order by month desc limit :count
    )
    order by kpi_id, month
"""


def scorecard(connection: Connection, month: str | None = None) -> list[dict[str, Any]]:
    """One row per KPI of the catalogue, in its order: the latest month measured, up to `month` where one is given.

    Columns: kpi_id, title, value and target as shown, rag, rag_reason, month (`YYYY-MM`), is_provisional; of a KPI
    not measured yet, value, target, rag and month are empty.
    """
    parameters = {
        "local_authority_code": settings.local_authority(),
        "month": months.first_day(month or "9999-12"),
    }
    found = {row["kpi_id"]: row for row in connection.execute(text(LATEST), parameters).mappings()}
    return [_row(kpi, found.get(kpi.id)) for kpi in catalogue.load().kpis]


def render(rows: Sequence[Mapping[str, Any]]) -> Table:
    """The rows as a table for the terminal; the RAG is a word and a colour."""
    table = Table(title="Scorecard: each indicator's latest month", title_justify="left")
    for name in ("indicator", "", "value", "target", "RAG", "month"):
        table.add_column(name, justify="right" if name in ("value", "target") else "left")
    for row in rows:
        rag = Text(row["rag"], style=COLOURS.get(row["rag"], "")) if row["rag"] else Text("not measured")
        month = f"{row['month']} (provisional)" if row["is_provisional"] else row["month"]
        table.add_row(Text(row["kpi_id"]), Text(row["title"]), row["value"], row["target"], rag, month)
    return table


def trend(connection: Connection, count: int = 12) -> Table:
    """The last months of every KPI that was measured, as a table for the terminal: a row a KPI, a column a month."""
    parameters = {"local_authority_code": settings.local_authority(), "count": count}
    found = connection.execute(text(TREND), parameters).all()
    columns = sorted({row.month for row in found})
    values = {(row.kpi_id, row.month): row.value for row in found}
    table = Table(title="Month by month (pounds in millions)", title_justify="left")
    table.add_column("indicator")
    for month in columns:
        table.add_column(f"{month:%b %y}", justify="right")
    for kpi in catalogue.load().kpis:
        if any((kpi.id, month) in values for month in columns):
            table.add_row(kpi.id, *(_short(kpi, values.get((kpi.id, month))) for month in columns))
    return table


def _short(kpi: Kpi, value: Any) -> str:
    """The value without its unit, so that twelve of them stand side by side."""
    if value is None:
        return ""
    return str(rounded(value / 1_000_000, 1)) if kpi.unit == "GBP" else f"{rounded(value, kpi.decimals):,}"


def _row(kpi: Kpi, found: Mapping[Any, Any] | None) -> dict[str, Any]:
    row: dict[str, Any] = {"kpi_id": kpi.id, "title": kpi.title}
    if found is None:
        return {**row, **dict.fromkeys(("value", "target", "rag", "rag_reason", "month"), ""), "is_provisional": False}
    return {
        **row,
        "value": found["display_value"],
        "target": shown_target(kpi, found["target"]),
        "rag": found["rag"],
        "rag_reason": found["rag_reason"],
        "month": months.of(found["month"]),
        "is_provisional": found["is_provisional"],
    }


def shown_target(kpi: Kpi, target: Any) -> str:
    """The target with the sign of what meets it."""
    if target is None or kpi.target is None:
        return ""
    signs = {"higher": (">", "≥"), "lower": ("<", "≤"), "context": ("", "")}[kpi.direction]
    sign = signs[0] if kpi.target.comparison == "strictly" else signs[1]
    # at least the target's own decimals: England's 85.2 is not shown as 85; a point on a trajectory may have no end
    decimals = max(kpi.decimals, min(-target.normalize().as_tuple().exponent, TARGET_DECIMALS))
    return f"{sign} {show(target, kpi.unit, decimals)}"
