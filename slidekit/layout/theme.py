"""The house look: where things stand on a slide, and how large type is. Lengths in EMU."""

from __future__ import annotations

from dataclasses import dataclass

from slidekit.deck.profile import HOUSE_TYPE, Profile, Typeface
from slidekit.exhibits.style import HAIRLINE, INK
from slidekit.units import inches


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Theme:
    """Slide size, margins, zones and type sizes; other masters bring their own."""

    width: int = inches(40 / 3)
    height: int = inches(7.5)
    margin: int = inches(0.5)
    tag_y: int = inches(0.36)
    title_y: int = inches(0.60)
    content_y: int = inches(1.32)
    content_bottom: int = inches(6.24)
    footnote_bottom: int = inches(6.90)
    footer_y: int = inches(7.02)
    panel_width: int = inches(3.35)
    gutter: int = inches(0.3)
    ink: str = INK
    grey: str = "323C48"
    """For small type: dark enough that its thin strokes are drawn alike by every renderer."""
    hairline: str = HAIRLINE
    mark: str = "E8EBEF"
    """Ground of the DRAFT mark: text over it keeps its contrast."""
    title_pt: float = 26
    title_two_lines_pt: float = 24
    cover_sizes_pt: tuple[float, ...] = (36, 32, 28, 24)
    tag_pt: float = 12
    body_pt: float = 20
    footnote_pt: float = 10
    footer_pt: float = 10
    table_sizes_pt: tuple[float, ...] = (14, 13, 12)
    figure_pt: float = 12
    profile: Profile | None = None
    """The company's, whose colours, typeface, footer and logo slides have."""

    @property
    def inner_width(self) -> int:
        """Width between the margins."""
        return self.width - 2 * self.margin

    @property
    def typeface(self) -> Typeface:
        """The typeface of all texts."""
        return self.profile.typeface if self.profile else HOUSE_TYPE


HOUSE = Theme()


def on_white(color: str, alpha: float) -> str:
    """Return how a colour that lets light through looks on white."""
    parts = (int(color[i : i + 2], 16) for i in (0, 2, 4))
    return "".join(f"{round(255 + (part - 255) * alpha):02X}" for part in parts)
