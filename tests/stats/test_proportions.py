"""Proportions, their differences and ratios, and rates: symmetries and plain definitions."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.errors import StatsError
from slidekit.stats.binomial import PROPORTION_METHODS, clopper_pearson, proportion
from slidekit.stats.conditional import conditional_odds_ratio, exact_p, fisher_p
from slidekit.stats.distributions import chi_square_p, critical_value
from slidekit.stats.rates import compare_rates, incidence_rate
from slidekit.stats.ratios import odds_ratio, relative_risk
from slidekit.stats.risk_difference import (
    RISK_DIFFERENCE_METHODS,
    risk_difference,
    risk_differences,
)
from slidekit.stats.stratified import breslow_day_test, mantel_haenszel_odds_ratio
from slidekit.stats.two_by_two import chi_square, pooled_z

if TYPE_CHECKING:
    from slidekit.stats.binomial import ProportionMethod
    from slidekit.stats.risk_difference import RiskDifferenceMethod

Counts = tuple[int, int, int, int]

quick = settings(max_examples=40, deadline=None)
part = st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
tables = st.tuples(part, part).map(lambda both: (*both[0], *both[1]))


def binomial_tail(least: int, n: int, share: float) -> float:
    """Return the probability of at least so many of n."""
    return sum(math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(least, n + 1))


@quick
@given(part, st.sampled_from([0.8, 0.95, 0.99]))
def test_exact_limits_leave_half_the_error_on_either_side(
    counts: tuple[int, int], level: float
) -> None:
    """At the Clopper-Pearson limits the observed tail has exactly half of 1 - level."""
    x, n = counts
    found = clopper_pearson(x, n, level)
    assert found.lower is not None
    assert found.upper is not None
    tail = (1 - level) / 2
    assert found.lower == 0 if x == 0 else binomial_tail(x, n, found.lower) == pytest.approx(tail)
    at_most = 1 - binomial_tail(x + 1, n, found.upper)
    assert found.upper == 1 if x == n else at_most == pytest.approx(tail, abs=1e-9)


@quick
@given(part, st.sampled_from(PROPORTION_METHODS))
def test_limits_of_failures_mirror_those_of_successes(
    counts: tuple[int, int], method: ProportionMethod
) -> None:
    """Counting failures instead turns the interval round, under every method."""
    x, n = counts
    ours, theirs = proportion(x, n, method), proportion(n - x, n, method)
    assert ours.lower == pytest.approx(1 - (theirs.upper or 0), abs=1e-9)
    assert ours.upper == pytest.approx(1 - (theirs.lower or 0), abs=1e-9)


@quick
@given(tables, st.sampled_from(RISK_DIFFERENCE_METHODS))
def test_a_risk_difference_changes_its_sign_with_the_arms(
    counts: Counts, method: RiskDifferenceMethod
) -> None:
    """Exchanged arms, and failures counted for successes, give the mirrored interval."""
    x1, n1, x0, n0 = counts
    ours = risk_difference(x1, n1, x0, n0, method)
    for other in (
        risk_difference(x0, n0, x1, n1, method),
        risk_difference(n1 - x1, n1, n0 - x0, n0, method),
    ):
        assert ours.value == pytest.approx(-(other.value or 0), abs=1e-12)
        assert ours.lower == pytest.approx(-(other.upper or 0), abs=1e-9)
        assert ours.upper == pytest.approx(-(other.lower or 0), abs=1e-9)


@quick
@given(tables)
def test_a_score_interval_holds_its_estimate(counts: Counts) -> None:
    """Miettinen-Nurminen limits lie in [-1, 1] around the estimate, wider than Mee's."""
    score, mee = (risk_difference(*counts, method) for method in ("miettinen_nurminen", "mee"))
    limits = (score.lower, mee.lower, score.value, mee.upper, score.upper)
    values = [-1.0, *(value for value in limits if value is not None), 1.0]
    assert all(low <= high + 1e-9 for low, high in pairwise(values))
    assert len(values) == 7


@settings(max_examples=15, deadline=None)
@given(st.lists(tables, min_size=1, max_size=3))
def test_many_tables_at_once_are_the_same_as_one_by_one(many: list[Counts]) -> None:
    """The vectorised score limits do not mix up their tables."""
    together = risk_differences(many)
    assert together == tuple(risk_difference(*counts) for counts in many)


@quick
@given(tables)
def test_fisher_sums_the_tables_that_are_not_more_likely(counts: Counts) -> None:
    """The p of Fisher's exact test equals whole-number arithmetic on all tables."""
    x1, n1, x0, n0 = counts
    total = x1 + x0
    ways = {
        k: math.comb(n1, k) * math.comb(n0, total - k)
        for k in range(max(0, total - n0), min(n1, total) + 1)
    }
    expected = sum(way for way in ways.values() if way <= ways[x1]) / sum(ways.values())
    assert fisher_p(*counts) == pytest.approx(expected, rel=1e-9)


@quick
@given(tables)
def test_ratios_invert_with_the_arms(counts: Counts) -> None:
    """Exchanged arms invert relative risk and odds ratio with their limits, 0 with infinity."""
    x1, n1, x0, n0 = counts
    pairs = [
        (relative_risk(*counts), relative_risk(x0, n0, x1, n1)),
        (odds_ratio(*counts), odds_ratio(x0, n0, x1, n1)),
    ]
    for ours, theirs in pairs:
        assert (ours.value is None) == (theirs.value is None)
        for one, other in ((ours.value, theirs.value), (ours.lower, theirs.upper)):
            if one is not None and other is not None:
                assert one == pytest.approx(1 / other if other else math.inf, rel=1e-6, abs=1e-12)


@quick
@given(tables)
def test_the_pooled_deviate_is_the_root_of_chi_square(counts: Counts) -> None:
    """Z squared is Pearson's statistic; Yates' is never larger; none without variance."""
    z, plain, yates = pooled_z(*counts), chi_square(*counts), chi_square(*counts, yates=True)
    assert (z is None) == (plain.statistic is None) == (yates.statistic is None)
    if z is not None and plain.statistic is not None and yates.statistic is not None:
        assert z**2 == pytest.approx(plain.statistic, abs=1e-12)
        assert yates.statistic <= plain.statistic + 1e-12


def test_one_stratum_is_no_stratification() -> None:
    """A single stratum gives the sample odds ratio and Fisher's test, and no heterogeneity."""
    counts = (7, 12, 3, 11)
    assert mantel_haenszel_odds_ratio([counts]).estimate.value == pytest.approx(7 * 8 / (5 * 3))
    assert exact_p([counts]) == fisher_p(*counts)
    assert breslow_day_test([counts]).df == 0
    assert breslow_day_test([counts]).p is None


def test_the_common_odds_ratio_of_a_perfect_separation_is_infinite() -> None:
    """All cases on treatment in both strata: the estimate is infinite, its lower limit is not."""
    found = conditional_odds_ratio([(4, 4, 0, 5), (3, 3, 0, 4)])
    assert found.value == math.inf
    assert found.upper == math.inf
    assert found.lower is not None
    assert 1 < found.lower < 100


@pytest.mark.parametrize("df", [1, 2, 3, 6, 13, 30])
def test_chi_square_tails_are_those_of_scipy(df: int) -> None:
    """The closed form holds from the middle to far out in the tail."""
    from scipy.special import chdtrc

    for statistic in (0.0, 0.3, 1.0, 3.84, 12.5, 60.0, 400.0):
        assert chi_square_p(statistic, df) == pytest.approx(chdtrc(df, statistic), rel=1e-11)


def test_rates_of_no_events_and_of_no_exposure() -> None:
    """No event has an upper limit of three in the exposure; no exposure has no rate."""
    none = incidence_rate(0, 100.0, per=1.0)
    assert none.exact.value == 0
    assert none.exact.upper == pytest.approx(-math.log(0.025) / 100)
    assert none.log_normal.upper is None
    assert incidence_rate(0, 0.0).exact.value is None
    with pytest.raises(StatsError, match="no rate"):
        incidence_rate(-1, 10.0)


def test_equal_rates_do_not_differ() -> None:
    """The same events in the same exposure: ratio 1, p 1, limits inverse to each other."""
    found = compare_rates(6, 50.0, 6, 50.0)
    assert (found.exact.value, found.p) == (1, 1)
    assert found.exact.lower == pytest.approx(1 / (found.exact.upper or 1))


def test_nobody_is_no_proportion() -> None:
    """0 of 0 is not estimable; more than all and less than none are refused."""
    assert clopper_pearson(0, 0).value is None
    assert risk_difference(0, 0, 3, 9).value is None
    for x, n in ((3, 2), (-1, 5)):
        with pytest.raises(StatsError, match="must lie between 0 and"):
            clopper_pearson(x, n)


def test_the_two_sided_95_percent_point_is_exact() -> None:
    """1.96 to sixteen digits, as R has it."""
    assert critical_value(0.95) == pytest.approx(1.959963984540054, abs=1e-15)
