"""Disclosure control: what is withheld, why, and that it is enough."""

from typing import Any

import pytest
from childrens_services import months
from childrens_services.publish import disclosure, suppression
from childrens_services.publish.disclosure import SECONDARY, Outcome
from childrens_services.publish.suppression import COMPLEMENT, DENOMINATOR, NUMERATOR
from childrens_services.publish.windows import ADDED_UP, Windows

from tests.publish import attack
from tests.publish.given import DISTRICT, SEX, Events, Indicator, Row, shown, snapshot

COUNT = {"one": Indicator("count")}
# tables of official statistics as they were published: what was shown, and numbers that may stand behind each c
PUBLISHED = {
    "child protection plans by duration, 31 March 2016": ({"a": 117, "b": 102, "c": 74}, [4, 48], 345),
    "care leavers of 17 and 18 by accommodation, 2025": ({"suitable": 157}, [2, 4], 163),
    "place providers, 2025": ({"a": 402, "b": 291}, [1, 0], 694),
    "category of need, 2025": ({"a": 480, "b": 120, "c": 60, "d": 31}, [2, 1], 694),
    "ethnicity, 2025": ({"a": 560, "b": 60, "c": 30, "d": 25}, [3, 16], 694),
}


@pytest.mark.parametrize("title", PUBLISHED)
def test_as_the_official_tables_are(title: str) -> None:
    """The total is shown, two are hidden, and neither is found, even by a reader told which of them are 1 to 5."""
    visible, hidden, total = PUBLISHED[title]
    rows = snapshot("one", {**visible, **{f"hidden {number}": count for number, count in enumerate(hidden)}})
    outcome = disclosure.of_all(COUNT, rows)
    published = shown(rows, outcome, COUNT)
    assert published[0]["numerator"] == total
    assert sum(row["numerator"] is None for row in published) == 2
    assert not attack.recovered(published)
    told = {at: (1, 5) for at, decision in enumerate(outcome.decisions) if decision.reason == NUMERATOR}
    assert not attack.recovered(published, told=told)


def test_a_nought_hides_one_where_nothing_else_may() -> None:
    """As among the place providers: visible 693 of 694. The reader knows that one of the two is one, not which."""
    rows = snapshot("one", {"a": 402, "b": 291, "c": 1, "d": 0})
    before = [{**row, "is_suppressed": False} for row in rows[:3]]
    outcome = disclosure.of_all(COUNT, rows, before)
    assert why(rows, outcome) == {"c": NUMERATOR, "d": SECONDARY}
    assert not outcome.exposed
    assert not attack.recovered(shown(rows, outcome, COUNT))


def test_one_small_group_takes_the_smallest_other_with_it() -> None:
    rows = snapshot("one", {"a": 50, "b": 3, "c": 20, "d": 30})
    assert why(rows, disclosure.of_all(COUNT, rows)) == {"b": NUMERATOR, "c": SECONDARY}


def test_small_groups_that_hide_each_other_need_no_third() -> None:
    rows = snapshot("one", {"a": 50, "b": 3, "c": 4})
    assert why(rows, disclosure.of_all(COUNT, rows)) == {"b": NUMERATOR, "c": NUMERATOR}


def test_a_small_total_is_hidden_and_its_groups_with_it() -> None:
    rows = snapshot("one", {"a": 4, "b": 0})
    assert why(rows, disclosure.of_all(COUNT, rows)) == {"total": NUMERATOR, "a": NUMERATOR}
    # the group that is none of them is told; the other is known to be as many as the total, which nobody knows
    assert not attack.recovered(shown(rows, disclosure.of_all(COUNT, rows), COUNT))


def test_groups_that_leave_some_out_tell_of_those() -> None:
    rows = snapshot("one", {"a": 50, "b": 20, "c": 9})
    rows[0]["numerator"] += 2
    assert why(rows, disclosure.of_all(COUNT, rows)) == {"c": SECONDARY}


def test_groups_that_overlap_are_each_by_themselves() -> None:
    rows = snapshot("one", {"a": 50, "b": 3, "c": 20})
    rows[0]["numerator"] = 60
    assert why(rows, disclosure.of_all(COUNT, rows)) == {"b": NUMERATOR}


@pytest.mark.parametrize(
    ("numerator", "denominator", "reason"),
    [(3, 40, NUMERATOR), (38, 40, COMPLEMENT), (0, 3, COMPLEMENT), (6, 40, None), (0, 40, None), (0, 0, None)],
)
def test_shares(numerator: int, denominator: int, reason: str | None) -> None:
    rows = [{**snapshot("one", {})[0], "numerator": numerator, "denominator": denominator}]
    (decision,) = disclosure.of_all({"one": Indicator()}, rows).decisions
    # nobody is no secret
    assert (decision.reason, decision.hides_numerator) == (reason, reason is not None and numerator > 0)
    # how many there are in all is told unless it is small as well
    assert decision.hides_denominator == (0 < denominator <= 5)


def test_an_average_goes_with_the_people_it_is_over() -> None:
    events = Events(1, 14, 30, {"sex": SEX})
    rows = events.rows("one", events.all, events.all, amount=lambda flags: flags * 20.0)
    outcome = disclosure.of_all({"one": Indicator("weeks")}, rows)
    assert {NUMERATOR, COMPLEMENT}.isdisjoint(outcome.reasons)
    assert outcome.reasons[DENOMINATOR] > 0
    assert all(decision.hides_numerator == decision.hides_denominator for decision in outcome.decisions)


def test_the_population_is_no_secret() -> None:
    rows = [{**row, "denominator": 4} for row in snapshot("one", {"a": 50, "b": 3, "c": 20})]
    decisions = disclosure.of_all({"one": Indicator("rate per 10,000", population="aged 0 to 17")}, rows).decisions
    assert sum(decision.hides_numerator for decision in decisions) == 2
    assert not any(decision.hides_denominator for decision in decisions)


@pytest.mark.parametrize("unit", ["GBP", "count", "percent"])
def test_what_is_about_nobody_is_shown(unit: Any) -> None:
    rows = [{**row, "denominator": 4} for row in snapshot("one", {"a": 1, "b": 3})]
    assert not disclosure.of_one(Indicator(unit, is_about_people=False), rows).reasons


def test_a_gap_is_hidden_with_few_records() -> None:
    rows = snapshot("one", {"a": 1, "b": 2})
    for row, records in zip(rows, (60, 5, 6), strict=True):
        row["records"] = records
    outcome = disclosure.of_one(Indicator("percentage points"), rows)
    assert why(rows, outcome) == {"a": DENOMINATOR}


def test_a_month_is_not_told_by_the_windows_around_it() -> None:
    events = Events(2, 30, 60, {})
    # three in one month, many in every other
    of_month = events.month == 14
    rows = events.rows("one", ~of_month | (of_month.cumsum() <= 3), None)
    outcome = disclosure.of_all(COUNT, rows)
    hidden = [row for row, decision in zip(rows, outcome.decisions, strict=True) if decision.is_suppressed]
    in_months = [f"{row['month']:%Y-%m}" for row in hidden if row["period_type"] == "month"]
    # a neighbour that the event may as well have been in, and the windows that have only one of the two
    assert len(in_months) == 2
    assert events.months[14] in in_months
    assert {row["period_type"] for row in hidden} > {"month", "rolling_3m", "rolling_12m"}
    assert len(hidden) < 10
    assert not attack.recovered(shown(rows, outcome, COUNT))


def test_what_the_same_people_are_the_denominator_of_is_hidden_alike() -> None:
    events = Events(4, 6, 25, {"district": DISTRICT})
    rows = [
        *events.rows("early", events.draw < 0.5, events.all),
        *events.rows("bold", events.other_draw < 0.5, events.all),
        *events.rows("people", events.all, None),
    ]
    kpis = {"early": Indicator(), "bold": Indicator(), "people": Indicator("count")}
    outcome = disclosure.of_all(kpis, rows)
    hidden: dict[str, set[Any]] = {kpi_id: set() for kpi_id in kpis}
    for row, decision in zip(rows, outcome.decisions, strict=True):
        is_hidden = decision.hides_numerator if row["kpi_id"] == "people" else decision.hides_denominator
        if is_hidden:
            hidden[row["kpi_id"]].add((row["month"], row["period_type"], row["breakdown"]))
    assert hidden["early"] == hidden["bold"] == hidden["people"] != set()
    # other people, whose numbers nothing else tells, are hidden as they are by themselves
    alone = disclosure.of_one(Indicator(), events.rows("early", events.draw < 0.5, events.all))
    assert not alone.exposed


def test_few_months_of_other_records_that_are_the_same_by_chance_are_not_the_same() -> None:
    events = Events(4, 6, 60, {})
    of_month = events.month == 2
    few = ~of_month | (of_month.cumsum() <= 3)
    one = events.rows("one", few, None, periods=("month", "rolling_3m"))
    other = [{**row, "kpi_id": "other"} for row in one if row["numerator"] != 3]
    kpis = {"one": Indicator("count"), "other": Indicator("count", feeds=("another feed",))}
    outcome = disclosure.of_all(kpis, [*one, *other])
    assert any(decision.reason == SECONDARY for decision in outcome.decisions)
    assert not any(decision.is_suppressed for decision in outcome.decisions[len(one) :])


def test_groups_in_which_nobody_is_counted_are_no_secret() -> None:
    rows = snapshot("one", {"a": 0, "b": 0, "c": 0})
    for row, denominator in zip(rows, (24, 4, 12, 8), strict=True):
        row["denominator"] = denominator
    outcome = disclosure.of_all({"one": Indicator()}, rows)
    assert why(rows, outcome) == {"a": COMPLEMENT, "c": SECONDARY}
    assert not any(decision.hides_numerator for decision in outcome.decisions)
    assert not outcome.exposed


def test_an_annual_figure_carried_forward_is_one_figure() -> None:
    first = [{**row, "period_type": "annual"} for row in snapshot("one", {"a": 50, "b": 3, "c": 20})]
    later = [{**row, "month": months.first_day("2025-04")} for row in first]
    outcome = disclosure.of_all(COUNT, [*first, *later])
    assert why(first, outcome) == why(later, Outcome(outcome.decisions[4:], [])) == {"b": NUMERATOR, "c": SECONDARY}


def test_what_was_shown_stays_shown_and_another_goes() -> None:
    rows = snapshot("one", {"a": 50, "b": 3, "c": 20, "d": 30})
    before = [{**row, "is_suppressed": False} for row in rows if row["breakdown"] in ("total", "c")]
    assert why(rows, disclosure.of_all(COUNT, rows, before)) == {"b": NUMERATOR, "d": SECONDARY}


def test_what_was_hidden_stays_hidden() -> None:
    rows = snapshot("one", {"a": 50, "b": 3, "c": 20, "d": 21})
    before = [
        {**row, "is_suppressed": row["breakdown"] in "bd", "numerator": None if row["breakdown"] in "bd" else 0}
        for row in rows[:0] + rows[2:3] + rows[4:]
    ]
    assert why(rows, disclosure.of_all(COUNT, rows, before)) == {"b": NUMERATOR, "d": SECONDARY}


def test_what_is_out_and_tells_a_secret_is_reported() -> None:
    rows = snapshot("one", {"a": 50, "b": 3})
    before = [{**row, "is_suppressed": False} for row in rows if row["breakdown"] in ("total", "a")]
    outcome = disclosure.of_all(COUNT, rows, before)
    assert why(rows, outcome) == {"b": NUMERATOR}
    assert outcome.exposed == ["one, numerator: group of one, b, snapshot 2025-03"]


def test_a_restated_figure_that_has_become_small_is_hidden() -> None:
    rows = snapshot("one", {"a": 50, "b": 3, "c": 20, "d": 4})
    before = [{**row, "is_suppressed": False} for row in rows]
    before[2]["numerator"] = before[4]["numerator"] = 6
    assert why(rows, disclosure.of_all(COUNT, rows, before)) == {"b": NUMERATOR, "d": NUMERATOR}


def test_the_same_figures_again_are_decided_alike() -> None:
    events = Events(6, 20, 25, {"sex": SEX, "district": DISTRICT})
    rows = events.rows("one", events.draw < 0.3, events.all)
    kpis = {"one": Indicator()}
    first = disclosure.of_all(kpis, rows)
    assert disclosure.of_all(kpis, rows, shown(rows, first, kpis)) == first


def test_groups_without_a_total_hide_each_other() -> None:
    rows = snapshot("one", {"a": 50, "b": 3, "c": 20})[1:]
    assert why(rows, disclosure.of_all(COUNT, rows)) == {"b": NUMERATOR, "c": SECONDARY}


def test_a_period_that_does_not_belong_is_refused() -> None:
    rows = snapshot("one", {"a": 50})
    with pytest.raises(ValueError, match="one: a figure of a snapshot stands beside"):
        disclosure.of_all(COUNT, [*rows, {**rows[0], "period_type": "month"}])


def test_no_rows() -> None:
    assert disclosure.of_all(COUNT, []) == Outcome([], [])


def test_shifts_change_the_windows_they_should() -> None:
    """Against plain sums over the months."""
    windows = Windows(months.span("2023-02", "2024-11"), ADDED_UP)
    for (first, second), ranges in zip(windows.pairs.tolist(), windows.ranges.tolist(), strict=True):
        change = [0] * len(windows.months)
        change[first] += 1
        if second >= 0:
            change[second] -= 1
        for period, (up_from, up_to, down_from, down_to) in enumerate(ranges):
            for month in range(len(windows.months)):
                covered = range(max(windows.first_of(period, month), 0), month + 1)
                expected = (up_from <= month < up_to) - (down_from <= month < down_to)
                assert sum(change[each] for each in covered) == expected


def test_every_unit_has_a_rule() -> None:
    units: list[Any] = [
        "percent",
        "percentage points",
        "count",
        "rate per 100",
        "rate per 1,000",
        "rate per 10,000",
        "weeks",
        "GBP",
        "cases per FTE",
    ]
    assert all(suppression.rule(Indicator(unit)) for unit in units)
    assert not any(suppression.rule(Indicator(unit, is_about_people=False)) for unit in units)


def why(rows: list[Row], outcome: Outcome) -> dict[str, str]:
    """The reasons by group, where there are any."""
    pairs = zip(rows, outcome.decisions, strict=False)
    return {row["breakdown"]: decision.reason for row, decision in pairs if decision.reason}
