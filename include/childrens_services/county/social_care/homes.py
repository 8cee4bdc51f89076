"""The council's own children's homes: eight, of which seven were open by July 2026 (the council's statement)."""

from typing import TYPE_CHECKING

import pandas as pd

from childrens_services.county.chance import stream
from childrens_services.county.places import COUNCIL

if TYPE_CHECKING:
    from childrens_services.county.world import County

# reference number (the register's begin with SC), registered, beds
HOMES = (
    ("SC900001", "2016-05-09", 4),
    ("SC900002", "2018-02-19", 3),
    ("SC900003", "2021-09-13", 4),
    ("SC900004", "2022-11-07", 3),
    ("SC900005", "2023-10-02", 2),
    ("SC900006", "2024-09-16", 4),
    ("SC900007", "2026-03-23", 3),
    ("SC900008", "2026-09-14", 4),
)


def make(county: "County") -> pd.DataFrame:
    """One row per home: urn, name, opened, beds, postcode."""
    own = county.postcodes.loc[county.postcodes["local_authority_code"] == COUNCIL, "postcode"].to_numpy()
    chosen = stream(county.seed, "homes").choice(own, len(HOMES), replace=False)
    frame = pd.DataFrame(HOMES, columns=["urn", "opened", "beds"])
    frame["opened"] = pd.to_datetime(frame["opened"]).astype("datetime64[s]")
    return frame.assign(name=[f"Home {number}" for number in range(1, len(HOMES) + 1)], postcode=chosen)
