"""Where every line of a text block stands: what painters draw and what tests compare."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from slidekit.layout.frame import Paragraph, Run, Table, TextBlock
from slidekit.layout.text import (
    baseline_offset,
    block_height,
    line_pitch,
    paragraph_height,
    run_width,
)
from slidekit.units import points

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Line:
    """Runs on one baseline, in slide EMU, before the block is turned."""

    x: int
    baseline: int
    width: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(run.text for run in self.runs)


def place_lines(block: TextBlock) -> tuple[Line, ...]:
    """Return the lines of a broken block from top to bottom; a bullet is a line of its own."""
    slack = block.height - block_height(block)
    top = block.y + {"top": 0, "middle": slack // 2, "bottom": slack}[block.anchor]
    placed: list[Line] = []
    for number, paragraph in enumerate(block.paragraphs):
        top += points(paragraph.space_before_pt) if number else 0
        placed += _lines_of(paragraph, block, top)
        top += paragraph_height(paragraph, block.line_spacing)
    return tuple(placed)


def cell_blocks(table: Table) -> Iterator[tuple[int, int, TextBlock]]:
    """Yield row, column and text of each cell as a block inside the cell's margins."""
    tops = (table.y, *accumulate(table.row_heights, initial=table.y))[1:]
    lefts = (table.x, *accumulate(table.column_widths, initial=table.x))[1:]
    for i, row in enumerate(table.rows):
        for j, cell in enumerate(row):
            yield (
                i,
                j,
                TextBlock(
                    name=f"{table.name}.{i}.{j}",
                    x=lefts[j] + table.margin_x_emu,
                    y=tops[i] + table.margin_y_emu,
                    width=table.column_widths[j] - 2 * table.margin_x_emu,
                    height=table.row_heights[i] - 2 * table.margin_y_emu,
                    paragraphs=cell.paragraphs,
                    role="table",
                    anchor=cell.anchor,
                ),
            )


def _lines_of(paragraph: Paragraph, block: TextBlock, top: int) -> Iterator[Line]:
    pitch = line_pitch(paragraph, block.line_spacing)
    baseline = top + baseline_offset(paragraph, block.line_spacing)
    bounds = (0, *paragraph.breaks, len(paragraph.text))
    if paragraph.bullet and paragraph.runs:
        bullet = replace(paragraph.runs[0], text=paragraph.bullet, baseline="normal", fact=None)
        x = block.x + paragraph.indent_emu - paragraph.hang_emu
        yield Line(x, baseline, run_width(bullet), (bullet,))
    for number, (begin, end) in enumerate(pairwise(bounds)):
        hang = paragraph.hang_emu if number == 0 and not paragraph.bullet else 0
        left = paragraph.indent_emu - hang
        runs = _slice_runs(paragraph.runs, begin, end)
        width = sum(run_width(run) for run in runs)
        free = block.width - left - width
        shift = {"left": 0, "center": free // 2, "right": free}[paragraph.align]
        yield Line(block.x + left + shift, baseline + number * pitch, width, runs)


def _slice_runs(runs: tuple[Run, ...], begin: int, end: int) -> tuple[Run, ...]:
    """Return the runs of one line, without the spaces at which it was broken."""
    cut: list[Run] = []
    start = 0
    for run in runs:
        text = run.text[max(begin - start, 0) : max(end - start, 0)]
        start += len(run.text)
        if text:
            cut.append(replace(run, text=text))
    while cut and not (text := cut[-1].text.rstrip(" \n")):
        cut.pop()
    return (*cut[:-1], replace(cut[-1], text=text)) if cut else ()
