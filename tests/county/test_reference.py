"""The made-up county's reference deliveries: real calendars, councils and populations, its own postcodes."""

import numpy as np
import pandas as pd
import pytest
from childrens_services.county import published, reference
from childrens_services.county.delivery import period, text
from childrens_services.county.national_grid import to_degrees
from childrens_services.county.world import County

DELIVERIES = {item.feed: item for item in reference.DELIVERIES}


def table(county: County, feed: str, month: str = "2026-10") -> pd.DataFrame:
    return DELIVERIES[feed].table(county, period(month))


def test_coordinates_are_those_of_the_ordnance_survey() -> None:
    """The worked example of its guide (651409.903, 313177.270), its WGS 84 position to a metre or two."""
    latitude, longitude = to_degrees([651409.903], [313177.270])
    assert latitude[0] == pytest.approx(52 + 39 / 60 + 28.72 / 3600, abs=2e-5)
    assert longitude[0] == pytest.approx(1 + 42 / 60 + 57.79 / 3600, abs=3e-5)


def test_postcodes_lie_where_their_grid_references_do(small_county: County) -> None:
    postcodes = table(small_county, "postcodes")
    north = postcodes["northing"].to_numpy()
    assert postcodes["postcode"].is_unique
    assert np.corrcoef(north, postcodes["latitude"])[0, 1] > 0.999
    inside = postcodes[postcodes["local_authority_code"] == "855"]
    assert inside["latitude"].between(52.2, 53.1).all()
    assert inside["longitude"].between(-1.8, -0.5).all()


@pytest.mark.parametrize("size", [1, 0.05])
def test_population_is_the_published_one_times_the_size(size: float, full_county: County, small_county: County) -> None:
    county = full_county if size == 1 else small_county
    rows = table(county, "population")
    whole = rows[(rows["age_from"] == 0) & (rows["age_to"] == 17)].set_index(["mid_year_date", "area_code"])
    figures = published.table("population")
    for row in figures.itertuples():
        wanted = row.population_0_17 if row.area_code != reference.COUNTY_CODE else round(row.population_0_17 * size)
        assert whole.loc[(pd.Timestamp(row.mid_year, 6, 30), row.area_code), "population"] == wanted


def test_ages_and_districts_add_up(small_county: County) -> None:
    rows = table(small_county, "population")
    own = rows[rows["area_code"] == reference.COUNTY_CODE]
    for oldest in (17, 24):
        single = own[(own["age_from"] == own["age_to"]) & (own["age_to"] <= oldest)]
        whole = own[(own["age_from"] == 0) & (own["age_to"] == oldest)].set_index("mid_year_date")["population"]
        assert single.groupby("mid_year_date")["population"].sum().equals(whole)
        districts = rows[rows["area_code"].str.startswith("E07") & (rows["age_to"] == oldest) & (rows["age_from"] == 0)]
        assert districts.groupby("mid_year_date")["population"].sum().equals(whole)


def test_a_mid_year_is_not_known_before_it_is_published(small_county: County) -> None:
    assert table(small_county, "population", "2025-06")["mid_year_date"].max() == pd.Timestamp("2023-06-30")
    assert table(small_county, "population", "2025-07")["mid_year_date"].max() == pd.Timestamp("2024-06-30")


def test_leicestershires_neighbours_are_those_of_the_model(small_county: County) -> None:
    rows = table(small_county, "statistical_neighbours")
    own = rows[(rows["local_authority_code"] == "855") & (rows["model_version"] == "2025")]
    nearest = own.astype({"neighbour_rank": int}).sort_values("neighbour_rank")["neighbour_code"]
    assert nearest.tolist() == ["916", "803", "937", "802", "850", "865", "933", "938", "811", "891"]
    councils = set(table(small_county, "local_authorities")["local_authority_code"])
    assert set(rows["neighbour_code"]) | set(rows["local_authority_code"]) <= councils
    assert set(table(small_county, "postcodes")["local_authority_code"]) <= councils


def test_half_terms_follow_each_other(small_county: County) -> None:
    terms = table(small_county, "term_dates")
    assert (terms["start_date"].dt.day_of_week < 5).all()
    assert (terms["end_date"].dt.day_of_week == 4).all()
    assert (terms["start_date"].to_numpy()[1:] > terms["end_date"].to_numpy()[:-1]).all()
    assert terms.groupby("academic_year").size().eq(6).all()


def test_no_term_date_is_a_bank_holiday(small_county: County) -> None:
    holidays = table(small_county, "bank_holidays")["holiday_date"]
    terms = table(small_county, "term_dates")
    assert not terms["start_date"].isin(holidays).any()
    assert not terms["end_date"].isin(holidays).any()


def test_years_of_a_kind_follow_each_other_without_a_gap(small_county: County) -> None:
    for _, years in table(small_county, "collection_years").groupby("kind"):
        gaps = years["start_date"].to_numpy()[1:] - years["end_date"].to_numpy()[:-1]
        assert (gaps == np.timedelta64(1, "D")).all()


@pytest.mark.parametrize("feed", sorted(DELIVERIES))
def test_delivery_is_the_same_again(small_county: County, feed: str) -> None:
    again = County(small_county.size, small_county.seed)
    pd.testing.assert_frame_equal(text(table(small_county, feed), feed), text(table(again, feed), feed))
