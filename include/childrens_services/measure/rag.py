"""Red, amber, green or grey: pure functions of a value and its target."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from childrens_services.measure.catalogue import GROUP, TOTAL, Comparison, Direction, Kpi, RagRules, Unit

Colour = Literal["green", "amber", "red", "grey"]


@dataclass(frozen=True)
class Rag:
    """A colour and why."""

    colour: Colour
    reason: str


def rag(
    kpi: Kpi,
    rules: RagRules,
    *,
    value: Decimal | None,
    denominator: Decimal | None,
    target: Decimal | None,
    has_history: bool,
    minimum_cohort: int,
    group: GROUP = TOTAL,
) -> Rag:
    """The RAG of one row; grey says why there is none."""
    if not has_history:
        return Rag("grey", "history incomplete")
    if kpi.direction == "context":
        return Rag("grey", "context measure")
    if kpi.target is None:
        return Rag("grey", "no target")
    if kpi.target.group is not None and group[1] != kpi.target.group:
        return Rag("grey", f"the target is for {kpi.target.group}")
    if kpi.target.group is None and group[0] == "variant":
        return Rag("grey", "another reading: the target is for the headline")
    if target is None:
        return Rag("grey", "benchmark not published" if kpi.target.benchmark else "before the first target")
    if value is None:
        return Rag("grey", "no events")
    if kpi.is_ratio and kpi.is_about_people and denominator is not None and denominator < minimum_cohort:
        return Rag("grey", f"fewer than {minimum_cohort} in the denominator")
    if meets(value, target, kpi.direction, kpi.target.comparison):
        return Rag("green", "target met")
    margin = kpi.target.tolerance if kpi.target.tolerance is not None else tolerance(target, kpi.unit, rules)
    eased = target - margin if kpi.direction == "higher" else target + margin
    if meets(value, eased, kpi.direction, "at least"):
        return Rag("amber", "within tolerance of the target")
    return Rag("red", "target missed")


def meets(value: Decimal, target: Decimal, direction: Direction, comparison: Comparison) -> bool:
    """Whether the value is on the good side of the target; `strictly` leaves the target itself out."""
    gain = value - target if direction == "higher" else target - value
    return gain > 0 if comparison == "strictly" else gain >= 0


def tolerance(target: Decimal, unit: Unit, rules: RagRules) -> Decimal:
    """How far from the target amber reaches, in the KPI's unit."""
    return rules.tolerance_points if unit in ("percent", "percentage points") else abs(target) * rules.tolerance_share
