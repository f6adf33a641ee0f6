"""Rows with causes of events, and who is at risk, fails of which cause, or is censored when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.stats.observations import Observations, codes, floats, observe

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from slidekit.stats.risk_sets import Codes, Flags, Floats

CENSORED, OF_INTEREST, COMPETING = range(3)


class CauseRows(NamedTuple):
    """Rows of a competing-risks analysis."""

    observed: Observations
    """An event is one of any cause."""
    cause: Codes
    """0 censored, 1, 2, ... the cause of the event."""

    def only(self, rows: Flags) -> CauseRows:
        """Return some of the rows."""
        return CauseRows(self.observed.only(rows), self.cause[rows])


class CauseCounts(NamedTuple):
    """Counts per arm at each distinct time of each stratum, times rising within a stratum.

    Sums of weights where weights were given.
    """

    time: Floats
    """Shape (g,)."""
    stratum: Codes
    """Shape (g,)."""
    at_risk: Floats
    """Under observation just before the time, shape (arms, g)."""
    of_interest: Floats
    """Events of the cause of interest, shape (arms, g)."""
    competing: Floats
    """Events of any other cause, shape (arms, g)."""
    censored: Floats
    """Shape (arms, g)."""

    def at(self, places: Flags) -> CauseCounts:
        """Return some of the times."""
        per_arm = (self.at_risk, self.of_interest, self.competing, self.censored)
        return CauseCounts(
            self.time[places], self.stratum[places], *(part[:, places] for part in per_arm)
        )


class Incidence(NamedTuple):
    """Curves of each arm, shape (arms, g)."""

    event_free_before: Floats
    """Share without an event of any cause just before the time."""
    event_free: Floats
    """The same from the time on."""
    incidence: Floats
    """Share with an event of the cause of interest from the time on."""


def observe_causes(
    time: ArrayLike,
    cause: ArrayLike,
    *,
    entry: ArrayLike | None = None,
    weight: ArrayLike | None = None,
) -> CauseRows:
    """Check rows with causes and merge times that are nearly equal.

    Args:
        time: time to event or censoring, shape (n,), finite.
        cause: 0 censored, 1, 2, ... the cause of the event, negative where it is not known, shape
            (n,); nothing is left out here.
        entry: time from which the row is under observation, before `time`; None: from the start.
        weight: case weights, >= 0; None: all 1.

    Raises:
        StatsError: lengths differ, a number is missing, a cause is no whole number.
    """
    times = floats("time", time)
    causes = codes("cause", cause, len(times))
    return CauseRows(observe(times, causes > 0, entry=entry, weight=weight), causes)


def count_causes(
    rows: CauseRows,
    of_interest: int,
    arm: Codes | None = None,
    n_arms: int = 1,
    stratum: Codes | None = None,
) -> CauseCounts:
    """Count who is at risk, fails of the cause of interest or of another, or is censored."""
    kind = np.where(rows.cause == of_interest, OF_INTEREST, COMPETING)
    kind[rows.cause == 0] = CENSORED
    cell = kind if arm is None else arm * 3 + kind
    table = rows.observed.tabulate(cell, n_arms * 3, stratum)
    size = len(table.time)
    leaving = table.leaving.reshape(n_arms, 3, size)
    at_risk = table.at_risk.reshape(n_arms, 3, size).sum(1)
    return CauseCounts(
        table.time,
        table.stratum,
        at_risk,
        leaving[:, OF_INTEREST],
        leaving[:, COMPETING],
        leaving[:, CENSORED],
    )


def incidence_of(counts: CauseCounts) -> Incidence:
    """Return the Aalen-Johansen curves of one stratum.

    Source: Aalen & Johansen 1978: the sum of S(t-) d / n over the times of the cause's events, S
        being the Kaplan-Meier curve of events of any cause. Where S has reached 0 it stays there,
        even if rows enter later.
    """
    failed = counts.of_interest + counts.competing
    at_risk = np.where(failed > 0, counts.at_risk, 1.0)
    left = at_risk - failed
    left[left <= 1e-9 * at_risk] = 0  # sums of fractional weights may miss zero by rounding
    event_free = np.cumprod(left / at_risk, axis=-1, dtype=np.float64)
    before = just_before(event_free, 1.0)
    incidence = np.cumsum(before * counts.of_interest / at_risk, axis=-1, dtype=np.float64)
    return Incidence(before, event_free, incidence)


def just_before(values: Floats, at_start: float) -> Floats:
    """Return the value before each time of curves of shape (..., g), `at_start` at the first."""
    first = np.full((*values.shape[:-1], 1), at_start)
    return np.concatenate((first, values), axis=-1)[..., :-1]
