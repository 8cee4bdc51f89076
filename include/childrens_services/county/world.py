"""The whole county: every child and everything that happens to them, up to the horizon."""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from childrens_services.county import care, children, education, health, referrals
from childrens_services.county.chance import stream


@dataclass(frozen=True)
class County:
    """The county's records, each a frame; `child` in them is the row of `children`."""

    seed: int
    children: pd.DataFrame
    requests: pd.DataFrame
    advice: pd.DataFrame
    reviews: pd.DataFrame
    referrals: pd.DataFrame
    episodes: pd.DataFrame


@lru_cache(maxsize=1)
def build(size: float, seed: int) -> County:
    """The county of that size (1 is Leicestershire's). The same size and seed make the same county."""
    people = children.make(stream(seed, "children"), size)
    requests = education.requests(seed, size, people)
    return County(
        seed=seed,
        children=people,
        requests=requests,
        advice=education.advice(seed, requests),
        reviews=health.reviews(seed, people),
        referrals=referrals.referrals(seed, size, people),
        episodes=care.episodes(seed, size, people),
    )
