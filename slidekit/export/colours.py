"""Colours of a PPTX, looked up in its theme: RRGGBB, or None where nobody can say."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from slidekit.exhibits.contrast import contrast
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
_OTHER = ("inv", "comp", "lum", "red", "redOff", "redMod", "green", "greenOff", "greenMod")
_UNTOLD = (*_OTHER, "blue", "blueOff", "blueMod")
"""Changes of a colour that may make any other of it; PowerPoint's own screens make none."""
_ALIKE = 1.3
"""Up to this contrast two colours are taken for one."""
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
    opacity: float = 0.0
    """How much of what is behind it is gone, of 1."""


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
    if any(element.find(f"{A}{name}") is not None for name in _UNTOLD):
        base = None
    return (_changed(base, element) if base else None), _alpha(element)


def _alpha(element: Element) -> float:
    """Return how much of what is behind it a colour hides, of 1."""
    share = _share(element, "alpha", 1.0) * _share(element, "alphaMod", 1.0)
    shift = element.find(f"{A}alphaOff")
    text = shift.get("val", "") if shift is not None else ""
    off = int(text) / 100_000 if text.lstrip("-").isdigit() else 0.0
    return min(1.0, max(0.0, share + off))


def gradient_in(element: Element, palette: Palette) -> tuple[str | None, float]:
    """Return the colour of a gradient whose stops all look the same, and its largest alpha."""
    stops = [color_in(stop, palette) for stop in element.iter(f"{A}gs")]
    colors = [color for color, _ in stops]
    alpha = max((alpha for _, alpha in stops), default=1.0)
    known = [color for color in colors if color]
    alike = len(known) == len(colors) > 0 and _spread(known) < _ALIKE
    return (known[0] if alike else None), alpha


def _spread(colors: list[str]) -> float:
    """Return how far the lightest and the darkest of some colours stand apart."""
    return max(contrast(one, other) for one in colors for other in colors)


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
    if tag not in ("solidFill", "gradFill"):
        return Fill(None, opaque=tag != "grpFill", opacity=float(tag != "grpFill"))
    color, alpha = (color_in if tag == "solidFill" else gradient_in)(element, palette)
    if alpha >= 1 - 1e-9:
        return Fill(color, opaque=True, opacity=1.0)
    # A fill that lets through half or more is judged as if it were not there.
    return Fill(None if alpha >= OPAQUE else "", opaque=alpha >= OPAQUE, opacity=alpha)
