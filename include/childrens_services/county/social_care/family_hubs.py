"""Families with children under five and the Family Hubs they use.

Nothing is published for the county: about half of families register, more of them where deprivation is high, and a
registered family comes about five times a year (the hubs exist to reach those families, Best Start in Life).
"""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import after, choose, days, stream
from childrens_services.county.delivery import Delivery, Period
from childrens_services.county.places import DISTRICTS

if TYPE_CHECKING:
    from childrens_services.county.world import County

OPENED = "2021-09-01"
# a registered family's contacts in a month with and without school holidays in most of it
A_MONTH, IN_AUGUST = 0.42, 0.25
TIERS = {"UNIVERSAL": 72, "TARGETED": 20, "OUTREACH": 8}
SERVICES = {"STAY_AND_PLAY": 38, "HEALTH": 24, "PARENTING": 10, "FEEDING": 12, "SPEECH": 9, "ADVICE": 7}
FIVE_YEARS = 1_826


@lru_cache(maxsize=4)
def families(county: "County") -> pd.DataFrame:
    """One row per registered family: family, child (the youngest then), registered, hub, under_five."""
    rng, people = stream(county.seed, "family hubs"), county.people
    young = people[people["born"] >= pd.Timestamp("2017-01-01")]
    draw = rng.random((len(young), 2))
    wants = draw[:, 0] < 0.50 - 0.045 * young["deprivation"].to_numpy()
    came = np.maximum(days(young["born"]) + 20, days(young["joined"]))
    registered = after(np.maximum(came, np.datetime64(OPENED)), draw[:, 1] * 300)
    born, left = days(young["born"].to_numpy()), days(young["left"].to_numpy())
    fits = wants & (registered < born + FIVE_YEARS) & ~(left <= registered)
    frame = pd.DataFrame(
        {"child": young.index, "family": young["family"], "born": born, "registered": registered, "left": left}
    )[fits]
    frame = frame.sort_values(["family", "registered", "born"]).drop_duplicates("family")
    homes = county.postcode_at(frame["child"], frame["registered"])
    district = county.postcodes.drop_duplicates("postcode").set_index("postcode")["district"].reindex(homes).to_numpy()
    hubs = {item.name: f"H{number:02d}" for number, item in enumerate(DISTRICTS, 1)}
    frame["hub"] = pd.Series(district, index=frame.index).map(hubs).fillna("H01")
    frame["outward"] = pd.Series(homes, index=frame.index, dtype=object).str.split(" ").str[0]
    frame["under_five"] = _under_five(people, frame)
    stamps = dict.fromkeys(("born", "registered", "left"), "datetime64[s]")
    return frame.astype(stamps).sort_values(["registered", "family"], ignore_index=True)


def _under_five(people: pd.DataFrame, frame: pd.DataFrame) -> "pd.Series[int]":
    """Children of the family who are under five when it registers, at most six."""
    brood = people.loc[people["family"].isin(frame["family"]), ["family", "born"]].rename(columns={"born": "other"})
    pairs = frame[["family", "registered"]].merge(brood, on="family")
    age = (pairs["registered"] - pairs["other"]).dt.days
    counted = pairs[age.between(0, FIVE_YEARS)].groupby("family").size()
    return frame["family"].map(counted).fillna(1).clip(1, 6).astype(int)


def registrations(county: "County", period: Period) -> pd.DataFrame:
    """Families registered by the end of the period."""
    rows = families(county)
    rows = rows[rows["registered"] <= period.end]
    return pd.DataFrame(
        {
            "family_id": _ids(rows),
            "hub_id": rows["hub"],
            "registered_date": rows["registered"],
            "youngest_child_birth_date": rows["born"],
            "postcode_district": rows["outward"],
            "children_under_five": rows["under_five"],
        }
    )


def visits(county: "County", period: Period) -> pd.DataFrame:
    """Contacts in the month of families whose youngest child is under five."""
    rows, rng = families(county), stream(county.seed, "hub visits", period.month)
    young = rows["born"] + pd.Timedelta(days=FIVE_YEARS) > period.start
    rows = rows[(rows["registered"] <= period.end) & young & ~(rows["left"] <= period.start)]
    count = rng.poisson(IN_AUGUST if period.month.endswith("-08") else A_MONTH, len(rows))
    rows = rows.loc[rows.index.repeat(count)]
    first = np.maximum(days(rows["registered"]), days(period.start.to_datetime64()))
    room = (days(period.end.to_datetime64()) - first).astype(int) + 1
    contact = after(first, rng.random(len(rows)) * room)
    # hubs are closed on Sundays: who would have come then comes the day before
    sunday = (contact.astype(int) + 4) % 7 == 0
    contact = np.maximum(np.where(sunday, contact - 1, contact), first)
    made = pd.DataFrame(
        {
            "family_id": _ids(rows),
            "hub_id": rows["hub"],
            "contact_date": contact.astype("datetime64[s]"),
            "service_tier": choose(rng, TIERS, len(rows)),
            "service": choose(rng, SERVICES, len(rows)),
            "youngest_child_birth_date": rows["born"],
        }
    ).sort_values(["contact_date", "family_id"], ignore_index=True)
    prefix = "V" + period.month.replace("-", "")
    made.insert(0, "contact_id", [f"{prefix}{number:06d}" for number in range(1, len(made) + 1)])
    return made


def _ids(rows: pd.DataFrame) -> "pd.Series[str]":
    return "FH" + rows["family"].astype(str).str.zfill(6)


DELIVERIES = (
    Delivery("family_hub_registrations", registrations, "social_care/{month}/family_hub_registrations_{month}.csv"),
    Delivery("family_hub_visits", visits, "social_care/{month}/family_hub_visits_{month}.csv"),
)
