"""Chi-square statistics from a vector and its covariance, which may lack full rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from slidekit.stats.distributions import chi_square_p
from slidekit.stats.result import TestResult

if TYPE_CHECKING:
    from slidekit.stats.risk_sets import Floats

SMALLEST_EIGENVALUE = 1e-10


def chi_square_test(score: Floats, variance: Floats, method: str) -> TestResult:
    """Test that a vector is 0; parts without variance do not count in the degrees of freedom.

    Args:
        score: shape (k,).
        variance: its covariance, shape (k, k).
        method: name and version for the result.
    """
    spread = np.sqrt(np.maximum(np.diag(variance), 0.0))
    keep = spread > 0
    if not keep.any():
        return TestResult(None, 0, None, method)
    scaled = score[keep] / spread[keep]
    if len(scaled) == 1:
        statistic = float(scaled[0]) ** 2
        return TestResult(statistic, 1, chi_square_p(statistic, 1), method)
    values, vectors = np.linalg.eigh(
        variance[np.ix_(keep, keep)] / np.outer(spread[keep], spread[keep])
    )
    real = values > SMALLEST_EIGENVALUE
    statistic = float(((vectors.T @ scaled)[real] ** 2 / values[real]).sum())
    df = int(real.sum())
    return TestResult(statistic, df, chi_square_p(statistic, df), method)
