"""Texts that run into each other: nothing on a slide may be written over something else."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from slidekit.layout.frame import Group, Table, TextBlock
from slidekit.layout.lines import cell_blocks, place_lines
from slidekit.layout.text import largest_size_pt
from slidekit.units import points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.frame import Frame

CAPITAL_EM = 0.72
"""Height of capitals above the baseline."""
TAIL_EM = 0.15
"""How far most letters with a tail go below it."""
TOUCH = points(0.5)
"""Overlap that no eye sees."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The rectangle that one line of text fills, in slide EMU."""

    name: str
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Ink) -> bool:
        """Tell whether two lines run into each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > TOUCH and down > TOUCH


def collisions(frame: Frame) -> tuple[tuple[Ink, Ink], ...]:
    """Return the pairs of lines of text, of different blocks, that overlap."""
    inks = sorted(_inks(frame), key=lambda ink: ink.top)
    return tuple(
        (one, two)
        for one, two in combinations(inks, 2)
        if two.top < one.bottom and one.name != two.name and one.overlaps(two)
    )


def _inks(frame: Frame) -> Iterator[Ink]:
    for number, block in enumerate(_blocks(frame)):
        if block.role != "stamp":
            yield from _lines(block, f"{block.name}#{number}")


def _blocks(frame: Frame) -> Iterator[TextBlock]:
    for item in frame.items:
        for part in item.items if isinstance(item, Group) else (item,):
            if isinstance(part, TextBlock):
                yield part
            elif isinstance(part, Table):
                yield from (block for _, _, block in cell_blocks(part))


def _lines(block: TextBlock, name: str) -> Iterator[Ink]:
    size = max((largest_size_pt(p) for p in block.paragraphs), default=0.0)
    for line in place_lines(block):
        if not line.text.strip():
            continue
        top = line.baseline - points(size * CAPITAL_EM)
        bottom = line.baseline + points(size * TAIL_EM)
        yield _turned(block, Ink(name, line.text, line.x, top, line.x + line.width, bottom))


def _turned(block: TextBlock, ink: Ink) -> Ink:
    """Turn a line with its block about the block's middle."""
    if block.rotation % 180 == 0:
        return ink
    x, y = block.x + block.width / 2, block.y + block.height / 2
    clockwise = block.rotation % 360 == 90
    if clockwise:
        return Ink(
            ink.name,
            ink.text,
            x - (ink.bottom - y),
            y + (ink.left - x),
            x - (ink.top - y),
            y + (ink.right - x),
        )
    return Ink(
        ink.name,
        ink.text,
        x + (ink.top - y),
        y - (ink.right - x),
        x + (ink.bottom - y),
        y - (ink.left - x),
    )
