"""Run DAGs for months through Airflow in worker processes of our own, and tell how it goes."""

import logging
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

WORKERS = 2
# no set of runs on one machine takes this long; one that does is stuck
STUCK_SECONDS = 4 * 3600


@dataclass(frozen=True)
class Finished:
    """One DAG run that has ended."""

    dag_id: str
    month: str
    state: str
    failed_tasks: tuple[str, ...]


@contextmanager
def workers(log_folder: Path) -> Iterator[ProcessPoolExecutor]:
    """Processes that run DAGs; what Airflow prints in them goes to log files in the folder."""
    log_folder.mkdir(parents=True, exist_ok=True)
    # spawned, not forked: each has an Airflow of its own
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(WORKERS, mp_context=context, initializer=_begin, initargs=(str(log_folder),))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def run(
    pool: ProcessPoolExecutor, wanted: Iterable[tuple[str, str]], tell: Callable[[Finished], None]
) -> list[Finished]:
    """Run (DAG, month) pairs side by side; `tell` is called with each that ends.

    Raises BrokenProcessPool when a worker dies and TimeoutError when a run is stuck.
    """
    finished = []
    for future in as_completed([pool.submit(_run, *pair) for pair in wanted], timeout=STUCK_SECONDS):
        finished.append(future.result())
        tell(finished[-1])
    return finished


def _begin(folder: str) -> None:
    """In a worker, before Airflow is imported."""
    _log_to(folder)
    # `dag.test` would parse every DAG file and write all DAGs to Airflow's database again, each time: they are there
    os.environ["AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_CONFIG_LIST"] = "[]"


def _log_to(folder: str) -> None:
    """Send everything that is printed to a log file of this process's own."""
    log = os.open(Path(folder, f"worker-{os.getpid()}.log"), os.O_WRONLY | os.O_CREAT, 0o600)
    for stream in (sys.stdout.fileno(), sys.stderr.fileno()):
        os.dup2(log, stream)
    logging.captureWarnings(True)


@cache
def _dags() -> dict[str, Any]:
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(os.environ["AIRFLOW__CORE__DAGS_FOLDER"])
    if bag.import_errors:
        raise RuntimeError(f"DAG files that cannot be read: {', '.join(bag.import_errors)}")
    return dict(bag.dags)


def _run(dag_id: str, month: str) -> Finished:
    result = _dags()[dag_id].test(run_conf={"month": month})
    failed = sorted(task.task_id for task in result.get_task_instances() if task.state == "failed")
    return Finished(dag_id, month, str(result.state), tuple(failed))
