"""The workforce has the published numbers, and every child who has a worker has one who is there."""

import pandas as pd
import pytest
from childrens_services.county import published
from childrens_services.county.delivery import period
from childrens_services.county.social_care import workforce_tables
from childrens_services.county.world import County

FIGURES = published.table("social_workers").set_index("year")


@pytest.mark.parametrize("year", list(FIGURES.index))
def test_social_workers_on_30_september(full_county: County, year: int) -> None:
    told = workforce_tables.professionals(full_county, period("2026-10", first=True))
    day = pd.Timestamp(year, 9, 30)
    there = told[(told["prof_start_date"] <= day) & ~(told["prof_end_date"] <= day)]
    social_workers = there[there["prof_social_worker_registration_no"].notna()]
    for flag, name in (("N", ""), ("Y", "agency_")):
        mine = social_workers[social_workers["prof_agency_worker_flag"] == flag]
        headcount = "headcount" if not name else "agency_headcount"
        assert len(mine) == FIGURES.loc[year, headcount]
        assert mine["prof_full_time_equivalency"].sum() == pytest.approx(FIGURES.loc[year, f"{name}fte"], rel=0.01)


def test_a_worker_is_there_while_responsible(small_county: County) -> None:
    cases = workforce_tables.involved(small_county)
    workers = small_county.workforce.professionals.set_index("professional_id").loc[cases["worker"]]
    assert (workers["start"].to_numpy() <= cases["start"].to_numpy()).all()
    assert not (workers["end"].to_numpy() < cases["end"].to_numpy()).any()
    assert (workers["team_id"].to_numpy() == cases["team"].to_numpy()).all()


def test_a_case_has_one_worker_at_a_time(small_county: County) -> None:
    cases = workforce_tables.involved(small_county)
    opened = cases[cases["kind"] == "front_door"].sort_values(["referral_id", "start"])
    ended = opened.groupby("referral_id")["end"].shift(1)
    assert not (opened["start"] <= ended).any()
