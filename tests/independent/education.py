"""The core KPIs of special educational needs, schools and the early years profile, in pandas, from the landed files.

Each function gives numerator and denominator of a KPI for a month; of a count the denominator is None. Its comment
names the point of the definition (the row of kpis.csv, the domain's list of indicators) that decides the number.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

import pandas as pd

from tests.independent.days import before, elapsed, end_of, start_of, within
from tests.independent.files import Files, dates

Figures = tuple[Any, Any]
Kpi = Callable[[Files, str], Figures]

COUNCIL = "855"


def share(rows: pd.DataFrame, met: "pd.Series[bool]") -> Figures:
    """How many of the rows meet a condition, of how many."""
    return int(met[rows.index].sum()), len(rows)


# --- requests, assessments and plans (SEN2). Every export holds all to date: the latest is read; ids join its modules


def requests(files: Files) -> pd.DataFrame:
    """Initial requests: H only stands for a plan from before the record, a re-assessment is of someone with a plan."""
    rows = files.latest("sen2_requests")
    rows["received"] = dates(rows, "sen2_requests", "receiveddate")
    rows["decided"] = dates(rows, "sen2_requests", "requestoutcomedate")
    return rows[rows["requestoutcome"].ne("H") & rows["rya"].isin(["0", "N", "false"])].reset_index(drop=True)


def assessments(files: Files) -> pd.DataFrame:
    """Assessments with their requests, where both are accepted."""
    rows = files.latest("sen2_assessment")
    rows["concluded"] = dates(rows, "sen2_assessment", "assessmentoutcomedate")
    return rows.merge(requests(files), on="requeststableid", suffixes=("", "_request"))


def plans_issued(files: Files, month: str) -> pd.DataFrame:
    """Plans issued in the month without an exception; not taken over (H), not withdrawn (W), no re-assessments."""
    rows = assessments(files)
    issued = rows["assessmentoutcome"].eq("Y") & within(rows["concluded"], month)
    rows = rows[issued & rows["week20"].eq("0")].assign(days=elapsed(rows["received"], rows["concluded"]))
    # issued before it was requested: a date is wrong
    return rows[rows["days"].ge(0)]


def ehcp_20wk_pct(files: Files, month: str) -> Figures:
    """Point "20 weeks": up to 140 days inclusive, excepted cases out of both numbers, month of issue."""
    rows = plans_issued(files, month)
    return share(rows, rows["days"].le(140))


def ehcp_avg_weeks_to_issue(files: Files, month: str) -> Figures:
    """Days / 7 of the same plans: the mean is over plans issued in the month."""
    rows = plans_issued(files, month)
    return Decimal(int(rows["days"].sum())) / 7, len(rows)


def ehcna_requests_received(files: Files, month: str) -> Figures:
    """Counts requests, not people, by the day they were received, whatever became of them."""
    return int(within(requests(files)["received"], month).sum()), None


def ehcna_decision_6wk_pct(files: Files, month: str) -> Figures:
    """Point "6 weeks": outcome Y or N notified in the month, 42 days or fewer after receipt."""
    rows = requests(files)
    rows = rows[rows["requestoutcome"].isin(["Y", "N"]) & within(rows["decided"], month)]
    days = elapsed(rows["received"], rows["decided"])
    return share(rows[days.ge(0)], days.le(42))


def ehcna_refused_pct(files: Files, month: str) -> Figures:
    """Cohort view: of the requests received in the month those refused, even if that was overturned later."""
    rows = requests(files)
    rows = rows[within(rows["received"], month)]
    return share(rows, rows["requestoutcome"].eq("N"))


def ehcna_no_plan_16wk_pct(files: Files, month: str) -> Figures:
    """Point "16 weeks": 112 days from the request; all decisions "no plan" of the month, as published (4 of 113)."""
    rows = assessments(files)
    rows = rows[rows["assessmentoutcome"].eq("N") & within(rows["concluded"], month)]
    days = elapsed(rows["received"], rows["concluded"])
    return share(rows[days.ge(0)], days.le(112))


def ehcna_open_past_20wk(files: Files, month: str) -> Figures:
    """Over 140 days old on the last day, and until then not refused, withdrawn, concluded or moved away."""
    rows = requests(files).merge(
        assessments(files)[["requeststableid", "assessmentoutcome", "concluded"]], on="requeststableid", how="left"
    )
    end = end_of(month)
    ended = rows["requestoutcome"].isin(["N", "W"]) & ~rows["decided"].gt(end)
    ended |= rows["assessmentoutcome"].isin(["Y", "N", "W"]) & ~rows["concluded"].gt(end)
    ended |= rows["exported"].eq("1")
    return int(((end - rows["received"]).dt.days.gt(140) & ~ended).sum()), None


def ehcna_ep_advice_6wk_pct(files: Files, month: str) -> Figures:
    """Point "6 weeks (advice)": due 42 days after it was asked for, counted in the month it falls due."""
    rows = files.latest("ehc_advice")
    rows = rows[rows["advice_type"].eq("EP")]
    asked, received = (dates(rows, "ehc_advice", name) for name in ("asked_date", "received_date"))
    days = elapsed(asked, received)
    rows = rows[within(asked + pd.Timedelta(days=42), month) & ~days.lt(0)]
    return share(rows, days.le(42))


# --- plans in force: told twice, in module 5 of the export of the month's end and by the days of module 4


def named_plans(files: Files, month: str) -> pd.DataFrame:
    """Plans of module 4 that started by the end of the month and had not ceased then, one per child."""
    rows, end = files.latest("sen2_namedplan"), end_of(month)
    started, ceased = (dates(rows, "sen2_namedplan", name) for name in ("startdate", "ceasedate"))
    rows = rows.assign(started=started)[started.le(end) & ~ceased.le(end)]
    return rows.sort_values("started").drop_duplicates("nativeid", keep="last")


def plans_in_force(files: Files, month: str) -> pd.DataFrame:
    """Plans in force on the last day of the month, one per child.

    A plan is in force when either module has it: the row of the other may have been set apart. What joins them, and
    the settings to them, is the council's number of the child; a child has one plan at a time.
    """
    children = {*files.accepted("sen2_activeplans", month)["nativeid"], *named_plans(files, month)["nativeid"]}
    return pd.DataFrame({"nativeid": sorted(children)})


def plans_with_setting(files: Files, month: str) -> pd.DataFrame:
    """Plans in force, each with its main setting and, where that is a school, what the register says of it."""
    settings = files.accepted("sen2_placementdetail", month)
    settings = settings[settings["placementrank"].eq("1")]
    settings = settings[["nativeid", "urn", "ukprn", "sensetting"]]
    register = files.latest("establishments")[["urn", "type_code", "local_authority_code"]]
    return plans_in_force(files, month).merge(settings, how="left").merge(register, on="urn", how="left")


# establishment types of the register (GIAS)
COUNCIL_SCHOOLS = ["01", "02", "03", "05", "15"]
ACADEMIES_AND_FREE_SCHOOLS = ["06", "28", "34", "35", "40", "41"]
OTHER_INDEPENDENT = ["11"]
NON_MAINTAINED_SPECIAL, INDEPENDENT_SPECIAL = "08", "10"


def ehcp_active_plans(files: Files, month: str) -> Figures:
    """Snapshot: plans in force on the last day, each once."""
    return len(plans_in_force(files, month)), None


def ehcp_mainstream_pct(files: Files, month: str) -> Figures:
    """Council schools, academies, free and independent schools, units among them; of ALL plans, unknown setting too."""
    rows = plans_with_setting(files, month)
    return share(rows, rows["type_code"].isin([*COUNCIL_SCHOOLS, *ACADEMIES_AND_FREE_SCHOOLS, *OTHER_INDEPENDENT]))


def ehcp_independent_special_pct(files: Files, month: str) -> Figures:
    """Independent special and non-maintained special schools; special post-16 institutions are apart."""
    rows = plans_with_setting(files, month)
    return share(rows, rows["type_code"].isin([NON_MAINTAINED_SPECIAL, INDEPENDENT_SPECIAL]))


def ehcp_no_placement_pct(files: Files, month: str) -> Figures:
    """Educated elsewhere less home education by choice, and placement unknown; an early years provider is a place."""
    rows = plans_with_setting(files, month)
    elsewhere = rows["sensetting"].isin(["OLA", "OPA", "OTH", "NEET", "NIEC", "NIEO"])
    unknown = rows[["urn", "ukprn", "sensetting"]].isna().all(axis=1)
    return share(rows, elsewhere | unknown)


def ehcp_out_of_county_pct(files: Files, month: str) -> Figures:
    """Setting outside the area of council 855, of plans whose setting is known to lie somewhere."""
    rows = plans_with_setting(files, month)
    rows = rows[rows["local_authority_code"].notna()]
    return share(rows, rows["local_authority_code"].ne(COUNCIL))


def plan_starts(files: Files, month: str) -> "pd.Series[Any]":
    """By child, the day the plan in force started: of module 4, or the issue that module 3 tells.

    Of a plan from before the record or taken over (H) it is the day the council became responsible.
    """
    taken_over = files.latest("sen2_requests")
    taken_over["started"] = dates(taken_over, "sen2_requests", "receiveddate")
    issued = files.latest("sen2_assessment")
    issued["started"] = dates(issued, "sen2_assessment", "assessmentoutcomedate")
    told = [
        taken_over[taken_over["requestoutcome"].eq("H")],
        issued[issued["assessmentoutcome"].eq("Y") & issued["started"].le(end_of(month))],
        named_plans(files, month),
    ]
    return pd.concat([rows[["nativeid", "started"]] for rows in told]).groupby("nativeid")["started"].max()


def ehcp_annual_review_12m_pct(files: Files, month: str) -> Figures:
    """Of plans past their first 12 months, those with a review meeting in the 12 months that end with the month."""
    rows, year_ago = plans_in_force(files, month), before(end_of(month), 12)
    reviews = files.latest("ehc_annual_reviews")
    reviews["met"] = dates(reviews, "ehc_annual_reviews", "meeting_date")
    reviews = reviews[within(reviews["met"], month, 12)]
    rows = rows[rows["nativeid"].map(plan_starts(files, month)).le(year_ago)]
    return share(rows, rows["nativeid"].isin(reviews["council_pupil_id"]))


def ehcp_review_decision_4wk_pct(files: Files, month: str) -> Figures:
    """Decision up to 28 days after the meeting, in the month of the decision."""
    rows = files.latest("ehc_annual_reviews")
    met, decided = (dates(rows, "ehc_annual_reviews", name) for name in ("meeting_date", "decision_date"))
    days = elapsed(met, decided)
    return share(rows[within(decided, month) & days.ge(0)], days.le(28))


def ehcp_qa_good_pct(files: Files, month: str) -> Figures:
    """Audits of the month with an overall grade, those that a second auditor looked at or not."""
    rows = files.latest("ehc_plan_audits")
    rows = rows[within(dates(rows, "ehc_plan_audits", "audit_date"), month) & rows["grade_overall"].notna()]
    return share(rows, rows["grade_overall"].isin(["GOOD", "OUTSTANDING"]))


def ehcp_tribunal_appeal_rate_pct(files: Files, month: str) -> Figures:
    """12 months' appeals, of refusals, "no plan" decisions and plans ceased as needs are met, and plans in force."""
    appeals = dates(files.latest("ehc_appeals"), "ehc_appeals", "appeal_registered_date")
    asked, done, named = requests(files), assessments(files), files.latest("sen2_namedplan")
    refused = asked["requestoutcome"].eq("N") & within(asked["decided"], month, 12)
    no_plan = done["assessmentoutcome"].eq("N") & within(done["concluded"], month, 12)
    # reason 2: needs met without a plan
    ceased = named["ceasereason"].eq("2") & within(dates(named, "sen2_namedplan", "ceasedate"), month, 12)
    in_force, _ = ehcp_active_plans(files, month)
    return int(within(appeals, month, 12).sum()), int(refused.sum() + no_plan.sum() + ceased.sum()) + in_force


# --- places, travel and the reform plan


def local_specialist_places_occupancy_pct(files: Files, month: str) -> Figures:
    """Filled, of places commissioned, on the last day of the month, of provision in the county that has opened."""
    rows = files.history("specialist_places").drop_duplicates(["month", "urn", "provision_type"], keep="last")
    rows = rows[dates(rows, "specialist_places", "month").eq(start_of(month))]
    rows = rows[~dates(rows, "specialist_places", "open_date").gt(end_of(month))]
    return int(rows["places_filled"].astype(int).sum()), int(rows["places_commissioned"].astype(int).sum())


def is_school_day(files: Files, day: pd.Timestamp) -> bool:
    """Whether it is a weekday in a term."""
    terms = files.latest("term_dates")
    starts, ends = (dates(terms, "term_dates", name) for name in ("start_date", "end_date"))
    return day.weekday() < 5 and bool((starts.le(day) & ends.ge(day)).any())


def last_school_day(files: Files, month: str) -> pd.Timestamp:
    """The last school day of the month; its last day where it has none."""
    days = reversed(pd.date_range(start_of(month), end_of(month)))
    return next((day for day in days if is_school_day(files, day)), end_of(month))


def send_travel_over_limit_pct(files: Files, month: str) -> Figures:
    """Over 45 minutes one way for children up to year 6, over 75 above; children once, those with a route time."""
    rows, day = files.latest("home_to_school_transport"), last_school_day(files, month)
    for name in ("start_date", "end_date", "birth_date"):
        rows[name] = dates(rows, "home_to_school_transport", name)
    # the last day of an arrangement is a day of it
    rows = rows[rows["start_date"].le(day) & ~rows["end_date"].lt(day)]
    rows = rows[rows["route_minutes"].notna() & rows["birth_date"].notna()]
    # an August without a school day is still of the school year that is over
    is_over = day.month == 8 and not is_school_day(files, day)
    sorted_on = before_school_year(day - pd.DateOffset(months=1) if is_over else day)
    rows["over"] = rows["route_minutes"].astype(float) > age_on(rows["birth_date"], sorted_on).lt(11).map(
        {True: 45.0, False: 75.0}
    )
    children = rows.groupby("council_pupil_id")["over"].any()
    return int(children.sum()), len(children)


def age_on(born: "pd.Series[Any]", day: pd.Timestamp) -> "pd.Series[Any]":
    """Whole years on the day; someone of 29 February is a year older on 1 March of a common year."""
    return day.year - born.dt.year - ((born.dt.month * 100 + born.dt.day) > day.month * 100 + day.day)


def school_year(day: pd.Timestamp) -> int:
    """The year the school year began in. Terms begin in the last days of August here, so August is in the new one."""
    return day.year if day.month >= 8 else day.year - 1


def before_school_year(day: pd.Timestamp) -> pd.Timestamp:
    """31 August, by which school years sort children; it is some days after a term that begins in August."""
    return pd.Timestamp(school_year(day), 8, 31)


def send_reform_milestones_on_track_pct(files: Files, month: str) -> Figures:
    """Due by the end of the month, and complete by then or on track."""
    rows, end = files.latest("send_reform_milestones"), end_of(month)
    rows = rows[dates(rows, "send_reform_milestones", "due_date").le(end)]
    done = rows["status"].eq("COMPLETE") & ~dates(rows, "send_reform_milestones", "completed_date").gt(end)
    return share(rows, done | rows["status"].eq("ON TRACK"))


# --- attendance: ten marks a week, morning and afternoon

PRESENT = {"/", "\\", "L", "B", "K", "P", "V", "W"}
ABSENT = {"C", "C1", "C2", "E", "I", "J1", "M", "R", "S", "T", "G", "N", "O", "U"}
COUNTS = ["possible", "absent", "part_time"]


@cache
def sessions(files: Files) -> pd.DataFrame:
    """Per pupil, school and month (`YYYY-MM`): sessions possible, of absence, and of code C2.

    Codes for "not required to attend" are neither present nor absent, so they are not possible sessions.
    """
    weeks = files.history("attendance_weekly").drop_duplicates(["upn", "urn", "week_commencing"], keep="last")
    monday = dates(weeks, "attendance_weekly", "week_commencing")
    parts = []
    for place in range(10):
        mark = weeks["marks"].str.split().str[place]
        day = monday + pd.Timedelta(days=place // 2)
        part = weeks[["upn", "urn"]].assign(month=day.dt.strftime("%Y-%m"), absent=mark.isin(ABSENT))
        parts.append(part.assign(possible=part["absent"] | mark.isin(PRESENT), part_time=mark.eq("C2")))
    return pd.concat(parts).groupby(["upn", "urn", "month"], as_index=False)[COUNTS].sum()


# feeds that have both a pupil number and a date of birth
BIRTHS = {"school_census_pupils": "dob", "sen2_person": "personbirthdate", "eyfsp_results": "birth_date"}
# pupil referral units and other alternative provision
NOT_IN_SCOPE = ["14", "38", "42", "43"]


@cache
def born(files: Files) -> "pd.Series[Any]":
    """Date of birth by unique pupil number: the census's latest, or that of another service."""
    found = []
    for feed, column in BIRTHS.items():
        rows = files.history(feed)
        found.append(rows[["upn"]].assign(born=dates(rows, feed, column)).dropna().drop_duplicates("upn", keep="last"))
    people = files.latest("ssd_person")
    people["born"] = dates(people, "ssd_person", "pers_dob")
    numbers = files.latest("ssd_linked_identifiers")
    numbers = numbers[numbers["link_identifier_type"].str.endswith("Unique Pupil Number")]
    known = numbers.merge(people, left_on="link_person_id", right_on="pers_person_id")
    found.append(known[["link_identifier_value", "born"]].set_axis(["upn", "born"], axis=1).dropna())
    return pd.concat(found).drop_duplicates("upn").set_index("upn")["born"]


def school_age_sessions(files: Files, first: str, last: str) -> pd.DataFrame:
    """Per enrolment the sessions of some months of one school year, of pupils aged 5 to 15 on the 31 August before it.

    That is how the official statistic reads "compulsory school age". The feed is of state schools, so all but those of
    alternative provision are in it; the kind of a school need not be known otherwise.
    """
    rows, register = sessions(files), files.latest("establishments")
    rows = rows[rows["month"].between(first, last)]
    rows = rows[~rows["urn"].isin(register.loc[register["type_code"].isin(NOT_IN_SCOPE), "urn"])]
    age = age_on(rows["upn"].map(born(files)), before_school_year(start_of(last)))
    return rows[age.between(5, 15)].groupby(["upn", "urn"], as_index=False)[COUNTS].sum()


def overall_absence_pct(files: Files, month: str) -> Figures:
    """Sessions of the month; authorised and unauthorised absence alike."""
    rows = school_age_sessions(files, month, month)
    return int(rows["absent"].sum()), int(rows["possible"].sum())


def enrolments_missing(files: Files, month: str, least: int) -> Figures:
    """Enrolments that missed a percentage of their OWN possible sessions or more, in the school year so far."""
    rows = school_age_sessions(files, f"{school_year(start_of(month))}-08", month)
    rows = rows[rows["possible"].gt(0)]
    return share(rows, (rows["absent"] * 100).ge(rows["possible"] * least))


def persistent_absence_pct(files: Files, month: str) -> Figures:
    """Point "absence": 10% exactly counts."""
    return enrolments_missing(files, month, 10)


def severe_absence_pct(files: Files, month: str) -> Figures:
    """Point "absence": 50% exactly counts."""
    return enrolments_missing(files, month, 50)


def reduced_timetable_rate_1000(files: Files, month: str) -> Figures:
    """Sessions coded C2 of the sessions possible in the month."""
    rows = school_age_sessions(files, month, month)
    return int(rows["part_time"].sum()), int(rows["possible"].sum())


def ehcp_attendance_gap_pp(files: Files, month: str) -> Figures:
    """Attendance of pupils with a plan and of those without special needs, in per cent, by the census's provision."""
    rows = school_age_sessions(files, month, month)
    rows["provision"] = rows["upn"].map(provision(files, month))
    attended = 100 - 100 * rows.groupby("provision")["absent"].sum() / rows.groupby("provision")["possible"].sum()
    return attended.get("E"), attended.get("N")


def provision(files: Files, month: str) -> "pd.Series[str]":
    """SEN provision by pupil number, as the latest census up to the month has it, or else the first after."""
    rows = files.history("school_census_pupils")
    rows["later"] = rows["delivered"].gt(month)
    earlier = rows[~rows["later"]].drop_duplicates("upn", keep="last")
    after = rows[rows["later"] & ~rows["upn"].isin(earlier["upn"])].drop_duplicates("upn", keep="first")
    return pd.concat([earlier, after]).set_index("upn")["senprovision"]


# --- suspensions and exclusions: each census tells of the term before


def exclusions(files: Files, month: str, categories: list[str]) -> int:
    """Suspensions or exclusions that start in the month; each counts."""
    rows = files.history("school_census_exclusions").drop_duplicates("termlyexclusionstableid", keep="last")
    return int(
        (rows["category"].isin(categories) & within(dates(rows, "school_census_exclusions", "startdate"), month)).sum()
    )


def january_roll(files: Files, month: str) -> int:
    """Pupils on roll at the January census of the school year or, until that is there, of the one before."""
    januaries = [each for each in files.months("school_census_pupils") if each.endswith("-01")]
    of_year = f"{school_year(start_of(month)) + 1}-01"
    return files.accepted("school_census_pupils", max(each for each in januaries if each <= of_year))["upn"].nunique()


def is_told(files: Files, month: str) -> bool:
    """Whether a census has told of the month. Each tells of the term before, to Christmas, Easter or the summer."""
    last = files.months("school_census_exclusions")[-1]
    begun = {"01": "01", "05": "04", "10": "09"}[last[5:]]
    return month < f"{last[:4]}-{begun}"


def suspension_rate(files: Files, month: str) -> Figures:
    """Point "suspensions": of the January roll; those at lunchtimes are suspensions of half a day."""
    return (exclusions(files, month, ["SUSP", "LNCH"]), january_roll(files, month)) if is_told(files, month) else (0, 0)


def permanent_exclusion_rate(files: Files, month: str) -> Figures:
    """Permanent exclusions of the month, of the January roll."""
    return (exclusions(files, month, ["PERM"]), january_roll(files, month)) if is_told(files, month) else (0, 0)


# --- early years profile

# communication and language, personal and social, physical development; literacy and mathematics
GOALS = [f"elg_{number}" for number in range(1, 13)]
ALL_GOALS = [f"elg_{number}" for number in range(1, 18)]


def gld_pct(files: Files, month: str) -> Figures:
    """Point "GLD": expected in all 12 goals of five areas; children exempt from every goal are no denominator.

    Annual: the profile of a summer stands from its June on, whenever it is delivered, until that of the next.
    """
    rows = files.history("eyfsp_results")
    assessed = dates(rows, "eyfsp_results", "assessment_date")
    rows = rows[assessed.eq(assessed[assessed.le(end_of(month))].max()) & ~rows[ALL_GOALS].eq("A").all(axis=1)]
    return share(rows, rows[GOALS].eq("2").all(axis=1))


EDUCATION: dict[str, Kpi] = {
    each.__name__: each
    for each in (
        ehcp_20wk_pct,
        ehcp_avg_weeks_to_issue,
        ehcna_requests_received,
        ehcna_decision_6wk_pct,
        ehcna_refused_pct,
        ehcna_no_plan_16wk_pct,
        ehcna_open_past_20wk,
        ehcna_ep_advice_6wk_pct,
        ehcp_active_plans,
        ehcp_annual_review_12m_pct,
        ehcp_review_decision_4wk_pct,
        ehcp_qa_good_pct,
        ehcp_tribunal_appeal_rate_pct,
        ehcp_mainstream_pct,
        ehcp_independent_special_pct,
        ehcp_no_placement_pct,
        ehcp_out_of_county_pct,
        local_specialist_places_occupancy_pct,
        send_travel_over_limit_pct,
        send_reform_milestones_on_track_pct,
        overall_absence_pct,
        persistent_absence_pct,
        severe_absence_pct,
        ehcp_attendance_gap_pp,
        reduced_timetable_rate_1000,
        suspension_rate,
        permanent_exclusion_rate,
        gld_pct,
    )
}
