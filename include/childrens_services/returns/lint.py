"""`python -m childrens_services.returns.lint`: the SQL of every rule and view, as SQLFluff sees it.

Layout is left out: the queries stand in YAML. Exits with 1 where something is found.
"""

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from childrens_services import settings
from childrens_services.returns import layout, rules

# how a query is laid out, which columns and joins are named in full, and what tests settle better
LEFT_OUT = "layout,ST05,ST06,ST09,RF02,RF03,RF04,AL03,AL04,AL07,AM03,AM04,AM05"
YEAR = 2027
VALUES = {
    "collection_year": YEAR,
    "collection_start": date(2026, 4, 1),
    "collection_end": date(2027, 3, 31),
    "reference_date": date(2027, 3, 31),
    "local_authority": "E10000018",
    "file_format": "csv",
}


def main() -> int:
    """Write every query to a file of its own and have them looked at."""
    with tempfile.TemporaryDirectory() as folder:
        for name, query in queries():
            Path(folder, f"{name}.sql").write_text(query + "\n")
        command = [str(Path(sys.executable).with_name("sqlfluff")), "lint", "--disable-progress-bar"]
        options = ["--config", str(settings.ROOT / "pyproject.toml"), "--exclude-rules", LEFT_OUT]
        return subprocess.run([*command, *options, folder], check=False).returncode  # noqa: S603


def queries() -> list[tuple[str, str]]:
    """Every query by a name, with its parameters written in."""
    found = []
    for name in layout.names():
        for rule in rules.load(name).values():
            for version in rule.versions:
                query = rules.fill(version.query, name, version.since, VALUES)
                found.append((f"{name}_{rule.code}_{version.since}", query))
        for path in sorted((layout.FOLDER / name / "views").glob("*.sql")):
            found.append((f"{name}_{path.stem}", rules.fill(path.read_text(), name, YEAR, VALUES)))
    return found


if __name__ == "__main__":
    sys.exit(main())
