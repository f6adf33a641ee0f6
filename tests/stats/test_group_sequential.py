"""Boundaries against published ones, and what must hold of all of them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.errors import StatsError
from slidekit.stats.group_sequential import (
    Sided,
    Spending,
    boundaries,
    crossing,
    deviate,
    nominal,
    spent_alpha,
)

SPENDING = st.sampled_from(["obrien_fleming", "pocock"])
SIDES = st.sampled_from([1, 2])
FRACTIONS = st.lists(st.integers(5, 99), min_size=1, max_size=4, unique=True).map(
    lambda found: (*(one / 100 for one in sorted(found)), 1.0)
)


def test_boundaries_at_half_the_information_are_the_published_ones() -> None:
    """O'Brien-Fleming type, two-sided 0.05 at 0.5 and 1: p below 0.0031, then below 0.0490."""
    found = boundaries("obrien_fleming", 0.05, (0.5, 1))
    assert [round(p, 4) for p in found.nominal] == [0.0031, 0.0490]
    assert found.z == pytest.approx((2.9626, 1.9686), abs=5e-5)
    assert found.method == "obrien_fleming_spending/1"


@pytest.mark.parametrize(
    ("spending", "published"),
    [
        ("obrien_fleming", (4.8769, 3.3569, 2.6803, 2.2898, 2.0310)),
        ("pocock", (2.4380, 2.4268, 2.4101, 2.3966, 2.3859)),
    ],
)
def test_five_equal_analyses_have_the_published_boundaries(
    spending: Spending, published: tuple[float, ...]
) -> None:
    """The tables of Reboussin, DeMets, Kim & Lan 2000 for a two-sided 0.05 at fifths."""
    found = boundaries(spending, 0.05, (0.2, 0.4, 0.6, 0.8, 1))
    assert found.z == pytest.approx(published, abs=2e-4)


def test_a_one_sided_test_at_half_of_alpha_has_the_same_deviates() -> None:
    """0.025 one-sided and 0.05 two-sided differ only by crossing the wrong side."""
    one = boundaries("pocock", 0.025, (0.5, 1), sided=1)
    assert one.z == pytest.approx((2.1570, 2.2010), abs=5e-5)
    assert one.nominal[0] == pytest.approx(0.0155, abs=5e-5)


def test_one_analysis_is_a_plain_test() -> None:
    """Spending all at once is the usual 1.96."""
    assert boundaries("obrien_fleming", 0.05, (1,)).z[0] == pytest.approx(1.959964, abs=1e-6)
    assert deviate(0.05) == pytest.approx(1.959964, abs=1e-6)
    assert deviate(0.025, sided=1) == pytest.approx(1.959964, abs=1e-6)


def test_constant_boundaries_of_pocock_spend_five_percent() -> None:
    """Pocock 1977: 2.178 at both of two, 2.413 at all of five equal analyses."""
    assert crossing((0.5, 1), (2.1783, 2.1783)) == pytest.approx(0.05, abs=2e-5)
    assert crossing((0.2, 0.4, 0.6, 0.8, 1), (2.4132,) * 5) == pytest.approx(0.05, abs=2e-5)


def test_looking_five_times_at_five_percent_errs_in_fourteen() -> None:
    """Armitage, McPherson & Rowe 1969: 0.142 for five looks, 0.083 for two."""
    fifths = (0.2, 0.4, 0.6, 0.8, 1)
    assert crossing(fifths, (1.96,) * 5) == pytest.approx(0.142, abs=5e-4)
    assert crossing((0.5, 1), (1.96, 1.96)) == pytest.approx(0.083, abs=5e-4)


def test_trials_without_effect_cross_as_often_as_alpha_says() -> None:
    """In 400000 simulated trials with three looks 5.0% cross, within four standard errors."""
    fractions = np.array([0.3, 0.7, 1.0])
    bound = np.array(boundaries("obrien_fleming", 0.05, tuple(fractions)).z)
    rng = np.random.default_rng(7)
    steps = np.sqrt(np.diff(fractions, prepend=0))
    score = np.cumsum(rng.normal(size=(400_000, 3)) * steps, axis=1)
    share = (np.abs(score / np.sqrt(fractions)) > bound).any(axis=1).mean()
    assert share == pytest.approx(0.05, abs=4 * math.sqrt(0.05 * 0.95 / 400_000))


@settings(max_examples=30, deadline=None)
@given(SPENDING, SIDES, FRACTIONS, st.sampled_from([0.001, 0.01, 0.025, 0.05, 0.1]))
def test_boundaries_spend_just_their_alpha(
    spending: Spending, sided: Sided, fractions: tuple[float, ...], alpha: float
) -> None:
    """All analyses together cross with probability alpha, and no nominal p is above it."""
    found = boundaries(spending, alpha, fractions, sided)
    assert crossing(fractions, found.z, sided) == pytest.approx(alpha, rel=1e-6)
    assert found.spent[-1] == pytest.approx(alpha)
    assert all(p <= alpha + 1e-12 for p in found.nominal)
    assert nominal(found.z, sided) == found.nominal


@settings(max_examples=50, deadline=None)
@given(SPENDING, SIDES, st.floats(0.01, 1.2), st.floats(0.01, 1.2))
def test_spent_alpha_never_falls_and_never_exceeds_alpha(
    spending: Spending, sided: Sided, early: float, late: float
) -> None:
    """More information has spent no less, and more than planned spends no more than alpha."""
    early, late = sorted((early, late))
    first, second = (spent_alpha(spending, 0.05, at, sided) for at in (early, late))
    assert 0 <= first <= second + 1e-15
    assert second <= 0.05 + 1e-12


def test_fractions_that_do_not_rise_are_refused() -> None:
    """An analysis has more information than the one before it, and more than none."""
    for fractions in ((0.5, 0.5), (1, 0.5), (0, 1)):
        with pytest.raises(StatsError, match="must rise"):
            boundaries("pocock", 0.05, fractions)
    with pytest.raises(StatsError, match="between 0 and 1"):
        boundaries("pocock", 1.5, (0.5, 1))
    with pytest.raises(StatsError, match="a boundary"):
        crossing((0.5, 1), (2.0,))
