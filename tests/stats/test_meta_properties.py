"""What must hold of every meta-analysis, and plain definitions on small ones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.stats.meta import pool
from slidekit.stats.meta_effects import (
    COUNT_MEASURES,
    StudyEffects,
    effects_of_counts,
    effects_of_log_rank,
    natural_scale,
)
from slidekit.stats.meta_sensitivity import egger_test
from slidekit.stats.meta_tables import mantel_haenszel, peto, pooled_log_rank
from slidekit.stats.meta_tau2 import between_study_variance, fit, regression

if TYPE_CHECKING:
    from random import Random

    from slidekit.stats.meta import PoolingModel
    from slidekit.stats.meta_effects import CountMeasure
    from slidekit.stats.risk_sets import Floats

Counts = tuple[int, int, int, int]

quick = settings(max_examples=40, deadline=None)
RANDOM: list[PoolingModel] = ["dl", "reml", "pm"]
MODELS: list[PoolingModel] = ["fixed_effect", *RANDOM]
part = st.integers(2, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
tables = st.lists(st.tuples(part, part).map(lambda both: (*both[0], *both[1])), min_size=1)
study = st.tuples(st.integers(-40, 40), st.sampled_from([0.001, 0.01, 0.1, 0.5, 1.0, 2.0]))
studies = st.lists(study, min_size=2, max_size=8).map(
    lambda many: StudyEffects("MD", tuple(y / 10 for y, _ in many), tuple(v for _, v in many))
)


def restricted_log_likelihood(effects: StudyEffects, tau2: float) -> float:
    """Return the restricted log-likelihood from its definition, without its constant."""
    y = np.array(effects.values)
    covariance = np.diag(np.array(effects.variances) + tau2)
    ones = np.ones((len(y), 1))
    inverse = np.linalg.inv(covariance)
    information = ones.T @ inverse @ ones
    away = y - (ones @ np.linalg.solve(information, ones.T @ inverse @ y))
    volume = np.linalg.slogdet(covariance)[1] + np.linalg.slogdet(information)[1]
    return float(-(volume + away @ inverse @ away) / 2)


def candidates(effects: StudyEffects) -> Floats:
    """Return values of tau squared from far below the variances to far above the spread."""
    return np.concatenate(([0.0], np.geomspace(1e-6, 1e3, 400)))


@quick
@given(studies)
def test_no_other_variance_is_more_likely_than_reml(effects: StudyEffects) -> None:
    """On a wide grid the restricted likelihood, by its definition, is nowhere higher."""
    tau2 = between_study_variance(regression(effects), "reml")
    best = restricted_log_likelihood(effects, tau2)
    others = (restricted_log_likelihood(effects, other) for other in candidates(effects))
    assert all(other <= best + 1e-9 * (1 + abs(best)) for other in others)


@quick
@given(studies)
def test_the_likelihood_and_its_slope_are_those_of_the_definition(effects: StudyEffects) -> None:
    """Vectorised fits equal matrix algebra, and the score is the slope of the likelihood."""
    found = fit(regression(effects), np.array([0.3, 0.3 + 1e-6]))
    by_hand = [restricted_log_likelihood(effects, tau2) for tau2 in (0.3, 0.3 + 1e-6)]
    assert found.log_likelihood.tolist() == pytest.approx(by_hand, rel=1e-10)
    slope = (by_hand[1] - by_hand[0]) / 1e-6
    assert float(found.score[0]) / 2 == pytest.approx(slope, rel=1e-3, abs=1e-3)


@quick
@given(studies)
def test_paule_and_mandel_bring_q_to_its_expectation(effects: StudyEffects) -> None:
    """Q at tau squared equals k - 1, or lies below it at tau squared 0."""
    tau2 = between_study_variance(regression(effects), "pm")
    mean = pool(effects, "pm").estimate.value or 0.0
    pairs = zip(effects.values, effects.variances, strict=True)
    q = sum((y - mean) ** 2 / (v + tau2) for y, v in pairs)
    expected = len(effects.values) - 1
    assert q == pytest.approx(expected, rel=1e-9) if tau2 else q <= expected * (1 + 1e-12)


@quick
@given(study, study)
def test_two_studies_have_one_answer(first: tuple[int, float], second: tuple[int, float]) -> None:
    """All estimators of two studies give (difference squared - v1 - v2) / 2, or 0."""
    (y1, v1), (y2, v2) = first, second
    two = StudyEffects("MD", (y1 / 10, y2 / 10), (v1, v2))
    by_hand = max(0.0, (((y1 - y2) / 10) ** 2 - v1 - v2) / 2)
    for model in RANDOM:
        assert pool(two, model).heterogeneity.tau2 == pytest.approx(by_hand, rel=1e-9, abs=1e-12)


@quick
@given(studies, st.sampled_from(MODELS), st.sampled_from([0.8, 0.95, 0.99]))
def test_bounds_of_a_pooled_effect(
    effects: StudyEffects, model: PoolingModel, level: float
) -> None:
    """Weights sum to 100, the effect lies among the studies, intervals lie within each other."""
    found = pool(effects, model, level=level)
    value, lower, upper = found.estimate.value, found.estimate.lower, found.estimate.upper
    assert value is not None
    assert lower is not None
    assert upper is not None
    assert sum(found.weights_percent) == pytest.approx(100)
    assert min(effects.values) - 1e-9 <= value <= max(effects.values) + 1e-9
    assert 0 <= found.heterogeneity.i2_percent < 100
    assert found.heterogeneity.tau2 >= 0
    assert found.p is not None
    assert (found.p < 1 - level) == (lower > 0 or upper < 0)
    if found.prediction is not None:
        assert (found.prediction.lower or 0) <= lower + 1e-12
        assert (found.prediction.upper or 0) >= upper - 1e-12


@quick
@given(studies, st.sampled_from(MODELS), st.randoms(use_true_random=False))
def test_the_order_of_studies_does_not_matter(
    effects: StudyEffects, model: PoolingModel, random: Random
) -> None:
    """A shuffled list of studies gives the same effect, heterogeneity and Egger test."""
    places = list(range(len(effects.values)))
    random.shuffle(places)
    ours, theirs = pool(effects, model), pool(effects.only(places), model)
    assert ours.estimate.value == pytest.approx(theirs.estimate.value, rel=1e-9, abs=1e-9)
    assert ours.std_err == pytest.approx(theirs.std_err, rel=1e-9)
    assert ours.heterogeneity.tau2 == pytest.approx(theirs.heterogeneity.tau2, rel=1e-9, abs=1e-12)
    weights = [ours.weights_percent[place] for place in places]
    assert list(theirs.weights_percent) == pytest.approx(weights)
    z, other = egger_test(effects).z, egger_test(effects.only(places)).z
    assert (z is None) == (other is None)
    assert (z or 0) == pytest.approx(other or 0, rel=1e-6, abs=1e-6)


@quick
@given(studies, st.sampled_from(MODELS), st.sampled_from([1e-6, 2.54, 1000.0]))
def test_the_unit_of_the_outcome_does_not_matter(
    effects: StudyEffects, model: PoolingModel, unit: float
) -> None:
    """In other units the effect scales, its variance scales twice, and tests stay as they are."""
    scaled = StudyEffects(
        "MD",
        tuple(y * unit for y in effects.values),
        tuple(v * unit**2 for v in effects.variances),
    )
    ours, theirs = pool(effects, model), pool(scaled, model)
    assert theirs.estimate.value == pytest.approx((ours.estimate.value or 0) * unit, abs=1e-9)
    assert theirs.std_err == pytest.approx(ours.std_err * unit, rel=1e-9)
    assert theirs.statistic == pytest.approx(ours.statistic, rel=1e-6, abs=1e-6)
    mine, its = ours.heterogeneity, theirs.heterogeneity
    assert its.tau2 == pytest.approx(mine.tau2 * unit**2, rel=1e-7, abs=1e-12 * unit**2)
    assert its.i2_percent == pytest.approx(mine.i2_percent, rel=1e-7, abs=1e-9)
    z, other = egger_test(effects).z, egger_test(scaled).z
    assert (z or 0) == pytest.approx(other or 0, rel=1e-5, abs=1e-5)


@quick
@given(studies)
def test_a_study_of_twice_the_information_counts_as_two(effects: StudyEffects) -> None:
    """With a fixed effect, half the variance weighs as the same study listed twice."""
    half = StudyEffects("MD", effects.values, tuple(v / 2 for v in effects.variances))
    twice = StudyEffects("MD", effects.values * 2, effects.variances * 2)
    one, other = pool(half, "fixed_effect"), pool(twice, "fixed_effect")
    assert one.estimate.value == pytest.approx(other.estimate.value, rel=1e-9, abs=1e-12)
    assert one.std_err == pytest.approx(other.std_err)
    assert one.heterogeneity.q.statistic == pytest.approx(other.heterogeneity.q.statistic, abs=1e-9)


@quick
@given(tables, st.sampled_from(COUNT_MEASURES), st.sampled_from(MODELS))
def test_an_effect_changes_its_sign_with_the_arms(
    many: list[Counts], measure: CountMeasure, model: PoolingModel
) -> None:
    """Exchanged arms turn logs and differences round, in every way of pooling."""
    swapped = [(x0, n0, x1, n1) for x1, n1, x0, n0 in many]
    ours, theirs = (pool(effects_of_counts(each, measure), model) for each in (many, swapped))
    assert ours.estimate.value == pytest.approx(-(theirs.estimate.value or 0), rel=1e-7, abs=1e-9)
    assert ours.std_err == pytest.approx(theirs.std_err, rel=1e-7)
    pairs = [(mantel_haenszel(many, measure), mantel_haenszel(swapped, measure))]
    pairs += [(peto(many), peto(swapped))]
    for one, other in pairs:
        assert (one.estimate.value is None) == (other.estimate.value is None)
        assert (one.estimate.value or 0) == pytest.approx(-(other.estimate.value or 0), abs=1e-9)
        assert (one.q.statistic or 0) == pytest.approx(other.q.statistic or 0, rel=1e-6, abs=1e-9)


@quick
@given(tables)
def test_petos_estimate_is_the_sum_over_hypergeometric_tables(many: list[Counts]) -> None:
    """O - E and V equal mean and variance of all tables with the same margins, in whole numbers."""
    away = information = 0.0
    for x1, n1, x0, n0 in many:
        cases = x1 + x0
        ways = {k: math.comb(n1, k) * math.comb(n0, cases - k) for k in range(cases + 1)}
        total = sum(ways.values())
        mean = sum(k * way for k, way in ways.items()) / total
        information += sum((k - mean) ** 2 * way for k, way in ways.items()) / total
        away += x1 - mean
    found = peto(many)
    if found.estimate.value is None:
        assert information == pytest.approx(0, abs=1e-9)
    else:
        assert found.estimate.value == pytest.approx(away / information, rel=1e-9, abs=1e-9)
        assert found.std_err == pytest.approx(information**-0.5)


@quick
@given(part.filter(lambda p: 0 < p[0] < p[1]), part.filter(lambda p: 0 < p[0] < p[1]))
def test_a_single_table_pools_to_its_own_odds_ratio(
    ours: tuple[int, int], theirs: tuple[int, int]
) -> None:
    """Without zeros, Mantel-Haenszel of one study is that study, with Woolf's variance."""
    table = (*ours, *theirs)
    found, own = mantel_haenszel([table], "OR"), effects_of_counts([table], "OR")
    assert found.estimate.value == pytest.approx(own.values[0], abs=1e-12)
    assert found.std_err == pytest.approx(own.variances[0] ** 0.5)
    assert (found.q.statistic, found.q.df, found.q.p) == (0, 0, 1)


@quick
@given(st.lists(st.tuples(st.integers(-90, 90), st.integers(1, 400)), min_size=1, max_size=9))
def test_pooled_log_rank_tests_are_the_fixed_effect(many: list[tuple[int, int]]) -> None:
    """Sum of O - E over sum of V is the inverse-variance mean of the log hazard ratios."""
    differences, variances = [o / 10 for o, _ in many], [v / 10 for _, v in many]
    summed = pooled_log_rank(differences, variances)
    found = pool(effects_of_log_rank(differences, variances), "fixed_effect")
    ours, theirs = summed.hazard_ratio, natural_scale(found.estimate, "HR")
    assert (ours.value, ours.lower, ours.upper) == pytest.approx(
        (theirs.value, theirs.lower, theirs.upper), rel=1e-9
    )
    assert summed.test.statistic == pytest.approx((found.statistic or 0) ** 2, rel=1e-7, abs=1e-12)
    assert summed.test.p == pytest.approx(found.p, rel=1e-6)
