"""How arms are told apart, and the inks of figures: the same on every slide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

INK = "1B2430"
GREY = "5B6673"
HAIRLINE = "D5DBE1"
TAIL = "8A949E"
"""Curves where few subjects are at risk; 3:1 against white."""


@dataclass(frozen=True, slots=True)
class ArmStyle:
    """Colour, dash (in line widths) and marker of one arm."""

    color: str
    dash: tuple[float, ...]
    marker: Literal["o", "s", "^", "D", "v"]
    text: str
    """The colour for words: 4.5:1 against white, where marks need 3:1."""


ARM_STYLES = (
    ArmStyle("0072B2", (), "o", "0072B2"),
    ArmStyle("D55E00", (4.0, 1.5), "s", "B34E00"),
    ArmStyle("004D40", (1.2, 1.2), "^", "004D40"),
    ArmStyle("A3527F", (6.0, 1.5, 1.2, 1.5), "D", "A3527F"),
    ArmStyle("5C4A00", (8.0, 2.0), "v", "5C4A00"),
)


def arm_style(index: int) -> ArmStyle:
    """Return the style of an arm by its place in the study; after the fifth they come again."""
    return ARM_STYLES[index % len(ARM_STYLES)]
