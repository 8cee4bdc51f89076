"""Care leavers: who they are at each birthday from 17 to 21, what they do and where they live.

Exact for every year to 31 March with published figures: how many there are aged 17 or 18 and aged 19 to 21, their main
activity, and whether where they live is suitable. The published totals of five years fix how many turned 18 in each of
the years 2018 to 2025 (`TURNED_18`: each cohort is 18 in one year and among the 19 to 21 year olds in the next three).
Young people are those of the made-up care records where these reach back far enough, and others of that age for those
who left care earlier. Nothing is published here on being in touch (`IN_TOUCH`) or on codes within a total.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county.chance import HORIZON, Numbers, after, choose, day, days, stream
from childrens_services.county.social_care.ages import birthday
from childrens_services.county.social_care.quota import allot, spread
from childrens_services.county.social_care.targets import published
from childrens_services.months import last_day

if TYPE_CHECKING:
    from childrens_services.county.social_care.care import Care

# who turned 18 in the year to 31 March; the first also stands for years before, the last for years after
TURNED_18 = {2018: 65, 2019: 71, 2020: 69, 2021: 92, 2022: 106, 2023: 114, 2024: 156, 2025: 158}
YEARS = range(2019, 2028)
PUBLISHED = (2021, 2025)
# weeks in care from the sixteenth birthday on that make a young person a care leaver: 13, in days
CARE_DAYS = 91
CODES = {
    "education": {"F2": 88, "P2": 12},
    "higher_education": {"F1": 95, "P1": 5},
    "apprenticeship": {"F4": 95, "P4": 5},
    "work": {"F5": 75, "P5": 25},
    "ill": {"G4": 1},
    "other": {"G5": 1},
    "parenting": {"G6": 1},
    "activity_unknown": {"": 1},
}
WORKING = ("education", "higher_education", "apprenticeship", "work")
NOT_WORKING = ("ill", "other", "parenting")
SUITABLE = {"U": 34, "D": 22, "Z": 14, "B": 12, "E": 6, "T": 4, "C": 4, "K": 2, "Y": 2}
SUITABLE_AT_17 = {name: share for name, share in SUITABLE.items() if name != "Z"}
UNSUITABLE = {"X": 55, "S": 20, "W": 15, "V": 10}
IN_TOUCH = {"YES": 97, "NO": 1, "REFU": 2}
Text = npt.NDArray[np.object_]


def make(care: "Care") -> pd.DataFrame:
    """One row per young person and birthday: child, year (to 31 March), age, birthday, in_touch, activity,
    accommodation ("" where not known), suitable ("1", "2" or ""), contact (NaT where not in touch)."""
    rng = stream(care.county.seed, "care leavers")
    cohorts = _cohorts(rng, care)
    parts = []
    for year in YEARS:
        young = _share(care, _published(year, "17_to_18", "all") if _is_published(year) else _turned(year) + 3)
        eighteen = cohorts[year]
        seventeen = _seventeen(rng, care, cohorts.get(year + 1, eighteen[:0]), year, max(young - len(eighteen), 0))
        older = np.concatenate([cohorts[year - back] for back in (1, 2, 3)])
        ages = np.repeat([17, 18], [len(seventeen), len(eighteen)])
        parts.append(_rows(rng, care, np.concatenate([seventeen, eighteen]), ages, year, "17_to_18"))
        ages = np.repeat([19, 20, 21], [len(cohorts[year - back]) for back in (1, 2, 3)])
        parts.append(_rows(rng, care, older, ages, year, "19_to_21"))
    rows = pd.concat(parts, ignore_index=True)
    rows = rows[rows["birthday"] <= pd.Timestamp(last_day(HORIZON))]
    return rows.sort_values(["birthday", "child"], ignore_index=True)


def _is_published(year: int) -> bool:
    return PUBLISHED[0] <= year <= PUBLISHED[1]


def _turned(year: int) -> int:
    return TURNED_18[min(max(year, min(TURNED_18)), max(TURNED_18))]


def _share(care: "Care", count: float) -> int:
    return care.county.scaled(round(count))


def _published(year: int, ages: str, measure: str) -> float:
    return published("care_leavers.csv")[(ages, measure)][year]


def _cohorts(rng: np.random.Generator, care: "Care") -> dict[int, Numbers]:
    """Children by the year in which they turn 18: those looked after from 16 on first, others to make up the number."""
    people = care.county.people
    turn = birthday(people["born"].to_numpy(), 18)
    stayed = _days_after_16(care)
    here = people["left"].isna().to_numpy()
    cohorts = {}
    for year in range(min(YEARS) - 3, max(YEARS) + 2):
        of_age = (turn >= day(f"{year - 1}-04-01")) & (turn <= day(f"{year}-03-31")) & here
        weight = np.where(stayed >= CARE_DAYS, 1e6, np.where(stayed > 0, 1e-9, 1.0))
        cohorts[year] = np.sort(allot(rng, of_age, weight, _share(care, _turned(year))))
    return cohorts


def _days_after_16(care: "Care") -> npt.NDArray[np.float64]:
    """How long each person was in care since the sixteenth birthday, as recorded."""
    stays = care.stays
    sixteen = birthday(care.county.people["born"].to_numpy()[stays["child"]], 16)
    end = np.where(stays["end"].isna(), day(last_day(HORIZON)), days(stays["end"]))
    length = (end - np.maximum(days(stays["start"]), sixteen)).astype(int).clip(0)
    total: npt.NDArray[np.float64] = np.zeros(len(care.county.people))
    np.add.at(total, stays["child"].to_numpy(), length)
    return total


def _seventeen(rng: np.random.Generator, care: "Care", following: Numbers, year: int, count: int) -> Numbers:
    """Some of next year's eighteen year olds who had left care before they were 17."""
    stays = care.stays
    turned = birthday(care.county.people["born"].to_numpy()[following], 17)
    last = pd.Series(days(stays["end"].fillna(pd.Timestamp("2100-01-01")))).groupby(stays["child"].to_numpy()).max()
    left = days(last.reindex(following).fillna(pd.Timestamp("1990-01-01")).to_numpy())
    # those without a record of care left it early
    chosen = allot(rng, left <= turned, np.ones(len(following)), count)
    return following[chosen]


def _rows(rng: np.random.Generator, care: "Care", child: Numbers, ages: Numbers, year: int, group: str) -> pd.DataFrame:
    count = len(child)
    known = min(max(year, PUBLISHED[0]), PUBLISHED[1])
    activity = _activities(rng, group, known, count)
    accommodation, suitable = _accommodation(rng, group, known, count)
    at_17 = (ages == 17) & (accommodation == "Z")
    accommodation[at_17] = choose(rng, SUITABLE_AT_17, int(at_17.sum()))
    touch = np.where(activity == "", "NO", choose(rng, IN_TOUCH, count))
    when = birthday(care.county.people["born"].to_numpy()[child], ages)
    contact = after(when, -rng.integers(0, 60, count))
    return pd.DataFrame(
        {
            "child": child,
            "year": year,
            "age": ages,
            "birthday": when.astype("datetime64[s]"),
            "in_touch": touch,
            "activity": activity,
            "accommodation": accommodation,
            "suitable": suitable,
            "contact": np.where(touch == "YES", contact, days("NaT")).astype("datetime64[s]"),
        }
    )


def _activities(rng: np.random.Generator, group: str, year: int, count: int) -> Text:
    table = published("care_leavers.csv")
    given = {name: table[(group, name)][year] for name in CODES if year in table.get((group, name), {})}
    for total, names in (("occupied", WORKING), ("not_occupied", NOT_WORKING)):
        # what is suppressed shares what the total leaves
        hidden = [name for name in names if name not in given]
        rest = table[(group, total)][year] - sum(given.get(name, 0) for name in names)
        for place, name in enumerate(hidden):
            given[name] = rest // len(hidden) + (place < rest % len(hidden))
    kinds = spread(rng, _scaled(given, count), count)
    codes = np.full(count, "", dtype=object)
    for name, shares in CODES.items():
        mine = kinds == name
        codes[mine] = choose(rng, shares, int(mine.sum()))
    return codes


def _accommodation(rng: np.random.Generator, group: str, year: int, count: int) -> tuple[Text, Text]:
    table = published("care_leavers.csv")
    suitable, housed = table[(group, "suitable")][year], table[(group, "housed")][year]
    unknown = table.get((group, "accommodation_unknown"), {}).get(year)
    unsuitable = table.get((group, "unsuitable"), {}).get(year)
    rest = housed - suitable
    if unknown is None:
        # both are hidden where one is: most of them are unsuitable
        unknown = rest - unsuitable if unsuitable is not None else rest // 3
    given = {"1": suitable, "2": rest - unknown, "": unknown, "G": table[(group, "all")][year] - housed}
    kinds = spread(rng, _scaled(given, count), count)
    codes = np.select(
        [kinds == "1", kinds == "2", kinds == "G"],
        [choose(rng, SUITABLE, count), choose(rng, UNSUITABLE, count), "G"],
        "",
    ).astype(object)
    return codes, np.where(kinds == "G", "1", kinds).astype(object)


def _scaled(given: dict[str, float], count: int) -> dict[str, int]:
    """The shares of `count`, largest remainders first."""
    total = sum(given.values())
    exact = np.array([value * count / max(total, 1) for value in given.values()])
    whole = np.floor(exact + 1e-9).astype(int)
    order = np.argsort(whole - exact, kind="stable")
    whole[order[: count - whole.sum()]] += 1
    return dict(zip(given, whole.tolist(), strict=True))
