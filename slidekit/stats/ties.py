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
    order = np.argsort(both)
    ordered = both[order]
    merged = merge_ordered(ordered)
    if merged is ordered:
        return MergedTimes(time, entry, 0)
    n, moved = len(time), np.flatnonzero(merged != ordered)
    changed = both.copy()
    changed[order[moved]] = merged[moved]
    return MergedTimes(changed[:n], None if entry is None else changed[n:], len(moved))


def merge_ordered(ordered: Floats) -> Floats:
    """Do what `merge_near_ties` does to rising times; the same array where nothing is near."""
    gap = np.diff(ordered)
    if not len(gap):
        return ordered
    widest = TOLERANCE * max(1.0, abs(ordered[0]), abs(ordered[-1]))
    if not ((gap > 0) & (gap <= widest)).any():
        return ordered
    distinct = ordered[np.flatnonzero(np.concatenate(((True,), gap > 0)))]
    tolerance = TOLERANCE * max(1.0, float(np.abs(distinct).mean()))
    joined = np.flatnonzero((gap > 0) & (gap <= tolerance)) + 1
    if not len(joined):
        return ordered
    starts = np.concatenate(((True,), gap > tolerance))
    return np.asarray(np.maximum.accumulate(np.where(starts, ordered, -np.inf)))
