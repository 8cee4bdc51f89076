"""Disclosure control: which published figures are withheld so that nobody can be recognised in any.

Primary: what rests on 1 to 5 people (`suppression`). Secondary: whatever else it takes so that those figures cannot be
worked out, from totals, other breakdowns, neighbouring months, rolling windows, years to date, other readings of an
indicator or other indicators about the same people. The method, and what it does not protect against, is in
docs/decisions/0014-disclosure-control.md.

Pure functions of rows: nothing here reads a database.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from childrens_services import months
from childrens_services.publish import readings, suppression
from childrens_services.publish.audit import Audit
from childrens_services.publish.hiding import Hiding
from childrens_services.publish.quantities import (
    CLOSE,
    Numbers,
    Quantity,
    Relation,
    Series,
    connected,
    rest_of_groups,
)
from childrens_services.publish.readings import DENOMINATOR, NUMERATOR, Reading, Row, Table
from childrens_services.publish.suppression import Indicator
from childrens_services.publish.windows import Windows

SECONDARY = "so that another figure cannot be worked out"
# what hiding a figure costs beside a month's. Windows that end with a quarter or a financial year go last: months of
# one quarter then stand in for each other, and small groups keep a figure for the year
PRICES = {"rolling_12m": 1.5, "rolling_3m": 0.3, "ytd_financial": 0.3, "ytd_academic": 0.3, "ytd_calendar": 0.3}
QUARTER_END, YEAR_END = 5.0, 15.0
# newer figures are read more
RECENCY = 0.1


@dataclass(frozen=True)
class Decision:
    """What of one row is withheld; without a reason nothing is. The value is withheld with either number."""

    hides_numerator: bool = False
    hides_denominator: bool = False
    reason: str | None = None

    @property
    def is_suppressed(self) -> bool:
        """Whether the row's value is withheld."""
        return self.reason is not None


SHOWN = Decision()


@dataclass(frozen=True)
class Outcome:
    """A decision for each row, in their order; `exposed`: names of secrets that nothing hides, told by what is out."""

    decisions: list[Decision]
    exposed: list[str]

    @property
    def reasons(self) -> Counter[str]:
        """How many rows are withheld for each reason."""
        return Counter(decision.reason for decision in self.decisions if decision.reason)


def of_one(kpi: Indicator, rows: Sequence[Row], already_published: Iterable[Row] = ()) -> Outcome:
    """Decide on the rows of one indicator, as if no other were published."""
    return of_all({row["kpi_id"]: kpi for row in rows}, rows, already_published)


def of_all(kpis: Mapping[str, Indicator], rows: Sequence[Row], already_published: Iterable[Row] = ()) -> Outcome:
    """Decide on the rows of several indicators together.

    A row has kpi_id, month, period_type, period_start, period_end, breakdown_type, breakdown, numerator and denominator
    as kpi.kpi_monthly has them, of a gap also records. `already_published`: rows as they were shown before, hidden
    numbers empty. A number shown before and still the same is known for good; what is new is protected with that in
    mind.
    """
    rules = {kpi_id: rule for kpi_id, kpi in kpis.items() if (rule := suppression.rule(kpi))}
    decisions, exposed = [SHOWN] * len(rows), []
    counted = {kpi_id: rule for kpi_id, rule in rules.items() if not rule.is_gap}
    for table in readings.tables(counted, rows, already_published):
        exposed += protect(table)
        for reading in table.readings.values():
            for at, decision in _decisions(reading, rows):
                decisions[at] = decision
    for at, row in enumerate(rows):
        gap = rules.get(row["kpi_id"])
        if gap and gap.is_gap and (why := suppression.reason(gap, None, None, row["records"])):
            decisions[at] = Decision(True, True, why)
    return Outcome(decisions, exposed)


def protect(table: Table) -> list[str]:
    """Hide what must be hidden in the table's series; gives the names of what nothing makes safe."""
    relations = readings.quantify(list(table.readings.values()))
    quantities = [each for reading in table.readings.values() for each in reading.quantities.values()]
    quantities = list(dict.fromkeys([*quantities, *(each for one in relations for each in one.signs)]))
    links = [*(one.signs for one in relations), *(each.quantities.values() for each in table.readings.values())]
    exposed = []
    for together in connected(quantities, links):
        rest_of_groups(together)
        every = [series for quantity in together for series in quantity.series]
        if all(series.is_as_before for series in every):
            # a reader learns nothing that the earlier copy did not tell; publishing again changes nothing
            for series in every:
                series.is_hidden = series.was_hidden & (series.rows > 0)
        elif any(series.secret.any() for series in every):
            members = set(together)
            theirs = [one for one in relations if members & one.signs.keys()]
            Hiding(table.windows, together, theirs, prices(table.windows)).protect()
            exposed += _exposed(table.windows, together, theirs)
    return exposed


def prices(windows: Windows) -> Numbers:
    """By period and month what hiding a figure costs, a month's being about 1."""
    number = np.array([months.first_day(month).month for month in windows.months])
    found = np.ones((len(windows.periods), len(windows.months)))
    for at, period in enumerate(windows.periods):
        if len(windows.periods) > 1:
            found[at] = PRICES.get(period, 1.0)
            if period == "rolling_12m":
                found[at, number % 3 == 0] = QUARTER_END
                found[at, number == 3] = YEAR_END
    return found * (1 + RECENCY * np.arange(len(windows.months)) / max(len(windows.months), 1))


def _decisions(reading: Reading, rows: Sequence[Row]) -> Iterator[tuple[int, Decision]]:
    rule = reading.rule
    for at, group, period, month in reading.places:
        hides_numerator = rule.numerator and _is_hidden(reading, NUMERATOR, group, period, month)
        hides_denominator = rule.denominator and _is_hidden(reading, DENOMINATOR, group, period, month)
        if hides_numerator or hides_denominator:
            row = rows[at]
            why = suppression.reason(rule, row["numerator"], row["denominator"])
            yield at, Decision(hides_numerator or rule.is_average, hides_denominator, why or SECONDARY)


def _is_hidden(reading: Reading, part: str, group: tuple[str, str], period: int, month: int) -> bool:
    return bool(reading.figures[part][group].is_hidden[period, month])


def _exposed(windows: Windows, quantities: Sequence[Quantity], relations: Sequence[Relation]) -> list[str]:
    """Names of the secrets that a reader finds: those without a second table are put to the exact question."""
    leftover = [
        (quantity, name, series, period, month)
        for quantity in quantities
        for name, series in _named(quantity)
        for period, month in np.argwhere((series.secret | series.is_hidden) & ~series.is_varied).tolist()
    ]
    if not leftover:
        return []
    audit = Audit(windows, quantities, relations)
    found = []
    for quantity, name, series, period, month in leftover:
        least, most = audit.ends(series, period, month)
        if np.floor(most + CLOSE) <= np.ceil(least - CLOSE):
            found.append(f"{quantity.name}: {name}, {windows.periods[period]} {windows.months[month]}")
    return found


def _named(quantity: Quantity) -> Iterator[tuple[str, Series]]:
    yield "total", quantity.total
    for breakdown, groups in quantity.breakdowns.items():
        for group, series in groups.items():
            yield f"{breakdown}, {group}", series
