"""The published figures, `../shared/published/published_figures.csv`, as rows to compare with."""

import csv
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "published"
PATH = FOLDER / "published_figures.csv"
# more records than this take too long for every day
MANY = 10_000


@dataclass(frozen=True)
class Figure:
    """A row of the file. `year` is that in which the period ends; `period` is as written."""

    kpi: str
    area: str
    period: str
    numerator: Decimal
    denominator: Decimal
    multiplier: int
    published: Decimal
    decimals: int
    note: str
    line: int

    @property
    def records(self) -> Decimal:
        """About how many records it takes: of a rate the people counted, not the population."""
        return self.numerator if self.multiplier == 10_000 else max(self.numerator, self.denominator)

    @property
    def is_many(self) -> bool:
        """Whether that is too many for every day."""
        return self.records > MANY

    @property
    def year(self) -> int:
        """The year, of a school year such as 202122 that in which it ends."""
        return int(self.period[:4]) + (len(self.period) == 6)

    @property
    def count(self) -> int:
        """The numerator, where it counts people."""
        return _whole(self.numerator)

    @property
    def total(self) -> int:
        """The denominator, where it counts people."""
        return _whole(self.denominator)

    def shown(self, value: Decimal) -> Decimal:
        """A value at the published rounding, half up; the file writes some as floating point numbers are."""
        return value.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)

    @property
    def expected(self) -> Decimal:
        """The published value at its rounding: 69.599999999999994 is 69.6."""
        return self.shown(self.published)

    def __str__(self) -> str:
        return f"line {self.line}: {self.kpi}, {self.area}, {self.period}"


def _whole(number: Decimal) -> int:
    if number != int(number):
        raise ValueError(f"{number} is not whole")
    return int(number)


def read() -> list[Figure]:
    """All figures of the file; none where it does not exist."""
    if not PATH.exists():
        return []
    with PATH.open(newline="") as file:
        return [_figure(line, row) for line, row in enumerate(csv.DictReader(file), start=2)]


def of(*kpis: str, area: str | None = None) -> list[Figure]:
    """The figures of some published measures."""
    return [figure for figure in read() if figure.kpi in kpis and area in (None, figure.area)]


def table(path: str) -> list[dict[str, str]]:
    """Rows of an official table of the folder."""
    with (FOLDER / path).open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def groups(figures: Iterable[Figure], *, slow_by_year: bool = False) -> list[object]:
    """Parameters for a test: the figures of an area together, those that take many records apart and marked slow.

    Without the file there is one, empty, so that the test says why it is skipped.
    """
    found: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        year = (str(figure.year),) if slow_by_year else ()
        found.setdefault((figure.area, "many", *year) if figure.is_many else (figure.area,), []).append(figure)
    return [
        pytest.param(each, id=" ".join(name), marks=[pytest.mark.slow] if each[0].is_many else [])
        for name, each in sorted(found.items())
    ] or [pytest.param([], id="no file")]


def sets(figures: Iterable[Figure], name_of: Callable[[Figure], str], slow: Container[str] = ()) -> list[object]:
    """Parameters for a test: the figures that one run gives, which `name_of` names; some are slow."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(name_of(figure), []).append(figure)
    return [
        pytest.param(each, id=name, marks=[pytest.mark.slow] if name in slow else [])
        for name, each in sorted(found.items())
    ] or [pytest.param([], id="no file")]


def _figure(line: int, row: dict[str, str]) -> Figure:
    return Figure(
        kpi=row["kpi"],
        area=row["area"],
        period=row["period"],
        # sums of full-time equivalents are written as floating point numbers are
        numerator=_tidy(row["numerator"]),
        denominator=_tidy(row["denominator"]),
        multiplier=int(row["multiplier"]),
        published=Decimal(row["published"]),
        decimals=int(row["published_dp"]),
        note=row["note"] + row["exception"],
        line=line,
    )


def _tidy(text: str) -> Decimal:
    return Decimal(text).quantize(Decimal("0.000001")).normalize() + 0
