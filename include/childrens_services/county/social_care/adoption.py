"""Adoption and other permanence orders, for the case-management system and the year-end return.

Nothing on the county's adoptions is published here; times between the stages are near England's (DfE, average time
between adoption process stages).
"""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import choose, known_by, stream
from childrens_services.county.delivery import Period
from childrens_services.county.social_care.identifiers import numbered
from childrens_services.county.social_care.quota import NOTHING

if TYPE_CHECKING:
    from childrens_services.county.world import County

ADOPTERS = {"MF": 80, "FF": 7, "MM": 7, "F1": 5, "M1": 1}
COUPLES = {"L11": 60, "L3": 40}
SAME_SEX = {"L12": 60, "L2": 10, "L4": 30}
ORDERS = {
    "E11": "Adoption",
    "E12": "Adoption",
    "E45": "Special Guardianship",
    "E46": "Special Guardianship",
    "E47": "Special Guardianship",
    "E48": "Special Guardianship",
    "E41": "Child Arrangements Order/ Residence Order",
}
REVERSED, REASONS = 0.06, {"RD1": 30, "RD2": 30, "RD3": 25, "RD4": 15}


def plans(county: "County") -> pd.DataFrame:
    """One row per child placed for adoption: stay, child, decided, ordered, matched, placed, end (or NaT), rec, and of
    the adopters sex, legal and number."""
    rng = stream(county.seed, "adoption")
    stays = county.care.stays
    rows = stays[stays["placed"].notna()].copy()
    count = len(rows)
    rows["decided"] = np.maximum(
        rows["ordered"] - pd.to_timedelta(rng.integers(20, 60, count), unit="D"), rows["start"] + pd.Timedelta(days=1)
    )
    rows["matched"] = np.maximum(
        rows["placed"] - pd.to_timedelta(rng.integers(7, 25, count), unit="D"), rows["decided"]
    )
    sex = choose(rng, ADOPTERS, count)
    single = np.isin(sex, ["F1", "M1"])
    legal = np.where(sex == "MF", choose(rng, COUPLES, count), choose(rng, SAME_SEX, count))
    rows["sex"], rows["legal"], rows["number"] = sex, np.where(single, "L0", legal), np.where(single, "1", "2")
    return rows.reset_index(names="stay")


def permanence(county: "County", period: Period) -> pd.DataFrame:
    """ssd_permanence: children with a decision for adoption, and those who left care under another order."""
    from childrens_services.county.social_care.placements import ADOPTION_AGENCY

    adopted = plans(county)
    rows = pd.concat([adopted, _reversed(county), _others(county)], ignore_index=True)
    rows["id"] = numbered("A", len(rows))
    rows["first"] = rows["decided"].fillna(rows["end"])
    rows["order"] = rows["rec"].map(ORDERS)
    rows["order_date"] = rows["end"].where(rows["order"].notna())
    rows = rows[rows["first"] <= period.end]
    rows = known_by(
        rows,
        period.end,
        ordered=[],
        matched=["sex", "legal", "number"],
        placed=[],
        reversed=["reason"],
        order_date=["order"],
    )
    _, worker = county.workforce.assign("care", rows["child"].to_numpy(), rows["first"].to_numpy())
    never = pd.Series(pd.NaT, index=rows.index, dtype="datetime64[s]")
    return pd.DataFrame(
        {
            "perm_table_id": rows["id"],
            "perm_person_id": county.people["case_id"].to_numpy(dtype=object)[rows["child"]],
            "perm_cla_id": numbered("L", len(county.care.stays))[rows["stay"]],
            "perm_adm_decision_date": rows["decided"],
            "perm_ffa_cp_decision_date": never,
            "perm_placement_order_date": rows["ordered"],
            "perm_placed_for_adoption_date": rows["placed"],
            "perm_matched_date": rows["matched"],
            "perm_adopted_by_carer_flag": np.where(rows["placed"].notna(), "N", NOTHING),
            "perm_placed_ffa_cp_date": never,
            "perm_decision_reversed_date": rows["reversed"],
            "perm_placed_foster_carer_date": never,
            "perm_part_of_sibling_group": "0",
            "perm_siblings_placed_together": pd.Series(pd.NA, index=rows.index, dtype="Int64"),
            "perm_siblings_placed_apart": pd.Series(pd.NA, index=rows.index, dtype="Int64"),
            "perm_placement_provider_urn": np.where(rows["placed"].notna(), ADOPTION_AGENCY, NOTHING),
            "perm_decision_reversed_reason": rows["reason"],
            "perm_permanence_order_date": rows["order_date"],
            "perm_permanence_order_type": rows["order"],
            "perm_adoption_worker_id": worker,
            "perm_adopter_sex": rows["sex"],
            "perm_adopter_legal_status": rows["legal"],
            "perm_number_of_adopters": rows["number"],
        }
    )


def _reversed(county: "County") -> pd.DataFrame:
    """Young children for whom adoption was planned and then was not."""
    rng = stream(county.seed, "adoption reversed")
    stays = county.care.stays
    born = county.people["born"].to_numpy()[stays["child"]]
    length = (stays["end"].fillna(stays["start"] + pd.Timedelta(days=900)) - stays["start"]).dt.days
    young = ((stays["start"] - born).dt.days < 4 * 365) & (length > 500) & stays["placed"].isna()
    rows = stays[young & (stays["start"] >= "2018-01-01") & (rng.random(len(stays)) < REVERSED)]
    decided = rows["start"] + pd.to_timedelta(rng.integers(120, 240, len(rows)), unit="D")
    return pd.DataFrame(
        {
            "stay": rows.index,
            "child": rows["child"].to_numpy(),
            "decided": decided.to_numpy(),
            "reversed": (decided + pd.to_timedelta(rng.integers(60, 220, len(rows)), unit="D")).to_numpy(),
            "reason": choose(rng, REASONS, len(rows)),
        }
    )


def _others(county: "County") -> pd.DataFrame:
    """Special guardianship and child arrangements orders."""
    stays = county.care.stays
    rows = stays[stays["rec"].isin([code for code, order in ORDERS.items() if order != "Adoption"])]
    return rows[["child", "end", "rec"]].reset_index(names="stay")
