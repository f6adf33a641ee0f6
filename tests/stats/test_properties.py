"""What must hold of every data set, and plain definitions on small ones."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from slidekit.stats.at_risk import at_risk_table
from slidekit.stats.cox import cox
from slidekit.stats.logrank import log_rank
from slidekit.stats.proportional_hazards import proportional_hazards_test
from slidekit.stats.survival import kaplan_meier, quantile, survival_at
from slidekit.stats.ties import TOLERANCE, merge_near_ties
from tests.stats.trials import (
    Trial,
    log_likelihood_by_hand,
    log_rank_by_hand,
    survival_by_hand,
    trials,
)

if TYPE_CHECKING:
    from random import Random

    from slidekit.stats.cox_model import Ties
    from slidekit.stats.survival import ConfType

CONF_TYPES: list[ConfType] = ["plain", "log", "log-log"]
TIES: list[Ties] = ["efron", "breslow", "exact"]
WEIGHTS = st.lists(st.integers(1, 3), min_size=14, max_size=14)

quick = settings(max_examples=40, deadline=None)


@quick
@given(trials(), st.sampled_from(CONF_TYPES))
def test_survival_falls_within_its_limits(trial: Trial, conf_type: ConfType) -> None:
    """S(t) never rises, stays in [0, 1], and lies between limits that stay there too."""
    km = kaplan_meier(trial.time, trial.event, conf_type=conf_type)
    assert all(
        earlier >= later for earlier, later in zip(km.survival, km.survival[1:], strict=False)
    )
    for survival, lower, upper in zip(km.survival, km.lower, km.upper, strict=True):
        assert (lower is None) == (upper is None)
        assert 0 <= (lower or 0) <= survival + 1e-12
        assert survival - 1e-12 <= (1 if upper is None else upper) <= 1


@quick
@given(trials())
def test_survival_is_the_product_of_its_definition(trial: Trial) -> None:
    """The vectorised curve equals the product over event times in exact fractions."""
    km = kaplan_meier(trial.time, trial.event)
    by_hand = survival_by_hand(trial.time, trial.event)
    assert km.times == tuple(by_hand)
    assert km.survival == pytest.approx([float(value) for value in by_hand.values()], abs=1e-14)


@quick
@given(trials(), st.sampled_from([0.25, 0.5, 0.75]))
def test_a_quantile_follows_the_plateau_rule(trial: Trial, share: float) -> None:
    """First time with S <= 1 - p; where S equals it, the midpoint to the next fall, else none."""
    by_hand = survival_by_hand(trial.time, trial.event)
    target = 1 - Fraction(share)
    reached = [at for at, value in by_hand.items() if value <= target]
    fallen = [at for at, value in by_hand.items() if value < target]
    expected = (reached[0] + fallen[0]) / 2 if fallen else None
    km = kaplan_meier(trial.time, trial.event)
    assert quantile(km, share).value == expected
    at_end = (reached[0] + max(trial.time)) / 2 if reached and not fallen else expected
    assert quantile(km, share, "last").value == at_end


@quick
@given(trials(), st.sampled_from([1 / 30.4375, 7.0, 0.001]))
def test_the_unit_of_time_does_not_matter(trial: Trial, factor: float) -> None:
    """Times in another unit scale the median and change nothing else."""
    scaled = [time * factor for time in trial.time]
    ours, theirs = kaplan_meier(trial.time, trial.event), kaplan_meier(scaled, trial.event)
    assert theirs.survival == ours.survival
    median, other = quantile(ours, 0.5), quantile(theirs, 0.5)
    for value, rescaled in ((median.value, other.value), (median.upper, other.upper)):
        assert (value is None) == (rescaled is None)
        assert (value or 0) * factor == pytest.approx(rescaled or 0)
    assert log_rank(scaled, trial.event, trial.arm) == log_rank(trial.time, trial.event, trial.arm)
    fits = (cox(times, trial.event, trial.arm) for times in (trial.time, scaled))
    first, second = (fit.hazard_ratios for fit in fits)
    assert first == second


@quick
@given(trials(n_arms=3), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(trial: Trial, random: Random) -> None:
    """Shuffled rows give the same curve, test and model."""
    rows = list(zip(*trial, strict=True))
    random.shuffle(rows)
    shuffled = Trial(*(list(column) for column in zip(*rows, strict=True)))
    one, other = (log_rank(t.time, t.event, t.arm, t.stratum) for t in (trial, shuffled))
    assert one.df == other.df
    assert (one.statistic or 0) == pytest.approx(other.statistic or 0, rel=1e-9, abs=1e-12)
    assert kaplan_meier(*trial[:2]) == kaplan_meier(*shuffled[:2])
    fits = [cox(t.time, t.event, t.arm, strata=t.stratum) for t in (trial, shuffled)]
    assert fits[0].log_likelihood == pytest.approx(fits[1].log_likelihood, rel=1e-9, abs=1e-12)
    assert fits[0].estimable == fits[1].estimable


@quick
@given(trials())
def test_log_rank_is_what_its_definition_says(trial: Trial) -> None:
    """Score and variance of the stratified test equal sums over times in exact fractions."""
    away, variance = log_rank_by_hand(trial)
    test = log_rank(trial.time, trial.event, trial.arm, trial.stratum)
    assert test.score == pytest.approx(float(away), abs=1e-12)
    assert test.variance == pytest.approx(float(variance), abs=1e-12)
    if variance:
        assert test.df == 1
        assert test.statistic == pytest.approx(float(away**2 / variance))
    else:
        assert (test.statistic, test.df, test.p) == (None, 0, None)


@quick
@given(trials(), st.sampled_from(TIES), st.floats(-1, 1))
def test_the_fit_is_the_highest_likelihood(trial: Trial, ties: Ties, elsewhere: float) -> None:
    """The log-likelihood is its definition row by row, and nowhere higher."""
    fit = cox(trial.time, trial.event, trial.arm, strata=trial.stratum, ties=ties)
    at_null = log_likelihood_by_hand(trial, 0.0, ties)
    assert fit.log_likelihood_null == pytest.approx(at_null, abs=1e-9)
    assert fit.log_likelihood >= log_likelihood_by_hand(trial, elsewhere, ties) - 1e-9
    coefficient = fit.hazard_ratios[0].coefficient
    if coefficient is not None:
        there = log_likelihood_by_hand(trial, coefficient, ties)
        assert fit.log_likelihood == pytest.approx(there, abs=1e-9)


@quick
@given(trials())
def test_exchanged_arms_invert_the_hazard_ratio(trial: Trial) -> None:
    """Arm 1 against 0 is the inverse of 0 against 1, whether recoded or by `reference`."""
    swapped = [1 - arm for arm in trial.arm]
    fits = [
        cox(trial.time, trial.event, trial.arm),
        cox(trial.time, trial.event, swapped),
        cox(trial.time, trial.event, trial.arm, reference=1),
    ]
    ours, recoded, rereferenced = (fit.hazard_ratios[0] for fit in fits)
    assert ours.estimable == recoded.estimable == rereferenced.estimable
    test, other = (log_rank(trial.time, trial.event, arm) for arm in (trial.arm, swapped))
    assert (test.z or 0) == pytest.approx(-(other.z or 0), abs=1e-12)
    assume(ours.estimable)
    value, lower, upper = ours.ratio.value, ours.ratio.lower, ours.ratio.upper
    for inverse in (recoded.ratio, rereferenced.ratio):
        assert value == pytest.approx(1 / (inverse.value or math.nan), rel=1e-7)
        assert lower == pytest.approx(1 / (inverse.upper or math.nan), rel=1e-6)
        assert upper == pytest.approx(1 / (inverse.lower or math.nan), rel=1e-6)


@quick
@given(trials(), WEIGHTS)
def test_a_weight_is_a_number_of_rows(trial: Trial, weights: list[int]) -> None:
    """Whole case weights give the curve, and under Breslow the model, of repeated rows."""
    weight = weights[: len(trial.time)]
    repeated = Trial(*(list(np.repeat(column, weight)) for column in trial))
    ours = kaplan_meier(trial.time, trial.event, weight=weight)
    theirs = kaplan_meier(repeated.time, repeated.event)
    assert ours.survival == pytest.approx(theirs.survival)
    assert ours.at_risk == theirs.at_risk
    fits = (
        cox(trial.time, trial.event, trial.arm, ties="breslow", weight=weight),
        cox(repeated.time, repeated.event, repeated.arm, ties="breslow"),
    )
    first, second = (fit.hazard_ratios[0].coefficient for fit in fits)
    assert (first is None) == (second is None)
    assert (first or 0) == pytest.approx(second or 0, abs=1e-7)


@quick
@given(trials(), st.lists(st.integers(0, 7), min_size=14, max_size=14))
def test_at_risk_means_entered_and_not_yet_left(trial: Trial, entries: list[int]) -> None:
    """The table counts entry < t <= time; an entry before all times is as good as none."""
    entry = [
        min(float(entered), time - 1) for entered, time in zip(entries, trial.time, strict=False)
    ]
    for row in at_risk_table(trial.time, trial.event, [0, 2, 4.5, 9], entry):
        times = list(zip(entry, trial.time, trial.event, strict=True))
        assert row.at_risk == sum(begin < row.time <= end for begin, end, _ in times)
        assert row.events == sum(end <= row.time for _, end, failed in times if failed)
        assert row.censored_before == sum(end < row.time for _, end, failed in times if not failed)
    never = [-1.0] * len(trial.time)
    early = kaplan_meier(trial.time, trial.event, entry=never)
    assert early == kaplan_meier(trial.time, trial.event)
    with_entry = cox(trial.time, trial.event, trial.arm, entry=never)
    without = cox(trial.time, trial.event, trial.arm)
    # Sums are taken in another order, so the last digit may differ.
    assert with_entry.estimable == without.estimable
    assert with_entry.log_likelihood == pytest.approx(without.log_likelihood, rel=1e-9, abs=1e-12)
    assert (with_entry.wald.statistic or 0) == pytest.approx(
        without.wald.statistic or 0, rel=1e-6, abs=1e-9
    )


@quick
@given(trials(n_arms=3))
def test_two_copies_in_two_strata_are_twice_the_evidence(trial: Trial) -> None:
    """The same trial in two strata keeps the coefficients and doubles log-likelihood and tests."""
    one = cox(trial.time, trial.event, trial.arm)
    time, event, arm = trial.time * 2, trial.event * 2, trial.arm * 2
    strata = [0] * len(trial.time) + [1] * len(trial.time)
    both = cox(time, event, arm, strata=strata)
    assert both.log_likelihood == pytest.approx(2 * one.log_likelihood, abs=1e-8)
    assert both.score.statistic == pytest.approx(2 * (one.score.statistic or 0), abs=1e-8)
    assume(one.estimable)
    ours = proportional_hazards_test(time, event, arm, strata).statistic
    theirs = proportional_hazards_test(trial.time, trial.event, trial.arm).statistic
    assert (ours or 0) == pytest.approx(2 * (theirs or 0), rel=1e-5, abs=1e-8)


@quick
@given(st.lists(st.integers(0, 50), min_size=1, max_size=30), st.sampled_from([1e-9, -1e-12, 0.0]))
def test_near_ties_become_ties_and_nothing_else_moves(times: list[int], noise: float) -> None:
    """Whole times with rounding noise merge to as many values as without; merging again is idle."""
    exact = np.array(times, dtype=np.float64)
    noisy = exact + noise * np.arange(len(exact)) % 3 * noise
    merged = merge_near_ties(noisy)
    assert len(set(merged.time.tolist())) == len(set(times))
    assert np.abs(merged.time - noisy).max() <= TOLERANCE * max(1, len(times))
    assert merge_near_ties(merged.time).changed == 0
    assert merge_near_ties(exact).time is exact


@quick
@given(trials(), st.floats(0, 9))
def test_a_landmark_is_read_from_the_curve(trial: Trial, at: float) -> None:
    """S(t) is the last step at or before t, 1 before the first; beyond follow-up is said."""
    km = kaplan_meier(trial.time, trial.event)
    point = survival_at(km, [at])[0]
    steps = [value for time, value in zip(km.times, km.survival, strict=True) if time <= at]
    assert point.survival.value == (steps[-1] if steps else 1)
    assert point.at_risk == sum(time >= at for time in trial.time)
    assert point.beyond_follow_up == (at > max(trial.time))
