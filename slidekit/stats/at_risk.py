"""Numbers at risk, with events and censorings so far, at the times of a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from slidekit.stats.observations import observe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from slidekit.stats.risk_sets import Codes, Flags, Floats


class AtRisk(NamedTuple):
    """One column of a number-at-risk table; sums of weights where weights were given."""

    time: float
    at_risk: float
    """Under observation just before the time: who leaves at the time itself still counts."""
    events: float
    """Events up to and with the time."""
    censored: float
    events_before: float
    """Events before the time."""
    censored_before: float


def at_risk_table(
    time: ArrayLike,
    event: ArrayLike,
    grid: Sequence[float],
    entry: ArrayLike | None = None,
    weight: ArrayLike | None = None,
) -> tuple[AtRisk, ...]:
    """Count who is at risk, and events and censorings so far, at each time of the grid.

    Args:
        time: time to event or censoring, shape (n,).
        event: True where the event was observed, shape (n,).
        grid: times of the table, in any order.
        entry: time from which the row is under observation; nobody counts at its own entry time.
        weight: case weights; None: all 1.

    Source: R's `summary.survfit` and SAS `ATRISK`: at risk at t are those with time >= t.
    """
    rows = observe(time, event, entry=entry, weight=weight)
    at = np.asarray(grid, dtype=np.float64)
    everyone = np.ones(len(rows.time), bool)
    entry_time = np.full(len(rows.time), -np.inf) if rows.entry is None else rows.entry
    counts = (
        _count(entry_time, everyone, rows.weight, at, "left")
        - _count(rows.time, everyone, rows.weight, at, "left"),
        _count(rows.time, rows.event, rows.weight, at, "right"),
        _count(rows.time, ~rows.event, rows.weight, at, "right"),
        _count(rows.time, rows.event, rows.weight, at, "left"),
        _count(rows.time, ~rows.event, rows.weight, at, "left"),
    )
    table = zip(at.tolist(), *(count.tolist() for count in counts), strict=True)
    return tuple(AtRisk(*row) for row in table)


def _count(
    values: Floats, of: Flags, weight: Floats | None, at: Floats, side: Literal["left", "right"]
) -> Floats | Codes:
    """Count the rows whose value lies before each time ("right": up to and with it)."""
    if weight is None:
        return np.searchsorted(np.sort(values[of]), at, side)
    order = np.argsort(values[of])
    total = np.concatenate(((0.0,), np.cumsum(weight[of][order])))
    return total[np.searchsorted(values[of][order], at, side)]
