"""Differences of two proportions with their confidence intervals."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.binomial import check_counts, wilson
from slidekit.stats.distributions import critical_value
from slidekit.stats.result import Estimate
from slidekit.stats.score_limits import Tables, difference_limits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RiskDifferenceMethod = Literal[
    "miettinen_nurminen", "newcombe", "mee", "agresti_caffo", "wald", "wald_cc"
]
Counts = tuple[int, int, int, int]
"""x1 of n1 on treatment, x0 of n0 on the reference."""
Limits = tuple[float, float]


def risk_difference(
    x1: int,
    n1: int,
    x0: int,
    n0: int,
    method: RiskDifferenceMethod = "miettinen_nurminen",
    level: float = 0.95,
) -> Estimate:
    """Return x1 / n1 - x0 / n0 with limits by one method; without subjects there is none.

    Args:
        x1: number with the characteristic on treatment.
        n1: number in all on treatment.
        x0: number with the characteristic on the reference.
        n0: number in all on the reference.
        method: "miettinen_nurminen" (score with N / (N - 1)), "mee" (score without), "newcombe"
            (hybrid score), "agresti_caffo", "wald", "wald_cc" (continuity-corrected).
        level: two-sided confidence level.

    Raises:
        StatsError: a count is not between 0 and its total, or the method is not known.

    Source: Miettinen & Nurminen 1985; Newcombe 1998 (Stat Med 17:873), method 10.
    """
    return risk_differences(((x1, n1, x0, n0),), method, level)[0]


def risk_differences(
    tables: Sequence[Counts],
    method: RiskDifferenceMethod = "miettinen_nurminen",
    level: float = 0.95,
) -> tuple[Estimate, ...]:
    """Return `risk_difference` of many tables at once, which is faster for the score methods."""
    for x1, n1, x0, n0 in tables:
        check_counts(x1, n1)
        check_counts(x0, n0)
    if method not in ("miettinen_nurminen", "mee", *_CLOSED):
        raise StatsError(f"Method {method!r} is not known for a risk difference.")
    name, parameters = f"{method}/1", (("level", f"{level:g}"),)
    full = [counts for counts in tables if counts[1] and counts[3]]
    limits = iter(_limits(full, method, level))
    return tuple(
        Estimate(x1 / n1 - x0 / n0, *next(limits), level, name, parameters)
        if n1 and n0
        else Estimate(None, None, None, level, name, parameters)
        for x1, n1, x0, n0 in tables
    )


def _limits(tables: list[Counts], method: RiskDifferenceMethod, level: float) -> list[Limits]:
    if method in _CLOSED:
        return [_CLOSED[method](*counts, level) for counts in tables]
    columns = Tables(*np.array(tables, dtype=np.float64).reshape(-1, 4).T)
    corrected = method == "miettinen_nurminen"
    lower, upper = difference_limits(columns, critical_value(level), corrected=corrected)
    return list(zip(lower.tolist(), upper.tolist(), strict=True))


def _newcombe(x1: int, n1: int, x0: int, n0: int, level: float) -> Limits:
    ours, theirs = wilson(x1, n1, level), wilson(x0, n0, level)
    p1, p0 = x1 / n1, x0 / n0
    below = math.hypot(p1 - (ours.lower or 0.0), (theirs.upper or 0.0) - p0)
    above = math.hypot((ours.upper or 0.0) - p1, p0 - (theirs.lower or 0.0))
    return p1 - p0 - below, p1 - p0 + above


def _wald(x1: int, n1: int, x0: int, n0: int, level: float) -> Limits:
    p1, p0 = x1 / n1, x0 / n0
    reach = critical_value(level) * math.sqrt(p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0)
    return p1 - p0 - reach, p1 - p0 + reach


def _wald_corrected(x1: int, n1: int, x0: int, n0: int, level: float) -> Limits:
    lower, upper = _wald(x1, n1, x0, n0, level)
    correction = (1 / n1 + 1 / n0) / 2
    return lower - correction, upper + correction


def _agresti_caffo(x1: int, n1: int, x0: int, n0: int, level: float) -> Limits:
    return _wald(x1 + 1, n1 + 2, x0 + 1, n0 + 2, level)


_CLOSED: dict[RiskDifferenceMethod, Callable[[int, int, int, int, float], Limits]] = {
    "newcombe": _newcombe,
    "agresti_caffo": _agresti_caffo,
    "wald": _wald,
    "wald_cc": _wald_corrected,
}
RISK_DIFFERENCE_METHODS: tuple[RiskDifferenceMethod, ...] = (
    "wald",
    "wald_cc",
    "newcombe",
    "miettinen_nurminen",
    "mee",
    "agresti_caffo",
)
