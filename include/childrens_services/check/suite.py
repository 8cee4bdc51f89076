"""A feed's Great Expectations suite: what every contract implies, then what the feed's own file adds."""

from typing import Any

import great_expectations.expectations as gxe
import yaml
from great_expectations import ExpectationSuite
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.registry import get_expectation_impl

from childrens_services import settings
from childrens_services.contracts import Column, Feed
from childrens_services.typed import UNREADABLE

_READABLE_AS = {"date": "a date", "integer": "a whole number", "number": "a number"}
# a delivery whose column is mostly unreadable has another layout than agreed, not a few slips of the pen
MOSTLY_READABLE = 0.5


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


def rows_suite(feed: Feed) -> ExpectationSuite:
    """Everything else: not empty, readable, required, key unique, and the feed's own expectations."""
    return ExpectationSuite(name=feed.name, expectations=[*_from_contract(feed), *_own(feed)])


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
        readable = f"{column.name} can be read as {_READABLE_AS[column.type]}{form}"
        for severity, mostly, text in (
            ("warning", 1.0, f"{readable}."),
            ("critical", MOSTLY_READABLE, f"{readable} in at least {MOSTLY_READABLE:.0%} of rows."),
        ):
            expectations.append(
                gxe.ExpectColumnValuesToBeNull(
                    column=column.name + UNREADABLE, mostly=mostly, severity=severity, meta={"description": text}
                )
            )
    return expectations


def _own(feed: Feed) -> list[Expectation]:
    path = settings.SUITES / feed.domain / f"{feed.name}.yaml"
    if not path.exists():
        return []
    try:
        return [_expectation(item) for item in yaml.safe_load(path.read_text())["expectations"] or []]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"suite expectations/{feed.domain}/{path.name}: {error}") from error


def _expectation(item: dict[str, Any]) -> Expectation:
    if "description" not in item.get("meta", {}):
        raise ValueError(f"{item['type']} has no meta.description to tell people what failed")
    implementation = get_expectation_impl(item["type"])
    return implementation(**item["kwargs"], severity=item["severity"], meta=item["meta"])
