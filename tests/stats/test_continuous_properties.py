"""What must hold of every set of measurements, and plain definitions on small ones."""

from __future__ import annotations

import math
import statistics
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from slidekit.stats.ancova import ancova, dose_response
from slidekit.stats.anova import one_way_anova
from slidekit.stats.descriptive import summarise
from slidekit.stats.quantiles import QUANTILE_TYPES, quantile
from slidekit.stats.rank_tests import kruskal_wallis
from slidekit.stats.t_tests import pooled_t, welch_t

if TYPE_CHECKING:
    from random import Random

    from slidekit.stats.quantiles import QuantileType
    from slidekit.stats.t_tests import TInference

quick = settings(max_examples=60, deadline=None)
whole = st.integers(-50, 50).map(float)
samples = st.lists(whole, min_size=1, max_size=25)


class Measured(NamedTuple):
    """Rows of a small trial; every arm and every site has a row."""

    change: list[float]
    arm: list[int]
    site: list[int]
    base: list[float]


@st.composite
def trials(draw: st.DrawFn, n_arms: int = 2) -> Measured:
    """Draw a trial in whole numbers, so that many values tie."""
    n = draw(st.integers(8, 24))
    arm = [*range(n_arms), *draw(st.lists(st.integers(0, n_arms - 1), min_size=n, max_size=n))][:n]
    site = [*draw(st.lists(st.integers(0, 2), min_size=n - 3, max_size=n - 3)), 0, 1, 2]
    change, base = (draw(st.lists(whole, min_size=n, max_size=n)) for _ in range(2))
    return Measured(change, arm, site, base)


def same(ours: TInference, theirs: TInference, factor: float = 1.0) -> None:
    """Hold two results to be the same but for the unit of the values."""
    for one, other in (
        (ours.estimate.value, theirs.estimate.value),
        (ours.estimate.lower, theirs.estimate.lower),
        (ours.estimate.upper, theirs.estimate.upper),
        (ours.std_err, theirs.std_err),
    ):
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert one * factor == pytest.approx(other, rel=1e-6, abs=1e-6 * abs(factor))


@quick
@given(samples, st.sampled_from(QUANTILE_TYPES), st.floats(0, 1), st.floats(0, 1))
def test_a_quantile_rises_with_its_share(
    values: list[float], kind: QuantileType, one: float, other: float
) -> None:
    """Under every definition, between the smallest value and the largest, and mirrored in -x."""
    low, high = (quantile(values, share, kind) for share in sorted((one, other)))
    assert low is not None
    assert high is not None
    assert min(values) <= low <= high + 1e-9 <= max(values) + 2e-9
    mirrored = quantile([-value for value in values], 1 - one, kind)
    at = quantile(values, one, kind)
    if kind != 2:  # at a step, rounding of 1 - share decides between two values
        assert at == pytest.approx(-(mirrored or 0), abs=1e-6)


@quick
@given(samples, st.integers(1, 3))
def test_sas_quartiles_do_not_change_with_copies(values: list[float], copies: int) -> None:
    """Type 2 reads the empirical distribution only: every value twice is the same distribution."""
    for share in (0.25, 0.5, 0.75):
        assert quantile(values * copies, share) == quantile(values, share)
    assert quantile(values, 0.5) == statistics.median(values)


@quick
@given(samples, st.sampled_from([0.001, 7.0, 1e6]), st.sampled_from([0.0, -3.0, 1e5]))
def test_a_summary_moves_with_the_unit(values: list[float], factor: float, shift: float) -> None:
    """Another unit and origin scale all statistics; limits hold the mean, quartiles the median."""
    ours = summarise(values)
    theirs = summarise([value * factor + shift for value in values])
    slack = 1e-9 * (abs(shift) + 50 * factor)
    for one, other in (
        (ours.mean.value, theirs.mean.value),
        (ours.mean.lower, theirs.mean.lower),
        (ours.q1, theirs.q1),
        (ours.median, theirs.median),
    ):
        assert (one is None) == (other is None)
        assert (one or 0) * factor + shift * (one is not None) == pytest.approx(
            other or 0, rel=1e-9, abs=slack
        )
    if ours.sd is not None:
        assert ours.sd == pytest.approx(statistics.stdev(values), rel=1e-9, abs=1e-12)
        assert (ours.mean.lower or 0) <= (ours.mean.value or 0) <= (ours.mean.upper or 0)
    assert (ours.q1 or 0) <= (ours.median or 0) <= (ours.q3 or 0)


@quick
@given(samples, samples, st.sampled_from([0.8, 0.95, 0.99]))
def test_a_difference_changes_its_sign_with_the_arms(
    one: list[float], other: list[float], level: float
) -> None:
    """Exchanged arms mirror the limits; p is below 1 - level where the limits leave out 0."""
    for test in (pooled_t, welch_t):
        ours, theirs = test(one, other, level), test(other, one, level)
        assert (ours.p is None) == (theirs.p is None)
        assert (ours.t or 0) == pytest.approx(-(theirs.t or 0))
        if ours.p is not None:
            lower, upper = ours.estimate.lower or 0.0, ours.estimate.upper or 0.0
            assert lower == pytest.approx(-(theirs.estimate.upper or 0), abs=1e-9)
            outside = lower > 1e-9 or upper < -1e-9
            inside = lower < -1e-9 < 1e-9 < upper
            assert outside or inside or ours.p == pytest.approx(1 - level, abs=1e-6)
            assert not (outside and ours.p > 1 - level)
            assert not (inside and ours.p < 1 - level)


@quick
@given(samples, samples)
def test_two_groups_are_compared_alike_by_t_and_f(one: list[float], other: list[float]) -> None:
    """F of two groups is the square of the pooled t, with the same p."""
    pooled = pooled_t(one, other)
    group = [0] * len(one) + [1] * len(other)
    found = one_way_anova([*one, *other], group)
    assume(pooled.t is not None)
    assert found.statistic == pytest.approx((pooled.t or 0) ** 2, rel=1e-9, abs=1e-12)
    assert found.p == pytest.approx(pooled.p, rel=1e-6, abs=1e-12)


@quick
@given(samples, samples)
def test_welch_never_has_more_degrees_of_freedom(one: list[float], other: list[float]) -> None:
    """They lie between those of the smaller arm and the pooled ones; equal sizes, equal t."""
    pooled, welch = pooled_t(one, other), welch_t(one, other)
    assume(welch.t is not None)
    least = min(len(one), len(other)) - 1
    assert least - 1e-9 <= (welch.df or 0) <= (pooled.df or 0) + 1e-9
    if len(one) == len(other):
        assert welch.t == pytest.approx(pooled.t)


@quick
@given(trials(n_arms=3), st.randoms(use_true_random=False))
def test_order_of_rows_and_names_of_groups_do_not_matter(trial: Measured, random: Random) -> None:
    """Shuffled rows and renamed arms give the same tests; ranks see only the order of values."""
    rows = list(zip(trial.change, trial.arm, strict=True))
    random.shuffle(rows)
    change = [value for value, _ in rows]
    renamed = [(2 - arm) * 7 for _, arm in rows]
    for test in (one_way_anova, kruskal_wallis):
        ours, theirs = test(trial.change, trial.arm), test(change, renamed)
        assert ours.df == theirs.df
        assert (ours.statistic is None) == (theirs.statistic is None)
        assert ours.p == pytest.approx(theirs.p, rel=1e-9, abs=1e-12) if ours.p else True
    cubed = [value**3 for value in change]
    assert kruskal_wallis(cubed, renamed) == kruskal_wallis(change, renamed)


@quick
@given(
    st.lists(whole, min_size=2, max_size=20), st.lists(st.integers(0, 2), min_size=20, max_size=20)
)
def test_kruskal_wallis_is_the_analysis_of_variance_of_ranks(
    values: list[float], group: list[int]
) -> None:
    """The statistic is (n - 1) times the share of the ranks' variation that groups explain."""
    arm = group[: len(values)]
    found = kruskal_wallis(values, arm)
    rank = [
        sum(other < value for other in values) + (sum(other == value for other in values) + 1) / 2
        for value in values
    ]
    middle = statistics.mean(rank)
    total = sum((one - middle) ** 2 for one in rank)
    if len(set(values)) < 2 or len(set(arm)) < 2:
        assert found.p is None
        return
    means = {
        of: statistics.mean([r for r, a in zip(rank, arm, strict=True) if a == of]) for of in arm
    }
    between = sum((means[of] - middle) ** 2 for of in arm)
    assert found.statistic == pytest.approx((len(values) - 1) * between / total, abs=1e-9)


@quick
@given(trials(n_arms=3), st.sampled_from([0.001, 60.0]), st.sampled_from([0.0, 1000.0]))
def test_an_adjusted_difference_does_not_know_units_of_covariates(
    trial: Measured, factor: float, shift: float
) -> None:
    """Covariates in another unit, relabelled sites and reversed rows change nothing."""
    pairs = ((1, 0), (2, 1))
    ours = ancova(
        trial.change, trial.arm, 3, factors=(trial.site,), numeric=(trial.base,), contrasts=pairs
    )
    base = [value * factor + shift for value in trial.base]
    site = [(5, 0, 9)[code] for code in trial.site]
    theirs = ancova(
        trial.change[::-1],
        trial.arm[::-1],
        3,
        factors=(site[::-1],),
        numeric=(base[::-1],),
        contrasts=pairs,
    )
    assert ours.df == theirs.df
    for one, other in zip(
        (*ours.contrasts, *ours.equal_margins, *ours.observed_margins),
        (*theirs.contrasts, *theirs.equal_margins, *theirs.observed_margins),
        strict=True,
    ):
        same(one, other)


@quick
@given(trials(n_arms=3))
def test_least_squares_means_differ_by_the_contrasts(trial: Measured) -> None:
    """Whatever the margins, two adjusted means differ by the adjusted difference of their arms."""
    found = ancova(
        *(trial.change, trial.arm, 3),
        factors=(trial.site,),
        numeric=(trial.base,),
        contrasts=((2, 0),),
    )
    value = found.contrasts[0].estimate.value
    for means in (found.equal_margins, found.observed_margins):
        ours, theirs = means[2].estimate.value, means[0].estimate.value
        if value is not None and ours is not None and theirs is not None:
            assert ours - theirs == pytest.approx(value, abs=1e-7)


@quick
@given(trials())
def test_the_fit_is_that_of_the_normal_equations(trial: Measured) -> None:
    """On small data the adjusted difference equals a solution by pseudo-inverse."""
    found = ancova(*(trial.change, trial.arm, 2), numeric=(trial.base,), contrasts=((1, 0),))
    assume(found.contrasts[0].std_err)
    design = np.column_stack((np.ones(len(trial.arm)), trial.arm, trial.base))
    assume(np.linalg.matrix_rank(design) == 3)
    inverse = np.linalg.pinv(design.T @ design)
    coefficients = inverse @ design.T @ np.array(trial.change)
    left = np.array(trial.change) - design @ coefficients
    variance = left @ left / (len(left) - 3) * inverse[1, 1]
    assert found.contrasts[0].estimate.value == pytest.approx(coefficients[1], abs=1e-7)
    assert found.contrasts[0].std_err == pytest.approx(math.sqrt(variance), rel=1e-6)


@quick
@given(trials(n_arms=2))
def test_with_two_arms_dose_response_is_their_contrast(trial: Measured) -> None:
    """Doses of 0 and 54 are another name for two arms: the same t and p."""
    arms = ancova(
        *(trial.change, trial.arm, 2),
        factors=(trial.site,),
        numeric=(trial.base,),
        contrasts=((1, 0),),
    )
    dose = [54.0 * arm for arm in trial.arm]
    slope = dose_response(trial.change, dose, factors=(trial.site,), numeric=(trial.base,))
    contrast = arms.contrasts[0]
    assert (slope.p is None) == (contrast.p is None)
    assert (slope.t or 0) == pytest.approx(contrast.t or 0, rel=1e-6, abs=1e-9)
    assert (slope.estimate.value or 0) * 54 == pytest.approx(contrast.estimate.value or 0, abs=1e-7)
