"""What a forest plot draws: rows of ratios with their limits, on an axis symmetric about 1."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LIMITS = (2.0, 4.0, 8.0)
"""Largest ratios that the axis may end at; the smallest is one over it."""
SHARE_WITHIN = 0.95
"""Least share of the limits that lie on the axis; the others become arrows."""


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One row; texts are ids of facts, numbers place the marks; None = not estimable."""

    factor: str
    level: str
    arm_events: str
    reference_events: str
    ratio_fact: str
    interaction: str
    """Fact of the test of interaction, on the first row of a factor; "" elsewhere."""
    value: float | None
    lower: float | None
    upper: float | None
    events: int | None


@dataclass(frozen=True, slots=True)
class ForestData:
    """A forest plot; the overall row stands on top of every part."""

    overall: ForestRow
    rows: tuple[ForestRow, ...]
    arm: str
    reference: str
    level: str
    """Token of the confidence level."""
    limit: float
    """The axis goes from one over it to it."""
    has_interaction: bool
    favours: tuple[str, str]
    """Words under the axis, left and right of 1."""
    is_reference_first: bool = False
    """The counts of the reference stand before those of the arm, as the study's arms do."""

    @property
    def tokens(self) -> Iterator[str]:
        """Yield a token for every fact that is printed."""
        for row in (self.overall, *self.rows):
            for id_ in (row.ratio_fact, row.arm_events, row.reference_events, row.interaction):
                if id_:
                    yield f"{{{id_}}}"


def log_limits(rows: Sequence[ForestRow]) -> float:
    """Return the end of an axis that shows every estimate and most of the limits."""
    values = [row.value for row in rows if row.value]
    ends = [end for row in rows for end in (row.lower, row.upper) if end]
    for limit in LIMITS:
        inside = sum(_is_inside(end, limit) for end in ends)
        if all(_is_inside(v, limit) for v in values) and inside >= SHARE_WITHIN * len(ends):
            return limit
    return LIMITS[-1]


def _is_inside(ratio: float, limit: float) -> bool:
    return abs(math.log(ratio)) <= math.log(limit)


def ratio_ticks(limit: float) -> tuple[float, ...]:
    """Return 1 and its doubles and halves up to the ends of the axis."""
    steps = round(math.log2(limit))
    return tuple(2.0**power for power in range(-steps, steps + 1))
