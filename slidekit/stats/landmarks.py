"""Differences in survival between two arms at landmark times."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.stats.distributions import critical_value, two_sided_p
from slidekit.stats.result import Estimate
from slidekit.stats.survival import KaplanMeier, SurvivalPoint, survival_at

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class SurvivalDifference:
    """Survival of one arm minus that of the reference at one time."""

    time: float
    difference: Estimate
    """Limits None where a standard error is (S = 0)."""
    std_err: float | None
    z: float | None
    p: float | None
    both_arms_followed: bool
    """False where the follow-up of one arm has ended before the time."""


def survival_differences(
    arm: KaplanMeier, reference: KaplanMeier, times: Sequence[float]
) -> tuple[SurvivalDifference, ...]:
    """Compare two curves at each time by the difference of S(t), with Greenwood's variances added.

    The limits are symmetric about the difference, the test is Wald's. A curve is carried on beyond
    its follow-up, and flagged.
    """
    pairs = zip(survival_at(arm, times), survival_at(reference, times), strict=True)
    return tuple(_difference(ours, theirs, arm.level) for ours, theirs in pairs)


def _difference(ours: SurvivalPoint, theirs: SurvivalPoint, level: float) -> SurvivalDifference:
    value = (ours.survival.value or 0.0) - (theirs.survival.value or 0.0)
    followed = not (ours.beyond_follow_up or theirs.beyond_follow_up)
    method, parameters = "survival_difference/1", (("time", f"{ours.time:g}"),)
    if ours.std_err is None or theirs.std_err is None:
        unknown = Estimate(value, None, None, level, method, parameters)
        return SurvivalDifference(ours.time, unknown, None, None, None, followed)
    std_err = math.hypot(ours.std_err, theirs.std_err)
    reach = critical_value(level) * std_err
    estimate = Estimate(value, value - reach, value + reach, level, method, parameters)
    z = value / std_err if std_err else None
    p = None if z is None else two_sided_p(z)
    return SurvivalDifference(ours.time, estimate, std_err, z, p, followed)
