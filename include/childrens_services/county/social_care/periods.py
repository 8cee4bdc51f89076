"""What belongs to a whole period of care: home, need, legal status, asylum, adoption, and why it ended.

Nobody's home is known of as many as `placements` counts; they are mostly teenagers who seek asylum alone. Not published
for the county and so assumed: adoptions a year, legal statuses, why care ended.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county.chance import HORIZON, Dates, after, choose, day, days, stream
from childrens_services.county.social_care import stays
from childrens_services.county.social_care.ages import age_at
from childrens_services.county.social_care.placement_bands import without_home
from childrens_services.county.social_care.quota import NOTHING, allot
from childrens_services.months import last_day

if TYPE_CHECKING:
    from childrens_services.county.world import County

ADOPTED_A_YEAR, PLACED_AT_THE_END = 22, 9
LEGAL = {"C1": 52, "V2": 38, "C2": 10}
NEED = {"N1": 66, "N2": 5, "N3": 3, "N4": 8, "N5": 12, "N6": 3, "N8": 3}
LEFT_AT_18 = {"E17": 30, "E5": 48, "E6": 12, "E7": 10}
LEFT_AT_16 = {"E4A": 30, "E4B": 15, "E5": 35, "E8": 15, "E9": 5}
LEFT = {"E4A": 42, "E4B": 6, "E45": 22, "E46": 4, "E47": 3, "E41": 8, "E13": 7, "E8": 6, "E3": 2}


def describe(county: "County", frame: pd.DataFrame) -> pd.DataFrame:
    """The stays with home_postcode, need, legal_status, is_asylum_seeker, placed, ordered (or NaT) and rec."""
    rng = stream(county.seed, "care")
    born = days(county.people["born"].to_numpy())[frame["child"]]
    no_home = _without_home(rng, county, frame, born)
    came_at, left_at = (
        age_at(born, days(frame["start"])),
        age_at(born, days(frame["end"].fillna(pd.Timestamp("2100-01-01")))),
    )
    placed, ordered = _adoptions(rng, county, frame, born)
    count = len(frame)
    asylum = no_home & (came_at >= 14)
    rec = np.where(left_at >= 18, choose(rng, LEFT_AT_18, count), choose(rng, LEFT, count))
    rec = np.where((left_at >= 16) & (left_at < 18), choose(rng, LEFT_AT_16, count), rec)
    rec = np.where(~np.isnat(placed), np.where(rng.random(count) < 0.3, "E11", "E12"), rec)
    postcode = np.asarray(county.postcode_at(frame["child"].to_numpy(), frame["start"].to_numpy()), dtype=object)
    return frame.assign(
        home_postcode=np.where(no_home, "", postcode),
        is_asylum_seeker=asylum,
        need=np.where(asylum, "N8", choose(rng, NEED, count)),
        legal_status=np.where(asylum | (came_at >= 16), "V2", choose(rng, LEGAL, count)),
        placed=placed.astype("datetime64[s]"),
        ordered=ordered.astype("datetime64[s]"),
        rec=np.where(frame["end"].isna(), NOTHING, rec),
    )


def _without_home(
    rng: np.random.Generator,
    county: "County",
    frame: pd.DataFrame,
    born: Dates,
) -> npt.NDArray[np.bool_]:
    """Nobody's home is known of so many of those looked after each 31 March: mostly teenagers seeking asylum alone."""
    start, end = days(frame["start"]), days(frame["end"])
    came_at = age_at(born, start)
    flags = np.zeros(len(frame), dtype=bool)
    for year in range(stays.FIRST_YEAR, stays.LAST_YEAR + 1):
        at = min(day(f"{year}-03-31"), day(last_day(HORIZON)))
        here = (start <= at) & ~(end <= at)
        new = here & (start > day(f"{year - 1}-03-31")) | (here & (year == stays.FIRST_YEAR))
        left = without_home(year, county.scaled) - int((flags & here).sum())
        weight = np.where(came_at >= 15, 1000.0, np.where(came_at >= 12, 1.0, 0.01))
        flags[allot(rng, new & ~flags, weight, left)] = True
    return flags


def _adoptions(
    rng: np.random.Generator,
    county: "County",
    frame: pd.DataFrame,
    born: Dates,
) -> tuple[Dates, Dates]:
    """When they were placed for adoption, and the placement order before it; NaT for the others."""
    start, end = days(frame["start"]), days(frame["end"])
    horizon = day(last_day(HORIZON))
    is_open = np.isnat(end)
    until = np.where(is_open, horizon, end)
    stayed = (until - start).astype(int)
    # less than two and a half years, so that no rule on long-term care meets an adoptive placement
    fits = (stayed >= 300) & (stayed <= 880) & (age_at(born, until) <= 5)
    fits &= ~pd.Series(frame["child"]).duplicated(keep=False).to_numpy()
    chosen = allot(rng, fits & is_open & (stayed < 700), np.ones(len(frame)), county.scaled(PLACED_AT_THE_END))
    parts = [chosen]
    for year in range(stays.FIRST_YEAR, stays.LAST_YEAR + 1):
        left = fits & ~is_open & (end > day(f"{year - 1}-03-31")) & (end <= day(f"{year}-03-31"))
        parts.append(allot(rng, left, np.ones(len(frame)), county.scaled(ADOPTED_A_YEAR)))
    rows = np.concatenate(parts)
    placed, ordered = days(np.full(len(frame), "NaT")), days(np.full(len(frame), "NaT"))
    placed[rows] = _not_on_31_march(after(until[rows], -rng.integers(95, 170, len(rows))))
    ordered[rows] = after(placed[rows], -rng.integers(30, 90, len(rows)))
    return placed, ordered


def _not_on_31_march(
    dates: Dates,
) -> Dates:
    month_end = (dates.astype("datetime64[M]").astype(int) % 12 == 2) & (
        (dates - dates.astype("datetime64[M]")).astype(int) >= 27
    )
    return np.where(month_end, dates - 6, dates)
