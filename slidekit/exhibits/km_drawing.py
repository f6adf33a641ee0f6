"""Drawing a Kaplan-Meier figure: curves with their names, over the table of numbers at risk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.exhibits.drawing import (
    Rectangle,
    add_axes,
    centre_levels,
    cut,
    ink,
    key_line,
    line_in,
    spread,
    write,
)
from slidekit.exhibits.km_curves import draw_curve
from slidekit.exhibits.km_data import KmData, survival_on
from slidekit.exhibits.risk_table import RiskTable
from slidekit.exhibits.style import HAIRLINE, arm_style
from slidekit.languages import numeral, say

if TYPE_CHECKING:
    from slidekit.exhibits.km_data import Curve
    from slidekit.exhibits.model import Exhibit, Part
    from slidekit.exhibits.registry import Canvas

GAP_IN = 0.08
KEY_IN = 0.42
"""Length of a line sample in the legend."""
LEAST_PLOT_SHARE = 0.4
"""Least share of the figure's height that curves keep; the table under them gives way."""
EARLIEST_END = 0.93
"""Share of the time axis that a curve must reach to be named at its end."""
WIDEST_LABEL_IN = 1.4
FURTHEST_LABEL_IN = 0.2
"""How far a label may stand above or below the end of its curve."""


def draw_km(canvas: Canvas, exhibit: Exhibit, part: Part | None) -> None:
    """Draw the figure; it is never split."""
    assert isinstance(exhibit.data, KmData)
    drawing = _Drawing(canvas, exhibit.data)
    table = drawing.table()
    place = drawing.place(table)
    drawing.draw_axes(place)
    drawing.draw_names(place)
    table.draw(place.left, place.width, place.bottom - 2 * line_in(canvas.font_pt) - 2 * GAP_IN)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The curves and what stands about them; all lengths in inches."""

    canvas: Canvas
    data: KmData

    @property
    def _font(self) -> float:
        return self.canvas.font_pt

    @property
    def _line(self) -> float:
        return line_in(self._font)

    def _width(self, text: str, *, bold: bool = False) -> float:
        return self.canvas.text_width(text, self._font, bold)

    def table(self) -> RiskTable:
        """Return the table with as many quantities as leave the curves their room."""
        _, height = self.canvas.figure.get_size_inches()
        room = height * (1 - LEAST_PLOT_SHARE) - self._head() - 2 * self._line - 2 * GAP_IN
        return RiskTable(self.canvas, self.data).within(room)

    def _head(self) -> float:
        """Return the height of what stands over the curves: banner, note, legend."""
        lines = len(self._said()) + len(self._legend())
        return lines * (self._line + GAP_IN / 2) + self._line / 2

    def place(self, table: RiskTable) -> Rectangle:
        """Return where the axes stand."""
        width, height = self.canvas.figure.get_size_inches()
        left = max(table.gutter, self._width("100") + self._line + 3 * GAP_IN)
        bottom = table.height + 2 * self._line + 2 * GAP_IN
        right = GAP_IN + (self._labels_width() if self._is_labelled() else self._width("0000") / 2)
        return Rectangle(left, bottom, width - left - right, height - bottom - self._head())

    def draw_axes(self, place: Rectangle) -> None:
        """Draw both axes and every curve."""
        data = self.data
        axes = add_axes(self.canvas.figure, place, self._font)
        axes.set_xlim(0, data.x_end)
        axes.set_ylim(0, 100)
        axes.set_xticks(data.ticks, [numeral(tick) for tick in data.ticks])
        axes.set_yticks(range(0, 101, 25))
        centre_levels(axes)
        levels, color = (25, 50, 75, 100), ink(HAIRLINE)
        axes.hlines(levels, 0, data.x_end, color, linewidth=0.75, gid="grid", zorder=0)
        self._name_axes(place)
        for curve in data.curves:
            draw_curve(axes, curve, self._end(curve), self._tail_start(curve))

    def _name_axes(self, place: Rectangle) -> None:
        figure, data = self.canvas.figure, self.data
        x, y = place.left + place.width / 2, place.bottom - self._line * 1.5 - GAP_IN
        write(figure, x, y, data.x_label, self._font, align="center", gid="axis")
        x = place.left - self._width("100") - self._line / 2 - 2 * GAP_IN
        y = place.bottom + place.height / 2
        label = data.y_label if self._width(data.y_label) <= place.height else say("Event-free (%)")
        write(figure, x, y, label, self._font, align="center", rotation=90, gid="axis")

    def _end(self, curve: Curve) -> float:
        return min(curve.end, self.data.x_end)

    def _tail_start(self, curve: Curve) -> float:
        start = self.data.tail_from if self.data.tail == "grey" else None
        return self._end(curve) if start is None else min(start, self._end(curve))

    # The names of the curves

    def draw_names(self, place: Rectangle) -> None:
        """Name the curves at their ends, or in a legend over them; banner and note stand on top."""
        if self._is_labelled():
            self._write_labels(place)
        else:
            self._write_legend(place)
        _, height = self.canvas.figure.get_size_inches()
        y = height - self._line / 2
        for gid, text in self._said():
            write(self.canvas.figure, 0, y, text, self._font, bold=True, gid=gid)
            y -= self._line + GAP_IN / 2

    def _said(self) -> list[tuple[str, str]]:
        """Return the lines over curves and legend, each with the name of its shape."""
        lines = (("banner", self.data.banner), ("note", self.data.note))
        return [(gid, text) for gid, text in lines if text]

    def _is_labelled(self) -> bool:
        """Tell whether the curves can be named at their ends: late, apart, in order, briefly."""
        ends = [self._end(curve) for curve in self.data.curves]
        if min(ends, default=0) < EARLIEST_END * self.data.x_end or not self._ends_in_order():
            return False
        wanted, placed = self._label_heights(2.0)
        moved = max(abs(a - b) for a, b in zip(wanted, placed, strict=True))
        return moved <= FURTHEST_LABEL_IN and self._labels_width() <= WIDEST_LABEL_IN

    def _ends_in_order(self) -> bool:
        """Tell whether the curves end in the order in which they lie where their grey begins."""
        at_ends = [survival_on(curve, self._end(curve)) for curve in self.data.curves]
        before = [survival_on(curve, self._tail_start(curve)) for curve in self.data.curves]
        order = range(len(at_ends))
        return sorted(order, key=at_ends.__getitem__) == sorted(order, key=before.__getitem__)

    def _labels_width(self) -> float:
        return max(self._width(curve.name, bold=True) for curve in self.data.curves)

    def _label_heights(self, plot_height: float) -> tuple[list[float], list[float]]:
        ends = [survival_on(curve, self._end(curve)) for curve in self.data.curves]
        wanted = [end / 100 * plot_height for end in ends]
        return wanted, spread(wanted, self._line, 0.0, plot_height)

    def _write_labels(self, place: Rectangle) -> None:
        _, heights = self._label_heights(place.height)
        for curve, height in zip(self.data.curves, heights, strict=True):
            self._write_name(curve, place.right + GAP_IN, place.bottom + height)

    def _legend(self) -> list[list[Curve]]:
        """Return the lines of the legend in reading order; none where the curves are named."""
        if self._is_labelled():
            return []
        width, _ = self.canvas.figure.get_size_inches()
        lines: list[list[Curve]] = []
        x = 0.0
        for curve in self.data.curves:
            entry = self._entry_width(curve)
            if not lines or x + entry > width:
                lines.append([])
                x = 0.0
            lines[-1].append(curve)
            x += entry + 3 * GAP_IN
        return lines

    def _entry_width(self, curve: Curve) -> float:
        return KEY_IN + GAP_IN + self._width(self._shown_name(curve), bold=True)

    def _shown_name(self, curve: Curve) -> str:
        """Return a curve's name, cut where it is wider than the figure."""
        width, _ = self.canvas.figure.get_size_inches()
        return cut(self.canvas, curve.name, width - KEY_IN - 2 * GAP_IN, bold=True)

    def _write_legend(self, place: Rectangle) -> None:
        lines, pitch = self._legend(), self._line + GAP_IN / 2
        width, _ = self.canvas.figure.get_size_inches()
        y = place.top + self._line + (len(lines) - 1) * pitch
        for line in lines:
            room = width - sum(self._entry_width(curve) + 3 * GAP_IN for curve in line)
            x = max(min(place.left, room), 0.0)
            for curve in line:
                key_line(self.canvas.figure, (x, x + KEY_IN), y, curve.style, f"key.{curve.arm}")
                self._write_name(curve, x + KEY_IN + GAP_IN, y)
                x += self._entry_width(curve) + 3 * GAP_IN
            y -= pitch

    def _write_name(self, curve: Curve, x: float, y: float) -> None:
        color, gid = arm_style(curve.style).text, f"label.{curve.arm}"
        name = self._shown_name(curve)
        write(self.canvas.figure, x, y, name, self._font, color=color, bold=True, gid=gid)
