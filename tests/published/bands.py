"""Conferences and assessments by working days taken, in the bands of the official tables (c4, c2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from tests.published import figures
from tests.published.days import known_year, spread, working, working_days_before
from tests.published.figures import Figure
from tests.published.pipeline import Pipeline, Result

# a band of the table, the KPI's name of it, its working days
Bands = Mapping[str, tuple[str, range]]
CONFERENCES: Bands = {
    "Duration_0-10_days": ("0 to 10 working days", range(11)),
    "Duration_11-15_days": ("11 to 15 working days", range(11, 16)),
    "Duration_16-20_days": ("16 to 20 working days", range(16, 21)),
    "Duration_21+_days": ("21 working days or more", range(21, 40)),
}
ASSESSMENTS: Bands = {
    "Same_day": ("same day", range(1)),
    "1-10_days": ("1 to 10 working days", range(1, 11)),
    "11-20_days": ("11 to 20 working days", range(11, 21)),
    "21-30_days": ("21 to 30 working days", range(21, 31)),
    "31-40_days": ("31 to 40 working days", range(31, 41)),
    "41-45_days": ("41 to 45 working days", range(41, 46)),
    "46-50_days": ("46 to 50 working days", range(46, 51)),
    "51-60_days": ("51 to 60 working days", range(51, 61)),
    "61+_days": ("61 working days or more", range(61, 90)),
}


@dataclass(frozen=True)
class Measure:
    """A share in time, the official table of its bands, and how many of these are in time."""

    kpi: str
    table: str
    bands: Bands
    in_time: int


MEASURES = {
    "icpc_15wd_pct": Measure(
        "icpc_15wd_pct", "cin/c4_children_in_need_section_47s_and_icpcs_2013_to_2024.csv", CONFERENCES, 2
    ),
    "assessment_45wd_pct": Measure(
        "assessment_45wd_pct", "cin/c2_children_in_need_assessments_duration_2014_to_2024.csv", ASSESSMENTS, 6
    ),
}


def run(pipeline: Pipeline, wanted: Iterable[Figure]) -> None:
    """Deliver what these figures count, all of one measure, and measure their years."""
    chosen = list(wanted)
    parts = [_taken(figure) for figure in chosen]
    frame = pd.concat(parts, ignore_index=True)
    number = frame.index.astype(str)
    last = f"{max(known_year(figure.year) for figure in chosen)}-03"
    deliver = _conferences if chosen[0].kpi == "icpc_15wd_pct" else _assessments
    deliver(pipeline, last, frame, number)
    pipeline.measure({chosen[0].kpi: [f"{known_year(figure.year)}-03" for figure in chosen]})


def find(pipeline: Pipeline, figure: Figure) -> Result:
    """The year to March; where the official table has the bands, each of them too."""
    measure = MEASURES[figure.kpi]
    month = f"{known_year(figure.year)}-03"
    for column, count in _official(figure).items():
        group = ("variant", measure.bands[column][0])
        assert pipeline.figure(figure.kpi, month, "rolling_12m", group).numerator == count, (figure, column)
    return pipeline.figure(figure.kpi, month, "rolling_12m")


def _taken(figure: Figure) -> pd.DataFrame:
    """First and last day of each, the last spread over the year; every number of days of a band occurs."""
    year = known_year(figure.year)
    ends = working(spread(figure.total, f"{year - 1}-04-12", f"{year}-03-31"))
    counts = _official(figure) or _in_time(figure)
    bands = MEASURES[figure.kpi].bands
    days = np.concatenate([np.resize(bands[column][1], count) for column, count in counts.items()])
    return pd.DataFrame({"start": working_days_before(ends, days), "end": ends})


def _in_time(figure: Figure) -> dict[str, int]:
    """Where the bands were not published: those in time in the last band that is, the others in the next."""
    measure = MEASURES[figure.kpi]
    names = list(measure.bands)
    return {names[measure.in_time - 1]: figure.count, names[measure.in_time]: figure.total - figure.count}


def _official(figure: Figure) -> dict[str, int]:
    """The bands of the official table, where it has the area and year and they add up to the figure."""
    measure = MEASURES[figure.kpi]
    for row in figures.table(measure.table):
        if (row["la_name"] or row["country_name"] * (not row["region_name"]), row["time_period"]) == (
            figure.area,
            str(figure.year),
        ):
            counts = [row[name] for name in measure.bands]
            if all(count.isdigit() for count in counts):
                found = dict(zip(measure.bands, map(int, counts), strict=True))
                parts = list(found.values())
                if (sum(parts[: measure.in_time]), sum(parts)) == (figure.count, figure.total):
                    return found
    return {}


def _assessments(pipeline: Pipeline, month: str, frame: pd.DataFrame, number: pd.Index) -> None:
    rows = {
        "cina_assessment_id": "A" + number,
        "cina_person_id": "C" + number,
        "cina_referral_id": "R" + number,
        "cina_assessment_start_date": frame["start"],
        "cina_assessment_auth_date": frame["end"],
        "cina_assessment_child_seen": "Y",
        "cina_assessment_outcome_nfa": "N",
    }
    pipeline.deliver("ssd_cin_assessments", month, pd.DataFrame(rows))


def _conferences(pipeline: Pipeline, month: str, frame: pd.DataFrame, number: pd.Index) -> None:
    """A referral, the enquiry it leads to, whose start is the strategy discussion, and its conference."""
    child, referral, enquiry = "C" + number, "R" + number, "S" + number
    referrals = {
        "cine_referral_id": referral,
        "cine_person_id": child,
        "cine_referral_date": frame["start"],
        "cine_referral_nfa": "N",
    }
    enquiries = {
        "s47e_s47_enquiry_id": enquiry,
        "s47e_referral_id": referral,
        "s47e_person_id": child,
        "s47e_s47_start_date": frame["start"],
        "s47e_s47_end_date": frame["end"],
        "s47e_s47_nfa": "N",
    }
    conferences = {
        "icpc_icpc_id": "I" + number,
        "icpc_s47_enquiry_id": enquiry,
        "icpc_person_id": child,
        "icpc_referral_id": referral,
        "icpc_icpc_transfer_in": "N",
        "icpc_icpc_date": frame["end"],
        "icpc_icpc_outcome_cp_flag": "N",
    }
    pipeline.deliver("ssd_cin_episodes", month, pd.DataFrame(referrals))
    pipeline.deliver("ssd_s47_enquiry", month, pd.DataFrame(enquiries))
    pipeline.deliver("ssd_initial_cp_conference", month, pd.DataFrame(conferences))
