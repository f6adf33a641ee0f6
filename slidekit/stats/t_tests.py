"""Student's t: limits and tests of a mean, of the difference of two, of a linear estimate."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.stats.observations import floats
from slidekit.stats.result import Estimate

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from slidekit.stats.result import Parameters
    from slidekit.stats.risk_sets import Floats

CONSTANT = 10 * sys.float_info.epsilon
"""A standard error this small beside the means is rounding: the values do not vary (as in R)."""


@dataclass(frozen=True, slots=True)
class TInference:
    """An estimate with limits and a two-sided test that it is 0, by Student's t.

    What cannot be estimated is None; without any variation there is no t and no p.
    """

    estimate: Estimate
    std_err: float | None
    t: float | None
    df: float | None
    p: float | None


class Moments(NamedTuple):
    """Number, mean and variance (divisor n - 1); None where there are too few values."""

    n: int
    mean: float | None
    variance: float | None


def moments(values: Floats) -> Moments:
    """Return number, mean and variance of complete values; equal values vary by exactly 0."""
    n = len(values)
    if not n:
        return Moments(0, None, None)
    with np.errstate(over="ignore", invalid="ignore"):  # numbers of 1e300: infinite, no error
        away = values - values[0]  # equal values are then all 0, whatever rounding does to a mean
        shift = away.mean()
        variance = float(((away - shift) ** 2).sum() / (n - 1)) if n > 1 else None
        return Moments(n, float(values[0] + shift), variance)


def t_critical_value(level: float, df: float) -> float:
    """Return the quantile of Student's t of a two-sided confidence level, 2.09 for 0.95 and 20."""
    from scipy.special import stdtrit

    return -float(stdtrit(df, (1 - level) / 2))


def t_p(t: float, df: float) -> float:
    """Return the two-sided p of a deviate of Student's t; df may be a fraction."""
    from scipy.special import stdtr

    return min(2 * float(stdtr(df, -abs(t))), 1.0) if t else 1.0


def t_inference(
    value: float | None,
    std_err: float | None,
    df: float | None,
    level: float,
    method: str,
    parameters: Parameters = (),
) -> TInference:
    """Return an estimate with value +- t std_err as limits, and the test that it is 0."""
    parameters = (*parameters, ("level", f"{level:g}"))
    if value is None or std_err is None or not df:
        estimate = Estimate(value, None, None, level, method, parameters)
        return TInference(estimate, None, None, df, None)
    reach = t_critical_value(level, df) * std_err
    estimate = Estimate(value, value - reach, value + reach, level, method, parameters)
    t = value / std_err if std_err else None
    return TInference(estimate, std_err, t, df, None if t is None else t_p(t, df))


def mean_interval(values: ArrayLike, level: float = 0.95) -> TInference:
    """Return the mean with limits by Student's t, n - 1 degrees of freedom.

    One value has no limits; the limits of equal values are their mean.
    """
    found = moments(floats("value", values))
    std_err = None if found.variance is None else math.sqrt(found.variance / found.n)
    return t_inference(found.mean, std_err, max(found.n - 1, 0), level, "t_interval/1")


def pooled_t(ours: ArrayLike, theirs: ArrayLike, level: float = 0.95) -> TInference:
    """Compare two means by Student's t with one variance common to both.

    Args:
        ours: values of the arm of interest, shape (n1,).
        theirs: values of the arm it is compared with, shape (n0,).
        level: two-sided confidence level of the difference, ours minus theirs.

    One value in an arm is enough if the other has two. Where no value varies there is a difference
    without limits.

    Source: Student 1908; R's t.test(var.equal = TRUE), SAS PROC TTEST "Pooled".
    """
    one, other = (moments(floats("value", values)) for values in (ours, theirs))
    df = max(one.n + other.n - 2, 0) if one.n and other.n else None
    squares = sum((arm.n - 1) * (arm.variance or 0.0) for arm in (one, other) if arm.n)
    variance = squares * (1 / one.n + 1 / other.n) / df if df else None
    return _compare(one, other, variance, df, level, "pooled_t/1")


def welch_t(ours: ArrayLike, theirs: ArrayLike, level: float = 0.95) -> TInference:
    """Compare two means by Student's t, each arm with its own variance; see `pooled_t`.

    Both arms need two values.

    Source: Welch 1947, degrees of freedom by Satterthwaite 1946; R's t.test, SAS PROC TTEST
        "Satterthwaite".
    """
    one, other = (moments(floats("value", values)) for values in (ours, theirs))
    if one.variance is None or other.variance is None:
        return _compare(one, other, None, None, level, "welch_t/1")
    part = one.variance / one.n
    variance = part + other.variance / other.n
    share = part / variance if variance else 0.5
    df = 1 / (share**2 / (one.n - 1) + (1 - share) ** 2 / (other.n - 1))
    return _compare(one, other, variance, df, level, "welch_t/1")


def _compare(
    one: Moments, other: Moments, variance: float | None, df: float | None, level: float, name: str
) -> TInference:
    if one.mean is None or other.mean is None:
        return t_inference(None, None, None, level, name)
    std_err = None if variance is None else math.sqrt(variance)
    if std_err is not None and std_err <= CONSTANT * max(abs(one.mean), abs(other.mean)):
        std_err = None
    return t_inference(one.mean - other.mean, std_err, df, level, name)
