"""Drawing the butterfly: bars to the left and to the right of the terms, with the same limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from slidekit.exhibits.drawing import Rectangle, add_axes, ink, line_in, write
from slidekit.exhibits.scale import ticks_between
from slidekit.exhibits.style import arm_style
from slidekit.exhibits.wrapping import wrap
from slidekit.languages import numeral, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from slidekit.exhibits.model import Exhibit, Part
    from slidekit.exhibits.registry import Canvas

WIDEST_TERM_IN = 4.6
GAP_IN = 0.12
BAR = 0.62
"""Height of a bar, in rows."""
FOOT_ROWS = 0.3
"""Room between the last bar and the axis, in rows."""
DARKER = 0.5
"""How much of an arm's colour is left in bars of grade 3 or higher."""
KEY_IN = 0.22


@dataclass(frozen=True, slots=True)
class Side:
    """An arm's name, with tokens, and its style."""

    name: str
    style: int


@dataclass(frozen=True, slots=True)
class Bar:
    """Incidence in percent, at any grade and at grade 3 or higher; None = not reported."""

    any_fact: str
    any_grade: float | None
    severe_fact: str
    severe: float | None


@dataclass(frozen=True, slots=True)
class ButterflyRow:
    """A term with a bar for each arm."""

    name: str
    left: Bar
    right: Bar


@dataclass(frozen=True, slots=True)
class ButterflyData:
    """The butterfly; `severe` is what the darker bars are called."""

    left: Side
    right: Side
    severe: str
    rows: tuple[ButterflyRow, ...]


def count_rows(exhibit: Exhibit) -> int:
    """Return the number of terms."""
    assert isinstance(exhibit.data, ButterflyData)
    return len(exhibit.data.rows)


def draw_butterfly(canvas: Canvas, exhibit: Exhibit, part: Part | None) -> None:
    """Draw all terms or those of one part; all parts have the same limits."""
    assert isinstance(exhibit.data, ButterflyData)
    start, stop = part or (0, len(exhibit.data.rows))
    _Drawing(canvas, exhibit.data, exhibit.data.rows[start:stop]).draw()


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The figure; lengths in inches."""

    canvas: Canvas
    data: ButterflyData
    rows: tuple[ButterflyRow, ...]

    @property
    def _font(self) -> float:
        return self.canvas.font_pt

    def draw(self) -> None:
        """Draw both sides with the terms between them."""
        width, height = (float(length) for length in self.canvas.figure.get_size_inches())
        line = line_in(self._font)
        foot, head = 2.25 * line + GAP_IN, line + GAP_IN
        middle = self._middle()
        values = self._overhang((width - middle) / 2)
        panel = (width - middle) / 2 - values
        body = height - foot - head
        left = Rectangle(values, foot, panel, body)
        right = Rectangle(values + panel + middle, foot, panel, body)
        ticks = self._ticks()
        self._draw_side(left, self.data.left, [row.left for row in self.rows], ticks, mirrored=True)
        self._draw_side(right, self.data.right, [row.right for row in self.rows], ticks)
        self._write_terms(left, width / 2)
        self._write_key(width / 2, height - line / 2, middle)

    def _ticks(self) -> tuple[float, ...]:
        bars = [bar for row in self.data.rows for bar in (row.left, row.right)]
        return ticks_between(0.0, max((bar.any_grade or 0.0 for bar in bars), default=0.0))

    def _middle(self) -> float:
        """Return the width between the two sides."""
        lines = (line for row in self.rows for line in wrap(self.canvas, row.name, WIDEST_TERM_IN))
        widest = max(self._width(line) for line in lines)
        return max(widest, self._key_width()) + 2 * GAP_IN

    def _overhang(self, panel: float) -> float:
        """Return by how much numbers at the ends of bars reach beyond the axis of a side."""
        end = self._ticks()[-1]
        bars = (bar for row in self.data.rows for bar in (row.left, row.right))
        ends = (
            (bar.any_grade or 0.0) / end * panel + GAP_IN + sum(map(self._width, self._values(bar)))
            for bar in bars
        )
        return max(0.0, max(ends) - panel)

    def _width(self, text: str) -> float:
        return self.canvas.text_width(text, self._font)

    def _values(self, bar: Bar) -> tuple[str, str]:
        """Return "37.3 " and "(12.1)"."""
        printed = self.canvas.say
        return printed(f"{{{bar.any_fact}:number}} "), printed(f"({{{bar.severe_fact}:number}})")

    def _y(self, place: Rectangle, index: int) -> float:
        return place.top - (index + 0.5) * place.height / (len(self.rows) + FOOT_ROWS)

    def _draw_side(
        self,
        place: Rectangle,
        side: Side,
        bars: list[Bar],
        ticks: tuple[float, ...],
        *,
        mirrored: bool = False,
    ) -> None:
        axes = add_axes(self.canvas.figure, place, self._font)
        axes.set_ylim(len(self.rows) + FOOT_ROWS, 0)
        axes.set_yticks([])
        axes.set_xlim((ticks[-1], 0.0) if mirrored else (0.0, ticks[-1]))
        axes.set_xticks(ticks, [numeral(tick) for tick in ticks])
        if mirrored:
            axes.spines["left"].set_visible(False)
            axes.spines["right"].set_visible(True)
            axes.spines["right"].set(color=axes.spines["left"].get_edgecolor(), linewidth=0.75)
            axes.spines["right"].set_gid("axis")
        color = arm_style(side.style).color
        any_grade = [bar.any_grade or 0.0 for bar in bars]
        severe = [bar.severe or 0.0 for bar in bars]
        _draw_bars(axes, any_grade, ink(color), f"bar.{side.style}")
        _draw_bars(axes, severe, ink(darker(color)), f"bar.{side.style}.severe")
        self._write_values(place, bars, ticks[-1], mirrored=mirrored)
        self._write_name(place, side, mirrored=mirrored)

    def _write_name(self, place: Rectangle, side: Side, *, mirrored: bool) -> None:
        figure, line = self.canvas.figure, line_in(self._font)
        color, name = arm_style(side.style).text, self.canvas.say(side.name)
        x, y = place.right if mirrored else place.left, place.top + GAP_IN + line / 2
        align: Literal["left", "right"] = "right" if mirrored else "left"
        gid = f"name.{side.style}"
        write(figure, x, y, name, self._font, color=color, bold=True, align=align, gid=gid)
        x, y = place.left + place.width / 2, place.bottom - line * 1.75 - GAP_IN / 2
        write(figure, x, y, say("Subjects with event, %"), self._font, align="center", gid="axis")

    def _write_values(
        self, place: Rectangle, bars: list[Bar], end: float, *, mirrored: bool
    ) -> None:
        """Write "37.3 (12.1)" beyond the end of each bar, each number bound to its fact."""
        figure = self.canvas.figure
        for index, bar in enumerate(bars):
            first, second = self._values(bar)
            widths = self._width(first), self._width(second)
            reach = (bar.any_grade or 0.0) / end * place.width + GAP_IN / 2
            x = place.right - reach - sum(widths) if mirrored else place.left + reach
            y = self._y(place, index)
            write(figure, x, y, first, self._font, gid=f"value#{bar.any_fact}")
            x += widths[0]
            write(figure, x, y, second, self._font, gid=f"value#{bar.severe_fact}")

    def _write_terms(self, place: Rectangle, middle: float) -> None:
        line = line_in(self._font)
        for index, row in enumerate(self.rows):
            lines = wrap(self.canvas, row.name, WIDEST_TERM_IN)
            y = self._y(place, index) + line * (len(lines) - 1) / 2
            for number, text in enumerate(lines):
                at = y - number * line
                write(self.canvas.figure, middle, at, text, self._font, align="center", gid="term")

    def _key_texts(self) -> tuple[str, str]:
        return say("Any grade"), self.data.severe

    def _key_width(self) -> float:
        texts = sum(self._width(text) for text in self._key_texts())
        return texts + 4 * KEY_IN + 4 * GAP_IN

    def _write_key(self, middle: float, y: float, width: float) -> None:
        """Write what light and dark bars are, with a sample in both arms' colours."""
        from matplotlib.patches import Rectangle as Patch

        x = middle - min(self._key_width(), width) / 2 + GAP_IN
        height = line_in(self._font) * 0.6
        figure = self.canvas.figure
        for text, is_dark in zip(self._key_texts(), (False, True), strict=True):
            for side in (self.data.left, self.data.right):
                light = arm_style(side.style).color
                color = ink(darker(light) if is_dark else light)
                sample = Patch(
                    (x, y - height / 2),
                    KEY_IN,
                    height,
                    facecolor=color,
                    edgecolor="none",
                    transform=figure.dpi_scale_trans,
                    gid="key",
                )
                figure.add_artist(sample)
                x += KEY_IN
            x += GAP_IN / 2
            write(figure, x, y, text, self._font, gid="key")
            x += self._width(text) + GAP_IN * 1.5


def _draw_bars(axes: Axes, lengths: list[float], color: str, gid: str) -> None:
    """Draw a level bar for each row, all as one: a patch for each takes ten times as long."""
    from matplotlib.collections import PolyCollection

    half = BAR / 2
    middles = ((index + 0.5, length) for index, length in enumerate(lengths))
    corners = [
        ((0.0, y - half), (length, y - half), (length, y + half), (0.0, y + half))
        for y, length in middles
    ]
    look = PolyCollection(corners, facecolors=color, linewidths=0, joinstyle="miter", gid=gid)
    axes.add_artist(look)


def darker(color: str) -> str:
    """Return a colour of the same hue, nearer to black."""
    parts = (int(color[start : start + 2], 16) for start in (0, 2, 4))
    return "".join(f"{round(part * DARKER):02X}" for part in parts)
