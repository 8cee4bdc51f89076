"""Education, health and care plans in force in January, by where the children are, as the official table has them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from tests.published import figures, plans
from tests.published.figures import Figure
from tests.published.pipeline import TOTAL, Pipeline, Result

TABLE = "sen2/rel2025_caseload.csv"
KPI = "ehcp_mainstream_pct"
FOUND: Mapping[str, tuple[str, str]] = {
    "ehcp_mainstream_pct": TOTAL,
    "ehcp_special_pct": ("variant", "special schools"),
    "ehcp_fe_pct": ("variant", "further education"),
    "ehcp_educated_elsewhere_pct": ("variant", "educated elsewhere"),
}
KPIS = tuple(FOUND)


@dataclass(frozen=True)
class Place:
    """Where the children of a column of the table are: the type of a school, or no school; a part of it."""

    urn: str = ""
    type_code: str = ""
    setting: str = ""
    ukprn: str = ""
    is_unit: bool = False
    is_resourced: bool = False


COLLEGE = Place("100012", "18")
# of the groups that are published, the columns with their parts
GROUPS: Mapping[str, Mapping[str, Place]] = {
    "mainstream_total": {
        "mainstream_la_maintained": Place("100001", "01"),
        "mainstream_la_maintained_resourced_provision": Place("100001", "01", is_resourced=True),
        "mainstream_la_maintained_senunit": Place("100001", "01", is_unit=True),
        "mainstream_academy": Place("100002", "34"),
        "mainstream_academy_resourced_provision": Place("100002", "34", is_resourced=True),
        "mainstream_academy_senunit": Place("100002", "34", is_unit=True),
        "mainstream_free_school": Place("100003", "35"),
        "mainstream_free_school_resourced_provision": Place("100003", "35", is_resourced=True),
        "mainstream_free_school_senunit": Place("100003", "35", is_unit=True),
        "mainstream_independent": Place("100004", "11"),
    },
    "special_total": {
        "special_la_maintained": Place("100005", "07"),
        "special_academy_free": Place("100006", "44"),
        "special_independent": Place("100007", "10"),
        "special_non_maintained": Place("100008", "08"),
    },
    "ap_pru_total": {
        "ap_pru_academy": Place("100009", "42"),
        "ap_pru_free_school": Place("100010", "38"),
        "ap_pru_la_maintained": Place("100011", "14"),
    },
    "fe_total": {
        "general_fe_tertiary_colleges": COLLEGE,
        "specialist_post_16_institutions": Place("100013", "32"),
        "ukrlp_provider": Place(ukprn="10000001"),
    },
    "ed_elsewhere": {
        "elective_home_education": Place(setting="EHE"),
        "other_arrangements_la": Place(setting="OLA"),
        "other_arrangements_parents": Place(setting="OPA"),
        "online_provider": Place(setting="OTH"),
        "w_settings": Place(setting="OTH"),
        "other_schools": Place(setting="OTH"),
        "other_placement_settings": Place(setting="OTH"),
        "neet": Place(setting="NEET"),
        "neet_ntci": Place(setting="NIEC"),
        "neet_other": Place(setting="NEET"),
        "neet_other_csa": Place(setting="NIEO"),
    },
    "nm_early_years": {"nm_early_years": Place(setting="EYP")},
}
# the variants of the KPI that the columns of units and resourced provision add up to
PARTS = {"SEN unit": "_senunit", "resourced provision": "_resourced_provision"}


def run(pipeline: Pipeline, wanted: Iterable[Figure]) -> None:
    """Deliver the return of January of the last year of these figures, and measure each January.

    Plans of that year are in force, from before the record (H), and the return has where the children are. Those of the
    years before were issued and ceased around the January, and their setting is the one that the plan named.
    """
    chosen = dict(sorted({figure.year: figure for figure in wanted}.items()))
    last = max(chosen)
    month = f"{last}-01"
    earlier = [(year, _named(place)) for year, figure in chosen.items() if year != last for place in _places(figure)]
    now = _places(chosen[last])
    # the modules of assessments and plans are never empty: one plan more, that ceased long ago
    years = [2016, *(year for year, _ in earlier)]
    frame = pd.concat([_over(years), _in_force(last, len(now))], ignore_index=True)
    ids = frame.index.astype(str)
    pipeline.deliver("establishments", month, _register())
    plans.deliver(pipeline, month, frame)
    _deliver_places(pipeline, month, ids[: len(years)], [None, *(place for _, place in earlier)], "sen2_plandetail")
    active = {"activeplanstableid": ids[len(years) :], "requeststableid": ids[len(years) :], "res": "0", "wbp": "0"}
    pipeline.deliver("sen2_activeplans", month, pd.DataFrame(active))
    _deliver_places(pipeline, month, ids[len(years) :], now, "sen2_placementdetail")
    # a plan in force is told with its reviews: there was none but one of long ago
    review = {"review_id": "V", "plan_id": "P", "council_pupil_id": "E0", "review_due_date": pd.Timestamp("2016-01-05")}
    pipeline.deliver("ehc_annual_reviews", month, pd.DataFrame([review]))
    pipeline.measure({KPI: [f"{year}-01" for year in chosen]})


def find(pipeline: Pipeline, figure: Figure) -> Result:
    """The snapshot at the end of January; with it the parts of the mainstream places."""
    month = f"{figure.year}-01"
    row = _official(figure)
    for variant, ending in PARTS.items():
        total = sum(_number(row[name]) for name in row if name.startswith("mainstream") and name.endswith(ending))
        given = pipeline.figure(KPI, month, "snapshot", ("variant", variant)).numerator
        assert given == total, f"{figure}: {variant} is {total}, given {given}"
    return pipeline.figure(KPI, month, "snapshot", FOUND[figure.kpi])


def _over(years: list[int]) -> pd.DataFrame:
    """Plans in force from the 5th of January to that of February of their years."""
    start = pd.DatetimeIndex([f"{year}-01-05" for year in years])
    return pd.DataFrame(
        {
            "request": start - pd.Timedelta(days=140),
            "decided": start,
            "decision": "Y",
            "concluded": start,
            "outcome": "Y",
            "is_exception": False,
            "ceased": start + pd.Timedelta(days=31),
        }
    )


def _in_force(year: int, count: int) -> pd.DataFrame:
    """Plans from before the record."""
    start = pd.DatetimeIndex([f"{year}-01-05"]).repeat(count)
    return pd.DataFrame({"request": start, "decision": "H", "is_exception": False})


def _deliver_places(pipeline: Pipeline, month: str, plan_ids: pd.Index, places: list[Place | None], feed: str) -> None:
    """Where the children of these plans are, as far as that is told: what plans name, or the placements of a return."""
    told = np.array([place is not None for place in places])
    known = [place for place in places if place is not None]
    rows: dict[str, Any] = {
        "urn": [place.urn or None for place in known],
        "ukprn": [place.ukprn or None for place in known],
        "sensetting": [place.setting or None for place in known],
        "placementrank": 1,
        "senunitindicator": [str(int(place.is_unit)) for place in known],
        "resourcedprovisionindicator": [str(int(place.is_resourced)) for place in known],
    }
    if feed == "sen2_plandetail":
        rows |= {"plandetailtableid": plan_ids[told], "namedplantableid": plan_ids[told]}
    else:
        rows |= {"placementdetailtableid": plan_ids[told], "activeplanstableid": plan_ids[told]}
        rows["entrydate"] = pd.Timestamp(f"{month}-05")
    if known:
        pipeline.deliver(feed, month, pd.DataFrame(rows))


def _places(figure: Figure) -> list[Place | None]:
    """One for each plan, as many of each as the table has; of the rest, nothing is told."""
    row = _official(figure)
    places: list[Place | None] = []
    for total, columns in GROUPS.items():
        group: list[Place | None] = []
        for name, place in columns.items():
            group += [place] * _number(row[name])
        # of some years not every part is published, and what is adds up to a little more or less
        group = (group + [next(iter(columns.values()))] * _number(row[total]))[: _number(row[total])]
        places += group
    return places + [None] * (figure.total - len(places))


def _named(place: Place | None) -> Place | None:
    """What a plan names: of a provider that is not in the register of schools only a placement tells."""
    return COLLEGE if place and place.ukprn else place


def _official(figure: Figure) -> dict[str, str]:
    for row in figures.table(TABLE):
        area = row["la_name"] or row["country_name"] * (not row["region_name"])
        if (area, row["time_period"], row["breakdown"]) == (figure.area, figure.period, "All EHC plans"):
            return row
    raise LookupError(f"{TABLE} has nothing of {figure}")


def _number(text: str) -> int:
    """What is not available (x) was told of no child."""
    return int(text) if text.isdigit() else 0


def _register() -> pd.DataFrame:
    places = {place.urn: place for columns in GROUPS.values() for place in columns.values() if place.urn}
    return pd.DataFrame(
        {
            "urn": list(places),
            "local_authority_code": "855",
            "local_authority_name": "Leicestershire",
            "name": [f"School {urn}" for urn in places],
            "type_code": [place.type_code for place in places.values()],
            "type_name": "as the code says",
            "status": "Open",
            "open_date": pd.Timestamp("2010-09-01"),
            "phase": "Not applicable",
            "postcode": "LE3 8RA",
        }
    )
