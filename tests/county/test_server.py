"""The statistics service gives every record once, page by page, in the shape of the contract."""

import httpx
import pytest
from childrens_services import county
from childrens_services.contracts import load
from childrens_services.county.server import serve

MONTHS = ["2026-10"]


def test_pages_hold_every_record_once() -> None:
    records = county.statistics(MONTHS)
    with serve(records) as url:
        first = httpx.get(f"{url}/benchmarks", params={"page": 1, "pageSize": 7}).raise_for_status().json()
        pages = first["paging"]["totalPages"]
        found = [
            record
            for page in range(1, pages + 1)
            for record in httpx.get(f"{url}/benchmarks", params={"page": page, "pageSize": 7}).json()["results"]
        ]
    assert first["paging"] == {
        "page": 1,
        "pageSize": 7,
        "totalPages": -(-len(records) // 7),
        "totalResults": len(records),
    }
    assert len(first["results"]) == 7
    assert found == records


@pytest.mark.parametrize(("path", "status"), [("benchmarks?page=0", 400), ("benchmarks?page=x", 400), ("other", 404)])
def test_what_cannot_be_answered(path: str, status: int) -> None:
    with serve([]) as url:
        assert httpx.get(f"{url}/{path}").status_code == status


def test_records_have_the_contracts_fields() -> None:
    def value(record: object, path: str) -> object:
        for name in path.split("."):
            assert isinstance(record, dict)
            record = record[name]
        return record

    for record in county.statistics(MONTHS):
        for column in load("published_benchmarks").columns:
            assert value(record, column.source) is not None


def test_population_goes_with_the_size() -> None:
    def population(size: float) -> dict[str, float]:
        records = county.statistics(MONTHS, size=size)
        return {r["timePeriod"]["period"]: r["value"] for r in records if r["indicator"] == "population_0_17"}

    assert population(1)["2024"] == 147_439
    assert population(0.2)["2024"] == 29_488


def test_nothing_is_published_before_it_was_measured() -> None:
    assert {record["timePeriod"]["end"] > "2025-03-31" for record in county.statistics(["2025-03"])} == {False}
