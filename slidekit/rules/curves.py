"""What Kaplan-Meier curves and the numbers under them tell: of totals, thin tails and crossing."""

from __future__ import annotations

import math
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from slidekit.exhibits.km_data import survival_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.exhibits.km_data import Curve, KmData
    from slidekit.template.policy import FiguresPolicy

Counts = tuple[int | None, ...]


def risk_rows(data: KmData, arm: str) -> Mapping[str, Counts]:
    """Return the numbers under the time axis of an arm by what they count."""
    return {row.quantity: row.counts for row in data.risk if row.arm == arm}


def runs_backwards(rows: Mapping[str, Counts]) -> bool:
    """Tell whether more are at risk later than before, or fewer had events or were censored."""
    signs = {"At risk": -1, "Events": 1, "Censored": 1}
    known = {
        what: [sign * n for n in rows.get(what, ()) if n is not None]
        for what, sign in signs.items()
    }
    return any(later < earlier for counts in known.values() for earlier, later in pairwise(counts))


def at_start(data: KmData, arm: str) -> int | None:
    """Return how many of an arm are at risk at time 0; None where no tick is there."""
    counts = risk_rows(data, arm).get("At risk", ())
    return counts[0] if counts and data.ticks and data.ticks[0] == 0 else None


def thin_from(data: KmData, figures: FiguresPolicy) -> float | None:
    """Return the first tick at which an arm has fewer at risk than the policy asks."""
    return min(
        (time for curve in data.curves for time in _thin(data, curve, figures)), default=None
    )


def _thin(data: KmData, curve: Curve, figures: FiguresPolicy) -> Iterator[float]:
    counts = risk_rows(data, curve.arm).get("At risk", ())
    total = at_start(data, curve.arm) or 0
    least = max(math.ceil(figures.tail_share * total - 1e-9), figures.tail_subjects)
    for time, count in zip(data.ticks, counts, strict=False):
        if count is not None and count < least and time < curve.end:
            yield time


def crossing(data: KmData, points: float) -> tuple[str, str] | None:
    """Return the names of two arms whose curves cross.

    Args:
        data: the figure.
        points: each of the two must lie higher by so many percentage points at some time.

    Returns:
        The first such pair; times at which few are at risk do not count.
    """
    for first, second in combinations(data.curves, 2):
        gaps = _gaps(first, second, data.tail_from)
        if min(max(gaps), -min(gaps)) >= points:
            return first.name, second.name
    return None


def _gaps(first: Curve, second: Curve, until: float | None) -> list[float]:
    """Return by how much the first curve lies higher whenever one of them steps, 0 at the start."""
    end = min(first.end, second.end, math.inf if until is None else until)
    times = sorted({time for time in (*first.times, *second.times) if time <= end})
    return [0.0, *(survival_on(first, time) - survival_on(second, time) for time in times)]
