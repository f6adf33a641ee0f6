"""The exact (discrete) partial likelihood: tied events as one draw from the risk set."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.cox_likelihood import Derivatives, no_events

if TYPE_CHECKING:
    from slidekit.stats.cox_likelihood import Likelihood
    from slidekit.stats.risk_sets import Codes, Floats, RiskTable

MOST_DRAWS = 5_000_000


class _Draws(NamedTuple):
    """Every way in which the events of each time could have fallen on the cells."""

    counts: Floats
    """Events per cell, shape (draws, cells)."""
    log_ways: Floats
    """Log of the number of ways to choose the cases, shape (draws,)."""
    starts: Codes
    """First draw of each event time."""
    group: Codes
    """Event time of each draw."""


def exact_likelihood(table: RiskTable, design: Floats) -> Likelihood:
    """Return the conditional logistic likelihood of cells with covariates `design`.

    Raises:
        StatsError: so many tied events that the draws cannot be listed.

    Source: Cox 1972, the discrete model; SAS TIES=DISCRETE, R ties="exact".
    """
    if not len(table.time):
        return no_events
    draws = _draws(table)
    deaths = table.deaths.sum(1)

    def evaluate(coefficients: Floats) -> Derivatives:
        eta = design @ coefficients
        log_weight = draws.log_ways + draws.counts @ eta
        highest = np.maximum.reduceat(log_weight, draws.starts)
        weight = np.exp(log_weight - highest[draws.group])
        total = np.add.reduceat(weight, draws.starts)
        share = weight / total[draws.group]
        covariates = draws.counts @ design
        mean = np.add.reduceat(share[:, None] * covariates, draws.starts)
        value = deaths @ eta - (highest + np.log(total)).sum()
        second = (covariates * share[:, None]).T @ covariates
        score = deaths @ design - mean.sum(0)
        return Derivatives(float(value), score, second - mean.T @ mean, np.diag(second))

    return evaluate


def _draws(table: RiskTable) -> _Draws:
    at_risk = table.at_risk.T.astype(np.int64)
    logs = np.log(np.arange(1, at_risk.max(initial=0) + 1))
    log_factorial = np.concatenate(((0.0,), np.cumsum(logs)))
    found = [
        _draws_of(int(count), np.flatnonzero(table.death_count == count), at_risk, log_factorial)
        for count in np.unique(table.death_count)
    ]
    counts, log_ways, group = (
        np.concatenate([part[index] for part in found]) for index in range(3)
    )
    order = np.argsort(group, kind="stable")
    group = group[order]
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    return _Draws(counts[order].astype(np.float64), log_ways[order], starts, group)


def _draws_of(
    deaths: int, rows: Codes, at_risk: Codes, log_factorial: Floats
) -> tuple[Codes, Floats, Codes]:
    """Return the draws of the event times with a given number of events."""
    cells = at_risk.shape[1]
    if len(rows) * comb(deaths + cells - 1, cells - 1) > MOST_DRAWS:
        raise StatsError(
            f"{deaths} tied events are too many for the exact method.", fix='Use ties "efron".'
        )
    ways = _compositions(deaths, cells)
    left = at_risk[rows][:, None, :] - ways[None]
    row, way = np.nonzero((left >= 0).all(2))
    log_ways = log_factorial[at_risk[rows[row]]] - log_factorial[left[row, way]]
    return ways[way], (log_ways - log_factorial[ways[way]]).sum(1), rows[row]


def _compositions(total: int, parts: int) -> Codes:
    """Return every way to split a total into `parts` counts, shape (ways, parts)."""
    if parts == 1:
        return np.array([[total]])
    blocks = []
    for first in range(total + 1):
        rest = _compositions(total - first, parts - 1)
        blocks.append(np.column_stack((np.full(len(rest), first), rest)))
    return np.concatenate(blocks)
