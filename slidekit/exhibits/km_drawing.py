"""Drawing a Kaplan-Meier figure: curves, bands, censor marks, numbers at risk under their ticks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from slidekit.exhibits.drawing import Rectangle, add_axes, ink, line_in, rule, spread, write
from slidekit.exhibits.km_data import KmData, survival_on
from slidekit.exhibits.style import ARM_STYLES, GREY, HAIRLINE, TAIL

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from slidekit.exhibits.km_data import Curve, RiskRow
    from slidekit.exhibits.model import Exhibit, Part
    from slidekit.exhibits.registry import Canvas

CURVE_PT = 1.75
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
WIDEST_NAME_IN = 2.0
QUANTITIES = ("At risk", "Events", "Censored")


def draw_km(canvas: Canvas, exhibit: Exhibit, part: Part | None) -> None:
    """Draw the figure; it is never split."""
    assert isinstance(exhibit.data, KmData)
    _Drawing(canvas, exhibit.data).draw()


@dataclass(frozen=True, slots=True)
class _Drawing:
    canvas: Canvas
    data: KmData

    def draw(self) -> None:
        rows = self._shown_rows()
        place = self._place(rows)
        axes = self._axes(place)
        for curve in self.data.curves:
            self._draw_curve(axes, curve)
        self._name_curves(place)
        self._draw_table(place, rows)
        if self.data.banner:
            _, height = self.canvas.figure.get_size_inches()
            top = height - self._line / 2
            write(
                self.canvas.figure, 0.0, top, self.data.banner, self._font, bold=True, gid="banner"
            )

    # Where things stand, in inches

    @property
    def _font(self) -> float:
        return self.canvas.font_pt

    @property
    def _line(self) -> float:
        return line_in(self._font)

    def _width(self, text: str, *, bold: bool = False) -> float:
        return self.canvas.text_width(text, self._font, bold)

    def _shown_rows(self) -> tuple[RiskRow, ...]:
        """Return the rows of the table: as many quantities as leave the curves their room."""
        _, height = self.canvas.figure.get_size_inches()
        room = height * (1 - LEAST_PLOT_SHARE) - self._head() - 2 * self._line - GAP_IN
        for count in (3, 2, 1):
            rows = tuple(row for row in self.data.risk if row.quantity in QUANTITIES[:count])
            if self._table_height(rows) <= room:
                break
        return rows

    def _table_height(self, rows: tuple[RiskRow, ...]) -> float:
        quantities = len({row.quantity for row in rows})
        return len(rows) * self._line + max(quantities - 1, 0) * GAP_IN / 2

    def _head(self) -> float:
        """Return the height of what stands over the curves: banner, legend."""
        lines = (1 if self.data.banner else 0) + (0 if self._is_labelled() else 1)
        return lines * (self._line + GAP_IN / 2) + GAP_IN

    def _place(self, rows: tuple[RiskRow, ...]) -> Rectangle:
        width, height = self.canvas.figure.get_size_inches()
        left = max(self._gutter(rows), self._width("100") + self._line + 3 * GAP_IN)
        bottom = self._table_height(rows) + 2 * self._line + 2 * GAP_IN
        right = self._labels_width() if self._is_labelled() else self._width("0000") / 2
        return Rectangle(
            left, bottom, width - left - right - GAP_IN, height - bottom - self._head()
        )

    def _gutter(self, rows: tuple[RiskRow, ...]) -> float:
        """Return the width of the table's two heading columns, with room for the first numbers."""
        if not rows:
            return 0.0
        names = max(self._width(self._name(row)) for row in rows)
        numbers = max(self._width(_count(row.counts[0])) for row in rows if row.counts)
        return self._quantity_width() + names + numbers / 2 + 2 * GAP_IN

    def _quantity_width(self) -> float:
        return self._width("Censored", bold=True) + GAP_IN

    def _name(self, row: RiskRow | Curve) -> str:
        """Return an arm's name, cut where it is too wide for the table."""
        name = row.name
        while self._width(name) > WIDEST_NAME_IN:
            name = (
                name.removesuffix("\N{HORIZONTAL ELLIPSIS}")[:-1].rstrip()
                + "\N{HORIZONTAL ELLIPSIS}"
            )
        return name

    def _labels_width(self) -> float:
        return max(self._width(curve.name, bold=True) for curve in self.data.curves) + GAP_IN

    def _is_labelled(self) -> bool:
        """Tell whether the curves can be named at their ends: late, apart and briefly."""
        ends = [self._end(curve) for curve in self.data.curves]
        if not ends or min(ends) < EARLIEST_END * self.data.x_end:
            return False
        if self._labels_width() > WIDEST_LABEL_IN:
            return False
        wanted, placed = self._label_heights(2.0)
        return all(abs(a - b) <= FURTHEST_LABEL_IN for a, b in zip(wanted, placed, strict=True))

    def _label_heights(self, plot_height: float) -> tuple[list[float], list[float]]:
        wanted = [
            survival_on(curve, self._end(curve)) / 100 * plot_height for curve in self.data.curves
        ]
        return wanted, spread(wanted, self._line, 0.0, plot_height)

    def _end(self, curve: Curve) -> float:
        return min(curve.end, self.data.x_end)

    # What is drawn

    def _axes(self, place: Rectangle) -> Axes:
        figure, data = self.canvas.figure, self.data
        axes = add_axes(figure, place, self._font)
        axes.set_xlim(0, data.x_end)
        axes.set_ylim(0, 100)
        axes.set_xticks(data.ticks, [f"{tick:g}" for tick in data.ticks])
        axes.set_yticks(range(0, 101, 25))
        axes.hlines(
            (25, 50, 75, 100), 0, data.x_end, ink(HAIRLINE), linewidth=0.75, gid="grid", zorder=0
        )
        middle = place.bottom - self._line * 1.5 - GAP_IN
        write(
            figure, place.left + place.width / 2, middle, data.x_label, self._font, align="center"
        )
        left = place.left - self._width("100") - self._line / 2 - 2 * GAP_IN
        middle = place.bottom + place.height / 2
        write(figure, left, middle, data.y_label, self._font, align="center", rotation=90)
        return axes

    def _draw_curve(self, axes: Axes, curve: Curve) -> None:
        style, end = ARM_STYLES[curve.style % len(ARM_STYLES)], self._end(curve)
        start_of_tail = self.data.tail_from if self.data.tail == "grey" else None
        split = end if start_of_tail is None else min(start_of_tail, end)
        _Stretch(axes, curve, (0.0, split), style.color, "").draw()
        if split < end:
            _Stretch(axes, curve, (split, end), TAIL, ".tail").draw()

    def _name_curves(self, place: Rectangle) -> None:
        if self._is_labelled():
            self._write_labels(place)
        else:
            self._write_legend(place)

    def _write_labels(self, place: Rectangle) -> None:
        _, heights = self._label_heights(place.height)
        for curve, height in zip(self.data.curves, heights, strict=True):
            x = place.right + GAP_IN
            y, color = place.bottom + height, ARM_STYLES[curve.style % len(ARM_STYLES)].text
            name = f"label.{curve.arm}"
            write(
                self.canvas.figure, x, y, curve.name, self._font, color=color, bold=True, gid=name
            )

    def _write_legend(self, place: Rectangle) -> None:
        from matplotlib.lines import Line2D

        figure, x, y = self.canvas.figure, place.left, place.top + GAP_IN / 2 + self._line / 2
        for curve in self.data.curves:
            style = ARM_STYLES[curve.style % len(ARM_STYLES)]
            line = Line2D(
                (x, x + KEY_IN),
                (y, y),
                transform=figure.dpi_scale_trans,
                color=ink(style.color),
                linewidth=CURVE_PT,
                linestyle=(0, style.dash) if style.dash else "-",
                gid=f"key.{curve.arm}",
            )
            figure.add_artist(line)
            x += KEY_IN + GAP_IN
            name = f"label.{curve.arm}"
            write(figure, x, y, curve.name, self._font, color=style.text, bold=True, gid=name)
            x += self._width(curve.name, bold=True) + 3 * GAP_IN

    def _draw_table(self, place: Rectangle, rows: tuple[RiskRow, ...]) -> None:
        y = place.bottom - 2 * self._line - 2 * GAP_IN + GAP_IN / 2
        for quantity, of_quantity in groupby(rows, lambda row: row.quantity):
            if quantity != QUANTITIES[0]:
                y -= GAP_IN / 2
            for place_in_group, row in enumerate(of_quantity):
                y -= self._line
                if place_in_group == 0:
                    self._write_quantity(quantity, y)
                self._write_row(place, row, y + self._line / 2)

    def _write_quantity(self, quantity: str, y: float) -> None:
        middle = y + self._line / 2
        write(
            self.canvas.figure, 0.0, middle, quantity, self._font, color=GREY, bold=True, gid="risk"
        )

    def _write_row(self, place: Rectangle, row: RiskRow, y: float) -> None:
        figure, color = self.canvas.figure, ARM_STYLES[row.style % len(ARM_STYLES)].text
        gid = f"risk.{row.arm}"
        write(figure, self._quantity_width(), y, self._name(row), self._font, color=color, gid=gid)
        if all(count is None for count in row.counts):
            write(figure, place.left, y, "not reported", self._font, color=color, gid=gid)
            return
        for tick, count in zip(self.data.ticks, row.counts, strict=True):
            x = place.left + place.width * tick / self.data.x_end
            write(figure, x, y, _count(count), self._font, color=color, align="center", gid=gid)


def _count(count: int | None) -> str:
    return "\N{EN DASH}" if count is None else str(count)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of a curve between two times, in one colour."""

    axes: Axes
    curve: Curve
    span: tuple[float, float]
    color: str
    suffix: str

    def draw(self) -> None:
        self._draw_band()
        times, heights = self._steps(self.curve.survival)
        style = ARM_STYLES[self.curve.style % len(ARM_STYLES)]
        self.axes.plot(
            times,
            heights,
            drawstyle="steps-post",
            color=ink(self.color),
            linewidth=CURVE_PT,
            linestyle=(0, style.dash) if style.dash else "-",
            dash_capstyle="butt",
            solid_capstyle="butt",
            gid=f"curve.{self.curve.arm}{self.suffix}",
            zorder=3,
        )
        self._draw_marks()

    def _steps(self, values: tuple[float | None, ...]) -> tuple[list[float], list[float]]:
        """Return the corners within the span, with one at either end."""
        start, end = self.span
        heights = np.array(values, dtype=np.float64)
        times = np.array(self.curve.times)
        first = max(int(np.searchsorted(times, start, "right")) - 1, 0)
        inside = (times > start) & (times < end)
        kept = heights[inside]
        last = kept[-1] if len(kept) else heights[first]
        return [start, *times[inside].tolist(), end], [
            float(heights[first]),
            *kept.tolist(),
            float(last),
        ]

    def _draw_band(self) -> None:
        times, lower = self._steps(self.curve.lower)
        _, upper = self._steps(self.curve.upper)
        known = np.isfinite(lower) & np.isfinite(upper)
        if known.any():
            self.axes.fill_between(
                times,
                lower,
                upper,
                where=known.tolist(),
                step="post",
                color=ink(self.color),
                alpha=0.14,
                linewidth=0,
                gid=f"band.{self.curve.arm}{self.suffix}",
                zorder=1,
            )

    def _draw_marks(self) -> None:
        start, end = self.span
        from_start = start == 0
        marks = [
            (time, height)
            for time, height in self.curve.censored
            if (start < time or (from_start and time == 0)) and time <= end
        ]
        if marks:
            self.axes.plot(
                *zip(*marks, strict=True),
                linestyle="",
                marker="|",
                markersize=6,
                markeredgewidth=1,
                color=ink(self.color),
                clip_on=False,
                gid=f"censor.{self.curve.arm}{self.suffix}",
                zorder=4,
            )
