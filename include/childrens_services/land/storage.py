"""Folders and object storage, addressed alike through Airflow's ObjectStoragePath."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from airflow.sdk import ObjectStoragePath

from childrens_services.errors import SourceUnavailable


def url(place: str) -> str:
    """The URL of a place given as a URL or as a folder, without a trailing slash."""
    # not Path.as_uri(): the local file system does not undo its %20
    return place.rstrip("/") if "://" in place else f"file://{Path(place).expanduser().resolve()}"


def path(place: str, *parts: str) -> ObjectStoragePath:
    """The path of what lies at `parts` under a place given as a URL or as a folder."""
    return ObjectStoragePath("/".join([url(place), *parts]))


def files(folder: ObjectStoragePath) -> list[ObjectStoragePath]:
    """The folder's own files by name, hidden ones left out; empty when there is no such folder."""
    if not folder.is_dir():
        return []
    return sorted((item for item in folder.iterdir() if item.is_file() and item.name[0] != "."), key=_name)


def _name(item: ObjectStoragePath) -> str:
    return item.name


def open_binary(file: ObjectStoragePath, mode: str) -> Any:
    """A binary stream of the file, `mode` being rb or wb."""
    return file.open(mode)  # type: ignore[no-untyped-call]


@contextmanager
def opened(file: ObjectStoragePath) -> Iterator[Any]:
    """A binary stream of the file. Raises SourceUnavailable when it cannot be opened or read on."""
    try:
        with open_binary(file, "rb") as stream:
            yield stream
    except OSError as error:
        raise SourceUnavailable(
            f"{file.name}: cannot be read ({type(error).__name__}). What to do: check that the file is still there and "
            "that the account the pipeline runs as may read it; the task will be tried again"
        ) from None


def digest(file: ObjectStoragePath) -> str:
    """The sha256 of the file's bytes. Raises SourceUnavailable when it cannot be read."""
    with opened(file) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
