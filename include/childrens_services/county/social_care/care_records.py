"""What social workers record of children looked after: reviews, visits, missing episodes, care plans, who they were.

Nothing of this is published for the county but the share of children who went missing (7 of 100 looked after in
2024-25, DfE); how often reviews, visits and interviews come late is assumed.
"""

import json
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import HISTORY_FROM, HORIZON, Dates, Numbers, after, choose, day, days, stream
from childrens_services.county.social_care.ages import age_at
from childrens_services.county.social_care.identifiers import numbered
from childrens_services.county.social_care.quota import NOTHING, allot
from childrens_services.county.social_care.stays import FIRST_YEAR, LAST_YEAR
from childrens_services.months import first_day, last_day

if TYPE_CHECKING:
    from childrens_services.county.social_care.care import Care

# days by which a review is due: 20 working days into care, then 3 months, then 6
FIRST_REVIEW_WORKING_DAYS, SECOND_REVIEW_DAYS, LATER_REVIEW_DAYS = 20, 91, 183
REVIEW_LATE = 0.05
PARTICIPATION = {"PN1": 50, "PN2": 6, "PN3": 10, "PN4": 8, "PN5": 9, "PN6": 10, "PN7": 7}
VISIT_EVERY_DAYS, SEEN, SEEN_ALONE = 40, 0.97, 0.8
WENT_MISSING, EPISODES_EACH, AWAY = 0.07, 3.5, 0.25
INTERVIEW_OFFERED, INTERVIEW_ACCEPTED, INTERVIEW_IN_72_HOURS = 0.93, 0.78, 0.8
PLAN_FIRST = {"RETURN6M": 35, "RETURNEV": 30, "LTRELFR": 10, "OTHERPLN": 15, "REMAINSUP": 10}
PLAN_LATER = {"LTFOST18": 55, "LTRELFR": 20, "RESPLMT": 10, "RETURNEV": 15}
PLANS = (
    "REMAINSUP",
    "RETURN1M",
    "RETURN6M",
    "RETURNEV",
    "LTRELFR",
    "LTFOST18",
    "RESPLMT",
    "SUPPLIV",
    "ADOPTION",
    "OTHERPLN",
)
PREVIOUS = {"Z1": 93, "P1": 1, "P2": 4, "P3": 1, "P4": 1}
EARLIEST = day(first_day(HISTORY_FROM)) - 280
LATEST = day(last_day(HORIZON))


def until(care: "Care") -> Dates:
    """The last day of each period of care, the horizon for those that go on."""
    end = days(care.stays["end"])
    return np.where(np.isnat(end), LATEST, end)


def reviews(care: "Care") -> pd.DataFrame:
    """Every review held: review_id, period_id, stay, child, due, date, participation, cancelled; from mid-2018."""
    rng = stream(care.county.seed, "care reviews")
    start, last = days(care.stays["start"]), until(care)
    due = np.busday_offset(start, FIRST_REVIEW_WORKING_DAYS, roll="forward")
    parts, stay, number = [], np.arange(len(start)), 0
    while len(stay):
        # planned for the last day allowed that is a working day; a few come late
        due = np.busday_offset(due, 0, roll="backward")
        held = after(due, np.where(rng.random(len(stay)) < REVIEW_LATE, rng.integers(1, 15, len(stay)), 0))
        here = held < last[stay]
        stay, due, held = stay[here], due[here], held[here]
        parts.append(pd.DataFrame({"stay": stay, "due": due, "date": held}))
        number += 1
        due = held + (SECOND_REVIEW_DAYS if number == 1 else LATER_REVIEW_DAYS)
    rows = pd.concat(parts, ignore_index=True)
    rows = rows[rows["date"] >= EARLIEST].sort_values(["stay", "date"], ignore_index=True)
    rows = _of(care, rows, "V")
    young = age_at(days(care.county.people["born"].to_numpy())[rows["child"]], days(rows["date"])) < 4
    rows["participation"] = np.where(young, "PN0", choose(rng, PARTICIPATION, len(rows)))
    return rows.assign(cancelled="N").rename(columns={"id": "review_id"})


def visits(care: "Care") -> pd.DataFrame:
    """Every visit: visit_id, period_id, stay, child, date, seen, alone (Y or N); from mid-2018."""
    rng = stream(care.county.seed, "care visits")
    first = np.maximum(after(days(care.stays["start"]), rng.integers(1, 7, len(care.stays))), EARLIEST)
    length = (until(care) - first).astype(int)
    counts = np.where(length > 0, length // VISIT_EVERY_DAYS + 1, 0)
    stay = np.repeat(np.arange(len(counts)), counts)
    number = np.arange(len(stay)) - np.repeat(np.cumsum(counts) - counts, counts)
    date = after(first[stay], number * VISIT_EVERY_DAYS + np.where(number, rng.integers(-6, 7, len(stay)), 0))
    rows = pd.DataFrame({"stay": stay, "date": date})[date < until(care)[stay]]
    rows = _of(care, rows.reset_index(drop=True), "W")
    seen = rng.random(len(rows)) < SEEN
    alone = seen & (rng.random(len(rows)) < SEEN_ALONE)
    return rows.assign(seen=np.where(seen, "Y", "N"), alone=np.where(alone, "Y", "N")).rename(
        columns={"id": "visit_id"}
    )


def missing(care: "Care") -> pd.DataFrame:
    """Missing episodes: missing_id, stay, child, start, end, kind (Missing or Away), offered, accepted, interview."""
    rng = stream(care.county.seed, "care missing")
    start, last = days(care.stays["start"]), until(care)
    born = days(care.county.people["born"].to_numpy())[care.stays["child"]]
    parts = [_missing_in(rng, start, last, born, year) for year in range(FIRST_YEAR, LAST_YEAR + 1)]
    rows = pd.concat(parts, ignore_index=True)
    count = len(rows)
    away = rng.random(count) < AWAY
    offered = np.where(away, "NA", np.where(rng.random(count) < INTERVIEW_OFFERED, "Y", "N"))
    accepted = np.where(offered == "Y", np.where(rng.random(count) < INTERVIEW_ACCEPTED, "Y", "N"), offered)
    soon = rng.random(count) < INTERVIEW_IN_72_HOURS
    held = after(days(rows["end"]), np.where(soon, rng.integers(0, 4, count), rng.integers(4, 15, count)))
    rows = _of(care, rows, "M").rename(columns={"id": "missing_id"})
    return rows.assign(
        kind=np.where(away, "Away", "Missing"),
        offered=offered,
        accepted=accepted,
        interview=np.where(accepted == "Y", held, days("NaT")).astype("datetime64[s]"),
    )


def _missing_in(rng: np.random.Generator, start: Dates, last: Dates, born: Dates, year: int) -> pd.DataFrame:
    """Teenagers go missing, some of them often; each time in a part of the year of its own."""
    first, end = day(f"{year - 1}-04-01"), min(day(f"{year}-03-31"), LATEST)
    begin, finish = np.maximum(np.maximum(first, start), EARLIEST), np.minimum(end, last) - 5
    room = (finish - begin).astype(int)
    here = (start <= end) & (last >= first)
    teenager = (room > 20) & (age_at(born, first) >= 11)
    part_of_year = min(1.0, (end - first).astype(int) / 364)
    gone = allot(rng, teenager, np.ones(len(start)), round(WENT_MISSING * int(here.sum()) * part_of_year))
    counts = np.minimum(rng.geometric(1 / EPISODES_EACH, len(gone)), room[gone] // 15).clip(1)
    stay = np.repeat(gone, counts)
    number = np.arange(len(stay)) - np.repeat(np.cumsum(counts) - counts, counts)
    part = room[stay] / np.repeat(counts, counts)
    went = after(begin[stay], number * part + rng.random(len(stay)) * (part - 5).clip(1))
    back = after(went, rng.choice([0, 1, 2, 3, 4], len(stay), p=[0.4, 0.35, 0.15, 0.06, 0.04]))
    return pd.DataFrame({"stay": stay, "start": went.astype("datetime64[s]"), "end": back.astype("datetime64[s]")})


def care_plans(care: "Care") -> pd.DataFrame:
    """Two plans a child, the later one for those who stay longer: plan_id, stay, child, start, end (or NaT), plan."""
    rng = stream(care.county.seed, "care plans")
    count = len(care.stays)
    first = care.stays["start"] + pd.to_timedelta(rng.integers(5, 15, count), unit="D")
    later = care.stays["start"] + pd.to_timedelta(rng.integers(130, 260, count), unit="D")
    adoption = care.stays["placed"].notna().to_numpy()
    end = care.stays["end"]
    parts = [
        pd.DataFrame(
            {
                "stay": range(count),
                "start": first,
                "end": later.where(~(later >= end), end),
                "plan": choose(rng, PLAN_FIRST, count),
            }
        ),
        pd.DataFrame(
            {
                "stay": range(count),
                "start": later,
                "end": end,
                "plan": np.where(adoption, "ADOPTION", choose(rng, PLAN_LATER, count)),
            }
        ),
    ]
    rows = pd.concat(parts, ignore_index=True)
    rows = rows[~(rows["start"] >= rows["stay"].map(end))].sort_values(["stay", "start"], ignore_index=True)
    rows["plan"] = rows["plan"].map(
        {plan: json.dumps({name: "Y" if name == plan else "" for name in PLANS}) for plan in PLANS}
    )
    return _of(care, rows, "C").rename(columns={"id": "plan_id"})


def previous_permanence(care: "Care") -> pd.DataFrame:
    """Earlier permanence of each child, once: row_id, stay, child, option, year (ZZ/ZZ/YYYY or blank), council."""
    rng = stream(care.county.seed, "previous permanence")
    rows = care.stays.drop_duplicates("child")
    born = care.county.people["born"].to_numpy()[rows["child"]].astype("datetime64[Y]").astype(int) + 1971
    # nobody had an earlier order before being a few years old
    old = born + 2 < rows["start"].dt.year.to_numpy()
    option = np.where(old, choose(rng, PREVIOUS, len(rows)), "Z1")
    known = np.isin(option, ["P1", "P2", "P3"])
    frame = pd.DataFrame({"stay": rows.index.to_numpy()})
    return _of(care, frame, "Q").assign(
        option=option,
        year=np.where(known, np.char.add("ZZ/ZZ/", born.astype(str)), ""),
        council=np.where(known, "E10000018", ""),
    )


def social_workers(care: "Care") -> pd.DataFrame:
    """Who was responsible for each child when: stay, child, worker, start, end (or NaT), reason."""
    rng = stream(care.county.seed, "care social workers")
    start, last = days(care.stays["start"]), until(care)
    length = (last - start).astype(int)
    # 35 of 100 had three or more in 2023-24 (DfE, la_cla_swcount.csv): about one and a half changes a year
    changes = np.minimum(rng.poisson(1.5 * length / 365), length // 20)
    counts = changes + 1
    stay = np.repeat(np.arange(len(counts)), counts)
    number = np.arange(len(stay)) - np.repeat(np.cumsum(counts) - counts, counts)
    part = length[stay] / counts[stay]
    began = after(start[stay], np.where(number, number * part + rng.random(len(stay)) * (part * 0.8), 0))
    rows = pd.DataFrame({"stay": stay, "start": began.astype("datetime64[s]")})
    following = rows.groupby("stay")["start"].shift(-1)
    rows["end"] = following.fillna(rows["stay"].map(care.stays["end"]))
    reasons = {"CHCHAN": 30, "FCONTA": 15, "LEFTRL": 20, "ORGRST": 10, "TSPROC": 15, "ABSENC": 5, "OTHERS": 5}
    rows["reason"] = np.where(following.notna(), choose(rng, reasons, len(rows)), NOTHING)
    rows = _of(care, rows, "S")
    _, rows["worker"] = care.county.workforce.assign("care", rows["child"].to_numpy(), rows["start"].to_numpy())
    return rows


def liberty_orders(care: "Care") -> pd.DataFrame:
    """Deprivation of liberty orders on some of the older children in homes: stay, child, start, end (or NaT)."""
    rng = stream(care.county.seed, "liberty orders")
    homes = care.placements[care.placements["type"].isin(["K1", "K2"])]
    stayed = (homes["end"].fillna(pd.Timestamp(LATEST)) - homes["start"]).dt.days
    born = days(care.county.people["born"].to_numpy())[homes["child"]]
    fits = (stayed > 60).to_numpy() & (age_at(born, days(homes["start"])) >= 10)
    rows = homes.iloc[np.sort(allot(rng, fits, np.ones(len(homes)), care.county.scaled(60)))].drop_duplicates("child")
    start = rows["start"] + pd.Timedelta(days=10)
    end = start + pd.to_timedelta(rng.integers(20, 49, len(rows)), unit="D")
    frame = pd.DataFrame({"stay": rows["stay"].to_numpy(), "start": start.to_numpy(), "end": end.to_numpy()})
    return _of(care, frame, "D")


def _of(care: "Care", rows: pd.DataFrame, letter: str) -> pd.DataFrame:
    """The rows with an id, their period and child."""
    stay: Numbers = rows["stay"].to_numpy()
    made = rows.assign(
        id=numbered(letter, len(rows)),
        period_id=numbered("L", len(care.stays))[stay],
        child=care.stays["child"].to_numpy()[stay],
    )
    for name in made.columns:
        if made[name].dtype.kind == "M":
            made[name] = made[name].astype("datetime64[s]")
    return made
