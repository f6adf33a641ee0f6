"""The weighted partial likelihood of Fine and Gray for arms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.stats.competing_risks_counts import count_causes, just_before
from slidekit.stats.cox_likelihood import RiskTerms, partial_likelihood
from slidekit.stats.newton import maximise

if TYPE_CHECKING:
    from slidekit.stats.competing_risks_counts import CauseCounts, CauseRows
    from slidekit.stats.newton import Maximum
    from slidekit.stats.risk_sets import Codes, Floats


class SubdistributionModel(NamedTuple):
    """Rows, counts, weights and maximum of a fit; column j of the design is arm `arms[j]`."""

    rows: CauseRows
    """Those that the model uses."""
    arm: Codes
    of_interest: int
    counts: CauseCounts
    """Cells are arms."""
    followed: Floats
    """G(t-): share not yet censored just before each time, shape (g,)."""
    at_risk: Floats
    """With those who had a competing event before, by their weights, shape (arms, g)."""
    design: Floats
    """Shape (arms, arms - 1)."""
    arms: tuple[int, ...]
    maximum: Maximum

    def coefficients(self) -> Floats:
        """Return the log hazard ratio of each arm but the reference, 0 where not identified."""
        return self.maximum.all_coefficients(len(self.arms))


def fit_subdistribution(
    rows: CauseRows, arm: Codes, of_interest: int, reference: int
) -> SubdistributionModel:
    """Fit the log subdistribution hazard ratio of every arm against the reference."""
    n_arms = max(int(arm.max(initial=-1)), reference) + 1
    counts = count_causes(rows, of_interest, arm, n_arms)
    followed = not_yet_censored(counts)
    departed = np.cumsum(counts.competing / followed, axis=1)
    at_risk = counts.at_risk + followed * just_before(departed, 0.0)
    events = counts.of_interest.sum(0)
    places = np.flatnonzero(events)
    terms = RiskTerms(
        events[places],
        at_risk[:, places],
        counts.of_interest.sum(1),
        np.arange(len(places)),
        np.zeros(len(places)),
    )
    design = np.delete(np.eye(n_arms), reference, axis=1)
    others = tuple(code for code in range(n_arms) if code != reference)
    maximum = maximise(partial_likelihood(terms, design), len(others))
    return SubdistributionModel(
        rows, arm, of_interest, counts, followed, at_risk, design, others, maximum
    )


def not_yet_censored(counts: CauseCounts) -> Floats:
    """Return G(t-) of all arms together, the Kaplan-Meier curve of censoring, shape (g,).

    Who fails at a time is at risk of being censored then, as in R's crr. Who is censored at time 0
    was never followed: there G is taken after the time, again as crr does.
    """
    share = np.cumprod(1 - counts.censored.sum(0) / counts.at_risk.sum(0))
    before = just_before(share, 1.0)
    return np.where((counts.time == 0) & (share > 0), share, before)
