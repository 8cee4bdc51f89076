"""Child protection plans: repeat plans of a year, and of those open on 31 March the long ones and those reviewed."""

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd

from tests.published.days import spread
from tests.published.figures import Figure
from tests.published.pipeline import Pipeline, Result

KPIS = {
    "cpp_repeat_ever_pct": "cpp_repeat_pct",
    "cpp_2yr_plus_open_pct": "cpp_2yr_plus_pct",
    "cpp_reviews_in_time_pct": "cpp_reviews_in_time_pct",
}
# a plan before all years counted
BEFORE = (pd.Timestamp("2009-05-05"), pd.Timestamp("2010-02-02"))


def run(pipeline: Pipeline, wanted: Iterable[Figure]) -> None:
    """Deliver the plans of these figures, all of one measure, and measure their years."""
    chosen = list(wanted)
    kpi, last = chosen[0].kpi, f"{max(figure.year for figure in chosen)}-03"
    plans = PLANS[kpi](chosen).reset_index(drop=True)
    plans["plan"] = "P" + plans.index.astype(str)
    _deliver(pipeline, last, plans)
    if kpi != "cpp_repeat_ever_pct":
        _deliver_meetings(pipeline, last, plans)
    pipeline.measure({KPIS[kpi]: [f"{figure.year}-03" for figure in chosen]})


def find(pipeline: Pipeline, figure: Figure) -> Result:
    """Where the figure is: plans begun in the year, or open at its end."""
    period = "rolling_12m" if figure.kpi == "cpp_repeat_ever_pct" else "snapshot"
    return pipeline.figure(KPIS[figure.kpi], f"{figure.year}-03", period)


def _deliver(pipeline: Pipeline, month: str, plans: pd.DataFrame) -> None:
    people = {"pers_person_id": plans["child"].drop_duplicates(), "pers_sex": "F"}
    rows = {
        "cppl_cp_plan_id": plans["plan"],
        "cppl_person_id": plans["child"],
        "cppl_cp_plan_start_date": plans["start"],
        "cppl_cp_plan_end_date": plans["end"],
        "cppl_cp_plan_initial_category": "Neglect",
        "cppl_cp_plan_latest_category": "Neglect",
        "cppl_cp_plan_ola": "N",
    }
    pipeline.deliver("ssd_person", month, pd.DataFrame(people))
    pipeline.deliver("ssd_cp_plans", month, pd.DataFrame(rows))


def _deliver_meetings(pipeline: Pipeline, month: str, plans: pd.DataFrame) -> None:
    """The reviews, and a visit: what is open at the end of a month is told with both."""
    reviewed = plans.dropna(subset="review")
    reviews = {
        "cppr_cp_review_id": "V" + reviewed["plan"],
        "cppr_person_id": reviewed["child"],
        "cppr_cp_plan_id": reviewed["plan"],
        "cppr_cp_review_date": reviewed["review"],
        "cppr_cp_review_quorate": "Y",
        "cppr_cp_review_outcome_continue_cp": "Y",
    }
    visited = plans.head(1)
    visits = {
        "cppv_cp_visit_id": "T" + visited["plan"],
        "cppv_person_id": visited["child"],
        "cppv_cp_plan_id": visited["plan"],
        "cppv_cp_visit_date": visited["start"],
        "cppv_cp_visit_seen": "Y",
        "cppv_cp_visit_seen_alone": "Y",
    }
    pipeline.deliver("ssd_cp_reviews", month, pd.DataFrame(reviews))
    pipeline.deliver("ssd_cp_visits", month, pd.DataFrame(visits))


def _children(figure: Figure) -> "np.ndarray[tuple[int], np.dtype[np.str_]]":
    return np.char.add(f"C{figure.year}-", np.arange(figure.total).astype(str))


def _begun(figures: Iterable[Figure]) -> pd.DataFrame:
    """Plans begun in each year and over by its end; the first are of children who had one long before."""
    return pd.concat([_begun_in(figure) for figure in figures])


def _begun_in(figure: Figure) -> pd.DataFrame:
    children = _children(figure)
    starts = spread(figure.total, f"{figure.year - 1}-04-01", f"{figure.year}-03-30")
    now = pd.DataFrame({"child": children, "start": starts, "end": pd.Timestamp(f"{figure.year}-03-31")})
    before = pd.DataFrame({"child": children[: figure.count], "start": BEFORE[0], "end": BEFORE[1]})
    return pd.concat([now, before])


def _long(figures: Iterable[Figure]) -> pd.DataFrame:
    """Plans open on each 31 March. The last year comes first: its long plans were open in the years before too."""
    plans = pd.DataFrame({"child": [], "start": pd.DatetimeIndex([]), "end": pd.DatetimeIndex([])})
    for figure in sorted(figures, key=lambda each: each.year, reverse=True):
        day = pd.Timestamp(f"{figure.year}-03-31")
        there = plans[(plans["start"] <= day) & (plans["end"] > day)]
        is_long = (day - there["start"]).dt.days > 729
        more = _open(figure, day, figure.count - int(is_long.sum()), figure.total - len(there))
        plans = pd.concat([plans, more])
    # a review on the first day: that plans are reviewed is another figure
    return plans.assign(review=plans["start"])


def _open(figure: Figure, day: pd.Timestamp, long: int, count: int) -> pd.DataFrame:
    """Plans open on the day and over the next: some for 730 days or more, the others for 729 at most."""
    places = np.arange(count)
    open_days = np.where(
        places < long, np.where(places % 2 == 0, 730, 900), np.where(places % 3 == 0, 729, places % 700)
    )
    starts = day - pd.to_timedelta(open_days, unit="D")
    return pd.DataFrame({"child": _children(figure)[:count], "start": starts, "end": day + pd.Timedelta(days=1)})


def _reviewed(figures: Iterable[Figure]) -> pd.DataFrame:
    """Plans of half a year or exactly three months: reviewed on the last day in time; late by a day; or never."""
    return pd.concat([_reviewed_in(figure) for figure in figures])


def _reviewed_in(figure: Figure) -> pd.DataFrame:
    places, year = np.arange(figure.total), figure.year
    is_in_time, is_even = places < figure.count, places % 2 == 0
    starts = np.where(is_in_time & ~is_even, np.datetime64(f"{year - 1}-12-31"), np.datetime64(f"{year - 1}-10-01"))
    first_half = np.where(is_in_time, np.datetime64(f"{year}-01-01"), np.datetime64(f"{year}-01-02"))
    # a plan of 31 December is due its review on 31 March, and has it in time
    second_half = np.where(is_in_time, np.datetime64(f"{year}-03-31"), np.datetime64("NaT"))
    return pd.DataFrame(
        {
            "child": _children(figure),
            "start": pd.DatetimeIndex(starts),
            "end": pd.Timestamp(f"{year}-04-01"),
            "review": pd.DatetimeIndex(np.where(is_even, first_half, second_half)),
        }
    )


PLANS: dict[str, Callable[[Iterable[Figure]], pd.DataFrame]] = {
    "cpp_repeat_ever_pct": _begun,
    "cpp_2yr_plus_open_pct": _long,
    "cpp_reviews_in_time_pct": _reviewed,
}
