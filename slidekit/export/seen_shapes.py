"""Shapes of a slide as readers see them: where they stand on it, and what they hide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.export.colours import Fill, color_in, fill_in
from slidekit.export.content import A, P, children, text_of
from slidekit.export.inks import inks_of
from slidekit.layout.seen import Box, Kind, SeenShape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.etree import _Element as Element

    from slidekit.export.page_context import Context

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_P14_MEDIA = "{http://schemas.microsoft.com/office/powerpoint/2010/main}media"
_QUARTER = 5_400_000
"""90 degrees in the unit of DrawingML."""
_KINDS: dict[str, Kind] = {
    "sp": "text",
    "cxnSp": "line",
    "pic": "picture",
    "grpSp": "figure",
    "graphicFrame": "object",
}
Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the coordinates of a group's parts become those of the slide."""

    scale: Pair = (1.0, 1.0)
    shift: Pair = (0.0, 0.0)

    def box(self, x: int, y: int, width: int, height: int) -> Box:
        (across, down), (right, below) = self.scale, self.shift
        return (
            round(x * across + right),
            round(y * down + below),
            round(width * across),
            round(height * down),
        )


def seen_shapes(
    tree: Element, context: Context, animated: Collection[str] = ()
) -> Iterator[SeenShape]:
    """Yield the shapes of a slide or layout in the order of drawing, groups before their parts."""
    yield from _in_tree(tree, context, animated, _Frame(), part=False)


def _in_tree(
    tree: Element, context: Context, animated: Collection[str], frame: _Frame, *, part: bool
) -> Iterator[SeenShape]:
    for element in children(tree):
        about = next(element.iter(f"{P}cNvPr"))
        moves = about.get("id", "") in animated
        yield _shape(element, about, context, frame, part=part, moves=moves)
        if element.tag == f"{P}grpSp":
            # A group that is animated takes its parts along.
            ids = {e.get("id", "") for e in element.iter(f"{P}cNvPr")} if moves else animated
            yield from _in_tree(element, context, ids, _within(element, frame), part=True)


def _shape(
    element: Element, about: Element, context: Context, frame: _Frame, *, part: bool, moves: bool
) -> SeenShape:
    fill = _fill_of(element, context)
    kind = _kind(element)
    mark = next(element.iter(f"{P}ph"), None) if kind != "figure" else None
    body = element.find(f"{P}txBody/{A}bodyPr")
    return SeenShape(
        name=about.get("name") or "",
        kind=kind,
        box=frame.box(*_box(element, context)),
        text="" if kind == "figure" else text_of(element),
        inks=() if kind == "figure" else inks_of(element, context),
        alt=about.get("descr") or "",
        decorative=any(e.get("val") == "1" for e in about.iter(_DECORATIVE)),
        hidden=about.get("hidden") in ("1", "true"),
        fill=fill.color,
        opaque=fill.opaque,
        freeform=element.find(f"{P}spPr/{A}custGeom") is not None,
        placeholder=mark.get("type", "obj") if mark is not None else "",
        part=part,
        anchor=body.get("anchor", "t") if body is not None else "t",
        wraps=body is None or body.get("wrap") != "none",
        turned=_is_turned(element),
        animated=moves,
    )


def _kind(element: Element) -> Kind:
    kind = _KINDS[element.tag.rpartition("}")[2]]
    if kind == "object":
        if next(element.iter(f"{A}tbl"), None) is not None:
            return "table"
        data = next(element.iter(f"{A}graphicData"), None)
        return "chart" if data is not None and "chart" in data.get("uri", "") else "object"
    if kind == "picture" and any(
        True for _ in element.iter(f"{A}videoFile", f"{A}audioFile", _P14_MEDIA)
    ):
        return "media"
    return kind


def _box(element: Element, context: Context) -> Box:
    for holder in (element, *context.ancestors(element)):
        transform = _transform(holder)
        if transform is not None:
            return _turned(transform)
    return (0, 0, 0, 0)


def _transform(element: Element) -> Element | None:
    for path in (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm"):
        found = element.find(path)
        if found is not None and found.find(f"{A}off") is not None:
            return found
    return None


def _turned(transform: Element) -> Box:
    """Return the box of a shape; one that lies on its side is as wide as it was high."""
    x, y = _numbers(transform, "off", "x", "y")
    width, height = _numbers(transform, "ext", "cx", "cy")
    turn = transform.get("rot", "0")
    quarters = round(int(turn) / _QUARTER) % 4 if turn.lstrip("-").isdigit() else 0
    if quarters % 2:
        return (x + (width - height) // 2, y + (height - width) // 2, height, width)
    return (x, y, width, height)


def _is_turned(element: Element) -> bool:
    """Tell whether a shape is turned by more than an eighth, or its text stands on its head."""
    transform = _transform(element)
    if transform is None:
        return False
    turn = transform.get("rot", "0")
    degrees = int(turn) / 60_000 % 360 if turn.lstrip("-").isdigit() else 0
    return 45 < degrees < 315 or transform.get("flipV") in ("1", "true")


def _numbers(transform: Element, tag: str, first: str, second: str) -> tuple[int, int]:
    element = transform.find(f"{A}{tag}")
    texts = [element.get(name, "") for name in (first, second)] if element is not None else ["", ""]
    left, right = (int(text) if text.lstrip("-").isdigit() else 0 for text in texts)
    return left, right


def _within(group: Element, frame: _Frame) -> _Frame:
    """Return how the parts of a group stand on the slide."""
    transform = _transform(group)
    if transform is None or transform.find(f"{A}chExt") is None:
        return frame
    off, ext = _numbers(transform, "off", "x", "y"), _numbers(transform, "ext", "cx", "cy")
    inner, size = _numbers(transform, "chOff", "x", "y"), _numbers(transform, "chExt", "cx", "cy")
    own = [outer / within if within else 1.0 for outer, within in zip(ext, size, strict=True)]
    scale = (own[0] * frame.scale[0], own[1] * frame.scale[1])
    shift = (
        frame.shift[0] + frame.scale[0] * (off[0] - inner[0] * own[0]),
        frame.shift[1] + frame.scale[1] * (off[1] - inner[1] * own[1]),
    )
    return _Frame(scale, shift)


def _fill_of(element: Element, context: Context) -> Fill:
    kind = element.tag.rpartition("}")[2]
    if kind == "pic":
        return Fill(None, opaque=True)
    if kind != "sp":
        return Fill()
    for holder in (element, *context.ancestors(element)):
        stated = fill_in(holder.find(f"{P}spPr"), context.palette)
        if stated is not None:
            return stated
    style = element.find(f"{P}style/{A}fillRef")
    if style is not None and style.get("idx", "0") not in ("0", "1000"):
        return Fill(color_in(style, context.palette)[0], opaque=True)
    return Fill()
