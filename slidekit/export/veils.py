"""What keeps words from being read although they are all there: looks that slidekit never writes.

Each has a code; PowerPoint's own screens make most of them, in a click or two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.export.content import A, P
from slidekit.units import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from slidekit.export.page_context import Context

YES = ("1", "true", "on")
_SIGNS = re.compile(
    r"\b(?:wing|web)dings|\bsymbol\b|dingbats|\bmarlett\b|\bmt extra\b|barcode|\bcode ?(?:39|128)\b"
    r"|\bblank\b",
    re.IGNORECASE,
)
"""Typefaces that draw signs in the place of letters, or nothing."""
_TIGHT_EM = 0.15
"""From here on letters are drawn over each other; PowerPoint's "very tight" is 3 pt of any size."""
_LOW_EM = 0.6
"""Lines of less lie over each other."""
_FAR = 60_000
"""Raised or lowered by more than this, in thousandths of a percent, type leaves its line."""
_LEAST_BLUR_PT = 2
_EFFECTS = ("softEdge", "blur", "glow")
_STRAIGHT = ("orthographicFront", "perspectiveFront")
_PLAIN_WORDS = ("textNoShape", "textPlain")
_MARGIN_PT = 36
"""Two lines above or below the words of a cell."""
_SIDES, _ACROSS = ("lnL", "lnR", "lnT", "lnB"), ("lnTlToBr", "lnBlToTr")
"""Lines around a cell, and those through it."""
_THICK_PT = 5
"""A border of a cell that is thicker lies over its words."""
_TURN = 60_000
"""One degree."""
_WIDE_EM = 2
"""Space before or after a paragraph from which it is a gap."""


def veils_of(shape: Element, context: Context) -> tuple[str, ...]:
    """Return the codes of all that keeps the words or marks of a shape from being read."""
    found = [*_of_shape(shape)]
    for look, paragraph, looks in _runs(shape, context):
        found += _of_run(look, looks, context)
        found += _of_lines(paragraph, _size(looks))
    return tuple(dict.fromkeys(found))


def _of_shape(shape: Element) -> Iterator[str]:
    for properties in _properties(shape):
        if _blurs(properties):
            yield "blurred"
    if _is_any_bent(shape):
        yield "bent"
    if shape.tag == f"{P}grpSp":
        return
    yield from _of_cells(shape)
    if any(True for _ in shape.iter(f"{A}fld")):
        yield "field"


def _of_cells(shape: Element) -> Iterator[str]:
    if any(_is_thick(line) for line in _borders(shape, _SIDES)):
        yield "ruled"
    if any(_is_drawn(line) for line in _borders(shape, _ACROSS)):
        yield "struck"
    if any(_is_merged(cell) and _has_words(cell) for cell in shape.iter(f"{A}tc")):
        yield "merged"


def _borders(shape: Element, names: tuple[str, ...]) -> Iterator[Element]:
    """Yield the lines of a table's cells."""
    for about in shape.iter(f"{A}tcPr"):
        yield from (line for name in names if (line := about.find(f"{A}{name}")) is not None)


def _is_thick(line: Element) -> bool:
    return _is_drawn(line) and _number(line.get("w")) > _THICK_PT * EMU_PER_POINT


def _is_drawn(line: Element) -> bool:
    return any(
        line.find(f"{A}{name}") is not None for name in ("solidFill", "gradFill", "pattFill")
    )


def _is_any_bent(shape: Element) -> bool:
    """Tell whether a shape or its text is turned in space, or text is set along a drawn form."""
    if shape.find(f"{P}spPr/{A}custGeom") is not None and _has_words(shape):
        return True
    warps = (body.find(f"{A}prstTxWarp") for body in _bodies(shape))
    if any(warp is not None and warp.get("prst") not in _PLAIN_WORDS for warp in warps):
        return True
    return any(_is_bent(part) for part in (*_properties(shape), *_bodies(shape)))


def _bodies(shape: Element) -> tuple[Element, ...]:
    """Return where a shape or the cells of a table say how their texts stand."""
    return () if shape.tag == f"{P}grpSp" else tuple(shape.iter(f"{A}bodyPr"))


def _properties(shape: Element) -> Iterator[Element]:
    """Yield the properties of a shape, table or group; those of a group's parts are theirs."""
    for path in (f"{P}spPr", f"{P}grpSpPr"):
        if (found := shape.find(path)) is not None:
            yield found
    if shape.tag == f"{P}graphicFrame":
        yield from shape.iter(f"{A}tblPr")


def _has_words(holder: Element) -> bool:
    return any((text.text or "").strip() for text in holder.iter(f"{A}t"))


def _is_merged(cell: Element) -> bool:
    return cell.get("hMerge") in YES or cell.get("vMerge") in YES


def _blurs(properties: Element) -> bool:
    """Tell whether an effect eats into a shape or lays something around its characters."""
    if properties.find(f"{A}effectDag") is not None:
        return True
    effects = properties.find(f"{A}effectLst")
    found = [effects.find(f"{A}{name}") for name in _EFFECTS] if effects is not None else []
    radii = [effect.get("rad", "0") for effect in found if effect is not None]
    return any(r.isdigit() and int(r) >= _LEAST_BLUR_PT * EMU_PER_POINT for r in radii)


def _is_bent(properties: Element) -> bool:
    """Tell whether a shape or a text is turned in space."""
    camera = properties.find(f"{A}scene3d/{A}camera")
    if camera is None:
        return False
    turn = camera.find(f"{A}rot")
    turns = [_degrees(turn.get(name)) for name in ("lat", "lon")] if turn is not None else []
    return any(10 < angle < 350 for angle in turns) or camera.get("prst") not in _STRAIGHT


def is_on_its_side(shape: Element) -> bool:
    """Tell whether a text runs down or up, or stands on its head, within its shape."""
    bodies = [*shape.iter(f"{A}bodyPr")]
    turned = any(45 < _degrees(body.get("rot")) < 315 for body in bodies)
    ways = [body.get("vert") for body in bodies] + [c.get("vert") for c in shape.iter(f"{A}tcPr")]
    return turned or any(way not in (None, "horz") for way in ways)


def _degrees(text: str | None) -> float:
    return int(text) / _TURN % 360 if text and text.lstrip("-").isdigit() else 0.0


Run = tuple["Element | None", "Element", tuple["Element", ...]]
"""The look of a run, its paragraph, and all looks that it inherits from, nearest first."""


def _runs(shape: Element, context: Context) -> Iterator[Run]:
    if shape.tag == f"{P}grpSp":
        return
    styles = tuple(context.styles(shape))
    for paragraph in shape.iter(f"{A}p"):
        known = inherited(paragraph, styles)
        for run in paragraph.iter(f"{A}r", f"{A}fld"):
            look = run.find(f"{A}rPr")
            if _has_words(run):
                yield look, paragraph, (*((look,) if look is not None else ()), *known)


def inherited(paragraph: Element, styles: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return the usual looks of a paragraph's level, nearest first."""
    about = paragraph.find(f"{A}pPr")
    level = about.get("lvl", "0") if about is not None else "0"
    name = f"{A}lvl{int(level) + 1 if level.isdigit() else 1}pPr/{A}defRPr"
    return tuple(look for style in styles if (look := style.find(name)) is not None)


def _of_run(look: Element | None, looks: tuple[Element, ...], context: Context) -> Iterator[str]:
    if _stated(looks, "strike") not in ("", "noStrike"):
        yield "struck"
    if _number(_stated(looks, "spc")) < -100 * _TIGHT_EM * _size(looks):
        yield "crowded"
    if abs(_number(_stated(looks, "baseline"))) > _FAR:
        yield "crowded"
    if _SIGNS.search(_typeface(looks, context)):
        yield "signs"
    if look is not None and _blurs(look):
        yield "blurred"


def _of_lines(paragraph: Element, size_pt: float) -> Iterator[str]:
    """Yield that lines lie over each other."""
    distance = paragraph.find(f"{A}pPr/{A}lnSpc")
    rule = next(iter(distance), None) if distance is not None else None
    if rule is None:
        return
    share, exact = rule.tag == f"{A}spcPct", _number(rule.get("val"))
    ems = exact / 100_000 if share else exact / 100 / size_pt
    if ems < _LOW_EM:
        yield "crowded"


def _stated(looks: tuple[Element, ...], name: str) -> str:
    return next((value for look in looks if (value := look.get(name)) is not None), "")


def _number(text: str | None) -> int:
    return int(text) if text and text.lstrip("-").isdigit() else 0


def _size(looks: tuple[Element, ...]) -> float:
    return (_number(_stated(looks, "sz")) or 1800) / 100


def _typeface(looks: tuple[Element, ...], context: Context) -> str:
    named = (latin.get("typeface", "") for e in looks if (latin := e.find(f"{A}latin")) is not None)
    first = next(named, "+mn-lt")
    return context.fonts.get(first, first)


def gaps_pt(shape: Element) -> float:
    """Return the height of lines without words and of wide spaces; more than a text needs."""
    if shape.tag == f"{P}grpSp":
        return 0.0
    rows = [*shape.iter(f"{A}tr")] or [shape]
    return sum(max((_gaps_of(body) for body in row.iter("{*}txBody")), default=0.0) for row in rows)


def _margins_pt(body: Element) -> float:
    """Return what a cell keeps free above and below its text, where that is a line or more."""
    about = body.getparent().find(f"{A}tcPr")  # type: ignore[union-attr]
    names = ("marT", "marB")
    kept = (
        sum(_number(about.get(name)) for name in names) / EMU_PER_POINT if about is not None else 0
    )
    return kept if kept > _WIDE_EM * 18 else 0.0


def _gaps_of(body: Element) -> float:
    """Return the height of gaps in one text; one that says nothing is one line high anyway."""
    paragraphs = [(paragraph, _largest(paragraph)) for paragraph in body.iter(f"{A}p")]
    blank = [1.2 * size for paragraph, size in paragraphs if not _has_words(paragraph)]
    if len(blank) == len(paragraphs):
        blank = blank[1:]
    return (
        _margins_pt(body)
        + sum(blank)
        + sum(height for one in paragraphs for height in _wide_spaces(*one))
    )


def _largest(paragraph: Element) -> float:
    ends = paragraph.iter(f"{A}rPr", f"{A}endParaRPr")
    return max((_number(end.get("sz")) for end in ends), default=0) / 100 or 18.0


def _wide_spaces(paragraph: Element, size_pt: float) -> Iterator[float]:
    for name in ("spcBef", "spcAft"):
        space = paragraph.find(f"{A}pPr/{A}{name}/{A}spcPts")
        height = _number(space.get("val")) / 100 if space is not None else 0.0
        if height > _WIDE_EM * size_pt:
            yield height
    exact = paragraph.find(f"{A}pPr/{A}lnSpc/{A}spcPts")
    pitch = _number(exact.get("val")) / 100 if exact is not None else 0.0
    if pitch > (1 + _WIDE_EM) * size_pt:
        yield pitch - size_pt
