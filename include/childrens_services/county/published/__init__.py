"""Official figures the county is made to give back, each file with its source (Open Government Licence v3)."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd


@cache
def _table(topic: str) -> pd.DataFrame:
    return pd.read_csv(Path(__file__).with_name(f"{topic}.csv"))


def table(topic: str) -> pd.DataFrame:
    """The figures of a topic, one row per year or breakdown, with their source."""
    return _table(topic).copy()


def share_out(total: int, weights: Any) -> npt.NDArray[np.int64]:
    """Whole numbers that add up to `total`, as near to the weights' shares as can be (largest remainders)."""
    exact = total * np.asarray(weights, dtype=float) / np.sum(weights)
    whole = np.floor(exact).astype(np.int64)
    rest = np.argsort(whole - exact, kind="stable")[: total - whole.sum()]
    whole[rest] += 1
    return whole
