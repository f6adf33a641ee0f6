"""Competing risks: what must hold of every data set, and plain definitions on small ones."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from slidekit.errors import StatsError
from slidekit.stats.competing_risks import (
    cumulative_incidence,
    incidence_at,
    with_conf_type,
)
from slidekit.stats.competing_risks_counts import observe_causes
from slidekit.stats.competing_risks_variance import jackknife_std_err
from slidekit.stats.survival import kaplan_meier
from tests.stats.competing import (
    CauseTrial,
    aalen_variance_by_hand,
    cause_trials,
    jackknife_variance_by_hand,
    steps_by_hand,
)

if TYPE_CHECKING:
    from random import Random

    from slidekit.stats.competing_risks import Variance
    from slidekit.stats.survival import ConfType

quick = settings(max_examples=40, deadline=None)
VARIANCES: list[Variance] = ["aalen", "jackknife"]


@quick
@given(cause_trials(), st.integers(1, 3))
def test_incidence_is_the_sum_of_its_definition(trial: CauseTrial, of_interest: int) -> None:
    """F(t) equals the sum of S(t-) d / n in exact fractions, also of a cause that nobody has."""
    curve = cumulative_incidence(trial.time, trial.cause, of_interest=of_interest)
    by_hand = steps_by_hand(trial.time, trial.cause, of_interest)
    assert curve.times == tuple(step.time for step in by_hand)
    assert curve.incidence == pytest.approx([float(s.incidence) for s in by_hand], abs=1e-14)
    assert curve.at_risk == tuple(step.at_risk for step in by_hand)
    assert curve.events_at == tuple(step.own for step in by_hand)
    assert curve.competing_at == tuple(step.other for step in by_hand)
    assert (curve.n, curve.events) == (len(trial.time), trial.cause.count(of_interest))
    assert curve.n == curve.events + curve.competing + curve.censored


@quick
@given(cause_trials())
def test_aalen_variance_is_what_each_event_does_to_the_curve(trial: CauseTrial) -> None:
    """The one-pass sums equal the variance of its definition at every time."""
    curve = cumulative_incidence(trial.time, trial.cause)
    by_hand = steps_by_hand(trial.time, trial.cause, 1)
    for place, std_err in enumerate(curve.std_err, start=1):
        assert std_err**2 == pytest.approx(aalen_variance_by_hand(by_hand[:place]), abs=1e-12)


@quick
@given(cause_trials())
def test_the_jackknife_is_the_derivative_by_each_weight(trial: CauseTrial) -> None:
    """The influences equal difference quotients of the weighted curve in exact fractions."""
    curve = cumulative_incidence(trial.time, trial.cause, variance="jackknife")
    for at, std_err in zip(curve.times, curve.std_err, strict=True):
        by_hand = jackknife_variance_by_hand(trial.time, trial.cause, 1, at)
        assert std_err == pytest.approx(math.sqrt(by_hand), abs=1e-9)


@quick
@given(cause_trials(n_causes=3))
def test_incidences_and_the_event_free_share_make_up_everybody(trial: CauseTrial) -> None:
    """The causes' incidences and S(t) of any event sum to 1, and 1 - KM of one is no lower."""
    curves = [cumulative_incidence(trial.time, trial.cause, of_interest=code) for code in (1, 2, 3)]
    free = kaplan_meier(trial.time, np.array(trial.cause) > 0)
    total = np.sum([curve.incidence for curve in curves], axis=0) + free.survival
    assert total == pytest.approx(np.ones(len(free.times)))
    alone = kaplan_meier(trial.time, np.array(trial.cause) == 1)
    assert (1 - np.array(alone.survival) >= np.array(curves[0].incidence) - 1e-12).all()


@quick
@given(cause_trials(), st.sampled_from(VARIANCES))
def test_incidence_rises_within_its_limits(trial: CauseTrial, variance: Variance) -> None:
    """F(t) never falls; log-log and log limits hold it and stay inside [0, 1]."""
    curve = cumulative_incidence(trial.time, trial.cause, variance=variance)
    assert list(curve.incidence) == sorted(curve.incidence)
    conf_types: tuple[ConfType, ...] = ("log-log", "log")
    for found in (with_conf_type(curve, conf_type) for conf_type in conf_types):
        for value, lower, upper in zip(found.incidence, found.lower, found.upper, strict=True):
            assert (lower is None) == (upper is None)
            assert -1e-12 <= (lower or 0) <= value + 1e-12
            assert value - 1e-12 <= (1 if upper is None else upper) <= 1 + 1e-12
            assert lower is not None or value == 0 or value == pytest.approx(1)


@quick
@given(cause_trials(), st.sampled_from([1 / 30.4375, 7.0, 0.001]))
def test_the_unit_of_time_does_not_matter(trial: CauseTrial, factor: float) -> None:
    """Times in another unit move the steps and nothing else."""
    scaled = [time * factor for time in trial.time]
    curve, other = (cumulative_incidence(time, trial.cause) for time in (trial.time, scaled))
    assert other.incidence == curve.incidence
    assert other.upper == curve.upper
    assert other.times == pytest.approx([time * factor for time in curve.times])


@quick
@given(cause_trials(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(trial: CauseTrial, random: Random) -> None:
    """Shuffled rows give the same curve."""
    rows = list(zip(trial.time, trial.cause, strict=True))
    random.shuffle(rows)
    time, cause = (list(column) for column in zip(*rows, strict=True))
    assert cumulative_incidence(time, cause) == cumulative_incidence(trial.time, trial.cause)


@quick
@given(cause_trials(), st.lists(st.integers(1, 3), min_size=14, max_size=14))
def test_a_weight_is_a_number_of_rows(trial: CauseTrial, weights: list[int]) -> None:
    """Whole case weights give the curve of repeated rows."""
    weight = weights[: len(trial.time)]
    ours = cumulative_incidence(trial.time, trial.cause, weight=weight)
    theirs = cumulative_incidence(np.repeat(trial.time, weight), np.repeat(trial.cause, weight))
    assert ours.incidence == pytest.approx(theirs.incidence)
    assert ours.at_risk == theirs.at_risk
    assert ours.variance == "jackknife"


@quick
@given(cause_trials(), st.lists(st.integers(1, 6), min_size=14, max_size=14))
def test_a_subject_may_be_cut_into_rows(trial: CauseTrial, cuts: list[int]) -> None:
    """Follow-up in two rows, the second entering where the first ends, changes nothing."""
    time = [value + 1 for value in trial.time]
    cut = [min(float(at), end) for at, end in zip(cuts, time, strict=False)]
    later = [row for row, end in enumerate(time) if cut[row] < end]
    first_cause = [0 if row in later else cause for row, cause in enumerate(trial.cause)]
    rows = observe_causes(
        cut + [time[row] for row in later],
        first_cause + [trial.cause[row] for row in later],
        entry=[0.0] * len(time) + [cut[row] for row in later],
    )
    subject = np.array([*range(len(time)), *later])
    grid = np.arange(10.0)
    whole = jackknife_std_err(observe_causes(time, trial.cause), 1, grid)
    assert jackknife_std_err(rows, 1, grid, subject) == pytest.approx(whole, abs=1e-12)


def test_a_small_example_by_hand() -> None:
    """Five subjects: relapse, death and censoring at 1, 2, 2, 3, 4; F(2) = 1/5 + 4/5 x 1/4."""
    curve = cumulative_incidence([1, 2, 2, 3, 4], [1, 1, 2, 0, 1])
    assert curve.incidence == pytest.approx([1 / 5, 2 / 5, 2 / 5, 4 / 5])
    assert curve.last_time == 4
    points = incidence_at(curve, [0, 2.5, 4, 9])
    assert [point.incidence.value for point in points] == pytest.approx([0, 2 / 5, 4 / 5, 4 / 5])
    assert [point.beyond_follow_up for point in points] == [False, False, False, True]
    # F(2) by its events: 1/25 x (3/4)^2, then (4/5)^2 / 4^2, the competing one adding nothing.
    variance = Fraction(1, 25) * Fraction(3, 4) ** 2 + Fraction(1, 25)
    std_err = math.sqrt(variance)
    assert points[1].std_err == pytest.approx(std_err)
    reach = 1.959963984540054 * std_err
    plain = incidence_at(with_conf_type(curve, "plain"), [0, 2.5])
    assert plain[1].incidence.lower == pytest.approx(0.4 - reach)
    assert (plain[0].incidence.lower, plain[0].incidence.upper) == (0, 0)
    scale = reach / (0.4 * math.log(0.4))
    assert points[1].incidence.lower == pytest.approx(0.4 ** math.exp(-scale))
    assert points[1].incidence.upper == pytest.approx(0.4 ** math.exp(scale))
    assert points[0].incidence.lower is None


def test_results_name_their_method_and_what_it_was_told() -> None:
    """Provenance can repeat a point of the curve."""
    point = incidence_at(cumulative_incidence([1, 2], [2, 0], of_interest=2, level=0.9), [1])[0]
    assert point.incidence.method == "aalen_johansen/1"
    assert dict(point.incidence.parameters) == {
        "cause": "2",
        "variance": "aalen",
        "conf_type": "log-log",
        "level": "0.9",
        "time": "1",
    }


def test_times_that_miss_a_tie_by_rounding_are_tied() -> None:
    """0.1 + 0.2 is 0.3: the event and the competing event happen at once."""
    curve = cumulative_incidence([0.1 + 0.2, 0.3, 0.4], [1, 2, 0])
    assert curve.times == (0.3, 0.4)
    assert (curve.events_at, curve.competing_at) == ((1, 0), (1, 0))


def test_a_curve_that_has_reached_its_end_stays_there() -> None:
    """With everybody gone at 1, who enters later adds nothing, and limits are none at 1."""
    curve = cumulative_incidence([1, 1, 5], [1, 1, 1], entry=[0, 0, 2])
    assert curve.incidence == (1, 1)
    assert curve.std_err == (0, 0)
    assert curve.lower == (None, None)


def test_rows_without_a_cause_are_left_out_and_nobody_may_be_left() -> None:
    """A negative code is no cause; an empty curve has no time."""
    assert cumulative_incidence([1, 2, 3], [1, -1, 0]) == cumulative_incidence([1, 3], [1, 0])
    nobody = cumulative_incidence([1], [-1])
    assert (nobody.n, nobody.times, nobody.last_time) == (0, (), None)
    assert incidence_at(nobody, [1])[0].beyond_follow_up


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"cause": [0.5, 1]}, "cause must hold whole numbers"),
        ({"cause": [1]}, "cause has shape"),
        ({"time": [math.nan, 1]}, "time is missing or infinite in row 0"),
        ({"variance": "delta"}, "Variance 'delta' is not known"),
        ({"conf_type": "logit"}, "conf_type 'logit' is not known"),
        ({"variance": "aalen", "weight": [1, 2]}, "takes no entry times or weights"),
        ({"entry": [1, 3]}, "enters observation at or after its own time"),
    ],
)
def test_what_cannot_be_estimated_is_refused_in_plain_words(
    told: dict[str, object], message: str
) -> None:
    """The message says which argument is wrong."""
    arguments: dict[str, object] = {"time": [1.0, 2.0], "cause": [1, 2], **told}
    with pytest.raises(StatsError, match=message):
        cumulative_incidence(**arguments)  # type: ignore[arg-type]


@quick
@given(cause_trials())
def test_the_jackknife_of_a_trial_without_censoring_is_the_binomial(trial: CauseTrial) -> None:
    """With everybody followed to the end F is a proportion, its error sqrt(F (1 - F) / n)."""
    cause = [code or 2 for code in trial.cause]
    assume(1 in cause)
    curve = cumulative_incidence(trial.time, cause, variance="jackknife")
    incidence = np.array(curve.incidence)
    binomial = np.sqrt(np.maximum(incidence * (1 - incidence), 0) / len(cause))
    assert curve.std_err == pytest.approx(binomial, abs=1e-8)
