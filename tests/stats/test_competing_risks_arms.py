"""Gray's test and Fine and Gray's model: definitions, and what must hold of every data set."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from slidekit.stats.cox import cox
from slidekit.stats.fine_gray import fine_gray
from slidekit.stats.gray import gray_test
from slidekit.stats.logrank import log_rank
from tests.stats.competing import CauseTrial, cause_trials, fine_gray_by_hand, gray_by_hand

if TYPE_CHECKING:
    from random import Random

quick = settings(max_examples=40, deadline=None)


@settings(max_examples=80, deadline=None)
@given(cause_trials(n_arms=3), st.booleans())
def test_gray_is_what_its_sums_say(trial: CauseTrial, stratified: bool) -> None:
    """Scores and statistic equal Gray's sums, step by step in exact fractions."""
    parts = [gray_by_hand(trial, 1, code) for code in ((0, 1) if stratified else (None,))]
    test = gray_test(trial.time, trial.cause, trial.arm, trial.stratum if stratified else None)
    known = [part for part in parts if part]
    assume(len(known) == len(parts))
    away = np.sum([np.array(part.away, float) for part in known], axis=0)
    variance = np.sum([np.array(part.variance, float) for part in known], axis=0)
    assert np.array(test.observed) - test.expected == pytest.approx(away, abs=1e-12)
    spread = np.linalg.eigvalsh(variance)
    assume(abs(spread[0]) < 1e-12 or spread[0] < -1e-6)
    if spread[0] < -1e-6 or spread[-1] < 1e-12:
        assert (test.statistic, test.df) == (None, 0)
        return
    by_hand = away @ np.linalg.pinv(variance, rcond=1e-9, hermitian=True) @ away
    assert test.df == np.linalg.matrix_rank(variance, tol=1e-9, hermitian=True)
    assert test.statistic == pytest.approx(by_hand, rel=1e-6)


@quick
@given(cause_trials())
def test_where_nothing_competes_gray_expects_what_the_log_rank_does(trial: CauseTrial) -> None:
    """With one cause the adjusted numbers at risk are the numbers at risk."""
    cause = [min(code, 1) for code in trial.cause]
    gray = gray_test(trial.time, cause, trial.arm, trial.stratum)
    plain = log_rank(trial.time, np.array(cause) > 0, trial.arm, trial.stratum)
    assert gray.observed == plain.observed
    assert gray.expected == pytest.approx(plain.expected, abs=1e-12)


@quick
@given(cause_trials(n_arms=3), st.randoms(use_true_random=False))
def test_rows_and_names_of_arms_do_not_matter_to_gray(trial: CauseTrial, random: Random) -> None:
    """Shuffled rows, renamed arms and another unit of time give the same test."""
    one = gray_test(trial.time, trial.cause, trial.arm, trial.stratum)
    rows = list(zip(*trial, strict=True))
    random.shuffle(rows)
    time, cause, arm, stratum = (list(column) for column in zip(*rows, strict=True))
    other = gray_test(
        [at / 30.4375 for at in time], cause, [(code + 1) % 3 for code in arm], stratum
    )
    assert one.df == other.df
    assert (one.statistic or 0) == pytest.approx(other.statistic or 0, rel=1e-6, abs=1e-9)


@quick
@given(cause_trials())
def test_two_copies_in_two_strata_are_twice_the_evidence(trial: CauseTrial) -> None:
    """The same trial in two strata doubles Gray's statistic."""
    one = gray_test(trial.time, trial.cause, trial.arm)
    strata = [0] * len(trial.time) + [1] * len(trial.time)
    both = gray_test(trial.time * 2, trial.cause * 2, trial.arm * 2, strata)
    assert both.df == one.df
    assert (both.statistic or 0) == pytest.approx(2 * (one.statistic or 0), rel=1e-9)


def test_arms_without_variance_do_not_count_in_gray() -> None:
    """An arm that leaves before the first event takes no degree of freedom; without events none."""
    time, arm = [1, 1, 2, 3, 4, 5], [2, 2, 0, 1, 0, 1]
    test = gray_test(time, [0, 2, 1, 1, 2, 0], arm)
    without = gray_test(time[2:], [1, 1, 2, 0], arm[2:])
    assert (test.df, without.df) == (1, 1)
    assert test.statistic == pytest.approx(without.statistic)
    for nothing in (gray_test(time, [0] * 6, arm), gray_test(time, [1] * 6, [0] * 6)):
        assert (nothing.statistic, nothing.df, nothing.p) == (None, 0, None)


def test_gray_holds_where_the_pooled_incidence_passes_one() -> None:
    """One arm ends at once, the other goes on alone: what is pooled reaches 1 and says nothing."""
    test = gray_test([1, 1, 2, 3], [1, 1, 1, 1], [0, 0, 1, 1])
    assert test.observed == (2, 2)
    assert test.expected == pytest.approx((1, 3))
    assert test.df == 1
    assert math.isfinite(test.statistic or math.nan)


def test_an_unknown_arm_stratum_or_cause_is_left_out() -> None:
    """Negative codes leave rows out of test and model."""
    time, cause, arm = [1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 1, 0, 1, 1, 2, 1], [0, 1, 1, 0, 0, 1, 1, 0]
    more = ([*time, 3, 3, 3], [*cause, 1, -1, 1], [*arm, -1, 0, 1])
    strata = [0] * 10 + [-1]
    assert gray_test(*more, strata) == gray_test(time, cause, arm, [0] * 8)
    ours = fine_gray(*(column[:-1] for column in more))
    assert ours == fine_gray(time, cause, arm)
    assert (ours.n, ours.events, ours.competing) == (8, 5, 2)


@settings(max_examples=80, deadline=None)
@given(cause_trials(), st.floats(-1, 1))
def test_the_fit_is_the_highest_weighted_likelihood(trial: CauseTrial, elsewhere: float) -> None:
    """Value and slope are those of the definition, row by row, and nowhere is it higher."""
    fit = fine_gray(trial.time, trial.cause, trial.arm)
    value, _ = fine_gray_by_hand(trial, elsewhere, 1)
    assert fit.log_likelihood_null == pytest.approx(fine_gray_by_hand(trial, 0.0, 1)[0], abs=1e-9)
    assert fit.log_likelihood >= value - 1e-9
    coefficient = fit.hazard_ratios[0].coefficient
    if coefficient is not None:
        value, slope = fine_gray_by_hand(trial, coefficient, 1)
        assert fit.log_likelihood == pytest.approx(value, abs=1e-9)
        assert slope == pytest.approx(0, abs=1e-9)


@quick
@given(cause_trials(n_arms=3))
def test_where_nothing_competes_it_is_a_robust_cox_model(trial: CauseTrial) -> None:
    """With one cause coefficients and errors are Cox's with Breslow's ties and the sandwich."""
    cause = [min(code, 1) for code in trial.cause]
    ours = fine_gray(trial.time, cause, trial.arm)
    theirs = cox(trial.time, np.array(cause) > 0, trial.arm, ties="breslow", robust=True)
    assume(theirs.estimable)
    assert ours.estimable
    for own, other in zip(ours.hazard_ratios, theirs.hazard_ratios, strict=True):
        assert own.coefficient == pytest.approx(other.coefficient, abs=1e-8)
        assert own.std_err == pytest.approx(other.std_err, abs=1e-8)


@quick
@given(cause_trials())
def test_where_nobody_is_censored_who_had_another_cause_stays_for_ever(trial: CauseTrial) -> None:
    """Without censoring the model is Cox's on times that competing events make endless."""
    cause = np.array([code or 2 for code in trial.cause])
    endless = np.where(cause == 2, 99.0, trial.time)
    ours = fine_gray(trial.time, cause, trial.arm)
    theirs = cox(endless, cause == 1, trial.arm, ties="breslow", robust=True)
    assume(theirs.estimable)
    own, other = ours.hazard_ratios[0], theirs.hazard_ratios[0]
    assert own.coefficient == pytest.approx(other.coefficient, abs=1e-8)
    assert own.std_err == pytest.approx(other.std_err, abs=1e-8)


@quick
@given(cause_trials())
def test_exchanged_arms_invert_the_ratio(trial: CauseTrial) -> None:
    """Arm 1 against 0 is the inverse of 0 against 1, whether recoded or by `reference`."""
    swapped = [1 - arm for arm in trial.arm]
    ours = fine_gray(trial.time, trial.cause, trial.arm).hazard_ratios[0]
    assume(ours.estimable)
    for inverse in (
        fine_gray(trial.time, trial.cause, swapped).hazard_ratios[0],
        fine_gray(trial.time, trial.cause, trial.arm, reference=1).against_reference(0),
    ):
        assert ours.coefficient == pytest.approx(-(inverse.coefficient or 0), abs=1e-8)
        assert ours.ratio.lower == pytest.approx(1 / (inverse.ratio.upper or math.nan), rel=1e-6)
        assert ours.p == pytest.approx(inverse.p, abs=1e-7)


@quick
@given(cause_trials(n_arms=3), st.randoms(use_true_random=False))
def test_rows_and_the_unit_of_time_do_not_matter_to_the_model(
    trial: CauseTrial, random: Random
) -> None:
    """Shuffled rows in another unit give the same ratios, and none where there was none."""
    rows = list(zip(*trial[:3], strict=True))
    random.shuffle(rows)
    time, cause, arm = (list(column) for column in zip(*rows, strict=True))
    one = fine_gray(trial.time, trial.cause, trial.arm)
    other = fine_gray([at * 7 for at in time], cause, arm)
    for ours, theirs in zip(one.hazard_ratios, other.hazard_ratios, strict=True):
        assert ours.estimable == theirs.estimable
        assert (ours.coefficient or 0) == pytest.approx(theirs.coefficient or 0, abs=1e-7)
        assert (ours.std_err or 0) == pytest.approx(theirs.std_err or 0, abs=1e-7)


def test_a_ratio_that_the_data_cannot_tell_is_none() -> None:
    """An arm without the cause has none, the others do; without it in the reference none has."""
    time = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    cause, arm = [1, 1, 2, 0, 1, 2, 1, 2, 1], [0, 1, 2, 0, 1, 2, 0, 2, 1]
    fit = fine_gray(time, cause, arm)
    assert not fit.estimable
    assert [ratio.estimable for ratio in fit.hazard_ratios] == [True, False]
    assert fit.wald.statistic is None
    assert fit.against_reference(2).ratio.value is None
    without_events = fine_gray(time, cause, arm, reference=2)
    assert not any(ratio.estimable for ratio in without_events.hazard_ratios)
    nobody = fine_gray(time, cause, arm, of_interest=3)
    assert not any(ratio.estimable for ratio in nobody.hazard_ratios)
    assert nobody.log_likelihood == 0
    assert fine_gray(time, cause, [0] * 9).hazard_ratios == ()


def test_tests_and_models_name_their_method() -> None:
    """Provenance can repeat them."""
    rows = ([1, 2, 3, 4], [1, 2, 1, 1], [0, 1, 1, 0])
    plain, stratified = gray_test(*rows, of_interest=2), gray_test(*rows, [0, 0, 1, 1])
    assert (plain.method, stratified.method) == ("gray/1", "stratified_gray/1")
    assert plain.parameters == (("cause", "2"), ("rho", "0"))
    fit = fine_gray(*rows, level=0.9)
    assert (fit.method, fit.wald.method) == ("fine_gray/1", "wald_fine_gray/1")
    assert dict(fit.parameters) == {"cause": "1", "ties": "breslow", "level": "0.9"}
