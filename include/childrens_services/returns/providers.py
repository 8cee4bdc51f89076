"""Ofsted's lists of providers: one workbook, or children's homes and social care providers as one each."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from childrens_services.errors import BadInput
from childrens_services.returns import councils
from childrens_services.returns.delivered import PROVIDERS, ROW
from childrens_services.returns.derive import places, plain
from childrens_services.returns.readers import xlsx
from childrens_services.returns.texts import numbers, texts

if TYPE_CHECKING:
    import pandas as pd

# what the lists' headings are over the years; the first that is there counts. Supported accommodation has its own
HEADINGS = {
    "URN": ("urn",),
    "LA_NAME_FROM_FILE": ("local authority", "setting local authority", "provider local authority"),
    "PLACE_CODES": ("placement code", "placement codes"),
    "PROVIDER_CODES": ("placement provider code", "placement provider codes", "provider code"),
    "REG_END": ("deregistration date", "closed date", "registration end date"),
    "POSTCODE": ("setting address postcode", "provider postcode", "setting postcode", "postcode"),
}
NEEDED = ("URN", "LA_NAME_FROM_FILE", "PLACE_CODES")
# what is written where there is no date
NO_DATE = {"-", "n/a", "na", "none", "null"}


def read(files: Sequence[Path], postcodes: "pd.DataFrame | pa.Table | None" = None) -> pa.Table:
    """One row for each provider, each URN's last row where it comes again. Raises BadInput."""
    rows = [row for file in files for row in _rows(file)]
    unique = list({row["URN"]: row for row in rows}.values())
    for row in unique:
        code, name = councils.by_name(row.get("LA_NAME_FROM_FILE", ""))
        row |= {key: value for key, value in (("LA_CODE_INFERRED", code), ("LA_NAME_INFERRED", name)) if value}
    found = _table(unique)
    return found if postcodes is None else placed(found, postcodes)


def placed(providers: pa.Table, postcodes: "pd.DataFrame | pa.Table") -> pa.Table:
    """The providers with the council their postcode is in, where the list of postcodes has it."""
    rows = providers.to_pylist()
    found = places(postcodes, {plain(row["POSTCODE"]) for row in rows if row["POSTCODE"]})
    for row in rows:
        place = found.get(plain(row["POSTCODE"]))
        if place and place.local_authority:
            row["LA_CODE_INFERRED"] = place.local_authority
            row["LA_NAME_INFERRED"] = councils.name_of(place.local_authority) or row["LA_NAME_INFERRED"]
    return _table(rows)


def _table(rows: Sequence[Mapping[str, str | None]]) -> pa.Table:
    columns = {name: texts([row.get(name) or "" for row in rows]) for name in PROVIDERS}
    return pa.table({ROW: numbers(range(len(rows))), **columns})


def frame(files: Sequence[Path], postcodes: "pd.DataFrame | pa.Table | None" = None) -> "pd.DataFrame":
    """The same as a frame, as check_tables takes it. Raises BadInput."""
    return read(files, postcodes).drop_columns([ROW]).to_pandas()


def _rows(file: Path) -> list[dict[str, str]]:
    if not file.is_file():
        raise BadInput("there is no such file", file=str(file), remedy="check how it is written")
    headings: list[str] = []

    def wanted(sheet: str, written: dict[str, str]) -> dict[str, str]:
        found = _columns(written)
        headings.extend(name for name in NEEDED if name not in found.values())
        return found if set(NEEDED) <= set(found.values()) else {}

    sheets = xlsx.read(file, wanted)
    if not sheets:
        raise BadInput(
            f"no sheet has all of {', '.join(NEEDED)}",
            file=file.name,
            row=1,
            field=headings[0] if headings else None,
            remedy="give Ofsted's list as it comes, with its headings in the first row",
        )
    return [made for sheet in sheets.values() for row in sheet if (made := _row(row))]


def _columns(written: dict[str, str]) -> dict[str, str]:
    """The columns to read, by where they are."""
    there = {" ".join(heading.lower().split()): at for at, heading in reversed(written.items()) if heading}
    found = {}
    for name, headings in HEADINGS.items():
        if match := next((there[heading] for heading in headings if heading in there), None):
            found[match] = name
    return found


def _row(written: dict[str, str]) -> dict[str, str] | None:
    """A provider: codes without blanks, the end of its registration as YYYY-MM-DD."""
    row = {name: text.strip() for name, text in written.items() if text.strip()}
    if "URN" not in row:
        return None
    row["URN"] = row["URN"].upper()
    for name in ("PLACE_CODES", "PROVIDER_CODES"):
        if name in row:
            row[name] = re.sub(r"\s*[,;]\s*", ",", row[name].upper())
    if "REG_END" in row:
        if row["REG_END"].lower() in NO_DATE:
            del row["REG_END"]
        else:
            row["REG_END"] = xlsx.as_date(row["REG_END"])
    return row
