"""What thick lines lie over: a frame without a fill hides a table as well as a filled one."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from slidekit.export.colours import OPAQUE, color_in, fill_in
from slidekit.export.content import A, P
from slidekit.units import points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from slidekit.export.page_context import Context
    from slidekit.layout.seen import Box

THICK = points(4)
"""A thinner line hides no letter; slidekit draws none that is thicker."""
_FAR, _LARGE = points(12), 1.5
"""Further than this, or larger by this, a shadow is a shape of its own."""
_STRAIGHT = ("line", "straightConnector1")
_PIECES = 12
"""A line from corner to corner is taken as so many boxes."""
_MOST_POINTS = 400
_YES = ("1", "true")


def edges_of(element: Element, box: Box, context: Context) -> tuple[Box, ...]:
    """Return boxes that line, glow and shadow of a shape lie over, in EMU, where they are thick."""
    return (*_of_line(element, box, context), *_of_effects(element, box, context))


def _of_effects(element: Element, box: Box, context: Context) -> Iterator[Box]:
    """Yield what a glow or shadow lies over, which is drawn in one colour around its shape."""
    effects = element.find(f"{P}spPr/{A}effectLst")
    if effects is None:
        return
    for effect in effects:
        if color_in(effect, context.palette)[1] < OPAQUE:
            continue
        if effect.tag == f"{A}glow" and _whole(effect.get("rad")) >= THICK:
            yield _grown(box, _whole(effect.get("rad")))
        elif effect.tag == f"{A}outerShdw":
            yield from _of_shadow(effect, box)


def _of_shadow(shadow: Element, box: Box) -> Iterator[Box]:
    """Yield where a shadow falls that is thrown far, or larger than its shape."""
    x, y, width, height = box
    far, angle = _whole(shadow.get("dist")), math.radians(_whole(shadow.get("dir")) / 60_000)
    across, down = (_whole(shadow.get(name) or "100000") / 100_000 for name in ("sx", "sy"))
    if far >= _FAR or max(across, down) > _LARGE:
        left = x + far * math.cos(angle) - width * (across - 1) / 2
        top = y + far * math.sin(angle) - height * (down - 1) / 2
        yield (round(left), round(top), round(width * across), round(height * down))


def line_color(element: Element, context: Context) -> str | None:
    """Return the colour of a shape's line; "" for none, None where it cannot be told."""
    line = element.find(f"{P}spPr/{A}ln")
    if line is None:
        return "" if element.find(f"{P}style/{A}lnRef") is None else None
    fill = fill_in(line, context.palette)
    return fill.color if fill else None


def _of_line(element: Element, box: Box, context: Context) -> tuple[Box, ...]:
    line = element.find(f"{P}spPr/{A}ln")
    width = line.get("w", "") if line is not None else ""
    if line is None or not width.isdigit() or int(width) < THICK:
        return ()
    fill = fill_in(line, context.palette)
    if fill is None or not fill.opaque:
        return ()
    return tuple(
        _grown(piece, int(width) // 2) for path in _paths(element, box) for piece in _along(path)
    )


Point = tuple[float, float]


def _paths(element: Element, box: Box) -> Iterator[tuple[Point, ...]]:
    """Yield the corners that a line goes along, on the slide."""
    x, y, width, height = box
    drawn = element.find(f"{P}spPr/{A}custGeom/{A}pathLst")
    if drawn is not None:
        yield from (_freeform(path, box) for path in drawn)
        return
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    preset = element.find(f"{P}spPr/{A}prstGeom")
    if element.tag == f"{P}cxnSp" or (preset is not None and preset.get("prst") in _STRAIGHT):
        yield corners[1::2] if _rises(element.find(f"{P}spPr/{A}xfrm")) else corners[::2]
    else:
        yield (*corners, corners[0])


def _rises(transform: Element | None) -> bool:
    """Tell whether a line goes from the lower left to the upper right."""
    flips = ("flipH", "flipV")
    return transform is not None and sum(transform.get(flip) in _YES for flip in flips) == 1


def _freeform(path: Element, box: Box) -> tuple[Point, ...]:
    x, y, width, height = box
    across, down = (_whole(path.get(name)) or size for name, size in (("w", width), ("h", height)))
    found = [(_whole(p.get("x")), _whole(p.get("y"))) for p in path.iter(f"{A}pt")][:_MOST_POINTS]
    return tuple(
        (x + a * width / across if across else x, y + b * height / down if down else y)
        for a, b in found
    )


def _whole(text: str | None) -> int:
    return int(text) if text and text.lstrip("-").isdigit() else 0


def _along(path: tuple[Point, ...]) -> Iterator[Box]:
    """Yield boxes along a line: one where it runs level or upright, else several."""
    for (x, y), (right, below) in pairwise(path):
        slanted = abs(right - x) > THICK and abs(below - y) > THICK
        pieces = _PIECES if slanted else 1
        for piece in range(pieces):
            a, b = piece / pieces, (piece + 1) / pieces
            xs = sorted((x + (right - x) * a, x + (right - x) * b))
            ys = sorted((y + (below - y) * a, y + (below - y) * b))
            yield (math.floor(xs[0]), math.floor(ys[0]), round(xs[1] - xs[0]), round(ys[1] - ys[0]))


def _grown(box: Box, by: int) -> Box:
    return (box[0] - by, box[1] - by, box[2] + 2 * by, box[3] + 2 * by)
