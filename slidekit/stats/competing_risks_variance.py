"""Variances of a cumulative incidence: Aalen's, and the infinitesimal jackknife."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.stats.competing_risks_counts import count_causes, incidence_of

if TYPE_CHECKING:
    from slidekit.stats.competing_risks_counts import CauseCounts, CauseRows
    from slidekit.stats.risk_sets import Codes, Floats


def aalen_variance(counts: CauseCounts) -> Floats:
    """Return the variance of each arm's cumulative incidence F at each time, shape (arms, g).

    An event at s counts S(s-)^2 / n^2, times 1 - (d - 1) / (n - 1) if d of its kind are tied; times
    (F(t) - F(s))^2 / S(s)^2 for a competing cause, (1 - (F(t) - F(s)) / S(s))^2 for the cause of
    interest, and with S(s) = 0 nothing for the former, 1 for the latter.

    Source: Aalen 1978, with the factor for ties of R's cuminc. Checked against cmprsk.
    """
    curves = incidence_of(counts)
    after = _inverse(curves.event_free)
    risen = curves.incidence * after
    own = curves.event_free_before**2 * _binomial(counts.of_interest, counts.at_risk)
    other = curves.event_free_before**2 * _binomial(counts.competing, counts.at_risk)
    # The squares multiplied out, so that one pass gives all times.
    constant = np.cumsum((1 + risen) ** 2 * own + risen**2 * other, axis=-1)
    linear = np.cumsum(after * ((1 + risen) * own + risen * other), axis=-1)
    square = np.cumsum(after**2 * (own + other), axis=-1)
    now = curves.incidence
    return np.maximum(constant - 2 * now * linear + now**2 * square, 0.0)


def _binomial(events: Floats, at_risk: Floats) -> Floats:
    """Return d / n^2, less where d > 1 are tied: d (n - d) / (n^2 (n - 1))."""
    n = np.maximum(at_risk, 1.0)
    return np.asarray(events / n**2 * tie_factor(events, n))


def tie_factor(events: Floats, at_risk: Floats) -> Floats:
    """Return 1 - (d - 1) / (n - 1) where d > 1 events are tied, else 1."""
    tied = events > 1
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(tied, 1 - (events - 1) / (at_risk - 1), 1.0)


def _inverse(values: Floats) -> Floats:
    positive = values > 0
    return np.where(positive, 1 / np.where(positive, values, 1.0), 0.0)


class _Influence(NamedTuple):
    """Sums over the times of one arm, each beginning with 0 before the first, shape (g + 1,).

    A row at risk in (b, e] has influence  jump - own - pull + F(t) x hazard  on F(t), each a
    difference of these sums between b and the lesser of e and t.
    """

    incidence: Floats
    own: Floats
    """Sum of S(s-) d / n^2 of the cause of interest."""
    hazard: Floats
    """Sum of d / (n (n - d)) of any cause."""
    pull: Floats
    """Sum of F(s) d / (n (n - d)) of any cause."""
    jump: Floats
    """S(s-) / n at each time, shape (g,)."""
    spared: Floats
    """1 / (n - d) at each time, 0 where all fail, shape (g,)."""


def jackknife_std_err(
    rows: CauseRows, of_interest: int, times: Floats, cluster: Codes | None = None
) -> Floats:
    """Return the infinitesimal jackknife standard error of F(t) at each time.

    Args:
        rows: of one arm.
        of_interest: code of the cause.
        times: shape (k,).
        cluster: code of the subject that a row belongs to; None: every row its own.

    Source: Efron 1982: the derivative of F(t) by each row's weight, as R's survfit.
    """
    counts = count_causes(rows, of_interest)
    sums = _influence_sums(counts)
    seen = rows.observed
    weight = np.ones(len(rows.cause)) if seen.weight is None else seen.weight
    last = np.searchsorted(counts.time, seen.time)
    entered = np.zeros(len(last), np.int64)
    if seen.entry is not None:
        entered = np.searchsorted(counts.time, seen.entry, side="right")
    subject = None if cluster is None else np.unique(cluster, return_inverse=True)[1]
    std_err = np.empty(len(times))
    for place, step in enumerate(np.searchsorted(counts.time, times, side="right").tolist()):
        influence = _influence(rows.cause, of_interest, sums, entered, last, step) * weight
        summed = influence if subject is None else np.bincount(subject, influence)
        std_err[place] = np.sqrt(summed @ summed)
    return std_err


def _influence_sums(counts: CauseCounts) -> _Influence:
    curves = incidence_of(counts)
    of_interest, at_risk = counts.of_interest[0], counts.at_risk[0]
    failed = of_interest + counts.competing[0]
    spared = np.where(curves.event_free[0] > 0, _inverse(at_risk - failed), 0.0)
    n_inverse = _inverse(at_risk)
    hazard = failed * n_inverse * spared
    jump = curves.event_free_before[0] * n_inverse
    incidence = curves.incidence[0]
    own = jump * of_interest * n_inverse
    return _Influence(
        incidence=np.concatenate(((0.0,), incidence)),
        own=_running(own),
        hazard=_running(hazard),
        pull=_running(incidence * hazard),
        jump=jump,
        spared=spared,
    )


def _running(values: Floats) -> Floats:
    return np.concatenate(((0.0,), np.cumsum(values)))


def _influence(
    cause: Codes, of_interest: int, sums: _Influence, entered: Codes, last: Codes, step: int
) -> Floats:
    """Return each row's influence on F at the time before which `step` times have passed."""
    now = sums.incidence[step]
    begin, end = np.minimum(entered, step), np.minimum(last + 1, step)
    own, hazard, pull = (part[end] - part[begin] for part in (sums.own, sums.hazard, sums.pull))
    influence = now * hazard - own - pull
    failed = (last < step) & (cause > 0)
    at = last[failed]
    influence[failed] -= (now - sums.incidence[at + 1]) * sums.spared[at]
    influence[failed] += np.where(cause[failed] == of_interest, sums.jump[at], 0.0)
    return np.asarray(influence)
