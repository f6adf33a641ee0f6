"""Drawn shapes as DrawingML: places, freeforms, fills and lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.export.ooxml import node
from slidekit.layout.drawing import line_width, subpaths

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from slidekit.layout.frame import Command, Path

_CAP = {"flat": "flat", "round": "rnd", "square": "sq"}
_STEP = {"M": "a:moveTo", "L": "a:lnTo", "C": "a:cubicBezTo"}


def transform(x: int, y: int, width: int, height: int, rotation: int = 0) -> Element:
    """Return `a:xfrm`: a box in EMU, turned clockwise about its middle by degrees."""
    place = node("a:xfrm", node("a:off", x=x, y=y), node("a:ext", cx=width, cy=height))
    if rotation:
        place.set("rot", str(rotation % 360 * 60_000))
    return place


def freeform(path: Path, box: tuple[int, int, int, int]) -> Element:
    """Return `a:custGeom` of a path inside its box."""
    left, top, width, height = box
    drawn = [
        node("a:path", *(_step(command, left, top) for command in piece), w=width, h=height)
        for piece in subpaths(path)
    ]
    lists = (node(tag) for tag in ("a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"))
    frame = node("a:rect", l="0", t="0", r="r", b="b")
    return node("a:custGeom", *lists, frame, node("a:pathLst", *drawn))


def fill(color: str | None, alpha: float = 1.0) -> Element:
    """Return `a:solidFill` with its alpha, or `a:noFill`."""
    if color is None:
        return node("a:noFill")
    ink = node("a:srgbClr", val=color)
    if alpha < 1:
        ink.append(node("a:alpha", val=round(alpha * 100_000)))
    return node("a:solidFill", ink)


def outline(path: Path) -> Element:
    """Return `a:ln` of a path."""
    width = line_width(path)
    if path.line is None or width <= 0:
        return node("a:ln", node("a:noFill"))
    join = node("a:miter", lim=800_000) if path.join == "miter" else node(f"a:{path.join}")
    parts = (fill(path.line, path.line_alpha), *_dash(path.dash), join)
    return node("a:ln", *parts, w=width, cap=_CAP[path.cap])


def _dash(dash: tuple[float, ...]) -> tuple[Element, ...]:
    if not dash:
        return (node("a:prstDash", val="solid"),)
    pairs = zip(dash[::2], dash[1::2], strict=True)
    stops = (node("a:ds", d=_share(on), sp=_share(off)) for on, off in pairs)
    return (node("a:custDash", *stops),)


def _share(line_widths: float) -> int:
    return round(line_widths * 100_000)


def _step(command: Command, left: int, top: int) -> Element:
    if command[0] == "Z":
        return node("a:close")
    numbers = command[1:]
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return node(_STEP[command[0]], *(node("a:pt", x=x - left, y=y - top) for x, y in pairs))
