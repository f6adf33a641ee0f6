"""Incidence rates and their ratios."""

from __future__ import annotations

import math
from dataclasses import dataclass

from slidekit.errors import StatsError
from slidekit.stats.binomial import clopper_pearson
from slidekit.stats.conditional import AS_LIKELY
from slidekit.stats.distributions import critical_value
from slidekit.stats.result import Estimate

Limits = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class IncidenceRate:
    """Events per unit of exposure; None without exposure."""

    events: int
    exposure: float
    exact: Estimate
    """Limits by Garwood 1936."""
    log_normal: Estimate
    """Limits on the log scale; none without events."""


def incidence_rate(
    events: int, exposure: float, per: float = 100.0, level: float = 0.95
) -> IncidenceRate:
    """Return events per `per` units of exposure, such as per 100 patient-years.

    Source: Garwood 1936 (chi-square quantiles); log-normal: rate x exp(+- z / sqrt(events)).
    """
    if events < 0 or exposure < 0:
        raise StatsError(f"{events} events in an exposure of {exposure:g} is no rate.")
    parameters = (("per", f"{per:g}"), ("level", f"{level:g}"))
    names = ("garwood/1", "log_normal_rate/1")
    if not exposure:
        blank = (Estimate(None, None, None, level, name, parameters) for name in names)
        return IncidenceRate(events, exposure, *blank)
    scale = per / exposure
    lower, upper = poisson_limits(events, level)
    exact = Estimate(events * scale, lower * scale, upper * scale, level, names[0], parameters)
    reach = math.exp(critical_value(level) / math.sqrt(events)) if events else math.nan
    rough: Limits = (events * scale / reach, events * scale * reach) if events else (None, None)
    log_normal = Estimate(events * scale, *rough, level, names[1], parameters)
    return IncidenceRate(events, exposure, exact, log_normal)


def poisson_limits(events: int, level: float) -> tuple[float, float]:
    """Return exact limits of the mean of a Poisson count."""
    from scipy.special import gammaincinv

    tail = (1 - level) / 2
    lower = float(gammaincinv(events, tail)) if events else 0.0
    return lower, float(gammaincinv(events + 1, 1 - tail))


@dataclass(frozen=True, slots=True)
class RateRatio:
    """Two rates compared: rate 1 over rate 0, and their difference."""

    exact: Estimate
    """Ratio with exact conditional limits; infinite if only rate 0 is 0, none if both are."""
    p: float
    """Two-sided exact p that the rates are equal."""
    log_normal: Estimate | None
    """None where a count is 0."""
    difference: Estimate
    """Rate 1 minus rate 0 with Wald limits."""


def compare_rates(
    x1: int, t1: float, x0: int, t0: float, per: float = 100.0, level: float = 0.95
) -> RateRatio:
    """Compare x1 events in an exposure t1 with x0 events in t0.

    Source: given all events, x1 is binomial with a share t1 r / (t1 r + t0), r being the ratio;
        p sums the outcomes that are not more likely (R's poisson.test).
    """
    if min(t1, t0) <= 0:
        raise StatsError("A ratio of rates needs exposure in both arms.")
    parameters = (("per", f"{per:g}"), ("level", f"{level:g}"))
    value = math.nan if not x0 and not x1 else math.inf if not x0 else x1 * t0 / (x0 * t1)
    known = None if math.isnan(value) else value
    share = clopper_pearson(x1, x1 + x0, level)
    lower, upper = (_odds(limit, t0 / t1) for limit in (share.lower, share.upper))
    exact = Estimate(known, lower, upper, level, "conditional_poisson/1", parameters)
    z, log_normal = critical_value(level), None
    if x1 and x0:
        reach = math.exp(z * math.sqrt(1 / x1 + 1 / x0))
        log_normal = Estimate(
            value, value / reach, value * reach, level, "log_normal_rate_ratio/1", parameters
        )
    away, reach = per * (x1 / t1 - x0 / t0), z * per * math.hypot(x1**0.5 / t1, x0**0.5 / t0)
    difference = Estimate(away, away - reach, away + reach, level, "wald_rate/1", parameters)
    return RateRatio(exact, binomial_p(x1, x1 + x0, t1 / (t1 + t0)), log_normal, difference)


def _odds(share: float | None, factor: float) -> float | None:
    if share is None:
        return None
    return math.inf if share >= 1 else share / (1 - share) * factor


def binomial_p(x: int, n: int, share: float) -> float:
    """Return the two-sided exact p of x of n: the sum over outcomes not more likely than x."""
    import numpy as np

    before = np.arange(n, dtype=np.float64)
    steps = np.log((n - before) / (before + 1)) + math.log(share / (1 - share))
    log_weight = np.concatenate(((0.0,), np.cumsum(steps)))
    weight = np.exp(log_weight - log_weight.max())
    return min(float(weight[weight <= weight[x] * AS_LIKELY].sum() / weight.sum()), 1.0)
