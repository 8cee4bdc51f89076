"""Every feed has a suite, and every suite fits its contract."""

import pytest
import yaml
from childrens_services import settings
from childrens_services.check import suite
from childrens_services.contracts import load, names


def read(feed: str) -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load((settings.SUITES / load(feed).domain / f"{feed}.yaml").read_text())
    return loaded


@pytest.mark.parametrize("feed", names())
def test_suite_fits_the_contract(feed: str) -> None:
    written = read(feed)
    columns = {column.name for column in load(feed).columns}
    assert written["name"] == feed
    for item in written["expectations"]:
        named = {
            item["kwargs"][argument] for argument in ("column", "column_A", "column_B") if argument in item["kwargs"]
        }
        condition = item["kwargs"].get("row_condition")
        assert named | ({condition["column"]["name"]} if condition else set()) <= columns
        assert item["severity"] in ("critical", "warning", "info")
        assert item["meta"]["description"].endswith(".")


@pytest.mark.parametrize("feed", names())
def test_great_expectations_takes_the_suite(feed: str) -> None:
    assert len(suite.rows_suite(load(feed)).expectations) > len(read(feed)["expectations"])


def test_no_suite_without_a_contract() -> None:
    assert {path.stem for path in settings.SUITES.glob("*/*.yaml")} == set(names())
