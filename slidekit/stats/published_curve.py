"""A published Kaplan-Meier curve as given: points read off it, and printed numbers at risk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.observations import floats
from slidekit.stats.ties import merge_near_ties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from slidekit.stats.risk_sets import Codes, Floats

COMPARE = "Compare the numbers at risk with the source."


class PublishedCurve(NamedTuple):
    """One arm's curve, which never rises, and its numbers at risk, which do not either."""

    time: Floats
    """Times of the points and of the numbers at risk, rising, shape (k,)."""
    survival: Floats
    """The curve at these times, shares of 1; carried on to a time that has no point."""
    read: Codes
    """Places of the points that were read off, shape (p,)."""
    listed: Codes
    """Places of the numbers at risk, the first 0, shape (m,)."""
    at_risk: tuple[int, ...]
    """At risk just before these times."""
    reordering: float
    """By how much putting the points in order changed one of them; 0 where none rose."""


def published_curve(
    time: ArrayLike, survival: ArrayLike, at_risk_time: Sequence[float], at_risk: Sequence[float]
) -> PublishedCurve:
    """Check and order what was read off and printed of one arm.

    Raises:
        StatsError: see `slidekit.stats.reconstruction.reconstruct`.
    """
    times, shares = floats("time", time), floats("survival", survival)
    _check_points(times, shares)
    listed, counts = _checked_table(at_risk_time, at_risk)
    both = merge_near_ties(np.concatenate((times, listed))).time
    read, heights, reordering = _in_order(both[: len(times)], shares)
    every = np.unique(both)
    return PublishedCurve(
        time=every,
        survival=np.append(1.0, heights)[np.searchsorted(read, every, "right")],
        read=np.searchsorted(every, read),
        listed=np.searchsorted(every, both[len(times) :]),
        at_risk=counts,
        reordering=reordering,
    )


def _in_order(times: Floats, shares: Floats) -> tuple[Floats, Floats, float]:
    """Return one point per time, never rising, and the largest change that this took."""
    given = shares[np.lexsort((-shares, times))]
    times, shares = np.sort(times), np.sort(shares)[::-1]
    lowest = np.append(np.diff(times) > 0, True)
    return times[lowest], shares[lowest], float(np.abs(shares - given).max())


def _check_points(times: Floats, shares: Floats) -> None:
    if times.shape != shares.shape or not len(times):
        raise StatsError(
            f"A curve has {len(times)} times and {len(shares)} values of survival.",
            fix="Give one value of survival for each time, and at least one point.",
        )
    if (times < 0).any():
        raise StatsError(
            f"A point of the curve stands at time {times.min():g}, before the start.",
            fix="Count time from 0 on.",
        )
    if outside := shares[(shares < 0) | (shares > 1)].tolist():
        raise StatsError(
            f"A survival of {outside[0]:g} does not lie between 0 and 1.",
            fix="Give shares of 1, not percentages.",
        )


def _checked_table(
    times: Sequence[float], counts: Sequence[float]
) -> tuple[Floats, tuple[int, ...]]:
    listed, numbers = floats("at_risk_time", times), floats("at_risk", counts)
    if listed.shape != numbers.shape:
        raise StatsError(
            f"There are {len(listed)} times of numbers at risk and {len(numbers)} numbers.",
            fix="Give one number for each time.",
        )
    order = np.argsort(listed)
    listed, numbers = listed[order], numbers[order]
    _check_listed(listed)
    _check_counts(numbers)
    return listed, tuple(map(int, numbers.tolist()))


def _check_listed(listed: Floats) -> None:
    if not len(listed) or listed[0] != 0:
        raise StatsError(
            "The numbers at risk do not begin at time 0.",
            fix="Give the number of patients of the arm at time 0.",
        )
    if (np.diff(merge_near_ties(listed).time) <= 0).any():
        raise StatsError(
            "Two numbers at risk stand at one time.", fix="Give one number for each time."
        )


def _check_counts(numbers: Floats) -> None:
    if (numbers < 0).any() or (numbers != np.round(numbers)).any():
        raise StatsError("A number at risk is not a whole number, or is below 0.", fix=COMPARE)
    if numbers[0] < 1:
        raise StatsError("Nobody is at risk at time 0.", fix=COMPARE)
    if (np.diff(numbers) > 0).any():
        raise StatsError("The number at risk rises with time.", fix=COMPARE)
