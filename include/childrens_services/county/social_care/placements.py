"""Placements: type, provider, place and Ofsted number of each, to the counts published for 31 March.

Exact for every year with published figures: foster care, children's homes, own provision, placed outside the county,
and the distances from home. Not published and so assumed: kinds of foster care and of other placements, who provides
what is not the council's own, and how many had no known home before 2025.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county.chance import HORIZON, Numbers, day, days, stream
from childrens_services.county.social_care import council_homes
from childrens_services.county.social_care.ages import age_at
from childrens_services.county.social_care.geography import NOT_KNOWN, Map
from childrens_services.county.social_care.placement_bands import INSIDE, bands_of, places_of
from childrens_services.county.social_care.placement_kinds import kinds_of, providers_of, types_of
from childrens_services.county.social_care.stays import FIRST_YEAR, LAST_YEAR
from childrens_services.county.social_care.targets import Targets
from childrens_services.months import last_day

if TYPE_CHECKING:
    from childrens_services.county.world import County

OWN_AGENCY, ADOPTION_AGENCY = "SC058855", "SC068855"
AGENCIES = 30
Known = npt.NDArray[np.object_]
Assign = Callable[[Known, Numbers, int], npt.NDArray[np.object_] | Numbers]


def make(county: "County", stays: pd.DataFrame, moves: pd.DataFrame) -> pd.DataFrame:
    """One row per placement, by stay and start.

    Columns: stay, child, start, end (or NaT), type, provider, urn, postcode, home_postcode ("" where not known), miles,
    is_inside, changed_because (blank for the last of a stay).
    """
    rng = stream(county.seed, "care placements")
    placements = _chain(stays, moves)
    places = Map(county)
    homes = places.rows(stays["home_postcode"])[placements["stay"]]
    targets = Targets(county.scaled)
    ages = age_at(days(county.people["born"].to_numpy())[placements["child"]], days(placements["start"]))
    placements["kind"] = _yearly(
        placements, lambda open_, new, y: kinds_of(rng, placements, ages, open_, new, y, targets)
    )
    placements["type"] = types_of(rng, placements, ages)
    far = places.far_inside(homes)
    placements["band"] = _yearly(
        placements,
        lambda open_, new, year: bands_of(rng, placements, homes, far, open_, new, year, targets, county.scaled),
    )
    placements["place"] = places_of(places, placements, homes)
    placements["urn"] = council_homes.fill(county, places, placements, homes)
    placements["provider"] = _yearly(
        placements, lambda open_, new, year: providers_of(rng, placements, open_, new, year, targets)
    )
    return _finish(rng, places, placements, homes, stays)


def _chain(stays: pd.DataFrame, moves: pd.DataFrame) -> pd.DataFrame:
    first = pd.DataFrame({"stay": stays.index, "start": stays["start"]})
    rows = pd.concat([first, moves.rename(columns={"date": "start"})], ignore_index=True)
    rows = rows.sort_values(["stay", "start"], ignore_index=True)
    following = rows.groupby("stay")["start"].shift(-1)
    rows["child"] = stays["child"].to_numpy()[rows["stay"]]
    rows["end"] = following.fillna(rows["stay"].map(stays["end"]))
    rows["is_last"] = following.isna()
    rows["for_adoption"] = rows["start"] == rows["stay"].map(stays["placed"])
    return rows


def _yearly(placements: pd.DataFrame, assign: Assign) -> Known:
    """What `assign` gives the placements open at each 31 March and not seen before; those never open then, alone.

    `assign(open, new, year)` gets what those open before have (in order) and the rows of the new ones.
    """
    start, end = days(placements["start"]), days(placements["end"])
    value = np.full(len(placements), None, dtype=object)
    done = np.zeros(len(placements), dtype=bool)
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        at = min(day(f"{year}-03-31"), day(last_day(HORIZON)))
        here = (start <= at) & ~(end <= at)
        new = np.flatnonzero(here & ~done)
        value[new] = assign(value[here & done], new, year)
        done |= here
        gone = np.flatnonzero((start <= at) & ~done)
        # as those who stayed long enough to be counted
        value[gone] = assign(value[:0], gone, -year)
        done[gone] = True
    return value


def _finish(
    rng: np.random.Generator, places: Map, placements: pd.DataFrame, homes: Numbers, stays: pd.DataFrame
) -> pd.DataFrame:
    count = len(placements)
    types, provider = placements["type"].to_numpy(), placements["provider"].to_numpy()
    agency = np.char.add("SC", (200_000 + rng.integers(0, AGENCIES, count) * 137).astype(str)).astype(object)
    home = np.char.add("SC", (400_000 + places.outside[placements["place"] % len(places.outside)]).astype(str))
    foster = placements["kind"].to_numpy() == "foster"
    urn = np.select(
        [
            placements["urn"] != "",
            foster & (provider == "PR1"),
            foster,
            types == "A6",
            np.isin(types, ["K1", "K2", "K3"]),
        ],
        [placements["urn"], OWN_AGENCY, agency, ADOPTION_AGENCY, home],
        "",
    )
    band = placements["band"].to_numpy().astype(int)
    place = placements["place"].to_numpy()
    return pd.DataFrame(
        {
            "stay": placements["stay"],
            "child": placements["child"],
            "start": placements["start"],
            "end": placements["end"],
            "type": types,
            "provider": provider,
            "urn": urn,
            "postcode": places.postcode[place],
            "home_postcode": stays["home_postcode"].to_numpy()[placements["stay"]],
            "miles": np.where(homes < 0, NOT_KNOWN, places.miles(homes, place)),
            "is_inside": np.isin(band, INSIDE),
            "changed_because": None,
            "for_adoption": placements["for_adoption"],
            "is_last": placements["is_last"],
        }
    )
