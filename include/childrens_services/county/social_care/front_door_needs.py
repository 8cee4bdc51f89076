"""Why children were referred, and what their assessments found, in the published shares of each year."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import stream
from childrens_services.county.social_care import figures
from childrens_services.county.social_care.protection_enquiries import reporting_year

if TYPE_CHECKING:
    from childrens_services.county.world import County

ABUSE = "N1"

PRIVATELY_FOSTERED = ("8B", "8C", "8D", "8E", "8F")


def primary_need(county: "County", referrals: pd.DataFrame, at_risk: Any) -> Any:
    """Primary need of each referral; who has a child protection conference is referred for abuse or neglect."""
    rng = stream(county.seed, "primary need")
    found = np.full(len(referrals), ABUSE, dtype=object)
    year = referrals["year"].to_numpy()
    for each in np.unique(year):
        of_year = year == each
        counts = figures.parts("need", max(int(each), min(figures.YEARS)), int(of_year.sum()))
        free = rng.permutation(np.flatnonzero(of_year & ~at_risk))
        others = [name for name in counts if name != ABUSE for _ in range(counts[name])]
        found[free[: len(others)]] = np.array(others[: len(free)], dtype=object)
    return found


def factors(county: "County", assessments: pd.DataFrame) -> pd.DataFrame:
    """assessment_id, factor: of each year's finished assessments as many have each factor as published."""
    rng = stream(county.seed, "factors")
    ended = assessments[assessments["end"].notna()]
    years = reporting_year(ended["end"].to_numpy())
    parts = []
    for year in figures.YEARS:
        ids = rng.permutation(ended["assessment_id"].to_numpy()[years == year])
        ids = ids[: figures.total(county, "with_factors", year)]
        counts = _counts(county, year, len(ids))
        for factor, rows in _dealt(rng, counts, len(ids)).items():
            parts.append(pd.DataFrame({"assessment_id": ids[rows], "factor": factor}))
    frame = pd.concat(parts).sort_values(["assessment_id", "factor"], ignore_index=True)
    # one figure is published for all kinds of private fostering, each of which has a code
    fostered = np.flatnonzero(frame["factor"] == "8")
    frame.loc[fostered, "factor"] = np.array(PRIVATELY_FOSTERED)[np.arange(len(fostered)) % len(PRIVATELY_FOSTERED)]
    return frame


def _counts(county: "County", year: int, assessed: int) -> dict[str, int]:
    known = figures.given()["factor"]
    given = known.get(year) or known[max(known)]
    of = figures.given()["with_factors"].get(year, figures.given()["with_factors"][max(known)])["total"]
    return {name: min(round(value * assessed / of), assessed) for name, value in given.items()}


def _dealt(rng: np.random.Generator, counts: dict[str, int], number: int) -> dict[str, Any]:
    """Which of the assessments (0 to `number`) have each factor; each has at least one."""
    order = rng.permutation(number)
    total, covered = sum(counts.values()), 0
    found = {}
    names = sorted(counts, key=lambda name: -counts[name])
    for place, name in enumerate(names):
        count = counts[name]
        left = number - covered
        fresh = min(left, count, max(round(count * number / total), count - covered))
        if place == len(names) - 1:
            fresh = min(left, count)
        again = rng.choice(order[:covered], count - fresh, replace=False) if count > fresh else order[:0]
        found[name] = np.concatenate([order[covered : covered + fresh], again])
        covered += fresh
    return found
