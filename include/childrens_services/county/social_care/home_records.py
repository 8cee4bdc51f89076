"""The register of children's homes, Ofsted's judgements of them, and the bed nights of the council's own.

The council's homes are all good, as the council says; of the others as many as in England (Ofsted, children's social
care in England: about eight in ten good or outstanding). Bed nights are those of the placements of `care`.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import HISTORY_FROM, HORIZON, after, choose, days, known_by, stream
from childrens_services.county.delivery import Delivery, Period
from childrens_services.months import first_day, last_day, span

if TYPE_CHECKING:
    from childrens_services.county.world import County

COUNCIL_NAME = "The council"
JUDGEMENT = {1: 8, 2: 74, 3: 15, 4: 3}
# a full inspection each inspection year, from April to March
FIRST_INSPECTION, APART, PUBLISHED_AFTER = (100, 240), (300, 420), 38


@lru_cache(maxsize=4)
def register(county: "County") -> pd.DataFrame:
    """Every home a child of the county has lived in, and the council's own, by number."""
    placements = county.care.placements
    used = placements[placements["type"].eq("K2") & placements["urn"].fillna("").str.match("SC")]
    used = used[~used["urn"].isin(county.homes["urn"])].sort_values("start").drop_duplicates("urn")
    rng = stream(county.seed, "home register")
    opened = after(days(used["start"]), -rng.integers(200, 2_500, len(used)))
    others = pd.DataFrame(
        {
            "urn": used["urn"].to_numpy(),
            "home_name": [f"House {number}" for number in range(1, len(used) + 1)],
            "provider_name": [f"Provider {number}" for number in rng.integers(1, 60, len(used))],
            "sector": np.where(used["provider"] == "PR2", "OTHER_COUNCIL", "INDEPENDENT"),
            "registration_date": opened.astype("datetime64[s]"),
            "registered_places": rng.integers(2, 7, len(used)),
            "postcode": used["postcode"].to_numpy(),
        }
    )
    own = county.homes.rename(columns={"name": "home_name", "opened": "registration_date", "beds": "registered_places"})
    own = own.assign(provider_name=COUNCIL_NAME, sector="COUNCIL")
    homes = pd.concat([own, others[others["postcode"] != ""]], ignore_index=True)
    return homes.sort_values("urn", ignore_index=True)


@lru_cache(maxsize=4)
def inspections(county: "County") -> pd.DataFrame:
    """Every full inspection: urn, date, overall, help, leaders (1 to 4)."""
    homes, rng = register(county), stream(county.seed, "inspections")
    first = after(days(homes["registration_date"]), rng.integers(*FIRST_INSPECTION, len(homes)))
    last, parts = np.datetime64(last_day(HORIZON)), []
    for number in range(20):
        parts.append(pd.DataFrame({"urn": homes["urn"], "date": first, "number": number}))
        first = after(first, rng.integers(*APART, len(homes)))
    frame = pd.concat(parts, ignore_index=True)
    frame = frame[(frame["date"] <= last) & (frame["date"] >= np.datetime64("2017-04-01"))]
    frame = frame.sort_values(["date", "urn"], ignore_index=True)
    overall = choose(rng, {str(grade): share for grade, share in JUDGEMENT.items()}, len(frame)).astype(int)
    overall[frame["urn"].isin(county.homes["urn"])] = 2
    better = np.where((overall > 1) & (overall < 4) & (rng.random(len(frame)) < 0.1), 1, 0)
    frame = frame.assign(overall=overall, help=overall, leaders=overall - better)
    return frame.astype({"date": "datetime64[s]"})


def childrens_homes(county: "County", period: Period) -> pd.DataFrame:
    """The homes registered by the end of the period."""
    homes = register(county)
    homes = homes[homes["registration_date"] <= period.end]
    return homes.assign(closed_date=np.datetime64("NaT", "s"), registration_status="ACTIVE")


def ofsted_judgements(county: "County", period: Period) -> pd.DataFrame:
    """The inspections made by the end of the period."""
    rows = inspections(county)
    rows = rows.assign(published=rows["date"] + pd.Timedelta(days=PUBLISHED_AFTER))
    rows = known_by(rows[rows["date"] <= period.end], period.end, published=[])
    return pd.DataFrame(
        {
            "inspection_id": [f"{10_200_000 + number}" for number in rows.index],
            "urn": rows["urn"],
            "inspection_date": rows["date"],
            "inspection_type": "FULL",
            "overall_effectiveness": rows["overall"],
            "help_and_protection": rows["help"],
            "leaders_and_managers": rows["leaders"],
            "publication_date": rows["published"],
        }
    )


def home_bed_nights(county: "County", period: Period) -> pd.DataFrame:
    """A row per own home and month of the period, from its opening on."""
    since = max(period.since, pd.Timestamp(first_day(HISTORY_FROM)))
    months = pd.DataFrame({"start": [first_day(month) for month in span(f"{since:%Y-%m}", period.month)]})
    months = months.astype("datetime64[s]")
    months["end"] = months["start"] + pd.offsets.MonthEnd(0)
    rows = county.homes.merge(months, how="cross")
    open_nights = (rows["end"] - rows["opened"].clip(lower=rows["start"])).dt.days + 1
    rows = rows.assign(available=rows["beds"] * open_nights)[open_nights > 0]
    nights = _nights(county, rows)
    return pd.DataFrame(
        {
            "month": rows["start"],
            "urn": rows["urn"],
            "beds": rows["beds"],
            "nights_available": rows["available"],
            "nights_occupied": nights,
            "nights_own_children": nights,
        }
    ).sort_values(["month", "urn"], ignore_index=True)


def _nights(county: "County", rows: pd.DataFrame) -> "pd.Series[int]":
    """Nights that children looked after were placed in each home in each month: the day of leaving is no night."""
    placements = county.care.placements[["urn", "start", "end"]].rename(columns={"start": "from", "end": "to"})
    stays = rows.reset_index()[["index", "urn", "start", "end"]].merge(placements, on="urn")
    first = np.maximum(days(stays["from"]), days(stays["start"]))
    left = days(stays["to"])
    last = np.minimum(np.where(np.isnat(left), np.datetime64("2100-01-01"), left), days(stays["end"]) + 1)
    stays["nights"] = np.maximum((last - first).astype(int), 0)
    return stays.groupby("index")["nights"].sum().reindex(rows.index, fill_value=0)


DELIVERIES = (
    Delivery("childrens_homes", childrens_homes, "social_care/{month}/childrens_homes_{month}.csv"),
    Delivery("ofsted_judgements", ofsted_judgements, "social_care/{month}/ofsted_judgements_{month}.csv"),
    Delivery("home_bed_nights", home_bed_nights, "social_care/{month}/home_bed_nights_{month}.csv"),
)
