"""Schools, colleges and early years settings of the county and those beyond it that its children go to, made up.

How many there are of each kind is near what Get Information about Schools has for Leicestershire. Reference numbers
begin with 9: the register's begin with 1.
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from childrens_services.county.chance import choose, day, days, stream
from childrens_services.county.places import COUNCIL, DISTRICTS, OUTSIDE

if TYPE_CHECKING:
    from childrens_services.county.world import County

FIRST_YEAR, LAST_YEAR = 2018, 2026
IN_SIXTH_FORM = 0.55
# at a private school or taught elsewhere
NOT_AT_STATE_SCHOOL = 0.04
IN_SCHOOL_NURSERY = 0.25


class Kind(NamedTuple):
    """A kind of establishment: the register's type, how many in the county and beyond, ages and places."""

    kind: str
    type_code: str
    type_name: str
    phase: str
    inside: int
    outside: int
    low_age: int
    high_age: int
    capacity: int


KINDS = (
    Kind("primary", "01", "Community school", "Primary", 90, 0, 4, 11, 270),
    Kind("primary", "34", "Academy converter", "Primary", 135, 0, 4, 11, 290),
    Kind("secondary", "34", "Academy converter", "Secondary", 38, 0, 11, 16, 1_150),
    Kind("sixth form", "34", "Academy converter", "Secondary", 10, 0, 11, 18, 1_400),
    Kind("special", "44", "Academy special converter", "Not applicable", 4, 6, 3, 19, 190),
    Kind("special", "07", "Community special school", "Not applicable", 2, 6, 3, 19, 160),
    Kind("special", "36", "Free schools special", "Not applicable", 2, 0, 5, 18, 80),
    Kind("independent special", "10", "Other independent special school", "Not applicable", 10, 24, 5, 19, 60),
    Kind("independent", "11", "Other independent school", "Not applicable", 12, 4, 3, 18, 420),
    Kind("pupil referral unit", "14", "Pupil referral unit", "Not applicable", 1, 1, 5, 16, 60),
    Kind("college", "18", "Further education", "16 plus", 4, 6, 16, 99, 3_000),
    Kind("special college", "32", "Special post 16 institution", "16 plus", 1, 4, 16, 25, 60),
    Kind("nursery", "15", "Local authority nursery school", "Nursery", 10, 0, 2, 5, 60),
)


def make(county: "County") -> pd.DataFrame:
    """One row per establishment.

    Columns: urn, ukprn, name, kind (of `KINDS`), type_code, type_name, phase, local_authority_code, district, postcode,
    low_age, high_age, capacity, open_date, close_date (NaT), is_special, is_independent, is_post16.
    """
    rng = stream(county.seed, "schools")
    parts = []
    for kind in KINDS:
        inside = max(1, len(DISTRICTS) if kind.kind in ("primary", "secondary") else 1, county.scaled(kind.inside))
        parts.append(_kind(rng, kind, inside, [area.name for area in DISTRICTS], inside=True))
        if kind.outside:
            parts.append(
                _kind(
                    rng, kind, max(2, county.scaled(kind.outside)), [area.name for area in OUTSIDE[:12]], inside=False
                )
            )
    made = pd.concat(parts, ignore_index=True)
    places = county.postcodes.groupby("district")["postcode"]
    for name, codes in places:
        here = made["district"] == name
        made.loc[here, "postcode"] = rng.choice(codes.to_numpy(), int(here.sum()))
    authority = county.postcodes.drop_duplicates("district").set_index("district")["local_authority_code"]
    made["local_authority_code"] = made["district"].map(authority)
    number = np.arange(len(made))
    made["urn"] = (900_001 + number).astype(str)
    made["ukprn"] = (10_900_001 + number).astype(str)
    made["name"] = made["district"] + " " + made["kind"].str.capitalize() + " " + (number + 1).astype(str)
    return made


def enrolments(county: "County") -> pd.DataFrame:
    """One row per child and academic year at a state school of the county: child, year (its first), urn, nc_year."""
    rng, people, schools = stream(county.seed, "enrolments"), county.people, county.schools
    own = schools[schools["local_authority_code"] == COUNCIL]
    count, families = len(people), int(people["family"].max()) + 1
    primary = _attended(rng, own[own["kind"] == "primary"], people, families)
    secondary = _attended(rng, own[own["kind"].isin(["secondary", "sixth form"])], people, families)
    sixth = rng.choice(own.loc[own["kind"].isin(["sixth form"]), "urn"].to_numpy(), count)
    elsewhere = rng.random(count) < NOT_AT_STATE_SCHOOL
    stays_on, nursery = rng.random(count) < IN_SIXTH_FORM, rng.random(count) < IN_SCHOOL_NURSERY
    born, joined, left = (days(people[name].to_numpy()) for name in ("born", "joined", "left"))
    parts = []
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        october = day(f"{year}-10-01")
        # the school year of children who were four by 31 August is reception, 0
        nc_year = (year - 5) - ((born.astype("datetime64[M]") - 8).astype("datetime64[Y]").astype(int) + 1970)
        here = (joined <= october) & ~(left <= october) & ~elsewhere & (nc_year >= -1) & (nc_year <= 13)
        here &= ((nc_year != -1) | nursery) & ((nc_year < 12) | stays_on)
        urn = np.where(nc_year <= 6, primary, np.where(nc_year <= 11, secondary, sixth))
        child = np.flatnonzero(here)
        parts.append(pd.DataFrame({"child": child, "year": year, "urn": urn[child], "nc_year": nc_year[child]}))
    return pd.concat(parts, ignore_index=True)


def _kind(rng: np.random.Generator, kind: Kind, count: int, districts: list[str], *, inside: bool) -> pd.DataFrame:
    shares = {area.name: area.share for area in DISTRICTS} if inside else dict.fromkeys(districts, 1.0)
    district = choose(rng, shares, count)
    # a school in every district first
    known = districts[: min(count, len(districts))]
    district[: len(known)] = known
    opened = day("1975-09-01") + rng.integers(0, 30 * 365, count).astype("timedelta64[D]")
    return pd.DataFrame(
        {
            **{"kind": kind.kind, "type_code": kind.type_code, "type_name": kind.type_name, "phase": kind.phase},
            "district": district,
            "postcode": "",
            "low_age": kind.low_age,
            "high_age": kind.high_age,
            "capacity": np.maximum(10, np.round(kind.capacity * rng.uniform(0.7, 1.3, count), -1)).astype(int),
            "open_date": opened.astype("datetime64[s]"),
            "close_date": pd.Series(pd.NaT, index=range(count), dtype="datetime64[s]"),
            "is_special": kind.kind in ("special", "independent special", "special college"),
            "is_independent": kind.kind in ("independent", "independent special"),
            "is_post16": kind.kind in ("college", "special college"),
        }
    )


def _attended(
    rng: np.random.Generator, schools: pd.DataFrame, people: pd.DataFrame, families: int
) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    """The school of its district that each family has chosen, for every person."""
    chosen = np.empty(len(people), dtype=object)
    draw = rng.random(families)[people["family"].to_numpy()]
    for name, group in schools.groupby("district"):
        here = (people["district"] == name).to_numpy()
        urns = group["urn"].to_numpy()
        chosen[here] = urns[(draw[here] * len(urns)).astype(int)]
    return chosen
