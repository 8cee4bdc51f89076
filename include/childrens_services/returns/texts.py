"""Arrow columns made without `pyarrow.array` and `pyarrow.compute`: both cost more to import than a return to read."""

from array import array
from collections.abc import Sequence
from itertools import accumulate

import pyarrow as pa


def texts(values: Sequence[str]) -> pa.Array:
    """A column of text; what is missing is empty."""
    joined = "".join(values)
    lengths = map(len, values) if joined.isascii() else (len(value.encode()) for value in values)
    offsets = array("i", accumulate(lengths, initial=0))
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(joined.encode())]
    return pa.Array.from_buffers(pa.string(), len(values), buffers)


def numbers(values: Sequence[int]) -> pa.Array:
    """A column of 32-bit numbers."""
    return pa.Array.from_buffers(pa.int32(), len(values), [None, pa.py_buffer(array("i", values))])
