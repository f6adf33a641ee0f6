"""Tail areas and quantiles in closed form: the standard library, for scipy is slow to import."""

from __future__ import annotations

import math
from functools import lru_cache


@lru_cache(maxsize=64)
def critical_value(level: float) -> float:
    """Return the standard normal quantile of a two-sided confidence level, 1.96 for 0.95."""
    from statistics import NormalDist

    return -NormalDist().inv_cdf((1 - level) / 2)


def normal_cdf(z: float) -> float:
    """Return the lower tail area of the standard normal distribution."""
    return math.erfc(-z / math.sqrt(2)) / 2


def two_sided_p(z: float) -> float:
    """Return the two-sided p of a standard normal deviate."""
    return math.erfc(abs(z) / math.sqrt(2))


def chi_square_p(statistic: float, df: int) -> float:
    """Return the upper tail area of a chi-square distribution with whole degrees of freedom.

    Source: Abramowitz & Stegun 1964, 26.4.4 and 26.4.5. With no degree of freedom p is 1.
    """
    half = max(statistic, 0.0) / 2
    if df < 1 or half == 0:
        return 1.0
    tail = math.erfc(math.sqrt(half)) if df % 2 else 0.0
    term = math.exp(-half) * (math.sqrt(half / math.pi) * 2 if df % 2 else 1.0)
    for power in range(df // 2):
        tail += term
        term *= half / (power + (1.5 if df % 2 else 1.0))
    return min(tail, 1.0)
