"""HTTP: pages of records, a service that stumbles, and one that answers something else."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tenacity
from childrens_services import contracts
from childrens_services.errors import NotDelivered, SourceUnavailable

from tests.land.given import MONTH, SECRET, Service, refused, rows, service, with_options

FEED = "published_benchmarks"


def record(number: int, **more: Any) -> dict[str, Any]:
    return {
        "indicator": f"kpi_{number}",
        "location": {"code": "E06000001", "name": SECRET},
        "timePeriod": {"period": "2024/25", "end": "2025-03-31"},
        "value": number + 0.5,
        "source": "DfE",
        **more,
    }


def page(*records: Any, total: object = 1) -> dict[str, Any]:
    return {"paging": {"totalPages": total}, "results": list(records)}


@pytest.fixture
def api(places: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    with service(monkeypatch) as given:
        yield given


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds waited between attempts, instead of waiting them."""
    waited: list[float] = []
    monkeypatch.setattr(tenacity.nap.time, "sleep", waited.append)
    return waited


def test_pages_are_read_to_the_last(api: Service) -> None:
    for number in (1, 2, 3):
        api.will_answer(page(record(number, extra=[number]), total=3))
    landed = rows(FEED)
    assert api.asked == [f"/benchmarks?page={number}&pageSize=200" for number in (1, 2, 3)]
    assert landed[2] == {
        "indicator_id": "kpi_3",
        "area_code": "E06000001",
        "area_name": SECRET,
        "time_period": "2024/25",
        "period_end": "2025-03-31",
        "value": "3.5",
        "source": "DfE",
        "extra": "[3]",
        "source_file": "benchmarks",
        "source_row": 3,
    }


def test_a_field_that_turns_up_late_is_kept_and_a_missing_one_left_out(api: Service) -> None:
    first, second = record(1), record(2, late="y")
    del first["source"], second["source"]
    api.will_answer(page(first, total=2))
    api.will_answer(page(second, total=2))
    landed = rows(FEED)
    assert [row["late"] for row in landed] == [None, "y"]
    assert "source" not in landed[0]


def test_no_records_are_a_batch_of_no_rows(api: Service) -> None:
    api.will_answer(page(total=0))
    assert rows(FEED) == []


def test_without_a_number_of_pages_a_short_page_is_the_last(api: Service) -> None:
    declared = with_options(FEED, pageSize=2)
    server = declared.servers[0]
    options = {name: value for name, value in server.options.items() if name != "totalPages"}
    for records in ([record(1), record(2)], [record(3)]):
        api.will_answer({"results": records})
    assert len(rows(replace(declared, servers=(replace(server, options=options),)))) == 3
    assert len(api.asked) == 2


def test_csv_behind_an_address(api: Service) -> None:
    feed = contracts.load("ehc_advice")
    options = {"connection": "statistics_api", "path": "advice.csv"}
    server = replace(feed.servers[0], path=None, options=options)
    feed = replace(feed, servers=(server,))
    api.will_answer(b"advice_id,request_id,advice_type\nA1,R1,EP\n")
    assert [(row["advice_id"], row["source_file"]) for row in rows(feed)] == [("A1", "advice.csv")]


def test_a_service_that_stumbles_is_asked_again(api: Service, waits: list[float]) -> None:
    api.will_answer({}, status=503)
    api.will_answer({}, status=429, headers={"Retry-After": "7"})
    api.will_answer({}, status=503)
    api.will_answer(page(record(1)))
    assert len(rows(FEED)) == 1
    assert len(waits) == 3
    # Retry-After is kept to; the rest is backing off: 1, 2, 4, … seconds and up to one more
    assert 1 <= waits[0] <= 2
    assert waits[1] == 7
    assert 4 <= waits[2] <= 5


def test_a_service_that_stays_down(api: Service, places: Path, waits: list[float]) -> None:
    api.will_answer(SECRET.encode(), status=503)
    error = refused(places, FEED, SourceUnavailable)
    assert "benchmarks of connection statistics_api: status 503, 5 times" in str(error)
    assert (len(api.asked), len(waits)) == (5, 4)


def test_a_service_that_is_not_there(places: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_STATISTICS_API", f"http://reader:{SECRET}@127.0.0.1:1")
    error = refused(places, with_options(FEED, attempts=2), SourceUnavailable)
    assert "no answer (ConnectError), 2 times" in str(error)


def test_a_service_that_fails_half_way(api: Service, places: Path, waits: list[float]) -> None:
    api.will_answer(page(record(1), total=2))
    api.will_answer({}, status=500)
    refused(places, FEED, SourceUnavailable)


def test_connection_not_defined(places: Path) -> None:
    refused(places, FEED, NotDelivered)


@pytest.mark.parametrize(
    ("answer", "status", "problem"),
    [
        pytest.param({"error": SECRET}, 404, "status 404", id="not found"),
        pytest.param({"error": SECRET}, 401, "status 401", id="not allowed"),
        pytest.param(f"<html>{SECRET}</html>".encode(), 200, "not JSON", id="not JSON"),
        pytest.param(b'{"results": [{"' + SECRET.encode(), 200, "not JSON", id="truncated"),
        pytest.param({"result": [SECRET]}, 200, "no list of records", id="no records"),
        pytest.param([SECRET], 200, "no list of records", id="a list"),
        pytest.param(page(SECRET), 200, "a record is not an object", id="not an object"),
        pytest.param(page(record(1), total=SECRET), 200, "how many pages", id="no number of pages"),
    ],
)
def test_refused(api: Service, places: Path, answer: object, status: int, problem: str) -> None:
    api.will_answer(answer, status=status)
    error = refused(places, FEED)
    assert error.file == "benchmarks"
    assert problem in error.problem
    assert len(api.asked) == 1


def test_the_account_of_the_connection_is_used(api: Service, places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = os.environ["AIRFLOW_CONN_STATISTICS_API"].replace("http://", "http://reader:pass@")
    monkeypatch.setenv("AIRFLOW_CONN_STATISTICS_API", address)
    api.will_answer(page(record(1)))
    assert len(rows(FEED, MONTH)) == 1
    assert api.headers[0]["Authorization"].startswith("Basic ")
