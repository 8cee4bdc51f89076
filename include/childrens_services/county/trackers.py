"""Action plans and milestones as programme offices keep them in workbooks, with words for how each stands.

The plans are made up along what the council has published: an action plan after the joint inspection of child sexual
abuse in the family, SEND reform to March 2029, and the Families First programme with its first teams in summer 2026.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import after, days, stream
from childrens_services.county.delivery import Delivery, Period, Sheet

if TYPE_CHECKING:
    from childrens_services.county.world import County

NOTES = ("RAG agreed at the last board meeting.", "Please do not insert columns.")
# of the steps done by now: in time, late
IN_TIME = 0.8


@dataclass(frozen=True)
class Plan:
    """A plan: the themes, what is done for each, who leads, and when the first and the last step are due."""

    prefix: str
    themes: tuple[str, ...]
    steps: tuple[str, ...]
    owners: tuple[str, ...]
    first: str
    last: str


JTAI = Plan(
    "J",
    (
        "Strategy discussions with all agencies",
        "Recognising sexual abuse in the family",
        "Safety planning",
        "Child's voice",
        "Health assessments and therapy",
        "Learning and assurance",
    ),
    ("Agree the standard", "Train the workforce", "Audit practice", "Report the effect to the board"),
    ("Head of safeguarding", "Detective superintendent", "Designated nurse", "Education safeguarding lead"),
    "2025-09-30",
    "2027-03-31",
)
AGENCIES = ("COUNCIL", "POLICE", "HEALTH", "EDUCATION", "PARTNERSHIP")
SEND_REFORM = Plan(
    "S",
    (
        "Inclusive mainstream",
        "Early years support",
        "Preparing for adulthood and post-16",
        "Local specialist places",
        "Travel and independence",
        "Quality and timeliness of plans",
        "Finance and commissioning",
    ),
    ("Design agreed with parents", "First schools or services begin", "Half of the county covered",
     "Whole county covered", "Effect reviewed and published"),
    ("Assistant director education", "Head of SEND", "Head of school places", "Head of finance"),
    "2025-10-31",
    "2029-03-31",
)  # fmt: skip
FAMILIES_FIRST = Plan(
    "F",
    (
        "Family help teams",
        "Multi-agency child protection teams",
        "Family group decision making",
        "Workforce and secondments",
        "Data and outcomes",
    ),
    ("Design agreed by partners", "Pilot area begins", "Pilot reviewed", "Second area begins", "Whole county covered"),
    ("Programme director", "Head of family help", "Head of safeguarding", "Data lead"),
    "2025-11-30",
    "2028-03-31",
)


def steps(county: "County", plan: Plan) -> pd.DataFrame:
    """Every step of the plan: number, theme, step, owner, due, done (which may lie after the horizon), replanned."""
    rng, rows = stream(county.seed, "plan", plan.prefix), len(plan.themes) * len(plan.steps)
    order = np.arange(rows)
    first, last = days([plan.first, plan.last])
    # the themes' first steps come first, then the second ones
    place = (order % len(plan.steps)) / (len(plan.steps) - 1)
    due = after(first, place * int((last - first).astype(int)))
    month_end = due.astype("datetime64[M]") + 1
    due = np.minimum(month_end.astype("datetime64[D]") - 1, last)
    late = rng.random(rows) >= IN_TIME
    done = after(due, np.where(late, rng.integers(10, 150, rows), -rng.integers(0, 60, rows)))
    frame = {
        "number": [f"{plan.prefix}{number + 1:02d}" for number in order],
        "theme": np.repeat(plan.themes, len(plan.steps)),
        "step": np.tile(plan.steps, len(plan.themes)),
        "owner": np.array(plan.owners)[rng.integers(0, len(plan.owners), rows)],
        "due": due,
        "done": done,
        "replanned": rng.random(rows) < 0.6,
    }
    return pd.DataFrame(frame).astype({"due": "datetime64[s]", "done": "datetime64[s]"})


def standing(rows: pd.DataFrame, end: pd.Timestamp) -> pd.DataFrame:
    """The steps as they stand at `end`: status, status_date, completed."""
    done, overdue = rows["done"] <= end, rows["due"] <= end
    waiting = rows["due"] > end + pd.DateOffset(years=1)
    late = np.where(rows["replanned"], "DELAYED", "OFF TRACK")
    status = np.select([done, overdue, waiting], ["COMPLETE", late, "NOT STARTED"], "ON TRACK")
    return rows.assign(status=status, status_date=end, completed=rows["done"].where(done))


def _table(key: str, theme: str, step: str, plan: Plan) -> Callable[["County", Period], pd.DataFrame]:
    def table(county: "County", period: Period) -> pd.DataFrame:
        rows = standing(steps(county, plan), period.end)
        agencies = np.resize(AGENCIES, len(rows))
        return pd.DataFrame(
            {
                key: rows["number"],
                theme: rows["theme"],
                step: rows["step"],
                "lead_agency": agencies,
                "owner_role": rows["owner"],
                "due_date": rows["due"],
                "status": rows["status"],
                "status_date": rows["status_date"],
                "completed_date": rows["completed"],
            }
        )

    return table


DELIVERIES = (
    Delivery(
        "jtai_action_plan",
        _table("action_id", "theme", "action", JTAI),
        "social_care/{month}/jtai_action_plan_{month}.xlsx",
        layout=Sheet("Child sexual abuse in the family: multi-agency action plan", NOTES),
    ),
    Delivery(
        "families_first_milestones",
        _table("milestone_id", "workstream", "milestone", FAMILIES_FIRST),
        "social_care/{month}/families_first_milestones_{month}.xlsx",
        layout=Sheet("Families First: milestones", NOTES),
    ),
    Delivery(
        "send_reform_milestones",
        _table("milestone_id", "workstream", "milestone", SEND_REFORM),
        "education/{month}/send_reform_milestones_{month}.xlsx",
        layout=Sheet("SEND reform plan to March 2029: milestones", NOTES),
    ),
)
