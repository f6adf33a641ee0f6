"""Type sizes and colours of a shape's characters, with all that they inherit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.export.colours import color_in, fill_in, gradient_in
from slidekit.export.content import A, P
from slidekit.export.veils import inherited
from slidekit.layout.seen import Ink
from slidekit.layout.theme import on_white
from slidekit.units import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from slidekit.export.page_context import Context

USUAL_PT = 18.0
"""What PowerPoint sets where no page says a size."""
_USUAL_INSET = 91_440
"""What a text keeps free on the left and on the right where nothing is said; EMU."""
_OUTLINE_EM = 0.05
"""A stem of Arial is 0.09 em wide: from here on the colour of its outline is what is seen."""


@dataclass(frozen=True, slots=True)
class _Usual:
    """What holds for the runs of a body that say nothing else."""

    color: str | None = None
    scale: float = 1.0
    inherits: bool = True
    """Whether colours come from the styles of text: not so in a table with a style of its own."""
    ground: str | None = ""
    room: int | None = None
    """Width of the lines in EMU."""


def inks_of(shape: Element, context: Context, width: int = 0) -> tuple[Ink, ...]:
    """Return the characters of a shape or table, run by run.

    Args:
        shape: its element.
        context: what it inherits.
        width: of the shape in EMU.
    """
    styles = tuple(context.styles(shape))
    if (table := next(shape.iter(f"{A}tbl"), None)) is not None:
        return tuple(_in_table(table, styles, context))
    body = shape.find(f"{P}txBody")
    if body is None:
        return ()
    room = _room(body.find(f"{A}bodyPr"), width)
    usual = _Usual(_style_color(shape, context), _scale(shape, context), room=room)
    return tuple(_in_body(body, styles, context, usual))


def _room(about: Element | None, width: int) -> int | None:
    """Return how wide the lines of a text can be; None where they do not wrap or run down."""
    if about is None or about.get("wrap") == "none" or about.get("vert", "horz") != "horz":
        return None
    count = max(1, _whole(about.get("numCol"), 1))
    sides = sum(_whole(about.get(name), _USUAL_INSET) for name in ("lIns", "rIns"))
    return (width - sides - (count - 1) * _whole(about.get("spcCol"), 0)) // count


def _whole(text: str | None, usual: int) -> int:
    return int(text) if text and text.lstrip("-").isdigit() else usual


def _in_table(table: Element, styles: tuple[Element, ...], context: Context) -> Iterator[Ink]:
    """Yield what the cells hold; colours of a table style are not read, so they are not known."""
    plain = _is_plain(table)
    for cell, width in _cells(table):
        fill = fill_in(cell.find(f"{A}tcPr"), context.palette)
        ground = fill.color if fill else ("" if plain else None)
        body = cell.find(f"{A}txBody")
        if body is not None:
            usual = _Usual(inherits=plain, ground=ground, room=width)
            yield from _in_body(body, styles, context, usual)


def _cells(table: Element) -> Iterator[tuple[Element, int]]:
    """Yield each cell with the width of its lines; none stands in for a cell that spans others."""
    widths = [_whole(column.get("w"), 0) for column in table.iter(f"{A}gridCol")]
    for row in table.iter(f"{A}tr"):
        for place, cell in enumerate(row.iter(f"{A}tc")):
            about = cell.find(f"{A}tcPr")
            names = ("marL", "marR")
            sides = [
                _whole(about.get(n) if about is not None else None, _USUAL_INSET) for n in names
            ]
            span = max(1, _whole(cell.get("gridSpan"), 1))
            yield cell, sum(widths[place : place + span]) - sum(sides)


def is_filled(shape: Element, context: Context) -> bool:
    """Tell whether cells of a table hide what lies under them, whether they say a word or not."""
    table = next(shape.iter(f"{A}tbl"), None)
    if table is None:
        return False
    fills = (fill_in(about, context.palette) for about in table.iter(f"{A}tcPr"))
    return not _is_plain(table) or any(fill.opaque for fill in fills if fill)


_PLAIN_STYLES = (
    "{2D5ABB26-0587-4C30-8999-92F81FD0307C}",
    "{5940675A-B579-460E-94D1-54222C63F5DA}",
)
"""PowerPoint's "No Style" table styles, without and with a grid: they colour nothing."""


def _is_plain(table: Element) -> bool:
    style = next(table.iter(f"{A}tableStyleId"), None)
    return style is None or (style.text or "").upper() in _PLAIN_STYLES


def _in_body(
    body: Element, styles: tuple[Element, ...], context: Context, usual: _Usual
) -> Iterator[Ink]:
    for paragraph in body.iter(f"{A}p"):
        known = inherited(paragraph, styles)
        here = replace(usual, room=_narrowed(usual.room, paragraph))
        for run in paragraph.iter(f"{A}r", f"{A}fld"):
            look = run.find(f"{A}rPr")
            looks = (*((look,) if look is not None else ()), *known)
            words = "".join(text.text or "" for text in run.iter(f"{A}t"))
            if words.strip():
                yield _ink(words, look, looks, context, here)


def _narrowed(room: int | None, paragraph: Element) -> int | None:
    """Return the width of a paragraph's lines, less what it is indented by."""
    about = paragraph.find(f"{A}pPr")
    if room is None or about is None:
        return room
    return room - sum(_whole(about.get(name), 0) for name in ("marL", "marR"))


def _ink(
    words: str,
    look: Element | None,
    looks: tuple[Element, ...],
    context: Context,
    usual: _Usual,
) -> Ink:
    size = _size(looks) * usual.scale
    known = looks if look is None else looks[1:]
    color = (
        _outlined(look, size, context)
        or _linked(look, context)
        or _color(look, known, context, usual)
    )
    marked = look.find(f"{A}highlight") if look is not None else None
    ground = usual.ground if marked is None else color_in(marked, context.palette)[0]
    return Ink(words, size, color, ground, _is_raised(look), usual.room)


def _linked(look: Element | None, context: Context) -> str | None:
    """Return the theme's colour of links, which characters that lead somewhere have."""
    link = look.find(f"{A}hlinkClick") if look is not None else None
    return context.palette.scheme("hlink") if link is not None and len(link) == 0 else None


def _outlined(look: Element | None, size_pt: float, context: Context) -> str | None:
    """Return the colour of an outline that leaves nothing of the characters' own."""
    line = look.find(f"{A}ln") if look is not None else None
    width = _whole(line.get("w"), 0) if line is not None else 0
    fill = fill_in(line, context.palette)
    thick = width >= _OUTLINE_EM * size_pt * EMU_PER_POINT
    return fill.color if fill and fill.opaque and thick else None


def _size(looks: tuple[Element, ...]) -> float:
    sizes = (look.get("sz", "") for look in looks)
    return next((int(size) / 100 for size in sizes if size.isdigit()), USUAL_PT)


def _color(
    own: Element | None, known: tuple[Element, ...], context: Context, usual: _Usual
) -> str | None:
    """Return the colour of a run: its own, else that of a quick style, else an inherited one."""
    if own is not None and (stated := _stated(own)) is not None:
        return _inked(stated, context)
    if usual.color or not usual.inherits:
        return usual.color
    fills = (_stated(look) for look in known)
    first = next((fill for fill in fills if fill is not None), None)
    return context.palette.scheme("tx1") if first is None else _inked(first, context)


def _inked(fill: Element, context: Context) -> str | None:
    """Return the colour that a fill gives to characters."""
    if fill.tag == f"{A}noFill":
        return ""
    if fill.tag == f"{A}gradFill":
        color, alpha = gradient_in(fill, context.palette)
    else:
        color, alpha = color_in(fill, context.palette)
    is_plain = fill.tag in (f"{A}solidFill", f"{A}gradFill")
    return on_white(color, alpha) if color and is_plain else None


def _stated(look: Element) -> Element | None:
    names = ("solidFill", "gradFill", "blipFill", "pattFill", "noFill")
    fills = (look.find(f"{A}{name}") for name in names)
    return next((fill for fill in fills if fill is not None), None)


def _is_raised(look: Element | None) -> bool:
    return look is not None and look.get("baseline", "0") != "0"


def _style_color(shape: Element, context: Context) -> str | None:
    """Return the colour of text that a shape's quick style gives it."""
    font = shape.find(f"{P}style/{A}fontRef")
    return color_in(font, context.palette)[0] if font is not None and len(font) else None


def _scale(shape: Element, context: Context) -> float:
    """Return by how much "shrink text on overflow" makes the type smaller."""
    for holder in (shape, *context.ancestors(shape)):
        body = holder.find(f"{P}txBody/{A}bodyPr")
        if body is None or len(body) == 0:
            continue
        fit = body.find(f"{A}normAutofit")
        share = fit.get("fontScale", "") if fit is not None else ""
        return int(share) / 100_000 if share.isdigit() else 1.0
    return 1.0
