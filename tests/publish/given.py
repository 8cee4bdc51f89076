"""Tables as a county would have them, drawn at random, and what a reader gets to see of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from childrens_services import months
from childrens_services.measure.catalogue import Unit
from childrens_services.measure.periods import bounds, covered
from childrens_services.publish import disclosure
from childrens_services.publish.disclosure import Outcome
from numpy.typing import NDArray

SEX = {"F": 0.47, "M": 0.51, "U": 0.02}
AGE = {"0": 0.04, "1 to 4": 0.26, "5 to 9": 0.35, "10 to 15": 0.3, "16 to 17": 0.05}
DISTRICT = {"north": 0.5, "south": 0.3, "elsewhere": 0.15, "not known": 0.05}
PERIODS = ("month", "rolling_3m", "rolling_12m", "ytd_financial", "ytd_academic")
FIRST = "2023-02"
Row = dict[str, Any]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Indicator:
    """As much of a catalogue entry as disclosure control asks for."""

    unit: Unit = "percent"
    is_about_people: bool = True
    population: object | None = None
    feeds: Sequence[str] = ("feed",)


class Events:
    """Events of some months, each of groups, and with a number between 0 and 1 to draw by."""

    def __init__(
        self, seed: int, count_months: int, monthly: float, breakdowns: Mapping[str, Mapping[str, float]]
    ) -> None:
        chance = np.random.default_rng(seed)
        self.months = months.span(FIRST, months.shift(FIRST, count_months - 1))
        self.month = np.repeat(np.arange(count_months), chance.poisson(monthly, count_months))
        size = len(self.month)
        self.draw, self.other_draw = chance.random(size), chance.random(size)
        self.all = np.ones(size, dtype=bool)
        self.groups = {
            (kind, name): drawn == at
            for kind, shares in breakdowns.items()
            for drawn in [chance.choice(len(shares), size, p=np.array(list(shares.values())))]
            for at, name in enumerate(shares)
        }

    def rows(
        self,
        kpi_id: str,
        numerator: Flags,
        denominator: Flags | None,
        variants: Mapping[str, tuple[Flags, Flags | None]] | None = None,
        periods: Sequence[str] = PERIODS,
        amount: Callable[[Flags], NDArray[np.float64]] | None = None,
    ) -> list[Row]:
        """The rows of one indicator; with `amount` its numerator adds up amounts."""
        chosen = {("total", "total"): (numerator, denominator)}
        chosen |= {("variant", name): numbers for name, numbers in (variants or {}).items()}
        for group, members in self.groups.items():
            chosen[group] = (numerator & members, None if denominator is None else denominator & members)
        counted = {
            group: tuple(
                None if flags is None else self._by_month(flags, amount if at == 0 else None)
                for at, flags in enumerate(numbers)
            )
            for group, numbers in chosen.items()
        }
        return [
            self._row(kpi_id, period, month, group, numbers)
            for month in self.months
            for period in periods
            for group, numbers in counted.items()
            if group[0] in ("total", "variant") or period in (periods[0], "rolling_12m")
        ]

    def _by_month(self, flags: Flags, amount: Callable[[Flags], NDArray[np.float64]] | None) -> NDArray[np.float64]:
        weights = amount(flags) if amount else flags.astype(float)
        return np.bincount(self.month, weights, len(self.months))

    def _row(self, kpi_id: str, period: str, month: str, group: tuple[str, str], numbers: Sequence[Any]) -> Row:
        parts = covered(period, month) if period != PERIODS[0] else [month]  # type: ignore[arg-type]
        is_known = parts[0] >= self.months[0]
        at = [self.months.index(part) for part in parts] if is_known else []
        start, end = bounds(period, month)  # type: ignore[arg-type]
        added = [int(each[at].sum()) if is_known and each is not None else None for each in numbers]
        return {
            "kpi_id": kpi_id,
            "month": months.first_day(month),
            "period_type": period,
            "period_start": start,
            "period_end": end,
            "breakdown_type": group[0],
            "breakdown": group[1],
            "numerator": added[0],
            "denominator": added[1],
            "records": added[1],
        }


def snapshot(kpi_id: str, groups: Mapping[str, int], month: str = "2025-03", **more: Any) -> list[Row]:
    """One day's count of people, by one breakdown, and the total."""
    day = months.last_day(month)
    same = {"kpi_id": kpi_id, "month": months.first_day(month), "period_type": "snapshot", "period_start": day}
    same |= {"period_end": day, "denominator": None, "records": None, **more}
    total = {**same, "breakdown_type": "total", "breakdown": "total", "numerator": sum(groups.values())}
    parts = [
        {**same, "breakdown_type": "group", "breakdown": name, "numerator": number} for name, number in groups.items()
    ]
    return [total, *parts]


def shown(
    rows: Sequence[Row], outcome: Outcome, kpis: Mapping[str, Indicator], *, is_secondary_off: bool = False
) -> list[Row]:
    """The rows as published; without secondary suppression only what is small itself is hidden."""
    found = []
    for row, decision in zip(rows, outcome.decisions, strict=True):
        is_hidden = decision.is_suppressed and not (is_secondary_off and decision.reason == disclosure.SECONDARY)
        numerator = None if is_hidden and decision.hides_numerator else row["numerator"]
        denominator = None if is_hidden and decision.hides_denominator else row["denominator"]
        value = None
        if not is_hidden and numerator is not None and denominator:
            value = round(100 * numerator / denominator, 1)
        found.append(
            {
                **row,
                "unit": kpis[row["kpi_id"]].unit,
                "decimals": 1,
                "numerator": numerator,
                "denominator": denominator,
                "value": value,
                "display_value": "c" if is_hidden else str(value),
                "is_suppressed": is_hidden,
            }
        )
    return found
