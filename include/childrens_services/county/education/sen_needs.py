"""What kind of special educational need each plan is for.

Primary needs of the plans maintained in January 2025 are those published for Leicestershire; the others follow the same
shares. How many have a second need is made up.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county import published
from childrens_services.county.chance import choose, stream
from childrens_services.county.education.sen_caseload import census_day, open_at

if TYPE_CHECKING:
    from childrens_services.county.world import County

PUBLISHED = 2025
SECOND = 0.42
# needs that are met in special schools first, and the other need that goes with each
SEVERE = ("PMLD", "SLD", "MSI")
SECOND_NEED = {"SLCN": 30, "SEMH": 25, "ASD": 15, "MLD": 12, "SPLD": 8, "PD": 5, "HI": 2, "VI": 2, "OTH": 1}


def primary(county: "County", plans: pd.DataFrame, placements: pd.DataFrame) -> npt.NDArray[np.object_]:
    """The primary need of each plan; "" where none is recorded."""
    rng = stream(county.seed, "needs")
    table: Any = published.table("ehc_plans_by_need")
    codes, weights = table["need"].fillna("").to_numpy(dtype=object), table["plans"].to_numpy()
    special = placements.loc[placements["kind"].isin(["special", "independent_special"]), "plan_id"]
    is_special = plans["plan_id"].isin(special).to_numpy()
    counted = open_at(plans, census_day(PUBLISHED))
    needs = np.full(len(plans), "", dtype=object)
    for rows in (np.flatnonzero(counted), np.flatnonzero(~counted)):
        counts = published.share_out(len(rows), weights)
        order = np.argsort(~np.isin(codes, SEVERE), kind="stable")
        severe = int(counts[order[: len(SEVERE)]].sum())
        drawn = np.repeat(codes[order], counts[order])
        first = rows[np.argsort(~is_special[rows] + rng.random(len(rows)) * 0.5, kind="stable")]
        needs[first] = np.concatenate([drawn[:severe], rng.permutation(drawn[severe:])])
    return needs


def secondary(county: "County", first: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """A second need for some of those with a first; "" for the others."""
    rng = stream(county.seed, "second needs")
    drawn = choose(rng, SECOND_NEED, len(first))
    has = (rng.random(len(first)) < SECOND) & (drawn != first) & (first != "")
    return np.where(has, drawn, "")


def by_plan(plans: pd.DataFrame) -> pd.DataFrame:
    """One row per plan and need: plan_id, child, need, rank (1 primary, 2 secondary)."""
    parts = [
        plans[["plan_id", "child"]].assign(need=plans[column], rank=rank)
        for rank, column in enumerate(("primary_need", "secondary_need"), start=1)
    ]
    frame = pd.concat(parts)
    return frame[frame["need"] != ""].sort_values(["plan_id", "rank"], ignore_index=True)
