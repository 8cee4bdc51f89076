"""One piece of work in a process of its own, as Airflow runs a task: how long it took and how much memory it needed."""

import multiprocessing
import resource
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from childrens_services import database


@dataclass(frozen=True)
class Task:
    """What became of the work: seconds, the process's peak memory in MiB, and what the work gave."""

    seconds: float
    peak: float
    result: Any


def run(work: Callable[[], Any]) -> Task:
    """Do the work in a fork of this process, which has imported everything: imports are not timed.

    Raises RuntimeError with the child's traceback when the work fails.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_do, args=(work, theirs))
    child.start()
    theirs.close()
    done = ours.recv()
    child.join()
    if isinstance(done, str):
        raise RuntimeError(done)
    return done


def seconds(work: Callable[[], Any]) -> float:
    """How long the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _do(work: Callable[[], Any], answer: Any) -> None:
    # a connection of the parent's is not ours to use
    database.engine().dispose(close=False)
    try:
        began = time.perf_counter()
        result = work()
        seconds = time.perf_counter() - began
        answer.send(Task(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, result))
    except BaseException:
        answer.send(traceback.format_exc())
