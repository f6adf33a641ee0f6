"""The house's theme: colours of the look, Arial, and no shadows, gradients or other effects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.style import ARM_STYLES, GREY, HAIRLINE, INK
from slidekit.export.ooxml import node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

FONT = "Arial"
_ACCENTS = (*(style.color for style in ARM_STYLES), GREY)
_COLORS = {
    "dk1": INK,
    "lt1": "FFFFFF",
    "dk2": GREY,
    "lt2": HAIRLINE,
    **{f"accent{number}": color for number, color in enumerate(_ACCENTS, start=1)},
    "hlink": "0072B2",
    "folHlink": "5B6673",
}


def theme() -> Element:
    """Return `a:theme`."""
    colors = (node(f"a:{name}", node("a:srgbClr", val=color)) for name, color in _COLORS.items())
    fonts = (
        node(f"a:{kind}Font", *(node(f"a:{script}", typeface=face) for script, face in _FACES))
        for kind in ("major", "minor")
    )
    elements = node(
        "a:themeElements",
        node("a:clrScheme", *colors, name="slidekit"),
        node("a:fontScheme", *fonts, name="slidekit"),
        node("a:fmtScheme", *_formats(), name="slidekit"),
    )
    return node("a:theme", elements, name="slidekit")


_FACES = (("latin", FONT), ("ea", ""), ("cs", ""))


def _formats() -> Iterator[Element]:
    """Yield the three fills, lines, effects and backgrounds that a theme must have, all plain."""
    yield node("a:fillStyleLst", *(_own_fill() for _ in range(3)))
    yield node(
        "a:lnStyleLst", *(node("a:ln", _own_fill(), w=width) for width in (6350, 12700, 19050))
    )
    yield node("a:effectStyleLst", *(node("a:effectStyle", node("a:effectLst")) for _ in range(3)))
    yield node("a:bgFillStyleLst", *(_own_fill() for _ in range(3)))


def _own_fill() -> Element:
    return node("a:solidFill", node("a:schemeClr", val="phClr"))
