"""Proportions: exact and Wilson limits, their difference, the Cochran-Mantel-Haenszel test."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from paper.survival import Interval, Z

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def exact(n: int, of: int) -> Interval:
    """Return a proportion with the limits of Clopper and Pearson."""
    low = _solve(lambda p: _at_least(n, of, p) - 0.025) if n else 0.0
    high = _solve(lambda p: 0.025 - (1 - _at_least(n + 1, of, p))) if n < of else 1.0
    return Interval(n / of, low, high)


def difference(n_1: int, of_1: int, n_0: int, of_0: int) -> Interval:
    """Return the difference of two proportions with the limits of Newcombe."""
    p_1, p_0 = n_1 / of_1, n_0 / of_0
    (low_1, high_1), (low_0, high_0) = _wilson(p_1, of_1), _wilson(p_0, of_0)
    value = p_1 - p_0
    low = value - math.hypot(p_1 - low_1, high_0 - p_0)
    high = value + math.hypot(high_1 - p_1, p_0 - low_0)
    return Interval(value, low, high)


def cochran_mantel_haenszel(strata: Iterable[tuple[int, int, int, int]]) -> float:
    """Return the two-sided p, without correction, from n and N of arm 1 and of arm 0."""
    excess = variance = 0.0
    for n_1, of_1, n_0, of_0 in strata:
        of, n = of_1 + of_0, n_1 + n_0
        if of > 1:
            excess += n_1 - n * of_1 / of
            variance += n * (of - n) * of_1 * of_0 / (of**2 * (of - 1))
    return math.erfc(abs(excess) / math.sqrt(2 * variance))


def _wilson(p: float, of: int) -> tuple[float, float]:
    middle = (p + Z**2 / (2 * of)) / (1 + Z**2 / of)
    width = Z * math.sqrt(p * (1 - p) / of + Z**2 / (4 * of**2)) / (1 + Z**2 / of)
    return middle - width, middle + width


def _at_least(n: int, of: int, p: float) -> float:
    return math.fsum(math.comb(of, k) * p**k * (1 - p) ** (of - k) for k in range(n, of + 1))


def _solve(rising: Callable[[float], float]) -> float:
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2
