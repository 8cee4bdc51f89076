"""Care leavers about their birthdays in years to March: module OC3 of SSDA903 returns."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from tests.published.figures import Figure
from tests.published.pipeline import TOTAL, Pipeline, Result

YOUNG = ("variant", "aged 17 to 18")
FOUND: Mapping[str, tuple[str, tuple[str, str]]] = {
    "care_leaver_eet_pct_17_to_18_years": ("care_leavers_eet_pct", YOUNG),
    "care_leaver_eet_pct_19_to_21_years": ("care_leavers_eet_pct", TOTAL),
    "care_leaver_suitable_accom_pct_17_to_18_years": ("care_leavers_suitable_accom_pct", YOUNG),
    "care_leaver_suitable_accom_pct_19_to_21_years": ("care_leavers_suitable_accom_pct", TOTAL),
}
KPIS = tuple(FOUND)
AGES = {"17_to_18_years": [17, 18], "19_to_21_years": [19, 20, 21]}
# activities that count and that do not, one for lack of contact; accommodation that is suitable and that is not
BUSY, IDLE = ["F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5"], ["G4", "G5", "G6", "0"]
SUITABLE, UNSUITABLE = ["U1", "K1", "Z1", "B1"], ["Y2", "U2", "0", "X2"]


def run(pipeline: Pipeline, wanted: Iterable[Figure]) -> None:
    """Deliver the returns of the years of these figures, and measure them."""
    chosen = list(wanted)
    years = sorted({figure.year for figure in chosen})
    for year in years:
        of = {figure.kpi: figure for figure in chosen if figure.year == year}
        frame = pd.concat([_leavers(year, of, ages) for ages in AGES], ignore_index=True)
        pipeline.deliver("ssda903_oc3", f"{year}-03", frame)
    # of birthdays after the returns the council's own record tells: here of nobody
    record = {"clea_table_id": "1", "clea_person_id": "N1", "clea_care_leaver_eligibility": "No Current Eligibility"}
    pipeline.deliver("ssd_care_leavers", f"{max(years)}-03", pd.DataFrame([record]))
    pipeline.measure({kpi: [f"{year}-03" for year in years] for kpi in {FOUND[figure.kpi][0] for figure in chosen}})


def find(pipeline: Pipeline, figure: Figure) -> Result:
    """The twelve months to March, which the measure is always of."""
    kpi, group = FOUND[figure.kpi]
    return pipeline.figure(kpi, f"{figure.year}-03", "rolling_12m", group)


def _leavers(year: int, of: Mapping[str, Figure], ages: str) -> pd.DataFrame:
    """Those of an age group. Whoever is in one figure only has gone abroad: accommodation is not told of them."""
    activity, home = of.get(f"care_leaver_eet_pct_{ages}"), of.get(f"care_leaver_suitable_accom_pct_{ages}")
    # of a year nothing is told where nobody is of the ages of the headline
    total = max(figure.total for figure in (activity, home) if figure) if activity or home else 3
    busy = activity.count if activity else 0
    suitable, housed = (home.count, home.total) if home else (0, total)
    assert not activity or activity.total == total
    number = np.arange(total)
    born = year - np.resize(AGES[ages], total)
    months = number % 12 + 1
    # birthdays from April on were in the year before
    days = pd.to_datetime(pd.DataFrame({"year": born - (months > 3), "month": months, "day": 1}))
    is_busy = number < busy
    # from the end, so that the two are not of the same people
    turned = total - 1 - number
    home_code = np.select(
        [turned < suitable, turned < housed],
        [np.resize(SUITABLE, total), np.resize(UNSUITABLE, total)],
        "G1",
    )
    return pd.DataFrame(
        {
            "child": np.char.add(f"L{year}-{ages[:2]}-", number.astype(str)),
            "dob": days,
            "in_touch": "YES",
            "activ": np.where(is_busy, np.resize(BUSY, total), np.resize(IDLE, total)),
            "accom": home_code,
        }
    )
