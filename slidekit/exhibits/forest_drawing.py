"""Drawing a forest plot: labels and counts left, ratios on a log axis, numbers right."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from slidekit.exhibits.drawing import Rectangle, add_axes, cut, ink, line_in, rule, write
from slidekit.exhibits.forest_data import ForestData, ratio_ticks
from slidekit.exhibits.style import GREY, INK
from slidekit.languages import numeral, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from slidekit.exhibits.forest_data import ForestRow
    from slidekit.exhibits.model import Exhibit, Part
    from slidekit.exhibits.registry import Canvas

One = TypeVar("One")

ROW_PT = 19.0
"""Height that a row needs, with its share of heading and axis."""
TALLEST_ROW_IN = 0.3
GAP_IN = 0.18
LARGEST_SQUARE_PT = 11.0
SMALLEST_SQUARE_PT = 3.0
WIDEST_LEVEL_IN = 3.2


def count_rows(exhibit: Exhibit) -> int:
    """Return the number of rows that may be split over slides: all but the overall one."""
    assert isinstance(exhibit.data, ForestData)
    return len(exhibit.data.rows)


def draw_forest(canvas: Canvas, exhibit: Exhibit, part: Part | None) -> None:
    """Draw the overall row and the rows of a part, or all."""
    assert isinstance(exhibit.data, ForestData)
    first, stop = part or (0, len(exhibit.data.rows))
    drawing = _Drawing(canvas, exhibit.data, exhibit.data.rows[first:stop])
    columns = drawing.columns()
    drawing.draw_texts(columns)
    drawing.draw_plot(columns.plot)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand: left edges of texts, right edges of numbers, in inches."""

    factor: float
    level: float
    arm: float
    reference: float
    plot: Rectangle
    ratio: float
    interaction: float
    """Right edge of the last column."""


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The rows of one part; all lengths in inches."""

    canvas: Canvas
    data: ForestData
    rows: tuple[ForestRow, ...]

    @property
    def _font(self) -> float:
        return self.canvas.font_pt

    @property
    def _line(self) -> float:
        return line_in(self._font)

    def _width(self, text: str, *, bold: bool = False) -> float:
        return self.canvas.text_width(text, self._font, bold)

    def _say(self, fact: str, style: str) -> str:
        return self.canvas.say(f"{{{fact}:{style}}}")

    def _ratio(self, row: ForestRow) -> str:
        """Return "0.75 (0.63 to 0.90)", or why there is no ratio."""
        return self._say(row.ratio_fact, "value" if row.value is None else "brief")

    def _level(self, row: ForestRow) -> str:
        """Return the name of a level, cut where it would leave the plot too little room."""
        return cut(self.canvas, row.level, WIDEST_LEVEL_IN)

    # Where things stand

    def columns(self) -> _Columns:
        """Return the places of all columns; the plot takes the width that texts leave over."""
        width, height = self.canvas.figure.get_size_inches()
        every = (self.data.overall, *self.rows)
        factor = max(self._width(row.factor, bold=True) for row in every)
        level = factor + GAP_IN
        start = level + max(self._width(self._level(row)) for row in every) + GAP_IN
        names = self._in_order(self.data.arm, self.data.reference)
        first = start + self._count_width(names[0])
        last = first + self._count_width(names[1])
        arm, reference = self._in_order(first, last)
        interaction = self._interaction_width()
        ratio = max(self._width(self._ratio(row), bold=True) for row in every)
        right = (
            width - interaction - max(ratio, self._width(self._ratio_heading, bold=True)) - GAP_IN
        )
        head, foot = 2 * self._line + 0.06, 3 * self._line + 0.1
        rows = min((height - head - foot) / len(every), TALLEST_ROW_IN) * len(every)
        left = last + 1.5 * GAP_IN
        plot = Rectangle(left, height - head - rows, right - left, rows)
        return _Columns(0.0, level, arm, reference, plot, width - interaction, width)

    def _in_order(self, arm: One, reference: One) -> tuple[One, One]:
        """Return what belongs to the arm and to the reference as their columns stand."""
        return (reference, arm) if self.data.is_reference_first else (arm, reference)

    def _count_width(self, name: str) -> float:
        widest = max(
            self._width(self._say(fact, "count"), bold=True)
            for row in (self.data.overall, *self.rows)
            for fact in (row.arm_events, row.reference_events)
        )
        return max(widest, self._width(name, bold=True), self._width(say("events/N"))) + GAP_IN

    def _interaction_width(self) -> float:
        if not self.data.has_interaction:
            return 0.0
        tests = {row.interaction for row in self.data.rows if row.interaction}
        widest = max((self._width(self._say(fact, "p_cell")) for fact in tests), default=0.0)
        return max(widest, self._width(say("Interaction"), bold=True)) + GAP_IN

    @property
    def _ratio_heading(self) -> str:
        return say("HR ({0} CI)", self.canvas.say(self.data.level))

    def _y(self, plot: Rectangle, place: float) -> float:
        """Return the middle of a row; the overall one has place 0."""
        return plot.top - (place + 0.5) * plot.height / (len(self.rows) + 1)

    # Texts

    def draw_texts(self, columns: _Columns) -> None:
        """Write heading, overall row and rows, a hairline between factors."""
        self._write_heading(columns)
        self._write_row(columns, self.data.overall, 0, bold=True)
        before = ""
        for place, row in enumerate(self.rows, 1):
            if row.factor != before:
                edge = self._y(columns.plot, place - 0.5)
                rule(self.canvas.figure, (0, columns.interaction), edge)
                y = self._y(columns.plot, place)
                write(self.canvas.figure, 0, y, row.factor, self._font, gid="label")
                self._write_interaction(columns, row.factor, y)
            before = row.factor
            self._write_row(columns, row, place, bold=False)

    def _write_heading(self, columns: _Columns) -> None:
        figure, size = self.canvas.figure, self._font
        top = columns.plot.top + 1.5 * self._line + 0.06
        low = top - self._line
        heads = ((columns.arm, self.data.arm), (columns.reference, self.data.reference))
        for x, name in heads:
            write(figure, x, top, name, size, align="right", bold=True, gid="head")
            write(figure, x, low, say("events/N"), size, align="right", color=GREY, gid="head")
        write(
            figure,
            columns.ratio,
            low,
            self._ratio_heading,
            size,
            align="right",
            bold=True,
            gid="head",
        )
        if self.data.has_interaction:
            right = columns.interaction
            write(
                figure, right, top, say("Interaction"), size, align="right", bold=True, gid="head"
            )
            write(figure, right, low, "p", size, align="right", bold=True, gid="head")
        rule(figure, (0, columns.interaction), columns.plot.top, GREY)

    def _write_row(self, columns: _Columns, row: ForestRow, place: int, *, bold: bool) -> None:
        figure, size, y = self.canvas.figure, self._font, self._y(columns.plot, place)
        color = INK if row.value is not None else GREY
        if bold:
            write(figure, 0, y, row.factor, size, bold=True, gid="label")
        write(figure, columns.level, y, self._level(row), size, color=color, gid="label")
        numbers = (
            (columns.arm, self._say(row.arm_events, "count"), f"events#{row.arm_events}"),
            (
                columns.reference,
                self._say(row.reference_events, "count"),
                f"events#{row.reference_events}",
            ),
            (columns.ratio, self._ratio(row), f"ratio#{row.ratio_fact}"),
        )
        for x, text, gid in numbers:
            write(figure, x, y, text, size, color=color, align="right", bold=bold, gid=gid)

    def _write_interaction(self, columns: _Columns, factor: str, y: float) -> None:
        """Write a factor's test beside its first row of this part."""
        facts = (row.interaction for row in self.data.rows if row.factor == factor)
        if fact := next((fact for fact in facts if fact), ""):
            text, gid = self._say(fact, "p_cell"), f"interaction#{fact}"
            x, size = columns.interaction, self._font
            write(self.canvas.figure, x, y, text, size, align="right", gid=gid)

    # Ratios

    def draw_plot(self, place: Rectangle) -> None:
        """Draw axis, the lines at 1 and at the overall ratio, intervals, squares, diamond."""
        axes = self._axes(place)
        overall = self.data.overall
        if overall.value:
            x = self._x(overall.value)
            axes.plot(
                (x, x),
                (0, 1),
                color=ink(GREY),
                linewidth=1,
                linestyle=(0, (4, 3)),
                transform=axes.get_xaxis_transform(),
                gid="overall",
                zorder=1,
            )
        for row_place, row in enumerate(self.rows, 1):
            self._draw_interval(axes, row, row_place + 0.5)
        self._draw_squares(axes)
        self._draw_diamond(axes)
        self._write_sides(place)

    def _x(self, ratio: float) -> float:
        """Return the place of a ratio on the axis, in doublings."""
        return math.log2(ratio)

    def _axes(self, place: Rectangle) -> Axes:
        axes = add_axes(self.canvas.figure, place, self._font)
        end, ticks = self._x(self.data.limit), ratio_ticks(self.data.limit)
        axes.set_xlim(-end, end)
        axes.set_ylim(len(self.rows) + 1, 0)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.set_xticks([self._x(tick) for tick in ticks], [numeral(tick) for tick in ticks])
        axes.plot(
            (0, 0),
            (0, 1),
            color=ink(GREY),
            linewidth=0.75,
            transform=axes.get_xaxis_transform(),
            gid="null",
            zorder=1,
        )
        return axes

    def _draw_interval(self, axes: Axes, row: ForestRow, y: float) -> None:
        """Draw the limits; where one leaves the axis, an arrow says so."""
        if row.lower is None or row.upper is None or row.value is None:
            return
        end = self._x(self.data.limit)
        low = self._x(row.lower) if row.lower > 0 else -math.inf
        high = self._x(row.upper) if row.upper < math.inf else math.inf
        shown = (min(max(low, -end), end), max(min(high, end), -end))
        axes.plot(
            shown,
            (y, y),
            color=ink(INK),
            linewidth=1.25,
            solid_capstyle="butt",
            gid="interval",
            zorder=2,
        )
        for is_out, x, marker in ((low < -end, -end, "<"), (high > end, end, ">")):
            if is_out:
                axes.plot(
                    (x,),
                    (y,),
                    marker=marker,
                    markersize=6,
                    color=ink(INK),
                    markeredgewidth=0,
                    clip_on=False,
                    gid="arrow",
                    zorder=3,
                )

    def _draw_squares(self, axes: Axes) -> None:
        """Draw squares whose area follows the events, all the same where these are not known."""
        end = self._x(self.data.limit)
        most = max((row.events or 0 for row in self.data.rows), default=0)
        shown = [
            (self._x(row.value), place + 0.5, self._square_pt(row, most))
            for place, row in enumerate(self.rows, 1)
            if row.value and abs(self._x(row.value)) <= end
        ]
        if shown:
            xs, ys, sizes = zip(*shown, strict=True)
            areas = [size**2 for size in sizes]
            look = axes.scatter(xs, ys, s=areas, marker="s", color=ink(INK), linewidth=0)
            look.set(gid="square", zorder=3, clip_on=False)

    def _square_pt(self, row: ForestRow, most: int) -> float:
        if row.events is None or most == 0:
            return 0.6 * LARGEST_SQUARE_PT
        return max(LARGEST_SQUARE_PT * math.sqrt(row.events / most), SMALLEST_SQUARE_PT)

    def _draw_diamond(self, axes: Axes) -> None:
        row = self.data.overall
        if row.value is None or row.lower is None or row.upper is None:
            return
        end = self._x(self.data.limit)
        ratios = (row.lower, row.value, row.upper)
        low, middle, high = (min(max(self._x(ratio), -end), end) for ratio in ratios)
        corners = ((low, middle, high, middle), (0.5, 0.22, 0.5, 0.78))
        axes.fill(*corners, color=ink(INK), linewidth=0, gid="diamond", zorder=3)

    def _write_sides(self, place: Rectangle) -> None:
        figure, size = self.canvas.figure, self._font
        middle = place.left + place.width / 2
        y = place.bottom - 0.06 - 1.6 * self._line
        write(figure, middle, y, say("Hazard ratio, log scale"), size, align="center", gid="axis")
        y -= self._line
        left, right = self.data.favours
        write(figure, middle - GAP_IN / 2, y, left, size, align="right", gid="favours")
        write(figure, middle + GAP_IN / 2, y, right, size, gid="favours")
