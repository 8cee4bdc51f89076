"""The SSDA903 return of the made-up county: what it counts is what the care records say, in CSV and in XML."""

import pandas as pd
import pytest
from childrens_services.county.delivery import Csv, Xml, period, text
from childrens_services.county.social_care import return_xml, year_end
from childrens_services.county.social_care.targets import published
from childrens_services.county.world import County
from lxml import etree

HEADER, EPISODES = "ssda903_header", "ssda903_episodes"


def tables(county: County, month: str) -> dict[str, pd.DataFrame]:
    """The month's tables by feed."""
    return {d.feed: d.table(county, period(month)) for d in year_end.DELIVERIES if d.due(month)}


def test_main_tables_come_as_csv_and_the_whole_return_in_march_as_xml() -> None:
    due = {
        month: {d.feed: type(d.layout) for d in year_end.DELIVERIES if d.due(month)}
        for month in ("2026-02", "2026-03", "2026-04", "2023-03")
    }
    assert due["2026-02"] == dict.fromkeys([HEADER, EPISODES, "ssda903_reviews", "ssda903_missing"], Csv)
    assert sum(layout is Xml for layout in due["2026-03"].values()) == 10
    assert due["2026-03"]["ssda903_sw_episodes"] is Csv
    assert "ssda903_sw_episodes" not in due["2023-03"]
    assert due["2026-04"]["ssda903_dolo"] is Csv


@pytest.mark.parametrize("month", ["2019-02", "2024-03", "2026-07"])
def test_every_record_belongs_to_a_child_of_the_header(small_county: County, month: str) -> None:
    made = tables(small_county, month)
    children = set(made[HEADER]["child"])
    assert made[HEADER]["child"].is_unique
    for feed, rows in made.items():
        assert set(rows["child"]) <= children or feed in ("ssda903_sw_episodes", "ssda903_dolo"), feed


@pytest.mark.parametrize("year", range(2021, 2026))
def test_outcomes_are_the_published_counts(full_county: County, year: int) -> None:
    given = {name[0]: values.get(year) for name, values in published("children_looked_after.csv").items()}
    made = tables(full_county, f"{year}-03")
    rows = made["ssda903_oc2"]
    found = {
        "year_all": len(rows),
        "convicted": (rows["convicted"] == "1").sum(),
        "development_checked": (rows["health_check"] == "1").sum(),
        "health_assessed": (rows["health_assessment"] == "1").sum(),
        "immunised": (rows["immunisations"] == "1").sum(),
        "teeth_checked": (rows["teeth_check"] == "1").sum(),
        "substance_misuse": (rows["substance_misuse"] == "1").sum(),
        "sdq_scored": pd.Series(rows["sdq_score"]).notna().sum(),
        "sdq_concern": (pd.Series(rows["sdq_score"]).fillna(0) >= 17).sum(),
    }
    assert found == {name: given[name] for name in found}
    leavers = published("care_leavers.csv")
    assert len(made["ssda903_oc3"]) == leavers[("17_to_18", "all")][year] + leavers[("19_to_21", "all")][year]


def test_new_placements_and_changes_in_the_year(full_county: County) -> None:
    rows = tables(full_county, "2025-03")[EPISODES]
    changed = rows["rne"].isin(["P", "B", "T", "U"]) & (rows["decom"] >= "2024-04-01")
    assert changed.sum() == 410


def test_codes_change_with_the_return(small_county: County) -> None:
    assert set(tables(small_county, "2024-02")[HEADER]["sex"]) == {"1", "2"}
    assert set(tables(small_county, "2024-05")[HEADER]["sex"]) == {"M", "F"}
    rows = tables(small_county, "2026-09")[EPISODES]
    assert not rows[rows["decom"] >= "2024-01-01"]["place"].isin(["H5", "P2"]).any()


def test_xml_holds_the_same_records(small_county: County) -> None:
    made = {feed: text(rows, feed) for feed, rows in tables(small_county, "2025-03").items()}
    root = etree.fromstring(return_xml.write(made))
    assert [child.findtext("HEADER/CHILDID") for child in root.iter("CHILD")] == list(made[HEADER]["CHILD"])
    found = {
        (unit.findtext("HEADER/CHILDID"), spell.findtext("DECOM"), spell.findtext("PL"))
        for unit in root
        for spell in unit.iter("EPISODE")
    }
    assert found == set(made[EPISODES][["CHILD", "DECOM", "PLACE"]].itertuples(index=False, name=None))
    for tag, feed in (
        ("AREVIEW", "ssda903_reviews"),
        ("OC2", "ssda903_oc2"),
        ("ACTIV", "ssda903_oc3"),
        ("DUC", "ssda903_uasc"),
    ):
        assert len(list(root.iter(tag))) == len(made[feed]), tag


def test_short_breaks_are_in_the_return_and_not_among_periods_of_care(full_county: County) -> None:
    rows = tables(full_county, "2025-06")[EPISODES]
    breaks = rows[rows["ls"] == "V4"]
    assert len(breaks) > 0
    ids = full_county.people["case_id"].to_numpy()[full_county.care.periods["child"]]
    assert not set(breaks["child"]) & set(ids)
