"""Tests that look at ranks only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from slidekit.stats.anova import groups_of
from slidekit.stats.distributions import chi_square_p
from slidekit.stats.result import TestResult

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from slidekit.stats.risk_sets import Floats


def kruskal_wallis(values: ArrayLike, group: ArrayLike) -> TestResult:
    """Test that the values of all groups come from one distribution, corrected for ties.

    Args:
        values: numbers of shape (n,), none missing.
        group: code of each value's group; a negative code leaves the value out.

    The p is that of chi-square with one degree of freedom fewer than groups. With one group, or
    values that are all equal, there is no test.

    Source: Kruskal & Wallis 1952; R's kruskal.test, SAS PROC NPAR1WAY WILCOXON.
    """
    members = groups_of(values, group)
    df, method = max(len(members) - 1, 0), "kruskal_wallis/1"
    pooled = np.concatenate(members) if members else np.empty(0)
    n = len(pooled)
    rank, ties = mid_ranks(pooled)
    spread = n**3 - n - float((ties**3 - ties).sum())
    if not df or len(ties) < 2:
        return TestResult(None, df, None, method)
    parts = np.split(rank - (n + 1) / 2, np.cumsum([len(one) for one in members])[:-1])
    squares = sum(float(part.sum()) ** 2 / len(part) for part in parts)
    statistic = 12 * squares * (n - 1) / spread
    return TestResult(statistic, df, chi_square_p(statistic, df), method)


def mid_ranks(values: Floats) -> tuple[Floats, Floats]:
    """Return the rank of each value, equal values sharing their mean, and the sizes of the ties."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return (last - (count - 1) / 2)[place], count.astype(np.float64)
