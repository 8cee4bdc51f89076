"""Write the dictionary, or with `--check` say which of its files are stale."""

import sys
from pathlib import Path

from childrens_services import settings
from childrens_services.dictionary import matrix, page

FOLDER = settings.ROOT / "docs" / "dictionary"
COMMAND = "python -m childrens_services.dictionary"


def files() -> dict[Path, str]:
    """Every file by its path: the same for the same declarations."""
    pictures = page.pictures()
    return {
        FOLDER / "index.html": page.html(pictures),
        FOLDER / "columns.csv": page.table_of_columns(),
        **{FOLDER / f"star_{area}.svg": svg for area, svg in pictures.items()},
        matrix.PAGE: matrix.page(matrix.PAGE.read_text(encoding="utf-8")),
    }


def stale(wanted: dict[Path, str]) -> list[Path]:
    """Files that are missing or differ, and those in the folder that are of nothing any more."""
    differ = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return differ + sorted(set(FOLDER.glob("*")) - set(wanted))


def main(arguments: list[str]) -> int:
    """Write the files; with `--check` return 1, and say what to do, when one differs."""
    wanted = files()
    found = stale(wanted)
    if "--check" in arguments:
        names = ", ".join(str(path.relative_to(settings.ROOT)) for path in found)
        if found:
            sys.stderr.write(f"{names}: stale; run {COMMAND}\n")
        return 1 if found else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in found:
        if path in wanted:
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
