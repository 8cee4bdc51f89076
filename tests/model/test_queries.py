"""The questions of docs/queries, each answered from rows given in `tests/sql/queries/<question>.yaml`."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from childrens_services import database, settings
from sqlalchemy import text

from tests.measure import facts

QUERIES = sorted((settings.ROOT / "docs" / "queries").glob("*.sql"))
CASES = Path(__file__).parents[1] / "sql" / "queries"


def test_each_has_a_case_and_stands_in_the_list() -> None:
    names = [path.stem for path in QUERIES]
    assert len(names) >= 20
    assert sorted(path.stem for path in CASES.glob("*.yaml")) == names
    listed = (settings.ROOT / "docs" / "queries" / "README.md").read_text()
    for path in QUERIES:
        question = path.read_text().partition("\n")[0].removeprefix("-- ")
        assert f"| {question} | [{path.stem}]({path.name}) |" in listed


@pytest.mark.parametrize("path", QUERIES, ids=[path.stem for path in QUERIES])
@pytest.mark.usefixtures("warehouse")
def test_answer(path: Path) -> None:
    case = yaml.safe_load((CASES / f"{path.stem}.yaml").read_text())
    with database.transaction() as connection:
        facts.load(connection, case["given"])
        found = [dict(row) for row in connection.execute(text(path.read_text())).mappings()]
    columns = list(case["expect"][0])
    assert [{name: _plain(row[name]) for name in columns} for row in found] == case["expect"]


@pytest.mark.usefixtures("warehouse")
def test_views_lose_no_row_and_describe_the_child_as_it_was() -> None:
    children = [
        {"child_key": 1, "sex": "U", "valid_to": "2026-06-01"},
        {"child_key": 1, "sex": "F", "valid_from": "2026-06-01", "birth_month": "2016-11-01"},
        {"child_key": -1, "sex": "U"},
    ]
    with database.transaction() as connection:
        facts.load(
            connection,
            {
                "dim_area": [{"area_code": "-1", "level": "none", "name": "Not known"}],
                "dim_provider": [{"provider_urn": "-1", "name": "Not known"}],
                "dim_team": [{"team_id": "-1", "name": "Not known"}],
                "dim_establishment": [{"urn": "-1", "name": "Not known", "setting_group": "not_known"}],
                "dim_child": children,
                "fact_referral": [
                    {"referral_id": "R1", "child_key": 1, "referral_date": "2026-05-31"},
                    {"referral_id": "R2", "child_key": 1, "referral_date": "2026-06-01"},
                    {"referral_id": "R3", "child_key": -1, "referral_date": "2026-06-01"},
                ],
                "fact_looked_after_month": [
                    {"month": date(2026, 10, 1), "month_end": "2026-10-31", "child_key": 1, "placement_type_code": "U6"}
                ],
                "fact_ehc_plan_month": [
                    {"month": date(2026, 10, 1), "child_key": 1, "request_date": "2024-01-01", "plan_number": 1}
                ],
            },
        )
        referrals = "select referral_id, sex, age_years from warehouse.referrals_described order by referral_id"
        assert connection.execute(text(referrals)).all() == [("R1", "U", None), ("R2", "F", 9), ("R3", "U", None)]
        placed = "select sex, age_years, placement_group from warehouse.looked_after_by_month"
        assert connection.execute(text(placed)).all() == [("F", 9, "Foster care")]
        assert connection.scalar(text("select setting from warehouse.ehc_plans_by_month")) == "Not known"
        assert connection.execute(text("select sex from warehouse.child_now where child_key = 1")).all() == [("F",)]


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value
