"""The core KPIs of children's social care counted a second time: plain pandas on the landed files, nothing else.

Each function is a KPI, `(files, month) -> (numerator, denominator)`, the denominator None for counts. What is counted
follows /shared/domain/kpis.csv; the comment names the point of the definition that decides the number. Of a rate the
denominator is the population. Dates are whole days: what ends on a day is over at the day's end.
"""

import json
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from childrens_services import contracts

from tests.independent.files import Files, dates

HOLIDAYS = Path(__file__).parents[2] / "include" / "reference" / "bank_holidays.csv"
COUNTY = "Leicestershire"
COUNCIL = "855"
SHORT_BREAKS = ["V3", "V4"]
METRES_A_MILE = 1609.344
Answer = tuple[Any, Any]
Kpi = Callable[[Files, str], Answer]


# --- reading, months and days


def read(files: Files, feed: str, *days: str) -> pd.DataFrame:
    """The rows that count now, of whatever delivery, with the named columns as dates."""
    declared = contracts.load(feed)
    if declared.scope == "all":
        frame = files.latest(feed)
    else:
        # a later delivery replaces what it says again
        frame = by_year(files, feed) if declared.scope == "collection_year" else files.history(feed)
        frame = frame.drop_duplicates(list(declared.key), keep="last").reset_index(drop=True)
    for column in days:
        frame[column] = dates(frame, feed, column)
    return frame


def by_year(files: Files, feed: str) -> pd.DataFrame:
    """The rows of a return, of the latest delivery of each year; `year` is the one its 31 March lies in."""
    frame = files.history(feed)
    frame["year"] = frame["delivered"].map(_year_to_march)
    return frame[frame["delivered"] == frame.groupby("year")["delivered"].transform("max")].reset_index(drop=True)


def _year_to_march(month: str) -> int:
    """The year its 31 March lies in."""
    return int(month[:4]) + (int(month[5:]) > 3)


def start_of(month: str) -> pd.Timestamp:
    """First day."""
    return pd.Timestamp(f"{month}-01")


def end_of(month: str) -> pd.Timestamp:
    """Last day."""
    return start_of(month) + pd.offsets.MonthEnd(0)


def lasted(start: "pd.Series[Any]", count: int, last: pd.Timestamp) -> "pd.Series[bool]":
    """Whether it has lasted so many months by the end of the day: 12 months to 31 March began on 1 April."""
    return start <= first_of(count, last)


def first_of(count: int, last: pd.Timestamp) -> pd.Timestamp:
    """The first day of so many months to the day."""
    return last + pd.Timedelta(days=1) - pd.DateOffset(months=count)


def months_after(day: Any, count: int) -> Any:
    """The same day of the month `count` months later, or the month's last where it is shorter."""
    if isinstance(day, pd.Series):
        return day.map(lambda each: each + pd.DateOffset(months=count))
    return day + pd.DateOffset(months=count)


def during(days: "pd.Series[Any]", month: str) -> "pd.Series[bool]":
    """Whether the day is in the month."""
    return days.between(start_of(month), end_of(month))


def open_at(start: "pd.Series[Any]", end: "pd.Series[Any]", day: pd.Timestamp) -> "pd.Series[bool]":
    """Whether it is open at the end of the day."""
    return (start <= day) & (end.isna() | (end > day))


@cache
def holidays() -> Any:
    """England's bank holidays."""
    return pd.to_datetime(pd.read_csv(HOLIDAYS)["holiday_date"]).to_numpy().astype("datetime64[D]")


def working_days(start: Any, end: Any) -> "pd.Series[float]":
    """Working days after `start` up to and with `end`: the start is day 0. Missing where either is."""
    first, last = pd.Series(start).reset_index(drop=True), pd.Series(end).reset_index(drop=True)
    both = (first.notna() & last.notna()).to_numpy()
    counted = np.full(len(first), np.nan)
    if both.any():
        one_day = np.timedelta64(1, "D")
        after = first[both].to_numpy().astype("datetime64[D]") + one_day
        until = last[both].to_numpy().astype("datetime64[D]") + one_day
        counted[both] = np.busday_count(after, until, holidays=holidays())
    return pd.Series(counted, index=getattr(start, "index", None))


def working_day_after(start: "pd.Series[Any]", count: int) -> "pd.Series[Any]":
    """The `count`th working day after `start`, which is day 0."""
    days = start.to_numpy().astype("datetime64[D]")
    found = np.busday_offset(days, count, roll="backward", holidays=holidays())
    return pd.Series(pd.to_datetime(found), index=start.index)


def share(part: "pd.Series[Any]") -> Answer:
    """How many of the rows are true, and how many there are."""
    return int(part.sum()), len(part)


def population(files: Files, month: str) -> int:
    """Residents aged 0 to 17: the latest mid-year estimate up to the month's last day."""
    known = read(files, "population", "mid_year_date")
    known = known[(known["area_name"] == COUNTY) & (known["age_from"] == "0") & (known["age_to"] == "17")]
    known = known[known["mid_year_date"] <= end_of(month)].sort_values("mid_year_date")
    return int(known["population"].iloc[-1])


def sex(files: Files, people: "pd.Series[str]") -> "pd.Series[str]":
    """The sex of people as the case-management system has it; U where it does not say."""
    return people.map(read(files, "ssd_person").set_index("pers_person_id")["pers_sex"]).fillna("U")


# --- JTAI: child sexual abuse in the family environment


def csa_assessment_factor_count(files: Files, month: str) -> Answer:
    """Child in need episodes, not assessments; sexual abuse is 19A to 19C, exploitation (11A) is another factor."""
    feed = "ssd_cin_assessments"
    assessed = read(files, feed, "cina_assessment_auth_date")
    found = read(files, "ssd_assessment_factors")
    abused = found["cinf_assessment_factors_json"].map(lambda codes: bool({"19A", "19B", "19C"} & {*json.loads(codes)}))
    assessed = assessed[assessed["cina_assessment_id"].isin(found.loc[abused, "cinf_assessment_id"])]
    assessed = assessed[during(assessed["cina_assessment_auth_date"], month)]
    return int(assessed["cina_referral_id"].fillna(assessed["cina_assessment_id"]).nunique()), None


def csa_cpp_share_pct(files: Files, month: str) -> Answer:
    """The category the plan started with, Multiple not among them; month the plan started."""
    plans = _plans(files)
    return share(plans.loc[during(plans["start"], month), "category"] == "Sexual abuse")


def strategy_discussion_three_agency_pct(files: Files, month: str) -> Answer:
    """Social worker, police and health, all three; month of the discussion."""
    held = read(files, "strategy_discussions", "discussion_date")
    held = held[during(held["discussion_date"], month)]
    return share((held[["social_care_attended", "police_attended", "health_attended"]] == "Y").all(axis=1))


def csa_safety_plan_5wd_pct(files: Files, month: str) -> Answer:
    """Sexual abuse cases whose fifth working day after the strategy discussion falls in the month."""
    held = read(files, "strategy_discussions", "discussion_date")
    held = held[held["is_sexual_abuse"] == "Y"]
    held = held.assign(due=working_day_after(held["discussion_date"], 5))
    held = held[during(held["due"], month)]
    written = read(files, "safety_plans", "safety_plan_date").groupby("strategy_id")["safety_plan_date"].min()
    return share(held["strategy_id"].map(written) <= held["due"])


def jtai_actions_on_track_pct(files: Files, month: str) -> Answer:
    """Actions due by the month's end. What was done later was late then, whatever its status is now."""
    actions, last = read(files, "jtai_action_plan", "due_date", "completed_date"), end_of(month)
    actions = actions[actions["due_date"] <= last]
    done = (actions["status"] == "COMPLETE") & ~(actions["completed_date"] > last)
    return share(done | (actions["status"] == "ON TRACK"))


# --- Targeted Family Help and children's social care (safeguarding practice)


def _referrals(files: Files) -> pd.DataFrame:
    frame = read(files, "ssd_cin_episodes", "cine_referral_date", "cine_close_date")
    return frame.rename(columns={"cine_person_id": "person", "cine_referral_date": "received"})


def referral_decision_1wd_pct(files: Files, month: str) -> Answer:
    """No feed has the day of the decision: it is the day of the first step that shows one was made.

    That is an assessment or an enquiry begun, or the referral closed.
    """
    referrals = _referrals(files)
    referrals = referrals[during(referrals["received"], month)]
    assessed = read(files, "ssd_cin_assessments", "cina_assessment_start_date")
    enquired = read(files, "ssd_s47_enquiry", "s47e_s47_start_date")
    first = (
        assessed.groupby("cina_referral_id")["cina_assessment_start_date"].min(),
        enquired.groupby("s47e_referral_id")["s47e_s47_start_date"].min(),
    )
    steps = [referrals["cine_referral_id"].map(days) for days in first]
    decided = pd.concat([*steps, referrals["cine_close_date"]], axis=1).min(axis=1)
    return share(working_days(referrals["received"], decided) <= 1)


def re_referrals(files: Files, month: str) -> pd.DataFrame:
    """Referrals of the month, and whether the child had another from 12 months before to the day before."""
    every = _referrals(files)[["person", "cine_referral_id", "received"]]
    chosen = every[during(every["received"], month)]
    pairs = chosen.merge(every, on="person", suffixes=("", "_before"))
    before = pairs["received_before"].between(months_after(pairs["received"], -12), pairs["received"], inclusive="left")
    again = pairs.loc[before, "cine_referral_id"]
    return chosen.assign(day=chosen["received"], part=chosen["cine_referral_id"].isin(again))


def re_referral_12m_pct(files: Files, month: str) -> Answer:
    """Window: 12 months before to the day before. Referrals, not children."""
    return share(re_referrals(files, month)["part"])


def assessments(files: Files, month: str) -> pd.DataFrame:
    """Assessments authorised in the month, and whether within 45 working days of their start, which is day 0."""
    start, end = "cina_assessment_start_date", "cina_assessment_auth_date"
    frame = read(files, "ssd_cin_assessments", start, end)
    # authorised before it began: neither number
    frame = frame[during(frame[end], month) & (frame[end] >= frame[start])]
    return frame.assign(
        person=frame["cina_person_id"], day=frame[end], part=working_days(frame[start], frame[end]) <= 45
    )


def assessment_45wd_pct(files: Files, month: str) -> Answer:
    """45 working days, the start is day 0; month authorised."""
    return share(assessments(files, month)["part"])


def icpc_15wd_pct(files: Files, month: str) -> Answer:
    """15 working days after the strategy discussion that began the enquiry; transfers in are reported apart."""
    held = read(files, "ssd_initial_cp_conference", "icpc_icpc_date", "icpc_icpc_target_date")
    held = held[during(held["icpc_icpc_date"], month) & (held["icpc_icpc_transfer_in"] != "Y")]
    enquiries = read(files, "ssd_s47_enquiry", "s47e_s47_start_date").set_index("s47e_s47_enquiry_id")
    began = held["icpc_s47_enquiry_id"].map(enquiries["s47e_s47_start_date"])
    days = working_days(began, held["icpc_icpc_date"])
    # where the enquiry's row was set apart, the target date, which is that 15th day, tells
    in_time = (days <= 15).where(days.notna(), held["icpc_icpc_date"] <= held["icpc_icpc_target_date"])
    return share(in_time[(days >= 0) | days.isna()].astype(bool))


def _plans(files: Files) -> pd.DataFrame:
    """Child protection plans of this council; those that it only looks after for another are that council's."""
    names = {
        "cppl_cp_plan_id": "plan",
        "cppl_person_id": "person",
        "cppl_cp_plan_start_date": "start",
        "cppl_cp_plan_end_date": "end",
        "cppl_cp_plan_initial_category": "category",
    }
    frame = read(files, "ssd_cp_plans", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date")
    return frame[frame["cppl_cp_plan_ola"] != "Y"].rename(columns=names)[list(names.values())]


def cpp_repeat_pct(files: Files, month: str) -> Answer:
    """A plan at any time before, with any council: one of the system's, or one that the census counts."""
    plans = _plans(files)
    again = plans["start"] > plans.groupby("person")["start"].transform("min")
    # the census is delivered once a year, so it may not have come yet
    if files.months("cin_census_protection_plan"):
        told = read(files, "cin_census_protection_plan", "cppstartdate")
        told = told[told["numberofpreviouscpp"].astype(int) > 0]
        census = pd.MultiIndex.from_frame(told[["lachildid", "cppstartdate"]])
        again |= pd.MultiIndex.from_frame(plans[["person", "start"]]).isin(census)
    return share(again[during(plans["start"], month)])


def long_plans(files: Files, month: str) -> pd.DataFrame:
    """Plans open at the month's end, and whether they began more than 729 days before."""
    plans, last = _plans(files), end_of(month)
    plans = plans[open_at(plans["start"], plans["end"], last)]
    return plans.assign(day=last, part=(last - plans["start"]).dt.days > 729)


def cpp_2yr_plus_pct(files: Files, month: str) -> Answer:
    """More than 729 calendar days; snapshot."""
    return share(long_plans(files, month)["part"])


def cpp_reviews_in_time_pct(files: Files, month: str) -> Answer:
    """First review within 3 months, then within 6 of the one before; one late review fails the plan for good."""
    plans, last = _plans(files), end_of(month)
    plans = plans[open_at(plans["start"], plans["end"], last) & (months_after(plans["start"], 3) <= last)]
    reviews = read(files, "ssd_cp_reviews", "cppr_cp_review_date")
    held = (
        reviews[reviews["cppr_cp_review_date"] <= last].groupby("cppr_cp_plan_id")["cppr_cp_review_date"].apply(sorted)
    )
    return share(
        pd.Series(
            [
                _never_late(start, held.get(plan, []), last)
                for plan, start in zip(plans["plan"], plans["start"], strict=True)
            ],
            dtype=bool,
        )
    )


def _never_late(start: pd.Timestamp, reviews: list[pd.Timestamp], last: pd.Timestamp) -> bool:
    due = months_after(start, 3)
    for review in reviews:
        if review > due:
            return False
        due = months_after(review, 6)
    # what is due by the last day and was not held is late too
    return bool(due > last)


# --- Families First Partnership


def s47_rate_10k(files: Files, month: str) -> Answer:
    """Month of the strategy discussion that began the enquiry."""
    begun = read(files, "ssd_s47_enquiry", "s47e_s47_start_date")["s47e_s47_start_date"]
    return int(during(begun, month).sum()), population(files, month)


def _family_help(files: Files) -> pd.DataFrame:
    names = {
        "earl_person_id": "person",
        "earl_episode_start_date": "start",
        "earl_episode_end_date": "end",
        "earl_episode_end_reason": "reason",
    }
    frame = read(files, "ssd_early_help_episodes", "earl_episode_start_date", "earl_episode_end_date")
    return frame.rename(columns=names)[list(names.values())]


def family_help_starts(files: Files, month: str) -> Answer:
    """Month the episode started, the pilot's among them. A child has one open episode: a second one is not counted."""
    helped = _family_help(files).reset_index(names="episode")
    started = helped[during(helped["start"], month)]
    pairs = started.merge(helped, on="person", suffixes=("", "_before"))
    is_open = pairs["end_before"].isna() | (pairs["end_before"] > pairs["start"])
    second = pairs.loc[(pairs["start_before"] < pairs["start"]) & is_open, "episode"]
    return int((~started["episode"].isin(second)).sum()), None


def family_help_closed_needs_met_pct(files: Files, month: str) -> Answer:
    """Needs met or stepped down to universal services; those who moved away or died are in neither number."""
    closed = _family_help(files)
    closed = closed[during(closed["end"], month) & ~closed["reason"].isin(["Moved away", "Child died"])]
    return share(closed["reason"].isin(["Needs met", "Stepped down to universal services"]))


def family_help_stepup_12m_pct(files: Files, month: str) -> Answer:
    """Of the episodes closed twelve months before: an enquiry, a plan or care within 12 months of closing."""
    helped = _family_help(files)
    helped = helped[during(helped["end"], _shift(month, -12))].reset_index(names="episode")
    steps = _steps_up(files)
    met = helped.merge(steps, on="person")
    met = met[met["day"].between(met["end"], months_after(met["end"], 12))]
    return share(helped["episode"].isin(met["episode"]))


def _shift(month: str, count: int) -> str:
    return months_after(start_of(month), count).strftime("%Y-%m")


def _steps_up(files: Files) -> pd.DataFrame:
    """Days on which a child stepped up to statutory social care; short breaks are not care in that sense."""
    enquiries = read(files, "ssd_s47_enquiry", "s47e_s47_start_date")
    plans = _plans(files)
    care = read(files, "ssd_cla_episodes", "clae_entered_care_date")
    status = read(files, "ssd_legal_status", "lega_legal_status_start_date")
    breaks = status[status["lega_legal_status"].isin(SHORT_BREAKS)]
    on_breaks = pd.MultiIndex.from_frame(breaks[["lega_person_id", "lega_legal_status_start_date"]])
    care = care[~pd.MultiIndex.from_frame(care[["clae_person_id", "clae_entered_care_date"]]).isin(on_breaks)]
    kinds = [
        enquiries[["s47e_person_id", "s47e_s47_start_date"]],
        plans[["person", "start"]],
        care[["clae_person_id", "clae_entered_care_date"]],
    ]
    return pd.concat([kind.set_axis(["person", "day"], axis=1) for kind in kinds], ignore_index=True)


def cla_started_rate_10k(files: Files, month: str) -> Answer:
    """The first episode of a period of care, code S; agreed series of short breaks (V3, V4) are left out."""
    episodes = _episodes(files)
    begun = episodes[(episodes["rne"] == "S") & during(episodes["decom"], month)]
    return len(begun), population(files, month)


def mact_secondments_filled_pct(files: Files, month: str) -> Answer:
    """FTE filled of FTE agreed on the month's last day, as the month's own delivery tells."""
    feed, last = "secondments", end_of(month)
    if month not in files.months(feed):
        return Decimal(0), Decimal(0)
    posts = files.accepted(feed, month)
    posts = posts[open_at(dates(posts, feed, "start_date"), dates(posts, feed, "end_date"), last)]
    filled, agreed = ([Decimal(value) for value in posts[name]] for name in ("fte_filled", "fte_agreed"))
    return sum(filled, Decimal(0)), sum(agreed, Decimal(0))


# --- Children in care


def _episodes(files: Files) -> pd.DataFrame:
    """Episodes of the returns in order, agreed series of short breaks left out, each with its period and placement.

    An episode begins a period of care where its code says so (S), or where the one before it ended care: the code, not
    the days, for the row between two episodes may have been set apart. A placement goes on while the legal status alone
    changes (L) or the carer stays (T, U), and into an adoption by the same carer (A3, A5).
    """
    frame = read(files, "ssda903_episodes", "decom", "dec")
    frame = frame[~frame["ls"].isin(SHORT_BREAKS)].sort_values(["child", "decom"], kind="stable")
    before = frame.groupby("child")
    is_first = before.cumcount() == 0
    left_care = before["dec"].shift().notna() & before["rec"].shift().ne("X1")
    begins = is_first | frame["rne"].eq("S") | left_care
    frame["period"] = begins.cumsum()
    stays = frame["decom"].eq(before["dec"].shift()) & (
        frame["rne"].isin(["L", "T", "U"]) | frame["place"].isin(["A3", "A5"])
    )
    frame["placement"] = (begins | ~stays).cumsum()
    frame["care_start"] = frame.groupby("period")["decom"].transform("min")
    frame["placed"] = frame.groupby("placement")["decom"].transform("min")
    return frame.reset_index(drop=True)


def looked_after(files: Files, month: str) -> pd.DataFrame:
    """One row per child looked after at the end of the month."""
    episodes = _episodes(files)
    there = episodes[open_at(episodes["decom"], episodes["dec"], end_of(month))]
    return there.drop_duplicates("child", keep="last")


def cla_count_rate_10k(files: Files, month: str) -> Answer:
    """Children looked after on the last day; short breaks left out, children who seek asylum alone included."""
    return len(looked_after(files, month)), population(files, month)


def cla_3plus_placements_pct(files: Files, month: str) -> Answer:
    """Placements of 24 hours or more in the 12 months, those open at its start and at its end too."""
    episodes, last = _episodes(files), end_of(month)
    placements = episodes.groupby(["child", "placement"]).agg(start=("decom", "min"), end=("dec", _last_end))
    first = first_of(12, last)
    counted = placements[
        (placements["start"] <= last)
        & (placements["end"].isna() | (placements["end"] >= first))
        & (placements["end"].isna() | (placements["end"] > placements["start"]))
    ]
    number = counted.groupby("child").size()
    return share(looked_after(files, month)["child"].map(number) >= 3)


def _last_end(ends: "pd.Series[Any]") -> Any:
    """When the last of a placement's episodes ended; missing while it is open."""
    return pd.NaT if ends.isna().any() else ends.max()


def cla_long_term_stability_pct(files: Files, month: str) -> Answer:
    """Under 16 and 2.5 years in care; 2 years in the placement, or adoptive placement and the one before together."""
    last = end_of(month)
    there = looked_after(files, month)
    born = read(files, "ssda903_header", "dob").drop_duplicates("child", keep="last").set_index("child")["dob"]
    young = months_after(there["child"].map(born), 16 * 12) > last
    there = there[young & (lasted(there["care_start"], 30, last))]
    since = there["placed"].where(~there["place"].str.startswith("A"), _placed_before(files, there))
    return share(lasted(since, 24, last))


def _placed_before(files: Files, there: pd.DataFrame) -> "pd.Series[Any]":
    """The start of the placement before, of the same period of care; else of the placement itself."""
    episodes = _episodes(files)
    starts = episodes.drop_duplicates("placement")[["period", "placement", "placed"]]
    starts["before"] = starts.groupby("period")["placed"].shift()
    return there["placement"].map(starts.set_index("placement")["before"]).fillna(there["placed"])


def _placed_where(files: Files, month: str) -> pd.DataFrame:
    """Children looked after with the council they are placed in and the miles from home, missing where not known."""
    there = looked_after(files, month)
    known = read(files, "postcodes").set_index("postcode")
    places = {name: known.reindex(_postcode(there[name])).set_axis(there.index) for name in ("home_post", "pl_post")}
    east, north = (
        pd.to_numeric(places["pl_post"][name]) - pd.to_numeric(places["home_post"][name])
        for name in ("easting", "northing")
    )
    return there.assign(council=places["pl_post"]["local_authority_code"], miles=np.hypot(east, north) / METRES_A_MILE)


def _postcode(written: "pd.Series[str]") -> "pd.Series[str]":
    """As the directory writes it: capitals, a blank before the last three."""
    return written.str.upper().str.replace(r"\s", "", regex=True).str.replace(r"(...)$", r" \1", regex=True)


def cla_20miles_outside_pct(files: Files, month: str) -> Answer:
    """More than 20 miles AND outside the county; the distance not known is in the denominator."""
    there = _placed_where(files, month)
    return share((there["miles"] > 20) & there["council"].notna() & (there["council"] != COUNCIL))


def cla_local_pct(files: Files, month: str) -> Answer:
    """Placed within the county; the city is outside."""
    return share(_placed_where(files, month)["council"] == COUNCIL)


def _jointly_developed(files: Files, month: str) -> pd.DataFrame:
    """The council's own homes that are registered and open at the end of the month."""
    homes = read(files, "childrens_homes", "registration_date", "closed_date")
    homes = homes[homes["sector"] == "COUNCIL"]
    return homes[open_at(homes["registration_date"], homes["closed_date"], end_of(month))]


def residential_homes_open(files: Files, month: str) -> Answer:
    """Open from the day Ofsted registered the home."""
    return len(_jointly_developed(files, month)), None


def residential_homes_good_pct(files: Files, month: str) -> Answer:
    """The latest full inspection; a home without one is in neither number."""
    seen = read(files, "ofsted_judgements", "inspection_date")
    seen = seen[(seen["inspection_type"] == "FULL") & (seen["inspection_date"] <= end_of(month))]
    latest = seen.sort_values("inspection_date").drop_duplicates("urn", keep="last").set_index("urn")
    judged = _jointly_developed(files, month)["urn"].map(latest["overall_effectiveness"]).dropna()
    return share(judged.isin(["1", "2"]))


def residential_savings_gbp(files: Files, month: str) -> Answer:
    """From April 2026 to the month's end: weeks in local homes times what bought ones cost a week more."""
    rows = read(files, "residential_savings", "start_date", "end_date")
    saved = None
    for row in rows[rows["placement_kind"] == "LOCAL"].itertuples():
        april = pd.Timestamp(f"{row.financial_year[:4]}-04-01")
        until = min(end_of(month) + pd.Timedelta(days=1), months_after(april, 12))
        until = until if pd.isna(row.end_date) else min(until, row.end_date)
        nights = (until - max(april, row.start_date)).days
        # while no child lives there, there is no figure yet
        if row.financial_year >= "2026/27" and nights > 0:
            a_week = Decimal(row.comparator_weekly_cost_gbp) - Decimal(row.weekly_cost_gbp)
            saved = (saved or Decimal(0)) + a_week * nights / 7
    return saved, None


def cla_iha_20wd_pct(files: Files, month: str) -> Answer:
    """Who came into care, by the council's return, whose 20th working day falls in the month.

    Who left care by that day is in neither number; whom the health team knows nothing of was not assessed.
    """
    episodes = _episodes(files)
    periods = episodes.groupby(["child", "period"])
    begun = periods.agg(start=("decom", "min"), end=("dec", _last_end), code=("rne", "first")).reset_index()
    begun = begun[begun["code"] == "S"]
    begun["due"] = working_day_after(begun["start"], 20)
    begun = begun[during(begun["due"], month) & ~(begun["end"] <= begun["due"])]
    numbers = read(files, "ssd_person").set_index("pers_person_id")["pers_common_child_id"]
    done = read(files, "cla_health_assessments", "assessment_date")
    done = done[(done["assessment_type"] == "IHA") & (done["outcome"] == "DONE")]
    assessed = begun.assign(nhs_number=begun["child"].map(numbers)).merge(done, on="nhs_number")
    assessed = assessed[assessed["assessment_date"].between(assessed["start"], assessed["due"])]
    return share(begun["child"].isin(assessed["child"]))


def _in_care_a_year(files: Files, month: str) -> pd.DataFrame:
    there, last = looked_after(files, month), end_of(month)
    there = there[lasted(there["care_start"], 12, last)]
    born = read(files, "ssda903_header", "dob").drop_duplicates("child", keep="last").set_index("child")["dob"]
    return there.assign(is_under_five=months_after(there["child"].map(born), 60) > last)


def _checks(files: Files, month: str, kind: str) -> "pd.Series[int]":
    """Completed checks of the kind in the 12 months to the month's end, by child; a refusal is none."""
    done, last = read(files, "ssd_cla_health", "clah_health_check_date"), end_of(month)
    first = first_of(12, last)
    done = done[(done["clah_health_check_type"] == kind) & (done["clah_health_check_status"] == "Completed")]
    return done[done["clah_health_check_date"].between(first, last)].groupby("clah_person_id").size()


def cla_health_checks_pct(files: Files, month: str) -> Answer:
    """Health assessments: two in the 12 months under five, otherwise one."""
    there = _in_care_a_year(files, month)
    done = there["child"].map(_checks(files, month, "Health Assessment")).fillna(0)
    return share(done >= np.where(there["is_under_five"], 2, 1))


def cla_dental_checks_pct(files: Files, month: str) -> Answer:
    """The second row of cla_health_checks_pct: a dental check in the 12 months."""
    return share(_in_care_a_year(files, month)["child"].map(_checks(files, month, "Dental Check")).fillna(0) > 0)


def cla_immunised_pct(files: Files, month: str) -> Answer:
    """The third row of cla_health_checks_pct: the latest record by the month's end says up to date.

    The child health information service dates its records; social care keeps the latest alone.
    """
    numbers = read(files, "ssd_person").set_index("pers_person_id")["pers_common_child_id"]
    records = read(files, "cla_immunisations", "record_date").sort_values("record_date")
    records = records[records["record_date"] <= end_of(month)].drop_duplicates("nhs_number", keep="last")
    status = records.set_index("nhs_number")["up_to_date"]
    return share(_in_care_a_year(files, month)["child"].map(numbers).map(status) == "Y")


def cla_missing_rhi_72h_pct(files: Files, month: str) -> Answer:
    """72 hours are three days, as no times are kept; away without authorisation is another thing."""
    rows = read(files, "ssd_missing", "miss_missing_episode_end_date", "miss_missing_rhi_date")
    back = rows["miss_missing_episode_end_date"]
    rows = rows[(rows["miss_missing_episode_type"] == "Missing") & during(back, month)]
    # no interview was due
    rows = rows[rows["miss_missing_rhi_offered"] != "NA"]
    return share((rows["miss_missing_rhi_date"] - rows["miss_missing_episode_end_date"]).dt.days <= 3)


def _care_leavers(files: Files, month: str) -> pd.DataFrame:
    """Care leavers with a birthday (19 to 21) in the 12 months to the month's end, as told about that birthday.

    The yearly return tells about those of its year. Later birthdays are told by the month's own record, as last known:
    it has no dates but that of the latest contact. A month whose birthdays neither tells has nobody.
    """
    last, returned = end_of(month), by_year(files, "ssda903_oc3")
    returned = _with_birthday(returned.assign(dob=dates(returned, "ssda903_oc3", "dob")), last)
    returned = returned[returned["birthday"].dt.strftime("%Y-%m").map(_year_to_march) == returned["year"]]
    returned = returned.assign(suitable=returned["accom"].str[1:] == "1", accom=returned["accom"].str[:1])
    until = end_of(files.months("ssda903_oc3")[-1])
    is_before = first_of(12, last) < start_of(f"{_year_to_march(files.months('ssda903_oc3')[0]) - 1}-04")
    if is_before or (last > until and month not in files.months("ssd_care_leavers")):
        return returned[:0]
    if last > until:
        returned = pd.concat([returned, _recorded_since(files, month, until)], ignore_index=True)
    return returned[~returned["in_touch"].isin(["DIED", "RHOM"])]


def _recorded_since(files: Files, month: str, since: pd.Timestamp) -> pd.DataFrame:
    """The record's former relevant with a birthday after that day. A contact over 3 months before it tells nothing."""
    feed = "ssd_care_leavers"
    rows = files.accepted(feed, month).rename(
        columns={
            "clea_care_leaver_in_touch": "in_touch",
            "clea_care_leaver_activity": "activ",
            "clea_care_leaver_accommodation": "accom",
        }
    )
    rows = rows[rows["clea_care_leaver_eligibility"] == "Former Relevant"]
    born = read(files, "ssd_person", "pers_dob").set_index("pers_person_id")["pers_dob"]
    rows = _with_birthday(rows.assign(dob=rows["clea_person_id"].map(born)), end_of(month))
    rows = rows[rows["birthday"] > since]
    in_time = dates(rows, feed, "clea_care_leaver_latest_contact") >= months_after(rows["birthday"], -3)
    rows = rows.assign(suitable=in_time & (rows["clea_care_leaver_accom_suitable"] == "1"))
    return rows.assign(activ=rows["activ"].where(in_time), accom=rows["accom"].where(in_time))


def _with_birthday(rows: pd.DataFrame, last: pd.Timestamp) -> pd.DataFrame:
    """Those who turned 19, 20 or 21 in the 12 months to the day, and when."""
    birthdays = pd.to_datetime(pd.Series([_latest_birthday(born, last) for born in rows["dob"]], index=rows.index))
    return rows.assign(birthday=birthdays)[(birthdays.dt.year - rows["dob"].dt.year).between(19, 21)]


def _latest_birthday(born: Any, last: pd.Timestamp) -> Any:
    if pd.isna(born):
        return pd.NaT
    this_year = months_after(born, 12 * (last.year - born.year))
    return this_year if this_year <= last else months_after(born, 12 * (last.year - born.year - 1))


def care_leavers_eet_pct(files: Files, month: str) -> Answer:
    """Codes F and P; those not in touch are in the denominator, who died or went home to parents is not."""
    return share(_care_leavers(files, month)["activ"].str[:1].isin(["F", "P"]))


def care_leavers_suitable_accom_pct(files: Files, month: str) -> Answer:
    """Less those gone abroad (G), deported (H) and of residence not known (R); 1 after the code is suitable."""
    rows = _care_leavers(files, month)
    rows = rows[~rows["accom"].isin(["G", "H", "R"])]
    return share(rows["suitable"].astype(bool))


# --- Fostering


def _mainstream(files: Files) -> pd.DataFrame:
    homes = read(files, "foster_households", "approved_date", "deregistered_date")
    return homes[homes["household_type"] == "MAINSTREAM"]


def foster_households_net(files: Files, month: str) -> Answer:
    """Approved in the month less those whose approval ended in it; family and friends are left out."""
    homes = _mainstream(files)
    return int(during(homes["approved_date"], month).sum() - during(homes["deregistered_date"], month).sum()), None


def foster_places_filled_pct(files: Files, month: str) -> Answer:
    """Approved places that are occupied: a child over the number approved fills none."""
    places = read(files, "foster_places", "month")
    places = places[
        (places["month"] == start_of(month)) & places["household_id"].isin(_mainstream(files)["household_id"])
    ]
    approved, placed = places["approved_places"].astype(int), places["children_placed"].astype(int)
    return int(np.minimum(approved, placed).sum()), int(approved.sum())


def foster_retention_pct(files: Files, month: str) -> Answer:
    """Of the households approved twelve months before the month's end, those that still are."""
    homes, last = _mainstream(files), end_of(month)
    then = homes[
        open_at(
            homes["approved_date"],
            homes["deregistered_date"],
            first_of(12, last) - pd.Timedelta(days=1),
        )
    ]
    return share(open_at(then["approved_date"], then["deregistered_date"], last))
