"""Exact numbers of things given out by chance."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from childrens_services.county.chance import Numbers

# a blank among texts
NOTHING = np.array(None, dtype=object)


def allot(
    rng: np.random.Generator, free: npt.NDArray[np.bool_], weight: npt.NDArray[np.float64], count: int
) -> Numbers:
    """Rows of `count` of the free ones, the heavier more often; all of them where there are fewer."""
    pool = np.flatnonzero(free)
    # the first of so many clocks that run as fast as the weights: a weighted draw without replacement
    clock = rng.exponential(1.0, len(pool)) / weight[pool]
    chosen: Numbers = pool[np.argsort(clock, kind="stable")[: max(int(count), 0)]]
    return chosen


def divide(total: int, wanted: Sequence[int]) -> list[int]:
    """The numbers wanted, none below zero, the last ones cut where they are more than the total."""
    counts = []
    for number in wanted:
        counts.append(min(max(int(number), 0), total))
        total -= counts[-1]
    return counts


def spread(rng: np.random.Generator, counts: dict[str, int], length: int) -> npt.NDArray[np.object_]:
    """So many of each value in any order; the first value fills up, and values are cut where they are too many."""
    values = [value for value, count in counts.items() for _ in range(max(count, 0))][:length]
    filler = next(iter(counts), "")
    values += [filler] * (length - len(values))
    made = np.array(values, dtype=object)
    rng.shuffle(made)
    return made
