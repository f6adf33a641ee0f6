"""Tests that two proportions are equal."""

from __future__ import annotations

import math

from slidekit.stats.binomial import check_counts
from slidekit.stats.distributions import chi_square_p
from slidekit.stats.result import TestResult


def chi_square(x1: int, n1: int, x0: int, n0: int, *, yates: bool = False) -> TestResult:
    """Return Pearson's chi-square test; `yates` takes up to 0.5 from each |observed - expected|.

    The statistic is None where all or none of the subjects have the characteristic.
    """
    check_counts(x1, n1)
    check_counts(x0, n0)
    method = f"chi_square{'_yates' if yates else ''}/1"
    total, cases = n1 + n0, x1 + x0
    if not n1 or not n0 or cases in (0, total):
        return TestResult(None, 1, None, method)
    away = abs(x1 - n1 * cases / total)
    away -= min(0.5, away) if yates else 0.0
    pooled = cases / total
    statistic = away**2 * (1 / n1 + 1 / n0) / (pooled * (1 - pooled))
    return TestResult(statistic, 1, chi_square_p(statistic, 1), method)


def pooled_z(x1: int, n1: int, x0: int, n0: int) -> float | None:
    """Return the deviate of p1 - p0 with pooled variance, the root of Pearson's chi-square."""
    check_counts(x1, n1)
    check_counts(x0, n0)
    if not n1 or not n0 or x1 + x0 in (0, n1 + n0):
        return None
    pooled = (x1 + x0) / (n1 + n0)
    return (x1 / n1 - x0 / n0) / math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n0))
