"""Colours of arms as all eyes see them."""

from __future__ import annotations

from itertools import combinations

import pytest

from slidekit.exhibits.colour_vision import difference
from slidekit.exhibits.style import ARM_STYLES
from slidekit.template.load import load_policy


def test_all_arm_styles_are_told_apart_by_all_eyes() -> None:
    """Five arms can stand in one figure without a warning of the rule."""
    least = load_policy("default").legibility.arm_difference
    pairs = combinations((style.color for style in ARM_STYLES), 2)
    assert min(difference(*pair) for pair in pairs) >= least


@pytest.mark.parametrize(("colour", "look_alike"), [("0072B2", "00785A"), ("0072B2", "2F6F9F")])
def test_colours_that_some_eyes_take_for_the_same(colour: str, look_alike: str) -> None:
    """Blue and green without cones for short waves, and two blues for everybody."""
    assert difference(colour, look_alike) < 5


def test_black_and_white_are_a_hundred_apart_for_all_eyes() -> None:
    """Lightness is seen by all; CIEDE2000 runs from 0 to 100 between them."""
    assert difference("000000", "FFFFFF") == pytest.approx(100, abs=0.01)
    assert difference("D55E00", "D55E00") == 0
