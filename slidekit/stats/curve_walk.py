"""Following a published curve from one number at risk to the next, with events and censorings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from slidekit.stats.risk_sets import Floats

SLACK = 1e-9
"""Share of an interval by which a censoring may miss the time of a point and still be at it."""

EARLIER = 0.01
"""How long before a number at risk the curve falls to a point at its time, in gaps of points."""


class State(NamedTuple):
    """What is known just before the first point of an interval."""

    at_risk: int
    survival: float


class Interval(NamedTuple):
    """The points from one printed number at risk to the next, or to the end of the curve."""

    time: Floats
    survival: Floats
    closed: bool
    """Whether it ends with a number at risk: what happens at its end then happens before that."""

    @property
    def occurring(self) -> Floats:
        """When the events at each point occur."""
        times = self.time.copy()
        if self.closed:
            times[-1] -= EARLIER * (times[-1] - times[-2])
        return times

    @property
    def leaving(self) -> Floats:
        """When who is censored from a point on leaves: midway to the next one."""
        return np.append((self.time[1:] + self.time[:-1]) / 2, self.occurring[-1])


class Walk(NamedTuple):
    """Events at the points of an interval, censorings after each of them, and what is left."""

    events: list[int]
    censored: list[int]
    end: State
    miss: float
    """Largest distance from a point, share of 1."""

    @property
    def n_events(self) -> int:
        """Events at all points."""
        return sum(self.events)


def walk_through(interval: Interval, state: State, censored: int, kept: int = 0) -> Walk:
    """Follow the curve through an interval with some censorings spread evenly over it.

    Args:
        interval: where to go.
        state: how to begin.
        censored: number of censorings.
        kept: how many the fall at the end of a closed interval must leave.
    """
    at_risk, survival = state
    events, leaving, miss = [], _spread(interval, censored), 0.0
    for place, target in enumerate(interval.survival.tolist()):
        failing = _failing(at_risk, survival, target)
        if interval.closed and place == len(leaving) - 1:
            failing = min(failing, max(at_risk - kept, 0))
        survival *= 1 - failing / at_risk if failing else 1.0
        miss = max(miss, abs(survival - target))
        leaving[place] = min(leaving[place], at_risk - failing)
        at_risk -= failing + leaving[place]
        events.append(failing)
    return Walk(events, leaving, State(at_risk, survival), miss)


def _failing(at_risk: int, survival: float, target: float) -> int:
    """Return the events that bring the curve nearest to a point."""
    if survival <= 0:
        return 0
    return min(max(round(at_risk * (1 - target / survival)), 0), at_risk)


def _spread(interval: Interval, censored: int) -> list[int]:
    """Return how many are censored from each point on, before the next; none from the last on."""
    start, end = interval.time[[0, -1]].tolist()
    if censored <= 0 or end <= start:
        return [0] * len(interval.time)
    places = start + (end - start) * (np.arange(1, censored + 1) / (censored + 1) + SLACK)
    points = np.searchsorted(interval.time, places, "right") - 1
    counts: list[int] = np.bincount(points, minlength=len(interval.time)).tolist()
    return counts


def with_more(walk: Walk, censored: int) -> Walk:
    """Return a walk after whose last point some more are censored."""
    *earlier, last = walk.censored
    end = State(walk.end.at_risk - censored, walk.end.survival)
    return walk._replace(censored=[*earlier, last + censored], end=end)
