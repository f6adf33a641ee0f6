"""How shapes and tables are to be drawn, where more than one renderer has to do it alike."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.frame import Cell, Command, Path, Table

Rule = tuple[int, str]
"""Width in EMU and colour."""


def bounds(commands: tuple[Command, ...]) -> tuple[int, int, int, int]:
    """Return x, y, width and height of the box about all points of a path."""
    numbers = [number for command in commands for number in command[1:]]
    across, down = numbers[::2], numbers[1::2]
    left, top = min(across), min(down)
    return left, top, max(across) - left, max(down) - top


def subpaths(path: Path) -> tuple[tuple[Command, ...], ...]:
    """Return the pieces of a path that are drawn one after the other.

    Each piece of a filled path is filled by itself, so that markers that overlap make no holes.
    """
    starts = [number for number, command in enumerate(path.commands) if command[0] == "M"]
    if path.fill is None or len(starts) < 2:
        return (path.commands,)
    return tuple(path.commands[begin:end] for begin, end in pairwise((*starts, len(path.commands))))


def line_width(path: Path) -> int:
    """Return the width in EMU at which a path's line is drawn.

    A dashed one has whole 1/100 mm: LibreOffice rounds to these, and dashes count in widths.
    """
    width = path.line_width_emu if path.line else 0
    return round(width / 360) * 360 if path.dash else width


def rule_above(table: Table, row: int, column: int) -> Rule | None:
    """Return the rule on the upper edge of a cell; `row` may be one past the last.

    Where the cells above and below name one each, the lower cell's holds.
    """
    above, below = _cell(table, row - 1, column), _cell(table, row, column)
    return (below.rule_above if below else None) or (above.rule_below if above else None)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule across one or more columns, in slide EMU."""

    x: int
    y: int
    width: int
    rule: Rule


def rule_lines(table: Table) -> Iterator[RuleLine]:
    """Yield the rules of a table; those of neighbouring cells that are alike are one line."""
    lefts = tuple(accumulate(table.column_widths, initial=table.x))
    tops = accumulate(table.row_heights, initial=table.y)
    for row, y in enumerate(tops):
        columns = range(len(table.column_widths))
        for rule, run in groupby(columns, key=lambda column: rule_above(table, row, column)):
            across = tuple(run)
            left, right = lefts[across[0]], lefts[across[-1] + 1]
            if rule is not None:
                yield RuleLine(left, y, right - left, rule)


def _cell(table: Table, row: int, column: int) -> Cell | None:
    return table.rows[row][column] if 0 <= row < len(table.rows) else None
