"""OpenLineage: what the events of a run say, that they hold no record's value, and that none is sent unasked."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from airflow.dag_processing.dagbag import DagBag
from childrens_services import contracts, settings
from childrens_services.model import schema

from tests.model import given

NHS_NUMBER, BORN, SECRET = "9434765919", "2026-01-17", "wordthatissecret"
CONNECTION = f"postgres://pipeline:{SECRET}@database.example:5433/warehouse"
WAREHOUSE = "postgres://database.example:5433"
RUNS = """
from airflow.sdk import DAG
from childrens_services.orchestration import run, warehouse
from childrens_services.model import order
from childrens_services.model import run as model

build = model.build
def build_or_fail(table, council):
    if table == "fact_referral":
        raise ValueError("Key (nhs_number)=(9434765919) already exists, born 2026-01-17")
    return build(table, council)

model.build = build_or_fail
TABLES = {
    "dimensions": {"dim_area": [], "dim_child": ["dim_area"]},
    "facts": {"fact_health_review": [], "fact_referral": []},
}
order.tables = TABLES.__getitem__
with DAG(dag_id="warehouse", schedule=None, params=run.MONTH_PARAM, default_args={"retries": 0}):
    warehouse.build("dimensions") >> warehouse.build("facts")
"""
PROGRAM = """
import json, os, sys
from airflow.utils.db import initdb
initdb()
from airflow.dag_processing.dagbag import DagBag
dag = DagBag(sys.argv[1]).dags["warehouse"]
done = dag.test(run_conf={"month": "2026-01"})
print(json.dumps({task.task_id: task.state for task in done.get_task_instances()}))
"""
PARSE = """
import json, sys
from airflow import plugins_manager
from airflow.dag_processing.dagbag import DagBag
plugins_manager.ensure_plugins_loaded()
bag = DagBag(sys.argv[1])
heavy = [name for name in ("pandas", "numpy", "great_expectations", "sqlglot", "pyarrow") if name in sys.modules]
listens = "airflow.providers.openlineage.plugins.listener" in sys.modules
ours = "childrens_services.orchestration.lineage_events" in sys.modules
print(json.dumps({"dags": len(bag.dags), "heavy": heavy, "listens": listens, "ours": ours}))
"""


def process(program: str, dags: Path, home: Path, transport: str | None) -> Any:
    """What the last line of the program says, run in an Airflow of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW__")}
    environment = kept | {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(settings.ROOT / "plugins"),
    }
    if transport is not None:
        environment["AIRFLOW__OPENLINEAGE__TRANSPORT"] = transport
    command = [sys.executable, "-W", "ignore", "-c", program, str(dags)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=home)
    assert done.returncode == 0, done.stderr[-3000:]
    # after it Airflow may still tell of events it sent
    return json.loads([line for line in done.stdout.splitlines() if line.startswith("{")][-1])


@pytest.mark.usefixtures("warehouse")
def test_events_name_what_was_read_and_written_and_hold_no_record(tmp_path: Path) -> None:
    review = {"nhs_number": NHS_NUMBER, "infant_birth_date": BORN, "review_type": "NBV", "setting": "HOME"}
    given.load({"staging.health_visitor_reviews": [review]})
    (tmp_path / "dags").mkdir()
    (tmp_path / "dags" / "warehouse.py").write_text(RUNS)
    events = tmp_path / "events.jsonl"
    transport = json.dumps({"type": "file", "log_file_path": str(events), "append": True})
    states = process(PROGRAM, tmp_path / "dags", tmp_path, transport)
    done = dict.fromkeys(("dim_area", "dim_child", "fact_health_review"), "success")
    assert states == {**done, "fact_referral": "failed"}
    assert len(given.rows("warehouse.fact_health_review")) == 1
    sent = events.read_text()
    for value in (NHS_NUMBER, BORN, "already exists"):
        assert value not in sent
    told = [json.loads(line) for line in sent.splitlines()]
    ended = {event["job"]["name"]: event for event in told if event["eventType"] in ("COMPLETE", "FAIL")}
    reviewed = ended["warehouse.fact_health_review"]
    names = {each["name"].partition(".")[2] for each in reviewed["inputs"]}
    assert names == {
        "identity.child_identifier",
        "staging.health_visitor_reviews",
        "warehouse.dim_contact_setting",
        "warehouse.dim_health_visiting_role",
    }
    (output,) = reviewed["outputs"]
    assert output["name"].endswith(".warehouse.fact_health_review")
    columns = output["facets"]["columnLineage"]["fields"]
    assert "setting" in [each["field"] for each in columns["setting_code"]["inputFields"]]
    failed = ended["warehouse.fact_referral"]
    assert failed["run"]["facets"]["errorMessage"]["message"] == "ValueError"
    assert "stackTrace" not in failed["run"]["facets"]["errorMessage"]
    assert [each["name"].partition(".")[2] for each in failed["outputs"]] == ["warehouse.fact_referral"]


@pytest.mark.parametrize("transport", [None, "", '{"type": "console"}'])
def test_nobody_listens_unasked_and_dag_files_are_read_as_lightly(tmp_path: Path, transport: str | None) -> None:
    found = process(PARSE, settings.ROOT / "dags", tmp_path, transport)
    assert found["dags"] == len(list((settings.ROOT / "dags").glob("*.py")))
    assert found["heavy"] == []
    assert found["listens"] is bool(transport)
    assert found["ours"] is bool(transport)


def test_every_task_that_moves_data_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from childrens_services.orchestration import datasets

    monkeypatch.setenv("AIRFLOW_CONN_WAREHOUSE", CONNECTION)
    monkeypatch.setenv("CHILDRENS_SERVICES_LANDING", "s3://aws_default@bucket/landed")
    outputs: dict[str, list[str]] = {}
    for dag in DagBag(settings.ROOT / "dags").dags.values():
        for task in dag.tasks:
            told = datasets.of_task(dag.dag_id, task.task_id)
            for each in [*told.inputs, *told.outputs]:
                assert each.namespace in (WAREHOUSE, "s3://bucket")
                assert SECRET not in str(each)
            if task.task_id in ("delivered", "sources_there", "settle", "check_warehouse", "modelled"):
                assert not told.inputs
                assert not told.outputs
            elif not task.task_id.endswith(".land"):
                assert told.inputs or task.task_id.startswith("dim_"), task.task_id
            for each in told.outputs:
                outputs.setdefault(each.name, []).append(task.task_id)
    written = {name.removeprefix("warehouse.") for name in outputs}
    tables = {f"warehouse.{path.stem}" for path in (settings.SQL / "warehouse").glob("*.sql")}
    assert tables | {f"staging.{feed}" for feed in contracts.names()} <= written
    assert {"identity.child_identifier", "kpi.kpi_monthly", "published.kpi_monthly"} <= written
    assert outputs["landed/health/births"] == ["births.land"]
    assert outputs["warehouse.staging.births"] == ["births.stage"]


def test_a_column_is_told_with_its_meaning_and_its_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    from childrens_services.orchestration import datasets

    monkeypatch.setenv("AIRFLOW_CONN_WAREHOUSE", CONNECTION)
    (output,) = datasets.of_task("warehouse", "fact_assessment").outputs
    fields = {each.name: each for each in output.facets["schema"].fields}
    assert fields["start_date"].description == "Assessment started."
    assert set(fields) == set(schema.metadata.tables["warehouse.fact_assessment"].columns.keys())
    told = output.facets["columnLineage"].fields["duration_working_days"].inputFields
    assert [(each.name, each.field, each.transformations[0].type) for each in told] == [
        ("warehouse.warehouse.dim_date", "working_day_number", "DIRECT"),
        ("warehouse.staging.ssd_cin_assessments", "cina_assessment_auth_date", "INDIRECT"),
        ("warehouse.staging.ssd_cin_assessments", "cina_assessment_start_date", "INDIRECT"),
    ]
    (figures,) = datasets.of_task("monthly_kpis", "assessment_45wd_pct").outputs
    assert {"numerator", "excluded", "target"} <= set(figures.facets["columnLineage"].fields)


@pytest.mark.parametrize(
    ("landing", "namespace", "name"),
    [
        ("s3://aws_default@bucket/landed", "s3://bucket", "landed/health/births"),
        ("abfs://wasb_default@container/", "abfs://container", "health/births"),
        ("/var/lib/landing", "file", "/var/lib/landing/health/births"),
        ("file:///var/lib/landing", "file", "/var/lib/landing/health/births"),
    ],
)
def test_landed_files_are_named_by_their_folder(
    monkeypatch: pytest.MonkeyPatch, landing: str, namespace: str, name: str
) -> None:
    from childrens_services.orchestration import datasets

    monkeypatch.setenv("CHILDRENS_SERVICES_LANDING", landing)
    (output,) = datasets.of_task("health", "births.land").outputs
    assert (output.namespace, output.name) == (namespace, name)
