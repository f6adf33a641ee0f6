"""Confidence intervals of one proportion."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from slidekit.errors import StatsError
from slidekit.stats.distributions import critical_value
from slidekit.stats.result import Estimate

if TYPE_CHECKING:
    from collections.abc import Callable

ProportionMethod = Literal[
    "clopper_pearson",
    "wilson",
    "wilson_cc",
    "jeffreys",
    "jeffreys_unmodified",
    "agresti_coull",
    "agresti_coull_truncated",
    "wald",
    "wald_cc",
]
Limits = tuple[float, float]


def clopper_pearson(x: int, n: int, level: float = 0.95) -> Estimate:
    """Return x of n with exact limits (Clopper & Pearson 1934); 0 of 0 has none."""
    return proportion(x, n, "clopper_pearson", level)


def wilson(x: int, n: int, level: float = 0.95) -> Estimate:
    """Return x of n with score limits (Wilson 1927); 0 of 0 has none."""
    return proportion(x, n, "wilson", level)


def proportion(x: int, n: int, method: ProportionMethod, level: float = 0.95) -> Estimate:
    """Return the proportion x / n with limits by one method.

    Args:
        x: number with the characteristic.
        n: number in all; with 0 nothing can be estimated.
        method: "clopper_pearson" (exact), "wilson" and "wilson_cc" (score, without and with
            continuity correction), "jeffreys" (set to 0 and 1 at x = 0 and x = n; "_unmodified"
            without that), "agresti_coull" (may leave [0, 1]; "_truncated" cut to it), "wald",
            "wald_cc".
        level: two-sided confidence level.

    Raises:
        StatsError: x is not between 0 and n, or the method is not known.

    Source: Newcombe 1998 (Stat Med 17:857); Brown, Cai & DasGupta 2001.
    """
    check_counts(x, n)
    if method not in _LIMITS:
        raise StatsError(f"Method {method!r} is not known: use {', '.join(_LIMITS)}.")
    name, parameters = f"{method}/1", (("level", f"{level:g}"),)
    if n == 0:
        return Estimate(None, None, None, level, name, parameters)
    lower, upper = _LIMITS[method](x, n, level)
    return Estimate(x / n, lower, upper, level, name, parameters)


def check_counts(x: int, n: int) -> None:
    """Refuse counts that are no part of a whole."""
    if not 0 <= x <= n:
        raise StatsError(f"{x} of {n} is no proportion: the count must lie between 0 and {n}.")


def _clopper_pearson(x: int, n: int, level: float) -> Limits:
    from scipy.special import betaincinv

    tail = (1 - level) / 2
    lower = float(betaincinv(x, n - x + 1, tail)) if x else 0.0
    upper = float(betaincinv(x + 1, n - x, 1 - tail)) if x < n else 1.0
    return lower, upper


def _wilson(x: int, n: int, level: float) -> Limits:
    z = critical_value(level)
    centre, p = x + z * z / 2, x / n
    reach = z * math.sqrt(n * p * (1 - p) + z * z / 4)
    lower = (centre - reach) / (n + z * z) if x else 0.0
    upper = (centre + reach) / (n + z * z) if x < n else 1.0
    return lower, upper


def _wilson_corrected(x: int, n: int, level: float) -> Limits:
    z, p = critical_value(level), x / n
    q, scale = 1 - p, 2 * (n + z * z)
    below = z * math.sqrt(max(z * z - 2 - 1 / n + 4 * p * (n * q + 1), 0))
    above = z * math.sqrt(max(z * z + 2 - 1 / n + 4 * p * (n * q - 1), 0))
    lower = max((2 * x + z * z - 1 - below) / scale, 0.0) if x else 0.0
    upper = min((2 * x + z * z + 1 + above) / scale, 1.0) if x < n else 1.0
    return lower, upper


def _jeffreys(x: int, n: int, level: float) -> Limits:
    lower, upper = _jeffreys_unmodified(x, n, level)
    return lower if x else 0.0, upper if x < n else 1.0


def _jeffreys_unmodified(x: int, n: int, level: float) -> Limits:
    from scipy.special import betaincinv

    tail = (1 - level) / 2
    lower, upper = (float(betaincinv(x + 0.5, n - x + 0.5, area)) for area in (tail, 1 - tail))
    return lower, upper


def _agresti_coull(x: int, n: int, level: float) -> Limits:
    z = critical_value(level)
    more = n + z * z
    centre = (x + z * z / 2) / more
    reach = z * math.sqrt(centre * (1 - centre) / more)
    return centre - reach, centre + reach


def _truncated(x: int, n: int, level: float) -> Limits:
    lower, upper = _agresti_coull(x, n, level)
    return max(lower, 0.0), min(upper, 1.0)


def _wald(x: int, n: int, level: float) -> Limits:
    p = x / n
    reach = critical_value(level) * math.sqrt(p * (1 - p) / n)
    return p - reach, p + reach


def _wald_corrected(x: int, n: int, level: float) -> Limits:
    lower, upper = _wald(x, n, level)
    return lower - 1 / (2 * n), upper + 1 / (2 * n)


_LIMITS: dict[ProportionMethod, Callable[[int, int, float], Limits]] = {
    "clopper_pearson": _clopper_pearson,
    "wilson": _wilson,
    "wilson_cc": _wilson_corrected,
    "jeffreys": _jeffreys,
    "jeffreys_unmodified": _jeffreys_unmodified,
    "agresti_coull": _agresti_coull,
    "agresti_coull_truncated": _truncated,
    "wald": _wald,
    "wald_cc": _wald_corrected,
}
PROPORTION_METHODS: tuple[ProportionMethod, ...] = tuple(_LIMITS)
