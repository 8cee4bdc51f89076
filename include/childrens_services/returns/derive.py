"""Columns that a return does not bring: worked out from its other tables and from reference data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from childrens_services.returns.delivered import Delivered, is_nothing
from childrens_services.returns.layout import LAST
from childrens_services.returns.run import Collection
from childrens_services.returns.texts import texts

if TYPE_CHECKING:
    import pandas as pd

METRES_PER_MILE = 1609.344
# the columns of a list of postcodes, and what the ONS Postcode Directory calls them
POSTCODES = {
    "postcode": ("pcds", "pcd", "pcd7", "pcd8", "pcd2"),
    "easting": ("oseast1m", "east1m"),
    "northing": ("osnrth1m", "north1m"),
    "local_authority_code": ("laua", "lad", "local_authority_district"),
}


@dataclass(frozen=True)
class Place:
    """Where a postcode is: metres on the national grid, and its local authority's GSS code."""

    easting: float | None
    northing: float | None
    local_authority: str | None


def derive(return_name: str, delivered: Delivered, postcodes: "pd.DataFrame | pa.Table | None", of: Collection) -> None:
    """Add the derived columns that were not delivered, in place."""
    if return_name != "ssda903":
        return
    for suffix in ("", LAST):
        _unaccompanied(delivered, suffix)
    if postcodes is None:
        return
    found = places(postcodes, wanted(delivered))
    for suffix in ("", LAST):
        _placements(delivered, f"Episodes{suffix}", found, of)


def wanted(delivered: Delivered) -> set[str]:
    """The postcodes of home and placement that the return has, in their plain form."""
    found: set[str] = set()
    for table in ("Episodes", f"Episodes{LAST}"):
        for column in ("HOME_POST", "PL_POST"):
            if delivered.has_column(table, column):
                found |= {plain(text) for text in set(delivered.tables[table].column(column).to_pylist()) if text}
    return found - {""}


def places(postcodes: "pd.DataFrame | pa.Table", of: set[str]) -> dict[str, Place]:
    """The places of the postcodes in `of`. Raises ValueError for a list that lacks a column."""
    columns = postcodes.column_names if isinstance(postcodes, pa.Table) else list(postcodes.columns)
    named = postcode_columns(columns)
    values = (_values(postcodes, named[name]) for name in POSTCODES)
    return {
        code: Place(_number(east), _number(north), None if is_nothing(council) else str(council).strip() or None)
        for code, east, north, council in zip(map(plain, next(values)), *values, strict=True)
        if code in of
    }


def postcode_columns(columns: Iterable[str]) -> dict[str, str]:
    """Our name of each column to the one it has. Raises ValueError for one that is not there.

    The directory's names may end in a year and month's digits, as in `lad24cd`.
    """
    there = {str(name).lower(): str(name) for name in columns}
    short = {name.removesuffix("cd").rstrip("0123456789"): written for name, written in there.items()}
    found = {}
    for name, others in POSTCODES.items():
        match = [there[one] for one in (name, *others) if one in there] or [
            short[one] for one in others if one in short
        ]
        if not match:
            raise ValueError(f"the list of postcodes has no column {name} (or {', '.join(others)})")
        found[name] = match[0]
    return found


def plain(postcode: Any) -> str:
    """A postcode as it is compared: in capitals, without blanks."""
    return "".join(str(postcode).split()).upper()


def _values(frame: "pd.DataFrame | pa.Table", name: str) -> list[Any]:
    column = frame.column(name).to_pylist() if isinstance(frame, pa.Table) else frame[name].tolist()
    return list(column)


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    # the directory writes 0 where the place is not on the grid
    return number if number > 0 else None


def _placements(delivered: Delivered, table: str, found: Mapping[str, Place], of: Collection) -> None:
    """PL_LA (GSS code), PL_LOCATION (IN or OUT of the council's area), PL_DISTANCE (miles from home)."""
    if not delivered.has_column(table, "PL_POST"):
        return
    placed = _found(delivered, table, "PL_POST", found)
    councils = [place.local_authority if place else None for place in placed]
    _add(delivered, table, "PL_LA", councils)
    if of.local_authority:
        inside = [None if code is None else "IN" if code == of.local_authority else "OUT" for code in councils]
        _add(delivered, table, "PL_LOCATION", inside)
    if delivered.has_column(table, "HOME_POST"):
        homes = _found(delivered, table, "HOME_POST", found)
        _add(delivered, table, "PL_DISTANCE", [_miles(a, b) for a, b in zip(homes, placed, strict=True)])


def _found(delivered: Delivered, table: str, column: str, found: Mapping[str, Place]) -> list[Place | None]:
    written = delivered.tables[table].column(column).to_pylist()
    by_text = {text: found.get(plain(text)) for text in set(written)}
    return [by_text[text] for text in written]


def _miles(home: Place | None, placed: Place | None) -> str | None:
    if home is None or placed is None:
        return None
    if None in (home.easting, home.northing, placed.easting, placed.northing):
        return None
    metres = hypot(home.easting - placed.easting, home.northing - placed.northing)  # type: ignore[operator]
    return f"{round(metres / METRES_PER_MILE, 1)}"


def _add(delivered: Delivered, table: str, column: str, values: list[str | None]) -> None:
    if not delivered.has_column(table, column):
        delivered.tables[table] = delivered.tables[table].append_column(
            column, texts([value or "" for value in values])
        )


def _unaccompanied(delivered: Delivered, suffix: str) -> None:
    """Header.UASC: 1 for a child with a row in the UASC table, else 0. XML brings it."""
    header, listed = f"Header{suffix}", f"UASC{suffix}"
    if delivered.has_column(header, "UASC") or not delivered.has_column(header, "CHILD"):
        return
    if not delivered.has_column(listed, "CHILD"):
        return
    there = set(delivered.tables[listed].column("CHILD").to_pylist())
    children = delivered.tables[header].column("CHILD").to_pylist()
    _add(delivered, header, "UASC", ["1" if child in there else "0" for child in children])
