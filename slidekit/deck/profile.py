"""A company's profile as a deck carries it: its name, colours, font, footer and logo."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from slidekit.exhibits.contrast import darkened
from slidekit.exhibits.style import ARM_STYLES, GREY, HAIRLINE, INK

LEAST_TEXT = 4.5
"""Least contrast of type with white, as WCAG 2 asks of type of any size."""
LEAST_SMALL = 7.0
"""The same of the smallest type, whose thin strokes lose contrast when they are drawn."""
LEAST_MARK = 3.0
"""Least contrast of curves, bars and points with white."""

Style = Literal["regular", "bold", "italic", "bold_italic"]
STYLES: tuple[Style, ...] = ("regular", "bold", "italic", "bold_italic")


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for, as six hexadecimal digits; the house's where nothing is said.

    The ground of slides is white.
    """

    ink: str = INK
    """Running text, tables and the words of figures."""
    title: str = INK
    """Titles, and the rule on the title slide."""
    grey: str = GREY
    """Quiet words, axes and frames."""
    hairline: str = HAIRLINE
    """Thin rules and grid lines, which carry no meaning."""
    accent: str = ""
    """The band along the upper edge of every slide; empty: there is none."""
    arms: tuple[str, ...] = tuple(style.color for style in ARM_STYLES)
    """Of the arms in the order of study.yaml, five of them."""

    @property
    def small(self) -> str:
        """The grey of the smallest type."""
        return darkened(self.grey, LEAST_SMALL)

    @property
    def arm_texts(self) -> tuple[str, ...]:
        """The colours of the arms for words, darkened where marks may be lighter than type."""
        return tuple(darkened(color, LEAST_TEXT) for color in self.arms)


HOUSE_PALETTE = Palette()


@dataclass(frozen=True, slots=True)
class FontFile:
    """The file of one style of a typeface."""

    style: Style
    sha256: str
    data: bytes = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family of type: what files name, and the font files that slides are measured by."""

    family: str = "Arial"
    """What the PPTX names."""
    files: tuple[FontFile, ...] = ()
    """One for each style; none where the house's font has the same widths."""

    def file(self, style: Style) -> FontFile | None:
        """Return the file of a style; None where the house's font is drawn."""
        return next((file for file in self.files if file.style == style), None)


HOUSE_TYPE = Typeface()


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of a company's mark."""

    sha256: str
    width_px: int
    height_px: int
    data: bytes = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Profile:
    """A company's profile as a whole."""

    name: str
    company: str
    footer: str = ""
    """Words of the company at the foot of every slide."""
    palette: Palette = HOUSE_PALETTE
    typeface: Typeface = HOUSE_TYPE
    logo: Logo | None = None


def style_of(bold: bool, italic: bool) -> Style:
    """Return the style of type that is bold, italic, both or neither."""
    return STYLES[bold + 2 * italic]


def font_file(style: Style, data: bytes) -> FontFile:
    """Return a font file with its digest."""
    return FontFile(style, hashlib.sha256(data).hexdigest(), data)
