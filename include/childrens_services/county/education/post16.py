"""What young people of 16 and 17 do, and those to 25 with an EHC plan: the client caseload of the participation team.

Shares follow England's participation figures for 16 and 17 year olds (DfE: about 93% in education or training, 3% not,
the rest not known); those with a plan do what `county.sen` places them in.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import DAYS_A_YEAR, after, choose, days, stream
from childrens_services.county.delivery import Delivery, Period
from childrens_services.county.education.pupils import academic_year, support, with_plan

if TYPE_CHECKING:
    from childrens_services.county.world import County

USUAL = {"210": 46, "230": 31, "220": 8, "310": 5, "320": 2, "330": 1.5, "410": 1.5, "540": 2.4, "810": 2.4, "610": 0.2}
BY_KIND = {
    "neet": "540", "college": "230", "special_college": "250", "training": "410", "special": "210",
    "independent_special": "250", "mainstream": "210", "unit": "210", "independent": "210", "not_in_education": "540",
}  # fmt: skip
ELSEWHERE = "810"


def post16_activity(county: "County", period: Period) -> pd.DataFrame:
    """A row per young person on the caseload at the end of the month."""
    year = academic_year(period.end)
    turned = days(county.people["born"].to_numpy())
    # school years 12 and 13: sixteen or seventeen on 31 August before
    age = (np.datetime64(f"{year}-08-31") - turned).astype(int) / DAYS_A_YEAR
    planned = with_plan(county, period.end)
    here = np.zeros(len(turned), dtype=bool)
    here[county.resident(period.end, 15, 25)] = True
    rows = np.flatnonzero(here & (age >= 16) & ((age < 18) | planned))
    people, usual, placed = county.people.iloc[rows], _usual(county), _placed(county, period.end)
    code = np.where(planned[rows], placed.reindex(rows).fillna(ELSEWHERE).to_numpy(), usual[rows])
    seen = stream(county.seed, "post-16 seen", period.month).integers(0, 90, len(rows))
    return pd.DataFrame(
        {
            "young_person_id": people["pupil_id"],
            "birth_date": people["born"],
            "sen_status": np.where(planned[rows], "E", np.where(support(county)[0][rows], "K", "N")),
            "activity_code": code,
            "activity_start_date": pd.Timestamp(f"{year}-09-01"),
            "verified_date": after(np.full(len(rows), period.end.to_datetime64()), -seen).astype("datetime64[s]"),
        }
    )


@lru_cache(maxsize=4)
def _usual(county: "County") -> Any:
    return choose(stream(county.seed, "post-16"), USUAL, len(county.people))


def _placed(county: "County", end: pd.Timestamp) -> "pd.Series[str]":
    """The activity code of the placement on the day, by child."""
    placements = county.sen.placements
    there = placements[(placements["start"] <= end) & ~(placements["end"] <= end)].drop_duplicates("child")
    return there.set_index("child")["kind"].map(BY_KIND).fillna(ELSEWHERE)


DELIVERIES = (Delivery("post16_activity", post16_activity, "education/{month}/post16_activity_{month}.csv"),)
