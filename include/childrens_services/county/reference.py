"""What everything else refers to: calendars, councils, postcodes, populations, and the published benchmarks.

Calendars, councils and neighbours are the real ones of `include/reference`. Populations of the county equal the Office
for National Statistics' mid-year estimates of 0 to 17 year olds (`published/population.csv`), times the county's size;
ages and districts, which are not published with them, are shared out as the county's own children are. A mid-year is
known from July of the next year; none after the last published is made up.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services import settings
from childrens_services.county import benchmarks, published
from childrens_services.county.chance import DAYS_A_YEAR, days
from childrens_services.county.delivery import Delivery, Json, Period
from childrens_services.county.national_grid import to_degrees
from childrens_services.county.places import DISTRICTS

if TYPE_CHECKING:
    from childrens_services.county.world import County

COUNTY_CODE = "E10000018"
PUBLISHED_AFTER_MONTHS = 12
# ages that somebody lives in the county for, and those that a rate may be of: plans last to 25
OLDEST, OLDEST_YOUNG_PERSON = 17, 24
YEARS = tuple((age, age) for age in range(OLDEST_YOUNG_PERSON + 1))
BANDS = ((0, 4), (5, 10), (11, 15), (16, 17), (0, OLDEST), (0, OLDEST_YOUNG_PERSON))
DATES = ("holiday_date", "start_date", "end_date", "census_date", "mid_year_date")


def file(name: str) -> pd.DataFrame:
    """A file of `include/reference`, its dates as dates, all else as text (blank: None)."""
    frame = pd.read_csv(settings.REFERENCE / f"{name}.csv", dtype=str, keep_default_na=False).replace("", None)
    for column in set(DATES) & set(frame.columns):
        frame[column] = pd.to_datetime(frame[column]).astype("datetime64[s]")
    return frame


def postcodes(county: "County") -> pd.DataFrame:
    """Every postcode, with latitude and longitude to five decimals (a metre), and how deprived its neighbourhood is."""
    latitude, longitude = to_degrees(county.postcodes["easting"], county.postcodes["northing"])
    return county.postcodes.assign(
        latitude=np.round(latitude, 5), longitude=np.round(longitude, 5), imd_decile=_deciles(county.postcodes)
    )


def _deciles(postcodes: pd.DataFrame) -> npt.NDArray[np.int64]:
    """A tenth for each square of two kilometres, as neighbours are alike: made up, as no real place is meant."""
    east, north = (postcodes[axis].to_numpy().astype(np.int64) // 2000 for axis in ("easting", "northing"))
    result: npt.NDArray[np.int64] = (east * 7 + north * 3) % 10 + 1
    return result


def population(county: "County", end: pd.Timestamp) -> pd.DataFrame:
    """One row per mid-year, area and age band, of the mid-years published by `end`.

    For the county and its districts every year of age and the bands of `BANDS`, for region and England 0 to 17. Who is
    18 and over is not made up one by one: there are as many of each age as of the oldest children.
    """
    figures = published.table("population").rename(columns={"population_0_17": "population"})
    figures["mid_year_date"] = pd.to_datetime(figures["mid_year"].astype(str) + "-06-30")
    figures = figures[figures["mid_year_date"] + pd.DateOffset(months=PUBLISHED_AFTER_MONTHS) < end]
    wider = figures[figures["area_code"] != COUNTY_CODE].assign(age_from=0, age_to=OLDEST)
    own = figures[figures["area_code"] == COUNTY_CODE]
    parts = [wider]
    for row in own.itertuples():
        parts.append(_county(county, row.mid_year_date, county.scaled(float(str(row.population)))))
    columns = ["mid_year_date", "area_code", "age_from", "age_to", "area_name", "population"]
    made = pd.concat(parts, ignore_index=True)[columns]
    return made.sort_values(columns[:4], ignore_index=True)


def _county(county: "County", mid_year: Any, total: int) -> pd.DataFrame:
    """County and districts at a mid-year, whose 0 to 17 year olds number `total`."""
    table = _ages(county, mid_year)
    children = published.share_out(total, table.ravel()).reshape(table.shape)
    adults = np.repeat(children[:, -1:], OLDEST_YOUNG_PERSON - OLDEST, axis=1)
    counts = np.hstack([children, adults])
    parts = [_rows(COUNTY_CODE, "Leicestershire", counts.sum(axis=0))]
    parts += [_rows(area.code, area.name, row) for area, row in zip(DISTRICTS, counts, strict=True)]
    return pd.concat(parts, ignore_index=True).assign(mid_year_date=mid_year)


def _ages(county: "County", mid_year: Any) -> npt.NDArray[np.int64]:
    """How many of the county's children live in each district (rows) by age (columns)."""
    children = county.resident(mid_year, 0, OLDEST)
    people = county.people.iloc[children]
    age = (days(mid_year) - days(people["born"].to_numpy())).astype(int) / DAYS_A_YEAR
    names = pd.Index([area.name for area in DISTRICTS])
    table = np.zeros((len(names), OLDEST + 1), dtype=np.int64)
    np.add.at(table, (names.get_indexer(pd.Index(people["district"])), age.astype(int).clip(0, OLDEST)), 1)
    return table


def _rows(code: str, name: str, ages: npt.NDArray[np.int64]) -> pd.DataFrame:
    rows = [(code, name, first, last, int(ages[first : last + 1].sum())) for first, last in (*YEARS, *BANDS)]
    return pd.DataFrame(rows, columns=["area_code", "area_name", "age_from", "age_to", "population"])


def _benchmarks(county: "County", period: Period) -> pd.DataFrame:
    """The statistics service's records as a table, one row per indicator, area and period."""
    records = benchmarks.records([period.month], county.size)
    frame = pd.json_normalize(records).rename(
        columns={
            "indicator": "indicator_id",
            "location.code": "area_code",
            "location.name": "area_name",
            "timePeriod.period": "time_period",
            "timePeriod.end": "period_end",
        }
    )
    return frame.assign(period_end=pd.to_datetime(frame["period_end"]))


def _from_file(name: str) -> Delivery:
    return Delivery(name, lambda _county, _period: file(name), f"reference/{{month}}/{name}_{{month}}.csv")


DELIVERIES = (
    Delivery("published_benchmarks", _benchmarks, layout=Json()),
    *map(
        _from_file, ("bank_holidays", "collection_years", "term_dates", "local_authorities", "statistical_neighbours")
    ),
    Delivery("postcodes", lambda county, _period: postcodes(county), "reference/{month}/postcodes_{month}.csv"),
    Delivery(
        "population",
        lambda county, period: population(county, period.end),
        "reference/{month}/population_{month}.csv",
    ),
)
