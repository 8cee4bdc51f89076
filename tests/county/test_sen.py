"""Plans for special educational needs: the published caseload, settings, needs and plans ceased."""

from typing import Any

import pandas as pd
import pytest
from childrens_services.county import published
from childrens_services.county.education.sen_caseload import census_day, open_at
from childrens_services.county.education.sen_settings import KINDS, UNKNOWN
from childrens_services.county.world import County


@pytest.mark.parametrize("year", range(2019, 2026))
def test_caseload_by_setting_is_the_published(full_county: County, year: int) -> None:
    table: Any = published.table("ehc_plans_by_setting").set_index("january")
    plans = full_county.sen.plans
    assert open_at(plans, census_day(year)).sum() == table.at[year, "plans"]
    placements = full_county.sen.placements
    at = pd.Timestamp(census_day(year))
    now = placements[(placements["start"] <= at) & ~(placements["end"] <= at)]
    found = now["kind"].value_counts()
    assert not now["plan_id"].duplicated().any()
    for kind in KINDS.keys() - {UNKNOWN}:
        assert found.get(kind, 0) == table.at[year, kind], kind


@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_plans_ceased_by_reason_are_the_published(full_county: County, year: int) -> None:
    table: Any = published.table("ehc_plans_ceased").set_index("year")
    plans = full_county.sen.plans
    found = plans.loc[plans["ceased"].dt.year == year, "ceased_reason"].value_counts()
    assert {code: found.get(code, 0) for code in "12345678"} == {code: table.at[year, code] for code in "12345678"}


def test_primary_needs_are_the_published(full_county: County) -> None:
    table: Any = published.table("ehc_plans_by_need").set_index("need")["plans"]
    plans = full_county.sen.plans
    found = plans.loc[open_at(plans, census_day(2025)), "primary_need"].value_counts()
    assert {need: found.get(need, 0) for need in table.index.dropna()} == table[table.index.notna()].to_dict()
