"""The partial likelihood of Cox's model, for covariates that depend on the cell of a row alone.

An arm, or an arm within a subgroup, is a cell. The likelihood then needs only the counts of each
cell at each time, so a fit costs one sort and a few passes, whatever the number of rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from slidekit.stats.pieces import pieces

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
    """Row of the risk table that the term belongs to, shape (terms,), rising."""
    fraction: Floats
    """Share of the tied events already taken out of the risk set, shape (terms,)."""


def risk_terms(table: RiskTable, ties: str) -> RiskTerms:
    """Return the terms of a risk table at its event times.

    Efron: d tied events make d terms, from which a share 0, 1/d, ... of the events is taken out,
    each weighing the mean weight of the events. Breslow: one term of weight d.

    Source: Efron 1977; Breslow 1974; with case weights as in R's coxph.
    """
    deaths, count = table.deaths.sum(0), table.death_count
    every = np.arange(len(deaths))
    if ties == "breslow" or not (count > 1).any():
        total = table.deaths.sum(1)
        return RiskTerms(deaths, table.at_risk, total, every, np.zeros(len(deaths)))
    group = np.repeat(every, count)
    nth = np.arange(len(group)) - np.repeat(np.cumsum(count) - count, count)
    fraction = nth / np.repeat(count, count)
    risk = np.repeat(table.at_risk, count, axis=1)
    risk -= fraction * np.repeat(table.deaths, count, axis=1)
    return RiskTerms(np.repeat(deaths / count, count), risk, table.deaths.sum(1), group, fraction)


def partial_likelihood(terms: RiskTerms, design: Floats) -> Likelihood:
    """Return the partial likelihood of cells with covariates `design`, shape (cells, p)."""
    cells, size = design.shape
    squares = np.einsum("ki,kj->kij", design, design).reshape(cells, size * size)
    parts = [(terms.weight[at], terms.risk[:, at]) for at in pieces(len(terms.weight), cells)]

    def evaluate(coefficients: Floats) -> Derivatives:
        eta = design @ coefficients
        relative = np.exp(eta)
        covariates = (design * relative[:, None]).T
        logs, hazards, products = 0.0, np.zeros(cells), np.zeros((size, size))
        for weight, risk in parts:  # sums do not depend on how many processors there are
            total = relative @ risk
            hazard = weight / total
            pull = covariates @ risk
            logs += float(weight @ np.log(total))
            hazards += risk @ hazard
            hazard /= total
            products += (pull * hazard) @ pull.T
        expected = relative * hazards
        second = (expected @ squares).reshape(size, size)
        value, score = float(terms.deaths @ eta) - logs, (terms.deaths - expected) @ design
        return Derivatives(value, score, second - products, second.diagonal())

    return evaluate
