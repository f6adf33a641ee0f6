"""Cumulative incidence of one cause of an event while others compete with it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.competing_risks_counts import count_causes, incidence_of, observe_causes
from slidekit.stats.competing_risks_variance import aalen_variance, jackknife_std_err
from slidekit.stats.distributions import critical_value
from slidekit.stats.result import Estimate, Numbers, Parameters, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from slidekit.stats.competing_risks_counts import CauseCounts, CauseRows
    from slidekit.stats.risk_sets import Codes, Floats
    from slidekit.stats.survival import ConfType

Variance = Literal["aalen", "jackknife"]

METHOD = "aalen_johansen/1"
ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class CumulativeIncidence:
    """The share who have had one cause of event, one entry per distinct time, times rising.

    `incidence` holds from its time on, until the next; before the first time it is 0. Limits are
    None where they cannot be estimated: on a log or log-log scale at 0, on the latter also at 1.
    """

    of_interest: int
    """Code of the cause."""
    n: int
    events: int
    """Of the cause of interest."""
    competing: int
    """Events of any other cause."""
    censored: int
    times: tuple[float, ...]
    """Of events of any cause and of censorings."""
    incidence: tuple[float, ...]
    lower: Numbers
    upper: Numbers
    std_err: tuple[float, ...]
    at_risk: tuple[float, ...]
    """Under observation just before the time; sums of weights where weights were given."""
    events_at: tuple[float, ...]
    competing_at: tuple[float, ...]
    censored_at: tuple[float, ...]
    variance: Variance
    conf_type: ConfType
    level: float
    method: str = METHOD

    @property
    def last_time(self) -> float | None:
        """End of follow-up: the last time, event or censoring."""
        return self.times[-1] if self.times else None

    @property
    def parameters(self) -> Parameters:
        """What the curve was told."""
        return (
            ("cause", f"{self.of_interest}"),
            ("variance", self.variance),
            ("conf_type", self.conf_type),
            ("level", f"{self.level:g}"),
        )


class IncidencePoint(NamedTuple):
    """What a curve says of one time."""

    time: float
    incidence: Estimate
    std_err: float
    beyond_follow_up: bool


def cumulative_incidence(
    time: ArrayLike,
    cause: ArrayLike,
    *,
    of_interest: int = 1,
    entry: ArrayLike | None = None,
    weight: ArrayLike | None = None,
    variance: Variance | None = None,
    level: float = 0.95,
    conf_type: ConfType = "log-log",
) -> CumulativeIncidence:
    """Estimate the cumulative incidence of one cause, with pointwise limits.

    Args:
        time: time to event or censoring, shape (n,).
        cause: 0 censored, 1, 2, ... the cause of the event, shape (n,); rows with a negative code
            are left out.
        of_interest: code of the cause; it need not occur.
        entry: time from which the row is under observation, in (entry, time]; None: from the start.
        weight: case weights; None: all 1.
        variance: "aalen" (R's cuminc, SAS's default) or "jackknife" (infinitesimal jackknife, each
            row a cluster, R's survfit). None: "aalen" unless there are entries or weights, with
            which it does not hold.
        level: two-sided confidence level of the pointwise limits.
        conf_type: scale on which the limits are symmetric; "plain" limits are not cut to [0, 1].

    Raises:
        StatsError: lengths differ, a number is missing, or Aalen's variance is asked for with
            entries or weights.

    Source: Aalen & Johansen 1978; variance: Aalen 1978, or Efron 1982. Who has had another cause
        can no longer have this one; 1 - Kaplan-Meier, which censors them, is too high.
    """
    rows = observe_causes(time, cause, entry=entry, weight=weight)
    plain = rows.observed.entry is None and rows.observed.weight is None
    chosen = variance or ("aalen" if plain else "jackknife")
    if chosen == "aalen" and not plain:
        raise StatsError(
            "Aalen's variance of a cumulative incidence takes no entry times or weights.",
            fix="Use variance='jackknife'.",
        )
    return incidence_curve(rows.only(rows.cause >= 0), of_interest, chosen, level, conf_type)


def incidence_curve(
    rows: CauseRows, of_interest: int, variance: Variance, level: float, conf_type: ConfType
) -> CumulativeIncidence:
    """Return the curve of rows that are already checked."""
    counts = count_causes(rows, of_interest)
    incidence = incidence_of(counts).incidence[0]
    std_err = _std_err(rows, counts, of_interest, variance)
    lower, upper = incidence_limits(incidence, std_err, critical_value(level), conf_type)
    events, competing, censored = _events(rows.cause, of_interest)
    columns = (counts.at_risk, counts.of_interest, counts.competing, counts.censored)
    at_risk, events_at, competing_at, censored_at = (tuple(part[0].tolist()) for part in columns)
    return CumulativeIncidence(
        of_interest=of_interest,
        n=len(rows.cause),
        events=events,
        competing=competing,
        censored=censored,
        times=tuple(counts.time.tolist()),
        incidence=tuple(incidence.tolist()),
        lower=numbers(lower),
        upper=numbers(upper),
        std_err=tuple(std_err.tolist()),
        at_risk=at_risk,
        events_at=events_at,
        competing_at=competing_at,
        censored_at=censored_at,
        variance=variance,
        conf_type=conf_type,
        level=level,
    )


def _events(cause: Codes, of_interest: int) -> tuple[int, int, int]:
    events = int(np.count_nonzero(cause == of_interest))
    censored = int(np.count_nonzero(cause == 0))
    return events, len(cause) - events - censored, censored


def _std_err(rows: CauseRows, counts: CauseCounts, of_interest: int, variance: Variance) -> Floats:
    if variance == "aalen":
        return np.asarray(np.sqrt(aalen_variance(counts)[0]))
    if variance != "jackknife":
        raise StatsError(f"Variance {variance!r} is not known: use aalen or jackknife.")
    steps = np.flatnonzero(counts.of_interest[0])  # between them neither curve nor error changes
    at_steps = jackknife_std_err(rows, of_interest, counts.time[steps])
    place = np.searchsorted(steps, np.arange(len(counts.time)), side="right")
    return np.concatenate(((0.0,), at_steps))[place]


def incidence_limits(
    incidence: Floats, std_err: Floats, z: float, conf_type: ConfType
) -> tuple[Floats, Floats]:
    """Return pointwise limits of a cumulative incidence, nan where they are not estimable.

    Log-log limits are F ^ exp(-+ z se / (F log F)), inside (0, 1); plain ones are not cut.
    """
    if conf_type == "plain":
        return incidence - z * std_err, incidence + z * std_err
    ceiling = 1 - ROUNDING if conf_type == "log-log" else np.inf  # a sum may miss 1 by rounding
    inside = np.where((incidence > 0) & (incidence < ceiling), incidence, np.nan)
    with np.errstate(over="ignore"):
        if conf_type == "log":
            factor = np.exp(z * std_err / inside)
            return inside / factor, np.minimum(inside * factor, 1)
        if conf_type == "log-log":
            power = np.exp(z * std_err / (inside * np.log(inside)))
            return inside ** (1 / power), inside**power
    raise StatsError(f"conf_type {conf_type!r} is not known: use log-log, log or plain.")


def with_conf_type(curve: CumulativeIncidence, conf_type: ConfType) -> CumulativeIncidence:
    """Return the same curve with limits on another scale."""
    incidence, std_err = np.array(curve.incidence), np.array(curve.std_err)
    lower, upper = incidence_limits(incidence, std_err, critical_value(curve.level), conf_type)
    return replace(curve, lower=numbers(lower), upper=numbers(upper), conf_type=conf_type)


def incidence_at(curve: CumulativeIncidence, times: Sequence[float]) -> tuple[IncidencePoint, ...]:
    """Return what the curve says of each time; beyond follow-up it is carried on and flagged."""
    return tuple(_point(curve, time) for time in times)


def _point(curve: CumulativeIncidence, time: float) -> IncidencePoint:
    step = bisect_right(curve.times, time) - 1
    start = 0.0 if curve.conf_type == "plain" else None
    found: Numbers = (0.0, start, start)
    if step >= 0:
        found = (curve.incidence[step], curve.lower[step], curve.upper[step])
    parameters = (*curve.parameters, ("time", f"{time:g}"))
    value, lower, upper = found
    incidence = Estimate(value, lower, upper, curve.level, curve.method, parameters)
    std_err = curve.std_err[step] if step >= 0 else 0.0
    beyond = curve.last_time is None or time > curve.last_time
    return IncidencePoint(time, incidence, std_err, beyond)
