"""Under Airflow: a critical check of the warehouse that fails keeps the month from being measured and published."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from airflow.dag_processing.dagbag import DagBag
from childrens_services import database, settings
from childrens_services.model import run
from sqlalchemy import text

DAG_FILE = """
from airflow.sdk import DAG
from childrens_services.orchestration import run, warehouse

with DAG(dag_id="warehouse", schedule=None, params=run.MONTH_PARAM, default_args=run.TASK_DEFAULTS):
    warehouse.check_warehouse() >> warehouse.modelled()
"""
PROGRAM = """
import json, sys
from airflow.utils.db import initdb
initdb()
from airflow.dag_processing.dagbag import DagBag
dag = DagBag(sys.argv[1]).dags["warehouse"]
states = []
for month in ("2026-08", "2026-09"):
    done = dag.test(run_conf={"month": month})
    states.append({task.task_id: task.state for task in done.get_task_instances()} | {"run": str(done.state)})
    from childrens_services import database
    from sqlalchemy import text
    with database.transaction() as connection:
        # what a later run cannot find
        connection.execute(text("set local session_replication_role = replica"))
        connection.execute(text("delete from warehouse.dim_programme"))
print(json.dumps(states))
"""


def test_the_check_stands_between_building_and_measuring() -> None:
    dag = DagBag(settings.ROOT / "dags").dags["warehouse"]
    check = dag.get_task("check_warehouse")
    assert check.upstream_task_ids == {"settle"}
    assert check.downstream_task_ids == {"modelled"}


@pytest.mark.usefixtures("warehouse")
def test_the_month_is_not_handed_on(places: Path) -> None:
    run.prepare()
    for name in run.table_names("dimensions"):
        run.build(name, "855")
    (places / "dags").mkdir()
    (places / "dags" / "warehouse.py").write_text(DAG_FILE)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW__")} | {
        "AIRFLOW_HOME": str(places),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROGRAM, str(places / "dags")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout.splitlines()[-1]) == [
        {"check_warehouse": "success", "modelled": "success", "run": "success"},
        {"check_warehouse": "failed", "modelled": "upstream_failed", "run": "failed"},
    ]
    with database.transaction() as connection:
        subjects = list(connection.scalars(text("select subject from quality.alert where severity = 'critical'")))
    assert subjects == ["[critical] warehouse 2026-09: 1 checks failed, month not published"]
