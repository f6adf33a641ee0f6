"""Setting tables: column widths from the texts, row heights from the lines, pages from the rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from slidekit.layout.frame import Cell, Paragraph, Run, Table
from slidekit.layout.text import break_paragraph, paragraph_height, text_width
from slidekit.units import points

if TYPE_CHECKING:
    from slidekit.exhibits.model import Column, Row, TableData
    from slidekit.layout.theme import Box, Theme
    from slidekit.layout.words import Wording

MARGIN_X = points(5)
MARGIN_Y = points(2.5)
AIR_Y = points(4)
"""Most that a row of a short table gains above and below."""
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
INDENT = points(12)
RULE = points(1)
HAIRLINE = points(0.5)


@dataclass(frozen=True, slots=True)
class TableLook:
    """Type size and inks of a table."""

    size_pt: float
    theme: Theme


def set_table(
    name: str, data: TableData, rows: tuple[Row, ...], box: Box, look: TableLook, words: Wording
) -> Table:
    """Return a table of the given rows that is as wide as its box; it may be higher."""
    widths = column_widths(data, box.width, look, words)
    header = _cells(tuple(c.text for c in data.columns), data.columns, widths, look, words)
    cells = [header, *(_row_cells(row, data.columns, widths, look, words) for row in rows)]
    ruled = tuple(_ruled(row, index, len(cells), look) for index, row in enumerate(cells))
    return Table(
        name=name,
        x=box.x,
        y=box.y,
        column_widths=widths,
        row_heights=tuple(_height(row) for row in ruled),
        rows=ruled,
        margin_x_emu=MARGIN_X,
        margin_y_emu=MARGIN_Y,
    )


def loosened(table: Table, height: int) -> Table:
    """Return the table with more air in its rows, as far as the height and good looks allow."""
    spare = (height - table.height) // (2 * len(table.rows))
    air = max(0, min(spare, AIR_Y))
    return replace(
        table,
        margin_y_emu=table.margin_y_emu + air,
        row_heights=tuple(row + 2 * air for row in table.row_heights),
    )


def column_widths(data: TableData, width: int, look: TableLook, words: Wording) -> tuple[int, ...]:
    """Share out a width: what the texts need where it is there, else cut the widest columns."""
    natural = [_natural(data, column, look, words) for column in range(len(data.columns))]
    spare = width - sum(natural)
    if spare >= 0:
        weights = [column.weight for column in data.columns]
        return _exact(
            [n + spare * w / sum(weights) for n, w in zip(natural, weights, strict=True)], width
        )
    for whole_numbers in (True, False):
        least = [_least(data, column, look, words, whole_numbers) for column in range(len(natural))]
        if sum(least) <= width:
            break
    return _exact(_squeezed(natural, least, width), width)


def _squeezed(natural: list[int], least: list[int], width: int) -> list[float]:
    """Share a width that is too small: long texts give way most, no word is broken.

    Widths go by the square root of what the texts would take on one line, which keeps the rows
    low: a text of four times the length gets two times the width and two times the lines.
    """
    low, high = 0.0, float(max(natural))
    for _ in range(60):
        scale = (low + high) / 2
        if sum(_clamped(natural, least, scale)) > width:
            high = scale
        else:
            low = scale
    return _clamped(natural, least, low)


def _clamped(natural: list[int], least: list[int], scale: float) -> list[float]:
    return [max(min(n, scale * n**0.5), m) for n, m in zip(natural, least, strict=True)]


def _exact(widths: list[float], total: int) -> tuple[int, ...]:
    """Round to whole EMU that add up to the total."""
    scale = total / sum(widths)
    edges = [0, *(round(scale * sum(widths[: i + 1])) for i in range(len(widths)))]
    return tuple(right - left for left, right in pairwise(edges))


def _texts(data: TableData, column: int) -> list[tuple[str, bool, int]]:
    """Return (text, bold, indent) of every cell of a column, heading first."""
    cells = [(data.columns[column].text, True, 0)]
    for row in data.rows:
        level = row.level if column == 0 else 0
        cells.append((row.cells[column], row.bold or row.group, level * INDENT))
    return cells


def _natural(data: TableData, column: int, look: TableLook, words: Wording) -> int:
    return (
        2 * MARGIN_X
        + points(1)
        + max(
            _wide(line, look.size_pt, bold) + indent
            for text, bold, indent in _texts(data, column)
            for line in words.plain(text).split("\n")
        )
    )


def _least(
    data: TableData, column: int, look: TableLook, words: Wording, whole_numbers: bool
) -> int:
    """Return the least width of a column: no word is broken, and no estimate from its interval."""
    widest = max(
        _wide(piece, look.size_pt, bold) + indent
        for text, bold, indent in _texts(data, column)
        for piece in _pieces(words.runs(text, look.size_pt), whole_numbers)
    )
    return 2 * MARGIN_X + points(1) + widest


def _pieces(runs: tuple[Run, ...], whole_numbers: bool) -> list[str]:
    """Return what must not be broken: words, and an estimate together with its interval."""
    texts = (
        run.text.replace(" ", NO_BREAK_SPACE) if run.fact and whole_numbers else run.text
        for run in runs
    )
    return re.split("[ \n]+", "".join(texts))


@lru_cache(maxsize=20_000)
def _wide(text: str, size_pt: float, bold: bool) -> int:
    return round(text_width(text, size_pt, bold) * 1.012)


def _row_cells(
    row: Row, columns: tuple[Column, ...], widths: tuple[int, ...], look: TableLook, words: Wording
) -> tuple[Cell, ...]:
    return _cells(row.cells, columns, widths, look, words, row)


def _cells(
    texts: tuple[str, ...],
    columns: tuple[Column, ...],
    widths: tuple[int, ...],
    look: TableLook,
    words: Wording,
    row: Row | None = None,
) -> tuple[Cell, ...]:
    bold = row is None or row.bold or row.group
    cells = []
    for index, (text, column, width) in enumerate(zip(texts, columns, widths, strict=True)):
        indent = row.level * INDENT if row and index == 0 else 0
        paragraphs = tuple(
            break_paragraph(
                Paragraph(
                    words.runs(line, look.size_pt, bold=bold, color=look.theme.ink),
                    align=column.align,
                    indent_emu=indent,
                ),
                width - 2 * MARGIN_X,
            )
            for line in text.split("\n")
        )
        cells.append(Cell(paragraphs, anchor="bottom" if row is None else "top"))
    return tuple(cells)


def _ruled(row: tuple[Cell, ...], index: int, count: int, look: TableLook) -> tuple[Cell, ...]:
    below = (RULE, look.theme.ink) if index in (0, count - 1) else (HAIRLINE, look.theme.hairline)
    return tuple(Cell(cell.paragraphs, cell.anchor, cell.fill, None, below) for cell in row)


def _height(row: tuple[Cell, ...]) -> int:
    return 2 * MARGIN_Y + max(sum(paragraph_height(p) for p in cell.paragraphs) for cell in row)


def keeps_estimates(data: TableData, width: int, look: TableLook, words: Wording) -> bool:
    """Tell whether a width shows every estimate on one line with its interval."""
    columns = range(len(data.columns))
    return sum(_least(data, column, look, words, whole_numbers=True) for column in columns) <= width


def split_rows(
    heights: tuple[int, ...], groups: tuple[bool, ...], room: int
) -> tuple[tuple[int, int], ...]:
    """Return the first and one-after-last row of each page; a group heading keeps its next row.

    Pages are evened out: as many as needed, each as full as the fullest has to be. Groups stay
    whole where that needs no more pages.
    """
    pages, whole = _evened(heights, groups, room), _whole_groups(heights, groups, room)
    return whole if 0 < len(whole) <= len(pages) else pages


def _whole_groups(
    heights: tuple[int, ...], groups: tuple[bool, ...], room: int
) -> tuple[tuple[int, int], ...]:
    """Return pages that break no group; none where a group is higher than a page."""
    starts = sorted({0, *(index for index, heads in enumerate(groups) if heads)})
    bounds = tuple(pairwise((*starts, len(heights))))
    together = tuple(sum(heights[start:stop]) for start, stop in bounds)
    if max(together, default=0) > room:
        return ()
    pages = _evened(together, (False,) * len(together), room)
    return tuple((bounds[first][0], bounds[last - 1][1]) for first, last in pages)


def _evened(
    heights: tuple[int, ...], groups: tuple[bool, ...], room: int
) -> tuple[tuple[int, int], ...]:
    pages = _fill(heights, groups, room)
    low, high = max(heights, default=0), room
    while high - low > points(1):
        middle = (low + high) // 2
        if len(_fill(heights, groups, middle)) > len(pages):
            low = middle
        else:
            high = middle
    return _fill(heights, groups, high)


def _fill(
    heights: tuple[int, ...], groups: tuple[bool, ...], room: int
) -> tuple[tuple[int, int], ...]:
    """Fill pages one after the other; one that begins within a group repeats its heading."""
    pages, start, used, heading = [], 0, 0, 0
    for index, (height, is_heading) in enumerate(zip(heights, groups, strict=True)):
        heading = height if is_heading else heading
        follower = heights[index + 1] if is_heading and index + 1 < len(heights) else 0
        if index > start and used + height + follower > room:
            pages.append((start, index))
            start, used = index, 0 if is_heading else heading
        used += height
    return (*pages, (start, len(heights)))
