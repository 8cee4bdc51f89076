"""Run DAGs for months through Airflow in worker processes of our own, two at a time, and tell how it goes."""

import logging
import multiprocessing
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from queue import Empty
from typing import Any

# set so that people see the run go on, and so that a worker that died is noticed
POLL_SECONDS = 0.5
# no run of one DAG for one month takes this long; one that does is stuck
STUCK_SECONDS = 1800


@dataclass(frozen=True)
class Finished:
    """One DAG run that has ended."""

    dag_id: str
    month: str
    state: str
    failed_tasks: tuple[str, ...]


def run(lanes: list[list[tuple[str, str]]], log_folder: Path, tell: Any) -> list[Finished]:
    """Run each lane's (DAG, month) pairs in order, the lanes side by side; `tell` is called with each end.

    Raises RuntimeError when a worker dies or is stuck.
    """
    log_folder.mkdir(parents=True, exist_ok=True)
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    workers = [
        context.Process(target=_work, args=(lane, str(log_folder / f"run-{number}.log"), queue), daemon=True)
        for number, lane in enumerate(lanes, 1)
        if lane
    ]
    for worker in workers:
        worker.start()
    try:
        return _collect(workers, queue, sum(map(len, lanes)), log_folder, tell)
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def _collect(workers: list[Any], queue: Any, expected: int, log_folder: Path, tell: Any) -> list[Finished]:
    finished: list[Finished] = []
    heard = time.monotonic()
    while len(finished) < expected:
        try:
            done = queue.get(timeout=POLL_SECONDS)
        except Empty:
            if any(worker.exitcode not in (None, 0) for worker in workers):
                raise RuntimeError(f"a worker died; its log is in {log_folder}") from None
            if time.monotonic() - heard > STUCK_SECONDS:
                raise RuntimeError(f"a run is stuck; its log is in {log_folder}") from None
        else:
            heard = time.monotonic()
            finished.append(done)
            tell(done)
    return finished


def _work(lane: list[tuple[str, str]], log_file: str, queue: Any) -> None:
    """In a worker: everything Airflow prints goes to the log file, the ends of runs to the queue."""
    log = os.open(log_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for stream in (sys.stdout.fileno(), sys.stderr.fileno()):
        os.dup2(log, stream)
    logging.captureWarnings(True)
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(os.environ["AIRFLOW__CORE__DAGS_FOLDER"])
    if bag.import_errors:
        raise RuntimeError(f"DAG files that cannot be read: {', '.join(bag.import_errors)}")
    for dag_id, month in lane:
        queue.put(_run(bag.dags[dag_id], month))


def _run(dag: Any, month: str) -> Finished:
    result = dag.test(run_conf={"month": month})
    failed = sorted(task.task_id for task in result.get_task_instances() if task.state == "failed")
    return Finished(dag.dag_id, month, str(result.state), tuple(failed))
