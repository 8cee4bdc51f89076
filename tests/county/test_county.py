"""The made-up county: one identity per child, nothing from the future, the same bytes for the same seed."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import sqlalchemy as sa
from childrens_services import county
from childrens_services.contracts import load
from childrens_services.county import chance, defects, deliveries, places
from childrens_services.county.delivery import period
from childrens_services.county.world import County, build
from childrens_services.months import last_day

MONTHS = ["2026-03", "2026-10"]
SIZE = 0.02
# resident children aged 0 to 17 (ONS mid-year estimates, Leicestershire; Open Government Licence v3)
POPULATION = {2018: 138_152, 2019: 139_012, 2020: 139_893, 2021: 140_691, 2022: 143_264, 2023: 145_610, 2024: 147_439}
# dates that lie ahead by their nature
AHEAD = (
    "due",
    "expected",
    "target",
    "edd",
    "end",
    "start",
    "review",
    "approval",
    "expiry",
    "until",
    "close",
    "next",
    "duc",
)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    county.make(folder, months=MONTHS, size=SIZE, defects=False)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_same_seed_same_bytes(clean: Path, tmp_path: Path) -> None:
    build.cache_clear()
    county.make(tmp_path, months=MONTHS, size=SIZE, defects=False)
    again, before = files(tmp_path), files(clean)
    assert list(again) == list(before)
    assert [name for name in again if again[name] != before[name]] == []


def test_other_seed_other_children(clean: Path, tmp_path: Path) -> None:
    county.make(tmp_path, months=MONTHS[1:], size=SIZE, seed=1, defects=False)
    other, first = files(tmp_path), files(clean)
    assert other["social_care/2026-10/header.csv"] != first["social_care/2026-10/header.csv"]


def test_months_asked_for_do_not_change_a_month(clean: Path, tmp_path: Path) -> None:
    """Only feeds of one month's events bring their history with the first month made."""
    county.make(tmp_path, months=["2026-09", "2026-10"], size=SIZE, defects=False)
    again, before = files(tmp_path), files(clean)
    changed = [name for name in before if "/2026-10/" in name and before[name] != again[name]]
    assert changed == []


def test_nhs_numbers_are_valid_and_for_tests(small_county: County) -> None:
    numbers = small_county.people["nhs_number"]
    digits = np.array([list(number) for number in numbers]).astype(int)
    assert digits.shape[1] == 10
    assert ((digits @ [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0).all()
    assert numbers.str.startswith("999").all()
    assert numbers.is_unique


def test_pupil_numbers_have_their_check_letter(small_county: County) -> None:
    numbers = small_county.people["upn"]
    assert numbers[numbers != ""].is_unique
    for number in numbers[numbers != ""].head(200):
        total = sum(int(digit) * weight for digit, weight in zip(number[1:], range(2, 14), strict=True))
        assert number[0] == "ABCDEFGHJKLMNPQRTUVWXYZ"[total % 23]


def test_the_county_is_as_large_as_leicestershire(full_county: County) -> None:
    for year, published in POPULATION.items():
        assert len(full_county.resident(f"{year}-06-30")) == pytest.approx(published, rel=0.02), year


def test_a_fraction_is_that_fraction(full_county: County, small_county: County) -> None:
    assert len(small_county.people) == pytest.approx(len(full_county.people) / 20, rel=0.02)
    assert small_county.scaled(1582) == 79


def test_families_share_a_home_and_twins_a_birthday(small_county: County) -> None:
    people = small_county.people
    twins = people[people["is_twin"]]
    assert len(twins) > 0
    assert (twins.groupby("family")["born"].nunique() < twins.groupby("family").size()).mean() > 0.9
    together = people[people["left"].isna() & (people["born"] <= "2026-10-31")]
    homes = pd.Series(small_county.postcode_at(together.index, ["2026-10-31"] * len(together)), index=together.index)
    assert (homes.groupby(together["family"]).nunique() == 1).all()


def test_homes_follow_one_another(small_county: County) -> None:
    homes = small_county.addresses
    assert (homes["end"].isna() | (homes["end"] > homes["start"])).all()
    before = homes.groupby("child")["end"].shift()
    assert (before.dropna() <= homes["start"][before.notna()]).all()
    assert set(homes["postcode"]) <= set(small_county.postcodes["postcode"])


def test_distances_are_those_of_the_grid() -> None:
    postcodes = pd.DataFrame({"postcode": ["A", "B"], "easting": [0, 30_000], "northing": [0, 40_000]})
    found = places.miles(postcodes, ["A", "A", "A"], ["B", "A", "Z"])
    assert found[:2].tolist() == [31.1, 0.0]
    assert np.isnan(found[2])


def test_children_go_to_one_school_of_their_age(small_county: County) -> None:
    enrolled = small_county.enrolments
    assert not enrolled.duplicated(["child", "year"]).any()
    born = small_county.people["born"].reindex(enrolled["child"]).to_numpy()
    august = pd.to_datetime(enrolled["year"].astype(str) + "-08-31").to_numpy()
    years = (august - born) / np.timedelta64(1, "D") / 365.25
    assert ((years - 4 - enrolled["nc_year"]) >= -0.01).all()
    assert ((years - 4 - enrolled["nc_year"]) < 1.01).all()
    assert set(enrolled["urn"]) <= set(small_county.schools["urn"])


def test_nothing_happens_after_the_month(small_county: County) -> None:
    """Dates of what happened; when something is due or planned may lie ahead."""
    when = period("2026-03")
    for item in deliveries.every():
        if item.due("2026-03") and load(item.feed).domain != "reference":
            frame = item.table(small_county, when)
            for column in load(item.feed).columns:
                if column.type == "date" and not any(word in column.name for word in AHEAD):
                    late = pd.to_datetime(frame[column.name]) > when.end
                    assert not late.any(), (item.feed, column.name, int(late.sum()))


def test_keys_are_unique_and_headings_the_contracts(small_county: County) -> None:
    for item in deliveries.every():
        for month in ("2026-10", "2026-07", "2026-04"):
            if item.due(month):
                table = deliveries.delivered(small_county, item, period(month))
                feed = load(item.feed)
                assert list(table) == [column.source for column in feed.columns], item.feed
                assert not table.duplicated([feed.column(name).source for name in feed.key]).any(), (item.feed, month)


def test_months_the_county_does_not_have(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2019-01 to 2026-10, not 2018-12"):
        county.make(tmp_path, months=["2018-12"])


def test_no_defects_when_none_are_asked_for(clean: Path) -> None:
    assert json.loads((clean / "manifest.json").read_text()) == {
        "defects": {month: {} for month in MONTHS},
        "arrivals": [],
    }


def test_each_defect_has_a_row_of_its_own() -> None:
    days = pd.date_range("2026-01-02", periods=80).strftime("%Y-%b-%d 00:00:00")
    table = pd.DataFrame({column.source: "1" for column in load("sen2_requests").columns}, index=range(80))
    table["requeststableid"] = [str(number) for number in range(80)]
    table["receiveddate"], table["requestoutcomedate"], table["requestoutcome"] = days, days, "Y"
    spoilt, planted = defects.plant(1, "sen2_requests", "2026-10", table)
    kinds = {item.defect.kind for item in planted}
    assert {defects.DUPLICATE, defects.MISSING, defects.ORDER, defects.CODE, defects.DATE} <= kinds
    touched = [row for item in planted for row in item.rows]
    assert len(touched) == len(set(touched))
    assert len(spoilt) == len(table) + 1
    same = spoilt.iloc[:80][spoilt.iloc[:80].eq(table).all(axis=1)]
    # every row that was not planted is as it was; of a repeated row both are
    assert len(same) == 80 - len(planted) + 1


def test_case_management_system_as_it_stands(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'system.db'}"
    county.load_social_care_system(url, months=MONTHS, size=SIZE, defects=False)
    county.load_social_care_system(url, months=MONTHS, size=SIZE, defects=False)
    engine = sa.create_engine(url)
    people = set(pd.read_sql_table("ssd_person", engine)["pers_person_id"])
    for name in sa.inspect(engine).get_table_names():
        table = pd.read_sql_table(name, engine)
        assert {column.source for column in load(name).columns} <= set(table), name
        for column in table:
            if str(column).endswith("_person_id"):
                assert set(table[column].dropna()) <= people, (name, column)
    engine.dispose()


def test_the_clock_is_the_horizon() -> None:
    assert last_day(chance.HORIZON).isoformat() == "2026-10-31"
