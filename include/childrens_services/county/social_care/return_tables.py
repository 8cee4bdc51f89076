"""Tables of the SSDA903 return kept up all year: children, episodes, reviews, missing, social workers, orders."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import known_by
from childrens_services.county.delivery import Period
from childrens_services.county.social_care import care_records
from childrens_services.county.social_care.care_person_tables import cases, mothers_known
from childrens_services.months import financial_year_start, first_day

if TYPE_CHECKING:
    from childrens_services.county.world import County

NO_PUPIL_NUMBER, TOO_YOUNG = "UN4", "UN1"
# the year to March 2025 is the first with letters for sex
LETTERS_FROM = 2024


def sexes(people: pd.DataFrame, period: Period) -> Any:
    """Sex as that year's return codes it."""
    if year_start(period).year >= LETTERS_FROM:
        return people["sex"].to_numpy()
    return people["sex"].map({"M": "1", "F": "2"}).to_numpy()


def year_start(period: Period) -> pd.Timestamp:
    """1 April of the collection year."""
    return pd.Timestamp(first_day(financial_year_start(period.month)))


def _episodes(county: "County", period: Period) -> pd.DataFrame:
    rows = county.care.episodes
    rows = rows[(rows["start"] <= period.end) & ~(rows["end"] < year_start(period))]
    return known_by(rows, period.end, end=["rec", "changed_because"])


def header(county: "County", period: Period) -> pd.DataFrame:
    """The children of the episodes, and in March the care leavers."""
    children = _episodes(county, period)["child"].to_numpy()
    if period.month.endswith("-03"):
        children = np.concatenate([children, leavers_of(county, period)["child"].to_numpy()])
    people = county.people.loc[np.unique(children)]
    no_number = np.where(people["born"] > period.end - pd.DateOffset(years=5), TOO_YOUNG, NO_PUPIL_NUMBER)
    mothers = mothers_known(county)
    births = mothers[mothers["born"] <= period.end].drop_duplicates("child").set_index("child")["born"]
    birth = births.reindex(people.index).astype("datetime64[s]")
    girl = people["sex"] == "F"
    upn = people["upn"].where((people["upn"] != "") & (no_number != TOO_YOUNG), no_number)
    return pd.DataFrame(
        {
            "child": people["case_id"],
            "sex": sexes(people, period),
            "dob": people["born"],
            "ethnic": people["ethnicity"],
            "upn": upn,
            "mother": np.where(girl & birth.notna(), "1", np.where(girl, "0", "")),
            "mc_dob": birth,
        }
    )


def episodes(county: "County", period: Period) -> pd.DataFrame:
    """Episodes open at any time of the year so far."""
    rows = _episodes(county, period)
    return pd.DataFrame(
        {
            "child": cases(county, rows["child"]),
            "decom": rows["start"],
            "rne": rows["rne"],
            "ls": rows["legal_status"],
            "cin": rows["need"],
            "place": rows["placement_type"],
            "place_provider": rows["provider"],
            "dec": rows["end"],
            "rec": rows["rec"],
            "reason_place_change": rows["changed_because"],
            "home_post": rows["home_postcode"],
            "pl_post": rows["placement_postcode"],
            "urn": rows["urn"],
        }
    ).sort_values(["child", "decom"], ignore_index=True)


def common(county: "County", rows: pd.DataFrame, **columns: Any) -> pd.DataFrame:
    """The rows with child and date of birth, and the columns given, in order of the child."""
    child = rows["child"].to_numpy()
    start = {"child": cases(county, child), "dob": county.people["born"].to_numpy()[child]}
    return pd.DataFrame(start | columns).sort_values("child", ignore_index=True, kind="stable")


def in_year(rows: pd.DataFrame, period: Period, start: str, end: str | None = None) -> pd.DataFrame:
    """What happened in the year so far; with `end`, what went on in it."""
    last = rows[end].fillna(period.end) if end else rows[start]
    return rows[(rows[start] <= period.end) & (last >= year_start(period))]


def reviews(county: "County", period: Period) -> pd.DataFrame:
    """Reviews held in the year so far."""
    rows = in_year(county.care.reviews, period, "date")
    return common(county, rows, review=rows["date"].to_numpy(), review_code=rows["participation"].to_numpy())


def missing(county: "County", period: Period) -> pd.DataFrame:
    """Missing episodes that began in the year so far."""
    rows = known_by(in_year(county.care.missing, period, "start"), period.end, end=[])
    kind = rows["kind"].map({"Missing": "M", "Away": "A"}).to_numpy()
    return common(county, rows, missing=kind, mis_start=rows["start"].to_numpy(), mis_end=rows["end"].to_numpy())


def sw_episodes(county: "County", period: Period) -> pd.DataFrame:
    """Social workers responsible in the year so far."""
    rows = known_by(
        in_year(care_records.social_workers(county.care), period, "start", "end"), period.end, end=["reason"]
    )
    return common(
        county,
        rows,
        sw_id=rows["worker"].to_numpy(),
        sw_decom=rows["start"].to_numpy(),
        sw_dec=rows["end"].to_numpy(),
        sw_reason=rows["reason"].to_numpy(),
    )


def dolo(county: "County", period: Period) -> pd.DataFrame:
    """Deprivation of liberty orders in force in the year so far."""
    rows = known_by(in_year(care_records.liberty_orders(county.care), period, "start", "end"), period.end, end=[])
    return common(county, rows, dolo_start=rows["start"].to_numpy(), dolo_end=rows["end"].to_numpy())


def leavers_of(county: "County", period: Period) -> pd.DataFrame:
    """Care leavers with a birthday in the year that ends with the period."""
    leavers = county.care.leavers
    rows: pd.DataFrame = leavers[leavers["year"] == period.end.year]
    return rows
