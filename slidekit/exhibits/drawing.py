"""What the figures share: axes placed in inches, quiet spines, texts in inches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from slidekit.errors import StudyError
from slidekit.exhibits.style import GREY, HAIRLINE, INK, arm_style
from slidekit.languages import tell

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from slidekit.exhibits.registry import Canvas

SPINE_PT = 0.75
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
LINE_EM = 1.2
"""Height of a line of text in sizes of its type."""


def ink(color: str) -> str:
    """Return a colour as matplotlib names it."""
    return f"#{color}"


def tint(color: str, share: float) -> str:
    """Return a colour mixed with white: opaque, so that nothing shows through it."""
    parts = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02X}" for part in parts)


def line_in(size_pt: float) -> float:
    """Return the height of a line of text in inches."""
    return LINE_EM * size_pt / 72


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A place on a figure in inches, from its lower left corner."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.bottom + self.height


def add_axes(figure: Figure, place: Rectangle, font_pt: float) -> Axes:
    """Return axes at a place: no ground, only the left and lower spine, small ticks.

    Raises:
        StudyError: the names beside the axes leave no room for them.
    """
    if min(place.width, place.height) <= 0:
        raise StudyError(
            tell("The names of arms or rows leave no room for a figure."),
            fix=tell("Shorten the longest, in the table or in study.yaml."),
        )
    width, height = figure.get_size_inches()
    box = (place.left / width, place.bottom / height, place.width / width, place.height / height)
    axes = figure.add_axes(box)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set(color=ink(GREY), linewidth=SPINE_PT, gid="axis")
    axes.xaxis.set_gid("axis")
    axes.yaxis.set_gid("axis")
    axes.tick_params(
        length=3, width=SPINE_PT, color=ink(GREY), labelsize=font_pt, labelcolor=ink(INK)
    )
    return axes


def centre_levels(axes: Axes) -> None:
    """Set the numbers of the upright axis level with their ticks."""
    for label in axes.get_yticklabels():
        label.set_verticalalignment("center")


def write(
    figure: Figure,
    x_in: float,
    y_in: float,
    text: str,
    size_pt: float,
    *,
    color: str = INK,
    align: Literal["left", "center", "right"] = "left",
    upright: Literal["bottom", "center", "top", "baseline"] = "center",
    bold: bool = False,
    rotation: int = 0,
    gid: str = "label",
) -> None:
    """Write a line of text at a place in inches from the figure's lower left corner."""
    figure.text(
        x_in,
        y_in,
        text,
        transform=figure.dpi_scale_trans,
        fontsize=size_pt,
        color=ink(color),
        ha=align,
        va=upright,
        fontweight="bold" if bold else "normal",
        rotation=rotation,
        gid=gid,
    )


def line_style(style: int) -> Literal["-"] | tuple[float, tuple[float, ...]]:
    """Return an arm's dash as matplotlib names it."""
    dash = arm_style(style).dash
    return (0, dash) if dash else "-"


def key_line(figure: Figure, x_in: tuple[float, float], y_in: float, style: int, gid: str) -> None:
    """Draw a sample of an arm's line between two places in inches, for a legend."""
    from matplotlib.lines import Line2D

    line = Line2D(
        x_in,
        (y_in, y_in),
        transform=figure.dpi_scale_trans,
        color=ink(arm_style(style).color),
        linewidth=1.75,
        linestyle=line_style(style),
        gid=gid,
    )
    figure.add_artist(line)


def swatch(
    figure: Figure, x_in: float, middle_in: float, side_in: float, color: str, gid: str
) -> None:
    """Draw a small square of a colour, for a legend."""
    from matplotlib.patches import Rectangle as Patch

    corner = (x_in, middle_in - side_in / 2)
    patch = Patch(
        corner,
        side_in,
        side_in,
        transform=figure.dpi_scale_trans,
        facecolor=color,
        edgecolor=ink(GREY),
        linewidth=SPINE_PT,
        gid=gid,
    )
    figure.add_artist(patch)


def cut(canvas: Canvas, text: str, widest_in: float, *, bold: bool = False) -> str:
    """Return text, cut with an ellipsis where it is wider than allowed."""
    shown = text
    while canvas.text_width(shown, canvas.font_pt, bold) > widest_in:
        shown = shown.removesuffix(ELLIPSIS)[:-1].rstrip() + ELLIPSIS
    return shown


def rule(figure: Figure, x_in: tuple[float, float], y_in: float, color: str = HAIRLINE) -> None:
    """Draw a level hairline between two places in inches."""
    from matplotlib.lines import Line2D

    line = Line2D(
        x_in,
        (y_in, y_in),
        transform=figure.dpi_scale_trans,
        color=ink(color),
        linewidth=SPINE_PT,
        gid="rule",
    )
    figure.add_artist(line)


def spread(wanted: list[float], apart: float, low: float, high: float) -> list[float]:
    """Return places near the wanted ones, at least `apart` from each other, between two limits.

    The order is kept; of two at one place the first stands higher. Where the limits leave too
    little room, the places stand evenly in it.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], -index))
    placed = [0.0] * len(wanted)
    floor = low
    for index in order:
        placed[index] = max(wanted[index], floor)
        floor = placed[index] + apart
    ceiling = high
    for index in reversed(order):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - apart
    return placed
