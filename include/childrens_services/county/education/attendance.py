"""Register marks by week, and the sessions and suspensions of a term that the school census sends.

Absence by phase and school year is the published one for Leicestershire (DfE, pupil attendance in schools, 2022/23 to
2025/26); before and after the nearest year's. Who is absent: more often pupils with a plan, with SEN support and with
free school meals, and a tail of pupils who are hardly there, so that persistent absence has its published shape.
Suspensions are not among the figures used: 11 in 100 pupils a year and 13 in 10,000 excluded, near England's rates of
2023/24, most of them in secondary schools.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services import settings
from childrens_services.county import published
from childrens_services.county.chance import Dates, choose, days, stream
from childrens_services.county.delivery import Delivery, Period
from childrens_services.county.education.pupils import academic_year, on_roll
from childrens_services.county.education.registers import stretches
from childrens_services.county.education.school_census import census_day, due, numbered

if TYPE_CHECKING:
    from childrens_services.county.world import County

CODES = ("/", "\\", "#", "L", "B", "I", "M", "C", "S", "O", "G", "U", "N", "C2")
PRESENT_AM, PRESENT_PM, CLOSED, LATE, OFF_SITE, PART_TIME = 0, 1, 2, 3, 4, 13
AUTHORISED = {5: 72, 6: 14, 7: 11, 8: 3}
UNAUTHORISED = {9: 62, 10: 26, 11: 7, 12: 5}
# absent or not, and part-time, are what the census tells; the rest is being there
TOLD = range(5, len(CODES))
MORE = {"N": 1.0, "K": 1.5, "E": 1.7}
MORE_FREE_MEALS = 1.7
# the smaller, the longer the tail of pupils who are hardly there
TAIL = {"Primary": 1.3, "Secondary": 0.25}
LATE_SHARE, OFF_SITE_SHARE = 0.012, 0.004
SUSPENDED = {"Primary": 0.022, "Secondary": 0.21}
EXCLUDED = {"Primary": 0.0002, "Secondary": 0.0026}
REASONS = {"DB": 48, "PP": 15, "VA": 17, "PA": 5, "VP": 5, "OW": 3, "DA": 3, "DM": 3, "RA": 1}
# half terms whose sessions each census tells of
BEFORE = {"10": ("summer_1", "summer_2"), "01": ("autumn_1", "autumn_2"), "05": ("spring_1", "spring_2")}


@lru_cache(maxsize=1)
def half_terms() -> pd.DataFrame:
    """academic_year ("2025/26"), half_term, start_date, end_date."""
    return pd.read_csv(settings.REFERENCE / "term_dates.csv", parse_dates=["start_date", "end_date"])


@lru_cache(maxsize=1)
def school_days() -> Dates:
    """Every school day, in order."""
    holidays = pd.read_csv(settings.REFERENCE / "bank_holidays.csv")["holiday_date"].to_numpy("datetime64[D]")
    spans = half_terms()[["start_date", "end_date"]].itertuples(index=False)
    every = np.concatenate([pd.date_range(start, end).to_numpy("datetime64[D]") for start, end in spans])
    return np.unique(every[np.is_busday(every, holidays=holidays)])


def weeks(first: pd.Timestamp, last: pd.Timestamp) -> list[pd.Timestamp]:
    """Mondays of the school weeks whose Friday lies between the days."""
    fridays = pd.date_range(first, last, freq="W-FRI")
    return [friday - pd.Timedelta(days=4) for friday in fridays if _open(friday - pd.Timedelta(days=4)).any()]


def _open(monday: pd.Timestamp) -> Any:
    return np.isin(days(monday.to_datetime64()) + np.arange(5), school_days())


def has_weeks(month: str) -> bool:
    """Months in which a school week ended."""
    return bool(weeks(pd.Timestamp(f"{month}-01"), pd.Timestamp(f"{month}-01") + pd.offsets.MonthEnd(0)))


@lru_cache(maxsize=4)
def _pupils(county: "County", date: pd.Timestamp) -> pd.DataFrame:
    """Those of reception to year 11 on roll on the day, with phase, chance of absence, and share authorised."""
    rows = on_roll(county, date)
    rows = rows[rows["nc_year"].between(0, 11)].reset_index(drop=True)
    phase = np.where(rows["nc_year"] <= 6, "Primary", "Secondary")
    year = academic_year(date)
    table: Any = published.table("attendance")
    known = table["academic_year"].unique()
    table = table[table["academic_year"] == min(max(year, known.min()), known.max())].set_index("phase")
    rng, more = stream(county.seed, "absence", str(year)), rows["sen_provision"].map(MORE).to_numpy()
    more = more * np.where(rows["fsm"], MORE_FREE_MEALS, 1.0)
    chance = np.zeros(len(rows))
    for name, shape in TAIL.items():
        here = phase == name
        # one draw per person and year, whoever else is on roll
        tail = rng.gamma(shape, 1 / shape, len(county.people))[rows["child"].to_numpy()[here]]
        weight = np.minimum(tail * more[here], 10)
        chance[here] = np.minimum(weight / weight.mean() * table.at[name, "absence_percent"] / 100, 0.95)
    split = table["authorised_percent"] / table["absence_percent"]
    return rows.assign(phase=phase, chance=chance, authorised=pd.Series(phase).map(split).to_numpy())


@lru_cache(maxsize=2)
def marks(county: "County", monday: pd.Timestamp) -> tuple[pd.DataFrame, Any]:
    """The pupils of a week, and their marks: ten columns of positions in CODES."""
    rows = _pupils(county, monday.replace(day=1) if monday.month != 9 else monday)
    rng, count = stream(county.seed, "marks", str(monday.date())), len(rows)
    draw = rng.random((count, 5))
    absent = draw < rows["chance"].to_numpy()[:, None]
    excused = rng.random((count, 5)) < rows["authorised"].to_numpy()[:, None]
    reason = np.where(excused, _draw(rng, AUTHORISED, (count, 5)), _draw(rng, UNAUTHORISED, (count, 5)))
    there = rng.random((count, 5))
    morning = np.where(there < LATE_SHARE, LATE, np.where(there > 1 - OFF_SITE_SHARE, OFF_SITE, PRESENT_AM))
    afternoon = np.where(there > 1 - OFF_SITE_SHARE, OFF_SITE, PRESENT_PM)
    part = _part_time(county, rows["child"].to_numpy(), monday)
    afternoon[part] = PART_TIME
    table = np.empty((count, 10), dtype=np.int8)
    table[:, 0::2] = np.where(absent, reason, morning)
    table[:, 1::2] = np.where(absent, reason, afternoon)
    table[:, np.repeat(~_open(monday), 2)] = CLOSED
    return rows, table


def _draw(rng: np.random.Generator, weights: dict[int, int], shape: tuple[int, int]) -> Any:
    share = np.cumsum(list(weights.values())) / sum(weights.values())
    return np.array(list(weights))[np.searchsorted(share, rng.random(shape)).clip(0, len(weights) - 1)]


def _part_time(county: "County", children: Any, monday: pd.Timestamp) -> Any:
    """Who is on a part-time timetable that week: they are not there in the afternoons."""
    entries = stretches(county, "reduced")
    there = entries[(entries["start"] <= monday) & ~(entries["end"] <= monday)]
    return np.isin(children, there["child"])


def attendance_weekly(county: "County", period: Period) -> pd.DataFrame:
    """A row per pupil and school week that ended in the month."""
    parts = []
    for monday in weeks(period.start, period.end):
        rows, table = marks(county, monday)
        names = np.array(CODES, dtype="U2")
        written = names[table[:, 0]].astype("U32")
        for session in range(1, 10):
            written = np.char.add(np.char.add(written, " "), names[table[:, session]])
        week = {"upn": rows["upn"], "urn": rows["urn"], "week_commencing": monday, "marks": written}
        parts.append(pd.DataFrame(week))
    return pd.concat(parts, ignore_index=True)


def _term(month: str) -> list[pd.Timestamp]:
    """School weeks of the term that the census of the month tells of."""
    day = census_day(month)
    year = academic_year(day) - (month[-2:] == "10")
    dates = half_terms()
    dates = dates[(dates["academic_year"].str[:4] == str(year)) & dates["half_term"].isin(BEFORE[month[-2:]])]
    return weeks(dates["start_date"].min(), min(dates["end_date"].max() + pd.Timedelta(days=6), day))


def sessions(county: "County", period: Period) -> pd.DataFrame:
    """Per pupil on roll on census day: the sessions possible in the term before, and those of each code told."""
    rolled = numbered(county, period.month)
    place = pd.Series(np.arange(len(rolled)), index=rolled["child"])
    counts = np.zeros((len(rolled), len(CODES)), dtype=np.int64)
    for monday in _term(period.month):
        rows, table = marks(county, monday)
        at = place.reindex(rows["child"]).to_numpy()
        known = ~np.isnan(at)
        for code in range(len(CODES)):
            counts[at[known].astype(int), code] += (table[known] == code).sum(axis=1)
    possible = counts.sum(axis=1) - counts[:, CLOSED]
    parts = [
        pd.DataFrame(
            {"row": np.flatnonzero(possible), "attendancereason": "POSSIBLE", "sessions": possible[possible > 0]}
        )
    ]
    for code in TOLD:
        here = np.flatnonzero(counts[:, code])
        parts.append(pd.DataFrame({"row": here, "attendancereason": CODES[code], "sessions": counts[here, code]}))
    frame = pd.concat(parts).sort_values(["row", "attendancereason"], ignore_index=True)
    prefix = "T" + period.month.replace("-", "")
    frame.insert(0, "termlysessiondetailstableid", [f"{prefix}{number:07d}" for number in range(1, len(frame) + 1)])
    frame["pupilonrolltableid"] = rolled["id"].to_numpy()[frame["row"]]
    return frame


def exclusions(county: "County", period: Period) -> pd.DataFrame:
    """Suspensions and permanent exclusions of the term before, of pupils on roll on census day."""
    rng = stream(county.seed, "exclusions", period.month)
    rows = numbered(county, period.month)
    rows = rows[rows["nc_year"].between(1, 11)]
    phase = pd.Series(np.where(rows["nc_year"] <= 6, "Primary", "Secondary"), index=rows.index)
    more = rows["sen_provision"].map(MORE) ** 2 * np.where(rows["fsm"], 2, 1) * rng.gamma(0.2, 5, len(rows))
    term = school_days()
    term = term[
        np.isin(
            days(term), np.concatenate([days(monday.to_datetime64()) + np.arange(5) for monday in _term(period.month)])
        )
    ]
    parts = []
    for category, rates in (("SUSP", SUSPENDED), ("PERM", EXCLUDED)):
        rate = phase.map(rates) / 3 * more / more.mean()
        times = rng.poisson(rate) if category == "SUSP" else (rng.random(len(rows)) < rate).astype(int)
        parts.append(rows.loc[rows.index.repeat(times)].assign(category=category))
    frame = pd.concat(parts, ignore_index=True)
    lost = np.clip(2 * rng.geometric(0.45, len(frame)), 1, 20)
    frame = frame.assign(
        startdate=rng.choice(term, len(frame)).astype("datetime64[s]"),
        sessions=pd.Series(lost, dtype="Int64").where(frame["category"] == "SUSP"),
        reason1=choose(rng, REASONS, len(frame)),
    ).sort_values(["startdate", "id"], ignore_index=True)
    prefix = "X" + period.month.replace("-", "")
    frame["termlyexclusionstableid"] = [f"{prefix}{number:05d}" for number in range(1, len(frame) + 1)]
    return frame.rename(columns={"id": "pupilonrolltableid", "sen_provision": "senprovision"})


DELIVERIES = (
    Delivery("attendance_weekly", attendance_weekly, "education/{month}/attendance_weekly_{month}.csv", has_weeks),
    Delivery("school_census_sessions", sessions, "education/{month}/school_census_sessions_{month}.csv", due),
    Delivery("school_census_exclusions", exclusions, "education/{month}/school_census_exclusions_{month}.csv", due),
)
