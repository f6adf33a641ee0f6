"""Restricted mean survival time: the mean time lived up to a horizon."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from slidekit.stats.distributions import critical_value, two_sided_p
from slidekit.stats.result import Estimate

if TYPE_CHECKING:
    from slidekit.stats.survival import KaplanMeier


@dataclass(frozen=True, slots=True)
class RestrictedMean:
    """Area under a curve up to `tau`, in units of time."""

    mean: Estimate
    std_err: float
    lost: float
    """Restricted mean time lost: tau minus the mean."""
    tau: float


@dataclass(frozen=True, slots=True)
class Contrast:
    """One arm compared with another by a difference or a ratio."""

    estimate: Estimate
    std_err: float | None
    """Of the difference, or of the log of the ratio."""
    p: float | None


@dataclass(frozen=True, slots=True)
class RestrictedMeanComparison:
    """Restricted means of an arm against the reference."""

    difference: Contrast
    ratio: Contrast
    """> 1 favours the arm."""
    lost_ratio: Contrast
    """Ratio of the times lost, < 1 favours the arm."""


def restricted_mean(km: KaplanMeier, tau: float) -> RestrictedMean:
    """Return the area under a curve up to `tau`; beyond its follow-up the curve is carried on.

    Source: Irwin 1949; variance: sum over event times up to tau of (area from there to tau)^2 x
        d / (n (n - d)), as R's survfit. (The variance of min(T, tau) is another thing.)
    """
    steps = int(np.searchsorted(km.times, tau, side="right"))
    edges = np.concatenate(((0.0,), np.array(km.times[:steps]), (tau,)))
    survival = np.concatenate(((1.0,), np.array(km.survival[:steps])))
    areas = np.diff(edges) * survival
    mean = float(areas.sum())
    remaining = np.cumsum(areas[::-1])[::-1][1:]
    at_risk, deaths = np.array(km.at_risk[:steps]), np.array(km.events_at[:steps])
    left = at_risk - deaths
    counts = (deaths > 0) & (survival[1:] > 0)
    weight = deaths[counts] / (at_risk[counts] * left[counts])
    std_err = math.sqrt(float((remaining[counts] ** 2 * weight).sum()))
    reach = critical_value(km.level) * std_err
    parameters = (("tau", f"{tau:g}"), ("level", f"{km.level:g}"))
    estimate = Estimate(mean, mean - reach, mean + reach, km.level, "restricted_mean/1", parameters)
    lost = tau - mean if (deaths > 0).any() else 0.0  # the sum of areas may miss tau by rounding
    return RestrictedMean(estimate, std_err, max(lost, 0.0), tau)


def compare_restricted_means(
    arm: RestrictedMean, reference: RestrictedMean
) -> RestrictedMeanComparison:
    """Compare two restricted means with the same horizon; ratios by the delta method on the log."""
    ours, theirs = arm.mean.value or 0.0, reference.mean.value or 0.0
    std_err = math.hypot(arm.std_err, reference.std_err)
    level = arm.mean.level
    reach = critical_value(level) * std_err
    value = ours - theirs
    difference = Estimate(
        value, value - reach, value + reach, level, "restricted_mean_difference/1"
    )
    return RestrictedMeanComparison(
        Contrast(difference, std_err, two_sided_p(value / std_err) if std_err else None),
        _ratio((ours, arm.std_err), (theirs, reference.std_err), level, "restricted_mean_ratio/1"),
        _ratio(
            (arm.lost, arm.std_err),
            (reference.lost, reference.std_err),
            level,
            "restricted_mean_lost_ratio/1",
        ),
    )


def _ratio(
    ours: tuple[float, float], theirs: tuple[float, float], level: float, method: str
) -> Contrast:
    """Compare two (value, standard error); no limits where a value is 0."""
    if not theirs[0]:
        return Contrast(Estimate(None, None, None, level, method), None, None)
    if not ours[0]:
        return Contrast(Estimate(0.0, None, None, level, method), None, None)
    std_err = math.hypot(ours[1] / ours[0], theirs[1] / theirs[0])
    log_ratio, reach = math.log(ours[0] / theirs[0]), critical_value(level) * std_err
    value, lower, upper = (math.exp(log_ratio + shift) for shift in (0.0, -reach, reach))
    p = two_sided_p(log_ratio / std_err) if std_err else None
    return Contrast(Estimate(value, lower, upper, level, method), std_err, p)
