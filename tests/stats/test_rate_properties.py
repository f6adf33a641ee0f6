"""What must hold of every rate, every restricted mean and every difference at a landmark."""

from __future__ import annotations

import math
from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.stats.exposure import years_to_first_event
from slidekit.stats.landmarks import survival_differences
from slidekit.stats.rates import binomial_p, compare_rates, incidence_rate
from slidekit.stats.rmst import compare_restricted_means, restricted_mean
from slidekit.stats.survival import kaplan_meier
from tests.stats.trials import Trial, survival_by_hand, trials

quick = settings(max_examples=60, deadline=None)
COUNTS = st.integers(0, 60)
EXPOSURES = st.floats(0.5, 500)


@quick
@given(COUNTS, EXPOSURES, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_a_rate_lies_within_exact_limits_that_keep_their_error(
    events: int, exposure: float, level: float
) -> None:
    """At each limit the chance of a count at least as far away is half of what the level leaves."""
    found = incidence_rate(events, exposure, per=1.0, level=level).exact
    assert 0 <= (found.lower or 0) <= (found.value or 0) <= (found.upper or 0)
    for limit, counts in ((found.lower, range(events)), (found.upper, range(events + 1))):
        mean = (limit or 0) * exposure
        below = sum(math.exp(-mean) * mean**count / math.factorial(count) for count in counts)
        tail = 1 - below if limit == found.lower else below
        if mean:
            assert tail == pytest.approx((1 - level) / 2, abs=1e-9)


@quick
@given(COUNTS, EXPOSURES, st.sampled_from([365.25, 12.0, 0.01]))
def test_the_unit_of_exposure_does_not_matter(events: int, exposure: float, factor: float) -> None:
    """Days or years, per 100 or per 1: the same rate and limits in that unit."""
    one = incidence_rate(events, exposure, per=100.0)
    other = incidence_rate(events, exposure * factor, per=100.0 * factor)
    for ours, theirs in ((one.exact, other.exact), (one.log_normal, other.log_normal)):
        for part in ("value", "lower", "upper"):
            left, right = getattr(ours, part), getattr(theirs, part)
            assert (left is None) == (right is None)
            assert (left or 0) == pytest.approx(right or 0, rel=1e-9)


@quick
@given(st.integers(1, 40), EXPOSURES, st.integers(1, 40), EXPOSURES)
def test_arms_exchanged_invert_the_ratio_of_rates(x1: int, t1: float, x0: int, t0: float) -> None:
    """Ratio, limits and p mirror each other; the difference turns its sign; more events, more."""
    ours, theirs = compare_rates(x1, t1, x0, t0), compare_rates(x0, t0, x1, t1)
    assert ours.exact.value == pytest.approx(1 / (theirs.exact.value or 1))
    assert ours.exact.lower == pytest.approx(1 / (theirs.exact.upper or 1), rel=1e-7)
    assert ours.p == pytest.approx(theirs.p, rel=1e-6)
    assert ours.difference.value == pytest.approx(-(theirs.difference.value or 0))
    more = compare_rates(x1 + 1, t1, x0, t0).exact
    assert (more.lower or 0) >= (ours.exact.lower or 0)
    assert (more.upper or 0) >= (ours.exact.upper or 0)


@quick
@given(st.integers(0, 12), st.integers(0, 12), st.integers(1, 9), st.integers(1, 9))
def test_the_exact_p_sums_the_outcomes_that_are_not_more_likely(
    x1: int, x0: int, t1: int, t0: int
) -> None:
    """In exact fractions, over all ways to share the events between the arms."""
    n, share = x1 + x0, Fraction(t1, t1 + t0)
    chance = [comb(n, x) * share**x * (1 - share) ** (n - x) for x in range(n + 1)]
    expected = sum(one for one in chance if one <= chance[x1])
    assert binomial_p(x1, n, float(share)) == pytest.approx(float(expected), abs=1e-12)


@quick
@given(trials(), st.floats(0.5, 12), st.sampled_from([30.4375, 7.0, 0.1]))
def test_a_restricted_mean_is_the_area_under_its_curve(
    trial: Trial, tau: float, factor: float
) -> None:
    """Summed rectangle by rectangle; between 0 and the horizon; scaled with the unit of time."""
    steps = [(0.0, Fraction(1)), *survival_by_hand(trial.time, trial.event).items()]
    ends = [*(at for at, _ in steps[1:]), math.inf]
    area = sum(
        (min(end, tau) - at) * float(height)
        for (at, height), end in zip(steps, ends, strict=True)
        if at < tau
    )
    found = restricted_mean(kaplan_meier(trial.time, trial.event), tau)
    assert found.mean.value == pytest.approx(area, abs=1e-12)
    assert 0 < (found.mean.value or 0) <= tau
    scaled = kaplan_meier([time * factor for time in trial.time], trial.event)
    other = restricted_mean(scaled, tau * factor)
    assert other.mean.value == pytest.approx(area * factor)
    assert other.std_err == pytest.approx(found.std_err * factor)


@quick
@given(trials(), st.floats(0.5, 12))
def test_exchanged_arms_turn_differences(trial: Trial, at: float) -> None:
    """Restricted means and landmark rates: differences change their sign, ratios invert."""
    time, event, arm = np.array(trial.time), np.array(trial.event), np.array(trial.arm)
    one, two = (kaplan_meier(time[arm == code], event[arm == code]) for code in (0, 1))
    ours, theirs = survival_differences(two, one, [at])[0], survival_differences(one, two, [at])[0]
    assert ours.difference.value == -(theirs.difference.value or 0)
    assert ours.p == theirs.p
    means = restricted_mean(two, at), restricted_mean(one, at)
    against, back = compare_restricted_means(*means), compare_restricted_means(*means[::-1])
    assert against.difference.estimate.value == -(back.difference.estimate.value or 0)
    ratio, inverse = against.ratio.estimate.value, back.ratio.estimate.value
    if ratio and inverse:
        assert ratio == pytest.approx(1 / inverse)


@quick
@given(
    st.lists(st.floats(1, 400), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 5), st.floats(-20, 500)), max_size=12),
)
def test_time_to_a_first_event_is_at_most_the_exposure(
    exposure: list[float], records: list[tuple[int, float]]
) -> None:
    """Never longer than treatment, never below a day, unchanged by later events of a subject."""
    kept = [(subject, day) for subject, day in records if subject < len(exposure)]
    subject, day = ([one[part] for one in kept] for part in (0, 1))
    found = years_to_first_event(exposure, np.array(subject, np.int64), day, days_per_year=1.0)
    for place, (years, total) in enumerate(zip(found.tolist(), exposure, strict=True)):
        mine = [at for one, at in kept if one == place]
        assert years == (max(1.0, min(min(mine), total)) if mine else total)
