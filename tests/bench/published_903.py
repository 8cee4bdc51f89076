"""Runs the published SSDA903 validator, in its own environment, on this year's and last year's files.

Its command takes no last year; its class does, as the hosted tool uses it. Arguments: folder of this year's files,
folder of last year's, rule set.
"""

import importlib
import sys
from pathlib import Path


def main(now: str, before: str, ruleset: str) -> None:
    """Prints how many rules were run."""
    validator = importlib.import_module("lac_validator.lac_validator").LacValidator
    files = [
        {"name": path.name, "description": description, "file_content": path.read_bytes()}
        for folder, description in ((now, "This year"), (before, "Prev year"))
        for path in sorted(Path(folder).glob("*.csv"))
    ]
    registry = importlib.import_module(f"lac_validator.rules.{ruleset}").registry
    checked = validator(
        metadata={"collectionYear": ruleset[3:7], "localAuthority": "E10000018"}, files=files, registry=registry
    )
    checked.validate()
    print(len(checked.dones), "rules run")


if __name__ == "__main__":
    main(*sys.argv[1:4])
