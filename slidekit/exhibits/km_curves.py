"""One curve of a Kaplan-Meier figure: band, steps and censor marks, its tail in grey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from slidekit.exhibits.drawing import ink, line_style
from slidekit.exhibits.style import TAIL, arm_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from slidekit.exhibits.km_data import Curve

CURVE_PT = 1.75
BAND_ALPHA = 0.14
MARK_PT = 6


def draw_curve(axes: Axes, curve: Curve, end: float, tail_start: float) -> None:
    """Draw a curve up to its end, in grey from where few are at risk."""
    _Stretch(axes, curve, (0.0, tail_start), arm_style(curve.style).color, "").draw()
    if tail_start < end:
        _Stretch(axes, curve, (tail_start, end), TAIL, ".tail").draw()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of a curve between two times, in one colour."""

    axes: Axes
    curve: Curve
    span: tuple[float, float]
    color: str
    suffix: str

    def draw(self) -> None:
        """Draw band, steps and marks."""
        self._draw_band()
        times, heights = self._steps(self.curve.survival)
        self.axes.plot(
            times,
            heights,
            drawstyle="steps-post",
            color=ink(self.color),
            linewidth=CURVE_PT,
            linestyle=line_style(self.curve.style),
            dash_capstyle="butt",
            solid_capstyle="butt",
            clip_on=False,
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
        inside = (times > start) & (times <= end)
        kept = [float(heights[first]), *heights[inside].tolist()]
        return [start, *times[inside].tolist(), end], [*kept, kept[-1]]

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
                alpha=BAND_ALPHA,
                linewidth=0,
                gid=f"band.{self.curve.arm}{self.suffix}",
                zorder=1,
            )

    def _draw_marks(self) -> None:
        start, end = self.span
        first = start == 0
        marks = [
            (time, height)
            for time, height in self.curve.censored
            if (start < time or (first and time == 0)) and time <= end
        ]
        if marks:
            self.axes.plot(
                *zip(*marks, strict=True),
                linestyle="",
                marker="|",
                markersize=MARK_PT,
                markeredgewidth=1,
                color=ink(self.color),
                clip_on=False,
                gid=f"censor.{self.curve.arm}{self.suffix}",
                zorder=4,
            )
