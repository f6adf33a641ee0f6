"""Where things stand on a slide: what lies outside, what covers what, and which ground is behind.

How much of a box its text fills is estimated from the number of characters; it is no layout.
"""

from __future__ import annotations

import math
from itertools import takewhile
from typing import TYPE_CHECKING

from slidekit.layout.seen import Box
from slidekit.units import points, to_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from slidekit.layout.seen import SeenFile, SeenShape, SeenSlide

CHARACTER_EM = 0.5
"""Mean advance of Arial's letters in English prose."""
LINE_EM = 1.2
SLACK_EMU = points(3)
"""What another program may shift a shape by when it only saves the file."""
LOST_EM = 0.5
"""Half the height of a line: a lower-case letter of which so much is covered is not read."""
LABEL_PT = 12
"""Size of the type in figures, whose own parts say it."""
Cover = tuple[int, str, Box, bool]
"""Place in the order of drawing, name, box, and whether it is a part of a group."""
SOLID = ("picture", "media", "chart", "object")


def ink_box(shape: SeenShape) -> Box:
    """Return about where in its box the characters of a text stand; else the whole box."""
    if shape.kind != "text" or not shape.inks:
        return shape.box
    x, y, width, height = _room(shape)
    size = max(ink.size_pt for ink in shape.inks)
    lines = _lines(shape, size)
    used = min(height, points(len(lines) * size * LINE_EM)) or height
    down = {"ctr": (height - used) // 2, "b": height - used}.get(shape.anchor, 0)
    across = min(width, points(max(lines, default=0) * size * CHARACTER_EM)) or width
    return (x, y + down, across, used)


def _room(shape: SeenShape) -> Box:
    """Return the box less what its text keeps free on each side."""
    (x, y, width, height), (left, above, right, below) = shape.box, shape.inset
    return (x + left, y + above, max(1, width - left - right), max(1, height - above - below))


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
    """Return "off" for a shape beyond the slide, "cut" for one across its edge, else "".

    A text that keeps much free at a side may leave the slide while its box does not.
    """
    boxes = (shape.box, ink_box(shape)) if any(shape.inset) else (shape.box,)
    return next(filter(None, (_outside(box, file) for box in boxes)), "")


def _outside(box: Box, file: SeenFile) -> str:
    x, y, width, height = box
    if x >= file.width or y >= file.height or x + width <= 0 or y + height <= 0:
        return "off"
    over = max(-x, -y, x + width - file.width, y + height - file.height)
    return "cut" if over > SLACK_EMU else ""


def figure_outside(slide: SeenSlide, place: int, file: SeenFile) -> str:
    """Return the same of what the parts of a figure fill, wherever its own box is."""
    drawn = union(part.box for part in parts_of(slide, place))
    return _outside(drawn, file) if drawn else ""


def parts_of(slide: SeenSlide, place: int) -> tuple[SeenShape, ...]:
    """Return the parts of the figure at a place; none for any other shape."""
    shape = slide.shapes[place]
    if shape.kind != "figure" or shape.part:
        return ()
    return tuple(takewhile(lambda part: part.part, slide.shapes[place + 1 :]))


def union(boxes: Iterable[Box]) -> Box | None:
    """Return the smallest box that holds some others; None of none."""
    held = [*boxes]
    if not held:
        return None
    x, y = min(box[0] for box in held), min(box[1] for box in held)
    right, below = max(b[0] + b[2] for b in held), max(b[1] + b[3] for b in held)
    return (x, y, right - x, below - y)


def is_flat(shape: SeenShape) -> bool:
    """Tell whether a shape has no size, so that nobody sees it."""
    return shape.kind != "line" and (shape.box[2] <= 0 or shape.box[3] <= 0)


def drawn_over(slide: SeenSlide, *, opaque: bool = False) -> tuple[Cover, ...]:
    """Return what may hide something on a slide: opaque shapes and, unless told, texts."""
    return tuple(
        (place, shape.name, box, shape.part)
        for place, shape in enumerate(slide.shapes)
        if hides(shape) and (is_opaque(shape) or shape.edges or not opaque)
        for box in hidden_by(shape)
    )


def hidden_by(shape: SeenShape) -> Iterator[Box]:
    """Yield what lies under a shape: its box, its characters, its line."""
    yield from shape.edges
    if is_opaque(shape) or shape.inks:
        yield shape.box if is_opaque(shape) else ink_box(shape)


def covers(slide: SeenSlide, under: int, drawn: Iterable[Cover]) -> Iterator[tuple[str, Box]]:
    """Yield what of these lies over the shape at a place, with the box that it covers."""
    target = ink_box(slide.shapes[under])
    first = under + 1
    if slide.shapes[under].kind == "figure":
        own = takewhile(lambda shape: shape.part, slide.shapes[first:])
        first += sum(1 for _ in own)
    for place, name, box, _ in drawn:
        common = shared(box, target) if place >= first else (0, 0, 0, 0)
        if common[2] > 0 and common[3] > 0:
            yield name, common


def hides(shape: SeenShape) -> bool:
    """Tell whether what lies under a shape cannot be read: it is opaque, or text itself."""
    return not shape.hidden and (is_opaque(shape) or bool(shape.inks or shape.edges))


def is_opaque(shape: SeenShape) -> bool:
    """Tell whether a shape lets nothing through."""
    filled = shape.kind == "table" and any(ink.ground != "" for ink in shape.inks)
    return shape.opaque or shape.kind in SOLID or filled


def readable(shape: SeenShape, covered: Box) -> bool:
    """Tell whether so little of a shape is covered that nothing is lost: less than half a line."""
    sizes = [ink.size_pt for ink in shape.inks] or [LABEL_PT]
    least = points(min(sizes) * LOST_EM)
    return covered[2] < 2 * least or covered[3] < least


def shared(first: Box, second: Box) -> Box:
    """Return the box that two have in common; without width or height where there is none."""
    x, y = max(first[0], second[0]), max(first[1], second[1])
    right = min(first[0] + first[2], second[0] + second[2])
    bottom = min(first[1] + first[3], second[1] + second[3])
    return (x, y, max(0, right - x), max(0, bottom - y))


def overlap(over: Box, under: Box) -> float:
    """Return the share of a box that another covers."""
    common, area = shared(over, under), under[2] * under[3]
    return common[2] * common[3] / area if area > 0 else 0.0


def grounds_behind(slide: SeenSlide, place: int) -> tuple[str, ...]:
    """Return the colours that may lie behind a text; none where that cannot be told.

    Its own fill, else what lies under it, else the slide's ground. A freeform may leave the text's
    own place free, so what lies under it counts as well.
    """
    shape = slide.shapes[place]
    if shape.fill != "":
        return (shape.fill,) if shape.fill else ()
    x, y, width, height = ink_box(shape)
    middle = (x + width // 2, y + height // 2, 1, 1)
    found: list[str | None] = []
    for other in reversed((*slide.under, *slide.shapes[:place])):
        if is_opaque(other) and not other.hidden and overlap(other.box, middle) > 0:
            found.append(other.fill or None)
            if not other.freeform:
                break
    else:
        found.append(slide.ground)
    known = tuple(color for color in found if color)
    return known if len(known) == len(found) else ()
