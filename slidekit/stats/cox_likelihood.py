"""The partial likelihood of Cox's model, for covariates that depend on the cell of a row alone.

An arm, or an arm within a subgroup, is a cell. The likelihood then needs only the counts of each
cell at each time, so a fit costs one sort and a few passes, whatever the number of rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

if TYPE_CHECKING:
    from slidekit.stats.risk_sets import Codes, Floats, RiskTable


class Derivatives(NamedTuple):
    """Log-likelihood, its first derivatives, and minus its second derivatives."""

    value: float
    score: Floats
    """Shape (p,)."""
    information: Floats
    """Shape (p, p)."""
    second_moment: Floats
    """What the diagonal of the information is a difference from, shape (p,): its rounding scale."""


class Likelihood(Protocol):
    """A log-likelihood of p coefficients."""

    def __call__(self, coefficients: Floats) -> Derivatives:
        """Return value, score and information at the coefficients."""
        ...


def no_events(coefficients: Floats) -> Derivatives:
    """Return the likelihood of no event at all, which says nothing."""
    size = len(coefficients)
    return Derivatives(0.0, np.zeros(size), np.zeros((size, size)), np.zeros(size))


class RiskTerms(NamedTuple):
    """The denominators of the partial likelihood, one row per term.

    log L = deaths . eta - sum of weight x log(risk . exp(eta)), eta being the cells' log hazards.
    """

    weight: Floats
    """Shape (terms,)."""
    risk: Floats
    """Cases at risk per cell, shape (cells, terms)."""
    deaths: Floats
    """Events per cell over all times, shape (cells,)."""
    group: Codes
    """Row of the risk table that the term belongs to, shape (terms,)."""
    fraction: Floats
    """Share of the tied events already taken out of the risk set, shape (terms,)."""


def risk_terms(table: RiskTable, ties: str) -> RiskTerms:
    """Return the terms of a risk table at its event times.

    Efron: d tied events make d terms, from which a share 0, 1/d, ... of the events is taken out,
    each weighing the mean weight of the events. Breslow: one term of weight d.

    Source: Efron 1977; Breslow 1974; with case weights as in R's coxph.
    """
    deaths = table.deaths.sum(0)
    total = table.deaths.sum(1)
    every = np.arange(len(deaths))
    if ties == "breslow" or (table.death_count == 1).all():
        return RiskTerms(deaths, table.at_risk, total, every, np.zeros(len(deaths)))
    count = table.death_count
    more = np.repeat(every, count - 1)  # the terms of a tie beyond its first
    nth = np.arange(1, len(more) + 1) - np.repeat(np.cumsum(count - 1) - (count - 1), count - 1)
    fraction = nth / count[more]
    thinned = table.at_risk[:, more] - fraction * table.deaths[:, more]
    group = np.concatenate((every, more))
    return RiskTerms(
        (deaths / count)[group],
        np.concatenate((table.at_risk, thinned), axis=1),
        total,
        group,
        np.concatenate((np.zeros(len(every)), fraction)),
    )


def partial_likelihood(terms: RiskTerms, design: Floats) -> Likelihood:
    """Return the partial likelihood of cells with covariates `design`, shape (cells, p)."""
    size = design.shape[1]
    squares = np.einsum("ki,kj->kij", design, design).reshape(len(design), size * size)

    def evaluate(coefficients: Floats) -> Derivatives:
        eta = design @ coefficients
        relative = np.exp(eta)
        total = relative @ terms.risk
        value = terms.deaths @ eta - terms.weight @ np.log(total)
        hazard = terms.weight / total
        expected = relative * (terms.risk @ hazard)
        pull = (design * relative[:, None]).T @ terms.risk
        second = (expected @ squares).reshape(size, size)
        information = second - (pull * (hazard / total)) @ pull.T
        score = (terms.deaths - expected) @ design
        return Derivatives(float(value), score, information, np.diag(second))

    return evaluate
