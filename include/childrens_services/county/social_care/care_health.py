"""Health of children looked after: what was found for the year of each 31 March, and the dated records behind it.

Exact for every year with published figures, among those looked after for a year: annual health assessments, teeth
checked, immunisations, development checks of under-fives, strengths and difficulties scores (how many, their bands, and
the average to a tenth), convictions, substance misuse. Assumed: how often initial assessments are done within four
weeks, and what month of the year is whose.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county.chance import HORIZON, Dates, Numbers, after, choose, day, days, stream
from childrens_services.county.social_care.ages import age_at
from childrens_services.county.social_care.identifiers import numbered
from childrens_services.county.social_care.quota import NOTHING, allot
from childrens_services.county.social_care.stays import FIRST_YEAR, LAST_YEAR
from childrens_services.county.social_care.targets import Targets
from childrens_services.months import last_day

if TYPE_CHECKING:
    from childrens_services.county.social_care.care import Care

# days into care of the initial health assessment: within 20 working days, or later
INITIAL, INITIAL_LATE, LATE = (14, 28), (29, 60), 0.25
SCORES = {"sdq_normal": (0, 13), "sdq_borderline": (14, 16), "sdq_concern": (17, 40)}
NO_SCORE = {"SDQ2": 45, "SDQ3": 10, "SDQ4": 25, "SDQ5": 20}
SUBSTANCES = {"cannabis": 60, "alcohol": 20, "ketamine": 8, "cocaine": 6, "solvents": 2, "other": 4}
OFFENCES = {"Theft": 25, "Violence against the person": 35, "Criminal damage": 20, "Drugs": 10, "Motoring": 10}
KINDS = {"assessed": "Health Assessment", "teeth": "Dental Check", "developed": "Development Check"}
Flags = npt.NDArray[np.bool_]


def outcomes(care: "Care") -> pd.DataFrame:
    """One row per child looked after for the year before 31 March, and year.

    Columns: stay, child, year, age; flags assessed, teeth, immunised, developed (under five), convicted, substance,
    treated; score (or NaN) and reason (or None) for ages 5 to 16; and dates in the year: assessed_on, teeth_on,
    immunised_on, developed_on, sdq_on, convicted_on, substance_on.
    """
    rng = stream(care.county.seed, "care health")
    phases = rng.random((len(care.stays), 5))
    # the annual assessment comes round when the first one was
    started = days(care.stays["start"]) + INITIAL[1]
    phases[:, 0] = (started - _year_start(started)).astype(int) / 366
    targets = Targets(care.county.scaled)
    parts = [_year(rng, care, targets, phases, year) for year in range(FIRST_YEAR, LAST_YEAR + 1)]
    return pd.concat(parts, ignore_index=True)


def _year_start(dates: Dates) -> Dates:
    months = dates.astype("datetime64[M]")
    return (months - (months.astype(int) - 3) % 12).astype("datetime64[D]")


def _year_end(dates: Dates) -> Dates:
    return (_year_start(dates).astype("datetime64[M]") + 12).astype("datetime64[D]") - 1


def _year(
    rng: np.random.Generator, care: "Care", targets: Targets, phases: npt.NDArray[Any], year: int
) -> pd.DataFrame:
    first, last = day(f"{year - 1}-04-01"), min(day(f"{year}-03-31"), day(last_day(HORIZON)))
    start, end = days(care.stays["start"]), days(care.stays["end"])
    stay = np.flatnonzero((start < first) & ~(end <= last))
    child = care.stays["child"].to_numpy()[stay]
    age = age_at(days(care.county.people["born"].to_numpy())[child], last)
    everyone = np.ones(len(stay), dtype=bool)
    new = start[stay] + INITIAL[1] >= first
    # one, but for the years at both ends, of which only a part is made
    part = len(stay) / max(targets.count(year, "year_all"), 1)

    def flag(among: Flags, name: str, weight: npt.NDArray[np.float64] | None = None) -> Flags:
        flags = np.zeros(len(stay), dtype=bool)
        count = round(targets.count(year, name) * part)
        flags[allot(rng, among, np.ones(len(stay)) if weight is None else weight, count)] = True
        return flags

    substance = flag(age >= 11, "substance_misuse")
    score, reason = _scores(rng, targets, age, year, part)
    made = {
        "assessed": flag(everyone, "health_assessed", np.where(new, 1e6, 1.0)),
        "teeth": flag(everyone, "teeth_checked"),
        "immunised": flag(everyone, "immunised"),
        "developed": flag(age <= 4, "development_checked"),
        "convicted": flag(age >= 10, "convicted"),
        "substance": substance,
        "treated": flag(substance, "substance_misuse_treated"),
    }
    on = {
        name + "_on": after(np.full(len(stay), first), np.minimum(2 + phases[stay, number] * 359, 360))
        for number, name in enumerate(("assessed", "teeth", "immunised", "sdq", "developed"))
    }
    for name in ("convicted", "substance"):
        on[name + "_on"] = after(np.full(len(stay), first), rng.integers(5, 355, len(stay)))
    dates = {name: values.astype("datetime64[s]") for name, values in on.items()}
    return pd.DataFrame(
        {"stay": stay, "child": child, "year": year, "age": age} | made | {"score": score, "reason": reason} | dates
    )


def _scores(
    rng: np.random.Generator, targets: Targets, age: Numbers, year: int, part: float
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.object_]]:
    """Scores of those aged 5 to 16: so many in each band, with the published average."""
    asked = (age >= 5) & (age <= 16)
    reason = np.where(asked, choose(rng, NO_SCORE, len(age)), np.where(age == 4, "SDQ1", NOTHING))
    score = np.full(len(age), np.nan)
    rows = rng.permutation(np.flatnonzero(asked))
    low, high = np.zeros(len(age)), np.zeros(len(age))
    place = 0
    for name, (least, most) in SCORES.items():
        mine = rows[place : place + round(targets.count(year, name) * part)]
        place += len(mine)
        low[mine], high[mine] = least, most
        score[mine] = rng.integers(least, min(most, 30) + 1, len(mine))
    scored = rows[:place]
    reason[scored] = None
    # a point more or less here and there, until the average is right
    apart = round(targets.value(year, "sdq_average") * len(scored)) - int(score[scored].sum())
    while apart:
        step = 1 if apart > 0 else -1
        room = scored[(score[scored] + step >= low[scored]) & (score[scored] + step <= high[scored])]
        if not len(room):
            break
        changed = rng.permutation(room)[: abs(apart)]
        score[changed] += step
        apart -= step * len(changed)
    return score, reason


def checks(care: "Care") -> pd.DataFrame:
    """Dated checks: check_id, child, stay, kind, date, status (Completed, Refused or Cancelled); `is_initial`."""
    rng = stream(care.county.seed, "care checks")
    year = care.year_long
    parts = [_initial(rng, care)]
    for flag, kind in KINDS.items():
        done = year[year[flag]]
        parts.append(
            pd.DataFrame({"stay": done["stay"], "kind": kind, "date": done[flag + "_on"], "status": "Completed"})
        )
    parts.append(_second(year[year["assessed"]], care))
    refused = year[~year["assessed"]]
    status = choose(rng, {"Refused": 60, "Cancelled": 40}, len(refused))
    parts.append(
        pd.DataFrame(
            {"stay": refused["stay"], "kind": KINDS["assessed"], "date": refused["assessed_on"], "status": status}
        )
    )
    rows = pd.concat(parts, ignore_index=True)
    rows = rows[rows["date"] <= pd.Timestamp(last_day(HORIZON))].sort_values(
        ["date", "stay", "kind"], ignore_index=True
    )
    rows["is_initial"] = rows["is_initial"].fillna(False).astype(bool)
    rows.insert(0, "check_id", numbered("H", len(rows)))
    rows.insert(1, "child", care.stays["child"].to_numpy()[rows["stay"]])
    return rows


def _initial(rng: np.random.Generator, care: "Care") -> pd.DataFrame:
    """The first assessment of each stay; where it falls into the first full year it is that year's, made there."""
    start, end = days(care.stays["start"]), days(care.stays["end"])
    count = len(start)
    taken = np.where(rng.random(count) < LATE, rng.integers(*INITIAL_LATE, count), rng.integers(*INITIAL, count))
    date = after(start, taken)
    # one that would be late enough to fall into the next year, which counts its own, is in time
    in_time = after(start, INITIAL[1])
    date = np.where(_year_start(in_time) == _year_start(start), np.minimum(date, _year_end(in_time)), date)
    same_year = _year_start(date) == _year_start(start)
    year = care.year_long
    counted = np.zeros(count, dtype=bool)
    counted[year["stay"].unique()] = True
    made = (
        (date < np.where(np.isnat(end), day("2100-01-01"), end)) & (same_year | ~counted) & (date >= day("2018-04-01"))
    )
    return pd.DataFrame(
        {
            "stay": np.flatnonzero(made),
            "kind": KINDS["assessed"],
            "date": date[made].astype("datetime64[s]"),
            "status": "Completed",
            "is_initial": True,
        }
    )


def _second(done: pd.DataFrame, care: "Care") -> pd.DataFrame:
    """Under-fives are assessed twice a year."""
    first = _year_start(days(done["assessed_on"]))
    born = days(care.county.people["born"].to_numpy())[done["child"]]
    young = age_at(born, first) < 5
    offset = ((days(done["assessed_on"]) - first).astype(int) + 180) % 360
    date = after(first, np.maximum(offset, 2)).astype("datetime64[s]")
    rows = pd.DataFrame({"stay": done["stay"], "kind": KINDS["assessed"], "date": date, "status": "Completed"})
    return rows[young]


def immunisations(care: "Care") -> pd.DataFrame:
    """Each time the status was recorded: child, date, status (Y or N), by date."""
    rng = stream(care.county.seed, "care immunisations")
    year = care.year_long
    counted = year[["child", "immunised_on", "immunised"]].set_axis(["child", "date", "status"], axis=1)
    first = care.stays[care.stays["start"] >= "2018-04-01"]
    # at the beginning, unless that would come after the first year's own record
    early = pd.DataFrame(
        {"child": first["child"], "date": first["start"] + pd.Timedelta(days=1), "status": rng.random(len(first)) < 0.7}
    )
    rows = pd.concat([early, counted], ignore_index=True)
    rows["status"] = np.where(rows["status"], "Y", "N")
    rows = rows[rows["date"] <= pd.Timestamp(last_day(HORIZON))]
    return rows.sort_values(["date", "child"], ignore_index=True, kind="stable")


def sdq(care: "Care") -> pd.DataFrame:
    """Scores, or why there is none: sdq_id, child, stay, date, score (or NaN), reason (or None)."""
    year = care.year_long
    rows = year[year["score"].notna() | year["reason"].notna()]
    rows = rows[["child", "stay", "sdq_on", "score", "reason"]].rename(columns={"sdq_on": "date"})
    rows = rows[rows["date"] <= pd.Timestamp(last_day(HORIZON))].sort_values(["date", "child"], ignore_index=True)
    rows.insert(0, "sdq_id", numbered("Z", len(rows)))
    return rows
