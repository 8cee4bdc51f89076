"""The school census and the profile agree with the county's pupils and with what is published."""

import pandas as pd
import pytest
from childrens_services.county import published
from childrens_services.county.delivery import period
from childrens_services.county.education import early_years, school_census
from childrens_services.county.education.pupils import on_roll
from childrens_services.county.world import County

PROFILE = published.table("early_years_profile")


def good_level(rows: pd.DataFrame) -> "pd.Series[bool]":
    """DfE: at least expected in the twelve goals of the prime areas, literacy and mathematics."""
    return rows[[f"elg_{number}" for number in range(1, 13)]].eq("2").all(axis=1)


@pytest.mark.parametrize(
    "row", PROFILE.to_dict("records"), ids=lambda row: f"{row['district']}-{row['fsm']}-{row['sex']}"
)
def test_good_level_of_development_as_published(full_county: County, row: dict[str, object]) -> None:
    told = early_years.eyfsp_results(full_county, period("2022-08"))
    wanted = {"district": row["district"], "fsm": row["fsm"], "sex": row["sex"]}
    for name, value in wanted.items():
        if value not in ("County", "all"):
            told = told[told[name] == str(value)]
    rate = 100 * row["good_level"] / row["children"]  # type: ignore[operator]
    assert 100 * good_level(told).mean() == pytest.approx(rate, abs=1.0)


def test_good_level_goes_towards_three_quarters(full_county: County) -> None:
    rates = [
        good_level(early_years.eyfsp_results(full_county, period(f"{year}-08"))).mean() for year in (2023, 2024, 2026)
    ]
    assert rates == sorted(rates)
    assert 0.71 < rates[-1] < 0.74


@pytest.mark.parametrize(
    ("month", "day"), [("2026-10", "2026-10-01"), ("2026-01", "2026-01-15"), ("2025-05", "2025-05-15")]
)
def test_census_day(month: str, day: str) -> None:
    assert school_census.census_day(month) == pd.Timestamp(day)


def test_the_census_is_of_those_on_roll(small_county: County) -> None:
    when = period("2026-01")
    rolled = on_roll(small_county, school_census.census_day("2026-01"))
    told = school_census.pupils(small_county, when)
    assert sorted(told["upn"]) == sorted(rolled["upn"])
    assert set(told["schoolcensustableid"]) == set(school_census.schools(small_county, when)["schoolcensustableid"])
    assert len(school_census.free_school_meals(small_county, when)) == rolled["fsm"].sum()
    needs = school_census.needs(small_county, when)
    with_need = told.loc[told["senprovision"] != "N", "pupilonrolltableid"]
    assert set(needs["pupilonrolltableid"]) == set(with_need)
    assert not needs.duplicated(["pupilonrolltableid", "sentype"]).any()


def test_a_plan_is_one_of_the_county_s(small_county: County) -> None:
    day = school_census.census_day("2026-10")
    rolled, plans = on_roll(small_county, day), small_county.sen.plans
    there = plans[(plans["start"] <= day) & ~(plans["ceased"] <= day)]
    assert set(rolled.loc[rolled["sen_provision"] == "E", "child"]) == set(rolled["child"]) & set(there["child"])


def test_most_eligible_two_year_olds_are_in_a_place(full_county: County) -> None:
    told = early_years.funded_two_year_olds(full_county, period("2026-09"))
    assert 0.75 < (told["funded_hours"] > 0).mean() < 0.9
    age = (told["term_start"] - told["birth_date"]).dt.days / 365.25
    assert age.between(2, 3.01).all()
