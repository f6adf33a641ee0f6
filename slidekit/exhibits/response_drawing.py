"""Drawing response rates: bars from 0 with their limits, the categories in rows under them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.exhibits.drawing import (
    Rectangle,
    add_axes,
    centre_levels,
    cut,
    ink,
    line_in,
    rule,
    swatch,
    tint,
    write,
)
from slidekit.exhibits.scale import ticks_between
from slidekit.exhibits.style import GREY, HAIRLINE, INK, arm_style
from slidekit.languages import numeral, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from slidekit.exhibits.model import Exhibit, Part
    from slidekit.exhibits.registry import Canvas

GAP_IN = 0.1
WIDEST_BAR_IN = 1.1
SHADES = (1.0, 0.45, 0.25, 0.12)
"""How much of the arm's colour the pieces of a bar have, from below; the rest is white."""
SWATCH_IN = 0.12
CAP_IN = 0.12
ROW_LINES = 1.2
"""Distance of the rows under the bars, in lines."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar, in %."""

    category: str
    percent: float


@dataclass(frozen=True, slots=True)
class ResponseBar:
    """One arm's rate in %; None = not reported."""

    arm: str
    name: str
    style: int
    fact: str
    value: float | None
    lower: float | None
    upper: float | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A category of response with the fact of each arm."""

    label: str
    category: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResponseData:
    """A figure of response rates."""

    bars: tuple[ResponseBar, ...]
    rows: tuple[CategoryRow, ...]
    y_label: str
    banner: str = ""

    @property
    def tokens(self) -> Iterator[str]:
        """Yield a token for every fact that is printed."""
        yield from (f"{{{bar.fact}}}" for bar in self.bars)
        yield from (f"{{{fact}}}" for row in self.rows for fact in row.facts)


def draw_response(canvas: Canvas, exhibit: Exhibit, part: Part | None) -> None:
    """Draw the figure; it is never split."""
    assert isinstance(exhibit.data, ResponseData)
    drawing = _Drawing(canvas, exhibit.data)
    place = drawing.place()
    drawing.draw_bars(place)
    drawing.write_rows(place)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Bars and rows; all lengths in inches."""

    canvas: Canvas
    data: ResponseData

    @property
    def _font(self) -> float:
        return self.canvas.font_pt

    @property
    def _line(self) -> float:
        return line_in(self._font)

    @property
    def _pitch(self) -> float:
        """Distance of the rows under the bars."""
        return ROW_LINES * self._line

    def _width(self, text: str, *, bold: bool = False) -> float:
        return self.canvas.text_width(text, self._font, bold)

    def place(self) -> Rectangle:
        """Return where the axes stand."""
        width, height = self.canvas.figure.get_size_inches()
        labels = max((self._width(row.label) for row in self.data.rows), default=0.0)
        left = max(labels + SWATCH_IN + 3 * GAP_IN, self._width("100") + self._line + 3 * GAP_IN)
        rows = len(self.data.rows) + (1 if self.data.rows else 0)
        bottom = self._line + self._pitch * rows + 3 * GAP_IN
        head = self._line * (2 if self.data.banner else 1) + GAP_IN
        return Rectangle(left, bottom, width - left - GAP_IN, height - bottom - head)

    def _middle(self, place: Rectangle, index: int) -> float:
        return place.left + place.width * (index + 0.5) / len(self.data.bars)

    def draw_bars(self, place: Rectangle) -> None:
        """Draw axis, bars with limits, names under them and rates over them."""
        axes = self._axes(place)
        for index, bar in enumerate(self.data.bars):
            self._draw_bar(axes, place, index, bar)
            self._write_bar(axes, place, index, bar)

    def _axes(self, place: Rectangle) -> Axes:
        axes = add_axes(self.canvas.figure, place, self._font)
        ends = [end for bar in self.data.bars for end in (bar.value, bar.upper) if end is not None]
        ticks = ticks_between(0.0, max(ends, default=10.0))
        axes.set_xlim(0, place.width)
        axes.set_ylim(0, ticks[-1])
        axes.set_xticks([])
        axes.set_yticks(ticks, [numeral(tick) for tick in ticks])
        centre_levels(axes)
        axes.hlines(ticks[1:], 0, place.width, ink(HAIRLINE), linewidth=0.75, gid="grid", zorder=0)
        x = place.left - self._width("100") - self._line / 2 - 2 * GAP_IN
        label = self.data.y_label
        label = label if self._width(label) <= place.height else say("Response (%)")
        y = place.bottom + place.height / 2
        write(self.canvas.figure, x, y, label, self._font, align="center", rotation=90, gid="axis")
        return axes

    def _draw_bar(self, axes: Axes, place: Rectangle, index: int, bar: ResponseBar) -> None:
        if bar.value is None:
            return
        x, half = self._middle(place, index) - place.left, self._bar_width(place) / 2
        color, base = ink(arm_style(bar.style).color), 0.0
        pieces = bar.pieces or (Piece("", bar.value),)
        for piece, shade in zip(pieces, SHADES, strict=False):
            axes.fill(
                (x - half, x + half, x + half, x - half),
                (base, base, base + piece.percent, base + piece.percent),
                facecolor=tint(arm_style(bar.style).color, shade),
                edgecolor=color,
                linewidth=1,
                gid=f"bar.{bar.arm}.{piece.category.lower() or 'all'}",
            )
            base += piece.percent
        self._draw_limits(axes, x, bar)

    def _bar_width(self, place: Rectangle) -> float:
        return min(WIDEST_BAR_IN, 0.6 * place.width / len(self.data.bars))

    def _draw_limits(self, axes: Axes, x: float, bar: ResponseBar) -> None:
        if bar.lower is None or bar.upper is None:
            return
        half = CAP_IN / 2
        xs = (x - half, x + half, x, x, x - half, x + half)
        ys = (bar.lower, bar.lower, bar.lower, bar.upper, bar.upper, bar.upper)
        axes.plot(
            xs, ys, color=ink(INK), linewidth=1.25, clip_on=False, gid=f"limits.{bar.arm}", zorder=4
        )

    def _write_bar(self, axes: Axes, place: Rectangle, index: int, bar: ResponseBar) -> None:
        figure, x = self.canvas.figure, self._middle(place, index)
        top = max(value for value in (bar.upper, bar.value, 0.0) if value is not None)
        y = place.bottom + place.height * top / axes.get_ylim()[1] + self._line / 2 + GAP_IN / 2
        self._write_rate(axes, place, (x, y), bar)
        room = place.width / len(self.data.bars) - GAP_IN
        name, color = cut(self.canvas, bar.name, room, bold=True), arm_style(bar.style).text
        y = place.bottom - self._line / 2 - GAP_IN / 2
        write(
            figure,
            x,
            y,
            name,
            self._font,
            align="center",
            color=color,
            bold=True,
            gid=f"label.{bar.arm}",
        )

    def _write_rate(
        self, axes: Axes, place: Rectangle, middle: tuple[float, float], bar: ResponseBar
    ) -> None:
        """Write a rate; the lines of the grid end beside it."""
        (x, y), text = middle, self.canvas.say(f"{{{bar.fact}}}")
        half, per_inch = self._width(text, bold=True) / 2 + GAP_IN / 2, 1 / place.height
        per_inch *= axes.get_ylim()[1]
        for tick in axes.get_yticks():
            if abs(place.bottom + tick / per_inch - y) < self._line / 2:
                ends = (x - half - place.left, x + half - place.left)
                axes.hlines(
                    tick, *ends, "white", linewidth=1.5, gid="ground", zorder=1, clip_on=False
                )
        gid = f"rate.{bar.arm}#{bar.fact}"
        write(self.canvas.figure, x, y, text, self._font, align="center", bold=True, gid=gid)

    def write_rows(self, place: Rectangle) -> None:
        """Write the categories and how many subjects of each arm are in them."""
        figure, y = self.canvas.figure, place.bottom - 1.5 * self._line - 1.5 * GAP_IN
        if self.data.banner:
            _, height = figure.get_size_inches()
            top = height - self._line / 2
            write(figure, 0, top, self.data.banner, self._font, bold=True, gid="banner")
        if not self.data.rows:
            return
        write(
            figure, 0, y, say("Best response, n (%)"), self._font, bold=True, color=GREY, gid="rows"
        )
        for row in self.data.rows:
            y -= self._pitch
            rule(figure, (0, place.right), y + self._pitch / 2)
            self._write_category(row, y)
            for index, fact in enumerate(row.facts):
                x, text = self._middle(place, index), self.canvas.say(f"{{{fact}:cell}}")
                write(figure, x, y, text, self._font, align="center", gid=f"rows#{fact}")

    def _write_category(self, row: CategoryRow, y: float) -> None:
        """Write a category; one that counts as response has a sample of its shade."""
        figure = self.canvas.figure
        write(figure, SWATCH_IN + GAP_IN, y, row.label, self._font, gid="rows")
        pieces = [piece.category for piece in self.data.bars[0].pieces]
        if row.category in pieces:
            shade = SHADES[min(pieces.index(row.category), len(SHADES) - 1)]
            swatch(figure, 0, y, SWATCH_IN, tint(GREY, shade), f"key.{row.category.lower()}")
