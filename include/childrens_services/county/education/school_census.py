"""The register of establishments, and the school census of each term: schools, pupils, free school meals, needs."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services import settings
from childrens_services.county.chance import choose, stream
from childrens_services.county.delivery import Delivery, Period
from childrens_services.county.education.pupils import academic_year, on_roll

if TYPE_CHECKING:
    from childrens_services.county.world import County

# the month a census comes in: term, weekday (Monday is 0), and which of the month it is
CENSUS = {"10": ("AUT", 3, 1), "01": ("SPR", 3, 3), "05": ("SUM", 3, 3)}
PHASES = {"Primary": "PS", "Secondary": "SS", "Nursery": "NS"}
CARERS = {"N": 985, "P": 9, "S": 6}
OTHER_LANGUAGES = {"OTH": 40, "GUJ": 20, "PNJ": 14, "POL": 14, "BNG": 6, "ROM": 6}
# by ethnicity White British or other
NOT_ENGLISH, NOT_ENGLISH_OTHERS = 0.005, 0.38


def due(month: str) -> bool:
    """The months of the three censuses."""
    return month[-2:] in CENSUS


def due_in_spring(month: str) -> bool:
    """The month of the spring census."""
    return month.endswith("-01")


def census_day(month: str) -> pd.Timestamp:
    """The day of the census that comes in the month."""
    _, weekday, which = CENSUS[month[-2:]]
    first = pd.Timestamp(f"{month}-01")
    return first + pd.Timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def establishments(county: "County", period: Period) -> pd.DataFrame:
    """Every establishment."""
    rows = county.schools[county.schools["open_date"] <= period.end]
    councils = pd.read_csv(settings.REFERENCE / "local_authorities.csv", dtype=str)
    names = councils.set_index("local_authority_code")["name"]
    special = rows["is_special"].astype(bool)
    return pd.DataFrame(
        {
            **{name: rows[name] for name in ("urn", "local_authority_code", "name", "type_code", "type_name", "phase")},
            "local_authority_name": rows["local_authority_code"].map(names),
            "status": "Open",
            "open_date": rows["open_date"],
            "close_date": rows["close_date"],
            **{name: rows[name] for name in ("low_age", "high_age", "capacity", "district", "postcode", "ukprn")},
            "special_classes": np.where(special, "Has Special Classes", "No Special Classes"),
        }
    )


def _schools(county: "County", month: str) -> pd.DataFrame:
    """Schools with somebody on roll, numbered, by number."""
    pupils = on_roll(county, census_day(month))
    rows = county.schools[county.schools["urn"].isin(pupils["urn"].unique())].sort_values("urn", ignore_index=True)
    return rows.assign(id=[f"C{month.replace('-', '')}{number:04d}" for number in range(1, len(rows) + 1)])


def schools(county: "County", period: Period) -> pd.DataFrame:
    """The schools' own records."""
    rows, day = _schools(county, period.month), census_day(period.month)
    return pd.DataFrame(
        {
            "schoolcensustableid": rows["id"],
            "term": CENSUS[period.month[-2:]][0],
            "year": day.year,
            "referencedate": day,
            "lea": rows["local_authority_code"],
            "estab": rows["urn"].astype(int).mod(10_000).astype(str).str.zfill(4),
            "urn": rows["urn"],
            "schoolname": rows["name"],
            "phase": rows["phase"].map(PHASES).fillna("SP"),
        }
    )


def numbered(county: "County", month: str) -> pd.DataFrame:
    """Those on roll with the key of their record in the month's delivery, `id`."""
    rows = on_roll(county, census_day(month)).sort_values(["urn", "upn"], ignore_index=True)
    return rows.assign(id=[f"P{month.replace('-', '')}{number:06d}" for number in range(1, len(rows) + 1)])


def pupils(county: "County", period: Period) -> pd.DataFrame:
    """A row per pupil on roll."""
    rows, day = numbered(county, period.month), census_day(period.month)
    people = county.people.iloc[rows["child"]].reset_index(drop=True)
    keys = _schools(county, period.month).set_index("urn")["id"]
    came = pd.to_datetime({"year": academic_year(day) - _years_there(rows["nc_year"]), "month": 9, "day": 1})
    language, carer = _language(county), choose(stream(county.seed, "carers"), CARERS, len(county.people))
    return pd.DataFrame(
        {
            "pupilonrolltableid": rows["id"],
            "schoolcensustableid": rows["urn"].map(keys),
            "upn": rows["upn"],
            "uniquelearnernumber": people["uln"].where(rows["nc_year"] >= 9, ""),
            "surname": people["surname"],
            "forename": people["forename"],
            "dob": people["born"],
            "sex": people["sex"],
            "ethnicity": people["ethnicity"],
            "language": language[rows["child"]],
            "senprovision": rows["sen_provision"],
            "ncyearactual": _year_names(rows["nc_year"]),
            "entrydate": came.clip(lower=people["born"] + pd.Timedelta(days=730)).astype("datetime64[s]"),
            "parttime": np.where(rows["nc_year"] < 0, "1", "0"),
            "youngcarer": carer[rows["child"]],
        }
    )


def _years_there(nc_year: "pd.Series[int]") -> Any:
    """Years since the pupil came to the school: from reception, year 7 or year 12."""
    return np.select([nc_year < 0, nc_year < 7, nc_year < 12], [0, nc_year, nc_year - 7], nc_year - 12)


def _year_names(nc_year: "pd.Series[int]") -> "pd.Series[str]":
    return nc_year.astype(str).replace({"-1": "N2", "0": "R"})


def _language(county: "County") -> Any:
    rng, people = stream(county.seed, "languages"), county.people
    share = np.where(people["ethnicity"] == "WBRI", NOT_ENGLISH, NOT_ENGLISH_OTHERS)
    return np.where(rng.random(len(people)) < share, choose(rng, OTHER_LANGUAGES, len(people)), "ENG")


def free_school_meals(county: "County", period: Period) -> pd.DataFrame:
    """A row per pupil eligible on census day; eligible since some time after coming to school."""
    rows = numbered(county, period.month)
    rows = rows[rows["fsm"]].reset_index(drop=True)
    born = county.people["born"].to_numpy()[rows["child"]]
    since = pd.Series(born) + pd.to_timedelta(1_500 + rows["child"].to_numpy() % 500, unit="D")
    return pd.DataFrame(
        {
            "fsmperiodsonrolltableid": "F" + rows["id"].str[1:],
            "pupilonrolltableid": rows["id"],
            "fsmstartdate": since.where(since <= census_day(period.month), census_day(period.month))
            .dt.normalize()
            .astype("datetime64[s]"),
            "fsmenddate": np.datetime64("NaT", "s"),
            "ukcountry": "ENG",
        }
    )


def needs(county: "County", period: Period) -> pd.DataFrame:
    """A row per pupil with SEN and need: the primary one, and for one in five a second."""
    rows = numbered(county, period.month)
    rows = rows[rows["sen_provision"] != "N"]
    second = rows[rows["child"] % 5 == 0].assign(primary_need=lambda frame: _other(frame["primary_need"]))
    both = pd.concat([rows.assign(rank=1), second.assign(rank=2)])
    both = both.sort_values(["id", "rank"], ignore_index=True)
    return pd.DataFrame(
        {
            "senneedsonrolltableid": "N" + both["id"].str[1:] + both["rank"].astype(str),
            "pupilonrolltableid": both["id"],
            "sentyperank": both["rank"],
            "sentype": both["primary_need"],
        }
    )


def _other(need: "pd.Series[str]") -> Any:
    return np.where(need == "SEMH", "SLCN", "SEMH")


FILE = "education/{month}/school_census_%s_{month}.csv"
DELIVERIES = (
    Delivery("establishments", establishments, "education/{month}/edubasealldata_{month}.csv"),
    Delivery("school_census_school", schools, FILE % "schoolcensus", due),
    Delivery("school_census_pupils", pupils, FILE % "pupilonroll", due),
    Delivery("school_census_fsm", free_school_meals, FILE % "fsmperiods", due),
    Delivery("school_census_sen_needs", needs, FILE % "senneeds", due_in_spring),
)
