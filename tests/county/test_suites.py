"""Every feed has a suite, and every suite fits its contract."""

from typing import Any

import pytest
import yaml
from childrens_services import settings
from childrens_services.check import suite
from childrens_services.contracts import load, names


def read(feed: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((settings.SUITES / load(feed).domain / f"{feed}.yaml").read_text())
    return loaded


def conditional(condition: dict[str, Any] | None) -> set[str]:
    """The columns a row condition names, at any depth."""
    if condition is None:
        return set()
    if "conditions" in condition:
        return {name for part in condition["conditions"] for name in conditional(part)}
    return {condition["column"]["name"]}


@pytest.mark.parametrize("feed", names())
def test_suite_fits_the_contract(feed: str) -> None:
    written = read(feed)
    columns = {column.name for column in load(feed).columns}
    assert written["name"] == feed
    for item in written["expectations"]:
        named = {
            item["kwargs"][argument] for argument in ("column", "column_A", "column_B") if argument in item["kwargs"]
        }
        assert named | conditional(item["kwargs"].get("row_condition")) <= columns
        assert item["severity"] in ("critical", "warning", "info")
        assert item["meta"]["description"].endswith(".")


@pytest.mark.parametrize("feed", names())
def test_great_expectations_takes_the_suite(feed: str) -> None:
    assert len(suite.rows_suite(load(feed)).expectations) > len(read(feed)["expectations"])


def test_no_suite_without_a_contract() -> None:
    # those of the warehouse are about its tables
    suites = {path.stem for path in settings.SUITES.glob("*/*.yaml") if path.parent.name != "warehouse"}
    assert suites == set(names())
