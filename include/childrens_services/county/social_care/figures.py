"""Published counts of children in need and child protection, for reporting years (to 31 March).

Where a year has no figure: totals are assumed here, shares are those of the last year that has them. The months after
March 2025 rest on nothing published: referrals are taken to stay near 2025's, enquiries and plans to fall as family
help reaches families earlier, conferences to come in time more often.
"""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from childrens_services.county import published

if TYPE_CHECKING:
    from childrens_services.county.world import County

YEARS = range(2018, 2028)
# 2025: 134.6 enquiries per 10,000 of 147,439 children; conferences 43 + 572 + 133; 84.4% of 312 plans reviewed in time;
# assessments as many more than in 2024 as referrals were, 83.5% of them within 45 working days
ASSUMED: dict[tuple[str, str], dict[int, int]] = {
    ("referrals", "total"): {2026: 6_700, 2027: 6_450},
    ("referrals", "again"): {2026: 1_650, 2027: 1_500},
    ("referrals", "no_further_action"): {2026: 470, 2027: 450},
    ("referrals", "not_in_need"): {2026: 1_950, 2027: 1_850},
    ("open", "total"): {2026: 3_500, 2027: 3_350},
    ("assessments", "total"): {
        2018: 4_447, 2019: 4_172, 2020: 5_095, 2021: 4_499, 2022: 3_994, 2023: 4_082, 2024: 4_491, 2025: 5_400,
        2026: 5_350, 2027: 5_250,
    },
    ("with_factors", "total"): {2026: 4_950, 2027: 4_900},
    ("section47", "total"): {2025: 1_985, 2026: 1_850, 2027: 1_600},
    ("conferences", "total"): {
        2018: 625, 2019: 544, 2020: 872, 2021: 833, 2022: 799, 2023: 690, 2024: 627, 2025: 748, 2026: 670, 2027: 610,
    },
    ("plan", "started"): {2026: 560, 2027: 520},
    ("plan", "again"): {2026: 135, 2027: 120},
    ("plan_open", "total"): {2026: 460, 2027: 425},
    ("plan_reviewed", "all"): {2025: 312, 2026: 300, 2027: 280},
    ("plan_reviewed", "in_time"): {2025: 263, 2026: 264, 2027: 255},
    ("in_need_plan", "started"): {
        2018: 1_000, 2019: 1_000, 2020: 1_100, 2021: 1_150, 2025: 1_150, 2026: 1_150, 2027: 1_100,
    },
    ("in_need_plan", "open"): {2018: 600, 2019: 600, 2020: 640, 2021: 670, 2025: 580, 2026: 570, 2027: 550},
}  # fmt: skip
# weights in place of published shares
SHARES: dict[tuple[str, int], dict[str, float]] = {
    ("assessment_days", 2025): {
        "0-0": 60, "1-10": 470, "11-20": 1_330, "21-30": 1_270, "31-40": 960, "41-45": 419,
        "46-50": 260, "51-60": 310, "61-90": 321,
    },
    ("assessment_days", 2027): {
        "0-0": 60, "1-10": 480, "11-20": 1_400, "21-30": 1_300, "31-40": 970, "41-45": 380,
        "46-50": 210, "51-60": 230, "61-90": 220,
    },
    # the two suppressed values of each, by what the years around them have
    ("plan_open_for", 2020): {"0": 171, "3": 143, "6": 154, "12": 29, "24": 7},
    ("plan_open_for", 2021): {"0": 106, "3": 129, "6": 199, "12": 57, "24": 8},
    ("plan_ended_after", 2021): {"0": 76, "3": 112, "6": 367, "12": 156, "24": 10},
    ("conference_days", 2025): {"0-10": 43, "11-15": 572, "16-20": 53, "21-60": 80},
    ("conference_days", 2026): {"0-10": 45, "11-15": 515, "16-20": 45, "21-60": 65},
    ("conference_days", 2027): {"0-10": 45, "11-15": 490, "16-20": 35, "21-60": 40},
}  # fmt: skip
NOT_SHARES = {"rate", "in_time_percent", "percent", "late"}


@cache
def given() -> dict[str, dict[int, dict[str, float]]]:
    """The published values by measure, year and breakdown."""
    found: dict[str, dict[int, dict[str, float]]] = {}
    for row in published.table("children_in_need").itertuples():
        year = found.setdefault(str(row.measure), {}).setdefault(int(str(row.year)), {})
        year[str(row.breakdown)] = float(str(row.value))
    return found


def total(county: "County", measure: str, year: int, breakdown: str = "total") -> int:
    """The count in the year, for the county's size."""
    value = given().get(measure, {}).get(year, {}).get(breakdown)
    return county.scaled(ASSUMED[measure, breakdown][year] if value is None else value)


def parts(measure: str, year: int, number: int, of: float | None = None) -> dict[str, int]:
    """The number by breakdown. `of` is the published total: what is left of it is shared by the suppressed values."""
    weights = _shares(measure, year)
    every = sorted({name for values in given()[measure].values() for name in values} - NOT_SHARES | weights.keys())
    missing = [name for name in every if name not in weights]
    if of is not None and missing:
        rest = max(of - sum(weights.values()), 0) / len(missing)
        weights = weights | dict.fromkeys(missing, rest)
    names = [name for name in every if name in weights]
    counts = published.share_out(number, np.array([weights[name] for name in names]))
    return dict(zip(names, counts.tolist(), strict=True))


def _shares(measure: str, year: int) -> dict[str, float]:
    for known in range(year, min(YEARS) - 1, -1):
        if (measure, known) in SHARES:
            return SHARES[measure, known]
        # else the last year that is published
        values = given()[measure].get(known, {})
        shares = {name: value for name, value in values.items() if name not in NOT_SHARES}
        if shares:
            return shares
    raise KeyError(f"no shares of {measure} up to {year}")
