"""The headline over time: its control chart, and its forecast to the target's date."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, text

from childrens_services import months, settings
from childrens_services.measure import spc, targets
from childrens_services.measure.benchmarks import Benchmarks
from childrens_services.measure.catalogue import Kpi
from childrens_services.model import schema

# a cumulative or annual series repeats itself: its successive points are no process
CHARTED = ("month", "snapshot")
SERIES = """
    select month, value, target
    from kpi.kpi_monthly
    where
        local_authority_code = :local_authority_code
        and kpi_id = :kpi_id
        and is_headline
"""
OTHER_MONTHS = f"{SERIES} and month not between :first_month and :last_month"


def points(
    connection: Connection, kpi: Kpi, parameters: Mapping[str, Any], made: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The control chart of all months, those measured now and those kept: one row per month that has a value."""
    if kpi.main_period not in CHARTED:
        return []
    kept = [dict(row) for row in connection.execute(text(OTHER_MONTHS), _named(parameters)).mappings()]
    headline = [row for row in made if row["is_headline"]]
    series = sorted([*kept, *headline], key=lambda row: row["month"])
    named = [months.of(row["month"]) for row in series]
    steps = {place: step.reason for step in kpi.rebase if (place := _from(named, step.month)) is not None}
    found = spc.chart(
        [_float(row["value"]) for row in series],
        direction=kpi.direction,
        targets=[_float(row["target"]) for row in series],
        phases=list(steps),
    )
    return [
        {
            "month": row["month"],
            **{name: getattr(point, name) for name in ("mean", "lower", "upper", "variation", "rule", "assurance")},
            "points": point.points,
            "is_trial": point.is_trial,
            "phase_reason": next((steps[start] for start in sorted(steps, reverse=True) if start <= place), None),
        }
        for place, (row, point) in enumerate(zip(series, found, strict=True))
        if point
    ]


def forecast(connection: Connection, kpi: Kpi, published: Benchmarks) -> int:
    """Write the KPI's forecast to the end of its trajectory in place of the last one; gives the number of months."""
    table = schema.kpi_forecast
    code = settings.local_authority()
    connection.execute(delete(table).where(table.c.local_authority_code == code, table.c.kpi_id == kpi.id))
    if kpi.target is None or not kpi.target.trajectory:
        return 0
    known = _known(connection, kpi, published)
    until = kpi.target.trajectory[-1].month
    floor, ceiling = (0.0 if kpi.unit != "GBP" else None), (100.0 if kpi.unit == "percent" else None)
    made = targets.forecast(known, until, floor, ceiling)
    if not made:
        return 0
    same = {
        "local_authority_code": code,
        "kpi_id": kpi.id,
        "domain": kpi.domain,
        "title": kpi.title,
        "unit": kpi.unit,
        "target_month": months.first_day(until),
        "method": targets.METHOD,
        "made_from": min(len(known), targets.LATEST),
        "last_month": months.first_day(max(known)),
    }
    connection.execute(insert(table), [{**same, **_ahead(kpi, each)} for each in made])
    return len(made)


def _ahead(kpi: Kpi, ahead: targets.Forecast) -> dict[str, Any]:
    wanted = targets.at(kpi.target, ahead.month, None)
    return {
        "month": months.first_day(ahead.month),
        "forecast": ahead.value,
        "lower_80": ahead.lower,
        "upper_80": ahead.upper,
        "target": wanted,
        "outlook": targets.outlook(kpi.target, kpi.direction, wanted, ahead),
    }


def _known(connection: Connection, kpi: Kpi, published: Benchmarks) -> dict[str, float]:
    """The headline's values by month; of an annual measure each once, and the council's published ones before them."""
    parameters = {
        "local_authority_code": settings.local_authority(),
        "kpi_id": kpi.id,
    }
    measured = text(f"{SERIES} and value is not null and not is_carried_forward")
    own = {months.of(row.month): float(row.value) for row in connection.execute(measured, parameters)}
    if kpi.main_period != "annual":
        return own
    first = min(own, default="9999-12")
    before = {months.of(each.end): each.councils.get(published.own_code) for each in published.periods}
    return {month: float(value) for month, value in before.items() if value is not None and month < first} | own


def _named(parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in parameters.items() if f":{name}" in OTHER_MONTHS}


def _from(named: Sequence[str], month: str) -> int | None:
    """Place of the first month from that one on."""
    return next((place for place, each in enumerate(named) if each >= month), None)


def _float(value: Any) -> float | None:
    return None if value is None else float(value)
