"""Absence of the year to date, 2025/26, at the days on which the Department for Education told it.

The county's pupils are made as weekly registers: what a snapshot has more than the one before is delivered as more
weeks of its month, in place of the month's delivery before, so each figure is measured as it stood then. England has
245 million such registers in a year, too many for any test here: its sessions are put into the warehouse's own table,
by month and phase, where three pupils have theirs, and are measured from there.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pandas as pd
from childrens_services import database, months, settings
from childrens_services.measure.run import measure
from childrens_services.model import run as model
from sqlalchemy import text

from tests.published import figures
from tests.published.figures import Figure
from tests.published.identifiers import pupil_numbers
from tests.published.pipeline import Pipeline, Result

KPI = "overall_absence_pct"
TABLE = "attendance/ytd_snapshots_tidy_leics_england.csv"
FIRST = "2025-09"
# of each phase a school, its type and its phase in the register, and where the numbers of its pupils begin
PHASES = {
    "Primary": ("100001", "34", "Primary", 0),
    "Secondary": ("100002", "34", "Secondary", 10_000_000),
    "Special": ("100003", "44", "Not applicable", 20_000_000),
}
PRESENT, ILL, ABSENT, CLOSED = "/", "I", "O", "#"
WEEK = 10
# absences and possible sessions
Sessions = tuple[int, int]
Given = dict[tuple[str, str], Result]


def day_of(figure: Figure) -> str:
    """The day of the snapshot: 'YTD at commit 2025-09-25'."""
    return figure.period.rpartition(" ")[2]


def phase_of(figure: Figure) -> str:
    """The phase, or Total: 'England / Primary'."""
    return figure.area.rpartition(" / ")[2]


def made_with(figure: Figure) -> str:
    """England; the county's special schools; or the county."""
    area = figure.area.partition(" / ")[0]
    return f"{area}, special schools" if (area, phase_of(figure)) == ("Leicestershire", "Special") else area


def run(pipeline: Pipeline, wanted: Iterable[Figure]) -> Given:
    """Deliver the registers to each snapshot in turn, and measure it; what each gave, by day and phase."""
    chosen = list(wanted)
    given: Given = {}
    steps = _steps(chosen)
    pupils = {phase: max(_pupils(step, phase) for step in steps.values()) for phase in _phases(chosen)}
    _deliver_schools(pipeline, pupils)
    delivered: dict[str, list[pd.DataFrame]] = {}
    for day, step in steps.items():
        month = day[:7]
        weeks = _weeks(day, list(steps))
        delivered.setdefault(month, []).extend(
            _registers(phase, weeks, absences, possible) for phase, (absences, possible) in step.items()
        )
        pipeline.deliver("attendance_weekly", month, pd.concat(delivered[month], ignore_index=True))
        _measure(pipeline, month, is_first=day == min(steps))
        given |= _figures(pipeline, chosen, day)
    return given


def run_sums(pipeline: Pipeline, wanted: Iterable[Figure]) -> Given:
    """Deliver one pupil of each phase, put the sessions of the area in place of theirs, and measure each snapshot."""
    chosen = list(wanted)
    steps = _steps(chosen)
    _deliver_schools(pipeline, dict.fromkeys(PHASES, 1))
    for month in sorted({day[:7] for day in steps}):
        registers = [_registers(phase, _weeks(f"{month}-15", [])[:1], 1, WEEK) for phase in PHASES]
        pipeline.deliver("attendance_weekly", month, pd.concat(registers, ignore_index=True))
    _measure(pipeline, min(steps)[:7], is_first=True)
    given: Given = {}
    before: Mapping[str, Sessions] = {}
    for day in steps:
        month = day[:7]
        # of the month so far: to the day, less what there was before the month
        if not any(each < day and each[:7] == month for each in steps):
            earlier = [each for each in steps if each < day]
            before = _to_date(chosen[0], earlier[-1]) if earlier else dict.fromkeys(PHASES, (0, 0))
        now = _to_date(chosen[0], day)
        for phase, (absences, possible) in now.items():
            _put(month, PHASES[phase][0], absences - before[phase][0], possible - before[phase][1])
        measure(KPI, month, reach=0)
        given |= _figures(pipeline, chosen, day)
    return given


def _steps(chosen: list[Figure]) -> dict[str, dict[str, Sessions]]:
    """By day of a snapshot: by phase, what it has more than the one before."""
    days = _days(set(map(day_of, chosen)))
    told = {day: _to_date(chosen[0], day) for day in days}
    first = {phase: told[days[0]][phase] for phase in _phases(chosen)}
    more = {
        day: {phase: _less(told[day][phase], told[before][phase]) for phase in _phases(chosen)}
        for before, day in pairwise(days)
    }
    return {days[0]: first, **more}


def _days(asked: set[str]) -> list[str]:
    """Those asked for, and of months of the year so far that none of them is in, the last there is."""
    there = {row["snapshot_commit_date"] for row in figures.table(TABLE)}
    last = {day[:7]: day for day in sorted(there) if FIRST <= day < max(asked)}
    return sorted({*asked, *(day for month, day in last.items() if month not in {each[:7] for each in asked})})


def _less(now: Sessions, before: Sessions) -> Sessions:
    return now[0] - before[0], now[1] - before[1]


def _phases(chosen: list[Figure]) -> list[str]:
    """The phases to make: all are in the total."""
    names = {phase_of(figure) for figure in chosen}
    return [phase for phase in PHASES if phase in names or "Total" in names]


def _to_date(figure: Figure, day: str) -> dict[str, Sessions]:
    """By phase, what the official table has of the area at that snapshot."""
    area = figure.area.partition(" / ")[0]
    return {
        row["education_phase"]: (int(row["overall_absence"]), int(row["possible_sessions"]))
        for row in figures.table(TABLE)
        if (row["area"], row["snapshot_commit_date"]) == (area, day) and row["education_phase"] in PHASES
    }


def _weeks(day: str, days: list[str]) -> list[str]:
    """Mondays of school weeks that lie in the month of the day, shared out among the snapshots of the month."""
    month = day[:7]
    same = [each for each in days if each[:7] == month]
    mondays = pd.date_range(f"{month}-01", months.last_day(month), freq="W-MON")
    whole = [f"{each:%Y-%m-%d}" for each in mondays if (each + pd.Timedelta(days=4)).month == each.month]
    return list(np.array_split(whole, len(same))[same.index(day)]) if same else whole


def _pupils(step: Mapping[str, Sessions], phase: str) -> int:
    """Enough that each has at most one register a week, in a month of three weeks and as many snapshots."""
    return -(-step[phase][1] // WEEK)


def _registers(phase: str, weeks: list[str], absences: int, possible: int) -> pd.DataFrame:
    """Whole weeks, the first of them absent, and one week in which the school is closed for the rest."""
    urn, _, _, first = PHASES[phase]
    whole, rest = divmod(possible, WEEK)
    away, some = divmod(absences, WEEK)
    assert away + 1 <= whole
    marks = np.full(whole + (rest > 0), " ".join([PRESENT] * WEEK), dtype=object)
    # authorised and not
    marks[:away] = np.resize([" ".join([ILL] * WEEK), " ".join([ABSENT] * WEEK)], away)
    marks[away] = " ".join([ILL] * some + [PRESENT] * (WEEK - some))
    if rest:
        marks[whole] = " ".join([PRESENT] * rest + [CLOSED] * (WEEK - rest))
    number = np.arange(len(marks))
    upns = pupil_numbers(-(-len(marks) // len(weeks)), first)
    return pd.DataFrame(
        {
            "upn": upns[number // len(weeks)],
            "urn": urn,
            "week_commencing": pd.to_datetime(np.array(weeks))[number % len(weeks)],
            "marks": marks,
        }
    )


def _measure(pipeline: Pipeline, month: str, *, is_first: bool) -> None:
    if is_first:
        pipeline.measure({KPI: [month]})
    else:
        model.build("fact_attendance_month", settings.local_authority())
        measure(KPI, month, reach=0)


def _figures(pipeline: Pipeline, chosen: list[Figure], day: str) -> Given:
    phases = {phase_of(figure) for figure in chosen if day_of(figure) == day}
    return {(day, phase): _year_to_date(pipeline, day[:7], phase) for phase in phases}


def _year_to_date(pipeline: Pipeline, month: str, phase: str) -> Result:
    """The KPI's own of all pupils; of a phase, which it has by month only, its months added up."""
    if phase == "Total":
        return pipeline.figure(KPI, month, "ytd_academic")
    of_months = [pipeline.figure(KPI, each, "month", ("phase", phase.lower())) for each in months.span(FIRST, month)]
    absences = sum((each.numerator or Decimal(0) for each in of_months), Decimal(0))
    possible = sum((each.denominator or Decimal(0) for each in of_months), Decimal(0))
    return Result(absences, possible, 100 * absences / possible)


def _put(month: str, urn: str, absences: int, possible: int) -> None:
    """Give the one pupil of a school these sessions of the month."""
    statement = text(
        "update warehouse.fact_attendance_month set possible_sessions = :possible, attended_sessions = :attended,"
        " authorised_absence_sessions = :absences, unauthorised_absence_sessions = 0"
        " where month = :month and urn = :urn"
    )
    given = {"possible": possible, "absences": absences, "attended": possible - absences}
    with database.transaction() as connection:
        changed = connection.execute(statement, given | {"month": months.first_day(month), "urn": urn})
    assert changed.rowcount == 1


def _deliver_schools(pipeline: Pipeline, pupils: Mapping[str, int]) -> None:
    """The register of schools, and the census: pupils of compulsory school age."""
    register = {
        "urn": [urn for urn, *_ in PHASES.values()],
        "local_authority_code": "855",
        "local_authority_name": "Leicestershire",
        "name": list(PHASES),
        "type_code": [type_code for _, type_code, *_ in PHASES.values()],
        "type_name": "as the code says",
        "status": "Open",
        "open_date": pd.Timestamp("2010-09-01"),
        "phase": [phase for _, _, phase, _ in PHASES.values()],
        "postcode": "LE3 8RA",
    }
    census = {
        "schoolcensustableid": "1",
        "term": "AUT",
        "year": 2025,
        "referencedate": pd.Timestamp("2025-10-02"),
        "lea": "855",
        "estab": "2000",
        "urn": "100001",
        "phase": "PS",
    }
    upns = np.concatenate([pupil_numbers(count, PHASES[phase][3]) for phase, count in pupils.items()])
    number = np.arange(len(upns)).astype(str)
    on_roll = {
        "pupilonrolltableid": number,
        "schoolcensustableid": "1",
        "upn": upns,
        # no letters, so no name that people are compared by
        "surname": number,
        "forename": number,
        "dob": pd.Timestamp("2015-01-15"),
        "sex": "F",
        "ethnicity": "WBRI",
        "senprovision": "N",
        "ncyearactual": "5",
        "entrydate": pd.Timestamp("2020-09-01"),
    }
    pipeline.deliver("establishments", FIRST, pd.DataFrame(register))
    pipeline.deliver("school_census_school", FIRST, pd.DataFrame([census]))
    pipeline.deliver("school_census_pupils", FIRST, pd.DataFrame(on_roll))
