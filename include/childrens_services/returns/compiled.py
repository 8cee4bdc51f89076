"""What is made from many small files, kept as JSON beside the project until one of them changes."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from childrens_services import settings

FOLDER = settings.ROOT / ".airflow" / "returns"


def kept(name: str, sources: Iterable[Path], make: Callable[[], Any]) -> Any:
    """What `make` gives (plain JSON values), from the last time where no source has changed; nothing needs it kept."""
    path, state = FOLDER / f"{name}.json", _state([Path(__file__), *sources])
    try:
        found = json.loads(path.read_bytes())
        if found["state"] == state:
            return found["made"]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    made = make()
    _keep(path, {"state": state, "made": made})
    return made


def _state(sources: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sources:
        about = path.stat()
        digest.update(f"{path} {about.st_mtime_ns} {about.st_size}\n".encode())
    return digest.hexdigest()


def _keep(path: Path, content: dict[str, Any]) -> None:
    """Written whole or not at all: another process may read it meanwhile. A read-only project goes without."""
    part = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(content))
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
