"""Exact inference on two-by-two tables given their margins, in one stratum or several."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.stats.binomial import check_counts
from slidekit.stats.result import Estimate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from slidekit.stats.risk_difference import Counts
    from slidekit.stats.risk_sets import Codes, Floats

AS_LIKELY = 1 + 1e-7
"""Tables up to this factor more likely than the observed one count as equally likely, as in R."""
HALVINGS = 80
LARGEST_LOG_RATIO = 60.0


class _Conditional(NamedTuple):
    """Distribution of the treated cases given all margins."""

    cases: Floats
    """Every possible number, rising."""
    log_weight: Floats
    """At odds ratio 1, up to a constant."""
    observed: int

    def probabilities(self, log_ratio: float) -> Floats:
        """Return the probability of each number at a log odds ratio."""
        log_weight = self.log_weight + log_ratio * self.cases
        weight = np.exp(log_weight - log_weight.max())
        return np.asarray(weight / weight.sum())


def fisher_p(x1: int, n1: int, x0: int, n0: int) -> float:
    """Return the two-sided p of Fisher's exact test: the sum over tables not more likely."""
    return exact_p(((x1, n1, x0, n0),))


def exact_p(strata: Sequence[Counts]) -> float:
    """Return the two-sided exact p that the common odds ratio is 1."""
    found = _conditional(strata)
    probability = found.probabilities(0.0)
    observed = probability[found.cases == found.observed][0]
    return min(float(probability[probability <= observed * AS_LIKELY].sum()), 1.0)


def conditional_odds_ratio(strata: Sequence[Counts], level: float = 0.95) -> Estimate:
    """Return the conditional maximum likelihood odds ratio common to all strata, exact limits.

    Source: Fisher 1935; Gart 1970; solved to about 1e-13.
    """
    found = _conditional(strata)
    tail = (1 - level) / 2
    at_least, at_most = found.cases >= found.observed, found.cases <= found.observed
    lowest, highest = found.observed == found.cases[0], found.observed == found.cases[-1]
    value, lower, upper = 0.0, 0.0, math.inf
    if highest:
        value = math.nan if lowest else math.inf
    elif not lowest:
        value = _solve(lambda at: float(found.probabilities(at) @ found.cases) - found.observed)
    if not lowest:
        lower = _solve(lambda at: float(found.probabilities(at)[at_least].sum()) - tail)
    if not highest:
        upper = _solve(lambda at: tail - float(found.probabilities(at)[at_most].sum()))
    known = None if math.isnan(value) else value
    return Estimate(known, lower, upper, level, "conditional_exact/1", (("level", f"{level:g}"),))


def _solve(rising: Callable[[float], float]) -> float:
    """Return the ratio at which a function that rises with its logarithm passes 0."""
    low, high = -LARGEST_LOG_RATIO, LARGEST_LOG_RATIO
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if rising(middle) < 0:
            low = middle
        else:
            high = middle
    return math.exp((low + high) / 2)


def _conditional(strata: Sequence[Counts]) -> _Conditional:
    """Convolve the strata's hypergeometric distributions.

    Each is tilted to where it holds its observed cases, so that no product underflows there.
    """
    weight, first, observed = np.ones(1), 0, 0
    tilt = _rough_log_ratio(strata)
    for x1, n1, x0, n0 in strata:
        check_counts(x1, n1)
        check_counts(x0, n0)
        cases = np.arange(max(0, x1 + x0 - n0), min(n1, x1 + x0) + 1)
        log_weight = _log_hypergeometric(cases, n1, x1 + x0, n0) + tilt * cases
        weight = np.convolve(weight, np.exp(log_weight - log_weight.max()))
        weight = weight / weight.max()
        first, observed = first + int(cases[0]), observed + x1
    every = first + np.arange(len(weight), dtype=np.float64)
    with np.errstate(divide="ignore"):
        return _Conditional(every, np.log(weight) - tilt * every, observed)


def _rough_log_ratio(strata: Sequence[Counts]) -> float:
    ours = sum(x1 * (n0 - x0) / (n1 + n0) for x1, n1, x0, n0 in strata if n1 + n0)
    theirs = sum(x0 * (n1 - x1) / (n1 + n0) for x1, n1, x0, n0 in strata if n1 + n0)
    return math.log((ours + 0.5) / (theirs + 0.5))


def _log_hypergeometric(cases: Codes, n1: int, total: int, n0: int) -> Floats:
    """Return the log weight of each number of treated cases, 0 for the first."""
    before = cases[:-1].astype(np.float64)
    up = np.log((total - before) * (n1 - before))
    down = np.log((before + 1) * (n0 - total + before + 1))
    return np.concatenate(((0.0,), np.cumsum(up - down)))
