"""The register of records few may see. Nothing is published on it: numbers and lengths are assumed."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import choose, known_by, stream
from childrens_services.county.delivery import Delivery, Period, Sheet
from childrens_services.county.social_care import adoption

if TYPE_CHECKING:
    from childrens_services.county.world import County

KINDS = {"STAFF": 40, "SEALED": 12, "WITNESS": 8}
LIFTED, LONGEST_DAYS = 0.3, 900
# the others are restricted by the order alone
REGISTERED = 0.9


def register(county: "County") -> pd.DataFrame:
    """Every restriction ever made: child, kind, start, end (or NaT), in order of start."""
    rng = stream(county.seed, "restrictions")
    referrals = county.front_door.referrals.drop_duplicates("child")
    count = max(12, county.scaled(sum(KINDS.values())))
    made = referrals.sample(min(count, len(referrals)), random_state=county.seed)
    start = made["date"] + pd.to_timedelta(rng.integers(1, 120, len(made)), unit="D")
    end = start + pd.to_timedelta(rng.integers(60, LONGEST_DAYS, len(made)), unit="D")
    others = pd.DataFrame(
        {
            "child": made["child"],
            "kind": choose(rng, KINDS, len(made)),
            "start": start,
            "end": end.where(rng.random(len(made)) < LIFTED),
        }
    )
    orders = adoption.plans(county).dropna(subset="end")
    orders = orders[orders["rec"].map(adoption.ORDERS) == "Adoption"]
    orders = orders[rng.random(len(orders)) < REGISTERED]
    adopted = pd.DataFrame(
        {"child": orders["child"], "kind": "ADOPTION", "start": orders["end"], "end": np.datetime64("NaT", "s")}
    )
    return pd.concat([others, adopted]).sort_values(["start", "child"], ignore_index=True)


def case_restrictions(county: "County", period: Period) -> pd.DataFrame:
    """The register at the end of the period."""
    rows = register(county)
    rows = known_by(rows[rows["start"] <= period.end], period.end, end=[])
    return pd.DataFrame(
        {
            "restriction_id": [f"R{number:04d}" for number in range(1, len(rows) + 1)],
            "case_id": county.people["case_id"].to_numpy(dtype=object)[rows["child"]],
            "restriction_kind": rows["kind"],
            "start_date": rows["start"],
            "end_date": rows["end"],
        }
    )


DELIVERIES = (
    Delivery(
        "case_restrictions",
        case_restrictions,
        "social_care/{month}/case_restrictions_{month}.xlsx",
        layout=Sheet("Restricted records", ("Kept by the information governance lead.",)),
    ),
)
