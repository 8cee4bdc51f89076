"""Local specialist places: special schools, SEN units and resourced provision in the county, commissioned and filled.

Filled places are the placements of `county.sen`. How many are commissioned is not published: a few more than are filled
at the busiest of each school year, as a council that adds places with need would have.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.delivery import Delivery, Period, Sheet
from childrens_services.months import first_day, span

if TYPE_CHECKING:
    from childrens_services.county.world import County

COUNCIL, SPARE = "855", 1.03


@lru_cache(maxsize=4)
def _local(county: "County") -> pd.DataFrame:
    """Placements at specialist provision in the county: urn, provision, start, end."""
    placements = county.sen.placements
    here = county.schools.loc[county.schools["local_authority_code"] == COUNCIL, "urn"]
    provision = np.select(
        [placements["kind"] == "special", placements["unit"], placements["resourced"]],
        ["SPECIAL", "UNIT", "RESOURCED"],
        "",
    )
    rows = placements[["urn", "start", "end"]].assign(provision=provision)
    return rows[placements["urn"].isin(here) & (provision != "")]


@lru_cache(maxsize=200)
def _filled(county: "County", date: pd.Timestamp) -> "pd.Series[int]":
    """Children placed on the day, by urn and provision."""
    rows = _local(county)
    there = rows[(rows["start"] <= date) & ~(rows["end"] <= date)]
    return there.groupby(["urn", "provision"]).size()


@lru_cache(maxsize=16)
def _commissioned(county: "County", year: int) -> "pd.Series[int]":
    """Places of the academic year that begins in `year`, by urn and provision."""
    days = [pd.Timestamp(f"{year}-10-01"), pd.Timestamp(f"{year + 1}-03-01"), pd.Timestamp(f"{year + 1}-06-30")]
    busiest = pd.concat([_filled(county, day) for day in days], axis="columns").max(axis="columns")
    return (busiest * SPARE + 1).astype(int)


def specialist_places(county: "County", period: Period) -> pd.DataFrame:
    """A row per provision and month of the period."""
    months = [pd.Timestamp(first_day(month)) for month in span(f"{period.since:%Y-%m}", period.month)]
    parts = [_month(county, month) for month in months]
    schools = county.schools[["urn", "district", "open_date"]]
    return pd.concat(parts, ignore_index=True).merge(schools, on="urn", how="left")


def _month(county: "County", month: pd.Timestamp) -> pd.DataFrame:
    places = _commissioned(county, month.year - (month.month < 9))
    filled = _filled(county, month + pd.offsets.MonthEnd(0)).reindex(places.index, fill_value=0)
    frame = pd.DataFrame({"places_commissioned": places, "places_filled": filled}).reset_index()
    return frame.rename(columns={"provision": "provision_type"}).assign(month=month)


DELIVERIES = (
    Delivery(
        "specialist_places",
        specialist_places,
        "education/{month}/specialist_places_{month}.xlsx",
        layout=Sheet("Specialist places, by provision", ("Filled: on roll and funded on the last day of the month.",)),
    ),
)
