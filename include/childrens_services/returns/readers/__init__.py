"""Readers: the files of a return, as they are sent, to tables of text."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from childrens_services.errors import BadInput

if TYPE_CHECKING:
    from childrens_services.returns.delivered import Delivered
    from childrens_services.returns.readers.report import Reading

SUFFIXES = {"ssda903": (".csv", ".xml"), "cin": (".xml",), "sen": (".xlsx", ".xlsm")}


def deliver(return_name: str, files: Sequence[Path], last_year: Sequence[Path] = ()) -> "tuple[Delivered, Reading]":
    """The return in the files and folders, last year's under `<table>_last`, and what the readers tell of them.

    In a folder only files of the return's kind are read, and of CSV files only those with its key column. Raises
    BadInput.
    """
    from childrens_services.returns.delivered import Delivered
    from childrens_services.returns.layout import LAST

    now = read(return_name, files)
    tables = dict(now.tables)
    if last_year:
        before = read(return_name, last_year)
        tables |= {f"{name}{LAST}": table for name, table in before.tables.items()}
        now.findings += before.findings
    return Delivered(return_name, tables), now


def read(return_name: str, places: Sequence[Path]) -> "Reading":
    """The tables in the files and folders. Raises BadInput."""
    if return_name not in SUFFIXES:
        raise ValueError(f"no return {return_name!r}; there are {', '.join(SUFFIXES)}")
    files = [file for place in places for file in _files(return_name, place)]
    for file in files:
        if not file.stat().st_size:
            raise BadInput("it is empty", file=file.name, remedy="send it again, or leave it out")
    match return_name:
        case "ssda903":
            return _ssda903(files)
        case "cin":
            return _one(files)
        case _:
            from childrens_services.returns.readers import sen

            return sen.read(files)


def _files(return_name: str, place: Path) -> list[Path]:
    suffixes = SUFFIXES[return_name]
    if place.is_file():
        if place.suffix.lower() not in suffixes:
            raise BadInput(
                "it is no file of this return", file=place.name, remedy=f"give {' or '.join(suffixes)} files"
            )
        return [place]
    if not place.is_dir():
        raise BadInput("there is no such file or folder", file=str(place), remedy="check how it is written")
    found = sorted(path for path in place.iterdir() if path.suffix.lower() in suffixes and path.is_file())
    if return_name == "ssda903":
        found = [path for path in found if path.suffix.lower() != ".csv" or _may_be_a_table(path)]
    if not found:
        raise BadInput(
            "the folder has no file of this return", file=str(place), remedy="check that it is the right one"
        )
    return found


def _may_be_a_table(path: Path) -> bool:
    from childrens_services.returns.readers import csv

    return not path.stat().st_size or "CHILD" in csv.headings(path)


def _ssda903(files: Sequence[Path]) -> "Reading":
    """CSV files, or XML, which may have CSV files beside it for the tables it lacks."""
    from childrens_services.returns.readers import csv

    found = csv.read([path for path in files if path.suffix.lower() == ".csv"])
    for path in files:
        if path.suffix.lower() == ".xml":
            from childrens_services.returns.readers import xml903

            _join(found, xml903.read(path, found.tables.keys()), path.name)
    return found


def _join(found: "Reading", other: "Reading", file: str) -> None:
    for name in other.tables:
        if name in found.tables:
            raise BadInput(f"it has {name}, and so has {found.sources[name]}", file=file, remedy="give each table once")
    found.tables |= other.tables
    found.sources |= other.sources
    found.findings += other.findings
    found.file_format = other.file_format


def _one(files: Sequence[Path]) -> "Reading":
    from childrens_services.returns.readers import cin

    if len(files) > 1:
        raise BadInput("it is the second file of one census", file=files[1].name, remedy="give one file")
    return cin.read(files[0])
