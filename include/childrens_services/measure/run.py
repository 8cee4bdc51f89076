"""Measures one KPI for a month and restates the months around it: kpi.kpi_monthly."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, text

from childrens_services import coverage, database, months, quality, settings
from childrens_services.coverage import Coverage, Delivery, ToldByRows
from childrens_services.measure import benchmarks, catalogue, charts, periods, population, query, targets, values
from childrens_services.measure.benchmarks import Benchmarks
from childrens_services.measure.catalogue import GROUP, TOTAL, Catalogue, Kpi, Period
from childrens_services.measure.population import Population
from childrens_services.measure.query import Amounts, Counted, Counts
from childrens_services.measure.rag import Rag, rag
from childrens_services.model import schema
from childrens_services.model.sync import sync
from childrens_services.publish.display import show

# months restated on either side of the one measured
REACH = 12
# share of its rows left out from which a figure is marked
MANY_EXCLUDED = Decimal("0.05")
# periods that are broken down; the others have the headline and its variants only
BROKEN_DOWN = ("rolling_12m",)


@dataclass(frozen=True)
class Window:
    """What one measuring works on: the KPI, the months it writes, and all that was read for them."""

    book: Catalogue
    kpi: Kpi
    written: Sequence[str]
    known: Coverage
    counts: Counts
    amounts: Amounts
    people: Population | None
    published: Benchmarks
    deliveries: Mapping[str, Sequence[Delivery]]


@dataclass(frozen=True)
class Figure:
    """A figure of one month, period and group."""

    period: Period
    group: GROUP
    counted: Counted
    value: Decimal | None
    has_history: bool
    told_in: str


def measure(kpi_id: str, month: str, reach: int = REACH) -> dict[str, int]:
    """Measure the KPI for `month` and `reach` months on either side; gives counts of rows written, and of months.

    Months no accepted delivery tells about have no row. Measuring again the same deliveries changes nothing. What a
    figure was before goes to kpi.kpi_restatement.
    """
    book = catalogue.load()
    kpi = book.kpi(kpi_id)
    with database.transaction() as connection:
        # one at a time, so that what is read here is what the table is made from
        database.lock(connection, f"kpi_monthly {kpi_id}")
        window = read(connection, book, kpi, month, reach)
        counts = _write(connection, window, month, reach, rows(window))
        ahead = charts.forecast(connection, kpi, window.published)
    return {**counts, "months": len(window.written), "forecasts": ahead}


def read(connection: Connection, book: Catalogue, kpi: Kpi, month: str, reach: int) -> Window:
    """Everything that measuring the months around `month` needs."""
    known = coverage.read(connection, kpi.feeds)
    counts: Counts = {}
    amounts: Amounts = {}
    if kpi.is_known_by_rows:
        known, counts = _by_rows(connection, book, kpi, month, reach)
    written = known.window(month, reach)
    if written and not kpi.is_known_by_rows:
        first = min(periods.first_month(_longest(kpi), each) for each in written)
        counts = query.count(connection, book, kpi, first, written[-1])
        if kpi.percentiles:
            amounts = query.amounts(connection, kpi, first, written[-1])
    return Window(
        book=book,
        kpi=kpi,
        written=written,
        known=known,
        counts=counts,
        amounts=amounts,
        people=population.read(connection, kpi.population) if kpi.population else None,
        published=benchmarks.read(connection, kpi.id, book.england),
        deliveries={feed: quality.accepted(connection, feed) for feed in kpi.feeds},
    )


def _by_rows(connection: Connection, book: Catalogue, kpi: Kpi, month: str, reach: int) -> tuple[Coverage, Counts]:
    """Which months the SQL itself tells of, and what: an annual measure tells of the year after it too."""
    delivered = coverage.read(connection, kpi.feeds)
    latest = coverage.latest_of_all(connection)
    if latest is None or delivered.latest is None:
        return ToldByRows(delivered.accepted, frozenset()), {}
    first = periods.first_month(_longest(kpi), months.shift(month, -reach))
    last = min(months.shift(month, reach), latest)
    counts = query.count(connection, book, kpi, first, last)
    told = {each for each, group in counts if group == TOTAL}
    if kpi.main_period == "annual":
        year = periods.LONGEST - 1
        told = {after for each in told for after in months.span(each, min(months.shift(each, year), last))}
    return ToldByRows(delivered.accepted, frozenset(told)), counts


def rows(window: Window) -> list[dict[str, Any]]:
    """The rows of every month of the window, as kpi.kpi_monthly has them but for what compares one with another."""
    same = _described(window)
    return [{**same, **row} for month in window.written for row in month_rows(window, month)]


def month_rows(window: Window, month: str) -> list[dict[str, Any]]:
    """The rows of one month: every group the catalogue declares, by every period, those without events too.

    A number that also rests on months no delivery tells about would be too low, or too good: it is left out.
    """
    kpi = window.kpi
    published = window.published.of(month)
    target = targets.at(kpi.target, month, published.england if published else None)
    figures = list(_figures(window, month))
    rags = {(each.period, each.group): _rag(window, each, target) for each in figures}
    batches = window.known.latest_telling(window.deliveries, month)
    of_month = {
        "month": months.first_day(month),
        "target": target,
        "is_provisional": month > months.shift(window.known.latest or month, -kpi.provisional_months),
        "data_through": months.first_day(window.known.latest or month),
        "batch_ids": batches,
    }
    return [{**of_month, "is_carried_forward": each.told_in != month, **_row(window, each, rags)} for each in figures]


def _figures(window: Window, month: str) -> Iterable[Figure]:
    for period in window.kpi.periods:
        for group in window.book.groups(window.kpi):
            is_headline = group[0] in ("total", "variant")
            if is_headline or period == window.kpi.main_period or period in BROKEN_DOWN:
                yield _figure(window, month, period, group)


def _figure(window: Window, month: str, period: Period, group: GROUP) -> Figure:
    kpi, told_in = window.kpi, _told_in(window, month, group)
    covered = periods.covered(period, told_in) if period != kpi.main_period else [told_in]
    before = months.span(months.shift(covered[0], -kpi.lookback_months), months.shift(told_in, -1))
    if not all(window.known.covers(each) or periods.may_be_untold(period, each) for each in before):
        return Figure(period, group, Counted(), None, False, told_in)
    parts = [window.counts.get((each, group), Counted()) for each in covered]
    if group[0] == "variant" and group[1] in kpi.percentile_of:
        return _percentile(window, period, group, covered)
    counted = values.closed(kpi, values.joined(kpi, parts))
    if window.people and kpi.is_ratio:
        counted = replace(counted, denominator=window.people.of(group, told_in))
    return Figure(period, group, counted, values.value(kpi, counted, period, len(covered)), True, told_in)


def _percentile(window: Window, period: Period, group: GROUP, covered: Sequence[str]) -> Figure:
    percent, reading = window.kpi.percentile_of[group[1]]
    amounts = [amount for month in covered for amount in window.amounts.get((month, reading), [])]
    value = values.percentile(amounts, percent)
    # no sum, so no numerator: the number of amounts says what the value rests on
    counted = Counted(None, Decimal(len(amounts)), records=len(amounts))
    return Figure(period, group, counted, value, True, covered[-1])


def _told_in(window: Window, month: str, group: GROUP) -> str:
    """The month whose figure is shown: of an annual measure the latest, up to a year back, that has one.

    A variant may be told in other months than the headline, which is told with all its breakdowns.
    """
    if window.kpi.main_period != "annual":
        return month
    whole = group if group[0] == "variant" else TOTAL
    told = (months.shift(month, -back) for back in range(periods.LONGEST))
    return next((each for each in told if (each, whole) in window.counts), month)


def _row(window: Window, figure: Figure, rags: Mapping[tuple[Period, GROUP], Rag]) -> dict[str, Any]:
    kpi, counted = window.kpi, figure.counted
    month = figure.told_in
    count_months = len(periods.covered(figure.period, month))
    limits = values.interval(kpi, counted, figure.period, count_months) if figure.value is not None else None
    start, end = periods.bounds(figure.period, month)
    colour = rags[kpi.rag_on or figure.period, TOTAL] if figure.group == TOTAL else rags[figure.period, figure.group]
    judged = f", judged on {kpi.rag_on}" if figure.group == TOTAL and kpi.rag_on not in (None, figure.period) else ""
    excluded = sum(counted.excluded.values())
    return {
        "period_type": figure.period,
        "breakdown_type": figure.group[0],
        "breakdown": figure.group[1],
        "is_headline": figure.group == TOTAL and figure.period == kpi.main_period,
        "period_start": start,
        "period_end": end,
        "numerator": counted.numerator,
        "denominator": counted.denominator,
        "value": figure.value,
        "rate_per_10000": _rate(window, figure, count_months),
        "display_value": show(figure.value, kpi.unit, kpi.decimals, is_known=figure.has_history),
        "lower_ci95": limits.lower if limits else None,
        "upper_ci95": limits.upper if limits else None,
        "ci_method": limits.method if limits else None,
        "rag": colour.colour,
        "rag_reason": f"{colour.reason}{judged}",
        "records": counted.records,
        "excluded_rows": excluded,
        "exclusions": dict(counted.excluded),
        "dq_flag": _quality(counted.records, excluded),
        **_compared(window, figure),
    }


def _rate(window: Window, figure: Figure, count_months: int) -> Decimal | None:
    """Of a count, what that is per 10,000 of its population, brought to a year."""
    people = window.people.of(figure.group, figure.told_in) if window.people and not window.kpi.is_ratio else None
    if figure.value is None or not people:
        return None
    return figure.value * 10_000 / people * values.yearly(figure.period, count_months)


def _compared(window: Window, figure: Figure) -> dict[str, Any]:
    """What others have, beside the headline."""
    if figure.group != TOTAL:
        return {}
    return benchmarks.described(window.published, figure.told_in, figure.value, window.kpi.direction)


def _quality(records: int, excluded: int) -> str | None:
    if records and Decimal(excluded) / records > MANY_EXCLUDED:
        return f"over {MANY_EXCLUDED:.0%} of rows left out"
    return None


def _rag(window: Window, figure: Figure, target: Decimal | None) -> Rag:
    judged_on = window.kpi.rag_on or figure.period
    if figure.period != judged_on:
        # its target is that of another length of time
        return Rag("grey", f"judged on {judged_on} only")
    return rag(
        window.kpi,
        window.book.rag,
        value=figure.value,
        denominator=figure.counted.denominator,
        target=target,
        has_history=figure.has_history,
        minimum_cohort=window.book.minimum_cohort(window.kpi),
        group=figure.group,
    )


def _longest(kpi: Kpi) -> Period:
    """The period that reaches back furthest."""
    reaching = [period for period in kpi.periods if period != kpi.main_period or period == "annual"]
    return "rolling_12m" if any(each != "rolling_3m" for each in reaching) else (reaching or [kpi.main_period])[0]


def _write(
    connection: Connection, window: Window, month: str, reach: int, made: Sequence[Mapping[str, Any]]
) -> dict[str, int]:
    """Put the rows in place of those of the window; the KPI's other months stay, compared anew."""
    kpi = window.kpi
    parameters = {
        "local_authority_code": settings.local_authority(),
        "kpi_id": kpi.id,
        "first_month": months.first_day(months.shift(month, -reach)),
        "last_month": months.first_day(months.shift(month, reach)),
        "rows": json.dumps(made, default=_written),
    }
    parameters["chart"] = json.dumps(charts.points(connection, kpi, parameters, made), default=_written)
    restated = connection.execute(text(database.sql("kpi", "kpi_restatement.sql")), {"rows": parameters["rows"]})
    within = "local_authority_code = :local_authority_code and kpi_id = :kpi_id"
    counts = sync(connection, schema.kpi_monthly, database.sql("kpi", "kpi_monthly.sql"), parameters, within=within)
    return {**counts, "restated": max(restated.rowcount, 0)}


def _written(thing: Any) -> Any:
    return str(thing)


def _described(window: Window) -> dict[str, Any]:
    """What every row of a KPI says of it."""
    kpi = window.kpi
    return {
        "local_authority_code": settings.local_authority(),
        "kpi_id": kpi.id,
        "kpi_version": kpi.version,
        "title": kpi.title,
        "programme": window.book.programmes[kpi.programme],
        "domain": kpi.domain,
        "unit": kpi.unit,
        "direction": kpi.direction,
        "target_kind": kpi.target.kind if kpi.target else None,
        "target_source": kpi.target.source if kpi.target else None,
    }
