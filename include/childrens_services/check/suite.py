"""A feed's Great Expectations suite: what every contract implies, then what the feed's own file adds."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import great_expectations.expectations as gxe
import yaml
from great_expectations import ExpectationSuite
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.registry import get_expectation_impl

import childrens_services.check.expectations  # noqa: F401  # registers them by name
from childrens_services import settings
from childrens_services.check.drift import Drift
from childrens_services.check.drift import read as read_drift
from childrens_services.contracts import Column, Feed
from childrens_services.typed import UNREADABLE

_READABLE_AS = {"date": "a date", "integer": "a whole number", "number": "a number"}


@dataclass(frozen=True)
class Declared:
    """What the feed's own file says."""

    expectations: tuple[Expectation, ...]
    drift: Drift


def declared(feed: Feed) -> Declared:
    """The feed's own file, empty where it has none. Raises ValueError, naming the file, for what it may not say."""
    path = settings.SUITES / feed.domain / f"{feed.name}.yaml"
    if not path.exists():
        return Declared((), Drift())
    try:
        written = yaml.load(path.read_text(), yaml.CSafeLoader)
        if unknown := set(written) - {"name", "expectations", "drift"}:
            raise ValueError(f"unknown keys {', '.join(sorted(map(str, unknown)))}")
        own = tuple(_expectation(item) for item in written["expectations"] or [])
        return Declared(own, read_drift(written.get("drift")))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"suite expectations/{feed.domain}/{path.name}: {error}") from error


def columns_suite(feed: Feed) -> ExpectationSuite:
    """The columns agreed: missing ones are critical, unknown ones are reported. Run before the rest."""
    agreed = [column.name for column in feed.columns]
    return ExpectationSuite(
        name=f"{feed.name}.columns",
        expectations=[
            gxe.ExpectTableColumnsToMatchSet(
                column_set=agreed,
                exact_match=False,
                severity="critical",
                meta={"description": "Every column of the contract is there."},
            ),
            gxe.ExpectTableColumnsToMatchSet(
                column_set=agreed,
                exact_match=True,
                severity="info",
                meta={"description": "There is no column the contract does not know."},
            ),
        ],
    )


def rows_suite(feed: Feed, more: Iterable[Expectation] = ()) -> ExpectationSuite:
    """Everything else: not empty, readable, required, key unique, the feed's own expectations, and `more`."""
    return ExpectationSuite(name=feed.name, expectations=[*_from_contract(feed), *declared(feed).expectations, *more])


def _from_contract(feed: Feed) -> list[Expectation]:
    expectations: list[Expectation] = []
    if not feed.may_be_empty:
        expectations.append(
            gxe.ExpectTableRowCountToBeBetween(
                min_value=1, severity="critical", meta={"description": "There is at least one row."}
            )
        )
    for column in feed.columns:
        expectations += _from_column(column)
    description = f"No two rows have the same {', '.join(feed.key)}."
    if len(feed.key) == 1:
        expectations.append(
            gxe.ExpectColumnValuesToBeUnique(column=feed.key[0], severity="warning", meta={"description": description})
        )
    else:
        expectations.append(
            gxe.ExpectCompoundColumnsToBeUnique(
                column_list=list(feed.key),
                ignore_row_if="any_value_is_missing",
                severity="warning",
                meta={"description": description},
            )
        )
    return expectations


def _from_column(column: Column) -> list[Expectation]:
    expectations: list[Expectation] = []
    if column.required:
        expectations.append(
            gxe.ExpectColumnValuesToNotBeNull(
                column=column.name, severity="warning", meta={"description": f"{column.name} is given and readable."}
            )
        )
    if column.type != "string":
        form = f" ({column.date_format})" if column.date_format else ""
        expectations.append(
            gxe.ExpectColumnValuesToBeNull(
                column=column.name + UNREADABLE,
                severity="warning",
                meta={"description": f"{column.name} can be read as {_READABLE_AS[column.type]}{form}."},
            )
        )
    return expectations


def _expectation(item: dict[str, Any]) -> Expectation:
    if "description" not in item.get("meta", {}):
        raise ValueError(f"{item['type']} has no meta.description to tell people what failed")
    implementation = get_expectation_impl(item["type"])
    return implementation(**item["kwargs"], severity=item["severity"], meta=item["meta"])
