"""Shares in percent, and ticks of such axes: round steps, few enough to read."""

from __future__ import annotations

import math

STEPS = (1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0)
MOST_TICKS = 8


def percent(share: float | None) -> float | None:
    """Return a fraction of 1 in percent; what is not known stays so."""
    return None if share is None else 100 * share


def ticks_between(low: float, high: float, most: int = MOST_TICKS) -> tuple[float, ...]:
    """Return round ticks from at or below `low` to at or above `high`; 0 is always among them."""
    low, high = min(low, 0.0), max(high, 0.0)
    step = next((s for s in STEPS if _count(low, high, s) <= most), STEPS[-1])
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(index * step for index in range(first, max(last, first + 1) + 1))


def _count(low: float, high: float, step: float) -> int:
    return math.ceil(high / step) - math.floor(low / step) + 1
