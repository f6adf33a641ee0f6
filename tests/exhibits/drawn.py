"""Figures of exhibits as recorded shapes, and where their texts stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from slidekit.exhibits.registry import exhibit_kind
from slidekit.layout.frame import Path, TextBlock
from slidekit.layout.recorder import record
from slidekit.layout.text import text_width
from slidekit.units import inches, to_inches
from tests.exhibits.trials import say

if TYPE_CHECKING:
    from slidekit.exhibits.model import Made, Part

WIDTH_IN, HEIGHT_IN = 12.3, 4.9
SLACK = inches(0.02)


@dataclass(frozen=True, slots=True, eq=False)
class TestCanvas:
    """A figure of the size that slides have, with an exhibit's own numbers."""

    __test__ = False

    figure: Figure
    font_pt: float
    made: Made

    def say(self, text: str) -> str:
        """Return text with its numbers."""
        return say(self.made, text)

    def text_width(self, text: str, size_pt: float, bold: bool = False) -> float:
        """Return the width of text in inches."""
        return to_inches(text_width(text, size_pt, bold))


def drawn(
    made: Made, part: Part | None = None, width_in: float = WIDTH_IN
) -> tuple[Path | TextBlock, ...]:
    """Return a figure as the shapes that a slide gets."""
    figure = Figure(figsize=(width_in, HEIGHT_IN))
    draw = exhibit_kind(made.exhibit.kind).draw
    assert draw is not None
    draw(TestCanvas(figure, 12, made), made.exhibit, part)
    return record(figure, 0, 0, made.exhibit.kind)


def labels(items: tuple[Path | TextBlock, ...]) -> list[TextBlock]:
    """Return the texts of a figure."""
    return [item for item in items if isinstance(item, TextBlock)]


def named(items: tuple[Path | TextBlock, ...], part: str) -> list[Path | TextBlock]:
    """Return the shapes of a part, such as "dot.0"."""
    return [item for item in items if f".{part}" in item.name]


def outside(items: tuple[Path | TextBlock, ...], width_in: float = WIDTH_IN) -> list[str]:
    """Return the texts that leave the figure."""
    width, height = inches(width_in) + SLACK, inches(HEIGHT_IN) + SLACK
    found = []
    for item in labels(items):
        across, down = (item.height, item.width) if item.rotation else (item.width, item.height)
        x, y = item.x + (item.width - across) / 2, item.y + (item.height - down) / 2
        if min(x, y) < -SLACK or x + across > width or y + down > height:
            found.append(item.paragraphs[0].text)
    return found


def overlapping(items: tuple[Path | TextBlock, ...]) -> list[tuple[str, str]]:
    """Return the pairs of level texts that stand on each other; line heights may touch."""
    texts = [item for item in labels(items) if not item.rotation]
    return [
        (one.paragraphs[0].text, other.paragraphs[0].text)
        for index, one in enumerate(texts)
        for other in texts[index + 1 :]
        if one.x < other.x + other.width - SLACK
        and other.x < one.x + one.width - SLACK
        and one.y < other.y + other.height * 0.8
        and other.y < one.y + one.height * 0.8
    ]
