"""Gray's test that the cumulative incidence of one cause is the same in all arms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.stats.competing_risks_counts import (
    count_causes,
    incidence_of,
    just_before,
    observe_causes,
)
from slidekit.stats.competing_risks_variance import tie_factor
from slidekit.stats.observations import codes
from slidekit.stats.quadratic_form import chi_square_test
from slidekit.stats.result import TestResult

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from slidekit.stats.competing_risks_counts import CauseCounts, Incidence
    from slidekit.stats.risk_sets import Flags, Floats


ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class GrayTest(TestResult):
    """Gray's test, with what was observed and expected in each arm."""

    observed: tuple[float, ...] = ()
    """Events of the cause of interest per arm, in the order of the arm codes."""
    expected: tuple[float, ...] = ()
    """Those expected if the cumulative incidence were the same in all, summed over strata."""


def gray_test(
    time: ArrayLike,
    cause: ArrayLike,
    arm: ArrayLike,
    strata: ArrayLike | None = None,
    *,
    of_interest: int = 1,
) -> GrayTest:
    """Test whether the cumulative incidence of one cause is the same in all arms.

    Args:
        time: time to event or censoring, shape (n,).
        cause: 0 censored, 1, 2, ... the cause of the event, shape (n,).
        arm: arm code 0, 1, ..., shape (n,).
        strata: stratum code, shape (n,); None: one stratum. Rows with a negative code of cause, arm
            or stratum are left out.
        of_interest: code of the cause.

    Returns:
        The test; statistic and p are None where no arm has any variance, as without events of the
        cause, or where ties among a few leave none that is positive. An arm that is never at risk
        when an event happens does not count in df.

    Source: Gray 1988 with rho = 0; scores and variances summed over strata. Checked against R's
        cuminc, which gives no test where an arm has no variance.
    """
    rows = observe_causes(time, cause)
    size = len(rows.cause)
    arms = codes("arm", arm, size)
    stratum = np.zeros(size, np.int64) if strata is None else codes("strata", strata, size)
    keep = (rows.cause >= 0) & (arms >= 0) & (stratum >= 0)
    n_arms = int(arms.max(initial=-1)) + 1
    counts = count_causes(rows.only(keep), of_interest, arms[keep], n_arms, stratum[keep])
    failed = (counts.of_interest + counts.competing).any(0)
    parts = [counts.at(failed & (counts.stratum == code)) for code in np.unique(counts.stratum)]
    method = f"{'' if strata is None else 'stratified_'}gray/1"
    found = _test(parts, n_arms, method)
    return replace(found, parameters=(("cause", f"{of_interest}"), ("rho", "0")))


def _test(strata: list[CauseCounts], n_arms: int, method: str) -> GrayTest:
    observed, expected = np.zeros(n_arms), np.zeros(n_arms)
    variance = np.zeros((n_arms, n_arms))
    for counts in strata:
        observed += counts.of_interest.sum(1)
        expected += _expected(counts)
        with np.errstate(divide="ignore", invalid="ignore"):  # what is not finite is seen below
            variance += _variance(counts)
    test = TestResult(None, 0, None, method)
    if _is_covariance(variance):
        test = chi_square_test(observed - expected, variance, method)  # of rank arms - 1 at most
    return GrayTest(
        test.statistic,
        test.df,
        test.p,
        method,
        observed=tuple(observed.tolist()),
        expected=tuple(expected.tolist()),
    )


def _is_covariance(variance: Floats) -> bool:
    """Tell whether no direction has a negative variance.

    The factor for ties can be negative where more fail at once than are at risk after adjustment;
    with a handful of subjects that may outweigh all else, and there is no test.
    """
    if not np.isfinite(variance).all():
        return False
    spread = np.linalg.eigvalsh(variance)
    return bool(spread.min(initial=0.0) >= -ROUNDING * spread.max(initial=0.0))


def _adjusted_at_risk(counts: CauseCounts, curves: Incidence) -> Floats:
    """Return n / S(t-) per arm: how many would be at risk had nobody failed before."""
    present = counts.at_risk > 0
    before = np.where(present, curves.event_free_before, 1.0)
    return np.asarray(np.where(present, counts.at_risk / before, 0.0))


def _expected(counts: CauseCounts) -> Floats:
    """Return the events expected per arm: shared by n (1 - F(t-)) / S(t-)."""
    curves = incidence_of(counts)
    left = _adjusted_at_risk(counts, curves) * (1 - just_before(curves.incidence, 0.0))
    return np.asarray((counts.of_interest.sum(0) * left / left.sum(0)).sum(1))


class _Null(NamedTuple):
    """Estimates as if the incidence were the same in all arms, shape (g,)."""

    events: Floats
    at_risk: Floats
    """Adjusted, all arms together."""
    incidence: Floats


def _variance(counts: CauseCounts) -> Floats:
    """Return the covariance of observed minus expected events, shape (arms, arms).

    An event in arm k moves the score of arm i at once, by `shared`[i, k] if it is of the cause of
    interest, and through all later weights, which rest on the curves of arm k: by `later`[i, k].
    """
    curves = incidence_of(counts)
    adjusted = _adjusted_at_risk(counts, curves)
    events, at_risk = counts.of_interest.sum(0), adjusted.sum(0)
    null = _Null(events, at_risk, np.cumsum(events / at_risk))
    shared = np.eye(len(adjusted))[:, :, None] * adjusted - adjusted[:, None] * adjusted / at_risk
    moved = _moved(shared, null)
    later = moved.sum(-1, keepdims=True) - np.cumsum(moved, axis=-1)
    alive = curves.event_free > 0
    ratio = np.where(alive, (1 - null.incidence) / curves.event_free, 0.0)
    own = shared + np.where(alive, 1 - ratio, 1.0) * later
    return _quadratic(own, _own_variance(counts, curves, null)) + _quadratic(
        ratio * later, _competing_variance(counts, curves, alive)
    )


def _moved(shared: Floats, null: _Null) -> Floats:
    """Return what each time's events of interest do to the weights, shape (arms, arms, g)."""
    left = 1 - just_before(null.incidence, 0.0)
    moved = shared * (null.events / (null.at_risk * left))
    return np.where(shared == 0, 0.0, moved)  # an arm alone at risk, even where nothing is left


def _own_variance(counts: CauseCounts, curves: Incidence, null: _Null) -> Floats:
    """Return the variance of each arm's increments of F by the cause of interest."""
    present = (counts.at_risk > 0) & (null.events > 0)
    size = np.where(present, null.at_risk * counts.at_risk, 1.0)
    ties = tie_factor(null.events, null.at_risk * curves.event_free_before)
    return np.where(present, ties * curves.event_free_before * null.events / size, 0.0)


def _competing_variance(counts: CauseCounts, curves: Incidence, alive: Flags) -> Floats:
    """Return the variance of each arm's increments by other causes."""
    counted = alive & (counts.competing > 0)
    n = np.where(counted, counts.at_risk, 1.0)
    ties = tie_factor(counts.competing, n)
    return np.where(counted, ties * curves.event_free_before**2 * counts.competing / n**2, 0.0)


def _quadratic(coefficients: Floats, variance: Floats) -> Floats:
    return np.asarray(np.einsum("ikt,jkt,kt->ij", coefficients, coefficients, variance))
