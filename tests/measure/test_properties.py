"""What holds for every indicator whatever the records are: seeded random records, many at a time."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from childrens_services import database
from childrens_services.measure import catalogue, query
from childrens_services.measure.catalogue import TOTAL, Kpi
from childrens_services.measure.query import Counts
from sqlalchemy import text

from tests.measure import facts

FIRST, LAST = "2025-09", "2026-03"
PEOPLE = 60
SHARES = [
    "ehcp_20wk_pct",
    "ehcna_decision_6wk_pct",
    "re_referral_12m_pct",
    "assessment_45wd_pct",
    "cla_3plus_placements_pct",
]
COUNTS = ["ehcna_requests_received"]


def day(chance: random.Random) -> date:
    return date(2025, 6, 1) + timedelta(days=chance.randrange(330))


def records(chance: random.Random) -> dict[str, list[dict[str, Any]]]:
    """Requests, referrals, assessments and placements of some children, with slips among their dates."""
    children = range(1, PEOPLE + 1)
    return {
        "dim_child": [
            {
                "child_key": child,
                "sex": chance.choice("MFU"),
                "birth_month": date(chance.randrange(2008, 2026), chance.randrange(1, 13), 1),
                "deprivation_quintile": chance.choice([None, 1, 2, 3, 4, 5]),
            }
            for child in children
        ],
        "fact_ehc_assessment": [
            {
                "child_key": chance.randrange(1, PEOPLE + 1),
                "request_date": (asked := day(chance)),
                "decision_date": asked + timedelta(days=chance.randrange(-5, 80)),
                "decision_code": chance.choice("YN"),
                "issue_date": asked + timedelta(days=chance.randrange(-5, 300)) if chance.random() < 0.6 else None,
                "is_exception": chance.random() < 0.1,
                "is_reassessment": chance.random() < 0.1,
            }
            for _ in range(150)
        ],
        "fact_referral": [
            {"child_key": chance.randrange(-1, PEOPLE) or 1, "referral_date": day(chance)} for _ in range(200)
        ],
        "fact_assessment": [
            {
                "child_key": chance.randrange(1, PEOPLE + 1),
                "start_date": (start := day(chance)),
                "authorised_date": start + timedelta(days=chance.randrange(-3, 120)),
                "duration_working_days": chance.choice([None, chance.randrange(80)]),
            }
            for _ in range(150)
        ],
        "fact_placement": [
            {
                "child_key": child,
                "episode_start_date": (placed := date(2024, 9, 1) + timedelta(days=number * 90 + chance.randrange(60))),
                "episode_end_date": chance.choice([None, placed + timedelta(days=chance.randrange(-2, 90))]),
                "legal_status_code": chance.choice(["C2", "C2", "V2", "V3"]),
            }
            for child in children
            for number in range(chance.randrange(6))
        ],
    }


def counted(kpi: Kpi) -> Counts:
    with database.transaction() as connection:
        return query.count(connection, catalogue.load(), kpi, FIRST, LAST)


@pytest.fixture(params=range(3))
def seeded(request: pytest.FixtureRequest, warehouse: str) -> int:
    with database.transaction() as connection:
        facts.load(connection, records(random.Random(request.param)))
    return int(request.param)


def test_no_share_is_over_the_whole_and_every_breakdown_adds_up(seeded: int) -> None:
    book = catalogue.load()
    for kpi in map(book.kpi, [*SHARES, *COUNTS]):
        found = counted(kpi)
        totals = {month: row for (month, group), row in found.items() if group == TOTAL}
        assert sum(row.records for row in totals.values()) > 20, f"{kpi.id}, seed {seeded}: nothing was counted"
        for (month, group), row in found.items():
            numerator, denominator = row.numerator or 0, row.denominator
            assert numerator >= 0
            if denominator is not None:
                assert numerator <= denominator, (kpi.id, month, group)
        for kind in {*kpi.breakdowns, *kpi.own_breakdowns}:
            for month, total in totals.items():
                parts = [row for (each, group), row in found.items() if each == month and group[0] == kind]
                assert sum(part.numerator or 0 for part in parts) == (total.numerator or 0), (kpi.id, kind, month)
                assert sum(part.denominator or 0 for part in parts) == (total.denominator or 0), (kpi.id, kind, month)
                assert sum(part.records for part in parts) == total.records
                assert sum(sum(part.excluded.values()) for part in parts) == sum(total.excluded.values())


def test_a_month_is_the_same_whatever_months_are_asked_with_it(seeded: int) -> None:
    book = catalogue.load()
    for kpi in map(book.kpi, [*SHARES, *COUNTS]):
        whole = counted(kpi)
        with database.transaction() as connection:
            alone = query.count(connection, book, kpi, "2026-01", "2026-01")
        assert alone == {key: row for key, row in whole.items() if key[0] == "2026-01"}, kpi.id


def test_the_order_rows_were_loaded_in_is_irrelevant(warehouse: str) -> None:
    given = records(random.Random(7))
    found = []
    for order in (1, 2):
        shuffled = {name: random.Random(order).sample(rows, len(rows)) for name, rows in given.items()}
        with database.transaction() as connection:
            for name in given:
                connection.execute(text(f"truncate warehouse.{name} cascade"))
            facts.load(connection, shuffled)
        found.append({kpi_id: counted(catalogue.load().kpi(kpi_id)) for kpi_id in [*SHARES, *COUNTS]})
    assert found[0] == found[1]
