"""Summary statistics of one column of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from slidekit.stats.observations import floats
from slidekit.stats.quantiles import quantile
from slidekit.stats.t_tests import mean_interval

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from slidekit.stats.quantiles import QuantileType
    from slidekit.stats.result import Estimate, Parameters


@dataclass(frozen=True, slots=True)
class Summary:
    """What a table of summary statistics shows; None where there are too few values."""

    n: int
    mean: Estimate
    """Limits by Student's t."""
    sd: float | None
    """Divisor n - 1; None with fewer than two values."""
    std_err: float | None
    """Of the mean."""
    minimum: float | None
    q1: float | None
    median: float | None
    q3: float | None
    maximum: float | None
    method: str
    parameters: Parameters


def summarise(values: ArrayLike, level: float = 0.95, kind: QuantileType = 2) -> Summary:
    """Return number, mean, standard deviation, median, quartiles and range.

    Args:
        values: numbers of shape (n,), none missing: leave those out before.
        level: two-sided confidence level of the mean.
        kind: definition of the quartiles, see `quantile`; the median is the same under all.

    Raises:
        StatsError: a value is missing or infinite.
    """
    numbers = floats("value", values)
    mean = mean_interval(numbers, level)
    sd = None if mean.std_err is None else mean.std_err * len(numbers) ** 0.5
    q1, median, q3 = (quantile(numbers, share, kind) for share in (0.25, 0.5, 0.75))
    low, high = (float(np.min(numbers)), float(np.max(numbers))) if len(numbers) else (None, None)
    parameters = (("level", f"{level:g}"), ("quantile_type", str(kind)))
    return Summary(
        len(numbers),
        mean.estimate,
        sd,
        mean.std_err,
        low,
        q1,
        median,
        q3,
        high,
        "summary_statistics/1",
        parameters,
    )
