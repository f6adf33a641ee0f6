"""Type sizes and colours of a shape's characters, with all that they inherit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.export.colours import color_in, fill_in
from slidekit.export.content import A, P
from slidekit.layout.seen import Ink
from slidekit.layout.theme import on_white

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from slidekit.export.page_context import Context

USUAL_PT = 18.0
"""What PowerPoint sets where no page says a size."""


@dataclass(frozen=True, slots=True)
class _Usual:
    """What holds for the runs of a body that say nothing else."""

    color: str | None = None
    scale: float = 1.0
    inherits: bool = True
    """Whether colours come from the styles of text: not so in a table with a style of its own."""
    ground: str | None = ""


def inks_of(shape: Element, context: Context) -> tuple[Ink, ...]:
    """Return the characters of a shape or table, run by run."""
    styles = tuple(context.styles(shape))
    if (table := next(shape.iter(f"{A}tbl"), None)) is not None:
        return tuple(_in_table(table, styles, context))
    body = shape.find(f"{P}txBody")
    if body is None:
        return ()
    usual = _Usual(_style_color(shape, context), _scale(shape, context))
    return tuple(_in_body(body, styles, context, usual))


def _in_table(table: Element, styles: tuple[Element, ...], context: Context) -> Iterator[Ink]:
    """Yield what the cells hold; colours of a table style are not read, so they are not known."""
    plain = _is_plain(table)
    for cell in table.iter(f"{A}tc"):
        fill = fill_in(cell.find(f"{A}tcPr"), context.palette)
        ground = fill.color if fill else ("" if plain else None)
        body = cell.find(f"{A}txBody")
        if body is not None:
            yield from _in_body(body, styles, context, _Usual(inherits=plain, ground=ground))


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
        known = _known(paragraph, styles)
        for run in paragraph.iter(f"{A}r", f"{A}fld"):
            look = run.find(f"{A}rPr")
            looks = (*((look,) if look is not None else ()), *known)
            words = "".join(text.text or "" for text in run.iter(f"{A}t"))
            if words.strip():
                size = _size(looks) * usual.scale
                color = _color(look, known, context, usual)
                yield Ink(words, size, color, usual.ground, _is_raised(look))


def _known(paragraph: Element, styles: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return the usual looks of a paragraph's level, nearest first."""
    about = paragraph.find(f"{A}pPr")
    level = about.get("lvl", "0") if about is not None else "0"
    name = f"{A}lvl{int(level) + 1 if level.isdigit() else 1}pPr/{A}defRPr"
    return tuple(look for style in styles if (look := style.find(name)) is not None)


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
    color, alpha = color_in(fill, context.palette)
    return on_white(color, alpha) if color and fill.tag == f"{A}solidFill" else None


def _stated(look: Element) -> Element | None:
    fills = (look.find(f"{A}{name}") for name in ("solidFill", "gradFill", "blipFill", "noFill"))
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
