"""How much a colour stands out, as WCAG 2 measures it, and the same colour standing out more."""

from __future__ import annotations

from functools import lru_cache

STEP = 0.98
"""Share of its light that a colour keeps with each step towards black."""


@lru_cache(maxsize=1024)
def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[i : i + 2], 16)) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def darkened(color: str, least: float) -> str:
    """Return a colour, darkened as far as it needs for a contrast of `least` with white."""
    while contrast(color, "FFFFFF") < least:
        parts = (int(color[i : i + 2], 16) for i in (0, 2, 4))
        color = "".join(f"{int(part * STEP):02X}" for part in parts)
    return color
