"""A slide in the look of a company: its colours, a band and the logo over what layout placed.

Places and sizes are the house's, so whatever the rules ask of them holds in every look.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.exhibits.drawing import tint
from slidekit.exhibits.style import ARM_STYLES, GREY, HAIRLINE, INK
from slidekit.layout.frame import Group, Path, Picture, Table, TextBlock
from slidekit.layout.theme import HOUSE
from slidekit.units import inches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.deck.profile import Logo, Palette, Profile
    from slidekit.layout.frame import Cell, Frame, Item, Paragraph
    from slidekit.layout.page import Page
    from slidekit.layout.theme import Theme

    Colors = Mapping[str, str]
    """A colour of the house -> the one in its place."""

BAND = inches(0.08)
LOGO_Y, LOGO_HEIGHT, LOGO_WIDTH = inches(0.16), inches(0.38), inches(1.6)
"""On slides the logo stands at the right over the title, level with the line over the title."""
COVER_Y, COVER_HEIGHT, COVER_WIDTH = inches(0.4), inches(0.7), inches(3.0)
"""On the title slide it stands at the left over the title."""


def dressed(frame: Frame, page: Page, profile: Profile) -> Frame:
    """Return a frame in the colours of a company, with its band and its logo."""
    items = tuple(_colored(item, profile.palette) for item in frame.items)
    return replace(frame, items=(*items, *_marks(page, profile)), typeface=profile.typeface)


def tag_width(theme: Theme) -> int:
    """Return how wide the line over the title may be: it leaves room for a logo."""
    if theme.profile is None or theme.profile.logo is None:
        return theme.inner_width
    return theme.inner_width - LOGO_WIDTH - theme.gutter


def _marks(page: Page, profile: Profile) -> Iterator[Item]:
    if profile.palette.accent:
        width = page.theme.width
        corners = (("M", 0, 0), ("L", width, 0), ("L", width, BAND), ("L", 0, BAND), ("Z",))
        yield Path(page.block("band"), corners, fill=profile.palette.accent)
    if profile.logo:
        yield _logo(page, profile.logo, profile.company)


def _logo(page: Page, logo: Logo, company: str) -> Picture:
    """Return the logo as large as its place lets it be, in its own proportions."""
    is_cover, theme = page.slide.layout == "title", page.theme
    widest, highest = (COVER_WIDTH, COVER_HEIGHT) if is_cover else (LOGO_WIDTH, LOGO_HEIGHT)
    scale = min(widest / logo.width_px, highest / logo.height_px)
    width, height = round(logo.width_px * scale), round(logo.height_px * scale)
    x = theme.margin if is_cover else theme.width - theme.margin - width
    y = COVER_Y if is_cover else LOGO_Y + (LOGO_HEIGHT - height) // 2
    return Picture(page.block("logo"), x, y, width, height, logo.sha256, company, logo.data)


def _colored(item: Item, palette: Palette) -> Item:
    match item:
        case Table():
            rows = tuple(tuple(_cell(cell, palette) for cell in row) for row in item.rows)
            return replace(item, rows=rows)
        case Group():
            return replace(item, items=tuple(_part(part, palette) for part in item.items))
        case Picture():
            return item
    return _part(item, palette)


def _part(part: Path | TextBlock, palette: Palette) -> Path | TextBlock:
    if isinstance(part, TextBlock):
        words = _words(palette)
        if part.role == "title":
            words = {**words, INK: palette.title}
        return replace(
            part, paragraphs=_inked(part.paragraphs, words), fill=_of(part.fill, palette)
        )
    line = _of(part.line, palette)
    if part.name.endswith(".rule") and part.line == INK:  # that of the title slide
        line = palette.title
    return replace(part, fill=_of(part.fill, palette), line=line)


def _cell(cell: Cell, palette: Palette) -> Cell:
    above, below = (
        rule and (rule[0], _shapes(palette).get(rule[1], rule[1]))
        for rule in (cell.rule_above, cell.rule_below)
    )
    paragraphs = _inked(cell.paragraphs, _words(palette))
    filled = _of(cell.fill, palette)
    return replace(cell, paragraphs=paragraphs, fill=filled, rule_above=above, rule_below=below)


def _inked(paragraphs: tuple[Paragraph, ...], words: Colors) -> tuple[Paragraph, ...]:
    return tuple(
        replace(
            paragraph,
            runs=tuple(replace(r, color=words.get(r.color, r.color)) for r in paragraph.runs),
        )
        for paragraph in paragraphs
    )


def _of(color: str | None, palette: Palette) -> str | None:
    return color and _shapes(palette).get(color, color)


@lru_cache(maxsize=16)
def _words(palette: Palette) -> Colors:
    """Return the colours of type."""
    arms = zip(ARM_STYLES, palette.arm_texts, strict=True)
    return {
        **{color: text for style, text in arms for color in (style.color, style.text)},
        **{INK: palette.ink, GREY: palette.grey, HOUSE.grey: palette.small},
    }


@lru_cache(maxsize=16)
def _shapes(palette: Palette) -> Colors:
    """Return the colours of lines and areas, with the shades in which bars are divided."""
    from slidekit.exhibits.response_drawing import SHADES  # no deck of words needs it

    arms = zip(ARM_STYLES, palette.arms, strict=True)
    plain = {
        **{color: mark for style, mark in arms for color in (style.color, style.text)},
        **{INK: palette.ink, GREY: palette.grey, HAIRLINE: palette.hairline},
    }
    return {
        **{
            _shade(old, share): _shade(new, share) for old, new in plain.items() for share in SHADES
        },
        **plain,
    }


def _shade(color: str, share: float) -> str:
    return tint(color, share).removeprefix("#")
