"""`make ui`: Airflow's scheduler, DAG processor, triggerer and API server on this machine, until Ctrl+C."""

import json
import secrets
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

from rich.console import Console

from childrens_services.local import prepare
from childrens_services.local.home import PASSWORD_FILE, Home

COMPONENTS = ("api-server", "scheduler", "dag-processor", "triggerer")
STOP_SECONDS = 20


def ui(home: Home, *, port: int, size: float, seed: int, console: Console) -> int:
    """Start Airflow and wait; gives the exit code."""
    with ExitStack() as stack:
        console.print("Starting PostgreSQL and Airflow …")
        stack.enter_context(prepare.statistics_service(size=size if home.sources is None else 1.0))
        prepare.databases(home)
        if home.sources is None:
            prepare.made_up_sources(home, size=size, seed=seed)
        _show_password(console)
        console.print(f"Airflow: http://localhost:{port}  (ready in about 20 s; stop with Ctrl+C)")
        return _wait(_start(home.folder / "logs"), console)


def _show_password(console: Console) -> None:
    """Make the admin's password the first time, and show it that once."""
    path = PASSWORD_FILE
    if path.exists():
        console.print(f"User admin; the password was shown at the first start and is kept in {path}")
        return
    password = secrets.token_urlsafe(12)
    path.touch(mode=0o600)
    path.write_text(json.dumps({"admin": password}))
    console.print(f"User [bold]admin[/bold], password [bold]{password}[/bold] (shown this once, kept in {path})")


def _start(logs: Path) -> list[subprocess.Popen[bytes]]:
    logs.mkdir(parents=True, exist_ok=True)
    airflow = Path(sys.executable).with_name("airflow")
    processes = []
    for component in COMPONENTS:
        with (logs / f"{component}.log").open("ab") as log:
            processes.append(subprocess.Popen([airflow, component], stdout=log, stderr=log))  # noqa: S603
    return processes


def _wait(processes: list[subprocess.Popen[bytes]], console: Console) -> int:
    """Until Ctrl+C, or until a component ends by itself, which is an error."""

    def interrupt(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(1)
        ended = [name for name, process in zip(COMPONENTS, processes, strict=True) if process.poll() is not None]
        console.print(f"{', '.join(ended)} ended; see its log", style="red")
        return 1
    except KeyboardInterrupt:
        console.print("Stopping …")
        return 0
    finally:
        _stop(processes)


def _stop(processes: list[subprocess.Popen[bytes]]) -> None:
    # on SIGTERM Airflow's components leave children of their own behind; on SIGINT they do not
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
    for process in processes:
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
