"""Who was at risk and who failed at each time: the counts that all survival methods rest on."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]


class RiskTable(NamedTuple):
    """Counts at each distinct time of each stratum, times rising within a stratum.

    A row belongs to one cell (an arm, or an arm within a subgroup). Counts are sums of weights.
    """

    time: Floats
    """Shape (g,)."""
    stratum: Codes
    """Shape (g,)."""
    at_risk: Floats
    """Under observation just before the time, shape (cells, g)."""
    deaths: Floats
    """Events at the time, shape (cells, g)."""
    leaving: Floats
    """Events and censorings at the time, shape (cells, g)."""
    death_count: Codes
    """Rows with an event at the time whatever their weight, shape (g,)."""

    def at_events(self) -> RiskTable:
        """Return the part of the table at which somebody had an event."""
        keep = np.flatnonzero(self.death_count)
        if len(keep) == len(self.time):
            return self
        return RiskTable(
            self.time[keep],
            self.stratum[keep],
            np.take(self.at_risk, keep, axis=1),
            np.take(self.deaths, keep, axis=1),
            np.take(self.leaving, keep, axis=1),
            self.death_count[keep],
        )

    def stratum_starts(self) -> Flags:
        """Return where a stratum begins, shape (g,)."""
        return np.asarray(np.diff(self.stratum, prepend=-1) != 0)


def tabulate(
    time: Floats,
    event: Flags,
    *,
    cell: Codes | None = None,
    n_cells: int = 1,
    stratum: Codes | None = None,
    entry: Floats | None = None,
    weight: Floats | None = None,
) -> RiskTable:
    """Count who is at risk and who fails at each distinct time; all arrays have shape (n,).

    A row is at risk at t if entry < t <= time. Events come before censorings at the same time,
    because who is censored at t is still at risk at t.
    """
    order = _order(time, stratum)
    time, event = time[order], event[order]
    cells = np.zeros(len(time), np.int16) if cell is None else cell.astype(np.int16)[order]
    strata = np.zeros(len(time), np.int64) if stratum is None else stratum[order]
    weight = None if weight is None else weight[order]
    first = np.diff(time, prepend=-np.inf) > 0
    if stratum is not None:
        first |= np.diff(strata, prepend=-1) != 0
    starts = np.flatnonzero(first)
    size = len(starts)
    group = np.cumsum(first) - 1
    slot = group + cells.astype(np.int64) * size
    leaving = _count(slot, weight, n_cells, size)
    deaths = _count(slot[event], None if weight is None else weight[event], n_cells, size)
    group_stratum = strata[starts]
    at_risk = _from_here_on(leaving, group_stratum)
    if entry is not None:
        begin = first_after(entry[order], strata, time[starts], group_stratum)
        entering = _count(begin + cells.astype(np.int64) * size, weight, n_cells, size)
        at_risk = at_risk - _from_here_on(entering, group_stratum) + entering
    death_count = np.bincount(group[event], minlength=size)
    return RiskTable(time[starts], group_stratum, at_risk, deaths, leaving, death_count)


def _order(time: Floats, stratum: Codes | None) -> Codes:
    order = np.argsort(time)
    if stratum is None or not len(time):
        return order
    narrow = stratum.astype(np.int16) if stratum.max() < 2**15 else stratum  # linear radix sort
    return order[np.argsort(narrow[order], kind="stable")]


def _count(slot: Codes, weight: Floats | None, n_cells: int, size: int) -> Floats:
    total = np.bincount(slot, weight, n_cells * size)
    return total.reshape(n_cells, size).astype(np.float64, copy=False)


def _from_here_on(counts: Floats, stratum: Codes) -> Floats:
    """Sum counts from each time to the end of its stratum."""
    total = np.cumsum(counts[:, ::-1], axis=1)[:, ::-1]
    if not len(stratum) or stratum[0] == stratum[-1]:
        return total
    beyond = np.concatenate((total, np.zeros((len(counts), 1))), axis=1)
    return total - beyond[:, np.searchsorted(stratum, stratum, side="right")]


def first_after(values: Floats, stratum: Codes, group_time: Floats, group_stratum: Codes) -> Codes:
    """Return for each row the first time of its stratum that lies after a value of the row.

    Args:
        values: times, shape (n,).
        stratum: stratum of each row, shape (n,).
        group_time: distinct times, rising within a stratum, shape (g,).
        group_stratum: rising, shape (g,).

    Returns:
        Indices into `group_time`; where no time follows, one past the stratum's last.
    """
    first = np.zeros(len(values), np.int64)
    for code in np.unique(stratum):
        rows = stratum == code
        low, high = np.searchsorted(group_stratum, (code, code + 1))
        first[rows] = low + np.searchsorted(group_time[low:high], values[rows], side="right")
    return first
