"""What goes wrong in real deliveries, planted: a few rows of each kind a month, and counted."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from childrens_services.contracts import load
from childrens_services.county.chance import stream

DUPLICATE = "duplicate key"


@dataclass(frozen=True)
class Defect:
    """One row of a feed gets `value` in `column`; a duplicate key repeats a row instead."""

    feed: str
    kind: str
    column: str = ""
    value: str = ""


# the early dates come before any date the made-up county has
PLAN = (
    Defect("sen2_person", "missing value", "personbirthdate"),
    Defect("sen2_requests", DUPLICATE),
    Defect("sen2_requests", "impossible order", "requestoutcomedate", "2015-Jan-05 00:00:00"),
    Defect("sen2_requests", "unknown code", "requestoutcome", "X"),
    Defect("sen2_requests", "impossible date", "receiveddate", "2026-Feb-31 00:00:00"),
    Defect("sen2_requests", "orphan", "persontableid", "999999999"),
    Defect("sen2_assessment", "missing value", "assessmentoutcome"),
    Defect("sen2_assessment", "unknown code", "week20", "9"),
    Defect("sen2_namedplan", "impossible order", "ceasedate", "2015-Jan-05 00:00:00"),
    Defect("ehc_advice", DUPLICATE),
    Defect("ehc_advice", "impossible order", "received_date", "2015-01-05"),
    Defect("health_visitor_reviews", DUPLICATE),
    Defect("health_visitor_reviews", "missing key", "nhs_number"),
    Defect("health_visitor_reviews", "bad NHS number", "nhs_number", "99900000X"),
    Defect("health_visitor_reviews", "impossible order", "review_date", "2016-01-05"),
    Defect("health_visitor_reviews", "impossible date", "review_date", "2026-02-31"),
    Defect("health_visitor_reviews", "unknown code", "review_type", "3Y"),
    Defect("ssda903_header", DUPLICATE),
    Defect("ssda903_header", "missing value", "dob"),
    Defect("ssda903_episodes", DUPLICATE),
    Defect("ssda903_episodes", "impossible order", "dec", "05/01/2005"),
    Defect("ssda903_episodes", "impossible date", "decom", "31/02/2026"),
    Defect("ssda903_episodes", "unknown code", "rne", "Q"),
)
# a delivery with fewer rows a defect stays whole: half of it unreadable would refuse it
ROWS_A_DEFECT = 4


def plant(seed: int, feed: str, month: str, table: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, int]]:
    """The delivery (text, as delivered) with defects, each in a row of its own, and how many there are of each kind."""
    planned = [defect for defect in PLAN if defect.feed == feed]
    if not planned or len(table) < ROWS_A_DEFECT * len(planned):
        return table, {}
    headings = {column.name: column.source for column in load(feed).columns}
    rows = stream(seed, "defects", feed, month).choice(len(table), len(planned), replace=False)
    table = table.reset_index(drop=True)
    for defect, row in zip(planned, np.sort(rows), strict=True):
        if defect.kind == DUPLICATE:
            table = pd.concat([table, table.iloc[[row]]], ignore_index=True)
        else:
            table.loc[row, headings[defect.column]] = defect.value
    return table, {defect.kind: 1 for defect in planned}
