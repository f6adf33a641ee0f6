"""The rules on figures see the axes that are drawn, so that their silence means something."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.app import draft
from slidekit.layout.frame import Group, Path
from slidekit.rules.drawing import axis_honest, ratio_log_axis
from slidekit.rules.finding import Draft
from slidekit.rules.scales import axes_of, figures, part_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.layout.frame import Frame
    from tests.decks.conftest import Whole

LIMITS = {
    "primary.os": [(0.0, 36.0), (0.0, 100.0)],
    "key_secondary.orr": [(0.0, 50.0)],
    "forest.os": [(0.25, 4.0)],
    "ae_dot": [(0.0, 50.0), (-60.0, 40.0)],
    "ae_butterfly": [(0.0, 50.0), (0.0, 50.0)],
}
"""Slide of ONC301 -> the ends of the axes of its figure, as anyone reads them off."""


@pytest.mark.parametrize("slide", sorted(LIMITS))
def test_axes_are_found_as_they_are_drawn(slide: str, wholes: Callable[[str], Whole]) -> None:
    """Each axis has the values at its ticks, at even places of its scale."""
    frame = next(f for f in wholes("onc301").frames if f.slide_id == slide)
    (figure,) = figures(frame)
    axes = axes_of(figure)
    assert [(min(axis.values), max(axis.values)) for axis in axes] == LIMITS[slide]
    assert slide == "forest.os" or all(axis.follows(float) for axis in axes)


def stretched(frame: Frame, part: str) -> Frame:
    """Return a frame in which the shapes of a part of its figure are moved by half an inch."""
    by = 457_200

    def moved(item: Path) -> Path:
        commands = tuple(
            (c[0], *(n + by if i % 2 == 0 else n - by for i, n in enumerate(c[1:])))
            for c in item.commands
        )
        return replace(item, commands=commands)  # type: ignore[arg-type]

    items = (
        replace(
            item,
            items=tuple(
                moved(p) if isinstance(p, Path) and part_name(item, p)[0] == part else p
                for p in item.items
            ),
        )
        if isinstance(item, Group)
        else item
        for item in frame.items
    )
    return replace(frame, items=tuple(items))


@pytest.mark.parametrize(
    ("slide", "part", "message"),
    [
        ("key_secondary.orr", "bar", "bar"),
        ("ae_butterfly", "bar", "bar"),
        ("forest.os", "null", "no_one"),
    ],
)
def test_a_shape_at_a_wrong_place_is_seen(
    slide: str, part: str, message: str, wholes: Callable[[str], Whole]
) -> None:
    """Bars that float, and a line of no difference that is not at 1."""
    whole = draft(wholes("onc301").deck)
    assert not [*axis_honest(whole), *ratio_log_axis(whole)]
    frames = tuple(stretched(f, part) if f.slide_id == slide else f for f in whole.frames)
    moved = Draft(whole.deck, frames)
    found = {(b.slide, b.message) for b in (*axis_honest(moved), *ratio_log_axis(moved))}
    assert found == {(slide, message)}
