"""Shapes of a slide as readers see them: where they stand on it, and what they hide."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from slidekit.export.colours import Fill, color_in, fill_in
from slidekit.export.content import A, P, children, text_of
from slidekit.export.inks import inks_of, is_filled
from slidekit.export.outlines import edges_of, line_color
from slidekit.export.veils import YES, gaps_pt, is_on_its_side, veils_of
from slidekit.layout.seen import Box, Kind, SeenShape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.etree import _Element as Element

    from slidekit.export.page_context import Context

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_P14_MEDIA = "{http://schemas.microsoft.com/office/powerpoint/2010/main}media"
_QUARTER = 5_400_000
"""90 degrees in the unit of DrawingML."""
_SIDES = ("lIns", "tIns", "rIns", "bIns")
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


@dataclass(frozen=True, slots=True)
class _Around:
    """What a slide and the groups around a shape do to it."""

    context: Context
    animated: Collection[str] = ()
    travelling: Collection[str] = ()
    frame: _Frame = field(default_factory=_Frame)
    hidden: bool = False
    part: bool = False


def seen_shapes(
    tree: Element,
    context: Context,
    animated: Collection[str] = (),
    travelling: Collection[str] = (),
) -> Iterator[SeenShape]:
    """Yield the shapes of a slide or layout in the order of drawing, groups before their parts."""
    yield from _in_tree(tree, _Around(context, animated, travelling))


def _in_tree(tree: Element, around: _Around) -> Iterator[SeenShape]:
    for element in children(tree):
        about = next(element.iter(f"{P}cNvPr"))
        seen = _shape(element, about, around)
        yield seen
        if element.tag == f"{P}grpSp":
            yield from _in_tree(element, _inside(element, seen, around))


def _inside(group: Element, seen: SeenShape, around: _Around) -> _Around:
    """Return what is around the parts of a group; animated or hidden, it takes them along."""
    ids = {e.get("id", "") for e in group.iter(f"{P}cNvPr")}
    return replace(
        around,
        animated=ids if seen.animated else around.animated,
        travelling=ids if seen.travels else around.travelling,
        frame=_within(group, around.frame),
        hidden=seen.hidden,
        part=True,
    )


def _shape(element: Element, about: Element, around: _Around) -> SeenShape:
    context = around.context
    fill, kind, own = _fill_of(element, context), _kind(element), _box(element, context)
    mark = next(element.iter(f"{P}ph"), None) if kind != "figure" else None
    body, box = element.find(f"{P}txBody/{A}bodyPr"), around.frame.box(*own)
    return SeenShape(
        name=about.get("name") or "",
        kind=kind,
        box=box,
        text="" if kind == "figure" else text_of(element),
        inks=() if kind == "figure" else inks_of(element, context, own[2]),
        alt=about.get("descr") or "",
        decorative=any(e.get("val") in YES for e in about.iter(_DECORATIVE)),
        hidden=around.hidden or about.get("hidden") in YES,
        fill=fill.color,
        opaque=fill.opaque,
        line=line_color(element, context),
        opacity=fill.opacity,
        edges=edges_of(element, box, context),
        freeform=element.find(f"{P}spPr/{A}custGeom") is not None,
        placeholder=mark.get("type", "obj") if mark is not None else "",
        part=around.part,
        anchor=body.get("anchor", "t") if body is not None else "t",
        wraps=body is None or body.get("wrap") != "none",
        turned=_is_turned(element),
        animated=about.get("id", "") in around.animated,
        travels=about.get("id", "") in around.travelling,
        inset=_inset(body),
        gaps_pt=gaps_pt(element),
        clips=body is not None and body.get("vertOverflow", "overflow") != "overflow",
        veils=veils_of(element, context),
    )


def _inset(body: Element | None) -> Box:
    """Return what a text says that it keeps free on each side; what is not said is little."""
    sides = [body.get(name, "") if body is not None else "" for name in _SIDES]
    left, above, right, below = (int(s) if s.lstrip("-").isdigit() else 0 for s in sides)
    return (left, above, right, below)


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
            return _as_wide_as_its_columns(element, _turned(transform))
    return (0, 0, 0, 0)


def _as_wide_as_its_columns(element: Element, box: Box) -> Box:
    """Return the box that a table fills: its columns and rows say it, not its frame."""
    widths = _lengths(element, "gridCol", "w")
    heights = _lengths(element, "tr", "h")
    return (*box[:2], sum(widths) or box[2], sum(heights) or box[3])


def _lengths(element: Element, tag: str, name: str) -> list[int]:
    if element.tag != f"{P}graphicFrame":
        return []
    found = (part.get(name, "") for part in element.iter(f"{A}{tag}"))
    return [int(length) for length in found if length.isdigit()]


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
    """Tell whether a shape is turned by more than an eighth, or mirrored, or its text is turned."""
    if element.tag != f"{P}grpSp" and is_on_its_side(element):
        return True
    transform = _transform(element)
    if transform is None:
        return False
    turn = transform.get("rot", "0")
    degrees = int(turn) / 60_000 % 360 if turn.lstrip("-").isdigit() else 0
    drawn = element.tag in (f"{P}grpSp", f"{P}pic")
    flips = [transform.get(name) in YES for name in (("flipV", "flipH") if drawn else ("flipV",))]
    return 45 < degrees < 315 or any(flips)


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
    if kind == "graphicFrame":
        return Fill(None, opaque=True) if is_filled(element, context) else Fill()
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
