"""Run a suite on a frame with Great Expectations and keep what is safe to keep: counts and positions."""

import gc
from dataclasses import dataclass
from functools import cache
from typing import Any

import great_expectations as gx
import numpy as np
import pandas as pd
from great_expectations.core.expectation_validation_result import (
    ExpectationSuiteValidationResult,
    ExpectationValidationResult,
)
from great_expectations.data_context import EphemeralDataContext
from great_expectations.data_context.types.base import ProgressBarsConfig

from childrens_services.check.references import ORPHAN
from childrens_services.quality import Verdict
from childrens_services.typed import UNREADABLE

_COLUMN_ARGUMENTS = ("column", "column_A", "column_B")
# what a result may carry out of this module; everything else in it can hold values of records
_SAFE = (
    "element_count",
    "unexpected_count",
    "unexpected_percent",
    "missing_count",
    "missing_percent",
    "observed_value",
)


@dataclass(frozen=True)
class Result:
    """A verdict, the positions (0-based) of the rows that fail, and Great Expectations' own result without values."""

    verdict: Verdict
    positions: tuple[int, ...]
    page: ExpectationValidationResult


@cache
def _whole_frame() -> Any:
    """Great Expectations' definition of a batch that is a whole frame: one for all, for making it takes a while."""
    # what has been imported by now is never garbage: not looking through it again saves a quarter of a check's time
    gc.freeze()
    context: EphemeralDataContext = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_pandas("landed")
    return source.add_dataframe_asset("batch").add_batch_definition_whole_dataframe("whole")


def run(frame: pd.DataFrame, suite: gx.ExpectationSuite) -> list[Result]:
    """Validate the frame. Raises RuntimeError, naming the expectation, when one cannot be evaluated."""
    frame = frame.reset_index(drop=True)
    validated: ExpectationSuiteValidationResult = (
        _whole_frame().get_batch({"dataframe": frame}).validate(suite, result_format={"result_format": "COMPLETE"})
    )
    # Great Expectations keeps the last batch it was given: an empty one lets go of this one's rows
    _whole_frame().get_batch({"dataframe": pd.DataFrame()})
    return [_result(item, len(frame)) for item in validated.results]


def _result(item: ExpectationValidationResult, rows: int) -> Result:
    configuration = item.expectation_config
    if configuration is None or (item.exception_info or {}).get("raised_exception") or _raised(item.exception_info):
        name = configuration.type if configuration else "?"
        columns = _columns(configuration.kwargs) if configuration else ""
        # the exception's own text may quote a value, so it is not passed on
        raise RuntimeError(f"expectation {name} on {columns or 'the table'} could not be evaluated")
    arguments = {key: value for key, value in configuration.to_json_dict()["kwargs"].items() if key != "batch_id"}
    positions = tuple(item.result.get("unexpected_index_list") or ())
    verdict = Verdict(
        expectation=configuration.type,
        column_names=_columns(arguments),
        severity=str(getattr(configuration.severity, "value", configuration.severity)),
        success=bool(item.success),
        evaluated_rows=item.result.get("element_count", rows),
        unexpected_rows=item.result.get("unexpected_count"),
        description=(configuration.meta or {}).get("description", ""),
        arguments=arguments,
    )
    # numpy's numbers as Python's: the page cannot show the others
    item.result = {
        key: value.item() if isinstance(value, np.generic) else value
        for key, value in item.result.items()
        if key in _SAFE
    }
    return Result(verdict, positions, item)


def _raised(exception_info: dict[str, Any] | None) -> bool:
    """Great Expectations nests exception details by metric when a metric fails."""
    return any(isinstance(value, dict) and value.get("raised_exception") for value in (exception_info or {}).values())


def _columns(arguments: dict[str, Any]) -> str:
    named = [arguments[key] for key in _COLUMN_ARGUMENTS if key in arguments] + list(arguments.get("column_list", []))
    return ", ".join(str(name).removesuffix(UNREADABLE).removesuffix(ORPHAN) for name in named)
