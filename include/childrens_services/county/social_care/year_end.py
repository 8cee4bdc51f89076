"""The SSDA903 return: the main tables every month as CSV, the whole return in March as one XML file.

XML has no place for social workers and deprivation of liberty orders; they come as CSV beside it. What the year-end
tables count is what the care records of the year say.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.delivery import Csv, Delivery, Period, Xml
from childrens_services.county.social_care import adoption, care_records, return_tables, return_xml
from childrens_services.county.social_care.return_tables import common, in_year, leavers_of, sexes

if TYPE_CHECKING:
    from childrens_services.county.world import County

XML_FILE = "social_care/{month}/ssda903_{month}.xml"
# the collection year from which the return has social workers, and the one with liberty orders, by the year's end
SOCIAL_WORKERS_FROM, LIBERTY_ORDERS_FROM = 2024, 2027


def uasc(county: "County", period: Period) -> pd.DataFrame:
    """Those seeking asylum alone, and the day they cease to: their eighteenth birthday, which may lie ahead."""
    rows = in_year(county.care.stays[county.care.stays["is_asylum_seeker"]], period, "start", "end")
    rows = rows.drop_duplicates("child")
    people = county.people.loc[rows["child"]]
    ceased = people["born"] + pd.DateOffset(years=18)
    return common(county, rows, sex=sexes(people, period), duc=ceased.to_numpy())


def oc2(county: "County", period: Period) -> pd.DataFrame:
    """Outcomes of those looked after for the year."""
    year = county.care.year_long
    rows = year[year["year"] == period.end.year]

    def flag(name: str, among: Any = True) -> Any:
        return np.where(among, np.where(rows[name], "1", "0"), "")

    return common(
        county,
        rows,
        sdq_score=rows["score"].astype("Int64").to_numpy(),
        sdq_reason=rows["reason"].to_numpy(),
        convicted=flag("convicted", rows["age"] >= 10),
        health_check=flag("developed", rows["age"] <= 4),
        immunisations=flag("immunised"),
        teeth_check=flag("teeth"),
        health_assessment=flag("assessed"),
        substance_misuse=flag("substance"),
        intervention_received=flag("treated", rows["substance"]),
        intervention_offered=np.where(rows["substance"] & ~rows["treated"], "1", ""),
    )


def oc3(county: "County", period: Period) -> pd.DataFrame:
    """Care leavers with their 17th to 21st birthday in the year."""
    rows = leavers_of(county, period)
    home = rows["accommodation"] + rows["suitable"]
    return common(
        county,
        rows,
        in_touch=rows["in_touch"].to_numpy(),
        activ=rows["activity"].replace("", "0").to_numpy(),
        accom=home.where(rows["accommodation"] != "", "0").to_numpy(),
    )


def ad1(county: "County", period: Period) -> pd.DataFrame:
    """Children adopted in the year."""
    rows = adoption.plans(county)
    rows = in_year(rows[rows["rec"].isin(["E11", "E12"])], period, "end")
    return common(
        county,
        rows,
        date_int=rows["decided"].to_numpy(),
        date_match=rows["matched"].to_numpy(),
        foster_care="0",
        nb_adoptr=rows["number"].to_numpy(),
        sex_adoptr=rows["sex"].to_numpy(),
        ls_adoptr=rows["legal"].to_numpy(),
    )


def placed_adoption(county: "County", period: Period) -> pd.DataFrame:
    """Children placed for adoption in the year; nobody's placement has broken down."""
    rows = in_year(adoption.plans(county), period, "placed")
    ceased = np.full(len(rows), np.datetime64("NaT", "s"))
    return common(
        county, rows, date_placed=rows["placed"].to_numpy(), date_placed_ceased=ceased, reason_placed_ceased=""
    )


def prev_perm(county: "County", period: Period) -> pd.DataFrame:
    """Earlier permanence of the children who started to be looked after in the year."""
    started = in_year(county.care.stays, period, "start")["child"]
    rows = care_records.previous_permanence(county.care)
    rows = rows[rows["child"].isin(started)]
    return common(
        county,
        rows,
        prev_perm=rows["option"].to_numpy(),
        la_perm=rows["council"].to_numpy(),
        date_perm=rows["year"].to_numpy(),
    )


def in_march(month: str) -> bool:
    """The month of the whole return."""
    return month.endswith("-03")


def not_in_march(month: str) -> bool:
    """The months of the main tables only."""
    return not in_march(month)


def _social_workers_due(month: str) -> bool:
    return in_march(month) and int(month[:4]) >= SOCIAL_WORKERS_FROM


def _liberty_orders_due(month: str) -> bool:
    # from the first month of that collection year: its March lies after the horizon
    return month >= f"{LIBERTY_ORDERS_FROM - 1}-04"


MONTHLY = {
    "header": return_tables.header,
    "episodes": return_tables.episodes,
    "reviews": return_tables.reviews,
    "missing": return_tables.missing,
}
YEARLY = {
    "uasc": uasc,
    "oc2": oc2,
    "oc3": oc3,
    "ad1": ad1,
    "placed_adoption": placed_adoption,
    "prev_perm": prev_perm,
}
DELIVERIES = (
    *(
        Delivery(f"ssda903_{name}", table, f"social_care/{{month}}/{name}.csv", not_in_march, Csv())
        for name, table in MONTHLY.items()
    ),
    *(
        Delivery(f"ssda903_{name}", table, XML_FILE, in_march, Xml(return_xml.write, return_xml.PARENTS))
        for name, table in (MONTHLY | YEARLY).items()
    ),
    Delivery(
        "ssda903_sw_episodes",
        return_tables.sw_episodes,
        "social_care/{month}/sw_episodes.csv",
        _social_workers_due,
        Csv(),
    ),
    Delivery("ssda903_dolo", return_tables.dolo, "social_care/{month}/dolo.csv", _liberty_orders_due, Csv()),
)
