"""A made-up county: the deliveries, the case-management system and the statistics service of a council.

Every child in it is made up; the totals are near those published for Leicestershire. The county is made whole from a
seed, from January 2024 to December 2027, so what a month's delivery holds depends on the seed and the size alone; only
the first of the months made also brings the earlier health visitor reviews. A delivery holds what was known at the end
of its month.

    python -m childrens_services.county --out sources
"""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from childrens_services.county import benchmarks, case_system, deliveries
from childrens_services.county import referrals as social_care
from childrens_services.county.chance import HISTORY_FROM, HORIZON
from childrens_services.county.world import build
from childrens_services.months import first_day, last_day, shift

FIRST_MONTH = "2026-03"
LAST_MONTH = "2026-10"
SIZE = 0.2
SEED = 855
# by then every feed has something to deliver
EARLIEST = shift(HISTORY_FROM, 11)


def make(folder: Path, *, months: list[str], size: float = SIZE, seed: int = SEED, defects: bool = True) -> None:
    """Writes the files of the months below `folder`, in folders by service and month, and `manifest.json`.

    `size` 1 is a county of Leicestershire's size; finance is always that of the whole county. With `defects` a few rows
    of each kind of defect are planted every month and counted in the manifest by month, feed and kind. Raises
    ValueError for a month outside December 2024 to December 2027.
    """
    months = _checked(months)
    deliveries.write(build(size, seed), folder, months, defects)


def load_social_care_system(url: str, *, months: list[str], size: float = SIZE, seed: int = SEED) -> None:
    """Makes and fills ssd_person, ssd_cin_episodes and ssd_cin_assessments in the database at the SQLAlchemy URL.

    The system is as it stands at the end of the last of the months; tables of those names are replaced.
    """
    end = pd.Timestamp(last_day(_checked(months)[-1]))
    county = build(size, seed)
    looked_after = county.episodes.loc[county.episodes["start"] <= end, "child"].to_numpy()
    case_system.load(url, social_care.tables(county.children, county.referrals, np.unique(looked_after), end))


def statistics(months: list[str], size: float = SIZE) -> list[dict[str, Any]]:
    """Published figures to the last of the months, as the statistics service gives them.

    England's are real. The county's population is Leicestershire's times `size`, so rates stay what they should be.
    """
    return benchmarks.records(_checked(months), size)


def _checked(months: list[str]) -> list[str]:
    wrong = [month for month in months if first_day(month) < first_day(EARLIEST) or month > HORIZON]
    if wrong or not months:
        raise ValueError(f"the county has months from {EARLIEST} to {HORIZON}, not {', '.join(wrong) or 'none'}")
    return sorted(months)
