"""A batch in the landing area: its name, its manifest, once for each content, wherever the landing area is."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from airflow.sdk import ObjectStoragePath
from airflow.sdk.io import attach
from childrens_services import contracts
from childrens_services.batch import Batch
from childrens_services.errors import NotDelivered, SourceUnavailable
from childrens_services.land import content, find, land, read_landed, storage
from childrens_services.land import readers as all_readers
from childrens_services.land.readers import rows as reader_rows
from fsspec.implementations.memory import MemoryFileSystem

from tests.land.given import MONTH, deliver, landing, refused, rows

ADVICE = """advice_id,request_id,advice_type,asked_date,received_date
A1,R1,EP,2026-09-01,
A2,R2,HEALTH,2026-09-02,2026-09-30
"""
PATH = f"education/{MONTH}/ehc_advice.csv"


@pytest.fixture
def advice() -> contracts.Feed:
    return contracts.load("ehc_advice")


def test_batch_is_named_by_its_content(places: Path, advice: contracts.Feed) -> None:
    deliver(places, PATH, ADVICE)
    batch = land(advice, MONTH)
    sha12 = batch.sha256[:12]
    assert batch.batch_id == f"ehc_advice:{MONTH}:{sha12}"
    folder = f"education/ehc_advice/{MONTH}"
    assert set(landing(places)) == {f"{folder}/{sha12}.parquet", f"{folder}/{sha12}.manifest.json"}
    assert (batch.rows, batch.source, batch.received_at[-6:]) == (2, "ehc_advice.csv", "+00:00")
    assert batch.columns == ("advice_id", "request_id", "advice_type", "asked_date", "received_date")
    manifest = json.loads(landing(places)[f"{folder}/{sha12}.manifest.json"])
    assert Batch.from_manifest(manifest) == batch == find(batch.url.replace(".parquet", ".manifest.json"))
    assert read_landed(batch).to_pylist()[0] == {
        "advice_id": "A1",
        "request_id": "R1",
        "advice_type": "EP",
        "asked_date": "2026-09-01",
        "received_date": None,
        "source_file": "ehc_advice.csv",
        "source_row": 2,
    }


def test_same_content_is_the_same_batch(places: Path, advice: contracts.Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    deliver(places, PATH, ADVICE)
    first, before = land(advice, MONTH), landing(places)
    # cut differently into batches, and written by another program
    monkeypatch.setattr(reader_rows, "BATCH_ROWS", 1)
    deliver(places, PATH, "\ufeff" + ADVICE.replace("\n", "\r\n"))
    assert land(advice, MONTH) == first
    assert landing(places) == before


@pytest.mark.parametrize(
    "other",
    [
        ADVICE.replace("A1,R1", "A1R,1"),
        ADVICE.replace("A2", "A3"),
        ADVICE.replace("A1,", "A1A,").replace("A2,", "2,"),
        ADVICE.replace("EP,2026-09-01,", "EP,,2026-09-01"),
        ADVICE.replace("received_date", "sent_date"),
        ADVICE + ADVICE.splitlines()[2] + "\n",
    ],
)
def test_other_content_is_another_batch(places: Path, advice: contracts.Feed, other: str) -> None:
    deliver(places, PATH, ADVICE)
    first, before = land(advice, MONTH), landing(places)
    deliver(places, PATH, other)
    assert land(advice, MONTH).sha256 != first.sha256
    assert before.items() < landing(places).items()


def test_a_manifest_without_its_rows_is_landed_again(places: Path, advice: contracts.Feed) -> None:
    deliver(places, PATH, ADVICE)
    batch = land(advice, MONTH)
    ObjectStoragePath(batch.url).unlink()
    assert read_landed(land(advice, MONTH)).num_rows == 2


def test_a_landing_area_that_was_moved_is_read_where_it_is(
    places: Path, advice: contracts.Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(places, PATH, ADVICE)
    first = land(advice, MONTH)
    (places / "landing").rename(places / "moved")
    monkeypatch.setenv("CHILDRENS_SERVICES_LANDING", str(places / "moved"))
    again = land(advice, MONTH)
    assert again == replace(first, url=again.url)
    assert read_landed(again).num_rows == 2


def test_nothing_is_left_when_writing_stops_half_way(
    places: Path, advice: contracts.Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(places, PATH, ADVICE)
    monkeypatch.setattr(reader_rows, "BATCH_ROWS", 1)
    monkeypatch.setattr(content.Content, "add", lambda self, batch: 1 / (batch["source_row"][0].as_py() - 3))
    with pytest.raises(ZeroDivisionError):
        land(advice, MONTH)
    assert landing(places) == {}


def test_not_delivered_says_where_it_was_looked_for(places: Path, advice: contracts.Feed) -> None:
    error = refused(places, advice, NotDelivered)
    assert f"ehc_advice for {MONTH}" in str(error)
    assert f"education/{MONTH}/ehc_advice*.csv" in str(error)
    assert str(places) not in str(error)


def test_what_is_not_a_month(places: Path, advice: contracts.Feed) -> None:
    with pytest.raises(ValueError, match="YYYY-MM"):
        land(advice, "2026-13")


def test_a_file_that_goes_away_is_worth_another_try(places: Path, advice: contracts.Feed) -> None:
    with (
        pytest.raises(SourceUnavailable, match=r"gone\.csv.*What to do: "),
        storage.opened(storage.path(str(places), "gone.csv")),
    ):
        pass


def test_places_with_awkward_names(places: Path, advice: contracts.Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    (places / "sources").rename(places / "what came #1 50%20")
    (places / "landing").rename(places / "kept & safe")
    monkeypatch.setenv("CHILDRENS_SERVICES_SOURCES", str(places / "what came #1 50%20"))
    monkeypatch.setenv("CHILDRENS_SERVICES_LANDING", (places / "kept & safe").as_posix())
    file = places / "what came #1 50%20" / PATH
    file.parent.mkdir(parents=True)
    file.write_text(ADVICE)
    assert len(rows(advice)) == 2
    assert len(list((places / "kept & safe").rglob("*.parquet"))) == 1


def test_any_object_storage(advice: contracts.Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    attach("memory", fs=MemoryFileSystem())
    monkeypatch.setenv("CHILDRENS_SERVICES_SOURCES", "memory://council/delivered")
    monkeypatch.setenv("CHILDRENS_SERVICES_LANDING", "memory://council/landing/")
    source = ObjectStoragePath(f"memory://council/delivered/{PATH}")
    source.parent.mkdir(parents=True)
    source.write_text(ADVICE)
    batch = land(advice, MONTH)
    assert batch.url == f"memory://council/landing/education/ehc_advice/{MONTH}/{batch.sha256[:12]}.parquet"
    assert read_landed(batch).num_rows == 2
    assert land(advice, MONTH) == batch
    assert len(list(ObjectStoragePath(batch.url).parent.iterdir())) == 2


def test_every_file_format_of_the_contracts_has_a_reader() -> None:
    used = {server.format for feed in contracts.all_feeds() for server in feed.servers if server.path}
    assert used == set(all_readers.FILES)
