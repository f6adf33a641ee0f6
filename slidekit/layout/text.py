"""Text measured once, for all renderers: widths, line breaks and heights in EMU.

Widths are sums of Arial's advances, without kerning and ligatures. Lines are filled greedily,
as PowerPoint and LibreOffice do, to 99 % of the width.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise

from slidekit.layout.breaks import break_opportunities
from slidekit.layout.fonts import advances
from slidekit.layout.frame import Overflow, Paragraph, Run, TextBlock
from slidekit.layout.metrics import (
    DESCENT_EM,
    DROP_EM,
    LINE_PITCH_EM,
    RAISED_SIZE,
    RISE_EM,
    UNITS_PER_EM,
    WRAP_SLACK,
)
from slidekit.units import EMU_PER_POINT, Emu, points

_FRAGILE = 0.003
"""A next word that would fit within this share of the width is kept out by a right margin."""


def text_width(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> Emu:
    """Return the width of a line of text in EMU."""
    units = sum(map(advances(bold, italic).__getitem__, text))
    return Emu(round(units * _emu_per_unit(size_pt)))


def run_size_pt(run: Run) -> float:
    """Return the size at which a run is drawn; superscripts and subscripts are smaller."""
    return run.size_pt if run.baseline == "normal" else run.size_pt * RAISED_SIZE


def run_width(run: Run) -> Emu:
    """Return the width of a run on one line in EMU."""
    return text_width(run.text, run_size_pt(run), run.bold, run.italic)


def run_rise(run: Run) -> Emu:
    """Return how far a run stands above the baseline in EMU; below it is negative."""
    rise_em = {"normal": 0.0, "super": RISE_EM, "sub": -DROP_EM}[run.baseline]
    return points(rise_em * run.size_pt)


def natural_width(paragraph: Paragraph) -> Emu:
    """Return the width that a paragraph takes on one line, with its indent, in EMU."""
    return Emu(round(_offsets(paragraph)[-1]) + paragraph.indent_emu)


def longest_word_width(paragraph: Paragraph) -> Emu:
    """Return the least width at which no word is broken at characters, with slack and indent."""
    widest = max(end - start for start, end in _words(paragraph))
    return Emu(round(widest / (1 - WRAP_SLACK)) + 1 + paragraph.indent_emu)


@lru_cache(maxsize=16384)
def break_paragraph(paragraph: Paragraph, width_emu: int) -> Paragraph:
    """Return the paragraph with the breaks that it has in a box of this width.

    A word that is wider than the box breaks at characters; `overlong_words` names it.
    """
    text, offsets, ends = paragraph.text, _offsets(paragraph), _line_ends(paragraph)
    starts = (*break_opportunities(text), len(text))
    breaks: list[int] = []
    begin = 0
    while begin < len(text):
        limit = offsets[begin] + _line_room(paragraph, width_emu, first=not breaks) + 0.5
        begin = _next_line(text, begin, starts, (offsets, ends), limit)
        breaks.append(begin)
    return replace(paragraph, breaks=tuple(breaks[:-1]))


def break_block(block: TextBlock) -> TextBlock:
    """Return the block with all its paragraphs broken to its width."""
    if not block.wrap:
        return block
    broken = tuple(break_paragraph(paragraph, block.width) for paragraph in block.paragraphs)
    return replace(block, paragraphs=broken)


def overlong_words(paragraph: Paragraph, width_emu: int) -> tuple[str, ...]:
    """Return the words that are wider than the box and therefore break at characters."""
    text, room = paragraph.text, _line_room(paragraph, width_emu, first=False)
    bounds = pairwise((0, *break_opportunities(text), len(text)))
    widths = _words(paragraph)
    return tuple(
        text[begin:end].strip()
        for (begin, end), (left, right) in zip(bounds, widths, strict=True)
        if right - left > room
    )


def missing_characters(text: str) -> tuple[str, ...]:
    """Return the characters that the house font lacks, in order; they are measured as a box."""
    known = advances()
    return tuple(dict.fromkeys(c for c in text if c not in known and c != "\n"))


def lines(paragraph: Paragraph) -> tuple[str, ...]:
    """Return the text of each line, with the space at which it was broken."""
    text = paragraph.text
    return tuple(text[begin:end] for begin, end in pairwise((0, *paragraph.breaks, len(text))))


def line_pitch(paragraph: Paragraph, line_spacing: float = 1.0) -> Emu:
    """Return the height of each line in EMU: a whole number of 1/100 points, as in OOXML."""
    hundredths = round(largest_size_pt(paragraph) * LINE_PITCH_EM * line_spacing * 100)
    return Emu(hundredths * EMU_PER_POINT // 100)


def largest_size_pt(paragraph: Paragraph) -> float:
    """Return the size of the largest type in a paragraph in points; an empty one has 12."""
    return max((run.size_pt for run in paragraph.runs), default=12.0)


def baseline_offset(paragraph: Paragraph, line_spacing: float = 1.0) -> Emu:
    """Return how far the baseline lies below the top of each line in EMU."""
    descent = points(largest_size_pt(paragraph) * DESCENT_EM)
    return Emu(line_pitch(paragraph, line_spacing) - descent)


def paragraph_height(paragraph: Paragraph, line_spacing: float = 1.0) -> Emu:
    """Return the height of a broken paragraph's lines in EMU, without the space before it."""
    return Emu(line_pitch(paragraph, line_spacing) * (len(paragraph.breaks) + 1))


def paragraphs_height(paragraphs: tuple[Paragraph, ...], line_spacing: float = 1.0) -> Emu:
    """Return the height of broken paragraphs in EMU; space before the first does not count."""
    spaces = sum(points(paragraph.space_before_pt) for paragraph in paragraphs[1:])
    return Emu(spaces + sum(paragraph_height(p, line_spacing) for p in paragraphs))


def block_height(block: TextBlock) -> Emu:
    """Return the height that a block's broken text takes in EMU."""
    return paragraphs_height(block.paragraphs, block.line_spacing)


def block_width(block: TextBlock) -> Emu:
    """Return the width of the longest line of a block's broken text in EMU."""
    return Emu(max((_widest_line(paragraph) for paragraph in block.paragraphs), default=0))


def overflows(block: TextBlock) -> tuple[Overflow, ...]:
    """Return by how much a block's broken text is larger than its box."""
    right = block_width(block) - block.width
    bottom = block_height(block) - block.height
    found: list[Overflow] = []
    if right > 0:
        found.append(Overflow(block.name, right, "right"))
    if bottom > 0:
        found.append(Overflow(block.name, bottom, "bottom"))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Room:
    """The widths between which a paragraph breaks as it did, in EMU."""

    least: float
    most: float


def wrapping_room(paragraph: Paragraph) -> Room:
    """Return the widths at which a greedy renderer breaks a paragraph just as its `breaks` say."""
    text, offsets, ends = paragraph.text, _offsets(paragraph), _line_ends(paragraph)
    least, most = 0.0, float("inf")
    bounds = (0, *paragraph.breaks, len(text))
    opportunities = (*break_opportunities(text), len(text))
    for line, (begin, end) in enumerate(pairwise(bounds)):
        shift = _line_shift(paragraph, first=line == 0)
        least = max(least, ends[end] - offsets[begin] + shift)
        if end < len(text) and text[end - 1] != "\n":
            following = opportunities[bisect_right(opportunities, end)]
            most = min(most, ends[following] - offsets[begin] + shift)
    return Room(least, most)


def wrapping_width(paragraph: Paragraph, width_emu: int) -> Emu:
    """Return the width to give a renderer so that it breaks the lines where layout did.

    It is the box's own width but where the next word of a line would fit into the slack.
    """
    room = wrapping_room(paragraph)
    if room.most > width_emu * (1 + _FRAGILE) or room.least >= room.most:
        return Emu(width_emu)
    return Emu(min(width_emu, round((room.least + room.most) / 2)))


def _emu_per_unit(size_pt: float) -> float:
    return size_pt * EMU_PER_POINT / UNITS_PER_EM


def _line_room(paragraph: Paragraph, width_emu: int, *, first: bool) -> float:
    """Return the length that a line's text may take: the width less indent and slack."""
    return width_emu * (1 - WRAP_SLACK) - _line_shift(paragraph, first=first)


def _line_shift(paragraph: Paragraph, *, first: bool) -> int:
    """Return where a line's text begins; without a bullet the first line hangs out."""
    hangs = first and not paragraph.bullet
    return paragraph.indent_emu - (paragraph.hang_emu if hangs else 0)


@lru_cache(maxsize=16384)
def _offsets(paragraph: Paragraph) -> tuple[float, ...]:
    """Return where each character begins on an endless line, and where the last one ends."""
    widths: list[float] = [0.0]
    for run in paragraph.runs:
        scale, table = _emu_per_unit(run_size_pt(run)), advances(run.bold, run.italic)
        widths += [0.0 if c == "\n" else table[c] * scale for c in run.text]
    return tuple(accumulate(widths))


@lru_cache(maxsize=16384)
def _line_ends(paragraph: Paragraph) -> tuple[float, ...]:
    """Return where a line ends that breaks before each offset: without the spaces at its end."""
    text, offsets = paragraph.text, _offsets(paragraph)
    ends = list(offsets)
    for place in range(1, len(text) + 1):
        if text[place - 1].isspace() and text[place - 1] not in "\u00a0\u202f":
            ends[place] = ends[place - 1]
    return tuple(ends)


def _next_line(
    text: str,
    begin: int,
    starts: tuple[int, ...],
    places: tuple[tuple[float, ...], tuple[float, ...]],
    limit: float,
) -> int:
    """Return the offset at which the line after the one at `begin` begins."""
    offsets, ends = places
    index = bisect_right(starts, begin)
    fitting = begin
    while index < len(starts) and ends[starts[index]] <= limit:
        fitting = starts[index]
        if text[fitting - 1] == "\n":
            return fitting
        index += 1
    return fitting if fitting > begin else max(begin + 1, bisect_right(offsets, limit) - 1)


def _words(paragraph: Paragraph) -> tuple[tuple[float, float], ...]:
    """Return where each unbreakable piece begins and ends on an endless line."""
    text, offsets, ends = paragraph.text, _offsets(paragraph), _line_ends(paragraph)
    bounds = pairwise((0, *break_opportunities(text), len(text)))
    return tuple((offsets[begin], ends[end]) for begin, end in bounds)


def _widest_line(paragraph: Paragraph) -> int:
    text, offsets, ends = paragraph.text, _offsets(paragraph), _line_ends(paragraph)
    bounds = pairwise((0, *paragraph.breaks, len(text)))
    return max(
        round(ends[end] - offsets[begin]) + _line_shift(paragraph, first=begin == 0)
        for begin, end in bounds
    )
