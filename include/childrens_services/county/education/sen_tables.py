"""The SEN2 return's modules and the advice, as they stand at the end of a month.

Every export numbers its rows anew, so table ids join the modules of one delivery only.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import known_by
from childrens_services.county.delivery import Delivery, Period

if TYPE_CHECKING:
    from childrens_services.county.world import County

COUNCIL = "855"


class _Export:
    """What had been asked, assessed and issued, with the export's own numbers."""

    def __init__(self, county: "County", period: Period) -> None:
        requests = county.sen.requests
        self.people, self.period = county.people, period
        self.asked = known_by(
            requests[requests["received"] <= period.end], period.end, decided=["decision"], outcome_date=["outcome"]
        )
        self.assessed = self.asked[self.asked["decision"] == "Y"]
        plans = county.sen.plans[county.sen.plans["request"] >= 0].set_index("request")[["ceased", "ceased_reason"]]
        issued = self.assessed[self.assessed["outcome"] == "Y"].join(plans)
        self.issued = known_by(issued, period.end, ceased=["ceased_reason"])
        self.persons = county.people.loc[np.sort(self.asked["child"].unique())]

    def ids(self, module: str, frame: pd.DataFrame) -> "pd.Series[str]":
        prefix = f"{self.period.month.replace('-', '')}{module}"
        return pd.Series([f"{prefix}{number:06d}" for number in range(1, len(frame) + 1)], index=frame.index, dtype=str)

    def common(self, module: str, number: str, frame: pd.DataFrame) -> dict[str, object]:
        return {
            f"{module}tableid": self.ids(number, frame),
            "nativeid": frame["child"].map(self.people["pupil_id"]) if "child" in frame else frame["pupil_id"],
            f"{module}orderseqcolumn": range(1, len(frame) + 1),
            "sourceid": "1",
        }


def person(county: "County", period: Period) -> pd.DataFrame:
    """Module 1."""
    export = _Export(county, period)
    people = export.persons
    at_school = (people["born"] <= period.end - pd.DateOffset(years=5)) & (people["upn"] != "")
    return pd.DataFrame(
        export.common("person", "1", people)
        | {
            "sen2tableid": "1",
            "surname": people["surname"],
            "forename": people["forename"],
            "personbirthdate": people["born"],
            "sex": people["sex"],
            "ethnicity": people["ethnicity"],
            "postcode": county.postcode_at(people.index, [period.end] * len(people)),
            "upn": people["upn"].where(at_school),
            "uniquelearnernumber": people["uln"].where(people["born"] <= period.end - pd.DateOffset(years=15)),
            "upnunknown": np.where(at_school, "", "UN1"),
        }
    )


def requests(county: "County", period: Period) -> pd.DataFrame:
    """Module 2."""
    export = _Export(county, period)
    asked = export.asked
    return pd.DataFrame(
        export.common("requests", "2", asked)
        | {
            "persontableid": asked["child"].map(export.ids("1", export.persons)),
            "receiveddate": asked["received"],
            "requestsource": asked["source"],
            "rya": asked["rya"],
            "requestoutcomedate": asked["decided"],
            "requestoutcome": asked["decision"].fillna("A"),
            "requestmediation": "0",
            "requesttribunal": "0",
            "exported": "0",
        }
    )


def assessment(county: "County", period: Period) -> pd.DataFrame:
    """Module 3."""
    export = _Export(county, period)
    assessed = export.assessed
    return pd.DataFrame(
        export.common("assessment", "3", assessed)
        | {
            "requeststableid": export.ids("2", export.asked).loc[assessed.index],
            "assessmentoutcome": assessed["outcome"].fillna("A"),
            "assessmentoutcomedate": assessed["outcome_date"],
            "assessmentmediation": "0",
            "assessmenttribunal": "0",
            "othermediation": "0",
            "othertribunal": "0",
            "week20": assessed["week20"],
        }
    )


def namedplan(county: "County", period: Period) -> pd.DataFrame:
    """Module 4."""
    export = _Export(county, period)
    issued = export.issued
    return pd.DataFrame(
        export.common("namedplan", "4", issued)
        | {
            "assessmenttableid": export.ids("3", export.assessed).loc[issued.index],
            "startdate": issued["outcome_date"],
            "planres": "0",
            "planwbp": "0",
            "pb": "0",
            "oa": "0",
            "dp": "0",
            "ceasedate": issued["ceased"],
            "ceasereason": issued["ceased_reason"],
        }
    )


def advice(county: "County", period: Period) -> pd.DataFrame:
    """One row per piece of advice asked for."""
    export = _Export(county, period)
    every = county.sen.advice
    sought = every[every["request"].isin(export.assessed.index) & (every["asked"] <= period.end)]
    sought = known_by(sought, period.end, received=[])
    return pd.DataFrame(
        {
            "advice_id": [f"ADV{number:07d}" for number in sought.index + 1],
            "request_id": sought["request"].map(export.ids("2", export.asked)),
            "advice_type": sought["kind"],
            "asked_date": sought["asked"],
            "received_date": sought["received"],
        }
    )


def _blade(module: str, table: Callable[["County", Period], pd.DataFrame]) -> Delivery:
    return Delivery(f"sen2_{module}", table, f"education/{{month}}/Blade-Export_{COUNCIL}_{module}.csv")


DELIVERIES = (
    _blade("person", person),
    _blade("requests", requests),
    _blade("assessment", assessment),
    _blade("namedplan", namedplan),
    Delivery("ehc_advice", advice, "education/{month}/ehc_advice_{month}.csv"),
)
