"""The children in need census: a file a year, delivered in April, of everybody in need in the year to 31 March.

It tells of the same referrals, assessments, enquiries, conferences and plans as the case-management system. In the XML
the records of a child are nested; here each carries the id of the one it belongs to.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import known_by
from childrens_services.county.delivery import Delivery, Period, Xml, period
from childrens_services.county.social_care import cin_census_xml
from childrens_services.county.social_care.front_door_person_tables import disability, person

if TYPE_CHECKING:
    from collections.abc import Callable

    from childrens_services.county.world import County

FILE = "social_care/{month}/cin_census_{month}.xml"
# a plan from before the history has no referral in it: it is given one so many days earlier
REFERRED_BEFORE = 30
UNKNOWN_SOURCE, ABUSE = "10", "N1"


def due(month: str) -> bool:
    """After the year's end."""
    return month.endswith("-04")


class _Year:
    """Everything of the census of one year, with `child` and the id of the referral."""

    def __init__(self, county: "County", end: pd.Timestamp) -> None:
        self.county, self.end, self.first = county, end, end - pd.DateOffset(years=1) + pd.Timedelta(days=1)
        door = county.front_door
        plans = door.cp_plans
        before = plans["referral_id"].isna()
        plans = plans.assign(referral_id=plans["referral_id"].where(~before, "B" + plans["plan_id"]))
        self.plans = self._hidden(self._open(plans), "end")
        self.details = self._details(plans[before])
        self.assessments = self._of(self._hidden(self._open(door.assessments), "end"))
        self.cin_plans = self._of(self._hidden(self._open(door.cin_plans), "end"))
        enquiries = door.section47[door.section47["start"].between(self.first, end)]
        held = door.conferences.drop_duplicates("section47_id").set_index("section47_id")[["target", "held"]]
        self.section47 = self._of(self._hidden(enquiries.join(held, on="section47_id"), "held"))

    def _open(self, frame: pd.DataFrame) -> pd.DataFrame:
        """What went on at some time in the year."""
        return frame[(frame["start"] <= self.end) & ~(frame["end"] < self.first)]

    def _hidden(self, frame: pd.DataFrame, column: str) -> pd.DataFrame:
        return known_by(frame, self.end, **{column: ()})

    def _of(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame["referral_id"].isin(self.details["referral_id"])]

    def _details(self, before: pd.DataFrame) -> pd.DataFrame:
        """Referrals of the year, those open in it, and those behind a protection plan of the year."""
        every = self.county.front_door.referrals[
            ["referral_id", "child", "date", "source", "primary_need", "nfa", "close_date", "close_reason"]
        ]
        older = pd.DataFrame(
            {
                "referral_id": before["referral_id"],
                "child": before["child"],
                "date": before["start"] - pd.Timedelta(days=REFERRED_BEFORE),
                "source": UNKNOWN_SOURCE,
                "primary_need": ABUSE,
                "nfa": False,
                "close_date": before["end"],
                "close_reason": np.where(before["end"].isna(), "", "RC7"),
            }
        )
        every = pd.concat([every, older], ignore_index=True)
        in_year = every["date"].between(self.first, self.end)
        still = ~every["nfa"].astype(bool) & (every["date"] <= self.end) & ~(every["close_date"] < self.first)
        kept = every[in_year | still | every["referral_id"].isin(self.plans["referral_id"])]
        return known_by(kept, self.end, close_date=["close_reason"]).sort_values(["child", "date"], ignore_index=True)


@lru_cache(maxsize=2)
def _year(county: "County", end: pd.Timestamp) -> _Year:
    return _Year(county, end)


def _of(county: "County", when: Period) -> _Year:
    return _year(county, when.start - pd.Timedelta(days=1))


def _common(year: _Year, frame: pd.DataFrame) -> dict[str, Any]:
    return {
        "reference_date": year.end,
        "lachildid": year.county.people["case_id"].to_numpy()[frame["child"]],
        "cindetailsid": frame["referral_id"].to_numpy(),
    }


def header(county: "County", when: Period) -> pd.DataFrame:
    """One row."""
    end = _of(county, when).end
    values = {"collection": "CIN", "year": end.year, "lea": "855", "softwarecode": "Case management", "serialno": "1"}
    return pd.DataFrame([{"reference_date": end} | values | {"datetime": f"{when.end:%Y-%m-%d}T09:00:00"}])


def _people(county: "County", when: Period, make: "Callable[[County, Period], pd.DataFrame]", key: str) -> pd.DataFrame:
    """A table of the case-management system at the year's end, of the census's children."""
    year = _of(county, when)
    table = make(county, period(f"{year.end:%Y-%m}", first=True))
    known = county.people["case_id"].to_numpy()[year.details["child"].unique()]
    return table[table[key].isin(known)].assign(reference_date=year.end)


def children(county: "County", when: Period) -> pd.DataFrame:
    """A row per child."""
    rows = _people(county, when, person, "pers_person_id")
    upn = county.people.set_index("case_id")["upn"].reindex(rows["pers_person_id"]).to_numpy()
    unknown = rows["pers_upn_unknown"].fillna("").to_numpy()
    return pd.DataFrame(
        {
            "reference_date": rows["reference_date"],
            "lachildid": rows["pers_person_id"],
            "upn": np.where(unknown == "", upn, ""),
            "formerupn": "",
            "upnunknown": unknown,
            "personbirthdate": rows["pers_dob"],
            "expectedpersonbirthdate": rows["pers_expected_dob"],
            "sex": rows["pers_sex"],
            "persondeathdate": rows["pers_death_date"],
            "ethnicity": rows["pers_ethnicity"],
        }
    )


def disabilities(county: "County", when: Period) -> pd.DataFrame:
    """A row per child and disability, NONE where there is none."""
    rows = _people(county, when, disability, "disa_person_id")
    names = {"disa_person_id": "lachildid", "disa_disability_code": "disability"}
    return rows.rename(columns=names)[["reference_date", "lachildid", "disability"]].drop_duplicates()


def details(county: "County", when: Period) -> pd.DataFrame:
    """A row per referral."""
    year = _of(county, when)
    rows = year.details
    first = county.front_door.conferences.sort_values("held").drop_duplicates("referral_id").set_index("referral_id")
    held = rows["referral_id"].map(first["held"])
    return pd.DataFrame(
        _common(year, rows)
        | {
            "cinreferraldate": rows["date"],
            "referralsource": rows["source"],
            "primaryneedcode": rows["primary_need"],
            "cinclosuredate": rows["close_date"],
            "reasonforclosure": rows["close_reason"],
            "dateofinitialcpc": held.where(held <= year.end),
            "referralnfa": np.where(rows["nfa"], "1", "0"),
        }
    )


def assessments(county: "County", when: Period) -> pd.DataFrame:
    """A row per assessment."""
    year = _of(county, when)
    rows = year.assessments
    return pd.DataFrame(
        _common(year, rows)
        | {
            "assessmentid": rows["assessment_id"],
            "assessmentactualstartdate": rows["start"],
            "assessmentinternalreviewdate": pd.Series(pd.NaT, index=rows.index, dtype="datetime64[s]"),
            "assessmentauthorisationdate": rows["end"],
        }
    )


def factors(county: "County", when: Period) -> pd.DataFrame:
    """A row per factor found in an assessment that has ended."""
    year = _of(county, when)
    ended = year.assessments[year.assessments["end"].notna()]
    rows = county.front_door.factors.merge(ended, on="assessment_id").drop_duplicates(["assessment_id", "factor"])
    return pd.DataFrame(
        _common(year, rows) | {"assessmentid": rows["assessment_id"], "assessmentfactors": rows["factor"]}
    )


def cin_plans(county: "County", when: Period) -> pd.DataFrame:
    """A row per plan of a child in need."""
    year = _of(county, when)
    rows = year.cin_plans
    dates = {"cinplanid": rows["plan_id"], "cinplanstartdate": rows["start"], "cinplanenddate": rows["end"]}
    return pd.DataFrame(_common(year, rows) | dates)


def section47(county: "County", when: Period) -> pd.DataFrame:
    """A row per enquiry begun in the year."""
    year = _of(county, when)
    rows = year.section47
    return pd.DataFrame(
        _common(year, rows)
        | {
            "section47id": rows["section47_id"],
            "s47actualstartdate": rows["start"],
            "initialcpctarget": rows["target"],
            "dateofinitialcpc": rows["held"],
            "icpcnotrequired": np.where(rows["conference"], "0", "1"),
        }
    )


def protection_plans(county: "County", when: Period) -> pd.DataFrame:
    """A row per protection plan of the year."""
    year = _of(county, when)
    rows = year.plans
    return pd.DataFrame(
        _common(year, rows)
        | {
            "cppid": rows["plan_id"],
            "cppstartdate": rows["start"],
            "cppenddate": rows["end"],
            "initialcategoryofabuse": rows["initial_category"],
            "latestcategoryofabuse": rows["latest_category"],
            "numberofpreviouscpp": rows["previous_plans"],
        }
    )


def protection_reviews(county: "County", when: Period) -> pd.DataFrame:
    """A row per review in the year of a plan."""
    year = _of(county, when)
    reviews = county.front_door.cp_reviews
    reviews = reviews.loc[reviews["date"].between(year.first, year.end), ["plan_id", "date"]]
    rows = reviews.merge(year.plans, on="plan_id").drop_duplicates(["plan_id", "date"])
    return pd.DataFrame(_common(year, rows) | {"cppid": rows["plan_id"], "cppreviewdate": rows["date"]})


_LAYOUT = Xml(cin_census_xml.write, cin_census_xml.PARENTS)
DELIVERIES = tuple(
    Delivery(f"cin_census_{name}", table, FILE, due, _LAYOUT)
    for name, table in (
        ("header", header),
        ("child", children),
        ("disability", disabilities),
        ("details", details),
        ("assessment", assessments),
        ("assessment_factor", factors),
        ("plan", cin_plans),
        ("section47", section47),
        ("protection_plan", protection_plans),
        ("protection_review", protection_reviews),
    )
)
