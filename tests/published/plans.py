"""Education, health and care plans of calendar years: requests, what assessments came to, how long plans took."""

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd

from tests.published.days import spread
from tests.published.figures import Figure
from tests.published.pipeline import TOTAL, Pipeline, Result

ALL, EXCEPTED, OVER = "ehcp_20wk_all_pct", "ehcp_20wk_excl_exceptions_pct", "ehcp_over_52wk_pct"
REFUSED, DECIDED = "ehcna_refused_pct", "ehcna_decision_6wk_pct"
ISSUED, NO_PLAN = "ehcna_plan_issued_pct", "ehcna_no_plan_16wk_pct"
REVIEWED = "ehcp_annual_review_decision_4wk_pct"
# figures that rest on other records of the same years: the official tables of a year do not agree
TIMELINESS, REQUESTS, OUTCOMES = (ALL, EXCEPTED, OVER), (REFUSED, DECIDED), (ISSUED, NO_PLAN)
FOUND: dict[str, tuple[str, tuple[str, str]]] = {
    ALL: ("ehcp_20wk_pct", ("variant", "including exceptions")),
    EXCEPTED: ("ehcp_20wk_pct", TOTAL),
    OVER: ("ehcp_over_52wk_pct", TOTAL),
    REFUSED: ("ehcna_refused_pct", TOTAL),
    DECIDED: ("ehcna_decision_6wk_pct", TOTAL),
    ISSUED: ("ehcna_no_plan_16wk_pct", ("variant", "assessments that led to a plan")),
    NO_PLAN: ("ehcna_no_plan_16wk_pct", TOTAL),
    REVIEWED: ("ehcp_review_decision_4wk_pct", TOTAL),
}
BORN = pd.Timestamp("2012-06-01")
# days from request to plan: the last in time, the first late, the last within a year, the first after it
IN_TIME, LATE, AFTER_A_YEAR = (140, 100, 0), (141, 200, 364), (365, 500)
# any days from request to decision, the last in time and the first late
DECISION_IN_TIME, DECISION_LATE = (42, 30, 0), (43, 60)
NO_PLAN_IN_TIME, NO_PLAN_LATE = (112, 90, 20), (113, 150)


def run(pipeline: Pipeline, wanted: Iterable[Figure]) -> None:
    """Deliver the requests of these figures, of one of the three sets, and measure their years."""
    chosen = list(wanted)
    of = {year: {each.kpi: each for each in chosen if each.year == year} for year in {each.year for each in chosen}}
    make = next(MADE[each] for each in MADE if chosen[0].kpi in each)
    frame = pd.concat([make(year, figures) for year, figures in sorted(of.items())], ignore_index=True)
    deliver(pipeline, f"{max(of)}-12", frame)
    pipeline.measure({FOUND[each.kpi][0]: [f"{year}-12" for year in of] for each in chosen})


def run_reviews(pipeline: Pipeline, wanted: Iterable[Figure]) -> None:
    """Annual reviews of a year with a decision: on the last day in time, or the first that is not."""
    for figure in wanted:
        number = pd.RangeIndex(figure.total).astype(str)
        decided = spread(figure.total, f"{figure.year}-01-01", f"{figure.year}-12-31")
        days = np.where(np.arange(figure.total) < figure.count, 28, 29)
        reviews = {
            "review_id": "V" + number,
            "plan_id": "P" + number,
            "council_pupil_id": "C" + number,
            "review_due_date": decided,
            "meeting_date": decided - pd.to_timedelta(days, unit="D"),
            "decision": "MAINTAIN",
            "decision_date": decided,
        }
        pipeline.deliver("ehc_annual_reviews", f"{figure.year}-12", pd.DataFrame(reviews))
        pipeline.measure({FOUND[REVIEWED][0]: [f"{figure.year}-12"]})


def find(pipeline: Pipeline, figure: Figure) -> Result:
    """The calendar year to December."""
    kpi, group = FOUND[figure.kpi]
    return pipeline.figure(kpi, f"{figure.year}-12", "ytd_calendar", group)


def deliver(pipeline: Pipeline, month: str, frame: pd.DataFrame) -> None:
    """The modules of the SEN2 return: a person for each request, its assessment if there is one, and the plan.

    Columns: request, decided (a day or none), decision, concluded, outcome (none where not assessed), is_exception, and
    ceased where plans have.
    """
    number = frame.index.astype(str)
    people = {"persontableid": number, "nativeid": "E" + number, "personbirthdate": BORN}
    requests = {
        "requeststableid": number,
        "persontableid": number,
        "receiveddate": frame["request"],
        "requestsource": "1",
        "rya": "0",
        "requestoutcome": frame["decision"],
        "requestoutcomedate": frame["decided"],
    }
    assessed = frame[frame["outcome"].notna()]
    assessments = {
        "assessmenttableid": assessed.index.astype(str),
        "requeststableid": assessed.index.astype(str),
        "assessmentoutcome": assessed["outcome"],
        "assessmentoutcomedate": assessed["concluded"],
        "week20": np.where(assessed["is_exception"], "1", "0"),
    }
    issued = assessed[assessed["outcome"] == "Y"]
    plans = {
        "namedplantableid": issued.index.astype(str),
        "assessmenttableid": issued.index.astype(str),
        "startdate": issued["concluded"],
        "ceasedate": issued.get("ceased", None),
        "ceasereason": "1" if "ceased" in issued else None,
    }
    pipeline.deliver("sen2_person", month, pd.DataFrame(people, index=frame.index))
    pipeline.deliver("sen2_requests", month, pd.DataFrame(requests))
    pipeline.deliver("sen2_assessment", month, pd.DataFrame(assessments))
    pipeline.deliver("sen2_namedplan", month, pd.DataFrame(plans))


def _issued(year: int, of: dict[str, Figure]) -> pd.DataFrame:
    """Plans issued in the year; the excepted ones are those that only the figure with exceptions counts."""
    whole = of.get(ALL) or of.get(OVER) or of[EXCEPTED]
    kept = of.get(EXCEPTED) or whole
    in_time = of[ALL].count if ALL in of else kept.count if EXCEPTED in of else 0
    over = of[OVER].count if OVER in of else 0
    excepted_in_time = in_time - kept.count if EXCEPTED in of else 0
    is_in_time = np.arange(whole.total) < in_time
    # from the front of those in time and from the front of those late
    is_exception = np.arange(whole.total) < excepted_in_time
    excepted_late = whole.total - kept.total - excepted_in_time
    is_exception[in_time : in_time + excepted_late] = True
    days = np.concatenate(
        [
            np.resize(IN_TIME, in_time),
            np.resize(LATE, whole.total - in_time - over),
            np.resize(AFTER_A_YEAR, over),
        ]
    )
    assert is_in_time.sum() == (days <= IN_TIME[0]).sum()
    concluded = spread(whole.total, f"{year}-01-01", f"{year}-12-31")
    return _requests(concluded - pd.to_timedelta(days, unit="D"), "Y").assign(
        concluded=concluded, outcome="Y", is_exception=is_exception
    )


def _requested(year: int, of: dict[str, Figure]) -> pd.DataFrame:
    """Requests received in the year, some refused, and decisions made in it; as many as are both are the same."""
    refused = of[REFUSED].count if REFUSED in of else 0
    decided, in_time = (of[DECIDED].total, of[DECIDED].count) if DECIDED in of else (refused, refused)
    total = of[REFUSED].total if REFUSED in of else decided
    assert refused <= decided <= total
    days = np.concatenate([np.resize(DECISION_IN_TIME, in_time), np.resize(DECISION_LATE, decided - in_time)])
    # early enough in the year that each is decided in it
    asked = spread(total, f"{year}-01-01", f"{year}-10-31")
    decision = np.select([np.arange(total) < refused, np.arange(total) < decided], ["N", "Y"], "A")
    made = _requests(asked, decision)
    made.loc[: decided - 1, "decided"] = asked[:decided] + pd.to_timedelta(days, unit="D")
    return made


def _concluded(year: int, of: dict[str, Figure]) -> pd.DataFrame:
    """Assessments concluded in the year, with a plan, without or withdrawn; a table tells one or the other."""
    (figure,) = of.values()
    first, last = f"{year}-01-01", f"{year}-12-31"
    concluded = spread(figure.total, first, last)
    places = np.arange(figure.total)
    if figure.kpi == ISSUED:
        outcome = np.select([places < figure.count, places % 2 == 0], ["Y", "N"], "W")
        days = np.full(figure.total, 150)
    else:
        outcome = np.full(figure.total, "N")
        days = np.concatenate(
            [np.resize(NO_PLAN_IN_TIME, figure.count), np.resize(NO_PLAN_LATE, figure.total - figure.count)]
        )
    made = _requests(concluded - pd.to_timedelta(days, unit="D"), "Y").assign(concluded=concluded, outcome=outcome)
    # the module of plans is never empty: one issued long before
    return pd.concat([made, _long_ago()])


def _requests(asked: pd.DatetimeIndex, decision: object) -> pd.DataFrame:
    nothing = pd.DatetimeIndex([pd.NaT]).repeat(len(asked))
    return pd.DataFrame(
        {
            "request": asked,
            "decided": nothing,
            "decision": decision,
            "concluded": nothing,
            "outcome": pd.array([None] * len(asked), "string"),
            "is_exception": False,
        }
    )


def _long_ago() -> pd.DataFrame:
    return _requests(pd.DatetimeIndex(["2015-01-05"]), "Y").assign(concluded=pd.Timestamp("2015-05-05"), outcome="Y")


def _with_a_plan(year: int, of: dict[str, Figure]) -> pd.DataFrame:
    return pd.concat([_requested(year, of), _long_ago()])


MADE: dict[tuple[str, ...], Callable[[int, dict[str, Figure]], pd.DataFrame]] = {
    TIMELINESS: _issued,
    REQUESTS: _with_a_plan,
    OUTCOMES: _concluded,
}
