"""Measures one KPI for a month and restates the months around it: kpi.kpi_monthly."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, text

from childrens_services import coverage, database, months, settings
from childrens_services.coverage import Coverage
from childrens_services.measure import catalogue
from childrens_services.measure.catalogue import Kpi, RagRules
from childrens_services.measure.rag import Rag, rag
from childrens_services.model import schema
from childrens_services.model.sync import sync

# months restated on either side of the one measured
REACH = 12
ROLLING = "rolling 12 months"
Group = tuple[str, str]
Figures = list[tuple[date, Decimal]]
MULTIPLIERS = {"percent": 100, "rate per 10,000": 10_000, "weeks": 1}


@dataclass(frozen=True)
class Measured:
    """What the SQL of a KPI gives for one month and group; an empty number is one not known or not asked."""

    numerator: Decimal | None
    denominator: Decimal | None
    excluded_rows: int = 0


NOT_KNOWN = Measured(None, None)


def measure(kpi_id: str, month: str) -> dict[str, int]:
    """Measure the KPI for `month` and the twelve on either side; gives counts of rows written and of months measured.

    Months no accepted delivery tells about have no row. Measuring again the same deliveries changes nothing.
    """
    kpi = catalogue.load().kpi(kpi_id)
    with database.transaction() as connection:
        # one at a time, so that what is read here is what the table is made from
        database.lock(connection, f"kpi_monthly {kpi_id}")
        known = coverage.read(connection, kpi.feeds)
        window = known.window(month, REACH)
        counts = _write(connection, kpi, month, _rows(connection, kpi, known, window))
    return {**counts, "months": len(window)}


def _rows(connection: Connection, kpi: Kpi, known: Coverage, window: list[str]) -> list[dict[str, Any]]:
    book = catalogue.load()
    measured = counts_by_group(connection, kpi, window)
    targets = _targets(connection, kpi, book.england, window)
    same = _described(kpi, book.programmes[kpi.programme])
    return [
        {**same, **row} for month in window for row in month_rows(kpi, book.rag, month, known, measured, targets[month])
    ]


def _write(connection: Connection, kpi: Kpi, month: str, rows: list[dict[str, Any]]) -> dict[str, int]:
    """Put the rows in place of those of the window; the KPI's other months stay, compared anew."""
    parameters = {
        "local_authority_code": settings.local_authority(),
        "kpi_id": kpi.id,
        "first_month": months.first_day(months.shift(month, -REACH)),
        "last_month": months.first_day(months.shift(month, REACH)),
        "rows": json.dumps(rows, default=str),
    }
    within = "local_authority_code = :local_authority_code and kpi_id = :kpi_id"
    return sync(connection, schema.kpi_monthly, database.sql("kpi", "kpi_monthly.sql"), parameters, within=within)


def counts_by_group(connection: Connection, kpi: Kpi, window: list[str]) -> dict[tuple[str, Group], Measured]:
    """What the KPI's SQL gives, by month and group. Raises ValueError for a group the catalogue does not declare."""
    if not window:
        return {}
    parameters = {
        "first_month": months.first_day(window[0]),
        "last_month": months.first_day(window[-1]),
        "local_authority_code": settings.local_authority(),
        **{name: setting.value for name, setting in kpi.settings.items()},
    }
    found = {}
    for row in connection.execute(text(kpi.sql_path.read_text()), parameters):
        group = (row.breakdown_type, row.breakdown)
        if group not in kpi.groups:
            raise ValueError(f"{kpi.id}: its SQL gives {group}, which the catalogue's breakdowns do not declare")
        found[months.of(row.month), group] = Measured(row.numerator, row.denominator, row.excluded_rows)
    return found


def month_rows(
    kpi: Kpi,
    rules: RagRules,
    month: str,
    known: Coverage,
    measured: Mapping[tuple[str, Group], Measured],
    target: Decimal | None,
) -> list[dict[str, Any]]:
    """The rows of one month, one per group the catalogue declares, those without events too.

    A number that also rests on months no delivery tells about would be too low, or too good: it is left out.
    """
    rags: dict[Group, Rag] = {}
    rows = []
    for group in kpi.groups:
        has_history = known.has_history(month, _lookback(kpi, group))
        counted = measured.get((month, group), _nothing(kpi)) if has_history else NOT_KNOWN
        result = value(kpi, counted)
        rags[group] = rag(
            kpi,
            rules,
            value=result,
            denominator=counted.denominator,
            target=target,
            has_history=has_history,
        )
        rows.append(
            {
                "month": months.first_day(month),
                "breakdown_type": group[0],
                "breakdown": group[1],
                "period_type": "rolling_12m" if group[1] == ROLLING else kpi.period_type,
                **vars(counted),
                "value": result,
                "target": target,
                "is_provisional": month > months.shift(known.latest or month, -kpi.provisional_months),
                "data_through": months.first_day(known.latest or month),
            }
        )
    return [{**row, **_colour(kpi, (row["breakdown_type"], row["breakdown"]), rags)} for row in rows]


def value(kpi: Kpi, counted: Measured) -> Decimal | None:
    """The value in the KPI's unit, at full precision; None without events."""
    if not kpi.is_ratio:
        return counted.numerator
    if counted.numerator is None or not counted.denominator:
        return None
    return MULTIPLIERS[kpi.unit] * Decimal(counted.numerator) / Decimal(counted.denominator)


def benchmark(figures: Figures, month: str) -> Decimal | None:
    """The latest figure for a period over by the end of the month; where all end later, the first; None of none."""
    ended = [figure for figure in figures if figure[0] <= months.last_day(month)]
    if ended:
        return max(ended)[1]
    return min(figures)[1] if figures else None


def _targets(connection: Connection, kpi: Kpi, england: str, window: Iterable[str]) -> dict[str, Decimal | None]:
    if kpi.target is None or kpi.target.value is not None:
        return dict.fromkeys(window, kpi.target.value if kpi.target else None)
    query = text(
        "select period_end, value from warehouse.fact_published_figure"
        " where indicator_id = :kpi_id and area_code = :area_code"
    )
    found = connection.execute(query, {"kpi_id": kpi.id, "area_code": england})
    figures = [(row.period_end, row.value) for row in found]
    return {month: benchmark(figures, month) for month in window}


def _nothing(kpi: Kpi) -> Measured:
    # no record of money is not a balance of nought
    if kpi.unit == "GBP":
        return NOT_KNOWN
    return Measured(Decimal(0), Decimal(0) if kpi.is_ratio else None)


def _lookback(kpi: Kpi, group: Group) -> int:
    return kpi.lookback_months + (REACH - 1 if group[1] == ROLLING else 0)


def _colour(kpi: Kpi, group: Group, rags: Mapping[Group, Rag]) -> dict[str, str]:
    """RAG of a row; the total's is that of the rolling year where the catalogue says so."""
    if kpi.rag_on and group == ("total", "total"):
        judged = rags["period", kpi.rag_on]
        return {"rag": judged.colour, "rag_reason": f"{judged.reason}, judged on {kpi.rag_on}"}
    return {"rag": rags[group].colour, "rag_reason": rags[group].reason}


def _described(kpi: Kpi, programme: str) -> dict[str, Any]:
    """What every row of a KPI says of it."""
    return {
        "local_authority_code": settings.local_authority(),
        "kpi_id": kpi.id,
        "title": kpi.title,
        "programme": programme,
        "domain": kpi.domain,
        "unit": kpi.unit,
        "direction": kpi.direction,
        "target_kind": kpi.target.kind if kpi.target else None,
        "target_source": kpi.target.source if kpi.target else None,
    }
