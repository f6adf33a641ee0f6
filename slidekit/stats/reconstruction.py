"""Pseudo-patients behind a published Kaplan-Meier curve, from points read off it.

They are no patients: a set of times and events whose curve and numbers at risk are those that were
published, as nearly as whole numbers allow.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.at_risk import at_risk_table
from slidekit.stats.curve_walk import Interval, State, walk_through, with_more
from slidekit.stats.published_curve import published_curve
from slidekit.stats.survival import kaplan_meier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import ArrayLike

    from slidekit.stats.curve_walk import Walk
    from slidekit.stats.published_curve import PublishedCurve
    from slidekit.stats.result import Parameters
    from slidekit.stats.risk_sets import Flags, Floats

METHOD = "guyot_reconstruction/1"

VISIBLE = 0.01
"""By how much the end of a curve may miss a point, share of 1: as much as reading off does."""

NEIGHBOURS = 10
"""How many more or fewer censorings than lead to a total of events may be taken instead."""


@dataclass(frozen=True, slots=True)
class Reconstruction:
    """Pseudo-patients of one arm, times rising, events before censorings at the same time."""

    times: tuple[float, ...]
    events: tuple[bool, ...]
    n: int
    largest_difference: float
    """Largest distance of the reconstructed curve from the points once in order, share of 1."""
    rms_difference: float
    """Root of the mean squared distance from them, share of 1."""
    largest_reordering: float
    """By how much putting the points in order changed one of them, share of 1; 0: none rose."""
    at_risk_differences: tuple[int, ...]
    """At risk as reconstructed minus as printed, one per printed number in the order of time."""
    events_difference: int | None
    """Events as reconstructed minus as published; None where no total was given."""
    parameters: Parameters = ()
    method: str = METHOD


def reconstruct(
    time: ArrayLike,
    survival: ArrayLike,
    at_risk_time: Sequence[float],
    at_risk: Sequence[float],
    total_events: int | None = None,
) -> Reconstruction:
    """Reconstruct times and events of one arm from its published curve.

    At each point as many events occur as bring the curve nearest to it. Between two printed numbers
    at risk censorings are spread evenly, as many as lead from the one to the other. A printed
    number that the falls of the curve alone undercut cannot be met, and gives way. After the last
    number there are as many censorings as bring the events nearest to their total, or else as the
    rate of censoring so far gives: none where the number at time 0 is the only one. Who is left at
    the last point is censored there.

    Args:
        time: times of the points, shape (k,), any order and unit, >= 0. Of several at one time the
            lowest is where the curve goes on.
        survival: the curve at these times, shape (k,), shares of 1. Where it rises, times and
            values are sorted each for itself, which leads nearer to a curve that falls.
        at_risk_time: times of the numbers at risk, the first of them 0.
        at_risk: numbers at risk just before these times; the first is the number of patients.
        total_events: published total of events of the arm; None: not reported.

    Raises:
        StatsError: no points, survival outside 0 to 1, a time below 0, no number at risk at time
            0, numbers at risk that rise or are not whole, or more events than patients.

    Source: Guyot, Ades, Ouwens & Welton 2012, BMC Med Res Methodol 12:9; order of the points:
        Chernozhukov, Fernandez-Val & Galichon 2009, Biometrika 96:559. Departures from the program
        in the paper: (1) A point stands at every time of a number at risk, the curve carried on to
        it; a fall to a point that was read off at that very time lies just before it, as far as the
        number leaves room. (2) Where so many evenly spread censorings miss the curve by more than
        0.01, fewer are spread and the others leave after the last fall before the next number; so
        do those that remain where the steps of the paper alternate between two numbers.
        (3) Likewise after the last number: a curve that is followed comes first, then the total of
        events or the rate of censoring.
    """
    curve = published_curve(time, survival, at_risk_time, at_risk)
    n = curve.at_risk[0]
    if total_events is not None and not 0 <= total_events <= n:
        raise StatsError(
            f"{total_events} events cannot have occurred in {n} patients.",
            fix="Compare the total of events with the source.",
        )
    intervals = tuple(_intervals(curve))
    walks = tuple(_walks(intervals, curve.at_risk, total_events))
    times, events = _rows(intervals, walks)
    return _result(curve, times, events, total_events)


def _intervals(curve: PublishedCurve) -> Iterator[Interval]:
    for start, stop in pairwise(curve.listed.tolist()):
        yield Interval(curve.time[start : stop + 1], curve.survival[start : stop + 1], closed=True)
    start = curve.listed[-1]
    yield Interval(curve.time[start:], curve.survival[start:], closed=False)


def _walks(
    intervals: Sequence[Interval], at_risk: Sequence[int], total_events: int | None
) -> Iterator[Walk]:
    """Yield events and censorings of every interval, that after the last number included."""
    state, events, censored = State(at_risk[0], 1.0), 0, 0
    for interval, following in zip(intervals, at_risk[1:], strict=False):
        walk = _to_number(interval, state, following)
        state, events = walk.end, events + walk.n_events
        censored += sum(walk.censored)
        yield walk
    if total_events is None:
        yield _at_rate(intervals[-1], state, censored)
    else:
        yield _to_events(intervals[-1], state, max(total_events - events, 0))


def _at_rate(interval: Interval, state: State, earlier: int) -> Walk:
    """Return the walk with censorings at the rate so far."""
    start, end = interval.time[[0, -1]].tolist()
    most = round(earlier * (end - start) / start) if earlier else 0
    return _followed(interval, state, min(most, state.at_risk))


def _followed(interval: Interval, state: State, most: int) -> Walk:
    """Return the walk with a number of censorings, or with fewer where so many miss the curve."""
    walk = walk_through(interval, state, most)
    if walk.miss <= VISIBLE:
        return walk
    fewer = (walk_through(interval, state, censored) for censored in range(most, -1, -1))
    return min(fewer, key=lambda walk: walk.miss)


def _to_number(interval: Interval, state: State, following: int) -> Walk:
    """Return the walk that ends with the printed number at risk, or as near as the curve allows.

    A fall at the very time of the number lies before it as far as the number leaves room. Who must
    still leave after the walk is censored at its end.
    """
    staying = float(interval.survival[-1]) / state.survival if state.survival else 0.0
    bounds = round(state.at_risk * staying) - following, max(state.at_risk - following, 0)
    tried = _tried(interval, state, bounds, lambda walk: walk.end.at_risk - following)
    enough = [number for number in tried if tried[number].end.at_risk >= following]
    if not enough:
        return walk_through(interval, state, 0, kept=following)
    nearest = min(enough, key=lambda number: (tried[number].end.at_risk, number))
    walk = _followed(interval, state, nearest)
    return with_more(walk, max(walk.end.at_risk - following, 0))


def _to_events(interval: Interval, state: State, events: int) -> Walk:
    """Return the walk whose events are nearest to a total, of those that do not miss the curve."""
    most = state.at_risk
    tried = _tried(interval, state, (0, most), lambda walk: walk.n_events - events)
    near = min(tried, key=lambda censored: abs(tried[censored].n_events - events))
    around = range(max(near - NEIGHBOURS, 0), min(near + NEIGHBOURS, most) + 1)
    walks = [walk_through(interval, state, censored) for censored in around]
    following = [walk for walk in walks if walk.miss <= VISIBLE]
    return min(following or walks, key=lambda walk: (abs(walk.n_events - events), walk.miss))


def _tried(
    interval: Interval, state: State, bounds: tuple[int, int], surplus: Callable[[Walk], int]
) -> dict[int, Walk]:
    """Return the walks of the paper's steps by their censorings.

    Args:
        interval: where to walk.
        state: how to begin.
        bounds: censorings to begin with, and the most that there can be.
        surplus: what a walk has too many of; so many more are censored in the next, until there is
            no surplus, nobody left to take away, or a number comes again.
    """
    walks: dict[int, Walk] = {}
    first, most = bounds
    censored = min(max(first, 0), most)
    while censored not in walks:
        walks[censored] = walk_through(interval, state, censored)
        censored = min(max(censored + surplus(walks[censored]), 0), most)
    return walks


def _rows(intervals: Sequence[Interval], walks: Sequence[Walk]) -> tuple[Floats, Flags]:
    """Return times and events, times rising, with who is left at the end censored there."""
    *earlier, last = walks
    walks = (*earlier, with_more(last, last.end.at_risk))
    pairs = list(zip(intervals, walks, strict=True))
    occurring = [np.repeat(interval.occurring, walk.events) for interval, walk in pairs]
    leaving = [np.repeat(interval.leaving, walk.censored) for interval, walk in pairs]
    time = np.concatenate((*occurring, *leaving))
    event = np.arange(len(time)) < sum(walk.n_events for walk in walks)
    order = np.lexsort((~event, time))
    return time[order], event[order]


def _result(
    curve: PublishedCurve, time: Floats, event: Flags, total_events: int | None
) -> Reconstruction:
    differences = _differences(curve, time, event)
    listed = at_risk_table(time, event, curve.time[curve.listed].tolist())
    total = int(event.sum())
    told = "not reported" if total_events is None else str(total_events)
    return Reconstruction(
        times=tuple(time.tolist()),
        events=tuple(event.tolist()),
        n=len(time),
        largest_difference=float(np.abs(differences).max()),
        rms_difference=float(np.sqrt(np.mean(differences**2))),
        largest_reordering=curve.reordering,
        at_risk_differences=tuple(
            int(found.at_risk) - printed
            for found, printed in zip(listed, curve.at_risk, strict=True)
        ),
        events_difference=None if total_events is None else total - total_events,
        parameters=(
            ("points", str(len(curve.read))),
            ("numbers_at_risk", str(len(curve.listed))),
            ("total_events", told),
        ),
    )


def _differences(curve: PublishedCurve, time: Floats, event: Flags) -> Floats:
    """Return the reconstructed curve minus the points that were read off, at their times."""
    km = kaplan_meier(time, event)
    heights = np.append(1.0, km.survival)
    place = np.searchsorted(np.array(km.times), curve.time[curve.read], "right")
    differences: Floats = heights[place] - curve.survival[curve.read]
    return differences
