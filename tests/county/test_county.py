"""The made-up county: real layouts, one identity per child, nothing from the future, totals near the published ones."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import sqlalchemy as sa
from childrens_services import county
from childrens_services.contracts import all_feeds, load
from childrens_services.county.deliveries import FILES, MONITOR, STRFTIME, XML_FILE, year_end_month
from childrens_services.county.world import build
from childrens_services.months import last_day
from lxml import etree
from openpyxl import load_workbook

MONTHS = ["2026-01", "2026-02", "2026-03", "2026-04"]
SIZE = 0.1


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four months with defects."""
    folder = tmp_path_factory.mktemp("county")
    county.make(folder, months=MONTHS, size=SIZE)
    return folder


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same four months without defects."""
    folder = tmp_path_factory.mktemp("clean")
    county.make(folder, months=MONTHS, size=SIZE, defects=False)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read(folder: Path, feed: str, month: str) -> pd.DataFrame:
    return pd.read_csv(folder / FILES[feed].format(month=month), dtype=str, keep_default_na=False)


def delivered(folder: Path) -> list[tuple[str, str]]:
    """(feed, month) of every CSV file."""
    return [
        (feed, month)
        for feed, file in FILES.items()
        for month in MONTHS
        if (folder / file.format(month=month)).exists()
    ]


def dates(values: "pd.Series[str]", date_format: str) -> "pd.Series[pd.Timestamp]":
    return pd.to_datetime(values.replace("", None), format=STRFTIME[date_format])


def test_same_seed_same_bytes(clean: Path, tmp_path: Path) -> None:
    build.cache_clear()
    county.make(tmp_path, months=MONTHS, size=SIZE, defects=False)
    assert files(tmp_path) == files(clean)


def test_other_seed_other_children(clean: Path, tmp_path: Path) -> None:
    county.make(tmp_path, months=["2026-04", "2026-05"], size=SIZE, seed=1, defects=False)
    assert not read(tmp_path, "ssda903_header", "2026-04").equals(read(clean, "ssda903_header", "2026-04"))


def test_months_asked_for_do_not_change_a_month(clean: Path, tmp_path: Path) -> None:
    county.make(tmp_path, months=["2026-04", "2026-05", "2026-06"], size=SIZE, defects=False)
    for feed in FILES:
        if feed != "health_visitor_reviews":
            assert read(tmp_path, feed, "2026-04").equals(read(clean, feed, "2026-04"))


def test_headings_are_the_contracts(made: Path) -> None:
    for feed, month in delivered(made):
        assert list(read(made, feed, month)) == [column.source for column in load(feed).columns]


def test_files_are_where_the_contracts_say(made: Path) -> None:
    for pattern in {server.path for feed in all_feeds() if feed.required for server in feed.servers if server.path}:
        if "social_care" not in pattern:
            assert all(len(list(made.glob(pattern.format(month=month)))) == 1 for month in MONTHS), pattern


def test_finance_workbook_has_the_contracts_headings(made: Path) -> None:
    sheet = load_workbook(made / MONITOR.format(month="2026-03"))["DSG monitor"]
    rows = list(sheet.iter_rows(values_only=True))
    assert list(rows[1]) == [column.source for column in load("high_needs_monitor").columns]
    assert len(rows) == 6
    assert sum(row[-1] for row in rows[2:]) == pytest.approx(-90_000_000)


def test_nhs_numbers_are_valid_and_for_tests() -> None:
    numbers = build(SIZE, county.SEED).children["nhs_number"]
    digits = np.array([list(number) for number in numbers]).astype(int)
    assert digits.shape[1] == 10
    assert ((digits @ [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0).all()
    assert numbers.str.startswith("999").all()
    assert numbers.is_unique


def test_pupil_numbers_have_their_check_letter() -> None:
    for number in build(SIZE, county.SEED).children["upn"].head(200):
        total = sum(int(digit) * weight for digit, weight in zip(number[1:], range(2, 14), strict=True))
        assert number[0] == "ABCDEFGHJKLMNPQRTUVWXYZ"[total % 23]


def test_nothing_happens_after_the_month(clean: Path) -> None:
    for feed, month in delivered(clean):
        table = read(clean, feed, month)
        for column in load(feed).columns:
            if column.type == "date":
                found = dates(table[column.source], column.date_format or "")
                assert not (found > pd.Timestamp(last_day(month))).any(), (feed, month, column.name)


def test_table_ids_join_the_modules_of_one_delivery_only(clean: Path) -> None:
    person, requests = (read(clean, feed, "2026-04") for feed in ("sen2_person", "sen2_requests"))
    assessment, plan = (read(clean, feed, "2026-04") for feed in ("sen2_assessment", "sen2_namedplan"))
    assert set(requests["persontableid"]) == set(person["persontableid"])
    assert set(assessment["requeststableid"]) <= set(requests["requeststableid"])
    assert set(plan["assessmenttableid"]) <= set(assessment["assessmenttableid"])
    assert set(read(clean, "ehc_advice", "2026-04")["request_id"]) <= set(requests["requeststableid"])
    assert not set(requests["requeststableid"]) & set(read(clean, "sen2_requests", "2026-02")["requeststableid"])


def test_episodes_follow_one_another() -> None:
    episodes = build(SIZE, county.SEED).episodes.sort_values(["child", "start"])
    following = episodes.groupby("child")["start"].shift(-1)
    goes_on = following.notna()
    assert (episodes["end"][goes_on] == following[goes_on]).all()
    assert (episodes["rec"].eq("X1") == goes_on).all()
    assert (episodes["end"] > episodes["start"]).all()
    first = ~episodes["child"].duplicated()
    assert (episodes["rne"].eq("S") == first).all()


def test_late_reviews_come_a_month_late(clean: Path) -> None:
    county_reviews = build(SIZE, county.SEED).reviews
    late = county_reviews["known"] > county_reviews["done"]
    assert late.sum() / county_reviews["done"].notna().sum() == pytest.approx(0.01, abs=0.005)
    keys = ["nhs_number", "review_type"]
    before, after = (read(clean, "health_visitor_reviews", month) for month in ("2026-03", "2026-04"))
    again = before.merge(after, on=keys, suffixes=("", "_again"))
    assert len(again) > 0
    assert again["review_date"].eq("").all()
    assert again["review_date_again"].ne("").all()


def test_year_end_return_is_xml_with_the_same_children(clean: Path, tmp_path: Path) -> None:
    root = etree.parse(clean / XML_FILE.format(month="2026-03")).getroot()
    # with another March the last one is the XML, so this March comes as CSV
    months = ["2026-03", *(f"2026-{month:02d}" for month in range(4, 13)), "2027-01", "2027-02", "2027-03"]
    county.make(tmp_path, months=months, size=SIZE, defects=False)
    header, episodes = (read(tmp_path, feed, "2026-03") for feed in ("ssda903_header", "ssda903_episodes"))
    assert [child.findtext("HEADER/CHILDID") for child in root.iter("CHILD")] == list(header["CHILD"])
    assert len(list(root.iter("EPISODE"))) == len(episodes)
    found = {
        (unit.findtext("HEADER/CHILDID"), spell.findtext("DECOM"), spell.findtext("PL"))
        for unit in root
        for spell in unit.iter("EPISODE")
    }
    assert found == set(episodes[["CHILD", "DECOM", "PLACE"]].itertuples(index=False, name=None))
    for tag in ("AREVIEW", "OC2", "PERMANENCE", "AMISSING", "DUC", "IN_TOUCH"):
        assert next(root.iter(tag), None) is not None, tag
    assert not (clean / FILES["ssda903_header"].format(month="2026-03")).exists()


def test_year_end_month() -> None:
    assert year_end_month(["2026-02", "2026-03", "2026-04"]) == "2026-03"
    assert year_end_month(["2026-05", "2026-06", "2026-07"]) == "2026-06"


def test_months_the_county_does_not_have(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2024-12 to 2027-12, not 2024-11"):
        county.make(tmp_path, months=["2024-11"])


def planted(folder: Path, feed: str, month: str) -> dict[str, int]:
    """Defects counted from the file alone: by what a reader can see is wrong."""
    contract = load(feed)
    table = read(folder, feed, month)
    heading = {column.name: column.source for column in contract.columns}
    key = [heading[name] for name in contract.key]
    counts = {"duplicate key": int(table.duplicated(key).sum())}
    blank = [column for column in contract.columns if column.required and (table[column.source] == "").any()]
    for column in blank:
        kind = "missing key" if column.key else "missing value"
        counts[kind] = counts.get(kind, 0) + int((table[column.source] == "").sum())
    typed = {
        c.name: pd.to_datetime(table[c.source], format=STRFTIME[c.date_format], errors="coerce")
        for c in contract.columns
        if c.date_format
    }
    counts["impossible date"] = sum(
        int((values.isna() & (table[heading[name]] != "")).sum()) for name, values in typed.items()
    )
    orders = {
        "sen2_requests": ("receiveddate", "requestoutcomedate"),
        "sen2_namedplan": ("startdate", "ceasedate"),
        "ehc_advice": ("asked_date", "received_date"),
        "health_visitor_reviews": ("infant_birth_date", "review_date"),
        "ssda903_episodes": ("decom", "dec"),
    }
    if feed in orders:
        first, last = orders[feed]
        counts["impossible order"] = int((typed[last] < typed[first]).sum())
    codes = {
        "sen2_requests": ("requestoutcome", "YNAWH"),
        "sen2_assessment": ("week20", "01"),
        "health_visitor_reviews": ("review_type", ["NBV", "6_8W", "12M", "2_2_5Y"]),
        "ssda903_episodes": ("rne", "SLPTBU"),
    }
    if feed in codes:
        column, known = codes[feed]
        counts["unknown code"] = int((~table[heading[column]].isin(list(known))).sum())
    if feed == "sen2_requests":
        people = read(folder, "sen2_person", month)["persontableid"]
        counts["orphan"] = int((~table["persontableid"].isin(people)).sum())
    if feed == "health_visitor_reviews":
        counts["bad NHS number"] = int((~table["nhs_number"].str.fullmatch("([0-9]{10})?")).sum())
    return {kind: count for kind, count in counts.items() if count}


def test_defects_are_those_of_the_manifest(made: Path) -> None:
    manifest = json.loads((made / "manifest.json").read_text())
    assert list(manifest) == MONTHS
    for feed, month in delivered(made):
        assert planted(made, feed, month) == manifest[month].get(feed, {}), (feed, month)
    assert manifest["2026-03"]["ssda903_episodes"]["unknown code"] == 1


def test_no_defects_when_none_are_asked_for(clean: Path) -> None:
    assert json.loads((clean / "manifest.json").read_text()) == {month: {} for month in MONTHS}
    assert all(planted(clean, feed, month) == {} for feed, month in delivered(clean))


def test_case_management_system_as_it_stands(tmp_path: Path, clean: Path) -> None:
    url = f"sqlite:///{tmp_path / 'system.db'}"
    county.load_social_care_system(url, months=MONTHS, size=SIZE)
    county.load_social_care_system(url, months=MONTHS, size=SIZE)
    engine = sa.create_engine(url)
    tables = {
        name: pd.read_sql_table(name, engine) for name in ("ssd_person", "ssd_cin_episodes", "ssd_cin_assessments")
    }
    engine.dispose()
    for name, table in tables.items():
        assert {column.source for column in load(name).columns} < set(table)
        happened = table.select_dtypes("datetime").drop(columns="pers_expected_dob", errors="ignore")
        assert not (happened > pd.Timestamp(last_day(MONTHS[-1]))).any().any()
    people = set(tables["ssd_person"]["pers_person_id"])
    assert set(tables["ssd_cin_episodes"]["cine_person_id"]) <= people
    assert set(read(clean, "ssda903_header", "2026-04")["CHILD"]) <= people
    unborn = tables["ssd_person"]["pers_dob"].isna()
    assert tables["ssd_person"]["pers_expected_dob"].notna().equals(unborn)


def within(day: str, values: "pd.Series[pd.Timestamp]") -> "pd.Series[bool]":
    return values.between(pd.Timestamp(day), pd.Timestamp(date(int(day[:4]), 12, 31)))


def test_totals_are_near_those_published() -> None:
    """At size 1, worked out here from the records, not with the warehouse's SQL."""
    made = build(1, county.SEED)
    assert within("2024-01-01", made.requests["received"]).sum() == pytest.approx(1582, rel=0.08)
    issued = made.requests[made.requests["decision"].eq("Y") & made.requests["outcome"].eq("Y")]
    issued = issued[issued["week20"] == "0"]
    weeks = (issued["outcome_date"] - issued["received"]).dt.days / 7
    assert (weeks[within("2024-01-01", issued["outcome_date"])] <= 20).mean() < 0.1
    autumn = issued["outcome_date"].between(pd.Timestamp("2026-09-01"), pd.Timestamp("2026-11-30"))
    assert (weeks[autumn] <= 20).mean() > 0.95
    assert weeks[autumn].mean() < 18

    referred = made.referrals.sort_values(["child", "referred"])
    in_2025 = within("2025-01-01", referred["referred"])
    assert in_2025.sum() == pytest.approx(6752, rel=0.05)
    again = (referred["referred"] - referred.groupby("child")["referred"].shift()).dt.days <= 365
    assert again[in_2025].mean() == pytest.approx(0.24, abs=0.03)
    assessed = referred[referred["started"].notna()]
    assert len(assessed) / len(referred) == pytest.approx(0.7, abs=0.03)
    taken = np.busday_count(
        assessed["started"].to_numpy("datetime64[D]"), assessed["authorised"].to_numpy("datetime64[D]")
    )
    assert (taken <= 45).mean() == pytest.approx(0.87, abs=0.04)

    born = made.children["born"]
    assert within("2025-01-01", born).sum() == pytest.approx(6500, rel=0.05)
    visits = made.reviews[made.reviews["kind"] == "NBV"]
    in_time = visits["done"] - visits["child"].map(born) <= pd.Timedelta(days=14)
    seen = ~visits["setting"].isin(["TELEPHONE", "VIDEO"]) & visits["role"].eq("HV")
    assert (in_time & seen).mean() == pytest.approx(0.88, abs=0.02)


@pytest.mark.parametrize("day", ["2025-11-30", "2026-10-31"])
def test_children_looked_after_are_near_those_published(day: str) -> None:
    episodes = build(1, county.SEED).episodes
    counted = episodes[episodes["ls"] != "V4"]
    end = pd.Timestamp(day)
    there = counted[(counted["start"] <= end) & (counted["end"] > end)]["child"]
    assert there.is_unique
    assert len(there) == pytest.approx(694, rel=0.08)
    placements = counted[counted["rne"].isin(["S", "P", "B"]) & counted["child"].isin(there)]
    until = placements.groupby("child")["start"].shift(-1).fillna(placements["left"])
    in_year = (placements["start"] <= end) & (until > end - pd.DateOffset(years=1))
    assert (placements[in_year].groupby("child").size() >= 3).mean() == pytest.approx(0.1, abs=0.03)
