"""The published tables, attacked: no suppressed count can be worked out with linear programming."""

import pytest
from childrens_services.publish import disclosure

from tests.publish import attack
from tests.publish.given import AGE, DISTRICT, SEX, Events, Indicator, shown

# months, events a month, share of them counted: from a few a month to many, few or nearly all of them counted
COUNTIES = [(26, 6, 0.5), (26, 15, 0.3), (30, 40, 0.08), (26, 40, 0.93), (24, 150, 0.4), (3, 20, 0.3)]


@pytest.mark.parametrize(("count_months", "monthly", "share"), COUNTIES)
def test_one_indicator(count_months: int, monthly: float, share: float) -> None:
    events = Events(count_months, count_months, monthly, {"sex": SEX, "age_band": AGE})
    has_exception, is_counted = events.other_draw < 0.1, events.draw < share
    rows = events.rows(
        "one", is_counted & ~has_exception, ~has_exception, {"including exceptions": (is_counted, events.all)}
    )
    kpis = {"one": Indicator()}
    outcome = disclosure.of_all(kpis, rows)
    assert not outcome.exposed
    found = attack.recovered(shown(rows, outcome, kpis), supersets=[("one", "including exceptions")])
    # an exception or two in a month are a small count too; six or more, or none, may be told
    assert not {cell: count for cell, count in found.items() if "apart" not in cell[1] or 1 <= count <= 5}


def test_windows_that_reach_back_before_the_first_month() -> None:
    events = Events(8, 28, 15, {"sex": SEX, "age_band": AGE})
    rows = events.rows("one", events.draw < 0.4, events.all)
    rows = [row for row in rows if f"{row['month']:%Y-%m}" >= events.months[11]]
    kpis = {"one": Indicator()}
    outcome = disclosure.of_all(kpis, rows)
    assert all(row["numerator"] is not None for row in rows)
    assert not outcome.exposed
    assert not attack.recovered(shown(rows, outcome, kpis))


@pytest.mark.parametrize("seed", [1, 2])
def test_indicators_about_the_same_people(seed: int) -> None:
    """Two shares of one cohort, its size as a count, its mean days, and the cohort's shares in bands."""
    events = Events(seed, 18, 20, {"sex": SEX, "district": DISTRICT})
    early, late = events.draw < 0.2, events.draw > 0.8
    between = ~early & ~late
    rows = [
        *events.rows("early", early, events.all, {"between": (between, events.all), "late": (late, events.all)}),
        *events.rows("boldly", events.other_draw < 0.85, events.all),
        *events.rows("cohort", events.all, None),
        *events.rows("days", events.all, events.all, amount=lambda flags: flags * (1 + events.draw * 100).round()),
    ]
    kpis = {"early": Indicator(), "boldly": Indicator(), "cohort": Indicator("count"), "days": Indicator("weeks")}
    outcome = disclosure.of_all(kpis, rows)
    assert not outcome.exposed
    published = shown(rows, outcome, kpis)
    assert not attack.recovered(published, bands=[("early", ["between", "late"])])
    assert len({_hidden_people(published, *each) for each in (("early", "denominator"), ("cohort", "numerator"))}) == 1


def test_month_after_month() -> None:
    """What was shown once is known for good: each month's table is attacked together with all before it."""
    events = Events(5, 22, 12, {"sex": SEX})
    rows = events.rows("one", events.draw < 0.4, events.all)
    kpis, known = {"one": Indicator()}, {}
    for last in range(16, 22):
        of_month = [row for row in rows if f"{row['month']:%Y-%m}" <= events.months[last]]
        outcome = disclosure.of_all(kpis, of_month, list(known.values()))
        assert not outcome.exposed
        published = shown(of_month, outcome, kpis)
        for row in published:
            before = known.get(_key(row), row)
            # a reader keeps the earlier copy
            known[_key(row)] = {
                **row,
                **{name: row[name] if before[name] is None else before[name] for name in NUMBERS},
            }
        assert {_key(row): row["numerator"] for row in published} == {
            key: row["numerator"] for key, row in known.items()
        }
    assert not attack.recovered(list(known.values()))


def test_the_attack_finds_what_only_primary_suppression_hides() -> None:
    events = Events(3, 24, 15, {"sex": SEX, "age_band": AGE})
    rows = events.rows("one", events.draw < 0.4, events.all)
    kpis = {"one": Indicator()}
    outcome = disclosure.of_all(kpis, rows)
    truth = {attack._cell(row, name): row[name] for row in rows for name in NUMBERS}
    found = attack.recovered(shown(rows, outcome, kpis, is_secondary_off=True), enough=20)
    assert len(found) == 20
    assert found == {cell: truth[cell] for cell in found}


NUMBERS = ("numerator", "denominator")


def _key(row: attack.Row) -> tuple[object, ...]:
    return tuple(row[name] for name in ("month", "period_type", "breakdown_type", "breakdown"))


def _hidden_people(published: list[attack.Row], kpi_id: str, number: str) -> frozenset[tuple[object, ...]]:
    """Where a count of the cohort is hidden, in the periods and groups that all have."""
    return frozenset(
        _key(row)
        for row in published
        if row["kpi_id"] == kpi_id
        and row["breakdown_type"] != "variant"
        and row[number] is None
        and row["is_suppressed"]
    )
