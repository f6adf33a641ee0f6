"""Times that differ only by rounding error count as equal."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

TOLERANCE = math.sqrt(float(np.finfo(np.float64).eps))


class MergedTimes(NamedTuple):
    """Times after merging, and how many of them changed."""

    time: Floats
    entry: Floats | None
    changed: int


def merge_near_ties(time: Floats, entry: Floats | None = None) -> MergedTimes:
    """Give every chain of nearly equal times the smallest value of the chain.

    Dividing days by 30.4375 or adding 0.1 and 0.2 makes times that should tie and do not. All arms
    of an analysis are merged together, entry times with exit times.

    Args:
        time: exit times, shape (n,).
        entry: entry times, shape (n,), or None.

    Returns:
        The same arrays where nothing is nearly equal; else new ones.

    Source: `timefix` of R's survival: two neighbouring distinct values are equal if they differ by
        at most 1.5e-8, absolutely or relative to the mean of the distinct values.
    """
    both = time if entry is None else np.concatenate((time, entry))
    ordered = np.sort(both)
    gap = np.diff(ordered)
    if not len(gap):
        return MergedTimes(time, entry, 0)
    widest = TOLERANCE * max(1.0, abs(ordered[0]), abs(ordered[-1]))
    if not ((gap > 0) & (gap <= widest)).any():
        return MergedTimes(time, entry, 0)
    distinct = ordered[np.concatenate(((True,), gap > 0))]
    n = len(time)
    merged = _merge(both, distinct, TOLERANCE * max(1.0, float(np.abs(distinct).mean())))
    changed = int((merged != both).sum())
    return MergedTimes(merged[:n], None if entry is None else merged[n:], changed)


def _merge(values: Floats, distinct: Floats, tolerance: float) -> Floats:
    starts = np.concatenate(((True,), np.diff(distinct) > tolerance))
    smallest = distinct[starts][np.cumsum(starts) - 1]
    old, new = distinct[~starts], smallest[~starts]  # few, so that the search below is quick
    if not len(old):
        return values
    place = np.minimum(np.searchsorted(old, values), len(old) - 1)
    return np.where(old[place] == values, new[place], values)
