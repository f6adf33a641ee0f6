"""The house's theme: colours of the look, Arial, and no shadows, gradients or other effects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.deck.profile import Palette
from slidekit.export.ooxml import node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from slidekit.deck.profile import Profile

FONT = "Arial"


def theme(profile: Profile | None = None) -> Element:
    """Return `a:theme` of the house or of a company."""
    palette = profile.palette if profile else Palette()
    family = profile.typeface.family if profile else FONT
    name = profile.company if profile else "slidekit"
    colors = (node(f"a:{n}", node("a:srgbClr", val=c)) for n, c in _colors(palette).items())
    faces = (("latin", family), ("ea", ""), ("cs", ""))
    fonts = (
        node(f"a:{kind}Font", *(node(f"a:{script}", typeface=face) for script, face in faces))
        for kind in ("major", "minor")
    )
    elements = node(
        "a:themeElements",
        node("a:clrScheme", *colors, name=name),
        node("a:fontScheme", *fonts, name=name),
        node("a:fmtScheme", *_formats(), name=name),
    )
    return node("a:theme", elements, name=name)


def _colors(palette: Palette) -> dict[str, str]:
    """Return the colours by their names in a theme: the arms are the first five accents."""
    accents = (*palette.arms, palette.accent or palette.grey)
    return {
        "dk1": palette.ink,
        "lt1": "FFFFFF",
        "dk2": palette.grey,
        "lt2": palette.hairline,
        **{f"accent{number}": color for number, color in enumerate(accents, start=1)},
        "hlink": palette.arm_texts[0],
        "folHlink": palette.grey,
    }


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
