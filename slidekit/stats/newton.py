"""Newton-Raphson maximisation of a log-likelihood, with step halving."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.stats.cox_likelihood import Derivatives

if TYPE_CHECKING:
    from slidekit.stats.cox_likelihood import Likelihood
    from slidekit.stats.risk_sets import Floats

CLOSE = 1e-8
"""Last step that counts as arrived: convergence is quadratic, so what is left is about 1e-16."""
FLAT = 1e-12
"""Relative gain below which a likelihood that still rises has reached its supremum."""
FARTHEST = 300.0
FAR = 1e-3
"""A step this long without gain goes towards infinity."""
MOST_STEPS = 100
MOST_HALVINGS = 30
ALIASED = 1e-9
ROUNDING = 1e-12


class Maximum(NamedTuple):
    """Where a log-likelihood is highest, or as far as it was followed; identified columns only."""

    identified: tuple[int, ...]
    """Columns of the design that the data can tell apart, in order."""
    coefficients: Floats
    start: Derivatives
    """At coefficients 0."""
    at: Derivatives
    converged: bool
    """False where the likelihood still rises as a coefficient goes to infinity."""

    def all_coefficients(self, size: int) -> Floats:
        """Return the coefficients of all columns, 0 where one is not identified."""
        found = np.zeros(size)
        found[list(self.identified)] = self.coefficients
        return found

    def covariance(self) -> Floats:
        """Return the inverse information."""
        try:
            return np.asarray(np.linalg.inv(self.at.information))
        except np.linalg.LinAlgError:
            return np.asarray(np.linalg.pinv(self.at.information, hermitian=True))


def maximise(likelihood: Likelihood, size: int) -> Maximum:
    """Find where a concave log-likelihood of `size` coefficients is highest, starting at 0.

    Coefficients that the information at 0 does not identify are left out (an arm that is never at
    risk when somebody fails, the interaction of an empty cell).
    """
    start = likelihood(np.zeros(size))
    identified = independent_columns(start)
    if len(identified) < size:
        likelihood = _restricted(likelihood, identified, size)
        start = likelihood(np.zeros(len(identified)))
    coefficients, at, converged = np.zeros(len(identified)), start, not identified
    for _ in range(MOST_STEPS):
        step = None if converged else _newton_step(at)
        if step is None or np.abs(coefficients).max() > FARTHEST:
            break
        before = at.value
        coefficients, at = _climb(likelihood, coefficients, step, at)
        converged = bool(np.abs(step).max() <= CLOSE * (1 + np.abs(coefficients).max()))
        if np.abs(step).max() > FAR and at.value - before <= FLAT * (1 + abs(before)):
            break
    return Maximum(identified, coefficients, start, at, converged)


def independent_columns(at: Derivatives) -> tuple[int, ...]:
    """Return the columns that no earlier ones explain, the first of each aliased set kept."""
    kept: list[int] = []
    left = at.information.copy()  # of each column, once those kept have explained their part
    for column, own in enumerate(at.information.diagonal().tolist()):
        pivot = left[column, column]
        if own > ROUNDING * at.second_moment[column] and pivot > ALIASED * own:
            kept.append(column)
            left -= left[:, column, None] * (left[column] / pivot)
    return tuple(kept)


def _restricted(likelihood: Likelihood, columns: tuple[int, ...], size: int) -> Likelihood:
    chosen = list(columns)

    def evaluate(coefficients: Floats) -> Derivatives:
        every = np.zeros(size)
        every[chosen] = coefficients
        found = likelihood(every)
        return Derivatives(
            found.value,
            found.score[chosen],
            found.information[chosen][:, chosen],
            found.second_moment[chosen],
        )

    return evaluate


def _newton_step(at: Derivatives) -> Floats | None:
    try:
        step = np.asarray(np.linalg.solve(at.information, at.score))
    except np.linalg.LinAlgError:
        return None
    return step if np.isfinite(step).all() else None


def _climb(
    likelihood: Likelihood, coefficients: Floats, step: Floats, at: Derivatives
) -> tuple[Floats, Derivatives]:
    """Go the step, or the largest half, quarter, ... of it that does not go downhill."""
    floor = at.value - 1e-12 * (1 + abs(at.value))  # rounding error of the value itself
    for halvings in range(MOST_HALVINGS):
        there = coefficients + step / 2**halvings
        with np.errstate(over="ignore", invalid="ignore"):
            found = likelihood(there)
        if found.value >= floor:
            return there, found
    return coefficients, at
