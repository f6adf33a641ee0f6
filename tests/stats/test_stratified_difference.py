"""Differences in proportions over strata, with score limits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.errors import StatsError
from slidekit.stats.risk_difference import Counts, risk_difference
from slidekit.stats.stratified import mantel_haenszel_test, stratified_risk_difference

THREE: list[Counts] = [(21, 464, 26, 453), (11, 165, 25, 174), (8, 69, 11, 70)]


@st.composite
def tables(draw: st.DrawFn) -> Counts:
    """Draw a table with subjects in both arms."""
    n1, n0 = draw(st.integers(1, 40)), draw(st.integers(1, 40))
    return draw(st.integers(0, n1)), n1, draw(st.integers(0, n0)), n0


STRATA = st.lists(tables(), min_size=1, max_size=5)
quick = settings(max_examples=60, deadline=None)


def test_three_strata_have_the_limits_that_were_solved_by_hand() -> None:
    """A difference of -3.08 points (-5.89 to -0.37) with the weights of the CMH test."""
    found = stratified_risk_difference(THREE)
    assert found.value == pytest.approx(-0.0308, abs=5e-5)
    assert (found.lower, found.upper) == pytest.approx((-0.0589, -0.0037), abs=5e-5)


def test_the_limit_that_touches_0_has_the_level_of_the_cmh_test() -> None:
    """At the confidence level 1 - p, p being 0.0263063, the interval ends at 0 exactly."""
    p = mantel_haenszel_test(THREE).p
    assert p == pytest.approx(0.0263063, abs=5e-8)
    assert stratified_risk_difference(THREE, 1 - (p or 0)).upper == pytest.approx(0, abs=1e-9)


@quick
@given(tables())
def test_one_stratum_is_the_difference_without_strata(table: Counts) -> None:
    """The weights cancel: Miettinen and Nurminen's own limits."""
    ours, theirs = stratified_risk_difference([table]), risk_difference(*table)
    assert ours.value == pytest.approx(theirs.value, abs=1e-12)
    assert (ours.lower, ours.upper) == pytest.approx((theirs.lower, theirs.upper), abs=1e-9)


@quick
@given(STRATA)
def test_strata_and_arms_may_change_places(strata: list[Counts]) -> None:
    """Their order does not matter; arms exchanged, or failures counted, turn the sign."""
    found = stratified_risk_difference(strata)
    assert -1 <= (found.lower or 0) <= (found.value or 0) + 1e-12
    assert (found.value or 0) - 1e-12 <= (found.upper or 0) <= 1
    backwards = stratified_risk_difference(strata[::-1])
    swapped = stratified_risk_difference([(x0, n0, x1, n1) for x1, n1, x0, n0 in strata])
    failures = stratified_risk_difference([(n1 - x1, n1, n0 - x0, n0) for x1, n1, x0, n0 in strata])
    for other, sign in ((backwards, 1), (swapped, -1), (failures, -1)):
        ends = sorted((sign * (other.lower or 0), sign * (other.upper or 0)))
        assert sign * (other.value or 0) == pytest.approx(found.value, abs=1e-12)
        assert ends == pytest.approx([found.lower, found.upper], abs=1e-8)


@quick
@given(STRATA)
def test_more_confidence_needs_more_room(strata: list[Counts]) -> None:
    """The interval at 99% holds that at 90%."""
    wide, narrow = (stratified_risk_difference(strata, level) for level in (0.99, 0.9))
    assert (wide.lower or 0) <= (narrow.lower or 0) + 1e-12
    assert (narrow.upper or 0) <= (wide.upper or 0) + 1e-12


def test_strata_of_one_arm_say_nothing() -> None:
    """They are left out; with none that has both arms there is nothing to estimate."""
    assert stratified_risk_difference([*THREE, (3, 9, 0, 0)]) == stratified_risk_difference(THREE)
    with pytest.raises(StatsError, match="No stratum has subjects in both arms"):
        stratified_risk_difference([(3, 9, 0, 0)])
