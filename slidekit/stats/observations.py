"""Time-to-event rows, checked once at the door of every method."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.risk_sets import Codes, Flags, Floats, RiskTable, in_order, tabulate
from slidekit.stats.ties import merge_near_ties, merge_ordered

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


class Observations(NamedTuple):
    """Rows of a time-to-event analysis, times already merged where they are nearly equal."""

    time: Floats
    event: Flags
    entry: Floats | None
    weight: Floats | None
    order: Codes | None = None
    """Rows in the order of `time`, shape (n,), so that no method sorts again; None: not known."""

    def only(self, rows: Flags) -> Observations:
        """Return some of the rows."""
        if rows.all():
            return self
        return self._at(np.flatnonzero(rows), _order_of_part(self.order, rows))

    def time_order(self) -> Codes:
        """Return the rows in the order of time, shape (n,)."""
        return in_order(self.time, stable=True) if self.order is None else self.order

    def sorted(self) -> Observations:
        """Return the rows in the order of time: many passes then read memory forwards."""
        return self._at(self.time_order(), np.arange(len(self.time)))

    def _at(self, places: Codes, order: Codes | None) -> Observations:
        entry, weight = (None if part is None else part[places] for part in self[2:4])
        return Observations(self.time[places], self.event[places], entry, weight, order)

    def tabulate(
        self,
        cell: Codes | None = None,
        n_cells: int = 1,
        stratum: Codes | None = None,
        *,
        events_only: bool = False,
    ) -> RiskTable:
        """Return who is at risk and who fails at each time, or at the times of events only."""
        return tabulate(
            self.time,
            self.event,
            cell=cell,
            n_cells=n_cells,
            stratum=stratum,
            entry=self.entry,
            weight=self.weight,
            order=self.order,
            events_only=events_only,
        )


def _order_of_part(order: Codes | None, rows: Flags) -> Codes | None:
    """Return the order of those rows alone, numbered anew."""
    if order is None:
        return None
    place = np.cumsum(rows) - 1
    return np.asarray(place[order[np.flatnonzero(rows[order])]])


def observe(
    time: ArrayLike,
    event: ArrayLike,
    *,
    entry: ArrayLike | None = None,
    weight: ArrayLike | None = None,
) -> Observations:
    """Check the rows of a time-to-event analysis and merge times that are nearly equal.

    Args:
        time: time to event or censoring, shape (n,), finite.
        event: True where the event was observed, shape (n,).
        entry: time from which the row is under observation, before `time`; None: from the start.
        weight: case weights, >= 0; None: all 1.

    Raises:
        StatsError: lengths differ, a number is missing, or an entry is not before its time.
    """
    times = floats("time", time)
    events = np.asarray(event).astype(bool, copy=False)
    entries = None if entry is None else floats("entry", entry)
    weights = None if weight is None else floats("weight", weight)
    for name, values in (("event", events), ("entry", entries), ("weight", weights)):
        check_length(name, values, len(times))
    if weights is not None and (weights < 0).any():
        raise StatsError("A case weight is negative.", fix="Use weights of 0 or more.")
    rows = _merged(Observations(times, events, entries, weights))
    if rows.entry is not None and (rows.entry >= rows.time).any():
        raise StatsError(
            "A row enters observation at or after its own time.",
            fix="Leave out rows whose entry time is not before the time to event or censoring.",
        )
    return rows


def _merged(rows: Observations) -> Observations:
    """Return the rows with times merged, and their order, from one sort."""
    order = in_order(rows.time, stable=rows.weight is not None)
    if rows.entry is not None:
        time, entry, _ = merge_near_ties(rows.time, rows.entry)
        return rows._replace(time=time, entry=entry, order=order)  # merging keeps the order
    ordered = rows.time[order]
    merged = merge_ordered(ordered)
    if merged is ordered:
        return rows._replace(order=order)
    moved = np.flatnonzero(merged != ordered)
    time = rows.time.copy()
    time[order[moved]] = merged[moved]
    return rows._replace(time=time, order=order)


def chosen(values: Codes, rows: Flags) -> Codes:
    """Return some of the values; the same array where it is all of them."""
    return values if rows.all() else values[np.flatnonzero(rows)]


def codes(name: str, values: ArrayLike, n: int) -> Codes:
    """Return integer codes of shape (n,); a negative code means that the row has none."""
    found = np.asarray(values)
    check_length(name, found, n)
    if found.dtype.kind not in "iub" and n:
        raise StatsError(f"{name} must hold whole numbers (codes), not {found.dtype}.")
    return found.astype(np.int64, copy=False)


def floats(name: str, values: ArrayLike) -> Floats:
    """Return numbers of shape (n,), all finite."""
    found = np.asarray(values, dtype=np.float64)
    if found.ndim != 1:
        raise StatsError(f"{name} must be a list of numbers, not a table of {found.ndim} axes.")
    if not np.isfinite(found).all():
        row = int(np.flatnonzero(~np.isfinite(found))[0])
        raise StatsError(f"{name} is missing or infinite in row {row}.", fix="Leave that row out.")
    return found


def check_length(name: str, values: NDArray[Any] | None, n: int) -> None:
    """Refuse an array that is not of shape (n,)."""
    if values is not None and values.shape != (n,):
        raise StatsError(f"{name} has shape {values.shape} where time has {n} values.")
