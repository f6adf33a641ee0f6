"""Where every line and word of a text block stands: what painters draw and what tests compare."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from slidekit.layout.frame import Paragraph, Run, Table, TextBlock
from slidekit.layout.measure import rulers
from slidekit.layout.text import baseline_offset, block_height, line_pitch, paragraph_height
from slidekit.units import points

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\S+ ?")


@dataclass(frozen=True, slots=True)
class Word:
    """Characters of one run up to and with the next blank, and where they begin in slide EMU.

    The blank is drawn for those who copy or search text in a PDF.
    """

    x: int
    run: Run


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, in slide EMU, before the block is turned."""

    x: int
    baseline: int
    width: int
    text: str
    words: tuple[Word, ...]


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
    tops = tuple(accumulate(table.row_heights, initial=table.y))
    lefts = tuple(accumulate(table.column_widths, initial=table.x))
    for i, row in enumerate(table.rows):
        for j, cell in enumerate(row):
            block = TextBlock(
                name=f"{table.name}.{i}.{j}",
                x=lefts[j] + table.margin_x_emu,
                y=tops[i] + table.margin_y_emu,
                width=table.column_widths[j] - 2 * table.margin_x_emu,
                height=table.row_heights[i] - 2 * table.margin_y_emu,
                paragraphs=cell.paragraphs,
                role="table",
                anchor=cell.anchor,
            )
            yield i, j, block


def _lines_of(paragraph: Paragraph, block: TextBlock, top: int) -> Iterator[Line]:
    pitch = line_pitch(paragraph, block.line_spacing)
    baseline = top + baseline_offset(paragraph, block.line_spacing)
    if paragraph.bullet and paragraph.runs:
        yield _bullet_line(paragraph, block, baseline)
    bounds = pairwise((0, *paragraph.breaks, len(paragraph.text)))
    for number, (begin, end) in enumerate(bounds):
        hang = paragraph.hang_emu if number == 0 and not paragraph.bullet else 0
        left = paragraph.indent_emu - hang
        width = round(rulers(paragraph.runs).grid.length(begin, end))
        free = block.width - left - width
        x = block.x + left + {"left": 0, "center": free // 2, "right": free}[paragraph.align]
        words = tuple(_words(paragraph, begin, end, x))
        yield Line(x, baseline + number * pitch, width, paragraph.text[begin:end].rstrip(), words)


def _bullet_line(paragraph: Paragraph, block: TextBlock, baseline: int) -> Line:
    """Return the bullet, which has the look of the paragraph's first run."""
    run = replace(paragraph.runs[0], text=paragraph.bullet, baseline="normal", fact=None)
    x = block.x + paragraph.indent_emu - paragraph.hang_emu
    width = round(rulers((run,)).grid.length(0, len(run.text)))
    return Line(x, baseline, width, run.text, (Word(x, run),))


def _words(paragraph: Paragraph, begin: int, end: int, x: int) -> Iterator[Word]:
    """Yield the words of one line; a word in two looks is two."""
    starts = rulers(paragraph.runs).grid.starts
    offset = 0
    for run in paragraph.runs:
        first, last = max(begin, offset), min(end, offset + len(run.text))
        for found in _WORD.finditer(paragraph.text, first, max(first, last)):
            place = x + round(starts[found.start()] - starts[begin])
            word = found.group()
            yield Word(place, run if word == run.text else replace(run, text=word))
        offset += len(run.text)
