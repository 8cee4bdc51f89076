"""Under Airflow: what becomes of a feed whose parents failed or were skipped. A database of its own, in a process."""

import json
import os
import subprocess
import sys
from pathlib import Path

DAG_FILE = """
from airflow.sdk import DAG
from airflow.sdk.exceptions import AirflowSkipException
from childrens_services import contracts
from childrens_services.orchestration import run, source

LANDS = {"failed": ValueError, "skipped": AirflowSkipException}
PARENTS = {"child": ("failed_a", "kept", "skipped_a"), "failed_b": ("kept",), "skipped_b": ("failed_a",)}

def land(name, month):
    if name[:-2] in LANDS:
        raise LANDS[name[:-2]](month)
    return {"feed": name}

contracts.names = lambda domain=None: ["child", "failed_a", "failed_b", "kept", "skipped_a", "skipped_b"]
contracts.parents = lambda domain: PARENTS
source._land = land
source._check = lambda manifest: manifest
source._stage = lambda manifest, event: manifest
with DAG(dag_id="education", schedule=None, params=run.MONTH_PARAM, default_args={"retries": 0}):
    source.feeds("education")
"""
PROGRAM = """
import json, os, sys
from airflow.utils.db import initdb
initdb()
from airflow.dag_processing.dagbag import DagBag
done = DagBag(sys.argv[1]).dags["education"].test(run_conf={"month": "2026-09"})
print(json.dumps({task.task_id: task.state for task in done.get_task_instances()} | {"run": done.state}))
"""


def test_a_feed_goes_its_own_way_whatever_became_of_its_parents(tmp_path: Path) -> None:
    (tmp_path / "dags").mkdir()
    (tmp_path / "dags" / "education.py").write_text(DAG_FILE)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW")} | {
        "AIRFLOW_HOME": str(tmp_path),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROGRAM, str(tmp_path / "dags")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    states = json.loads(done.stdout.splitlines()[-1])
    expected = {"child": ("success", "success"), "kept": ("success", "success")}
    expected |= dict.fromkeys(("failed_a", "failed_b"), ("failed", "upstream_failed"))
    expected |= dict.fromkeys(("skipped_a", "skipped_b"), ("skipped", "skipped"))
    for feed, (landed, checked) in expected.items():
        assert (states[f"{feed}.land"], states[f"{feed}.check"], states[f"{feed}.stage"]) == (landed, checked, checked)
    assert states["delivered"] == "success"
    assert states["run"] == "failed"
