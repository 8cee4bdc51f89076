"""Writes the made-up county's deliveries: `python -m childrens_services.county --out sources`."""

import argparse
from pathlib import Path

from childrens_services.county import FIRST_MONTH, LAST_MONTH, SEED, SIZE, make
from childrens_services.months import span


def main(arguments: list[str] | None = None) -> None:
    """Reads the command line and writes the files."""
    parser = argparse.ArgumentParser(prog="python -m childrens_services.county", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--months", default=f"{FIRST_MONTH}..{LAST_MONTH}", help="first..last, default %(default)s")
    parser.add_argument("--size", type=float, default=SIZE, help="1 is Leicestershire's size, default %(default)s")
    parser.add_argument("--seed", type=int, default=SEED, help="default %(default)s")
    parser.add_argument("--no-defects", action="store_true", help="plant no defects")
    chosen = parser.parse_args(arguments)
    first, _, last = chosen.months.partition("..")
    months = span(first, last or first)
    try:
        make(chosen.out, months=months, size=chosen.size, seed=chosen.seed, defects=not chosen.no_defects)
    except ValueError as error:
        parser.error(str(error))
    print(f"{len(months)} months written to {chosen.out}")


if __name__ == "__main__":
    main()
