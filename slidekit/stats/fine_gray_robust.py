"""The variance of Fine and Gray's coefficients, which allows for the estimated censoring."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.stats.competing_risks_counts import just_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.stats.fine_gray_model import SubdistributionModel
    from slidekit.stats.risk_sets import Codes, Floats


class _Baseline(NamedTuple):
    """What the fit says of each time; sums begin with 0 before the first and have g + 1 entries."""

    relative: Floats
    """Hazard ratio of each arm, shape (arms,)."""
    design: Floats
    """Columns wanted, shape (arms, p)."""
    mean: Floats
    """Weighted mean covariate at risk, shape (p, g)."""
    hazard: Floats
    """Cumulative baseline hazard, shape (g + 1,)."""
    drift: Floats
    """Sum of mean x hazard, shape (p, g + 1)."""
    followed_hazard: Floats
    """Sum of G(t-) x hazard."""
    followed_drift: Floats
    """Sum of G(t-) x mean x hazard."""


def robust_covariance(model: SubdistributionModel, columns: Sequence[int]) -> Floats:
    """Return the robust covariance of some of the coefficients.

    Args:
        model: a fit.
        columns: those of the design whose coefficients are finite.

    Source: Fine & Gray 1999, section 5: the inverse information times the sum of squares of each
        row's score residual and of what the row did to the estimate of G.
    """
    size = len(columns)
    if not size:
        return np.zeros((0, 0))
    places = [model.maximum.identified.index(column) for column in columns]
    information = model.maximum.at.information[np.ix_(places, places)]
    base = _baseline(model, columns)
    place = np.searchsorted(model.counts.time, model.rows.observed.time)
    residuals = _score_residuals(model, base, place) + _censoring_residuals(model, base, place)
    influence = np.linalg.solve(information, residuals.T)
    return np.asarray(influence @ influence.T)


def _baseline(model: SubdistributionModel, columns: Sequence[int]) -> _Baseline:
    relative = np.exp(model.design @ model.coefficients())
    design = model.design[:, list(columns)]
    total = relative @ model.at_risk
    hazard = model.counts.of_interest.sum(0) / np.where(total > 0, total, 1.0)
    weighted = (design * relative[:, None]).T @ model.at_risk
    mean = weighted / np.where(total > 0, total, 1.0)
    followed = model.followed * hazard
    increments = (hazard, hazard * mean, followed, followed * mean)
    return _Baseline(relative, design, mean, *(_running(part) for part in increments))


def _running(values: Floats) -> Floats:
    padding = ((0, 0),) * (values.ndim - 1) + ((1, 0),)
    return np.pad(np.cumsum(values, axis=-1), padding)


def _score_residuals(model: SubdistributionModel, base: _Baseline, place: Codes) -> Floats:
    """Return each row's contribution to the score, shape (rows, p).

    Under observation a row has weight 1; after a competing event at X it has G(t-) / G(X-).
    """
    covariates, relative = base.design[model.arm], base.relative[model.arm][:, None]
    after = place + 1
    residuals = covariates * base.hazard[after, None] - base.drift[:, after].T
    competing = (model.rows.cause > 0) & (model.rows.cause != model.of_interest)
    end, departed = after[competing], model.followed[place[competing]][:, None]
    hazard = (base.followed_hazard[-1] - base.followed_hazard[end])[:, None]
    drift = (base.followed_drift[:, -1:] - base.followed_drift[:, end]).T
    residuals[competing] += (covariates[competing] * hazard - drift) / departed
    residuals *= -relative
    failed = model.rows.cause == model.of_interest
    residuals[failed] += covariates[failed] - base.mean[:, place[failed]].T
    return np.asarray(residuals)


def _censoring_residuals(model: SubdistributionModel, base: _Baseline, place: Codes) -> Floats:
    """Return what each row's censoring, or its being at risk of it, does to the score.

    Source: Fine & Gray 1999: the integral of q(u) / pi(u) over the martingale of censoring, q(u)
        summing over competing events before u what they weigh at u and after.
    """
    departed = just_before(np.cumsum(model.counts.competing / model.followed, axis=1), 0.0)
    departed = departed * base.relative[:, None]
    hazard = base.followed_hazard[-1] - base.followed_hazard[:-1]
    drift = base.followed_drift[:, -1:] - base.followed_drift[:, :-1]
    pull = (base.design.T @ departed) * hazard - departed.sum(0) * drift
    at_risk, censored = model.counts.at_risk.sum(0), model.counts.censored.sum(0)
    share = pull / at_risk
    residuals = -_running(share * censored / at_risk)[:, place + 1].T
    left = model.rows.cause == 0
    residuals[left] += share[:, place[left]].T
    return np.asarray(residuals)
