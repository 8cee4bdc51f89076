"""Ofsted's lists of providers, in the layouts of the years."""

import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from childrens_services.errors import BadInput
from childrens_services.returns import postcodes, providers
from childrens_services.returns.readers import xlsx

from tests.returns.given_files import SAMPLES, text_file, workbook

FIRST = ["Local authority", "URN", "Provider name", "Deregistration date", "Placement code", "Provider postcode"]
SECOND = ["Provider local authority", "Setting Local Authority", "URN", "Closed date", "Placement code"]
POSTCODES = pd.DataFrame(
    {
        "pcds": ["LE1 1AA", "LE2 2BB"],
        "oseast1m": [458000, 459000],
        "osnrth1m": [304000, 305000],
        "laua": ["E06000016", "E10000018"],
    }
)


def rows(*files: Path, columns: tuple[str, ...], **more: Any) -> list[tuple[Any, ...]]:
    found = providers.read(files, **more)
    return [tuple(row[column] for column in columns) for row in found.to_pylist()]


def one(path: Path) -> Path:
    return workbook(
        path,
        {
            "Providers": [
                [*FIRST, "Placement provider code"],
                ["Leicestershire County Council", "sc001", "A & B <Ltd>", "-", " K2, U1", "LE1 1AA", "PR1 ,PR2"],
                ["Elsewhere", 1234567, "B", datetime(2026, 5, 1), "H5", "le22bb", None],
                [None, None, "Total", None, None, None, None],
            ],
            "SA Providers": [SECOND, ["Oz", "Leicestershire", "SA1", datetime(2026, 6, 1), "Z1"]],
            "Notes": [["anything at all"]],
        },
    )


def test_every_sheet_with_providers_is_read(tmp_path: Path) -> None:
    columns = ("URN", "LA_NAME_FROM_FILE", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE")
    assert rows(one(tmp_path / "list.xlsx"), columns=columns) == [
        ("SC001", "Leicestershire County Council", "K2,U1", "PR1,PR2", "", "LE1 1AA"),
        ("1234567", "Elsewhere", "H5", "", "2026-05-01", "le22bb"),
        ("SA1", "Leicestershire", "Z1", "", "2026-06-01", ""),
    ]


def test_the_council_comes_from_the_postcode_or_else_from_its_name(tmp_path: Path) -> None:
    columns = ("URN", "LA_CODE_INFERRED", "LA_NAME_INFERRED")
    path = one(tmp_path / "list.xlsx")
    assert rows(path, columns=columns) == [
        ("SC001", "E10000018", "Leicestershire"),
        ("1234567", "", ""),
        ("SA1", "E10000018", "Leicestershire"),
    ]
    assert rows(path, columns=columns, postcodes=POSTCODES) == [
        ("SC001", "E06000016", "Leicestershire"),
        ("1234567", "E10000018", "Leicestershire"),
        ("SA1", "E10000018", "Leicestershire"),
    ]


def test_two_files_are_one_list_and_a_urn_comes_once(tmp_path: Path) -> None:
    homes = workbook(tmp_path / "homes.xlsx", {"a": [FIRST, ["X", "1", "A", "-", "K2", "LE1 1AA"]]})
    others = workbook(
        tmp_path / "others.xlsx", {"b": [FIRST, ["X", 1, "A", "-", "U1", ""], ["X", 2, "A", "", "U2", ""]]}
    )
    assert rows(homes, others, columns=("row_id", "URN", "PLACE_CODES")) == [(0, "1", "U1"), (1, "2", "U2")]
    assert list(providers.frame([homes, others])["URN"]) == ["1", "2"]


def test_what_is_no_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"a.xlsx: it is not a workbook"):
        providers.read([text_file(tmp_path, "a.xlsx", "URN")])
    with pytest.raises(BadInput, match=r"b.xlsx, row 1, field PLACE_CODES: no sheet has all"):
        providers.read([workbook(tmp_path / "b.xlsx", {"a": [["URN", "Local authority"], [1, "X"]]})])
    with pytest.raises(BadInput, match="there is no such file"):
        providers.read([tmp_path / "c.xlsx"])


@pytest.mark.parametrize("sheet", ["one", "Provid&ers"])
def test_both_ways_to_read_a_workbook_give_the_same(tmp_path: Path, sheet: str) -> None:
    cells = [["a", "b", "c", "d"], ["x & y", 1.5, None, True], [None, None, None, None], ["é\n2", 7.0, " t ", 1e15]]
    path = workbook(tmp_path / "a.xlsx", {sheet: cells, "empty": []})

    def wanted(_: str, headings: dict[str, str]) -> dict[str, str]:
        return {at: heading for at, heading in headings.items() if heading in ("a", "b", "c")}

    expected = {sheet: [{"a": "x & y", "b": "1.5"}, {"a": "é\n2", "b": "7", "c": "t"}]}
    assert xlsx.read(path, wanted) == expected
    # another program may write the same with a prefix
    other = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(other, "w") as again:
        for member in book.namelist():
            content = book.read(member)
            if "sheet1" in member:
                content = re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", content).replace(b" xmlns=", b" xmlns:x=")
            again.writestr(member, content)
    assert xlsx.read(other, wanted) == expected


def test_text_within_the_sheet_is_read_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("a")
    for row in (FIRST, ["X", "1", "A", "-", "K2", "LE1 1AA"]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert rows(tmp_path / "a.xlsx", columns=("URN", "POSTCODE")) == [("1", "LE1 1AA")]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_only_the_postcodes_asked_for_are_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"list.{suffix}"
    POSTCODES.to_csv(path, index=False) if suffix == "csv" else POSTCODES.to_parquet(path)
    found = postcodes.read(path, ["LE22BB"]).to_pylist()
    expected = {"postcode": "LE2 2BB", "easting": "459000", "northing": "305000", "local_authority_code": "E10000018"}
    assert found == [expected]
    assert postcodes.read(path).num_rows == 2


def test_a_list_of_postcodes_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"a.csv, row 1: the list of postcodes has no column easting"):
        postcodes.read(text_file(tmp_path, "a.csv", "postcode,laua\nLE1 1AA,E1\n"))
    with pytest.raises(BadInput, match="it cannot be read"):
        postcodes.read(text_file(tmp_path, "b.parquet", "nothing"))
    with pytest.raises(BadInput, match="no such file"):
        postcodes.read(tmp_path / "c.csv")


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not beside the repository")
def test_the_published_samples() -> None:
    columns = ("URN", "LA_NAME_FROM_FILE", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE")
    assert rows(SAMPLES / "ssda903" / "scp_ch_2025_fake.xlsx", columns=columns) == [
        ("1", "Provider LA", "H5", "RRR", "", "RT1 4RT"),
        ("2", "SA LA", "N1", "", "2024-02-01", "P05 7OD"),
    ]
    assert rows(SAMPLES / "ssda903" / "combined_scp_ch_fake.xlsx", columns=columns)[0] == (
        "ARN00001",
        "Arnor borough council",
        "U1,U2,U3,U4,U5,U6",
        "RD1,RD2",
        "",
        "ND1 8AD",
    )
