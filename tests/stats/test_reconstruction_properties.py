"""What holds of every reconstruction, whatever was read off and printed."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.stats.at_risk import at_risk_table
from slidekit.stats.reconstruction import reconstruct
from slidekit.stats.survival import kaplan_meier
from tests.stats.test_reconstruction import heights

if TYPE_CHECKING:
    from random import Random

quick = settings(max_examples=60, deadline=None)


class Curve(NamedTuple):
    """A published curve: points, and numbers at risk."""

    time: list[float]
    survival: list[float]
    listed: list[float]
    at_risk: list[int]


@st.composite
def curves(draw: st.DrawFn) -> Curve:
    """Draw patients, and read their curve off at some times to 0.01."""
    n = draw(st.integers(1, 40))
    time = draw(st.lists(st.integers(1, 30), min_size=n, max_size=n))
    event = draw(st.lists(st.booleans(), min_size=n, max_size=n))
    at = draw(st.lists(st.integers(1, 32), min_size=1, max_size=20, unique=True))
    km = kaplan_meier(time, event)
    survival = [float(height.round(2)) for height in heights(km, at)]
    listed = [0.0, *draw(st.sets(st.integers(1, 30).map(float), max_size=4))]
    numbers = [int(row.at_risk) for row in at_risk_table(time, event, listed)]
    return Curve([float(value) for value in at], survival, listed, numbers)


TOTALS = st.one_of(st.none(), st.integers(0, 40))


@quick
@given(curves(), TOTALS)
def test_patients_are_kept_and_numbers_at_risk_never_exceeded(
    curve: Curve, total: int | None
) -> None:
    """As many as at time 0; a printed number is met or undercut by the curve, never passed."""
    n = max(curve.at_risk)
    total = None if total is None else min(total, n)
    found = reconstruct(*curve, total)
    assert (found.n, len(found.times), len(found.events)) == (n, n, n)
    assert found.at_risk_differences[0] == 0
    assert max(found.at_risk_differences) == 0
    assert list(found.times) == sorted(found.times)
    assert found.times[-1] <= max(*curve.time, *curve.listed)
    if total is not None:
        assert found.events_difference == sum(found.events) - total


@quick
@given(curves())
def test_what_is_told_of_the_differences_is_so(curve: Curve) -> None:
    """Differences are those of the curve and the counts of the pseudo-patients themselves."""
    found = reconstruct(*curve)
    at, told = zip(*sorted(zip(curve.time, curve.survival, strict=True)), strict=True)
    away = heights(kaplan_meier(found.times, found.events), at) - np.array(told)
    assert found.largest_difference == pytest.approx(float(np.abs(away).max()), abs=1e-12)
    assert found.rms_difference == pytest.approx(math.sqrt(float((away**2).mean())), abs=1e-12)
    assert found.rms_difference <= found.largest_difference + 1e-12
    times, printed = zip(*sorted(zip(curve.listed, curve.at_risk, strict=True)), strict=True)
    left = [sum(time >= at for time in found.times) for at in times]
    differences = [ours - theirs for ours, theirs in zip(left, printed, strict=True)]
    assert differences == list(found.at_risk_differences)


@quick
@given(curves())
def test_never_more_events_than_are_at_risk_and_never_a_rise(curve: Curve) -> None:
    """At every time; and who is censored at the time of an event was at risk of it."""
    found = reconstruct(*curve)
    km = kaplan_meier(found.times, found.events)
    assert all(d <= n for d, n in zip(km.events_at, km.at_risk, strict=True))
    assert all(earlier >= later for earlier, later in pairwise(km.survival))
    for (time, event), (following, failed) in pairwise(zip(found.times, found.events, strict=True)):
        assert time < following or event or not failed


@quick
@given(curves(), st.sampled_from([1 / 30.4375, 7.0, 12.0, 365.25]))
def test_the_unit_of_time_does_not_matter(curve: Curve, factor: float) -> None:
    """In weeks, months or days the same events, and differences, at the same times."""
    ours = reconstruct(*curve)
    scaled = [[value * factor for value in times] for times in (curve.time, curve.listed)]
    theirs = reconstruct(scaled[0], curve.survival, scaled[1], curve.at_risk)
    assert theirs.events == ours.events
    assert theirs.times == pytest.approx([time * factor for time in ours.times])
    assert theirs.largest_difference == pytest.approx(ours.largest_difference, abs=1e-12)


@quick
@given(curves(), st.randoms(use_true_random=False))
def test_the_order_in_which_points_were_read_off_does_not_matter(
    curve: Curve, random: Random
) -> None:
    """Nor that of the numbers at risk: the same points give the same pseudo-patients."""
    points = list(zip(curve.time, curve.survival, strict=True))
    listed = list(zip(curve.listed, curve.at_risk, strict=True))
    random.shuffle(points)
    random.shuffle(listed)
    shuffled = [list(column) for rows in (points, listed) for column in zip(*rows, strict=True)]
    assert reconstruct(*shuffled) == reconstruct(*curve)  # type: ignore[arg-type]


@quick
@given(st.lists(st.integers(1, 30), min_size=1, max_size=40))
def test_without_censoring_the_true_times_come_back(times: list[int]) -> None:
    """Every fall of an unrounded curve names its events: nothing is lost."""
    weeks = sorted(times)
    left = [sum(week > at for week in weeks) / len(weeks) for at in weeks]
    found = reconstruct(weeks, left, [0], [len(weeks)])
    assert found.times == tuple(weeks)
    assert all(found.events)
