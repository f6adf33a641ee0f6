"""Profile-likelihood limits of a hazard ratio."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from slidekit.stats.distributions import critical_value
from slidekit.stats.result import Estimate

if TYPE_CHECKING:
    from slidekit.stats.cox_model import CoxModel

MOST_STEPS = 200
CLOSE = 1e-11


def profile_limits(model: CoxModel, level: float) -> Estimate:
    """Return the one hazard ratio of a fit with limits where twice the log-likelihood falls by z^2.

    Source: Venzon & Moolgavkar 1988, solved by bisection on the log scale.
    """
    found = model.maximum
    best = float(found.coefficients[0])
    target = found.at.value - critical_value(level) ** 2 / 2
    std_err = float(found.covariance()[0, 0]) ** 0.5
    lower, upper = (_solve(model, best, direction * std_err, target) for direction in (-1, 1))
    limits = (math.exp(lower), math.exp(upper))
    return Estimate(math.exp(best), *limits, level, f"cox_{model.ties}_profile/1")


def _solve(model: CoxModel, best: float, stride: float, target: float) -> float:
    """Return where the log-likelihood has fallen to a target, walking from the best value."""
    inside, outside = best, best + stride
    while _value(model, outside) > target:
        inside, outside = outside, outside + 2 * (outside - best)
    for _ in range(MOST_STEPS):
        middle = (inside + outside) / 2
        if abs(outside - inside) <= CLOSE:
            break
        if _value(model, middle) > target:
            inside = middle
        else:
            outside = middle
    return (inside + outside) / 2


def _value(model: CoxModel, coefficient: float) -> float:
    return model.likelihood(np.array([coefficient])).value
