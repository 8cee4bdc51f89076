"""How far from home and on which side of the county's boundary each placement is, to the counts published for 31 March.

A `year` below zero stands for placements that no 31 March saw: shares of that year instead of counts.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county.chance import Numbers
from childrens_services.county.social_care.geography import Map
from childrens_services.county.social_care.quota import allot
from childrens_services.county.social_care.targets import Scale, Targets

# children looked after whose home is not known, by year: published for 2025, before that assumed to have grown as new
# placements at an unknown distance did
NO_HOME = ((2019, 20), (2020, 22), (2021, 26), (2022, 40), (2023, 56), (2024, 74), (2025, 76))
# bands: near inside, near outside, far inside, far outside, no home inside, no home outside
NEAR_IN, NEAR_OUT, FAR_IN, FAR_OUT, NONE_IN, NONE_OUT = range(6)
INSIDE = (NEAR_IN, FAR_IN, NONE_IN)
# placements that are more often far away
DISTANT = ("K1", "K2", "K3", "H5", "R1", "S1")


def without_home(year: int, scaled: Scale) -> int:
    """Children looked after on 31 March whose home is not known."""
    years, counts = zip(*NO_HOME, strict=True)
    return scaled(round(float(np.interp(year, years, counts))))


def bands_of(
    rng: np.random.Generator,
    placements: pd.DataFrame,
    homes: Numbers,
    far: npt.NDArray[np.float64],
    known: npt.NDArray[np.object_],
    new: Numbers,
    year: int,
    targets: Targets,
    scaled: Scale,
) -> Numbers:
    wanted = _wanted(abs(year), targets, scaled)
    if year < 0:
        wanted = np.round(wanted * len(new) / max(wanted.sum(), 1)).astype(int)
    elif wanted.sum() != len(known) + len(new):
        wanted = np.round(wanted * (len(known) + len(new)) / max(wanted.sum(), 1)).astype(int)
    have = np.bincount(known.astype(np.int64), minlength=6)
    left = (wanted - have).clip(0)
    none = homes[new] < 0
    bands = np.where(none, NONE_OUT, NEAR_IN)
    bands[allot(rng, none, np.ones(len(new)), left[NONE_IN])] = NONE_IN
    types = placements["type"].to_numpy()[new]
    free = ~none & (types != "P1")
    distant = np.where(np.isin(types, DISTANT), 3.0, 1.0)
    for band, weight in ((FAR_IN, far[new] ** 2 + 1e-9), (FAR_OUT, distant), (NEAR_OUT, np.sqrt(distant))):
        bands[allot(rng, free, weight, left[band])] = band
        free &= bands == NEAR_IN
    return bands


def _wanted(year: int, targets: Targets, scaled: Scale) -> Numbers:
    """Children looked after on 31 March by band."""
    none = without_home(year, scaled)
    inside = targets.value(2025, "distance_unknown_inside")
    none_in = round(none * inside / (inside + targets.value(2025, "distance_unknown_outside")))
    far_out = targets.count(year, "far_outside")
    far_in = max(targets.count(year, "far") - far_out, 0)
    near_out = max(targets.count(year, "outside") - far_out - (none - none_in), 0)
    near_in = max(targets.looked_after(year) - none - far_in - far_out - near_out, 0)
    return np.array([near_in, near_out, far_in, far_out, none_in, none - none_in])


def places_of(places: Map, placements: pd.DataFrame, homes: Numbers) -> Numbers:
    """Row of the map of each placement."""
    band = placements["band"].to_numpy().astype(np.int64)
    found = np.full(len(placements), -1, dtype=np.int64)
    for each in range(6):
        rows = np.flatnonzero(band == each)
        inside = each in INSIDE
        if each in (NONE_IN, NONE_OUT):
            found[rows] = places.anywhere(len(rows), inside)
        else:
            found[rows] = (places.near if each in (NEAR_IN, NEAR_OUT) else places.far)(homes[rows], inside)
    parents = (placements["type"] == "P1").to_numpy() & (band == NEAR_IN)
    found[parents] = homes[parents]
    return found
