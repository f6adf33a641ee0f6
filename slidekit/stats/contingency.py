"""Tables of counts with any number of rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.distributions import chi_square_p
from slidekit.stats.result import TestResult

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.stats.risk_sets import Codes


def pearson_chi_square(table: Sequence[Sequence[int]]) -> TestResult:
    """Test by Pearson's chi-square, without continuity correction, that rows and columns go apart.

    Args:
        table: counts by row (arm) and column (level); empty rows and columns are left out.

    With fewer than two rows or columns that hold anybody there is no test.

    Raises:
        StatsError: a count is negative or no whole number, or rows are of different lengths.

    Source: Pearson 1900; R's chisq.test(correct = FALSE), SAS PROC FREQ "Chi-Square".
    """
    counts = occupied(table)
    n_rows, n_columns = counts.shape
    df = max(n_rows - 1, 0) * max(n_columns - 1, 0)
    if not df:
        return TestResult(None, 0, None, "pearson_chi_square/1")
    expected = np.outer(counts.sum(1), counts.sum(0)) / counts.sum()
    statistic = float(((counts - expected) ** 2 / expected).sum())
    return TestResult(statistic, df, chi_square_p(statistic, df), "pearson_chi_square/1")


def occupied(table: Sequence[Sequence[int]]) -> Codes:
    """Return the rows and columns of a table that hold anybody, shape (rows, columns)."""
    if len({len(row) for row in table}) > 1:
        raise StatsError("The rows of a table of counts must all be of one length.")
    counts = np.array(table, dtype=np.float64).reshape(len(table), len(table[0]) if table else 0)
    if not ((counts >= 0) & (counts == np.floor(counts)) & np.isfinite(counts)).all():
        raise StatsError("A table of counts must hold whole numbers, 0 or more.")
    return counts.astype(np.int64)[counts.any(1)][:, counts.any(0)]
