"""The county's children and young people: one identity each, under which every service knows them. Nobody exists.

Families are made first, as siblings born one to five years apart; home, name, ethnicity, moves in and out of the county
and deprivation are the family's.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county.chance import DAYS_A_YEAR, HORIZON, Dates, Numbers, after, choose, day, days, stream
from childrens_services.county.places import DISTRICTS
from childrens_services.months import last_day

if TYPE_CHECKING:
    from childrens_services.county.world import County

FIRST_BORN = "1994-01-01"
# unborn children are known to midwives and sometimes to social care
EXPECTED_MONTHS = 7
# born a year by day, so that 0 to 17 year olds number about 147,000 in 2024 (ONS mid-year estimates)
BORN_A_YEAR = (
    ("1994-01-01", 9_350),
    ("2004-01-01", 9_680),
    ("2012-01-01", 9_750),
    ("2020-01-01", 8_800),
    ("2027-12-31", 8_400),
)
SIBLINGS, TWINS = 0.52, 0.015
# families that came, from 2010 on: the county grows by moves (ONS: 138,000 children in 2018, 147,000 in 2024)
ARRIVED, MOVED_AWAY = 0.30, 0.10
ARRIVALS_FROM = "2010-01-01"
# pupil premium: eligible for free school meals at some time in six years (school census: near 20% in the county)
FSM_BY_DEPRIVATION = (0.48, 0.38, 0.30, 0.23, 0.18, 0.14, 0.11, 0.08, 0.06, 0.04)
NO_PUPIL_NUMBER = 0.01

SEX = {"M": 0.512, "F": 0.488}
ETHNICITY = {
    "WBRI": 76, "AIND": 8, "WOTH": 3.5, "MWBC": 2, "MWAS": 2.2, "APKN": 1.2, "AOTH": 1.3, "ABAN": 0.6, "BAFR": 1.3,
    "BCRB": 0.4, "MOTH": 1.2, "MWBA": 0.7, "OOTH": 0.8, "CHNE": 0.4, "WROM": 0.2, "WIRT": 0.2,
}  # fmt: skip
# fmt: off
FORENAMES = [
    "Alba", "Amir", "Asha", "Ben", "Callum", "Cara", "Dev", "Ella", "Ewan", "Farah", "Finn", "Grace", "Hari",
    "Imogen", "Isaac", "Jaya", "Kit", "Leila", "Luca", "Maya", "Mina", "Nico", "Noor", "Orla", "Otis", "Priya",
    "Rafi", "Rhea", "Rory", "Sana", "Seth", "Tara", "Theo", "Una", "Vik", "Wren", "Yusuf", "Zara",
]
SURNAMES = [
    "Ashdown", "Barwell", "Chandra", "Coldwell", "Dhillon", "Easthope", "Fenwick", "Garrod", "Hallam", "Ikin",
    "Jessop", "Kaur", "Langmore", "Mistry", "Northcote", "Oakden", "Patel", "Quenby", "Rashid", "Swithland",
    "Tansley", "Underhay", "Varley", "Whetstone", "Yelland", "Zaman",
]
# fmt: on
_UPN_LETTERS = np.array(list("ABCDEFGHJKLMNPQRTUVWXYZ"))


def make(county: "County") -> pd.DataFrame:
    """One row per person, in order of birth, from 1994 to those expected after the horizon.

    Columns: born, sex, ethnicity, forename, surname, former_surname, nhs_number, upn, uln, pupil_id (the council's
    education system), case_id (its case-management system), family, is_twin, district, deprivation (1 most deprived
    to 10), fsm, joined (resident from), left (NaT: still resident).
    """
    rng = stream(county.seed, "people")
    born = _births(rng, county.size)
    is_twin = _twins(rng, born)
    family = _families(rng, born, is_twin)
    number = int(family.max()) + 1
    arrived, away = _moves(rng, number)
    joined = np.maximum(days(born), arrived[family])
    left = away[family]
    stays = np.isnat(left) | (left > joined)
    deprivation = rng.integers(1, 11, number)[family]
    people = pd.DataFrame(
        {
            "born": born.astype("datetime64[s]"),
            "sex": choose(rng, SEX, len(born)),
            "ethnicity": choose(rng, ETHNICITY, number)[family],
            "forename": rng.choice(FORENAMES, len(born)),
            "surname": rng.choice(SURNAMES, number)[family],
            "former_surname": np.where(rng.random(len(born)) < 0.04, rng.choice(SURNAMES, len(born)), ""),
            "family": family,
            "is_twin": is_twin,
            "district": choose(rng, {area.name: area.share for area in DISTRICTS}, number)[family],
            "deprivation": deprivation,
            "fsm": rng.random(len(born)) < np.array(FSM_BY_DEPRIVATION)[deprivation - 1],
            "joined": joined.astype("datetime64[s]"),
            "left": left.astype("datetime64[s]"),
        }
    )[stays].reset_index(drop=True)
    return people.assign(**_identifiers(rng, people["born"].to_numpy()))


def addresses(county: "County") -> pd.DataFrame:
    """One row per child and home, in order: child, postcode, start, end (NaT: lives there)."""
    rng, people = stream(county.seed, "addresses"), county.people
    families = people["family"].max() + 1
    district = people.drop_duplicates("family").set_index("family")["district"].reindex(range(families)).to_numpy()
    # up to two moves of a family, within its district
    moves = np.sort(_uniform(rng, "2008-01-01", HORIZON, (families, 2)), axis=1)
    moves[rng.random(families) < 0.55, 0] = np.datetime64("NaT")
    moves[rng.random(families) < 0.85, 1] = np.datetime64("NaT")
    parts = []
    starts = [np.full(families, np.datetime64("1900-01-01")), moves[:, 0], moves[:, 1]]
    for number, start in enumerate(starts):
        postcode = _postcodes(rng, county.postcodes, district)
        part = pd.DataFrame({"child": people.index, "order": number})
        part["postcode"] = postcode[people["family"]]
        part["start"] = start[people["family"]].astype("datetime64[s]")
        parts.append(part[part["start"].notna()])
    homes = pd.concat(parts).sort_values(["child", "start", "order"], kind="stable")
    joined, left = (
        people["joined"].reindex(homes["child"]).to_numpy(),
        people["left"].reindex(homes["child"]).to_numpy(),
    )
    homes["end"] = homes.groupby("child")["start"].shift(-1)
    homes["start"] = np.maximum(homes["start"].to_numpy(), joined)
    homes = homes[homes["end"].isna() | (homes["end"] > homes["start"])]
    homes = homes[~(homes["start"].to_numpy() >= people["left"].reindex(homes["child"]).to_numpy())]
    left = people["left"].reindex(homes["child"]).to_numpy()
    homes["end"] = np.fmin(homes["end"].to_numpy(), left)
    return homes[["child", "postcode", "start", "end"]].reset_index(drop=True)


def aged(rng: np.random.Generator, people: pd.DataFrame, pool: Numbers, dates: Dates, years: Any) -> Numbers:
    """For each date somebody of the pool (row numbers, in order of birth) about `years` old then."""
    at = np.searchsorted(days(people["born"].to_numpy()[pool]), after(dates, -DAYS_A_YEAR * np.asarray(years)))
    # any of those born about then, not always the first: a four-hundredth of the pool is born in a month
    at += rng.integers(-len(pool) // 400, len(pool) // 400 + 1, len(dates))
    picked: Numbers = pool[at.clip(0, len(pool) - 1)]
    return picked


def nhs_numbers(rng: np.random.Generator, count: int) -> npt.NDArray[np.str_]:
    """Different NHS numbers, valid (modulus 11), all from 999, the range that is kept for tests.

    Raises ValueError when there are more children than such numbers.
    """
    digits = _digits(999_000_000 + rng.permutation(1_000_000), 9)
    check = (11 - digits @ np.arange(10, 1, -1) % 11) % 11
    usable = check < 10
    if usable.sum() < count:
        raise ValueError(f"{count} children are more than there are NHS numbers for tests: make the county smaller")
    return _text(_number(digits[usable][:count]) * 10 + check[usable][:count])


def pupil_numbers(born: Dates) -> npt.NDArray[np.str_]:
    """Different unique pupil numbers with valid check letters: council 855, school, year of entry, serial number."""
    order = np.arange(len(born))
    entry = born.astype("datetime64[Y]").astype(int) + 1970 + 4
    number = ((855_0000 + 2000 + order // 1000) * 100 + entry % 100) * 1000 + order % 1000
    letters = _UPN_LETTERS[_digits(number, 12) @ np.arange(2, 14) % 23]
    return np.char.add(letters, _text(number))


def _identifiers(rng: np.random.Generator, born: Any) -> dict[str, Any]:
    count = len(born)
    has_upn = (born < day(last_day(HORIZON)) - round(4 * DAYS_A_YEAR)) & (rng.random(count) >= NO_PUPIL_NUMBER)
    return {
        "nhs_number": nhs_numbers(rng, count),
        "upn": np.where(has_upn, pupil_numbers(born), ""),
        "uln": _text(9_000_000_000 + rng.permutation(count)),
        "pupil_id": np.char.add("E", _text(100_000 + rng.permutation(count))),
        "case_id": _text(3_000_000 + rng.permutation(count)),
    }


def _births(rng: np.random.Generator, size: float) -> Dates:
    first = day(FIRST_BORN)
    last = day(last_day(HORIZON)) + round(EXPECTED_MONTHS * DAYS_A_YEAR / 12)
    every = np.arange(first, last + 1)
    at = [day(point).astype(np.int64) for point, _ in BORN_A_YEAR]
    a_day = np.interp(every.astype(np.int64), at, [number for _, number in BORN_A_YEAR]) / DAYS_A_YEAR
    count = round(size * a_day.sum())
    chosen: Dates = np.sort(rng.choice(every, count, p=a_day / a_day.sum()))
    return chosen


def _twins(rng: np.random.Generator, born: Dates) -> npt.NDArray[np.bool_]:
    """Which are one of twins; the second is made to be born on the day of the first."""
    first = np.flatnonzero(rng.random(len(born) - 1) < TWINS / 2)
    first = first[np.diff(first, prepend=-2) > 1]
    born[first + 1] = born[first]
    is_twin = np.zeros(len(born), dtype=bool)
    is_twin[first] = is_twin[first + 1] = True
    return is_twin


def _families(rng: np.random.Generator, born: Dates, is_twin: npt.NDArray[np.bool_]) -> Numbers:
    """The family of each: a sibling points to somebody born one to five years before, twins to each other."""
    count = len(born)
    gap = rng.uniform(1.2, 5, count) * DAYS_A_YEAR
    older = np.searchsorted(born, after(born, -gap))
    has_older = (rng.random(count) < SIBLINGS) & (born > after(day(FIRST_BORN), 2000))
    points_to = np.where(has_older, older.clip(0, count - 1), np.arange(count))
    second = np.flatnonzero(is_twin[1:] & is_twin[:-1] & (born[1:] == born[:-1])) + 1
    points_to[second] = second - 1
    while (points_to[points_to] != points_to).any():
        points_to = points_to[points_to]
    family: Numbers = np.unique(points_to, return_inverse=True)[1]
    return family


def _moves(rng: np.random.Generator, families: int) -> tuple[Dates, Dates]:
    arrived = _uniform(rng, ARRIVALS_FROM, HORIZON, families)
    arrived[rng.random(families) >= ARRIVED] = day("1900-01-01")
    away = _uniform(rng, "2004-01-01", HORIZON, families)
    away[rng.random(families) >= MOVED_AWAY] = np.datetime64("NaT")
    return arrived, away


def _uniform(rng: np.random.Generator, first: str, month: str, shape: Any) -> Any:
    length = int((day(last_day(month)) - day(first)).astype(int))
    return after(day(first), rng.integers(0, length, shape))


def _postcodes(rng: np.random.Generator, postcodes: pd.DataFrame, district: Any) -> Any:
    chosen = np.empty(len(district), dtype=object)
    for name, group in postcodes.groupby("district"):
        here = district == name
        chosen[here] = rng.choice(group["postcode"].to_numpy(), int(here.sum()))
    return chosen


def _text(numbers: Any) -> npt.NDArray[np.str_]:
    return np.asarray(numbers).astype(np.int64).astype(str)


def _digits(numbers: Any, length: int) -> Numbers:
    return np.asarray(numbers)[:, None] // 10 ** np.arange(length - 1, -1, -1) % 10


def _number(digits: Numbers) -> Numbers:
    result: Numbers = digits @ 10 ** np.arange(digits.shape[1] - 1, -1, -1)
    return result
