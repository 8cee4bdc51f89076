"""What a reader of the published tables can work out with linear programming.

Written from the reader's side: it sees rows as they are published, and knows what everybody knows of such tables.
Events of a month are whole and not below nought, groups add up to the total, months to the windows made of them, those
counted are among those of the denominator, and what two indicators show alike is one and the same. It shares no code
with what it attacks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

Row = Mapping[str, Any]
# a count of a group over a stretch of time: indicator, variant, breakdown, group, first and last month, which number
Cell = tuple[str, str, str, str, str, str, str]
ADDED_UP = {"month", "rolling_3m", "rolling_12m", "ytd_financial", "ytd_academic", "ytd_calendar"}
SHARES = {"percent": 100}
CLOSE = 1e-5
# figures above nought that two indicators show alike before the reader takes them for one
ENOUGH = 6


@dataclass
class Knowledge:
    """Unknown counts, and everything known of them."""

    numbers: dict[Cell, int] = field(default_factory=dict)
    equal: list[tuple[dict[int, float], float]] = field(default_factory=list)
    at_most: list[tuple[dict[int, float], float]] = field(default_factory=list)
    hidden: dict[Cell, dict[int, float]] = field(default_factory=dict)

    def unknown(self, cell: Cell) -> int:
        """The number of a count that no other is part of."""
        return self.numbers.setdefault(cell, len(self.numbers))


def recovered(
    rows: Sequence[Row],
    *,
    supersets: Iterable[tuple[str, str]] = (),
    bands: Iterable[tuple[str, Sequence[str]]] = (),
    told: Mapping[int, tuple[int, int]] | None = None,
    enough: int | None = None,
) -> dict[Cell, int]:
    """The suppressed counts of which the reader finds the one number they can be, with that number.

    `supersets`: indicator and variant where the reader knows the variant to hold all of the headline; what it has more
    is a count as well, and found like the others. `bands`: indicator and the variants whose numerators, with that of
    the headline, are all of the denominator. `told`: by row, limits of its numerator that somebody let slip. `enough`:
    stop when so many are found.
    """
    knowledge = Knowledge()
    _read(knowledge, rows, told or {})
    _groups(knowledge)
    _same(knowledge, rows)
    for kpi_id, variant in supersets:
        _superset(knowledge, kpi_id, variant)
    for kpi_id, variants in bands:
        _bands(knowledge, kpi_id, variants)
    return _solve(knowledge, enough)


def _read(knowledge: Knowledge, rows: Sequence[Row], told: Mapping[int, tuple[int, int]]) -> None:
    adds_up = {row["kpi_id"] for row in rows if row["period_type"] == "month"}
    for at, row in enumerate(rows):
        has_denominator = row["unit"] not in ("count",) and not row.get("is_per_population")
        is_suppressed = row["display_value"] == "c"
        expressions = {}
        for number in ("numerator", "denominator") if has_denominator else ("numerator",):
            cell = _cell(row, number)
            expression = _expression(knowledge, cell, row["kpi_id"] in adds_up)
            expressions[number] = expression
            if row[number] is not None:
                knowledge.equal.append((expression, float(row[number])))
            elif is_suppressed:
                knowledge.hidden[cell] = expression
        if row["unit"] in SHARES and (is_suppressed or row["numerator"] is not None):
            more = dict(expressions["numerator"])
            for unknown, factor in expressions["denominator"].items():
                more[unknown] = more.get(unknown, 0) - factor
            knowledge.at_most.append((more, 0.0))
            _share(knowledge, row, expressions)
        if at in told and _cell(row, "numerator") in knowledge.hidden:
            low, high = told[at]
            expression = expressions["numerator"]
            knowledge.at_most.append((expression, float(high)))
            knowledge.at_most.append(({unknown: -factor for unknown, factor in expression.items()}, -float(low)))


def _cell(row: Row, number: str) -> Cell:
    variant, kind, group = "", row["breakdown_type"], row["breakdown"]
    if kind == "variant":
        variant, kind, group = group, "total", "total"
    if row["period_type"] in ADDED_UP:
        first, last = f"{row['period_start']:%Y-%m}", f"{row['period_end']:%Y-%m}"
    else:
        first, last = str(row["period_start"]), str(row["period_end"])
    return row["kpi_id"], variant, kind, group, first, last, number


def _expression(knowledge: Knowledge, cell: Cell, adds_up: bool) -> dict[int, float]:
    *who, first, last, number = cell
    if not adds_up:
        return {knowledge.unknown(cell): 1.0}
    return {knowledge.unknown((*who, month, month, number)): 1.0 for month in _span(first, last)}  # type: ignore[arg-type]


def _share(knowledge: Knowledge, row: Row, expressions: Mapping[str, Mapping[int, float]]) -> None:
    """A percentage with its decimals says where the numerator lies."""
    if row["value"] is None:
        return
    value, half = float(row["value"]), 0.5 * 10 ** -row["decimals"]
    for sign, limit in ((1, value + half), (-1, value - half)):
        less = {unknown: sign * 100 * factor for unknown, factor in expressions["numerator"].items()}
        for unknown, factor in expressions["denominator"].items():
            less[unknown] = less.get(unknown, 0) - sign * limit * factor
        knowledge.at_most.append((less, 1e-6))


def _groups(knowledge: Knowledge) -> None:
    """Groups add up to the total."""
    sums: dict[tuple[Cell, str], dict[int, float]] = {}
    for cell, unknown in knowledge.numbers.items():
        kpi_id, variant, kind, _, first, last, number = cell
        if kind != "total":
            total = (kpi_id, variant, "total", "total", first, last, number)
            sums.setdefault((total, kind), {})[unknown] = 1.0
    for (total, _), expression in sums.items():
        if total in knowledge.numbers:
            knowledge.equal.append(({**expression, knowledge.numbers[total]: -1.0}, 0.0))


def _same(knowledge: Knowledge, rows: Sequence[Row]) -> None:
    """What two indicators show alike wherever both show it is taken for one."""
    shown: dict[tuple[str, str, str], dict[tuple[Any, ...], float]] = {}
    every: dict[tuple[str, str, str], set[tuple[Any, ...]]] = {}
    for row in rows:
        for number in ("numerator", "denominator"):
            kpi_id, variant, kind, group, first, last, _ = _cell(row, number)
            every.setdefault((kpi_id, variant, number), set()).add((kind, group, first, last))
            if row[number] is not None:
                shown.setdefault((kpi_id, variant, number), {})[kind, group, first, last] = float(row[number])
    names = list(shown)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            if one[0] == other[0] and "numerator" in (one[2], other[2]):
                continue
            both = shown[one].keys() & shown[other].keys()
            alike = [shown[one][each] for each in both if shown[one][each] == shown[other][each]]
            if len(alike) < len(both) or sum(value > 0 for value in alike) < ENOUGH:
                continue
            for kind, group, first, last in every[one] & every[other]:
                cells = [(*name[:2], kind, group, first, last, name[2]) for name in (one, other)]
                if all(cell in knowledge.numbers for cell in cells):
                    pair = {knowledge.numbers[cells[0]]: 1.0, knowledge.numbers[cells[1]]: -1.0}
                    knowledge.equal.append((pair, 0.0))


def _superset(knowledge: Knowledge, kpi_id: str, variant: str) -> None:
    for cell, unknown in list(knowledge.numbers.items()):
        if cell[:2] == (kpi_id, variant):
            headline = knowledge.numbers.get((kpi_id, "", *cell[2:]))  # type: ignore[arg-type]
            if headline is not None:
                knowledge.at_most.append(({headline: 1.0, unknown: -1.0}, 0.0))
                knowledge.hidden[kpi_id, f"{variant}, apart", *cell[2:]] = {unknown: 1.0, headline: -1.0}  # type: ignore[index]


def _bands(knowledge: Knowledge, kpi_id: str, variants: Sequence[str]) -> None:
    for cell, unknown in list(knowledge.numbers.items()):
        _, variant, kind, *_, number = cell
        if cell[0] == kpi_id and not variant and kind == "total" and number == "denominator":
            parts = [(kpi_id, name, *cell[2:6], "numerator") for name in ("", *variants)]
            if all(part in knowledge.numbers for part in parts):
                parts_of = {knowledge.numbers[part]: 1.0 for part in parts}  # type: ignore[index]
                knowledge.equal.append(({**parts_of, unknown: -1.0}, 0.0))


def _solve(knowledge: Knowledge, enough: int | None) -> dict[Cell, int]:
    """Least and most of every hidden count; those with one whole number between are found."""
    cells, size = list(knowledge.hidden), len(knowledge.numbers)
    if not cells:
        return {}
    wanted = _matrix(list(knowledge.hidden.values()), size)
    equal = _matrix([each for each, _ in knowledge.equal], size)
    at_most = _matrix([each for each, _ in knowledge.at_most], size)
    limits = {
        "A_eq": equal,
        "b_eq": np.array([value for _, value in knowledge.equal]),
        "A_ub": at_most if knowledge.at_most else None,
        "b_ub": np.array([value for _, value in knowledge.at_most]) if knowledge.at_most else None,
    }
    least, most = np.full(len(cells), np.inf), np.full(len(cells), -np.inf)

    def look(objective: Any) -> float:
        # most of the hidden has an upper limit only through others; the reader takes 10,000 for beyond doubt
        answer = linprog(objective, **limits, bounds=(0, 1e4), method="highs")
        if answer.status != 0:
            raise ValueError(f"the reader's knowledge contradicts itself: {answer.message}")
        counts = wanted @ answer.x
        np.minimum(least, counts, out=least)
        np.maximum(most, counts, out=most)
        return float(answer.fun)

    # a few tables at random show most of the hidden counts with two numbers already
    chance = np.random.default_rng(1)
    for _ in range(6):
        look(chance.normal(size=size))
    found = {}
    for at, cell in enumerate(cells):
        if enough is not None and len(found) >= enough:
            break
        if most[at] - least[at] >= 1 - CLOSE:
            continue
        objective = wanted[[at]].toarray().ravel()
        bottom, top = look(objective), -look(-objective)
        if np.floor(top + CLOSE) <= np.ceil(bottom - CLOSE):
            found[cell] = round(bottom)
    return found


def _matrix(expressions: Sequence[Mapping[int, float]], size: int) -> Any:
    rows = [at for at, expression in enumerate(expressions) for _ in expression]
    columns = [unknown for expression in expressions for unknown in expression]
    factors = [factor for expression in expressions for factor in expression.values()]
    return csr_array((factors, (rows, columns)), shape=(len(expressions), size))


def _span(first: str, last: str) -> list[str]:
    start, end = (int(each[:4]) * 12 + int(each[5:7]) - 1 for each in (first, last))
    return [f"{date(number // 12, number % 12 + 1, 1):%Y-%m}" for number in range(start, end + 1)]
