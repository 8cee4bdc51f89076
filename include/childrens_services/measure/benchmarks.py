"""What others have: England, the ten statistical neighbours, and every council, from the published figures.

The neighbours are those of the model in force when the period ended (include/reference/statistical_neighbours.csv has
each version). Their mean is what the Local Authority Interactive Tool shows, their median what the children's social
care dashboard shows: both are kept, under their names. Quartile and rank as the Local Authority Interactive Tool has
them: A is the best quarter, ties share the better rank, and context measures have neither.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from statistics import mean, median

import numpy as np
from sqlalchemy import Connection, text

from childrens_services import months, settings
from childrens_services.measure.catalogue import Direction

FIGURES = """
    select figure.area_code, figure.period, figure.period_end, figure.value, council.local_authority_code as council
    from warehouse.fact_published_figure as figure
    -- statistics come under either code
    left join warehouse.dim_local_authority as council
        on figure.area_code in (council.gss_code, council.local_authority_code)
    where figure.indicator_id = :kpi_id
    order by figure.period_end, figure.period
"""
NEIGHBOURS = """
    select model_version, neighbour_code
    from reference.statistical_neighbour
    where local_authority_code = :local_authority_code
    order by model_version, neighbour_rank
"""
# fewer would be a ranking of those who happen to be there
FEWEST_COUNCILS = 20


@dataclass(frozen=True)
class Published:
    """The figures of one period: England's, each council's by its code, and the period's name and last day."""

    period: str
    end: date
    england: Decimal | None
    councils: Mapping[str, Decimal]


@dataclass(frozen=True)
class Neighbours:
    """The neighbours of one model version, best first."""

    model_version: int
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Benchmarks:
    """All that is published of one indicator."""

    periods: Sequence[Published]
    models: Sequence[Neighbours]
    own_code: str

    def of(self, month: str) -> Published | None:
        """The latest period over by the end of the month; where all end later, the first; None of none."""
        ended = [each for each in self.periods if each.end <= months.last_day(month)]
        if ended:
            return ended[-1]
        return self.periods[0] if self.periods else None

    def neighbours(self, published: Published) -> Neighbours | None:
        """The latest model that was there when the period ended; the first where all came later."""
        fitting = [model for model in self.models if model.model_version <= published.end.year]
        if fitting:
            return fitting[-1]
        return self.models[0] if self.models else None


def read(connection: Connection, kpi_id: str, england: str) -> Benchmarks:
    """Everything published of the indicator, by period."""
    rows = connection.execute(text(FIGURES), {"kpi_id": kpi_id}).all()
    periods = []
    for (end, period), of_period in groupby(rows, key=lambda row: (row.period_end, row.period)):
        figures = list(of_period)
        national = [row.value for row in figures if row.area_code == england]
        councils = {row.council: row.value for row in figures if row.council}
        periods.append(Published(period, end, national[0] if national else None, councils))
    code = settings.local_authority()
    found = connection.execute(text(NEIGHBOURS), {"local_authority_code": code}).all()
    models = [
        Neighbours(int(version), tuple(row.neighbour_code for row in of_version))
        for version, of_version in groupby(found, key=lambda row: row.model_version)
    ]
    return Benchmarks(periods, models, code)


def described(benchmarks: Benchmarks, month: str, value: Decimal | None, direction: Direction) -> dict[str, object]:
    """The columns of kpi.kpi_monthly that say what others have; quartile and rank are those of `value` among them."""
    published = benchmarks.of(month)
    if published is None:
        return {}
    model = benchmarks.neighbours(published)
    theirs = [published.councils[code] for code in model.codes if code in published.councils] if model else []
    others = [each for code, each in published.councils.items() if code != benchmarks.own_code]
    return {
        "benchmark_period": published.period,
        "benchmark_england": published.england,
        "benchmark_sn_mean": mean(theirs) if theirs else None,
        "benchmark_sn_median": median(theirs) if theirs else None,
        "benchmark_sn_areas": len(theirs) if theirs else None,
        "benchmark_sn_model": model.model_version if model and theirs else None,
        **standing(value, others, direction),
    }


def standing(value: Decimal | None, others: Sequence[Decimal], direction: Direction) -> dict[str, object]:
    """Quartile (A is best) and rank of a value among those of all councils, itself one of them; nothing for context."""
    if value is None or direction == "context" or len(others) < FEWEST_COUNCILS:
        return {}
    sign = -1 if direction == "higher" else 1
    # the lower the better from here on
    own, everyone = sign * float(value), sorted(sign * float(each) for each in [*others, value])
    quarters = np.quantile(np.array(everyone), [0.25, 0.5, 0.75])
    return {
        "quartile": "ABCD"[int(np.searchsorted(quarters, own, side="left"))],
        "rank": everyone.index(own) + 1,
        "rank_of": len(everyone),
    }
