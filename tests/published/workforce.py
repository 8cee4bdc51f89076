"""Social workers on 30 September: their cases, and from the warehouse the shares of agency staff and leavers.

There is no KPI of agency staff and turnover: they are counted here, in SQL, from the warehouse. Years stand two apart:
whoever was there on a 30 September leaves in the October, which is in a year that is not asked for.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

import numpy as np
import pandas as pd
from childrens_services import months

from tests.published.figures import Figure
from tests.published.pipeline import Pipeline, Result

CASES, AGENCY, TURNOVER = "sw_caseload_avg", "sw_agency_pct", "sw_turnover_pct"
KPIS = (CASES, AGENCY, TURNOVER)
LAST, APART = 2025, 2
IN_POST = """
    select sum(fte) filter (where is_agency) as agency, sum(fte) filter (where not is_agency) as employed
    from warehouse.fact_worker_month
    where month = :month and is_social_worker and is_at_month_end
"""
LEFT = """
    select coalesce(sum(fte), 0) as employed
    from warehouse.fact_worker
    where
        is_social_worker and not is_agency
        and end_date between cast(:month as date) - interval '11 months' and :last_day
"""


def stands(year: int) -> int:
    """The year whose days the records have."""
    return LAST - APART * (LAST - year)


def run(pipeline: Pipeline, wanted: Iterable[Figure]) -> None:
    """Deliver the workers and cases of these figures, and measure each 30 September."""
    of: dict[int, dict[str, Figure]] = {}
    for figure in wanted:
        of.setdefault(figure.year, {})[figure.kpi] = figure
    last = f"{stands(max(of))}-09"
    workers = pd.concat([_workers(year, figures) for year, figures in sorted(of.items())], ignore_index=True)
    workers["id"] = "W" + workers.index.astype(str)
    cases = pd.concat([_cases(year, figures, workers) for year, figures in sorted(of.items())], ignore_index=True)
    _deliver(pipeline, last, workers, cases)
    pipeline.measure({CASES: [f"{stands(year)}-09" for year in of]})
    pipeline.build(["fact_worker_month"])


def find(pipeline: Pipeline, figure: Figure) -> Result:
    """The snapshot at the end of September; agency staff of all in post, leavers of the year of those employed."""
    month = f"{stands(figure.year)}-09"
    if figure.kpi == CASES:
        return pipeline.figure(CASES, month, "snapshot")
    days = {"month": months.first_day(month), "last_day": months.last_day(month)}
    (there,) = pipeline.select(IN_POST, month=days["month"])
    if figure.kpi == AGENCY:
        part, whole = there.agency, there.agency + there.employed
    else:
        ((part,),) = pipeline.select(LEFT, **days)
        whole = there.employed
    return Result(part, whole, figure.multiplier * part / whole)


def _workers(year: int, of: Mapping[str, Figure]) -> pd.DataFrame:
    """Those in post on 30 September and those who left before. Agency staff hold cases first, then the employed."""
    september = stands(year)
    agency = of[AGENCY].numerator if AGENCY in of else Decimal(0)
    holding = of[CASES].denominator if CASES in of else Decimal(0)
    if AGENCY in of:
        employed = of[AGENCY].denominator - agency
    else:
        employed = of[TURNOVER].denominator if TURNOVER in of else holding
    agency_holding = min(agency, holding)
    there = {
        (True, True): agency_holding,
        (True, False): agency - agency_holding,
        (False, True): holding - agency_holding,
        (False, False): employed - (holding - agency_holding),
    }
    parts = [
        _full_time(amount).assign(is_agency=is_agency, is_holding=is_holding, start=f"{september}-09-01", end=None)
        for (is_agency, is_holding), amount in there.items()
    ]
    left = of[TURNOVER].numerator if TURNOVER in of else Decimal(0)
    gone = _full_time(left).assign(
        is_agency=False, is_holding=False, start=f"{september}-01-05", end=f"{september}-09-30"
    )
    found = pd.concat([*parts, gone], ignore_index=True).assign(year=year)
    # gone before the next year that is asked for
    found["end"] = found["end"].fillna(f"{september}-10-31")
    return found


def _full_time(amount: Decimal) -> pd.DataFrame:
    """As many full-time workers as there are, and one for the rest."""
    whole, rest = divmod(amount, 1)
    return pd.DataFrame({"fte": [Decimal(1)] * int(whole) + [rest] * (rest > 0)})


def _cases(year: int, of: Mapping[str, Figure], workers: pd.DataFrame) -> pd.DataFrame:
    """The year's children, dealt out to those who hold cases; without that figure one child, since no feed is empty."""
    is_there = workers["year"] == year
    if CASES in of:
        count, holding = of[CASES].numerator, workers.loc[is_there & workers["is_holding"], "id"].to_numpy()
    else:
        count, holding = Decimal(1), workers.loc[is_there, "id"].to_numpy()
    number = np.arange(int(count))
    return pd.DataFrame(
        {
            "child": np.char.add(f"C{year}-", number.astype(str)),
            "worker": holding[number % len(holding)],
            "day": pd.Timestamp(f"{stands(year)}-09-30"),
        }
    )


def _deliver(pipeline: Pipeline, month: str, workers: pd.DataFrame, cases: pd.DataFrame) -> None:
    team = {"dept_team_id": "T1", "dept_team_name": "Team"}
    people = {"pers_person_id": cases["child"], "pers_sex": "F"}
    professionals = {
        "prof_professional_id": workers["id"],
        "prof_staff_id": workers["id"],
        "prof_social_worker_registration_no": "SW" + pd.Series(1000 + workers.index).astype(str),
        "prof_professional_job_title": "Social Worker",
        "prof_professional_department": "T1",
        "prof_full_time_equivalency": workers["fte"].astype(str),
        "prof_agency_worker_flag": np.where(workers["is_agency"], "Y", "N"),
        "prof_start_date": pd.to_datetime(workers["start"]),
        "prof_end_date": pd.to_datetime(workers["end"]),
    }
    involvements = {
        "invo_involvements_id": "V" + cases.index.astype(str),
        "invo_professional_id": cases["worker"],
        "invo_professional_role_id": "ALLOCATED",
        "invo_professional_team": "T1",
        "invo_person_id": cases["child"],
        "invo_involvement_start_date": cases["day"],
        "invo_involvement_end_date": cases["day"] + pd.Timedelta(days=1),
    }
    pipeline.deliver("ssd_department", month, pd.DataFrame([team]))
    pipeline.deliver("ssd_professionals", month, pd.DataFrame(professionals))
    pipeline.deliver("ssd_person", month, pd.DataFrame(people))
    pipeline.deliver("ssd_involvements", month, pd.DataFrame(involvements))
