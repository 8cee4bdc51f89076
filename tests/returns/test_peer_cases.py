"""Our rules on the published validators' own cases; where we differ, docs/returns/differences.md says why."""

import re
from typing import Any

import pytest
from childrens_services import settings
from childrens_services.returns import rules
from childrens_services.returns.check import issues

from tests.returns import peer

DIFFERENCES = settings.ROOT / "docs" / "returns" / "differences.md"
# a case says no year: these rules are as they were when the case was written
YEARS = {"ssda903": 2027, "cin": 2025}


def cases() -> list[Any]:
    found = [(name, case) for name in YEARS for case in peer.cases(name)]
    if not found:
        return [pytest.param("", {}, marks=pytest.mark.skip(reason=f"{peer.FOLDER} is not there"))]
    return [pytest.param(name, case, id=f"{name}-{case['code']}-{case['case']}") for name, case in found]


@pytest.mark.parametrize(("return_name", "case"), cases())
def test_the_published_validators_case_comes_out_the_same(return_name: str, case: dict[str, Any]) -> None:
    found = rows(return_name, case)
    if f"{case['code']} case {case['case']}" in documented(return_name):
        assert found != peer.expected(case), "it agrees now: take it out of docs/returns/differences.md"
    else:
        assert found == peer.expected(case)


def rows(return_name: str, case: dict[str, Any]) -> set[tuple[str | None, Any]]:
    said = peer.metadata(case)
    year = said.pop("collection_year", None) or year_of(return_name, case["code"])
    tables = peer.tables(case)
    # a case brings only what its code reads: last year's tables that it leaves out were empty
    found = issues(return_name, tables, year, said, only={case["code"]})
    assert set(found["rule_code"]) <= {case["code"]}
    return {(row.table, row.row) for row in found.itertuples()}


def year_of(return_name: str, code: str) -> int:
    """The latest year the rule holds in, up to the present collection."""
    last = rules.load(return_name)[code].versions[-1]
    return min(YEARS[return_name], last.until or YEARS[return_name])


def documented(return_name: str) -> set[str]:
    """The cases, `<code> case <number>`, that the page gives a reason for."""
    return set(re.findall(rf"^### {return_name} (\S+ case \d+)", DIFFERENCES.read_text(), re.MULTILINE))
