"""Limits by inverting a score test, for many two-by-two tables at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.stats.risk_sets import Floats

HALVINGS = 60
LARGEST_LOG_RATIO = 40.0


class Tables(NamedTuple):
    """Two-by-two tables: x1 of n1 on treatment, x0 of n0 on the reference, all of shape (m,)."""

    x1: Floats
    n1: Floats
    x0: Floats
    n0: Floats


def difference_limits(tables: Tables, z: float, *, corrected: bool) -> tuple[Floats, Floats]:
    """Return the limits of p1 - p0 (Mee 1984; `corrected` by N / (N - 1): Miettinen-Nurminen)."""
    rarer, sign = _rarer(tables)
    estimate = rarer.x1 / rarer.n1 - rarer.x0 / rarer.n0
    factor = _factor(tables, corrected=corrected)

    def deviate(difference: Floats) -> Floats:
        variance = _difference_variance(rarer, difference) * factor
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray((estimate - difference) / np.sqrt(variance))

    lower = _solve(deviate, np.full(len(estimate), -1.0), estimate, z)
    upper = _solve(deviate, estimate, np.ones(len(estimate)), -z)
    ends = np.sort((sign * lower, sign * upper), axis=0)
    return ends[0], ends[1]


def common_difference_limits(strata: Tables, weight: Floats, z: float) -> tuple[float, float]:
    """Return the limits of p1 - p0 weighted over strata, its variance as Miettinen-Nurminen.

    Args:
        strata: the tables of all strata.
        weight: of each stratum, of any scale, the same whatever difference is tried; shape (m,).
        z: normal deviate of the limits.
    """
    share = weight / weight.sum()
    estimate = float(share @ (strata.x1 / strata.n1 - strata.x0 / strata.n0))
    rarer, sign = _rarer(strata)
    factor = _factor(strata, corrected=True)

    def deviate(difference: Floats) -> Floats:
        variance = _difference_variance(rarer, sign * difference) * factor
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray((estimate - difference) / np.sqrt(share**2 @ variance))

    here, ends = np.array([estimate]), np.ones(1)
    lower, upper = _solve(deviate, -ends, here, z), _solve(deviate, here, ends, -z)
    return float(lower[0]), float(upper[0])


def _rarer(tables: Tables) -> tuple[Tables, Floats]:
    """Return the tables counting the rarer outcome, -1 where that is the other one.

    Proportions near 1 lose digits that proportions near 0 keep.
    """
    flip = tables.x1 + tables.x0 > (tables.n1 + tables.n0) / 2
    x1 = np.where(flip, tables.n1 - tables.x1, tables.x1)
    x0 = np.where(flip, tables.n0 - tables.x0, tables.x0)
    return tables._replace(x1=x1, x0=x0), np.where(flip, -1.0, 1.0)


def ratio_limits(tables: Tables, z: float, *, corrected: bool) -> tuple[Floats, Floats]:
    """Return the limits of p1 / p0 (Koopman 1984; `corrected` as Miettinen & Nurminen 1985)."""
    x1, n1, x0, n0 = tables
    p1, p0 = x1 / n1, x0 / n0
    factor = _factor(tables, corrected=corrected)
    ends = np.full(len(x1), LARGEST_LOG_RATIO)

    def deviate(log_ratio: Floats) -> Floats:
        ratio = np.exp(log_ratio)
        linear = n1 * ratio + x1 + n0 + x0 * ratio
        root = np.sqrt(np.maximum(linear**2 - 4 * (n1 + n0) * ratio * (x1 + x0), 0))
        most_likely = 2 * (x1 + x0) / (linear + root)
        ours = np.minimum(ratio * most_likely, 1)
        variance = ours * (1 - ours) / n1 + ratio**2 * most_likely * (1 - most_likely) / n0
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray((p1 - ratio * p0) / np.sqrt(variance * factor))

    with np.errstate(divide="ignore", invalid="ignore"):
        estimate = np.clip(np.nan_to_num(np.log(p1 / p0)), -ends, ends)
    lower = np.exp(_solve(deviate, -ends, estimate, z))
    upper = np.exp(_solve(deviate, estimate, ends, -z))
    return np.where(x1 == 0, 0.0, lower), np.where(x0 == 0, np.inf, upper)


def _factor(tables: Tables, *, corrected: bool) -> Floats:
    total = tables.n1 + tables.n0
    return total / (total - 1) if corrected else np.ones(len(total))


def _solve(deviate: Callable[[Floats], Floats], low: Floats, high: Floats, target: float) -> Floats:
    """Return where a falling function passes a target, by bisection."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        above = deviate(middle) > target
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    return (low + high) / 2


def _difference_variance(tables: Tables, difference: Floats) -> Floats:
    """Return the variance of the observed p1 - p0 if the true difference is as given.

    The two proportions are those that are most likely under that difference.

    Source: Miettinen & Nurminen 1985, appendix: a root of a cubic in p0.
    """
    x1, n1, x0, n0 = tables
    total, cases = n1 + n0, x1 + x0
    cubic = (
        total,
        (n1 + 2 * n0) * difference - total - cases,
        (n0 * difference - total - 2 * x0) * difference + cases,
        x0 * difference * (1 - difference),
    )
    least, most = np.maximum(0, -difference), np.minimum(1, 1 - difference)
    p0 = np.clip(_root(cubic), least, most)
    p1 = p0 + difference
    return np.maximum(p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0, 0)


def _root(cubic: tuple[Floats, Floats, Floats, Floats]) -> Floats:
    """Return the middle root of a cubic, polished: the closed form loses digits at double roots."""
    a, b, c, d = cubic
    shift = b / (3 * a)
    q = shift**3 - b * c / (6 * a**2) + d / (2 * a)
    p = np.copysign(np.sqrt(np.maximum(shift**2 - c / (3 * a), 0)), q)
    with np.errstate(divide="ignore", invalid="ignore"):
        angle = (np.pi + np.arccos(np.clip(np.nan_to_num(q / p**3), -1, 1))) / 3
    root = 2 * p * np.cos(angle) - shift
    for _ in range(2):
        value = ((a * root + b) * root + c) * root + d
        slope = (3 * a * root + 2 * b) * root + c
        with np.errstate(divide="ignore", invalid="ignore"):
            step = np.nan_to_num(value / slope, nan=0, posinf=0, neginf=0)
        root = np.asarray(np.where(np.abs(step) < 1e-6, root - step, root))
    return np.asarray(root)
