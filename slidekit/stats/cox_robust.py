"""The sandwich variance of Cox coefficients, by row or by cluster of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.cox_likelihood import risk_terms
from slidekit.stats.risk_sets import first_after

if TYPE_CHECKING:
    from slidekit.stats.cox_model import CoxModel
    from slidekit.stats.risk_sets import Codes, Floats


def sandwich(model: CoxModel, cluster: Codes) -> Floats:
    """Return the robust covariance of the identified coefficients.

    Args:
        model: a fit with Efron's or Breslow's ties.
        cluster: code of each row's cluster, shape (rows,).

    Source: Lin & Wei 1989: score residuals times the inverse information, summed within clusters;
        ties and case weights as in R's coxph.
    """
    if model.ties == "exact":
        raise StatsError("The robust variance is not defined for exact ties.", fix="Use efron.")
    if not model.maximum.identified:
        return np.zeros((0, 0))
    residuals = score_residuals(model)[:, list(model.maximum.identified)]
    weight = 1.0 if model.rows.weight is None else model.rows.weight[:, None]
    influence = (residuals * weight) @ model.maximum.covariance()
    _, position = np.unique(cluster, return_inverse=True)
    summed = np.zeros((int(position.max(initial=-1)) + 1, influence.shape[1]))
    np.add.at(summed, position, influence)
    return np.asarray(summed.T @ summed)


def score_residuals(model: CoxModel) -> Floats:
    """Return each row's contribution to the score at the coefficients, shape (rows, p).

    With d tied events under Efron, who fails at t counts in the k-th of d terms with a share
    1 - k/d, who stays counts in full.
    """
    sums = _group_sums(model)
    covariates = model.design[model.arm]
    relative = np.exp(model.log_hazards())[model.arm][:, None]
    begin, end = _under_observation(model)
    exposure, pull = (
        total[end] - total[begin] for total in (_running(sums.hazard), _running(sums.drift))
    )
    residuals = -relative * (exposure * covariates - pull)
    failed = model.rows.event
    group = end[failed] - 1
    spared = sums.spared_hazard[group] * covariates[failed] - sums.spared_drift[group]
    residuals[failed] += covariates[failed] - sums.mean[group] + relative[failed] * spared
    return np.asarray(residuals)


class _GroupSums(NamedTuple):
    """Sums over the tied terms of each event time; drift is hazard times mean covariate."""

    hazard: Floats
    drift: Floats
    spared_hazard: Floats
    """The part that does not count for those who fail at the time."""
    spared_drift: Floats
    mean: Floats


def _group_sums(model: CoxModel) -> _GroupSums:
    terms = risk_terms(model.table, model.ties)
    relative = np.exp(model.log_hazards())
    total = relative @ terms.risk
    mean = ((model.design * relative[:, None]).T @ terms.risk / total).T
    hazard, gone = (terms.weight / total)[:, None], terms.fraction[:, None]
    sizes = np.bincount(terms.group)[terms.group][:, None]
    columns = (hazard, hazard * mean, hazard * gone, hazard * gone * mean, mean / sizes)
    return _GroupSums(*(_by_group(terms.group, column) for column in columns))


def _by_group(group: Codes, values: Floats) -> Floats:
    return np.stack([np.bincount(group, column) for column in values.T], axis=1)


def _under_observation(model: CoxModel) -> tuple[Codes, Codes]:
    """Return for each row the first event time at which it is at risk, and one past its last."""
    time, table = model.rows.time, model.table
    stratum = np.zeros(len(time), np.int64) if model.stratum is None else model.stratum
    entry = np.full(len(time), -np.inf) if model.rows.entry is None else model.rows.entry
    begin, end = (first_after(value, stratum, table.time, table.stratum) for value in (entry, time))
    return begin, end


def _running(values: Floats) -> Floats:
    return np.concatenate((np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)))
