"""Colours of a PPTX, looked up in its theme: RRGGBB, or None where nobody can say."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from slidekit.export.content import A

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

OPAQUE = 0.5
"""From this alpha on a fill is taken to hide what lies under it."""
_PRESETS = {
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "green": "008000",
    "blue": "0000FF",
    "yellow": "FFFF00",
    "gray": "808080",
    "grey": "808080",
    "lightGray": "D3D3D3",
    "ltGray": "D3D3D3",
    "darkGray": "A9A9A9",
    "dkGray": "A9A9A9",
    "orange": "FFA500",
}
_FILLS = ("solidFill", "noFill", "gradFill", "blipFill", "pattFill", "grpFill")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme, and the names under which a master uses them."""

    theme: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def scheme(self, name: str) -> str | None:
        """Return a colour of the scheme."""
        return self.theme.get(self.names.get(name, name))


@dataclass(frozen=True, slots=True)
class Fill:
    """What fills a shape: a colour, "" for nothing, None for what has no one colour."""

    color: str | None = ""
    opaque: bool = False


def palette_of(theme: Element | None, mapping: Element | None) -> Palette:
    """Return the colours of a theme part under the names of a master's colour map."""
    colors: dict[str, str] = {}
    scheme = next(theme.iter(f"{A}clrScheme"), None) if theme is not None else None
    for entry in scheme if scheme is not None else ():
        for color in entry:
            value = color.get("val") if color.tag == f"{A}srgbClr" else color.get("lastClr")
            if value:
                colors[str(entry.tag).rpartition("}")[2]] = value.upper()
    names = mapping.attrib.items() if mapping is not None else ()
    return Palette(colors, {str(key): str(value) for key, value in names})


def color_in(holder: Element | None, palette: Palette) -> tuple[str | None, float]:
    """Return colour and alpha of the colour element in a fill, style or background."""
    element = next(iter(holder), None) if holder is not None else None
    if element is None:
        return None, 1.0
    base = _base(element, palette)
    return (_changed(base, element) if base else None), _share(element, "alpha", 1.0)


def _base(element: Element, palette: Palette) -> str | None:
    tag, value = str(element.tag).rpartition("}")[2], element.get("val") or ""
    if tag == "srgbClr":
        return value.upper() if len(value) == 6 else None
    if tag == "schemeClr":
        return palette.scheme(value)
    if tag == "sysClr":
        return (element.get("lastClr") or "").upper() or None
    return _PRESETS.get(value)


def _share(element: Element, name: str, usual: float) -> float:
    found = element.find(f"{A}{name}")
    text = found.get("val", "") if found is not None else ""
    return int(text) / 100_000 if text.isdigit() else usual


def _changed(color: str, element: Element) -> str | None:
    """Return a colour made lighter or darker as its children say."""
    try:
        red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (0, 2, 4))
    except ValueError:
        return None
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * _share(element, "lumMod", 1.0) + _share(element, "lumOff", 0.0)
    shade, tint = _share(element, "shade", 1.0), _share(element, "tint", 1.0)
    parts = colorsys.hls_to_rgb(hue, min(light, 1.0), saturation)
    return "".join(f"{round(255 * (1 - (1 - part * shade) * tint)):02X}" for part in parts)


def fill_in(holder: Element | None, palette: Palette) -> Fill | None:
    """Return the fill that properties of a shape, cell or background state; None: none is said."""
    if holder is None:
        return None
    for child in holder:
        tag = str(child.tag).rpartition("}")[2]  # that of a comment is no text
        if tag in _FILLS:
            return _fill(tag, child, palette)
    return None


def _fill(tag: str, element: Element, palette: Palette) -> Fill:
    if tag == "noFill":
        return Fill()
    if tag != "solidFill":
        return Fill(None, opaque=tag != "grpFill")
    color, alpha = color_in(element, palette)
    if alpha >= 1 - 1e-9:
        return Fill(color, opaque=True)
    # A fill that lets through half or less is judged as if it were not there.
    return Fill(None, opaque=True) if alpha >= OPAQUE else Fill()
