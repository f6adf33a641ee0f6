"""Ratios of two proportions: relative risk and odds ratio."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.binomial import check_counts
from slidekit.stats.conditional import conditional_odds_ratio
from slidekit.stats.distributions import critical_value
from slidekit.stats.result import Estimate
from slidekit.stats.score_limits import Tables, ratio_limits

if TYPE_CHECKING:
    from slidekit.stats.risk_difference import Limits

RelativeRiskMethod = Literal["miettinen_nurminen_score", "koopman_score", "katz_log"]
OddsRatioMethod = Literal["woolf", "haldane_anscombe", "conditional_exact"]


def relative_risk(
    x1: int,
    n1: int,
    x0: int,
    n0: int,
    method: RelativeRiskMethod = "miettinen_nurminen_score",
    level: float = 0.95,
) -> Estimate:
    """Return (x1 / n1) / (x0 / n0), infinite at x0 = 0, none at x1 = x0 = 0.

    Args:
        x1: number with the characteristic on treatment.
        n1: number in all on treatment.
        x0: number with the characteristic on the reference.
        n0: number in all on the reference.
        method: "miettinen_nurminen_score" (with N / (N - 1)), "koopman_score" (without), or
            "katz_log", which has no limits where a count is 0.
        level: two-sided confidence level.

    Source: Koopman 1984; Miettinen & Nurminen 1985; Katz et al. 1978.
    """
    _check(x1, n1, x0, n0)
    value = _ratio(x1 * n0, x0 * n1)
    z = critical_value(level)
    if method == "katz_log":
        limits = _log_limits(value, 1 / x1 - 1 / n1 + 1 / x0 - 1 / n0, z) if x1 and x0 else None
    elif method in ("miettinen_nurminen_score", "koopman_score"):
        tables = Tables(*(np.array([float(count)]) for count in (x1, n1, x0, n0)))
        found = ratio_limits(tables, z, corrected=method == "miettinen_nurminen_score")
        limits = (float(found[0][0]), float(found[1][0]))
    else:
        raise StatsError(f"Method {method!r} is not known for a relative risk.")
    return _estimate(value, limits, level, method)


def odds_ratio(
    x1: int,
    n1: int,
    x0: int,
    n0: int,
    method: OddsRatioMethod = "conditional_exact",
    level: float = 0.95,
) -> Estimate:
    """Return the odds ratio, infinite where only its denominator is 0, none where both parts are.

    Args:
        x1: number with the characteristic on treatment.
        n1: number in all on treatment.
        x0: number with the characteristic on the reference.
        n0: number in all on the reference.
        method: "conditional_exact" (conditional maximum likelihood, exact limits), "woolf" (no
            limits where a cell is 0), "haldane_anscombe" (0.5 added to every cell).
        level: two-sided confidence level.

    Source: Fisher 1935; Woolf 1955; Haldane 1956; Anscombe 1956.
    """
    _check(x1, n1, x0, n0)
    if method == "conditional_exact":
        return conditional_odds_ratio(((x1, n1, x0, n0),), level)
    if method not in ("woolf", "haldane_anscombe"):
        raise StatsError(f"Method {method!r} is not known for an odds ratio.")
    added = 0.5 if method == "haldane_anscombe" else 0.0
    a, b, c, d = (cell + added for cell in (x1, n1 - x1, x0, n0 - x0))
    value = _ratio(a * d, b * c)
    limits = None
    if a * b * c * d:
        limits = _log_limits(value, 1 / a + 1 / b + 1 / c + 1 / d, critical_value(level))
    return _estimate(value, limits, level, method)


def _check(x1: int, n1: int, x0: int, n0: int) -> None:
    check_counts(x1, n1)
    check_counts(x0, n0)
    if not n1 or not n0:
        raise StatsError("A ratio needs subjects in both arms.")


def _ratio(numerator: float, denominator: float) -> float:
    if denominator:
        return numerator / denominator
    return math.inf if numerator else math.nan


def _log_limits(value: float, variance: float, z: float) -> Limits:
    reach = math.exp(z * math.sqrt(variance))
    return value / reach, value * reach


def _estimate(value: float, limits: Limits | None, level: float, method: str) -> Estimate:
    lower, upper = limits or (None, None)
    known = None if math.isnan(value) else value
    return Estimate(known, lower, upper, level, f"{method}/1", (("level", f"{level:g}"),))
