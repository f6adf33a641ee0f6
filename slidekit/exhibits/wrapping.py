"""Texts of figures broken into lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slidekit.exhibits.registry import Canvas


def wrap(canvas: Canvas, text: str, width_in: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return a text as lines no wider than a width in inches; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and canvas.text_width(longer, canvas.font_pt, bold) <= width_in:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines) or ("",)
