"""Comparing what a pipeline gives with what was published."""

from collections.abc import Callable, Iterable

import pytest

from tests.published.figures import Figure
from tests.published.pipeline import Result

Find = Callable[[Figure], Result]


def differences(figures: Iterable[Figure], find: Find) -> list[str]:
    """What does not come back: numerator and denominator exactly, the value at its published rounding."""
    return [text for figure in figures if (text := _difference(figure, find))]


def all_come_back(figures: Iterable[Figure], find: Find) -> None:
    """Fail, saying what does not."""
    if found := differences(figures, find):
        pytest.fail("\n".join([f"{len(found)} figures do not come back", *found]))


def _difference(figure: Figure, find: Find) -> str:
    try:
        result = find(figure)
    except LookupError as error:
        return f"{figure}: {error}"
    value = None if result.value is None else figure.shown(result.value)
    given = (result.numerator, result.denominator, value)
    expected = (figure.numerator, figure.denominator, figure.expected)
    return "" if given == expected else f"{figure}: published {expected}, given {given}"
