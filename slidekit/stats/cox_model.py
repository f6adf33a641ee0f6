"""A fitted Cox model of arms with all that later tests of it need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.cox_exact import exact_likelihood
from slidekit.stats.cox_likelihood import partial_likelihood, risk_terms
from slidekit.stats.newton import maximise
from slidekit.stats.observations import chosen, codes

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from slidekit.stats.cox_likelihood import Likelihood
    from slidekit.stats.newton import Maximum
    from slidekit.stats.observations import Observations
    from slidekit.stats.risk_sets import Codes, Flags, Floats, RiskTable

Ties = Literal["efron", "breslow", "exact"]


class CoxModel(NamedTuple):
    """Rows, counts and maximum of a fit; column j of the design is arm `arms[j]`."""

    rows: Observations
    """Those that the model uses."""
    kept: Flags
    """Which of the rows given are used."""
    arm: Codes
    stratum: Codes | None
    table: RiskTable
    """At event times only; cells are arms."""
    design: Floats
    """Shape (arms, arms - 1)."""
    arms: tuple[int, ...]
    likelihood: Likelihood
    maximum: Maximum
    ties: Ties

    def log_hazards(self) -> Floats:
        """Return the log hazard ratio of each arm against the reference, shape (arms,)."""
        return self.design @ self.maximum.all_coefficients(len(self.arms))


def fit_arms(
    rows: Observations,
    arm: ArrayLike,
    strata: ArrayLike | None = None,
    *,
    reference: int = 0,
    ties: Ties = "efron",
) -> CoxModel:
    """Fit log hazard ratios of every arm against the reference, one baseline hazard per stratum.

    Rows with a negative arm or stratum code are left out, and rows of weight 0, for they count as
    absent: as tied events they would share in the mean weight.
    """
    arms = codes("arm", arm, len(rows.time))
    stratum = None if strata is None else codes("strata", strata, len(rows.time))
    keep = arms >= 0 if stratum is None else (arms >= 0) & (stratum >= 0)
    if rows.weight is not None:
        keep &= rows.weight > 0
    rows, arms = rows.only(keep), chosen(arms, keep)
    stratum = None if stratum is None else chosen(stratum, keep)
    if ties == "exact" and rows.weight is not None:
        raise StatsError("Exact ties take no case weights.", fix="Use efron or breslow.")
    n_arms = max(int(arms.max(initial=-1)), reference) + 1
    table = rows.tabulate(arms, n_arms, stratum, events_only=True)
    design = np.delete(np.eye(n_arms), reference, axis=1)
    others = tuple(code for code in range(n_arms) if code != reference)
    likelihood = likelihood_of(table, design, ties)
    maximum = maximise(likelihood, len(others))
    return CoxModel(rows, keep, arms, stratum, table, design, others, likelihood, maximum, ties)


def likelihood_of(table: RiskTable, design: Floats, ties: Ties) -> Likelihood:
    """Return the partial likelihood of a risk table under one way to treat ties."""
    if ties == "exact":
        return exact_likelihood(table, design)
    if ties not in ("efron", "breslow"):
        raise StatsError(f"Ties {ties!r} is not known: use efron, breslow or exact.")
    return partial_likelihood(risk_terms(table, ties), design)
