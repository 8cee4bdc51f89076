"""Columns that are worked out: where a child is placed, how far from home, and who is unaccompanied."""

from typing import Any

import pandas as pd
import pytest
from childrens_services.returns.delivered import Delivered
from childrens_services.returns.derive import derive
from childrens_services.returns.run import collection

NAMES = ["postcode", "easting", "northing", "local_authority_code"]
PLACES = pd.DataFrame(
    [
        ("LE1 1AA", 458000, 304000, "E06000016"),
        ("LE2 2BB", 461000, 308000, "E10000018"),
        ("LE33CC", 461000.0, 308000.0, "E10000018"),
        ("JE1 1AA", None, None, "L99999999"),
        ("GX1 1AA", 0, 0, ""),
    ],
    columns=NAMES,
)


def derived(
    rows: list[dict[str, Any]],
    postcodes: pd.DataFrame | None = PLACES,
    table: str = "Episodes",
    la: str | None = "E10000018",
) -> pd.DataFrame:
    """The table with what was worked out."""
    delivered = Delivered.of_frames("ssda903", {table: pd.DataFrame(rows, dtype=object)})
    derive("ssda903", delivered, postcodes, collection(2027, {"local_authority": la}, delivered))
    return delivered.tables[table].to_pandas()


@pytest.mark.parametrize("table", ["Episodes", "Episodes_last"])
def test_where_a_child_is_placed_and_how_far_from_home(table: str) -> None:
    rows = [
        {"HOME_POST": "LE1 1AA", "PL_POST": "le2  2bb"},
        {"HOME_POST": "LE22BB", "PL_POST": "LE1 1AA"},
        {"HOME_POST": "LE2 2BB", "PL_POST": "LE3 3CC"},
        {"HOME_POST": "LE1 1AA", "PL_POST": "XX1 1XX"},
        {"HOME_POST": None, "PL_POST": "LE2 2BB"},
        {"HOME_POST": "JE1 1AA", "PL_POST": "JE1 1AA"},
        {"HOME_POST": "GX1 1AA", "PL_POST": "GX1 1AA"},
        {"HOME_POST": "LE1 1AA", "PL_POST": None},
    ]
    found = derived(rows, table=table)
    # 3 km east and 4 km north are 5 km
    assert list(zip(found["PL_LA"], found["PL_LOCATION"], found["PL_DISTANCE"], strict=True)) == [
        ("E10000018", "IN", "3.1"),
        ("E06000016", "OUT", "3.1"),
        ("E10000018", "IN", "0.0"),
        ("", "", ""),
        ("E10000018", "IN", ""),
        ("L99999999", "OUT", ""),
        ("", "", ""),
        ("", "", ""),
    ]


@pytest.mark.parametrize(
    "names", [["pcds", "oseast1m", "osnrth1m", "laua"], ["pcd7", "east1m", "north1m", "lad25cd"], ["PCD", *NAMES[1:]]]
)
def test_the_postcode_directorys_names_are_taken(names: list[str]) -> None:
    found = derived([{"HOME_POST": "LE1 1AA", "PL_POST": "LE2 2BB"}], PLACES.set_axis(names, axis=1))
    assert (found["PL_LA"][0], found["PL_DISTANCE"][0]) == ("E10000018", "3.1")


def test_a_list_without_a_column_is_an_error() -> None:
    with pytest.raises(ValueError, match="no column northing"):
        derived([{"PL_POST": "LE1 1AA"}], PLACES.drop(columns="northing"))


def test_what_is_delivered_stays() -> None:
    found = derived([{"HOME_POST": "LE1 1AA", "PL_POST": "LE2 2BB", "PL_DISTANCE": 99, "PL_LA": "X"}])
    assert (found["PL_LA"][0], found["PL_LOCATION"][0], found["PL_DISTANCE"][0]) == ("X", "IN", "99")


def test_without_a_list_or_postcodes_or_a_council_nothing_is_made_up() -> None:
    row = {"HOME_POST": "LE1 1AA", "PL_POST": "LE2 2BB"}
    assert "PL_LA" not in derived([row], None)
    assert "PL_LA" not in derived([{"HOME_POST": "LE1 1AA"}])
    without = derived([row], la=None)
    assert "PL_LOCATION" not in without
    assert without["PL_LA"][0] == "E10000018"


def test_unaccompanied_children_are_those_of_their_table() -> None:
    frames = {
        "Header": pd.DataFrame({"CHILD": ["1", "2"]}),
        "UASC": pd.DataFrame({"CHILD": ["2"]}),
        "Header_last": pd.DataFrame({"CHILD": ["1"]}),
    }
    delivered = Delivered.of_frames("ssda903", frames)
    derive("ssda903", delivered, None, collection(2027))
    assert delivered.tables["Header"].column("UASC").to_pylist() == ["0", "1"]
    assert not delivered.has_column("Header_last", "UASC")
