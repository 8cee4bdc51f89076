"""The statistics service's records: real published figures, the county's population scaled to its size.

The figures are in `benchmarks.csv` beside this file (Open Government Licence v3), each with its publication.
"""

import csv
from pathlib import Path
from typing import Any

from childrens_services.months import last_day

FIGURES = Path(__file__).with_name("benchmarks.csv")
POPULATION = "population_0_17"


def records(months: list[str], size: float) -> list[dict[str, Any]]:
    """What had been measured by the end of the last of the months: one record per indicator, area and period."""
    with FIGURES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    until = last_day(max(months)).isoformat()
    return [_record(row, size) for row in rows if row["end"] <= until]


def _record(row: dict[str, str], size: float) -> dict[str, Any]:
    value, source = float(row["value"]), row["source"]
    if row["indicator"] == POPULATION and size != 1:
        value, source = float(round(value * size)), f"made-up county, scaled by {size:g} from {source}"
    return {
        "indicator": row["indicator"],
        "location": {"code": row["code"], "name": row["name"]},
        "timePeriod": {"period": row["period"], "end": row["end"]},
        "value": value,
        "source": source,
    }
