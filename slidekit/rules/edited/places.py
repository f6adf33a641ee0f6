"""Where things stand on a slide: what lies outside, what covers what, and which ground is behind.

How much of a box its text fills is estimated from the number of characters; it is no layout.
"""

from __future__ import annotations

import math
from itertools import dropwhile
from typing import TYPE_CHECKING

from slidekit.units import points, to_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.seen import Box, SeenFile, SeenShape, SeenSlide

CHARACTER_EM = 0.5
"""Mean advance of Arial's letters in English prose."""
LINE_EM = 1.2
SLACK_EMU = points(3)
"""What another program may shift a shape by when it only saves the file."""
SOLID = ("picture", "media", "chart", "object")


def ink_box(shape: SeenShape) -> Box:
    """Return about where in its box the characters of a text stand; else the whole box."""
    x, y, width, height = shape.box
    if shape.kind != "text" or not shape.inks:
        return shape.box
    size = max(ink.size_pt for ink in shape.inks)
    lines = _lines(shape, size)
    used = min(height, points(len(lines) * size * LINE_EM)) or height
    down = {"ctr": (height - used) // 2, "b": height - used}.get(shape.anchor, 0)
    across = min(width, points(max(lines, default=0) * size * CHARACTER_EM)) or width
    return (x, y + down, across, used)


def _lines(shape: SeenShape, size_pt: float) -> list[int]:
    """Return the characters of each line, as lines would about break."""
    fits = max(1, int(to_points(shape.box[2]) / (size_pt * CHARACTER_EM)))
    lines: list[int] = []
    for paragraph in shape.text.strip("\n").split("\n"):
        count = max(1, math.ceil(len(paragraph) / fits)) if shape.wraps else 1
        lines += [min(len(paragraph), fits)] * count
    return lines


def runs_over_pt(shape: SeenShape) -> float:
    """Return by how many points a text is higher than its box, about."""
    if shape.kind != "text" or not shape.inks or shape.box[3] <= 0:
        return 0.0
    size = sum(ink.size_pt * len(ink.text) for ink in shape.inks) / sum(
        len(ink.text) for ink in shape.inks
    )
    return len(_lines(shape, size)) * size * LINE_EM - to_points(shape.box[3])


def outside(shape: SeenShape, file: SeenFile) -> str:
    """Return "off" for a shape beyond the slide, "cut" for one across its edge, else ""."""
    x, y, width, height = shape.box
    if x >= file.width or y >= file.height or x + width <= 0 or y + height <= 0:
        return "off"
    over = max(-x, -y, x + width - file.width, y + height - file.height)
    return "cut" if over > SLACK_EMU else ""


def is_flat(shape: SeenShape) -> bool:
    """Tell whether a shape has no size, so that nobody sees it."""
    return shape.kind != "line" and (shape.box[2] <= 0 or shape.box[3] <= 0)


def covers(slide: SeenSlide, under: int) -> Iterator[tuple[SeenShape, float]]:
    """Yield what is drawn over the shape at a place in the order, with the share that it covers."""
    shape, later = slide.shapes[under], slide.shapes[under + 1 :]
    target = ink_box(shape)
    if shape.kind == "figure":
        later = tuple(dropwhile(lambda following: following.part, later))
    for shape in later:
        if hides(shape):
            share = overlap(ink_box(shape) if not is_opaque(shape) else shape.box, target)
            if share > 0:
                yield shape, share


def hides(shape: SeenShape) -> bool:
    """Tell whether what lies under a shape cannot be read: it is opaque, or text itself."""
    return not shape.hidden and (is_opaque(shape) or bool(shape.inks))


def is_opaque(shape: SeenShape) -> bool:
    """Tell whether a shape lets nothing through."""
    filled = shape.kind == "table" and any(ink.ground != "" for ink in shape.inks)
    return shape.opaque or shape.kind in SOLID or filled


def overlap(over: Box, under: Box) -> float:
    """Return the share of a box that another covers."""
    across = min(over[0] + over[2], under[0] + under[2]) - max(over[0], under[0])
    down = min(over[1] + over[3], under[1] + under[3]) - max(over[1], under[1])
    area = under[2] * under[3]
    return max(0, across) * max(0, down) / area if area > 0 else 0.0


def ground_behind(slide: SeenSlide, place: int) -> str | None:
    """Return the colour behind a text: its own fill, that of what lies under it, or the slide's."""
    shape = slide.shapes[place]
    if shape.fill != "":
        return shape.fill
    x, y, width, height = ink_box(shape)
    middle = (x + width // 2, y + height // 2, 1, 1)
    for other in reversed((*slide.under, *slide.shapes[:place])):
        if is_opaque(other) and not other.hidden and overlap(other.box, middle) > 0:
            return other.fill if other.fill else None
    return slide.ground
