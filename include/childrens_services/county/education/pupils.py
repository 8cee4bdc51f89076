"""Who is on roll at the county's state schools on a day, with what the school census says of them.

SEN support is drawn for 13 in 100 pupils, near the national share in the years made (DfE, special educational needs in
England); an EHC plan is that of `county.sen`.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import Dates, choose, days, stream

if TYPE_CHECKING:
    from childrens_services.county.world import County

SEN_SUPPORT = 0.13
NEEDS = {
    "SLCN": 26, "SEMH": 22, "MLD": 15, "SPLD": 15, "ASD": 11, "OTH": 4, "PD": 2.5, "HI": 1.7, "VI": 1, "MSI": 0.4,
    "NSA": 1.4,
}  # fmt: skip


def academic_year(date: pd.Timestamp) -> int:
    """The year in which the academic year began."""
    return int(date.year - (date.month < 9))


@lru_cache(maxsize=6)
def on_roll(county: "County", date: pd.Timestamp) -> pd.DataFrame:
    """One row per pupil: child, urn, nc_year, upn, sen_provision (N, K or E), primary_need ("" for N), fsm (bool)."""
    enrolled, people = county.enrolments, county.people
    rows = enrolled.loc[enrolled["year"] == academic_year(date), ["child", "urn", "nc_year"]]
    there = people.loc[rows["child"], ["left", "upn", "fsm"]].set_axis(rows.index)
    rows = rows.assign(upn=there["upn"], fsm=there["fsm"].astype(bool))
    rows = rows[~(there["left"] <= date) & (there["upn"] != "")].reset_index(drop=True)
    supported, need = support(county)
    child = rows["child"].to_numpy()
    rows["sen_provision"] = np.where(with_plan(county, date)[child], "E", np.where(supported[child], "K", "N"))
    rows["primary_need"] = np.where(rows["sen_provision"] == "N", "", need[child])
    return rows


def with_plan(county: "County", date: pd.Timestamp) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Per person whether there is an EHC plan on the day."""
    plans = county.sen.plans
    there = plans[(plans["start"] <= date) & ~(plans["ceased"] <= date)]
    found = np.zeros(len(county.people), dtype=bool)
    found[there["child"].to_numpy(dtype=np.int64)] = True
    return found


@lru_cache(maxsize=4)
def support(county: "County") -> tuple["np.ndarray[tuple[int], np.dtype[np.bool_]]", Dates]:
    """Per person whether there would be SEN support, and the need."""
    rng, count = stream(county.seed, "SEN support"), len(county.people)
    return rng.random(count) < SEN_SUPPORT, choose(rng, NEEDS, count)


def home_district(county: "County", children: Dates, date: pd.Timestamp) -> pd.Series:
    """The district each child lives in on the day."""
    homes = county.postcode_at(children, np.full(len(children), days(date.to_datetime64())))
    known = county.postcodes.drop_duplicates("postcode").set_index("postcode")["district"]
    return pd.Series(known.reindex(homes).to_numpy(), dtype=object)
