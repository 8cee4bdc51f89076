"""The early years foundation stage profile of 2021/22, by district and by characteristics of children.

Each table of the official statistics splits the same children: here a child has its place in each, and those with a
good level of development are as many in each group as there. The KPI tells the total and the breakdowns that it has;
what else the statistics tell is counted here, in SQL, from the warehouse and, for what it does not keep (first
language, primary need, day of birth), from the accepted rows in staging.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from tests.published import figures
from tests.published.figures import Figure
from tests.published.identifiers import pupil_numbers
from tests.published.pipeline import TOTAL, Pipeline, Result

KPI, MONTH = "gld_pct", "2022-06"
TABLE = "eyfsp/eyfsp_headline_2021-22_leics_england.csv"
FREE_MEALS, BORN, DISTRICT = "Free school meal eligibility", "Term of birth", "district"
LANGUAGE, SEN, NEED = "First language", "SEN provision", "SEN primary need"
MAJOR, MINOR = "Ethnic group: major", "Ethnic group: minor"
ELIGIBLE = "Known to be eligible for free school meals"
NOT_ELIGIBLE = "Not known to be eligible for free school meals"
UNCLASSIFIED = "Unclassified"
# groups of the statistics as the KPI calls them
OWN: Mapping[tuple[str, str], tuple[str, str]] = {
    (FREE_MEALS, ELIGIBLE): ("free_school_meals", "eligible"),
    (FREE_MEALS, NOT_ELIGIBLE): ("free_school_meals", "not eligible"),
    (SEN, "EHC plan"): ("sen", "EHC plan"),
    (MAJOR, "White"): ("ethnicity", "White"),
    (MAJOR, "Mixed/multiple ethnic groups"): ("ethnicity", "Mixed"),
    (MAJOR, "Asian/Asian British"): ("ethnicity", "Asian"),
    (MAJOR, "Black/African/Caribbean/Black British"): ("ethnicity", "Black"),
    (MAJOR, "Other ethnic group"): ("ethnicity", "Other"),
    (MAJOR, UNCLASSIFIED): ("ethnicity", "Not known"),
    (MINOR, UNCLASSIFIED): ("ethnicity", "Not known"),
}
# and as the records have them. Children whose SEN is not classified are not on the school census
ETHNICITIES = {
    "White British": "WBRI",
    "Irish": "WIRI",
    "Traveller of Irish heritage": "WIRT",
    "Gypsy/Roma": "WROM",
    "Any other white background": "WOTH",
    "White and black Caribbean": "MWBC",
    "White and black African": "MWBA",
    "White and Asian": "MWAS",
    "Any other mixed/multiple ethnic background": "MOTH",
    "Indian": "AIND",
    "Pakistani": "APKN",
    "Bangladeshi": "ABAN",
    "Chinese": "CHNE",
    "Any other Asian background": "AOTH",
    "Black Caribbean": "BCRB",
    "Black African": "BAFR",
    "Any other black background": "BOTH",
    "Any other ethnic group": "OOTH",
    # the county is told by major group only
    "White": "WBRI",
    "Mixed/multiple ethnic groups": "MWBC",
    "Asian/Asian British": "AIND",
    "Black/African/Caribbean/Black British": "BAFR",
    "Other ethnic group": "OOTH",
    UNCLASSIFIED: "NOBT",
}
LANGUAGES = {
    "Known or believed to be English": "ENG",
    "Known or believed to be other than English": "OTH",
    UNCLASSIFIED: "NOT",
}
PROVISIONS = {"No identified SEN": "N", "SEN support": "K", "EHC plan": "E", UNCLASSIFIED: "N"}
NEEDS = {
    "Specific learning difficulty": "SPLD",
    "Moderate learning difficulty": "MLD",
    "Severe learning difficulty": "SLD",
    "Profound and multiple learning difficulties": "PMLD",
    "Social, emotional and mental health": "SEMH",
    "Speech, language and communication needs": "SLCN",
    "Hearing impairment": "HI",
    "Visual impairment": "VI",
    "Multi-sensory impairment": "MSI",
    "Physical disability": "PD",
    "Autistic spectrum disorder": "ASD",
    "Other difficulty or disability": "OTH",
    "SEN support but no specialist assessment of type of need": "NSA",
}
# first day and number of days of each term of birth
BIRTHDAYS = {"Autumn-born": ("2016-09-01", 122), "Spring-born": ("2017-01-01", 90), "Summer-born": ("2017-04-01", 153)}
POSTCODES = ["LE1", "LE2", "LE3", "LE4", "LE5", "LE6", "LE7"]
DISTRICTS = [
    "Blaby",
    "Charnwood",
    "Harborough",
    "Hinckley and Bosworth",
    "Melton",
    "North West Leicestershire",
    "Oadby and Wigston",
]
# children of the profile by all that is told of them, each of whom is told of once
COUNTED = """
    with record as (
        select known.child_key, told.birth_date, pupil.language, need.sentype
        from staging.eyfsp_results_current as told
        inner join identity.child_identifier as known on known.identifier_type = 'upn' and told.upn = known.identifier
        left join staging.school_census_pupils_current as pupil on told.upn = pupil.upn
        left join staging.school_census_sen_needs_current as need on pupil.pupilonrolltableid = need.pupilonrolltableid
    )

    select
        area.district,
        profile.is_fsm_eligible,
        case
            when extract(month from record.birth_date) between 1 and 3 then 'Spring-born'
            when extract(month from record.birth_date) between 4 and 8 then 'Summer-born'
            else 'Autumn-born'
        end as born,
        child.sen_provision_code,
        child.ethnicity_code,
        record.language,
        record.sentype,
        count(*) filter (where profile.is_good_level_of_development) as good,
        count(*) as children
    from warehouse.fact_early_years_profile as profile
    inner join record on profile.child_key = record.child_key
    inner join warehouse.dim_child as child
        on profile.child_key = child.child_key and child.valid_during @> profile.assessment_date
    left join warehouse.dim_area as area on profile.area_code = area.area_code
    where profile.assessed_goals > 0
    group by 1, 2, 3, 4, 5, 6, 7
"""
# the column that a table of the statistics splits by, and its values by group where they are not the group's name
COLUMNS: Mapping[str, tuple[str, Mapping[str, str | bool]]] = {
    FREE_MEALS: ("is_fsm_eligible", {ELIGIBLE: True, NOT_ELIGIBLE: False}),
    BORN: ("born", {}),
    SEN: ("sen_provision_code", PROVISIONS | {UNCLASSIFIED: "-1"}),
    MINOR: ("ethnicity_code", ETHNICITIES),
    LANGUAGE: ("language", LANGUAGES),
    NEED: ("sentype", NEEDS),
}
# children of a group, and those of them with a good level of development
Groups = Mapping[str, tuple[int, int]]


def made_with(figure: Figure) -> str:
    """England, the county, or its districts together, which are of homes and so not of quite the same children."""
    place, _, _ = _told(figure)
    return "districts" if place in DISTRICTS else place


def run(pipeline: Pipeline, wanted: Iterable[Figure]) -> pd.DataFrame:
    """Deliver the children of the area, and measure their profile; gives how many there are of each kind."""
    area = next(iter({made_with(figure) for figure in wanted}))
    children = _children(area)
    _deliver_postcodes(pipeline)
    _deliver_census(pipeline, children[children["sen"] != UNCLASSIFIED])
    _deliver_profiles(pipeline, children)
    pipeline.measure({KPI: [MONTH]})
    return pd.DataFrame([dict(row._mapping) for row in pipeline.select(COUNTED)])


def find(pipeline: Pipeline, counted: pd.DataFrame, figure: Figure) -> Result:
    """The KPI's total or group, where it has one; otherwise counted."""
    place, kind, group = _told(figure)
    is_district = place in DISTRICTS
    if kind == "Total":
        return pipeline.figure(KPI, MONTH, "annual", ("home_district", place) if is_district else TOTAL)
    if not is_district and (kind, group) in OWN:
        return pipeline.figure(KPI, MONTH, "annual", OWN[kind, group])
    column, values = COLUMNS[kind]
    # districts and the others are made apart
    chosen = counted[
        (counted[column] == values.get(group, group)) & ((counted["district"] == place) | (not is_district))
    ]
    good, children = (Decimal(int(chosen[name].sum())) for name in ("good", "children"))
    return Result(good, children, figure.multiplier * good / children)


def _told(figure: Figure) -> tuple[str, str, str]:
    """Place, table and group: 'Blaby / Term of birth: Summer-born'."""
    place, _, rest = figure.area.partition(" / ")
    kind, _, group = rest.rpartition(": ")
    return place, kind, group


def _children(area: str) -> pd.DataFrame:
    """One row per child: whether the level is good, and the group of each table."""
    table = _tables()
    if area == "districts":
        parts = [_dealt(table[district], FREE_MEALS, BORN).assign(district=district) for district in DISTRICTS]
        same = {
            "ethnicity": "White British",
            "language": next(iter(LANGUAGES)),
            "sen": "No identified SEN",
            "need": None,
        }
        return pd.concat(parts, ignore_index=True).assign(**same)
    whole = table[area]
    children = _dealt(whole, FREE_MEALS, BORN).assign(district=DISTRICTS[0])
    is_good = children["is_good"].to_numpy(bool)
    # not classified first, so that who is not on the census is not classified in any other table either
    for name, kind in {"ethnicity": MINOR if MINOR in whole else MAJOR, "language": LANGUAGE, "sen": SEN}.items():
        groups = {group: count for group, count in whole[kind].items() if group != "All SEN"}
        unclassified = {UNCLASSIFIED: groups.pop(UNCLASSIFIED)}
        children[name] = _deal(is_good, unclassified | groups)
    has_sen = children["sen"].isin(["SEN support", "EHC plan"]).to_numpy(bool)
    children["need"] = None
    if NEED in whole:
        children.loc[has_sen, "need"] = _deal(is_good[has_sen], whole[NEED], rest="")
    return children


def _dealt(whole: Mapping[str, Groups], *kinds: str) -> pd.DataFrame:
    ((total, good),) = whole["Total"].values()
    is_good = np.arange(total) < good
    return pd.DataFrame({"is_good": is_good, **{kind: _deal(is_good, whole[kind]) for kind in kinds}})


def _deal(is_good: npt.NDArray[np.bool_], groups: Groups, rest: str | None = None) -> npt.NDArray[np.object_]:
    """The group of each child: of the good ones as many in each group as there are, and so of the others.

    Where groups do not add up to all, the others are in `rest`.
    """
    found = np.full(len(is_good), rest, dtype=object)
    for chosen, counts in (
        (is_good, [good for _, good in groups.values()]),
        (~is_good, [children - good for children, good in groups.values()]),
    ):
        dealt = np.repeat(np.array(list(groups), dtype=object), counts)
        places = np.flatnonzero(chosen)
        if rest is None:
            assert len(dealt) == len(places), (groups, len(places))
        found[places[: len(dealt)]] = dealt
    return found


def _birthdays(children: pd.DataFrame) -> "pd.Series[Any]":
    """Days of each term of birth, its first and last too."""
    first = pd.to_datetime(children[BORN].map({term: day for term, (day, _) in BIRTHDAYS.items()}))
    days = children[BORN].map({term: count for term, (_, count) in BIRTHDAYS.items()}).astype(int)
    return first + pd.to_timedelta(children.index % days, unit="D")


def _tables() -> dict[str, dict[str, dict[str, tuple[int, int]]]]:
    """By area and kind of group: children, and those with a good level, boys and girls together."""
    found: dict[str, dict[str, dict[str, tuple[int, int]]]] = {}
    for row in figures.table(TABLE):
        if row["gender"] == "Total":
            area = row["lad_name"] or row["la_name"] or row["country_name"]
            # the file has the names of these two columns the wrong way round
            kind, group = row["characteristic"], row["characteristic_type"]
            found.setdefault(area, {}).setdefault(kind, {})[group] = (
                int(row["children_number"]),
                int(row["gld_number"]),
            )
    return found


def _deliver_postcodes(pipeline: Pipeline) -> None:
    council = {
        "local_authority_code": "855",
        "name": "Leicestershire",
        "region": "East Midlands",
        "gss_code": "E10000018",
    }
    postcodes = {
        "postcode": [f"{each} 1AA" for each in POSTCODES],
        "easting": 458000,
        "northing": 304000,
        "latitude": 52.6,
        "longitude": -1.1,
        "district": DISTRICTS,
        "district_code": [f"E0700012{number}" for number in range(9, 2, -1)],
        "local_authority_code": "855",
    }
    pipeline.deliver("local_authorities", MONTH, pd.DataFrame([council]))
    pipeline.deliver("postcodes", MONTH, pd.DataFrame(postcodes))


def _deliver_census(pipeline: Pipeline, children: pd.DataFrame) -> None:
    school = {
        "schoolcensustableid": "1",
        "term": "SUM",
        "year": 2022,
        "referencedate": pd.Timestamp("2022-05-19"),
        "lea": "855",
        "estab": "2000",
        "urn": "100001",
        "phase": "PS",
    }
    number = children.index.astype(str)
    pupils = {
        "pupilonrolltableid": number,
        "schoolcensustableid": "1",
        "upn": pupil_numbers(children.index.max() + 1)[children.index],
        # no letters, so no name that people are compared by: who is who is no question here
        "surname": number,
        "forename": number,
        "dob": _birthdays(children),
        "sex": np.where(children.index % 2 == 0, "F", "M"),
        "ethnicity": children["ethnicity"].map(ETHNICITIES),
        "language": children["language"].map(LANGUAGES),
        "senprovision": children["sen"].map(PROVISIONS),
        "ncyearactual": "R",
        "entrydate": pd.Timestamp("2021-09-01"),
    }
    needing = children[children["need"].notna() & (children["need"] != "")]
    needs = {
        "senneedsonrolltableid": needing.index.astype(str),
        "pupilonrolltableid": needing.index.astype(str),
        "sentyperank": 1,
        "sentype": needing["need"].map(NEEDS),
    }
    pipeline.deliver("school_census_school", MONTH, pd.DataFrame([school]))
    pipeline.deliver("school_census_pupils", MONTH, pd.DataFrame(pupils))
    if len(needing):
        pipeline.deliver("school_census_sen_needs", MONTH, pd.DataFrame(needs))


def _deliver_profiles(pipeline: Pipeline, children: pd.DataFrame) -> None:
    """Whoever has no good level misses one of the twelve goals; the other five do not matter."""
    places = np.arange(len(children))
    is_good = children["is_good"].to_numpy(bool)
    goals = {
        f"elg_{number}": np.where(~is_good & (places % 12 + 1 == number), "1", "2")
        if number <= 12
        else np.where(places % 3 == 0, "1", "2")
        for number in range(1, 18)
    }
    rows = {
        "upn": pupil_numbers(len(children)),
        "urn": "100001",
        "assessment_date": pd.Timestamp("2022-06-30"),
        "birth_date": _birthdays(children),
        "sex": np.where(places % 2 == 0, "F", "M"),
        "fsm": np.where(children[FREE_MEALS] == ELIGIBLE, "1", "0"),
        "senprovision": children["sen"].map(PROVISIONS),
        "district": children["district"],
        **goals,
    }
    pipeline.deliver("eyfsp_results", MONTH, pd.DataFrame(rows))
