"""Identifiers of made-up records."""

import numpy as np
import numpy.typing as npt


def numbered(letter: str, count: int) -> npt.NDArray[np.object_]:
    """Identifiers: a letter and seven digits, from 1."""
    return np.array([f"{letter}{number:07d}" for number in range(1, count + 1)], dtype=object)
