"""England, the statistical neighbours by model version, quartile and rank."""

import csv
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from childrens_services import database, settings
from childrens_services.measure import benchmarks
from childrens_services.measure.benchmarks import described, standing

from tests.measure import facts

ENGLAND = "E92000001"


def councils() -> list[dict[str, str]]:
    with (settings.ROOT / "include" / "reference" / "local_authorities.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def figures(value_of: Any, end: date, kpi_id: str = "a_kpi") -> list[dict[str, Any]]:
    made = [
        {
            "indicator_id": kpi_id,
            "area_code": row["gss_code"] or row["local_authority_code"],
            "period_end": end,
            "value": value_of(row),
        }
        for row in councils()
        if value_of(row) is not None
    ]
    return [*made, {"indicator_id": kpi_id, "area_code": ENGLAND, "period_end": end, "value": 50}]


@pytest.fixture
def told(warehouse: str):
    def read(rows: list[dict[str, Any]]) -> benchmarks.Benchmarks:
        with database.transaction() as connection:
            facts.load(connection, {"fact_published_figure": rows} if rows else {})
            return benchmarks.read(connection, "a_kpi", ENGLAND)

    return read


def test_neighbours_are_those_of_the_model_in_force(told) -> None:
    def own_code(row: dict[str, str]) -> int:
        return int(row["local_authority_code"])

    found = told([*figures(own_code, date(2024, 3, 31)), *figures(own_code, date(2025, 3, 31))])
    early, late = described(found, "2024-12", None, "higher"), described(found, "2025-03", None, "higher")
    assert (early["benchmark_sn_model"], late["benchmark_sn_model"]) == (2021, 2025)
    # the ten of each model, by their codes as values
    first = [803, 937, 823, 885, 850, 881, 938, 802, 860, 895]
    second = [916, 803, 937, 802, 850, 865, 933, 938, 811, 891]
    assert early["benchmark_sn_mean"] == Decimal(sum(first)) / 10
    assert late["benchmark_sn_mean"] == Decimal(sum(second)) / 10
    assert late["benchmark_sn_median"] == (865 + 891) / Decimal(2)
    assert (late["benchmark_sn_areas"], late["benchmark_england"]) == (10, 50)


def test_a_neighbour_without_a_figure_is_left_out_of_both(told) -> None:
    def some(row: dict[str, str]) -> int | None:
        return {"916": 10, "803": 40}.get(row["local_authority_code"])

    found = described(told(figures(some, date(2025, 3, 31))), "2025-06", Decimal(20), "higher")
    assert (found["benchmark_sn_mean"], found["benchmark_sn_areas"]) == (25, 2)
    # two councils are no ranking
    assert "rank" not in found


def test_nothing_published_says_nothing(told) -> None:
    assert described(told([]), "2025-06", Decimal(20), "higher") == {}


@pytest.mark.parametrize(
    ("value", "direction", "quartile", "rank"),
    [
        (100, "higher", "A", 1),
        (-1, "higher", "D", 41),
        (0, "lower", "A", 1),
        (100, "lower", "D", 41),
        (30, "higher", "A", 10),
    ],
)
def test_standing(value: int, direction: Any, quartile: str, rank: int) -> None:
    others = [Decimal(each) for each in range(40)]
    found = standing(Decimal(value), others, direction)
    assert (found["quartile"], found["rank"], found["rank_of"]) == (quartile, rank, 41)


def test_ties_share_the_better_rank_and_context_has_none() -> None:
    others = [Decimal(5)] * 30
    assert standing(Decimal(5), others, "lower")["rank"] == 1
    assert standing(Decimal(5), others, "context") == {}
    assert standing(None, others, "lower") == {}
