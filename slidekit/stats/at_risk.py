"""Numbers at risk, with events and censorings so far, at the times of a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from slidekit.stats.observations import observe
from slidekit.stats.risk_sets import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from slidekit.stats.observations import Observations
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
    rows = observe(time, event, entry=entry, weight=weight).sorted()
    at = np.asarray(grid, dtype=np.float64)
    died, censored = _part(rows, rows.event), _part(rows, ~rows.event)
    counts = (
        _entered(rows, at) - _count(rows.time, rows.weight, at, "left"),
        _count(*died, at, "right"),
        _count(*censored, at, "right"),
        _count(*died, at, "left"),
        _count(*censored, at, "left"),
    )
    table = zip(at.tolist(), *(count.tolist() for count in counts), strict=True)
    return tuple(AtRisk(*row) for row in table)


def _part(rows: Observations, of: Flags) -> tuple[Floats, Floats | None]:
    """Return times and weights of some of the rows."""
    some = np.flatnonzero(of)
    return rows.time[some], None if rows.weight is None else rows.weight[some]


def _entered(rows: Observations, at: Floats) -> Floats | Codes:
    """Count who came under observation before each time."""
    if rows.entry is None:
        return _count(np.full(len(rows.time), -np.inf), rows.weight, at, "left")
    order = in_order(rows.entry, stable=True)
    weight = None if rows.weight is None else rows.weight[order]
    return _count(rows.entry[order], weight, at, "left")


def _count(
    values: Floats, weight: Floats | None, at: Floats, side: Literal["left", "right"]
) -> Floats | Codes:
    """Count the rising values that lie before each time ("right": up to and with it)."""
    place = np.searchsorted(values, at, side)
    if weight is None:
        return place
    return np.concatenate(((0.0,), np.cumsum(weight)))[place]
