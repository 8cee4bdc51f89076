"""Teams and the workers in them, to whom children are allocated.

Social workers in post and agency workers on 30 September of each year, and how many left in the year before, are those
published for Leicestershire (DfE, children's social work workforce, 2018 to 2025); full-time equivalents within a
hundredth. After that as many start as leave. Personal advisers of care leavers are not published: 40 are assumed.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county import published
from childrens_services.county.chance import after, choose, day, days, stream
from childrens_services.county.places import DISTRICTS

if TYPE_CHECKING:
    from childrens_services.county.world import County

# teams of each kind, and its share of the social workers
TEAMS = {"front_door": 4, "family_help": 7, "care": 6, "leaving_care": 3}
SHARE = {"front_door": 40, "family_help": 30, "care": 30}
ADVISERS, LEAVING_A_YEAR = 40, 32
TITLES = {"Social Worker": 72, "Senior Social Worker": 18, "Team Manager": 10}
PART_TIME = (0.5, 0.6, 0.8)
FIRST_YEAR, LAST_YEAR = 2018, 2026


@dataclass(frozen=True)
class Workforce:
    """Teams and workers.

    `departments`: team_id, kind, name. `professionals`: professional_id, team_id, kind, title, fte, is_agency, start,
    end (or NaT).
    """

    departments: pd.DataFrame
    professionals: pd.DataFrame = field(repr=False)

    @cached_property
    def _there(self) -> dict[tuple[str, int], Any]:
        """Rows of the workers of a kind who are there the whole calendar year."""
        workers = self.professionals
        found = {}
        for year in range(FIRST_YEAR + 1, LAST_YEAR + 1):
            whole = (workers["start"] < f"{year}-01-01") & ~(workers["end"] <= f"{year}-12-31")
            for kind in TEAMS:
                found[kind, year] = np.flatnonzero(whole & (workers["kind"] == kind))
        return found

    def assign(self, kind: str, children: Any, dates: Any) -> tuple[Any, Any]:
        """Team and worker of each child from each date: the same child and year give the same ones."""
        year = days(np.asarray(dates)).astype("datetime64[Y]").astype(np.int64) + 1970
        chosen = np.zeros(len(year), dtype=np.int64)
        for among in np.unique(year.clip(FIRST_YEAR + 1, LAST_YEAR)):
            rows = self._there[kind, int(among)]
            here = year.clip(FIRST_YEAR + 1, LAST_YEAR) == among
            # a multiplicative hash, so that brothers and sisters are not all with one worker
            mixed = np.asarray(children, dtype=np.int64)[here] * 2_654_435_761 + year[here] * 40_503
            chosen[here] = rows[mixed % len(rows)]
        workers = self.professionals
        return workers["team_id"].to_numpy()[chosen], workers["professional_id"].to_numpy()[chosen]


def make(county: "County") -> Workforce:
    """The teams there are and everybody who worked in them since 2018."""
    rng = stream(county.seed, "workforce")
    teams = [
        {"team_id": f"{kind.upper()}_{number}", "kind": kind, "name": f"{kind.replace('_', ' ').capitalize()} {area}"}
        for kind, count in TEAMS.items()
        for number, area in enumerate((DISTRICTS[place % len(DISTRICTS)].name for place in range(count)), 1)
    ]
    departments = pd.DataFrame(teams)
    workers = pd.concat([_in_post(county, rng), _agency(county, rng), _advisers(county)], ignore_index=True).astype(
        {"start": "datetime64[s]", "end": "datetime64[s]"}
    )
    # one team after the other, so that the smallest county has somebody in each
    workers["team_id"] = ""
    for kind, count in TEAMS.items():
        here = np.flatnonzero(workers["kind"] == kind)
        workers.loc[here, "team_id"] = [f"{kind.upper()}_{number % count + 1}" for number in range(len(here))]
    workers["professional_id"] = [f"W{number:05d}" for number in range(1, len(workers) + 1)]
    return Workforce(departments, workers)


def _figures() -> pd.DataFrame:
    """Per year the published numbers; the year after the last is like it, with as many leaving as are assumed to."""
    table: pd.DataFrame = published.table("social_workers").set_index("year")
    table.loc[LAST_YEAR] = table.loc[LAST_YEAR - 1]
    table.loc[LAST_YEAR, "leavers"] = LEAVING_A_YEAR
    return table


def _in_post(county: "County", rng: np.random.Generator) -> pd.DataFrame:
    """Social workers employed by the council, so that each 30 September has the published number."""
    figures: Any = _figures()
    least = 6 * len(SHARE)
    people = pd.DataFrame(columns=["kind", "title", "fte", "start", "end"])
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        there = np.flatnonzero(people["end"].isna())
        leaving = min(county.scaled(figures.at[year, "leavers"]) if len(people) else 0, len(there) // 3)
        gone = rng.choice(there, leaving, replace=False)
        # nobody who came in the year leaves in it
        people.loc[gone, "end"] = after(day(f"{year - 1}-10-01"), rng.integers(0, 364, leaving))
        wanted = max(county.scaled(figures.at[year, "headcount"]), least)
        stays = people["end"].isna()
        coming = wanted - int(stays.sum())
        fte = county.scaled(10 * figures.at[year, "fte"]) / 10 - people.loc[stays, "fte"].sum()
        begun = day(f"{year - 1}-10-01") if year > FIRST_YEAR else day("2008-10-01")
        room = 364 if year > FIRST_YEAR else 3_650
        new = {
            "kind": choose(rng, SHARE, coming),
            "title": choose(rng, TITLES, coming),
            "fte": _equivalents(rng, coming, fte),
            "start": after(begun, rng.integers(0, room, coming)),
            "end": np.full(coming, np.datetime64("NaT", "D")),
        }
        people = pd.concat([people, pd.DataFrame(new)], ignore_index=True) if len(people) else pd.DataFrame(new)
    if len(people):
        # the first ones cover every kind however small the county is
        people.loc[range(least), "kind"] = np.resize(list(SHARE), least)
    return people.assign(is_agency=False)


def _equivalents(rng: np.random.Generator, count: int, total: float) -> Any:
    """Full-time equivalents of so many people that come near to the total: full-time but for some."""
    fte = np.ones(count)
    order = rng.permutation(count)
    for row in order:
        spare = fte.sum() - total
        if spare < 0.1:
            break
        fte[row] = max(round(1 - spare, 1), float(rng.choice(PART_TIME)))
    return fte


def _agency(county: "County", rng: np.random.Generator) -> pd.DataFrame:
    """Agency workers: those of each 30 September come in the spring and go in the next."""
    figures: Any = _figures()
    parts = []
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        count = county.scaled(figures.at[year, "agency_headcount"])
        fte = county.scaled(10 * figures.at[year, "agency_fte"]) / 10
        start = after(day(f"{year}-02-01"), rng.integers(0, 200, count))
        parts.append(
            pd.DataFrame(
                {
                    "kind": choose(rng, SHARE, count),
                    "title": "Social Worker",
                    "fte": _equivalents(rng, count, fte),
                    "start": start,
                    "end": after(day(f"{year + 1}-01-01"), rng.integers(0, 60, count)),
                }
            )
        )
    return pd.concat([part for part in parts if len(part)], ignore_index=True).assign(is_agency=True)


def _advisers(county: "County") -> pd.DataFrame:
    count = max(county.scaled(ADVISERS), 2 * TEAMS["leaving_care"])
    return pd.DataFrame(
        {
            "kind": "leaving_care",
            "title": "Personal Adviser",
            "fte": 1.0,
            "start": np.full(count, day("2018-01-08")),
            "end": np.full(count, np.datetime64("NaT", "D")),
            "is_agency": False,
        }
    )
