"""Help with travel between home and school for children with EHC plans.

Who is helped is not published: those placed at specialist provision, or far away, mostly are. Miles are those between
the postcodes, a third longer by road; minutes and costs follow from them and from how many share the vehicle (costs as
in published council budgets: a seat in a shared taxi costs several thousand pounds a year).
"""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import choose, days, known_by, stream
from childrens_services.county.delivery import Delivery, Period
from childrens_services.county.places import miles

if TYPE_CHECKING:
    from childrens_services.county.world import County

SPECIALIST = ("special", "independent_special", "special_college", "unit")
HELPED, HELPED_FAR, FAR_MILES, NEAR_MILES = 0.72, 0.30, 3.0, 1.0
MODES = {"TAXI": 18, "SHARED_TAXI": 42, "MINIBUS": 26, "MILEAGE": 9, "TRAINING": 3, "BUS_PASS": 2}
SEATS = {"SHARED_TAXI": 4, "MINIBUS": 12}
BY_ROAD = 1.3
# pounds a year: for the arrangement, and for each mile of the journey there
COST = {"TAXI": (6_000, 900), "SHARED_TAXI": (2_500, 350), "MINIBUS": (2_800, 160), "MILEAGE": (0, 171),
        "TRAINING": (1_200, 0), "BUS_PASS": (780, 0)}  # fmt: skip


@lru_cache(maxsize=4)
def arrangements(county: "County") -> pd.DataFrame:
    """Every arrangement: child, urn, mode, route, minutes, miles, cost, sharing, home, school, start, end; by start."""
    rng = stream(county.seed, "transport")
    rows = county.sen.placements
    rows = rows.loc[rows["urn"] != "", ["plan_id", "child", "kind", "urn", "start", "end"]].reset_index(drop=True)
    rows["start"] = rows["start"].clip(lower=pd.Timestamp("2018-09-03"))
    rows = rows[~(rows["end"] <= rows["start"])].reset_index(drop=True)
    schools = county.schools.set_index("urn")
    rows["home"] = county.postcode_at(rows["child"], days(rows["start"]))
    rows["school"] = schools["postcode"].reindex(rows["urn"]).to_numpy()
    straight = miles(county.postcodes, rows["home"], rows["school"])
    likely = np.where(rows["kind"].isin(SPECIALIST), HELPED, np.where(straight > FAR_MILES, HELPED_FAR, 0))
    rows["miles"] = np.round(straight * BY_ROAD, 1)
    helped = (rng.random(len(rows)) < likely) & (straight > NEAR_MILES)
    rows = rows[helped].sort_values(["start", "child"], ignore_index=True)
    rows["mode"] = choose(rng, MODES, len(rows))
    # seats of a route: children of one school year, school and kind of vehicle
    began = days(rows["start"]).astype("datetime64[Y]").astype(int)
    order = rows.groupby([rows["urn"], rows["mode"], began]).cumcount()
    seats = rows["mode"].map(SEATS).fillna(1).astype(int)
    shared = seats > 1
    route = "R" + rows["urn"].str[2:] + rows["mode"].str[0] + pd.Series(began % 100).astype(str)
    route += "-" + (order // seats).astype(str)
    rows["route"] = route.where(shared | (rows["mode"] == "TAXI"), "")
    rows["sharing"] = np.where(shared, route.map(route.value_counts()), 1)
    fixed, each = (rows["mode"].map({mode: cost[part] for mode, cost in COST.items()}) for part in (0, 1))
    rows["cost"] = np.round(fixed + each * rows["miles"], 0)
    minutes = 8 + 2.0 * rows["miles"] + 2.5 * (rows["sharing"] - 1) + rng.integers(0, 8, len(rows))
    rows["minutes"] = minutes.clip(5, 150).astype(int)
    return rows.assign(id=[f"TA{number:06d}" for number in range(1, len(rows) + 1)])


def home_to_school_transport(county: "County", period: Period) -> pd.DataFrame:
    """Arrangements begun by the end of the period."""
    rows = arrangements(county)
    rows = known_by(rows[rows["start"] <= period.end], period.end, end=[])
    people = county.people.iloc[rows["child"]]
    return pd.DataFrame(
        {
            "arrangement_id": rows["id"],
            "council_pupil_id": people["pupil_id"].to_numpy(),
            "birth_date": people["born"].to_numpy(),
            "route_id": rows["route"],
            "mode": rows["mode"],
            "route_minutes": rows["minutes"],
            "route_miles": rows["miles"],
            "yearly_cost_gbp": rows["cost"],
            "pupils_on_route": rows["sharing"],
            "home_postcode": rows["home"],
            "school_postcode": rows["school"],
            "urn": rows["urn"],
            "start_date": rows["start"],
            "end_date": rows["end"],
        }
    )


DELIVERIES = (
    Delivery(
        "home_to_school_transport",
        home_to_school_transport,
        "education/{month}/home_to_school_transport_{month}.csv",
    ),
)
