"""Drawing the dot plot: terms at the left, dots of incidence, risk differences with limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.exhibits.drawing import Rectangle, add_axes, ink, line_in, write
from slidekit.exhibits.scale import ticks_between
from slidekit.exhibits.style import GREY, HAIRLINE, arm_style
from slidekit.exhibits.wrapping import wrap
from slidekit.languages import numeral, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes

    from slidekit.exhibits.model import Exhibit, Part
    from slidekit.exhibits.registry import Canvas

WIDEST_TERM_IN = 3.6
GAP_IN = 0.15
PANEL_GAP_IN = 0.55
MARKER_PT = 7.0
LIMIT_PT = 1.5
APART = 0.24
"""Distance of two arms in one row, in rows: dots of the same incidence stay apart."""
MOST_SPREAD = 0.6
"""Distance of the first and the last arm in one row at most."""


@dataclass(frozen=True, slots=True)
class DotArm:
    """An arm's name, with tokens, and its style."""

    name: str
    style: int


@dataclass(frozen=True, slots=True)
class Interval:
    """A risk difference in percentage points; None = not reported."""

    fact: str
    value: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class DotRow:
    """A term: incidence per arm in percent, differences to the reference."""

    name: str
    shares: tuple[float | None, ...]
    differences: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class DotData:
    """The dot plot; `compared` are the styles of the arms of each row's differences."""

    arms: tuple[DotArm, ...]
    compared: tuple[int, ...]
    reference: str
    experimental: str
    level: str
    rows: tuple[DotRow, ...]


def count_rows(exhibit: Exhibit) -> int:
    """Return the number of terms."""
    assert isinstance(exhibit.data, DotData)
    return len(exhibit.data.rows)


def draw_dots(canvas: Canvas, exhibit: Exhibit, part: Part | None) -> None:
    """Draw all terms or those of one part; both have the same limits."""
    assert isinstance(exhibit.data, DotData)
    start, stop = part or (0, len(exhibit.data.rows))
    _Drawing(canvas, exhibit.data, exhibit.data.rows[start:stop]).draw()


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The plot on its figure; lengths in inches."""

    canvas: Canvas
    data: DotData
    rows: tuple[DotRow, ...]

    @property
    def _font(self) -> float:
        return self.canvas.font_pt

    def _width(self, text: str) -> float:
        return self.canvas.text_width(text, self._font)

    def draw(self) -> None:
        """Draw legend, terms and both panels."""
        width, height = (float(length) for length in self.canvas.figure.get_size_inches())
        line = line_in(self._font)
        gutter, values = self._gutter() + GAP_IN, self._values_width()
        legend = self._legend_lines(width - values)
        fits = sum(self._key_width(name) for _, name in legend[0]) <= width - values - gutter
        head, foot = len(legend) * line + GAP_IN, 3 * line + GAP_IN
        room = width - gutter - PANEL_GAP_IN - values - GAP_IN
        body = height - head - foot
        left = Rectangle(gutter, foot, room * 0.5, body)
        right = Rectangle(left.right + PANEL_GAP_IN, foot, room * 0.5, body)
        self._write_terms(left)
        self._draw_shares(left)
        self._draw_differences(right)
        self._write_values(right, width)
        self._write_legend(gutter if len(legend) == 1 and fits else 0.0, height, legend)

    def _gutter(self) -> float:
        """Return the width that terms take, broken where they are long."""
        return max(
            self._width(line)
            for row in self.rows
            for line in wrap(self.canvas, row.name, WIDEST_TERM_IN)
        )

    def _values_width(self) -> float:
        if len(self.data.compared) > 1:
            return 0.0
        texts = [self._value(row.differences[0]) for row in self.rows]
        return max(self._width(text) for text in (*texts, self._heading())) + GAP_IN

    def _heading(self) -> str:
        return say("Difference ({0} CI)", self.canvas.say(self.data.level))

    def _value(self, interval: Interval) -> str:
        return self.canvas.say(f"{{{interval.fact}:brief}}")

    def _y(self, place: Rectangle, index: int) -> float:
        """Return the height of a row on the figure; the first stands at the top."""
        return place.top - (index + 0.5) * place.height / len(self.rows)

    def _write_terms(self, place: Rectangle) -> None:
        line = line_in(self._font)
        for index, row in enumerate(self.rows):
            lines = wrap(self.canvas, row.name, WIDEST_TERM_IN)
            y = self._y(place, index) + line * (len(lines) - 1) / 2
            for number, text in enumerate(lines):
                x = place.left - GAP_IN
                at = y - number * line
                write(self.canvas.figure, x, at, text, self._font, align="right", gid="term")

    def _axes(self, place: Rectangle, ticks: tuple[float, ...]) -> Axes:
        axes = add_axes(self.canvas.figure, place, self._font)
        axes.set_ylim(len(self.rows), 0)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.set_xlim(ticks[0], ticks[-1])
        axes.set_xticks(ticks, [numeral(tick).replace("-", "\N{MINUS SIGN}") for tick in ticks])
        levels = [index + 0.5 for index in range(len(self.rows))]
        axes.hlines(
            levels, ticks[0], ticks[-1], ink(HAIRLINE), linewidth=0.75, gid="grid", zorder=0
        )
        return axes

    def _draw_shares(self, place: Rectangle) -> None:
        shares = [share for row in self.data.rows for share in row.shares if share is not None]
        axes = self._axes(place, ticks_between(0.0, max(shares, default=0.0)))
        for index, arm in enumerate(self.data.arms):
            shift = _shift(index, len(self.data.arms))
            shown = ((row.shares[index], number) for number, row in enumerate(self.rows))
            points = [(x, number + 0.5 + shift) for x, number in shown if x is not None]
            _markers(axes, points, arm.style, f"dot.{index}")
        x = place.left + place.width / 2
        self._label(x, place.bottom, say("Subjects with event, %"), 1)

    def _label(self, x: float, bottom: float, text: str, lines: int) -> None:
        line = line_in(self._font)
        y = bottom - line * (0.75 + lines) - GAP_IN / 3
        write(self.canvas.figure, x, y, text, self._font, align="center", gid="axis")

    def _draw_differences(self, place: Rectangle) -> None:
        limits = list(self._limits())
        axes = self._axes(place, ticks_between(min(limits, default=0), max(limits, default=0)))
        axes.axvline(0, color=ink(GREY), linewidth=1.0, gid="null", zorder=1)
        many = len(self.data.compared)
        for number, style in enumerate(self.data.compared):
            self._draw_comparison(axes, number, style, _shift(number, many))
        x = place.left + place.width / 2
        level = self.canvas.say(self.data.level)
        self._label(x, place.bottom, say("Risk difference, percentage points ({0} CI)", level), 1)
        self._write_sides(axes, place)

    def _limits(self) -> Iterator[float]:
        for row in self.data.rows:
            for one in row.differences:
                yield from (x for x in (one.value, one.lower, one.upper) if x is not None)

    def _draw_comparison(self, axes: Axes, number: int, style: int, shift: float) -> None:
        color = ink(arm_style(style).color)
        points = []
        for index, row in enumerate(self.rows):
            one, y = row.differences[number], index + 0.5 + shift
            if one.value is None:
                continue
            points.append((one.value, y))
            if one.lower is not None and one.upper is not None:
                axes.plot(
                    (one.lower, one.upper),
                    (y, y),
                    color=color,
                    linewidth=LIMIT_PT,
                    solid_capstyle="butt",
                    gid=f"limits.{number}",
                )
        _markers(axes, points, style, f"difference.{number}")

    def _write_sides(self, axes: Axes, place: Rectangle) -> None:
        """Say on which side of zero an event is more frequent with which arm."""
        low, high = axes.get_xlim()
        zero = place.left + place.width * (0 - low) / (high - low)
        y = place.bottom - line_in(self._font) * 2.75 - GAP_IN / 3
        left, right = (
            say("More with {0}", self.data.reference),
            say("More with {0}", self.data.experimental),
        )
        middle = max(zero, place.left + self._width(left) - PANEL_GAP_IN)
        middle = min(middle, place.right - self._width(right) + PANEL_GAP_IN)
        write(self.canvas.figure, middle - GAP_IN, y, left, self._font, align="right", gid="side")
        write(self.canvas.figure, middle + GAP_IN, y, right, self._font, gid="side")
        write(self.canvas.figure, middle, y, "|", self._font, color=GREY, align="center")

    def _write_values(self, place: Rectangle, width: float) -> None:
        """Write each difference with its limits at the right edge, under a heading."""
        if len(self.data.compared) > 1:
            return
        figure, y = self.canvas.figure, place.top + GAP_IN + line_in(self._font) / 2
        write(figure, width, y, self._heading(), self._font, align="right", gid="heading")
        for index, row in enumerate(self.rows):
            one, y = row.differences[0], self._y(place, index)
            gid = f"value#{one.fact}"
            write(figure, width, y, self._value(one), self._font, align="right", gid=gid)

    def _legend_lines(self, room: float) -> list[list[tuple[DotArm, str]]]:
        """Return the arms with their names in as many lines as their widths need."""
        found: list[list[tuple[DotArm, str]]] = [[]]
        used = 0.0
        for arm in self.data.arms:
            name = self.canvas.say(arm.name)
            each = self._key_width(name)
            if found[-1] and used + each > room:
                found.append([])
                used = 0.0
            found[-1].append((arm, name))
            used += each
        return found

    def _key_width(self, name: str) -> float:
        return MARKER_PT / 72 + self.canvas.text_width(name, self._font, True) + 2.5 * GAP_IN

    def _write_legend(self, left: float, top: float, lines: list[list[tuple[DotArm, str]]]) -> None:
        for number, arms in enumerate(lines):
            x, y = left, top - (number + 0.5) * line_in(self._font)
            for arm, name in arms:
                self._write_key(x, y, arm, name)
                x += self._key_width(name)

    def _write_key(self, x: float, y: float, arm: DotArm, name: str) -> None:
        from matplotlib.lines import Line2D

        figure, style, gid = self.canvas.figure, arm_style(arm.style), f"key.{arm.style}"
        marker = Line2D(
            [x + MARKER_PT / 144],
            [y],
            marker=style.marker,
            markersize=MARKER_PT,
            color=ink(style.color),
            linestyle="none",
            transform=figure.dpi_scale_trans,
            gid=gid,
        )
        figure.add_artist(marker)
        x += MARKER_PT / 72 + GAP_IN / 2
        write(figure, x, y, name, self._font, color=style.text, bold=True, gid=gid)


def _shift(index: int, count: int) -> float:
    """Return how far below the middle of its row an arm stands, in rows."""
    apart = min(APART, MOST_SPREAD / max(count - 1, 1))
    return (index - (count - 1) / 2) * apart


def _markers(axes: Axes, points: list[tuple[float, float]], style: int, gid: str) -> None:
    """Draw one arm's markers."""
    if not points:
        return
    arm = arm_style(style)
    xs, ys = zip(*points, strict=True)
    axes.plot(
        xs,
        ys,
        linestyle="none",
        marker=arm.marker,
        markersize=MARKER_PT,
        color=ink(arm.color),
        markeredgecolor="none",
        clip_on=False,
        gid=gid,
        zorder=3,
    )
