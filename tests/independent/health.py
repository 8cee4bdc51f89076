"""The core KPIs of health services and Family Hubs in pandas, from the landed files: see `education`."""

from typing import Any

import pandas as pd

from tests.independent.days import before, elapsed, end_of, within
from tests.independent.education import Figures, Kpi, share
from tests.independent.files import Files, dates

FACE_TO_FACE = ["HOME", "CLINIC", "FAMILY_HUB", "NURSERY"]
HEALTH_VISITOR = "HV"


# --- waits: the feed of a month holds every referral since 2019


def open_waits(files: Files, month: str) -> pd.DataFrame:
    """Referrals of children that wait for a first contact at the end of the month, with the days waited so far."""
    rows, end = files.latest("community_waits"), end_of(month)
    received, stopped = (dates(rows, "community_waits", name) for name in ("referral_received_date", "clock_stop_date"))
    born = pd.to_datetime(rows["birth_month"], format="%Y-%m", errors="coerce")
    # only the month of birth is told: by its end a child is as old as by the end of the month waited in
    age = (end.year - born.dt.year) - (born.dt.month > end.month)
    rows = rows.assign(waited=(end - received).dt.days)
    return rows[received.le(end) & ~stopped.le(end) & age.lt(18)]


def cyp_community_wait_18wk_pct(files: Files, month: str) -> Figures:
    """Waits of less than 18 weeks: 126 days are not less. Paediatrics, speech and language, occupational therapy."""
    rows = open_waits(files, month)
    rows = rows[rows["service_type"].isin(["PAEDS", "SLT", "OT"])]
    return share(rows, rows["waited"].lt(18 * 7))


def cyp_autism_wait_13wk_pct(files: Files, month: str) -> Figures:
    """The complement of waiting over 13 weeks, of referrals with autism suspected, whatever the service."""
    rows = open_waits(files, month)
    rows = rows[rows["suspected_autism"].eq("Y")]
    return share(rows, rows["waited"].le(13 * 7))


def ehcna_health_advice_6wk_pct(files: Files, month: str) -> Figures:
    """Point "6 weeks (advice)": due after 42 days; out where the child was not brought to an appointment."""
    rows = files.latest("ehc_health_advice")
    asked, given = (
        dates(rows, "ehc_health_advice", name) for name in ("advice_requested_date", "advice_received_date")
    )
    days = elapsed(asked, given)
    rows = rows[within(asked + pd.Timedelta(days=42), month) & rows["missed_appointment"].ne("Y") & ~days.lt(0)]
    return share(rows, days.le(42))


# --- health visitors: a row is sent when due, and again when done or corrected; the last one counts


def reviews(files: Files, kind: str) -> pd.DataFrame:
    """Reviews of a kind, one per infant, with the days they were born and seen."""
    rows = files.history("health_visitor_reviews").drop_duplicates(["nhs_number", "review_type"], keep="last")
    rows = rows[rows["review_type"].eq(kind)]
    born, seen = (dates(rows, "health_visitor_reviews", name) for name in ("infant_birth_date", "review_date"))
    return rows.assign(born=born, seen=seen)


def in_time(rows: pd.DataFrame, month: str, of_age: "pd.Series[Any]") -> Figures:
    """Of the infants who came of an age in the month, those seen by then."""
    return share(rows[within(of_age, month)], rows["seen"].le(of_age))


def hv_nbv_14d_pct(files: Files, month: str) -> Figures:
    """Point "new birth visit": infants who turned 30 days; seen face to face by a health visitor within 14 days."""
    rows = reviews(files, "NBV")
    met = rows["seen"].le(rows["born"] + pd.Timedelta(days=14))
    met &= rows["setting"].isin(FACE_TO_FACE) & rows["staff_role"].eq(HEALTH_VISITOR)
    return share(rows[within(rows["born"] + pd.Timedelta(days=30), month)], met)


def hv_6_8wk_pct(files: Files, month: str) -> Figures:
    """By the day they were 8 weeks (56 days) old."""
    rows = reviews(files, "6_8W")
    return in_time(rows, month, rows["born"] + pd.Timedelta(days=56))


def hv_12m_by_15m_pct(files: Files, month: str) -> Figures:
    """By the day they were 15 months old; reviews before 12 months count."""
    rows = reviews(files, "12M")
    return in_time(rows, month, rows["born"].map(lambda born: born + pd.DateOffset(months=15)))


def hv_2_5y_pct(files: Files, month: str) -> Figures:
    """By the day they were two and a half."""
    rows = reviews(files, "2_2_5Y")
    return in_time(rows, month, rows["born"].map(lambda born: born + pd.DateOffset(months=30)))


def hv_antenatal_contacts(files: Files, month: str) -> Figures:
    """Mothers, not babies, by the month of the first contact with a health visitor, face to face, from 28 weeks on."""
    rows = files.history("health_visitor_antenatal_contacts").drop_duplicates("contact_id", keep="last")
    rows["met"] = dates(rows, "health_visitor_antenatal_contacts", "contact_date")
    rows = rows[rows["setting"].isin(FACE_TO_FACE) & rows["staff_role"].eq(HEALTH_VISITOR)]
    rows = rows[rows["gestation_weeks"].astype(float).ge(28)]
    first = rows.groupby(["mother_nhs_number", "expected_delivery_date"])["met"].min()
    return int(within(first, month).sum()), None


DOMAINS = ["communication", "gross_motor", "fine_motor", "problem_solving", "personal_social"]


def asq_expected_level_pct(files: Files, month: str) -> Figures:
    """Reviews of the month with a whole questionnaire: at or above expected in all five domains."""
    rows = files.history("asq3_results").drop_duplicates(["nhs_number", "review_date"], keep="last")
    levels = rows[[f"{domain}_expected" for domain in DOMAINS]]
    valid = levels.isin(["Y", "N"]).all(axis=1) & within(dates(rows, "asq3_results", "review_date"), month)
    return share(rows[valid], levels.eq("Y").all(axis=1))


def breastfeeding_6_8wk_pct(files: Files, month: str) -> Figures:
    """Totally or partially, of all infants due the review: those whose feeding is not known too."""
    rows = files.history("infant_feeding").drop_duplicates("nhs_number", keep="last")
    rows = rows[within(dates(rows, "infant_feeding", "birth_date") + pd.Timedelta(days=56), month)]
    return share(rows, rows["feeding_status"].isin(["TOTAL", "PARTIAL"]))


def family_hub_reach_pct(files: Files, month: str) -> Figures:
    """Families counted once, in 12 months, whose youngest is under five at the end or to be born."""
    rows = files.history("family_hub_visits").drop_duplicates("contact_id", keep="last")
    met, born = (dates(rows, "family_hub_visits", name) for name in ("contact_date", "youngest_child_birth_date"))
    rows = rows[within(met, month, 12) & born.gt(before(end_of(month), 60))]
    return rows["family_id"].nunique(), families_with_a_child_under_five(files, month)


def families_with_a_child_under_five(files: Files, month: str) -> int:
    """Nobody counts them: by district, children under five by the children under five of a registered family."""
    known = files.latest("family_hub_registrations")
    known = known[dates(known, "family_hub_registrations", "registered_date").le(end_of(month))]
    a_family = known["children_under_five"].astype(float)[lambda children: children.gt(0)].mean()
    people = files.latest("population")
    people["day"] = dates(people, "population", "mid_year_date")
    # districts of a county have GSS codes of their own kind
    people = people[people["area_code"].str.startswith("E07") & people["age_from"].eq("0") & people["age_to"].eq("4")]
    latest = people[people["day"].eq(people.loc[people["day"].le(end_of(month)), "day"].max())]
    return int((latest["population"].astype(int) / a_family).round().sum())


HEALTH: dict[str, Kpi] = {
    each.__name__: each
    for each in (
        cyp_community_wait_18wk_pct,
        cyp_autism_wait_13wk_pct,
        ehcna_health_advice_6wk_pct,
        hv_nbv_14d_pct,
        hv_6_8wk_pct,
        hv_12m_by_15m_pct,
        hv_2_5y_pct,
        hv_antenatal_contacts,
        asq_expected_level_pct,
        breastfeeding_6_8wk_pct,
        family_hub_reach_pct,
    )
}
