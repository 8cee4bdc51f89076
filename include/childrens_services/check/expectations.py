"""Expectations of our own: identifiers whose last or first character proves the others.

- NHS number: ten digits; the last is 11 minus the sum of the first nine, weighted 10 to 2, modulo 11 (11 counts as 0,
  10 is never given out). NHS Data Dictionary, NHS NUMBER.
- Unique pupil number: a check letter and twelve characters, digits but for the last, which is a letter in a temporary
  number. The letter is the one at the sum of the twelve, weighted 2 to 13, modulo 23; a letter at the end counts as its
  place. DfE, "Unique pupil numbers: a guide for schools and local authorities".
"""

from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
import pandas as pd
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import ColumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider import (
    ColumnMapMetricProvider,
    column_condition_partial,
)

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NHS_WEIGHTS = np.arange(10, 1, -1)
_UPN_WEIGHTS = np.arange(2, 14)
# what each character counts; letters the guide leaves out count as nothing valid
_COUNTS = np.full(128, -1)
_COUNTS[ord("0") : ord("9") + 1] = range(10)
_UPN_COUNTS = _COUNTS.copy()
_UPN_COUNTS[[ord(letter) for letter in LETTERS]] = range(len(LETTERS))


def is_nhs_number(values: "pd.Series[Any]") -> npt.NDArray[np.bool_]:
    """Whether each text is a valid NHS number."""
    characters, whole = _characters(values, 10)
    digits = _COUNTS[characters]
    expected = (11 - digits[:, :9] @ _NHS_WEIGHTS % 11) % 11
    valid: npt.NDArray[np.bool_] = whole & (digits >= 0).all(axis=1) & (digits[:, 9] == expected)
    return valid


def is_pupil_number(values: "pd.Series[Any]") -> npt.NDArray[np.bool_]:
    """Whether each text is a valid unique pupil number, in capitals or not."""
    characters, whole = _characters(values.str.upper(), 13)
    digits, last = _COUNTS[characters[:, 1:12]], _UPN_COUNTS[characters[:, 12]]
    letter = _UPN_COUNTS[characters[:, 0]]
    counted = digits @ _UPN_WEIGHTS[:11] + last * _UPN_WEIGHTS[11]
    shaped = whole & (digits >= 0).all(axis=1) & (last >= 0) & (characters[:, 0] >= ord("A"))
    valid: npt.NDArray[np.bool_] = shaped & (letter == counted % len(LETTERS))
    return valid


def _characters(values: "pd.Series[Any]", length: int) -> tuple[npt.NDArray[Any], npt.NDArray[np.bool_]]:
    """The texts as ASCII codes, one row each, and whether each is so long and plain."""
    texts = values.astype("str").fillna("")
    whole = (texts.str.len() == length).to_numpy(bool) & texts.map(str.isascii).to_numpy(bool)
    padded = np.where(whole, texts.to_numpy(object), "0" * length).astype(f"S{length}")
    return padded.view("u1").reshape(-1, length), whole


class ColumnValuesValidNhsNumber(ColumnMapMetricProvider):
    """The metric behind the expectation."""

    condition_metric_name = "column_values.valid_nhs_number"

    @column_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]
    def _pandas(cls, column: "pd.Series[Any]", **_: Any) -> "pd.Series[bool]":  # noqa: N805
        return pd.Series(is_nhs_number(column), index=column.index)


class ColumnValuesValidUpn(ColumnMapMetricProvider):
    """The metric behind the expectation."""

    condition_metric_name = "column_values.valid_upn"

    @column_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]
    def _pandas(cls, column: "pd.Series[Any]", **_: Any) -> "pd.Series[bool]":  # noqa: N805
        return pd.Series(is_pupil_number(column), index=column.index)


class ExpectColumnValuesToBeValidNhsNumber(ColumnMapExpectation):
    """Expect NHS numbers with the right check digit."""

    map_metric: ClassVar[str] = "column_values.valid_nhs_number"


class ExpectColumnValuesToBeValidUpn(ColumnMapExpectation):
    """Expect unique pupil numbers with the right check letter."""

    map_metric: ClassVar[str] = "column_values.valid_upn"
