"""Rules and code lists by collection year: what holds in each, and that every rule runs in every year it holds in."""

import pandas as pd
import psycopg
import pytest
from childrens_services.embedded import Server
from childrens_services.returns import layout, rules
from childrens_services.returns.delivered import Delivered
from childrens_services.returns.engines import DuckDb, Postgres
from childrens_services.returns.run import collection, run

YEARS = range(rules.EARLIEST, 2028)
# code lists that changed: codes that hold in a year and not in the year beside it
CHANGED = [
    ("ssda903", "sex", 2024, {"1", "2"}),
    ("ssda903", "sex", 2025, {"M", "F", "U"}),
    ("ssda903", "placement_type", 2025, {"H5", "P2"}),
    ("ssda903", "placement_type", 2026, {"K3", "Z11", "Z12", "Z13", "Z14"}),
]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("name", layout.names())
def test_every_rule_of_a_year_runs_on_both_engines(name: str, year: int, postgres: Server) -> None:
    with psycopg.connect(postgres.url("postgres").replace("+psycopg", "")) as connection:
        for engine in (DuckDb(), Postgres(connection)):
            outcomes = run(name, nothing(name), collection(year, {"local_authority": "E10000018"}), engine=engine)
            assert [one.rule.code for one in outcomes if one.status == "crashed"] == []
            assert {one.rule.code for one in outcomes} == set(rules.load(name))


def nothing(name: str) -> Delivered:
    """Every table of the return, without a row."""
    tables = layout.load(name)
    frames = {
        table: pd.DataFrame(columns=list(tables.table(table).all_columns), dtype=object) for table in tables.names
    }
    return Delivered.of_frames(name, frames)


@pytest.mark.parametrize(("name", "codes", "year", "own"), CHANGED)
def test_codes_hold_in_their_years(name: str, codes: str, year: int, own: set[str]) -> None:
    lists = layout.codes(name)[codes]
    others = [other for other in (year - 1, year + 1) if {code for code in own if lists[code].holds_in(other)} != own]
    assert all(lists[code].holds_in(year) for code in own)
    assert others, "they hold in the years beside it too"


def test_a_return_of_before_the_first_year_known_is_checked_by_its_rules() -> None:
    for name in layout.names():
        for rule in rules.load(name).values():
            assert rule.version(2019) == rule.version(rules.EARLIEST)


def test_social_worker_and_liberty_rules_came_with_their_tables() -> None:
    known = rules.load("ssda903")
    first = {code: rule.versions[0].since for code, rule in known.items()}
    tables = layout.load("ssda903").tables
    for code, rule in known.items():
        for table in ("SWEpisodes", "DoLo"):
            if table in rule.reads:
                assert first[code] >= tables[table].since, code
