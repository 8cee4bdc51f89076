"""The SEN2 return's modules and the advice, as they stand at the end of a month.

Every export numbers its rows anew, so table ids join the modules of one delivery only. January's is the statutory
return, as XML: it has no ids of its own, and everything that names a request names it by its place in the file.
"""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import known_by
from childrens_services.county.delivery import Delivery, Period, Xml
from childrens_services.county.education import sen2_xml
from childrens_services.county.education.ehc_reviews import reviews

if TYPE_CHECKING:
    from childrens_services.county.world import County

COUNCIL = "855"
HISTORIC = "H"


class _Export:
    """What had been asked, assessed and issued, with the export's own numbers."""

    def __init__(self, county: "County", period: Period) -> None:
        requests = county.sen.requests
        self.people, self.period = county.people, period
        self.asked = known_by(
            requests[requests["received"] <= period.end], period.end, decided=["decision"], outcome_date=["outcome"]
        )
        self.asked = pd.concat([self.asked, self._historic(requests, county.sen.plans)])
        self.assessed = self.asked[self.asked["decision"] == "Y"]
        plans = county.sen.plans[county.sen.plans["request"] >= 0].set_index("request")[["ceased", "ceased_reason"]]
        issued = self.assessed[self.assessed["outcome"] == "Y"].join(plans)
        self.issued = known_by(issued, period.end, ceased=["ceased_reason"])
        self.persons = county.people.loc[np.sort(self.asked["child"].unique())]

    def _historic(self, requests: pd.DataFrame, plans: pd.DataFrame) -> pd.DataFrame:
        """Requests with outcome H, in which plans from before the record and those taken over are returned."""
        rows = plans[(plans["request"] < 0) & (plans["start"] <= self.period.end)]
        known = pd.Timestamp("2014-09-01").as_unit("s")
        made = {"child": rows["child"], "received": rows["start"].where(rows["start"] > known, known)}
        frame = pd.DataFrame(made | {"decided": rows["start"].where(rows["start"] > known, known)})
        frame = frame.assign(decision=HISTORIC, outcome="", rya="0", week20="0", source="")
        dates = {name: kind for name, kind in self.asked.dtypes.items() if kind.kind == "M"}
        return frame.set_axis(len(requests) + rows.index).reindex(columns=self.asked.columns).astype(dates)

    def ids(self, module: str, frame: pd.DataFrame) -> "pd.Series[str]":
        """Keys of the rows of a module: its own numbers; in January the place of those that others name."""
        if in_january(self.period.month):
            return self._places(frame)
        prefix = f"{self.period.month.replace('-', '')}{module}"
        return pd.Series([f"{prefix}{number:06d}" for number in range(1, len(frame) + 1)], index=frame.index, dtype=str)

    def _places(self, frame: pd.DataFrame) -> "pd.Series[str]":
        """The person's number in the file and, but for persons, the row's number among the person's.

        A reader counts the elements within a person the same way for requests, which other files name. Where nothing
        names a module, its keys tie rows to rows above them as they are written and are not in the file.
        """
        person = pd.Series(range(1, len(self.persons) + 1), index=self.persons.index).astype(str)
        if "child" not in frame:
            return person
        number = frame.groupby("child").cumcount() + 1
        return frame["child"].map(person) + "." + number.astype(str)

    def common(self, module: str, number: str, frame: pd.DataFrame) -> dict[str, object]:
        if in_january(self.period.month):
            return {f"{module}tableid": self.ids(number, frame)} | dict.fromkeys(
                ("nativeid", f"{module}orderseqcolumn", "sourceid"), ""
            )
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


def header(_county: "County", period: Period) -> pd.DataFrame:
    """The header of the export."""
    return pd.DataFrame(
        {
            "sen2tableid": ["1"],
            "nativeid": "1",
            "sen2orderseqcolumn": 1,
            "sourceid": "1",
            "collection": "SEN2",
            "year": period.end.year,
            "referencedate": period.end,
            "lea": COUNCIL,
        }
    )


def _placed(placements: pd.DataFrame) -> dict[str, object]:
    return {
        "urn": placements["urn"],
        "ukprn": placements["ukprn"],
        "sensetting": placements["setting"],
        "placementrank": 1,
        "senunitindicator": np.where(placements["unit"], "1", "0"),
        "resourcedprovisionindicator": np.where(placements["resourced"], "1", "0"),
    }


def plandetail(county: "County", period: Period) -> pd.DataFrame:
    """What each plan issued named: its first placement."""
    export, plans = _Export(county, period), county.sen.plans
    keys = export.ids("4", export.issued)
    of_request = plans[plans["request"] >= 0].set_index("plan_id")["request"]
    first = county.sen.placements.sort_values("start", kind="stable").drop_duplicates("plan_id")
    rows = first.assign(key=first["plan_id"].map(of_request).map(keys)).dropna(subset="key")
    return pd.DataFrame(export.common("plandetail", "6", rows) | {"namedplantableid": rows["key"]} | _placed(rows))


def _active(county: "County", export: _Export) -> pd.DataFrame:
    """Plans in force at the end of the period, with the key of each, `id`, and the key of its request, `asked`."""
    plans, requests, end = county.sen.plans, county.sen.requests, export.period.end
    rows = plans[(plans["start"] <= end) & ~(plans["ceased"] <= end)]
    row = np.where(rows["request"] >= 0, rows["request"], len(requests) + rows.index)
    rows = rows.assign(row=row).sort_values("row")
    return rows.assign(asked=rows["row"].map(export.ids("2", export.asked)), id=export.ids("7", rows))


def activeplans(county: "County", period: Period) -> pd.DataFrame:
    """Module 5a."""
    export = _Export(county, period)
    rows = _active(county, export)
    held = known_by(reviews(county), period.end, meeting=[], decided=["decision"]).dropna(subset="meeting")
    last = held.drop_duplicates("plan", keep="last").set_index("plan").reindex(rows.index)
    outcome = last["decision"].map({"MAINTAIN": "M", "AMEND": "A", "CEASE": "C"})
    return pd.DataFrame(
        export.common("activeplans", "7", rows)
        | {
            "requeststableid": rows["asked"],
            "transferla": rows["taken_over_from"],
            "res": "0",
            "wbp": "0",
            "reviewmeeting": last["meeting"],
            "reviewoutcome": outcome.mask(outcome.isna() & last["meeting"].notna(), "H"),
            "lastreview": last["decided"],
        }
    )


def placementdetail(county: "County", period: Period) -> pd.DataFrame:
    """Module 5b: where those with plans in force are."""
    export = _Export(county, period)
    keys, placements = _active(county, export).set_index("plan_id")["id"], county.sen.placements
    there = placements[(placements["start"] <= period.end) & ~(placements["end"] <= period.end)]
    rows = there.assign(key=there["plan_id"].map(keys)).dropna(subset="key")
    rows = known_by(rows, period.end, end=[])
    dates = {"activeplanstableid": rows["key"], "entrydate": rows["start"], "leavingdate": rows["end"]}
    return pd.DataFrame(export.common("placementdetail", "8", rows) | dates | _placed(rows))


def senneed(county: "County", period: Period) -> pd.DataFrame:
    """Module 5c."""
    export = _Export(county, period)
    needs = county.sen.needs
    keys = _active(county, export).set_index("plan_id")["id"]
    rows = needs.assign(key=needs["plan_id"].map(keys)).dropna(subset="key")
    types = {"activeplanstableid": rows["key"], "sentype": rows["need"], "sentyperank": rows["rank"]}
    return pd.DataFrame(export.common("senneed", "9", rows) | types)


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


def in_january(month: str) -> bool:
    """The month of the statutory return."""
    return month.endswith("-01")


def not_in_january(month: str) -> bool:
    """The months of the system's own export."""
    return not in_january(month)


MODULES = {
    "sen2": header,
    "person": person,
    "requests": requests,
    "assessment": assessment,
    "namedplan": namedplan,
    "plandetail": plandetail,
    "activeplans": activeplans,
    "placementdetail": placementdetail,
    "senneed": senneed,
}
RETURN = Xml(sen2_xml.write, sen2_xml.PARENTS, date_format="%Y-%m-%d")
DELIVERIES = (
    *(
        Delivery(
            f"sen2_{module}", table, f"education/{{month}}/Blade-Export_{COUNCIL}_{module}.csv", due=not_in_january
        )
        for module, table in MODULES.items()
    ),
    *(
        Delivery(f"sen2_{module}", table, "education/{month}/sen2_{month}.xml", due=in_january, layout=RETURN)
        for module, table in MODULES.items()
    ),
    Delivery("ehc_advice", advice, "education/{month}/ehc_advice_{month}.csv"),
)
