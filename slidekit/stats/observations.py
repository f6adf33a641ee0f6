"""Time-to-event rows, checked once at the door of every method."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.risk_sets import Codes, Flags, Floats, RiskTable, tabulate
from slidekit.stats.ties import merge_near_ties

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


class Observations(NamedTuple):
    """Rows of a time-to-event analysis, times already merged where they are nearly equal."""

    time: Floats
    event: Flags
    entry: Floats | None
    weight: Floats | None

    def only(self, rows: Flags) -> Observations:
        """Return some of the rows."""
        if rows.all():
            return self
        return Observations(*(None if part is None else part[rows] for part in self))  # type: ignore[arg-type]

    def tabulate(
        self, cell: Codes | None = None, n_cells: int = 1, stratum: Codes | None = None
    ) -> RiskTable:
        """Return who is at risk and who fails at each time."""
        return tabulate(
            self.time,
            self.event,
            cell=cell,
            n_cells=n_cells,
            stratum=stratum,
            entry=self.entry,
            weight=self.weight,
        )


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
    merged = merge_near_ties(times, entries)
    if merged.entry is not None and (merged.entry >= merged.time).any():
        raise StatsError(
            "A row enters observation at or after its own time.",
            fix="Leave out rows whose entry time is not before the time to event or censoring.",
        )
    return Observations(merged.time, events, merged.entry, weights)


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
