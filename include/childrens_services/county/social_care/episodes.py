"""Episodes of care: a new one with every placement and every order, each lasting to the next, and short breaks."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import HORIZON, after, choose, day, stream
from childrens_services.county.social_care.identifiers import numbered
from childrens_services.county.social_care.placements import OWN_AGENCY
from childrens_services.county.social_care.quota import NOTHING
from childrens_services.months import last_day

if TYPE_CHECKING:
    from childrens_services.county.social_care.care import Care

# reasons for changing placement; published in most years for these: care plan 238 of 410, other 75, status 38 (2025)
CHANGED = {"CARPL": 56, "OTHER": 22, "PLACE": 9, "CREQB": 6, "CREQO": 3, "CHILD": 2, "LAREQ": 1, "STAND": 1}
SHORT_BREAKS_A_YEAR = 8


def make(care: "Care") -> pd.DataFrame:
    rng = stream(care.county.seed, "care episodes")
    rows = pd.concat([_of_placements(care), _of_orders(rng, care)], ignore_index=True)
    rows = rows.sort_values(["stay", "start", "rne"], ignore_index=True, kind="stable")
    same = rows.groupby("stay")
    close = (rows["rne"] == "L") & (
        ((rows["start"] - same["start"].shift(1)).dt.days < 3) | ((same["start"].shift(-1) - rows["start"]).dt.days < 3)
    )
    rows = rows[~close].reset_index(drop=True)
    same = rows.groupby("stay")
    of_stay = care.stays.loc[rows["stay"]].reset_index(drop=True)
    rows["legal_status"] = same["legal_status"].ffill()
    changed = rows["legal_status"] != rows.groupby("stay")["legal_status"].shift(1)
    rows["rne"] = rows["rne"].mask((rows["rne"] == "P") & changed, "B")
    following, next_rne = same["start"].shift(-1), same["rne"].shift(-1)
    rows["placement"] = same["placement"].ffill().astype(int)
    placed = care.placements.loc[rows["placement"]].reset_index(drop=True)
    moved = next_rne.isin(["P", "B"])
    reason = pd.Series(choose(rng, CHANGED, len(rows)), index=rows.index)
    reason = reason.mask(next_rne.eq("B") | (following == of_stay["placed"]), "CARPL").where(moved, None)
    frame = pd.DataFrame(
        {
            "child": of_stay["child"],
            "period_id": numbered("L", len(care.stays))[rows["stay"]],
            "placement_id": numbered("P", len(care.placements))[rows["placement"]],
            "start": rows["start"],
            "end": following.fillna(of_stay["end"]),
            "rne": rows["rne"],
            "legal_status": rows["legal_status"],
            "need": of_stay["need"],
            "placement_type": placed["type"],
            "provider": placed["provider"],
            "urn": placed["urn"],
            "home_postcode": placed["home_postcode"],
            "placement_postcode": placed["postcode"],
            "miles": placed["miles"],
            "rec": of_stay["rec"].where(following.isna(), "X1"),
            "changed_because": reason,
            "entered": of_stay["start"],
        }
    )
    frame = pd.concat([frame, _short_breaks(rng, care)], ignore_index=True)
    frame.insert(0, "episode_id", numbered("E", len(frame)))
    return frame


def _of_placements(care: "Care") -> pd.DataFrame:
    """An episode begins with every placement."""
    own = care.placements
    first = own["start"].to_numpy() == care.stays["start"].to_numpy()[own["stay"]]
    legal = pd.Series(care.stays["legal_status"].to_numpy()[own["stay"]], index=own.index).where(first, None)
    return pd.DataFrame(
        {
            "stay": own["stay"],
            "start": own["start"],
            "rne": np.where(first, "S", "P"),
            "legal_status": legal.mask(own["for_adoption"], "E1"),
            "placement": own.index,
        }
    )


def _of_orders(rng: np.random.Generator, care: "Care") -> pd.DataFrame:
    """Interim orders become full ones after five to ten months; placement orders come before adoption."""
    own = care.stays
    adopted = own["placed"].notna()
    full = own["start"] + pd.to_timedelta(rng.integers(150, 300, len(own)), unit="D")
    full = full.where((own["legal_status"] == "C1") & ~adopted)
    parts = [
        pd.DataFrame({"stay": own.index, "start": dates, "rne": "L", "legal_status": status})
        for dates, status in ((full, "C2"), (own["ordered"], "E1"))
    ]
    rows = pd.concat(parts, ignore_index=True).dropna(subset="start")
    limits = own.loc[rows["stay"]].reset_index(drop=True)
    rows = rows.reset_index(drop=True)
    return rows[(rows["start"] > limits["start"]) & ~(rows["start"] >= limits["end"])]


def _short_breaks(rng: np.random.Generator, care: "Care") -> pd.DataFrame:
    """Agreed series of short-term placements (V4), each reported as one: not counted as looked after."""
    county = care.county
    first = day("2019-01-10")
    count = county.scaled(SHORT_BREAKS_A_YEAR * 8)
    start = after(first, np.sort(rng.integers(0, int((day(last_day(HORIZON)) - first).astype(int)) - 40, count)))
    pool = county.resident(pd.Timestamp("2019-01-01"), 3, 8)
    pool = np.setdiff1d(pool[county.people["left"].isna().to_numpy()[pool]], care.stays["child"])
    child = rng.choice(pool, min(count, len(pool)), replace=False)
    start = start[: len(child)]
    end = after(start, 60 + rng.exponential(300, len(child)))
    end = np.where(end > day(last_day(HORIZON)), np.datetime64("NaT", "D"), end)
    home = np.asarray(county.postcode_at(child, start.astype("datetime64[s]")), dtype=object)
    return pd.DataFrame(
        {
            "child": child,
            "period_id": "",
            "placement_id": "",
            "start": start.astype("datetime64[s]"),
            "end": end.astype("datetime64[s]"),
            "rne": "S",
            "legal_status": "V4",
            "need": "N2",
            "placement_type": "U6",
            "provider": "PR1",
            "urn": OWN_AGENCY,
            "home_postcode": home,
            "placement_postcode": rng.permutation(home),
            "miles": np.nan,
            "rec": np.where(np.isnat(end), NOTHING, "E8"),
            "changed_because": None,
            "entered": start.astype("datetime64[s]"),
        }
    )
