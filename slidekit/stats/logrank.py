"""Log-rank tests, plain, weighted and stratified."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.distributions import critical_value, normal_cdf
from slidekit.stats.observations import chosen, codes, observe
from slidekit.stats.pieces import pieces
from slidekit.stats.quadratic_form import chi_square_test
from slidekit.stats.result import Estimate, TestResult

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike

    from slidekit.stats.risk_sets import Floats, RiskTable

Weighting = Literal["logrank", "gehan", "tarone", "peto_km", "peto_tilde", "fh01", "fh11"]


@dataclass(frozen=True, slots=True)
class LogRank(TestResult):
    """A log-rank test, with what was observed and expected in each arm."""

    observed: tuple[float, ...] = ()
    """Events per arm, in the order of the arm codes."""
    expected: tuple[float, ...] = ()
    """Events expected per arm if all arms were alike, summed over strata, without weights."""
    score: float | None = None
    """With two arms: weighted observed minus expected events of the second."""
    variance: float | None = None
    """With two arms: variance of the score."""

    @property
    def z(self) -> float | None:
        """With two arms: the deviate; negative = fewer events than expected in the second."""
        if self.score is None or not self.variance:
            return None
        return self.score / math.sqrt(self.variance)

    @property
    def p_second_arm_better(self) -> float | None:
        """With two arms: one-sided p that the second has fewer events than expected."""
        return None if self.z is None else normal_cdf(self.z)


def log_rank(
    time: ArrayLike,
    event: ArrayLike,
    arm: ArrayLike,
    strata: ArrayLike | None = None,
    *,
    entry: ArrayLike | None = None,
    weighting: Weighting = "logrank",
) -> LogRank:
    """Test whether survival is the same in all arms.

    Args:
        time: time to event or censoring, shape (n,).
        event: True where the event was observed, shape (n,).
        arm: arm code 0, 1, ..., shape (n,); rows with a negative code are left out.
        strata: stratum code, shape (n,); rows with a negative code are left out.
        entry: time from which the row is under observation; None: from the start.
        weighting: weights over time; "logrank" is 1, "gehan" the number at risk, "tarone" its
            square root, "peto_km" S(t-), "peto_tilde" SAS's Peto, "fh01" and "fh11"
            Fleming-Harrington.

    Returns:
        The test; statistic and p are None where no arm has any variance, as without events.

    Source: Mantel 1966 with the hypergeometric variance; weights within the stratum, scores and
        variances summed over strata. Checked against R's survdiff.
    """
    return log_rank_tests(time, event, arm, strata, entry=entry, weightings=(weighting,))[0]


def log_rank_tests(
    time: ArrayLike,
    event: ArrayLike,
    arm: ArrayLike,
    strata: ArrayLike | None = None,
    *,
    entry: ArrayLike | None = None,
    weightings: Sequence[Weighting],
) -> tuple[LogRank, ...]:
    """Return `log_rank` under several weightings, counting only once."""
    rows = observe(time, event, entry=entry)
    arms = codes("arm", arm, len(rows.time))
    stratum = None if strata is None else codes("strata", strata, len(rows.time))
    keep = arms >= 0 if stratum is None else (arms >= 0) & (stratum >= 0)
    stratum = None if stratum is None else chosen(stratum, keep)
    n_arms = int(arms.max(initial=-1)) + 1
    table = rows.only(keep).tabulate(chosen(arms, keep), n_arms, stratum, events_only=True)
    return tuple(_test(table, weighting, stratified=strata is not None) for weighting in weightings)


def _test(table: RiskTable, weighting: Weighting, *, stratified: bool) -> LogRank:
    if weighting not in _WEIGHTS:
        raise StatsError(f"Weighting {weighting!r} is not known: use {', '.join(_WEIGHTS)}.")
    at_risk, deaths = table.at_risk.sum(0), table.deaths.sum(0)
    weight = _WEIGHTS[weighting](table, at_risk, deaths)
    found = _sums(table, at_risk, deaths, weight)
    method = f"{'stratified_' if stratified else ''}{weighting}/1"
    test = chi_square_test(found.score[1:], found.variance[1:, 1:], method)  # scores sum to 0
    two = len(found.score) == 2
    return LogRank(
        test.statistic,
        test.df,
        test.p,
        method,
        observed=tuple(table.deaths.sum(1).tolist()),
        expected=tuple(found.expected.tolist()),
        score=float(found.score[1]) if two else None,
        variance=float(found.variance[1, 1]) if two else None,
    )


class _Sums(NamedTuple):
    """Sums over the event times, one entry per arm."""

    expected: Floats
    score: Floats
    variance: Floats


def _sums(table: RiskTable, at_risk: Floats, deaths: Floats, weight: Floats) -> _Sums:
    n_arms, size = table.at_risk.shape
    expected, score, own = np.zeros((3, n_arms))
    shared = np.zeros((n_arms, n_arms))
    for at in pieces(size, n_arms):
        n, d, w = at_risk[at], deaths[at], weight[at]
        share = table.at_risk[:, at] / n
        by_chance = share * d
        spread = w**2 * d * (n - d) / np.maximum(n - 1, 1)
        expected += by_chance.sum(1)
        score += (table.deaths[:, at] - by_chance) @ w
        own += (share * (1 - share)) @ spread  # exactly 0 where an arm is alone
        shared += (share * spread) @ share.T
    np.fill_diagonal(shared, -own)
    return _Sums(expected, score, -shared)


def _running_product(table: RiskTable, factor: Floats) -> Floats:
    """Return the product of a factor within each stratum, up to and with each time."""
    product = np.empty(len(factor))
    starts = np.flatnonzero(table.stratum_starts()).tolist()
    for low, high in pairwise([*starts, len(factor)]):
        product[low:high] = np.cumprod(factor[low:high])
    return product


def _just_before(table: RiskTable, at_risk: Floats, deaths: Floats) -> Floats:
    """Return S(t-) of all arms together, within the stratum."""
    survival = _running_product(table, 1 - deaths / at_risk)
    return np.where(table.stratum_starts(), 1.0, np.roll(survival, 1))


_WEIGHTS: dict[str, Callable[[RiskTable, Floats, Floats], Floats]] = {
    "logrank": lambda table, n, d: np.ones(len(n)),
    "gehan": lambda table, n, d: n,
    "tarone": lambda table, n, d: np.sqrt(n),
    "peto_km": _just_before,
    "peto_tilde": lambda table, n, d: _running_product(table, 1 - d / (n + 1)),
    "fh01": lambda table, n, d: 1 - _just_before(table, n, d),
    "fh11": lambda table, n, d: (s := _just_before(table, n, d)) * (1 - s),
}


def peto_hazard_ratio(test: LogRank, level: float = 0.95) -> Estimate | None:
    """Return Peto's one-step hazard ratio of the second arm, None where the test has no variance.

    Source: Yusuf et al. 1985: exp((O - E) / V), log-symmetric limits.
    """
    if test.score is None or not test.variance:
        return None
    log_ratio, reach = test.score / test.variance, critical_value(level) / math.sqrt(test.variance)
    value, lower, upper = (math.exp(log_ratio + shift) for shift in (0.0, -reach, reach))
    return Estimate(value, lower, upper, level, "peto_one_step/1")
