"""Identifiers that prove themselves."""

import pandas as pd
import pytest
from childrens_services import contracts
from childrens_services.check import validation
from childrens_services.check.expectations import is_nhs_number, is_pupil_number
from childrens_services.check.suite import declared
from childrens_services.county.world import build
from great_expectations import ExpectationSuite
from great_expectations.expectations.registry import get_expectation_impl


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("9434765919", True),
        ("9434765918", False),
        ("9990000000", False),
        ("943476591", False),
        ("94347659190", False),
        ("943476591X", False),
        ("943 476 591", False),
        ("९४३४७६५९१९", False),
        ("", False),
    ],
)
def test_nhs_number(number: str, valid: bool) -> None:
    assert is_nhs_number(pd.Series([number])).tolist() == [valid]


def test_a_number_whose_check_would_be_ten_is_never_valid() -> None:
    # 999000000: the sum modulo 11 is 1, so the digit would be 10
    assert not is_nhs_number(pd.Series([f"999000000{last}" for last in range(10)])).any()


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("A823432108001", False),
        ("I823432108001", False),
        ("0823432108001", False),
        ("a823432108001", False),
        ("82343210800", False),
        ("T82343210800", False),
        ("T82343210800é", False),
    ],
)
def test_what_is_no_pupil_number(number: str, valid: bool) -> None:
    assert is_pupil_number(pd.Series([number])).tolist() == [valid]


def test_just_one_letter_fits_a_pupil_number() -> None:
    for rest in ("823432108001", "855200017123", "85520001712A", "85520001712Z"):
        letters = [letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if is_pupil_number(pd.Series([letter + rest]))[0]]
        # worked by hand: digits (a letter counts its place among the 23) weighted 2 to 13
        alphabet = "ABCDEFGHJKLMNPQRTUVWXYZ"
        counts = [int(c) if c.isdigit() else alphabet.index(c) for c in rest]
        assert letters == [alphabet[sum(w * c for w, c in enumerate(counts, 2)) % 23]]


def test_the_county_is_valid() -> None:
    county = build(0.02, 855)
    given = county.people[county.people["upn"] != ""]
    assert is_nhs_number(county.people["nhs_number"]).all()
    assert is_pupil_number(given["upn"]).all()


@pytest.mark.parametrize("name", ["nhs_number", "upn"])
def test_by_name_in_a_suite(name: str) -> None:
    expectation = get_expectation_impl(f"expect_column_values_to_be_valid_{name}")(
        column="number", severity="warning", meta={"description": "It is right."}
    )
    frame = pd.DataFrame({"number": [None, "A1", "9434765919"]})
    (result,) = validation.run(frame, ExpectationSuite(name="one", expectations=[expectation]))
    assert result.positions == ((1,) if name == "nhs_number" else (1, 2))
    assert "A1" not in str(result.page)


def test_the_suites_use_them() -> None:
    used = {
        feed.name
        for feed in contracts.all_feeds()
        for one in declared(feed).expectations
        if "_valid_" in one.expectation_type
    }
    assert {"health_visitor_reviews", "sen2_person"} <= used
