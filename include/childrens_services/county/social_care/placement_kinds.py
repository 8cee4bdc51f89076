"""What kind of placement each is, and who provides it, to the counts published for 31 March.

A `year` below zero stands for placements that no 31 March saw: shares of that year instead of counts.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county.chance import Numbers, choose, day, days
from childrens_services.county.social_care.placement_bands import INSIDE
from childrens_services.county.social_care.quota import allot, divide
from childrens_services.county.social_care.targets import Targets

FOSTER = {"U1": 12, "U3": 9, "U4": 33, "U5": 3, "U6": 43}
RELATIVES = ("U1", "U3")
OTHER = {"P1": 72, "R1": 8, "R3": 8, "S1": 6, "Z1": 6}
# supported accommodation has been registered, and had its own code, since late 2023
REGISTERED_FROM = "2023-11-01"
SECURE = 0.02
BOUGHT = {"PR4": 84, "PR5": 13, "PR2": 3}
Known = npt.NDArray[np.object_]


def kinds_of(
    rng: np.random.Generator,
    placements: pd.DataFrame,
    ages: Numbers,
    known: Known,
    new: Numbers,
    year: int,
    targets: Targets,
) -> Known:
    """foster, home, other or adoption."""
    kinds = np.full(len(new), "foster", dtype=object)
    adoption = placements["for_adoption"].to_numpy()[new]
    kinds[adoption] = "adoption"
    total = len(known) + len(new)
    foster, home = targets.count(abs(year), "foster"), targets.count(abs(year), "childrens_home")
    if year < 0:
        everyone = targets.looked_after(abs(year))
        foster, home = round(len(new) * foster / max(everyone, 1)), round(len(new) * home / max(everyone, 1))
    elif total != targets.looked_after(year):
        foster, home = (round(count * total / max(targets.looked_after(year), 1)) for count in (foster, home))
    counts = divide(
        int((~adoption).sum()),
        [
            home - int((known == "home").sum()),
            total - foster - home - _among(known, ("other", "adoption")) - adoption.sum(),
        ],
    )
    age = ages[new]
    free = ~adoption
    taken = allot(rng, free, np.where(age < 7, 0.02, np.where(age < 12, 1.0, 3.0)), counts[0])
    kinds[taken] = "home"
    free &= kinds == "foster"
    kinds[allot(rng, free, np.where(age >= 16, 6.0, np.where(age < 2, 1.5, 1.0)), counts[1])] = "other"
    return kinds


def _among(known: Known, values: tuple[str, ...]) -> int:
    return int(np.isin(known.astype(str), values).sum())


def types_of(rng: np.random.Generator, placements: pd.DataFrame, ages: Numbers) -> Known:
    count = len(placements)
    kind = placements["kind"].to_numpy()
    supported = np.where(days(placements["start"]) < day(REGISTERED_FROM), "H5", "K3")
    other = np.where(ages >= 16, supported, choose(rng, OTHER, count))
    homes = np.where((rng.random(count) < SECURE) & (ages >= 12), "K1", "K2")
    types: Known = np.select(
        [kind == "foster", kind == "home", kind == "adoption"], [choose(rng, FOSTER, count), homes, "A6"], other
    ).astype(object)
    return types


def providers_of(
    rng: np.random.Generator,
    placements: pd.DataFrame,
    known: Known,
    new: Numbers,
    year: int,
    targets: Targets,
) -> Known:
    rows = placements.iloc[new]
    types = rows["type"].to_numpy()
    providers = choose(rng, BOUGHT, len(new))
    providers[types == "P1"] = "PR0"
    providers[types == "A6"] = "PR2"
    providers[types == "Z1"] = ""
    own = rows["urn"].to_numpy() != ""
    providers[own] = "PR1"
    everyone = targets.looked_after(abs(year))
    total = len(new) if year < 0 else len(known) + len(new)
    wanted = round(targets.count(abs(year), "own_provision") * total / max(everyone, 1))
    wanted -= _among(known, ("PR1",)) + int(own.sum())
    foster = (rows["kind"] == "foster").to_numpy()
    near = np.isin(rows["band"].to_numpy().astype(int), INSIDE)
    weight = np.where(np.isin(types, RELATIVES), 50.0, 1.0) * np.where(near, 3.0, 1.0)
    providers[allot(rng, foster, weight, max(wanted, 0))] = "PR1"
    return providers
