"""Children looked after: their episodes, and the rest of the SSDA903 return.

The calibration: 694 looked after at a time, a tenth of them with three or more placements in 12 months (DfE,
Leicestershire, 31 March 2025).
"""

import numpy as np
import pandas as pd

from childrens_services.county.chance import (
    DAYS_A_YEAR,
    HORIZON,
    Dates,
    after,
    choose,
    day,
    days,
    known_by,
    stream,
)
from childrens_services.county.children import aged, postcodes
from childrens_services.months import last_day

FIRST_ENTRY = "2010-01-01"
ENTRIES_A_YEAR, MEAN_YEARS = 292, 3.0
SHORT_BREAKS_A_YEAR, SHORT_BREAK_YEARS = 8, 2.0
# age at entry: infants, children, and the teenagers among whom are those seeking asylum alone
AGES, AGE_SHARES = ((0, 1), (1, 15.5), (15.5, 17.3)), (0.22, 0.63, 0.15)
SEEKING_ASYLUM, ADOPTED = 0.7, 0.3
# moves a year of the settled and of the unsettled, and the share of the unsettled
SETTLED_MOVES, UNSETTLED_MOVES, UNSETTLED = 0.22, 1.85, 0.2
# a placement counts from 24 hours; events closer than this are one
APART_DAYS = 3
LEGAL = {"C1": 50, "V2": 35, "C2": 15}
PLACE = {"U1": 12, "U4": 28, "U6": 32, "K2": 18, "P1": 6, "R1": 1, "Z1": 3}
PROVIDER = {"PR1": 45, "PR2": 3, "PR4": 50, "PR5": 2}
NEED = {"N1": 66, "N2": 5, "N3": 3, "N4": 8, "N5": 12, "N6": 3, "N8": 3}
MOVED_BECAUSE = {"CARPL": 40, "CREQB": 15, "CHILD": 10, "PLACE": 15, "LAREQ": 10, "OTHER": 10}
LEFT_AT_18 = {"E17": 35, "E5": 50, "E7": 15}
LEFT = {"E4A": 45, "E45": 25, "E13": 15, "E4B": 5, "E8": 10}
_PLACED = ["place", "provider", "urn", "place_post"]


def episodes(seed: int, size: float, children: pd.DataFrame) -> pd.DataFrame:
    """One row per episode, by child and start.

    Columns: child (row of children), start, rne, ls, cin, place, provider, end (or never), rec, moved_because,
    home_post, place_post, urn, asylum; and of the whole stay entered, left, placed_for_adoption (or never).
    """
    rng = stream(seed, "care")
    stays = _stays(rng, size, children)
    events = pd.concat([_starts(stays), _legal(rng, stays), _moves(rng, stays), _adoptions(stays)], ignore_index=True)
    return pd.concat([_chain(rng, events), _short_breaks(rng, size, children)], ignore_index=True)


def in_year(episodes: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    """Episodes open at any time from `start` to `end`, as they were at `end`."""
    rows = episodes[(episodes["start"] <= end) & ~(episodes["end"] < start)]
    return known_by(rows, end, end=["rec", "moved_because"], left=[], placed_for_adoption=[])


def header(children: pd.DataFrame, rows: pd.DataFrame, end: pd.Timestamp) -> pd.DataFrame:
    """The children of the episodes."""
    people = children.loc[np.sort(rows["child"].unique())]
    return pd.DataFrame(
        {
            "child": people["case_id"],
            "sex": people["sex"],
            "dob": people["born"],
            "ethnic": people["ethnicity"],
            "upn": people["upn"].where(people["born"] <= end - pd.DateOffset(years=5), "UN1"),
            "mother": "",
            "mc_dob": pd.Series(pd.NaT, index=people.index, dtype="datetime64[s]"),
        }
    )


def delivered(children: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The episodes with the columns of the return."""
    return pd.DataFrame(
        {
            "child": rows["child"].map(children["case_id"]),
            "decom": rows["start"],
            "rne": rows["rne"],
            "ls": rows["ls"],
            "cin": rows["cin"],
            "place": rows["place"],
            "place_provider": rows["provider"],
            "dec": rows["end"],
            "rec": rows["rec"],
            "reason_place_change": rows["moved_because"],
            "home_post": rows["home_post"],
            "pl_post": rows["place_post"],
            "urn": rows["urn"],
        }
    )


def _stays(rng: np.random.Generator, size: float, children: pd.DataFrame) -> pd.DataFrame:
    """One row per child and stay in care; nobody comes twice."""
    entered = _entries(rng, size * ENTRIES_A_YEAR)
    count = len(entered)
    band = np.array(AGES)[rng.choice(len(AGES), count, p=AGE_SHARES)]
    age = rng.uniform(band[:, 0], band[:, 1])
    stays = pd.DataFrame({"child": aged(rng, children, np.flatnonzero(children["vulnerable"]), entered, age)})
    stays["entered"] = entered.astype("datetime64[s]")
    stays = stays[stays["entered"] > stays["child"].map(children["born"])].drop_duplicates("child", ignore_index=True)
    birth = stays["child"].map(children["born"])
    entered, born, eighteen = days(stays["entered"]), days(birth), days(birth + pd.DateOffset(years=18))
    count = len(stays)
    left = after(entered, 5 + rng.exponential(MEAN_YEARS * DAYS_A_YEAR, count))
    grown = left >= eighteen
    left = np.minimum(left, eighteen)
    young = (after(born, 6 * DAYS_A_YEAR) > left) & (left > after(entered, 500))
    adopted = young & (rng.random(count) < ADOPTED)
    teenager = after(born, AGES[-1][0] * DAYS_A_YEAR) < entered
    reason = np.where(grown, choose(rng, LEFT_AT_18, count), choose(rng, LEFT, count))
    return stays.assign(
        left=left.astype("datetime64[s]"),
        rec=np.where(adopted, "E12", reason),
        placed_for_adoption=np.where(adopted, after(left, -200), days("NaT")).astype("datetime64[s]"),
        asylum=teenager & (rng.random(count) < SEEKING_ASYLUM),
        ls=choose(rng, LEGAL, count),
        cin=choose(rng, NEED, count),
        home_post=stays["child"].map(children["postcode"]),
    )


def _entries(rng: np.random.Generator, a_year: float) -> Dates:
    length = int((day(last_day(HORIZON)) - day(FIRST_ENTRY)).astype(int))
    return after(day(FIRST_ENTRY), np.sort(rng.integers(0, length, round(a_year * length / DAYS_A_YEAR))))


def _starts(stays: pd.DataFrame) -> pd.DataFrame:
    ls = stays["ls"].mask(stays["asylum"], "V2")
    return stays.assign(start=stays["entered"], rne="S", ls=ls)


def _legal(rng: np.random.Generator, stays: pd.DataFrame) -> pd.DataFrame:
    """Interim care orders that become full ones."""
    interim = stays[(stays["ls"] == "C1") & ~stays["asylum"]]
    ordered = after(days(interim["entered"]), rng.integers(150, 300, len(interim)))
    return interim.assign(start=ordered.astype("datetime64[s]"), rne="L", ls="C2")


def _moves(rng: np.random.Generator, stays: pd.DataFrame) -> pd.DataFrame:
    a_year = np.where(rng.random(len(stays)) < UNSETTLED, UNSETTLED_MOVES, SETTLED_MOVES)
    length = (days(stays["left"]) - days(stays["entered"])).astype(int)
    moves = stays.loc[stays.index.repeat(rng.poisson(a_year * length / DAYS_A_YEAR))]
    start = after(days(moves["entered"]), rng.random(len(moves)) * length[moves.index])
    return moves.assign(start=start.astype("datetime64[s]"), rne="P", ls=None)


def _adoptions(stays: pd.DataFrame) -> pd.DataFrame:
    adopted = stays[stays["placed_for_adoption"].notna()]
    return adopted.assign(start=adopted["placed_for_adoption"], rne="B", ls="E1", place="A6")


def _chain(rng: np.random.Generator, events: pd.DataFrame) -> pd.DataFrame:
    """Episodes out of events: each lasts to the next one, what an event does not change stays."""
    events = events[~_superseded(events)].sort_values(["child", "start"], ignore_index=True)
    apart = events.groupby("child")["start"].diff().dt.days
    events = events[~(apart < APART_DAYS) & (events["start"] < events["left"])].reset_index(drop=True)
    same = events.groupby("child")
    following = same["start"].shift(-1)
    next_rne = same["rne"].shift(-1)
    last = following.isna()
    events = events.assign(
        end=following.fillna(events["left"]),
        rec=events["rec"].where(last, "X1"),
        moved_because=pd.Series(choose(rng, MOVED_BECAUSE, len(events))).where(next_rne.isin(["P", "B"])),
        ls=same["ls"].ffill(),
    )
    return _place(rng, events)


def _superseded(events: pd.DataFrame) -> "pd.Series[bool]":
    """Whatever else would happen once a child is placed for adoption."""
    return (events["start"] >= events["placed_for_adoption"]) & (events["rne"] != "B")


def _place(rng: np.random.Generator, events: pd.DataFrame) -> pd.DataFrame:
    """The placement of each episode: a new one where the child moved, else the one before."""
    count = len(events)
    stays_put = events["rne"] == "L"
    place = events["place"].fillna(pd.Series(choose(rng, PLACE, count), index=events.index))
    family = place.isin(["P1", "A6"])
    placed = events.assign(
        place=place,
        provider=np.where(family, "PR0", choose(rng, PROVIDER, count)),
        urn=np.where(place == "P1", "", np.char.add("SC", rng.integers(100_000, 999_999, count).astype(str))),
        place_post=postcodes(rng, count),
    )
    placed[_PLACED] = placed[_PLACED].mask(stays_put)
    placed[_PLACED] = placed.groupby("child")[_PLACED].ffill()
    return placed


def _short_breaks(rng: np.random.Generator, size: float, children: pd.DataFrame) -> pd.DataFrame:
    """Agreed series of short-term placements (V4), reported as one: not counted as looked after."""
    entered = _entries(rng, size * SHORT_BREAKS_A_YEAR)
    count = len(entered)
    settled = np.flatnonzero(~children["vulnerable"])
    breaks = pd.DataFrame({"child": aged(rng, children, settled, entered, rng.uniform(6, 14, count))})
    left = after(entered, rng.exponential(SHORT_BREAK_YEARS * DAYS_A_YEAR, count) + 30).astype("datetime64[s]")
    breaks = breaks.assign(
        start=entered.astype("datetime64[s]"),
        entered=entered.astype("datetime64[s]"),
        rne="S",
        ls="V4",
        cin="N2",
        place="U6",
        provider="PR1",
        end=left,
        left=left,
        rec="E8",
        moved_because=None,
        home_post=breaks["child"].map(children["postcode"]),
        place_post=postcodes(rng, count),
        urn=np.char.add("SC", rng.integers(100_000, 999_999, count).astype(str)),
        asylum=False,
        placed_for_adoption=pd.Series(pd.NaT, index=breaks.index, dtype="datetime64[s]"),
    )
    return breaks.drop_duplicates("child", ignore_index=True)
