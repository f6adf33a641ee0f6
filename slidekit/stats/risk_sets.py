"""Who was at risk and who failed at each time: the counts that all survival methods rest on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """Events and censorings from the time on, before the next of the table, shape (cells, g)."""
    death_count: Codes
    """Rows with an event at the time whatever their weight, shape (g,)."""

    def at_events(self) -> RiskTable:
        """Return the part of the table at which somebody had an event."""
        keep = np.flatnonzero(self.death_count)
        return self if len(keep) == len(self.time) else self.part(keep)

    def part(self, times: Codes | slice) -> RiskTable:
        """Return some of the times."""
        return RiskTable(
            self.time[times],
            self.stratum[times],
            self.at_risk[:, times],
            self.deaths[:, times],
            self.leaving[:, times],
            self.death_count[times],
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
    order: Codes | None = None,
    events_only: bool = False,
) -> RiskTable:
    """Count who is at risk and who fails at each distinct time; all arrays have shape (n,).

    A row is at risk at t if entry < t <= time. Events come before censorings at the same time,
    because who is censored at t is still at risk at t.

    Args:
        time: exit times, exactly equal where they tie.
        event: True where the event was observed.
        cell: cell of each row, from 0; None: all in one.
        n_cells: how many cells there are.
        stratum: code of each row's stratum, from 0; None: all in one.
        entry: time from which the row is under observation; None: from the start.
        weight: case weights; None: all 1.
        order: rows in the order of time, where it is known already.
        events_only: leave out the times at which nobody has an event.
    """
    order = in_order(time, stable=weight is not None) if order is None else order
    strata = np.zeros(len(time), np.int16) if stratum is None else _narrow(stratum)
    if stratum is not None:
        order = order[np.argsort(strata[order], kind="stable")]  # a radix sort: linear
        strata = strata[order]
    time, died = time[order], np.flatnonzero(event[order])
    weight = None if weight is None else weight[order]
    groups = _groups(time, strata, died, events_only=events_only)
    of_time, of_stratum = time[groups.start], strata[groups.start].astype(np.int64)
    shape = n_cells, len(of_time)
    cells = 0 if cell is None else _narrow(cell)[order] * np.int64(shape[1] + 1)
    place, begin = groups.place, None
    if entry is not None:
        begin = first_after(entry[order], strata, of_time, of_stratum) + 1
        seen = begin <= place  # who came and went between two times of the table counts nowhere
        place, begin = place * seen, begin * seen
    slot = place + cells
    leaving = _count(slot, weight, shape)
    deaths = _count(slot[died], None if weight is None else weight[died], shape)
    at_risk = _from_here_on(leaving, of_stratum)
    if begin is not None:
        entering = _count(begin + cells, weight, shape)
        at_risk = at_risk - _from_here_on(entering, of_stratum) + entering
    return RiskTable(of_time, of_stratum, at_risk, deaths, leaving, groups.death_count)


def in_order(time: Floats, *, stable: bool = False) -> Codes:
    """Return the rows in the order of time; sums of weights need that of ties to be one only."""
    return np.argsort(time, kind="stable" if stable else None)


def _narrow(codes: Codes) -> NDArray[Any]:
    """Return codes in two bytes where they and the next fit: these sort and move faster."""
    return codes.astype(np.int16) if codes.max(initial=0) < 2**15 - 1 else codes


class _Groups(NamedTuple):
    """Sorted rows grouped by stratum and time."""

    place: Codes
    """Groups begun up to each row, in its stratum and those before it; 0 before its first."""
    start: Codes
    """First row of each group."""
    death_count: Codes


def _groups(time: Floats, strata: NDArray[Any], died: Codes, *, events_only: bool) -> _Groups:
    first = _changes(time) | _changes(strata)
    start = np.flatnonzero(first)
    distinct = len(start) == len(time)
    place = np.arange(1, len(time) + 1) if distinct else _running_count(first)
    death_count = np.bincount(place[died] - 1, minlength=len(start))
    if not events_only:
        return _Groups(place, start, death_count)
    kept, reached = np.flatnonzero(death_count), _running_count(death_count > 0)
    for low, high in _stretches(strata[start]):
        nth = np.searchsorted(kept, low)
        reached[low : min(high, kept[nth]) if nth < len(kept) else high] = 0
    return _Groups(reached if distinct else reached[place - 1], start[kept], death_count[kept])


def _running_count(flags: Flags) -> Codes:
    total = flags.astype(np.int64)
    return np.cumsum(total, out=total)


def _changes(values: NDArray[Any]) -> Flags:
    """Return where a sorted array has a new value; the first is one."""
    changes = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes


def _stretches(codes: NDArray[Any]) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each stretch of equal codes."""
    return pairwise([*np.flatnonzero(_changes(codes)).tolist(), len(codes)])


def _count(slot: Codes, weight: Floats | None, shape: tuple[int, int]) -> Floats:
    """Count rows per cell and group; column 0, which falls away, is those in no group."""
    cells, size = shape
    total = np.bincount(slot, weight, cells * (size + 1))
    return total.reshape(cells, size + 1)[:, 1:].astype(np.float64)


def _from_here_on(counts: Floats, stratum: Codes) -> Floats:
    """Sum counts from each time to the end of its stratum."""
    total = np.empty_like(counts)
    for low, high in _stretches(stratum):
        np.cumsum(counts[:, low:high][:, ::-1], axis=1, out=total[:, low:high][:, ::-1])
    return total


def first_after(
    values: Floats, stratum: NDArray[Any], group_time: Floats, group_stratum: Codes
) -> Codes:
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
