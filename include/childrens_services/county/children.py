"""The county's children: one identity each, under which every service knows them. Nobody here exists."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county.chance import DAYS_A_YEAR, HORIZON, Dates, Numbers, after, choose, day, days
from childrens_services.months import last_day

FIRST_BORN = "2001-01-01"
FEWER_BORN_FROM = "2020-01-01"
# a year, in a county of some 147,000 children (size 1)
BORN_A_YEAR, BORN_A_YEAR_LATER = 8_200, 6_500
# children whose families social care comes to know; some of them need special educational provision more often
VULNERABLE = 0.3

SEX = {"M": 0.512, "F": 0.488}
ETHNICITY = {"WBRI": 78, "AIND": 6, "WOTH": 4, "MWBC": 2, "MWAS": 2, "APKN": 1.5, "AOTH": 1.5, "BAFR": 1.5, "NOBT": 3.5}
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
# Royal Mail never ends a postcode in these letters, so none of these can be anybody's
NEVER_USED = "CIKMOV"

_UPN_LETTERS = np.array(list("ABCDEFGHJKLMNPQRTUVWXYZ"))


def make(rng: np.random.Generator, size: float) -> pd.DataFrame:
    """One row per child, in order of birth.

    Columns: born, sex, ethnicity, forename, surname, postcode, nhs_number, upn, uln, pupil_id (the council's education
    system), case_id (its case-management system), vulnerable.
    """
    born = _births(rng, size)
    count = len(born)
    return pd.DataFrame(
        {
            "born": born.astype("datetime64[s]"),
            "sex": choose(rng, SEX, count),
            "ethnicity": choose(rng, ETHNICITY, count),
            "forename": rng.choice(FORENAMES, count),
            "surname": rng.choice(SURNAMES, count),
            "postcode": postcodes(rng, count),
            "nhs_number": nhs_numbers(rng, count),
            "upn": pupil_numbers(born),
            "uln": _text(9_000_000_000 + rng.permutation(count)),
            "pupil_id": np.char.add("E", _text(100_000 + rng.permutation(count))),
            "case_id": _text(3_000_000 + rng.permutation(count)),
            "vulnerable": rng.random(count) < VULNERABLE,
        }
    )


def aged(rng: np.random.Generator, children: pd.DataFrame, pool: Numbers, dates: Dates, years: Any) -> Numbers:
    """For each date a child of the pool (row numbers, in order of birth) about `years` old then."""
    at = np.searchsorted(days(children["born"].to_numpy()[pool]), after(dates, -DAYS_A_YEAR * np.asarray(years)))
    # any of those born about then, not always the first: a three-hundredth of the pool is born in a month
    at += rng.integers(-len(pool) // 300, len(pool) // 300 + 1, len(dates))
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


def postcodes(rng: np.random.Generator, count: int) -> npt.NDArray[np.str_]:
    """Postcodes of the right shape that cannot exist."""
    letters = np.array(list(NEVER_USED))
    district = np.char.add("LE", _text(rng.integers(1, 20, count)))
    sector = np.char.add(" ", _text(rng.integers(1, 10, count)))
    unit = np.char.add(rng.choice(letters, count), rng.choice(letters, count))
    return np.char.add(np.char.add(district, sector), unit)


def _births(rng: np.random.Generator, size: float) -> Dates:
    last = day(last_day(HORIZON))
    spans = ((FIRST_BORN, day(FEWER_BORN_FROM), BORN_A_YEAR), (FEWER_BORN_FROM, last, BORN_A_YEAR_LATER))
    parts = []
    for first, until, a_year in spans:
        length = int((until - day(first)).astype(int))
        parts.append(after(day(first), np.sort(rng.integers(0, length, round(size * a_year * length / DAYS_A_YEAR)))))
    return np.concatenate(parts)


def _text(numbers: Any) -> npt.NDArray[np.str_]:
    return np.asarray(numbers).astype(np.int64).astype(str)


def _digits(numbers: Any, length: int) -> Numbers:
    return np.asarray(numbers)[:, None] // 10 ** np.arange(length - 1, -1, -1) % 10


def _number(digits: Numbers) -> Numbers:
    result: Numbers = digits @ 10 ** np.arange(digits.shape[1] - 1, -1, -1)
    return result
