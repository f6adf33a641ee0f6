"""The numbers under a Kaplan-Meier figure: at risk, events and censored per arm, at its ticks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from slidekit.exhibits.drawing import cut, line_in, write
from slidekit.exhibits.km_data import QUANTITIES
from slidekit.exhibits.style import GREY, arm_style
from slidekit.languages import say, to_say

if TYPE_CHECKING:
    from slidekit.exhibits.km_data import KmData, RiskRow
    from slidekit.exhibits.registry import Canvas

GAP_IN = 0.08
WIDEST_NAME_IN = 2.0


NAMES = (to_say("At risk"), to_say("Events"), to_say("Censored"))


@dataclass(frozen=True, slots=True)
class RiskTable:
    """The table as far as it is shown; all lengths in inches."""

    canvas: Canvas
    data: KmData

    def within(self, room: float) -> RiskTable:
        """Return the table with all quantities, or with the first ones if there is no room."""
        for count in (3, 2, 1):
            rows = tuple(row for row in self.data.risk if row.quantity in QUANTITIES[:count])
            table = replace(self, data=replace(self.data, risk=rows))
            if table.height <= room:
                break
        return table

    @property
    def height(self) -> float:
        """Height of all rows, with a little space between quantities."""
        quantities = len({row.quantity for row in self.data.risk})
        return len(self.data.risk) * self._line + max(quantities - 1, 0) * GAP_IN / 2

    @property
    def gutter(self) -> float:
        """Width of the two heading columns, with room for half of the numbers at time 0."""
        rows = self.data.risk
        if not rows:
            return 0.0
        names = max(self._width(self._name(row)) for row in rows)
        numbers = max(self._width(_count(row.counts[0])) for row in rows if row.counts)
        return self._quantity_width + names + numbers / 2 + 2 * GAP_IN

    def draw(self, left: float, width: float, top: float) -> None:
        """Write the table under an axis that begins at `left` and is `width` wide."""
        y = top
        for quantity, rows in groupby(self.data.risk, lambda row: row.quantity):
            y -= self._line / 2
            color, gid = GREY, f"risk.{quantity.lower().replace(' ', '_')}"
            write(
                self.canvas.figure, 0, y, say(quantity), self._font, color=color, bold=True, gid=gid
            )
            for row in rows:
                self._write_row(row, left, width, y)
                y -= self._line
            y += self._line / 2 - GAP_IN / 2

    def _write_row(self, row: RiskRow, left: float, width: float, y: float) -> None:
        figure, size = self.canvas.figure, self._font
        color, gid = arm_style(row.style).text, f"risk.{row.arm}"
        write(figure, self._quantity_width, y, self._name(row), size, color=color, gid=gid)
        if all(count is None for count in row.counts):
            write(figure, left, y, say("not reported"), size, color=color, gid=gid)
            return
        for tick, count in zip(self.data.ticks, row.counts, strict=True):
            x = left + width * tick / self.data.x_end
            write(figure, x, y, _count(count), size, color=color, align="center", gid=gid)

    @property
    def _font(self) -> float:
        return self.canvas.font_pt

    @property
    def _line(self) -> float:
        return line_in(self._font)

    @property
    def _quantity_width(self) -> float:
        return max(self._width(say(name), bold=True) for name in NAMES) + GAP_IN

    def _width(self, text: str, *, bold: bool = False) -> float:
        return self.canvas.text_width(text, self._font, bold)

    def _name(self, row: RiskRow) -> str:
        """Return an arm's name, cut where it is too wide; the legend has it in full."""
        return cut(self.canvas, row.name, WIDEST_NAME_IN)


def _count(count: int | None) -> str:
    return "\N{EN DASH}" if count is None else str(count)
