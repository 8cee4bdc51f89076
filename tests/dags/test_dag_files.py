"""The DAG files as Airflow reads them."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.serialization.serialized_objects import DagSerialization
from childrens_services import contracts, settings
from childrens_services.measure import catalogue

DAGS = settings.ROOT / "dags"
SOURCES = set(settings.DOMAINS)


@pytest.fixture(scope="module")
def bag() -> DagBag:
    return DagBag(DAGS)


def test_every_file_gives_its_dag(bag: DagBag) -> None:
    assert bag.import_errors == {}
    assert (
        set(bag.dags)
        == {path.stem for path in DAGS.glob("*.py")}
        == SOURCES
        | {
            "warehouse",
            "monthly_kpis",
            "statutory_returns",
            "freeze_month",
        }
    )


def test_every_feed_is_landed_checked_and_staged_in_its_domain(bag: DagBag) -> None:
    for domain in SOURCES:
        tasks = set(bag.dags[domain].task_ids)
        feeds = contracts.names(domain)
        assert feeds
        assert tasks == {f"{feed}.{verb}" for feed in feeds for verb in ("land", "check", "stage")} | {"delivered"}
        for feed in feeds:
            stage = bag.dags[domain].get_task(f"{feed}.stage")
            assert {"delivered"} == stage.downstream_task_ids
            assert f"{feed}.check" in stage.upstream_task_ids
            assert [asset.name for asset in stage.outlets] == [f"staging.{feed}"]


def test_every_warehouse_table_and_indicator_has_a_task(bag: DagBag) -> None:
    tables = {path.stem for path in (settings.SQL / "warehouse").glob("*.sql")}
    assert tables
    assert tables <= set(bag.dags["warehouse"].task_ids)
    assert set(bag.dags["monthly_kpis"].task_ids) == {*catalogue.kpi_ids(), "publish"}


def test_docs_end_with_triage_notes(bag: DagBag) -> None:
    for dag in bag.dags.values():
        assert dag.doc_md
        assert "## Triage" in dag.doc_md
        assert dag.doc_md.rsplit("## Triage")[-1].count("- **") >= 3


def test_no_task_tries_again_on_wrong_data(bag: DagBag) -> None:
    from childrens_services.errors import BadInput, BatchRefused, SourceUnavailable
    from sqlalchemy.exc import OperationalError

    lost = OperationalError("select 1", {}, Exception("gone"))
    for dag in bag.dags.values():
        for task in dag.tasks:
            assert task.on_failure_callback
            decide = task.retry_policy.evaluate
            for wrong in (BadInput("x", file="f", remedy="y"), BatchRefused("x"), ValueError("x")):
                assert decide(wrong, 1, 3).action.value == "fail"
            for passing in (lost, SourceUnavailable("x"), ConnectionResetError()):
                assert decide(passing, 1, 3).action.value == "retry"


def test_dags_survive_serialization(bag: DagBag) -> None:
    for dag in bag.dags.values():
        again = DagSerialization.deserialize_dag(json.loads(json.dumps(DagSerialization.serialize_dag(dag))))
        assert again.task_ids == dag.task_ids
        # what is started by hand has its month as a parameter
        assert again.timetable.partitioned or dag.dag_id == "freeze_month"


def test_parsing_is_quick_and_imports_nothing_heavy() -> None:
    program = (
        "import json, sys, time; import airflow.sdk; from airflow.dag_processing.dagbag import DagBag\n"
        "start = time.perf_counter(); bag = DagBag(sys.argv[1]); took = time.perf_counter() - start\n"
        "heavy = [name for name in ('pandas', 'great_expectations', 'pyarrow', 'numpy') if name in sys.modules]\n"
        "print(json.dumps({'dags': len(bag.dags), 'took': took, 'heavy': heavy}))"
    )
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program, DAGS], capture_output=True, text=True, check=True)
    assert time.perf_counter() - began < 60
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["dags"] == len(list(Path(DAGS).glob("*.py")))
    assert found["heavy"] == []
    assert found["took"] < 2


def test_a_feed_lands_after_the_feeds_its_rows_refer_to_whatever_became_of_those(bag: DagBag) -> None:
    for domain in SOURCES:
        parents = contracts.parents(domain)
        for feed in contracts.names(domain):
            land = bag.dags[domain].get_task(f"{feed}.land")
            assert land.upstream_task_ids == {f"{parent}.land" for parent in parents.get(feed, ())}
            assert land.trigger_rule == ("all_done" if feed in parents else "all_success")
            check = bag.dags[domain].get_task(f"{feed}.check")
            assert check.upstream_task_ids == {f"{feed}.land"}
            assert check.trigger_rule == "all_success", "a feed that was not landed is not checked"
