"""The variance between studies, tau squared, by three estimators."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from slidekit.errors import StatsError

if TYPE_CHECKING:
    from slidekit.stats.meta_effects import StudyEffects
    from slidekit.stats.risk_sets import Floats

Tau2Method = Literal["dl", "reml", "pm"]

EPS = float(np.finfo(np.float64).eps)
POINTS_PER_DECADE = 20
"""Of the first look at the likelihood: peaks as close as 12% are told apart."""
POINTS_PER_ROUND, ROUNDS = 65, 9
"""64 to the power of 9 is 2 to the power of 54: one interval shrinks to the last digit."""


class Regression(NamedTuple):
    """Effects of k studies that share one mean, or lie on a line over a covariate."""

    effect: Floats
    """Shape (k,), measured from `origin`: equal effects are exactly 0."""
    variance: Floats
    """Shape (k,), above 0."""
    origin: float
    """The effect of the most precise study, which loses the fewest digits by rounding."""
    covariate: Floats | None = None
    """Shape (k,), not all equal."""

    @property
    def df(self) -> int:
        """Return the number of studies less that of coefficients."""
        return len(self.effect) - (1 if self.covariate is None else 2)


class Fits(NamedTuple):
    """Weighted least squares at each of several values of tau squared; all of shape (values,)."""

    coefficient: Floats
    """The mean, measured from `origin`; with a covariate the slope."""
    variance: Floats
    """Of the coefficient."""
    residual: Floats
    """y'Py, the weighted sum of squares: Cochran's Q at tau squared 0."""
    residual_twice: Floats
    """y'PPy, minus the derivative of y'Py."""
    trace: Floats
    """Of P."""
    log_likelihood: Floats
    """Restricted, without its constant."""

    @property
    def score(self) -> Floats:
        """Return twice the derivative of the restricted log-likelihood."""
        return self.residual_twice - self.trace


def regression(effects: StudyEffects, covariate: Floats | None = None) -> Regression:
    """Return the model of the effects, with a slope if there is a covariate of shape (k,)."""
    values, variances = np.array(effects.values), np.array(effects.variances)
    origin = float(values[np.argmin(variances)])
    return Regression(values - origin, variances, origin, covariate)


def fit(data: Regression, tau2: Floats) -> Fits:
    """Fit the model with weights 1 / (variance + tau2), at each tau2 of shape (values,)."""
    total = data.variance + tau2[:, None]
    weight = 1 / total
    sums = weight.sum(1)
    mean = weight @ data.effect / sums
    away = data.effect - mean[:, None]
    trace = (weight * _sums_of_others(weight)).sum(1) / sums
    volume, coefficient, precision = np.log(total).sum(1) + np.log(sums), mean, sums
    if data.covariate is not None:
        centred = data.covariate - (weight @ data.covariate / sums)[:, None]
        precision = (weight * centred**2).sum(1)
        coefficient = (weight * centred * away).sum(1) / precision
        away = away - coefficient[:, None] * centred
        trace = trace - ((weight * centred) ** 2).sum(1) / precision
        volume = volume + np.log(precision)
    residual, twice = (weight * away**2).sum(1), ((weight * away) ** 2).sum(1)
    return Fits(coefficient, 1 / precision, residual, twice, trace, -(volume + residual) / 2)


def _sums_of_others(weight: Floats) -> Floats:
    """Return the sum of all weights but each one, without subtracting from a sum that one rules."""
    nothing = np.zeros((len(weight), 1))
    before = np.hstack((nothing, weight[:, :-1].cumsum(1)))
    after = np.hstack((nothing, weight[:, :0:-1].cumsum(1)))[:, ::-1]
    return np.asarray(before + after)


def between_study_variance(data: Regression, method: Tau2Method) -> float:
    """Return tau squared in squared units of the effect, never below 0; 0 of a single study.

    Args:
        data: effects, variances and covariate of k studies.
        method: "dl" (DerSimonian & Laird 1986, method of moments), "reml" (restricted maximum
            likelihood) or "pm" (Paule & Mandel 1982: the weighted sum of squares equals its
            degrees of freedom).

    Raises:
        StatsError: the method is not known.
    """
    if method not in _ESTIMATORS:
        raise StatsError(f"Method {method!r} is not known for the variance between studies.")
    return _ESTIMATORS[method](data) if data.df > 0 else 0.0


def _dersimonian_laird(data: Regression) -> float:
    fixed = fit(data, np.zeros(1))
    return max(0.0, (float(fixed.residual[0]) - data.df) / float(fixed.trace[0]))


def _paule_mandel(data: Regression) -> float:
    """Solve y'Py = degrees of freedom by Newton's method on 1 / y'Py.

    1 / y'Py is concave in tau squared (Cauchy-Schwarz), so steps from 0 rise to the root and do not
    pass it but for rounding, which ends them; with equal variances the first step arrives.
    """
    tau2, step = 0.0, math.inf
    while step > EPS * tau2:
        found = fit(data, np.array([tau2]))
        residual, twice = float(found.residual[0]), float(found.residual_twice[0])
        excess = max(0.0, residual / data.df - 1)
        step = residual * excess / twice if excess else 0.0
        tau2 += step
    return tau2


def _restricted_maximum_likelihood(data: Regression) -> float:
    """Return the highest of all peaks, of which tau squared 0 may be one.

    Source: Viechtbauer 2005 (J Educ Behav Stat 30:261); the likelihood can have several peaks.
    """
    grid = _grid(data)
    score = fit(data, grid).score
    tops = np.flatnonzero((score[:-1] > 0) & (score[1:] <= 0))
    peaks = np.array([0.0, *(_peak(data, grid[top], grid[top + 1]) for top in tops)])
    return float(peaks[np.argmax(fit(data, peaks).log_likelihood)])


def _grid(data: Regression) -> Floats:
    """Return tau squared from 0 to where the likelihood can only fall.

    With tau squared at or above the largest variance, tr P >= df / (2 tau2) and y'PPy <= S / tau2^2
    for S the unweighted sum of squares: beyond 2 S / df the score is negative.
    """
    squares = float(((data.effect - data.effect.mean()) ** 2).sum())
    farthest = max(float(data.variance.max()), 2.1 * squares / data.df)
    nearest = float(data.variance.min()) / 100
    points = 2 + int(POINTS_PER_DECADE * np.log10(farthest / nearest))
    return np.concatenate(([0.0], np.geomspace(nearest, farthest, points)))


def _peak(data: Regression, low: float, high: float) -> float:
    """Narrow an interval at whose ends the likelihood rises and falls."""
    for _ in range(ROUNDS):
        points = np.linspace(low, high, POINTS_PER_ROUND)
        falls = fit(data, points).score <= 0
        falls[0], falls[-1] = False, True  # known, whatever rounding says
        top = int(np.argmax(falls))
        low, high = float(points[top - 1]), float(points[top])
    return (low + high) / 2


_ESTIMATORS = {
    "dl": _dersimonian_laird,
    "pm": _paule_mandel,
    "reml": _restricted_maximum_likelihood,
}
