"""Text measured once, for all renderers: widths, line breaks and heights in EMU.

Widths are sums of Arial's advances, without kerning and ligatures. Lines are filled greedily,
as PowerPoint and LibreOffice do, to 99 % of the width.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from slidekit.layout.breaks import break_opportunities
from slidekit.layout.fonts import descent_em, face, typeface_now
from slidekit.layout.frame import Overflow, Paragraph, Run, TextBlock
from slidekit.layout.measure import rulers
from slidekit.layout.metrics import (
    DROP_EM,
    LINE_PITCH_EM,
    RAISED_SIZE,
    RISE_EM,
    UNITS_PER_EM,
    WRAP_SLACK,
)
from slidekit.units import EMU_PER_POINT, Emu, points

if TYPE_CHECKING:
    from slidekit.deck.profile import Typeface

_SHARES = (1 - WRAP_SLACK, 0.985, 0.98, 0.975, 0.97, 0.96)
"""Shares of a box's width to which lines are filled; the first that breaks sturdily is taken."""

_STURDY = 0.004
"""Share of the width by which the longest line and the shortest too long one have to differ."""


def text_width(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> Emu:
    """Return the width of a line of text in EMU."""
    units = sum(map(face(bold, italic).advances.__getitem__, text))
    return Emu(round(units * size_pt * EMU_PER_POINT / UNITS_PER_EM))


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
    length = rulers(paragraph.runs).exact.length(0, len(paragraph.text))
    return Emu(round(length) + _line_shift(paragraph, first=True))


def break_paragraph(paragraph: Paragraph, width_emu: int) -> Paragraph:
    """Return the paragraph with the breaks that it has in a box of this width.

    Lines are filled to a little less than the width, to such a share of it that renderers with
    either measure break alike. A word that is wider than the box breaks at characters;
    `overlong_words` names it.
    """
    return _broken(paragraph, width_emu, typeface_now())


@lru_cache(maxsize=16384)
def _broken(paragraph: Paragraph, width_emu: int, _typeface: Typeface) -> Paragraph:
    choices: list[tuple[float, Paragraph]] = []
    for share in _SHARES:
        broken = replace(paragraph, breaks=_fill_lines(paragraph, width_emu * share))
        room = wrapping_room(broken)
        if room.most - room.least >= width_emu * _STURDY:
            return broken
        choices.append((room.most - room.least, broken))
    return max(choices, key=lambda choice: choice[0])[1]


def break_block(block: TextBlock) -> TextBlock:
    """Return the block with all its paragraphs broken to its width."""
    if not block.wrap:
        return block
    broken = tuple(break_paragraph(paragraph, block.width) for paragraph in block.paragraphs)
    return replace(block, paragraphs=broken)


def overlong_words(paragraph: Paragraph, width_emu: int) -> tuple[str, ...]:
    """Return the words that are wider than the box and therefore break at characters."""
    text, measured = paragraph.text, rulers(paragraph.runs)
    room = width_emu * _SHARES[0] - paragraph.indent_emu
    return tuple(text[a:b].strip() for a, b in _words(text) if measured.longer(a, b) > room)


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
    descent = points(largest_size_pt(paragraph) * descent_em())
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
    """The widths of a box in EMU between which a paragraph breaks as it did."""

    least: float
    most: float


def wrapping_room(paragraph: Paragraph) -> Room:
    """Return the widths at which greedy renderers break a paragraph just as its `breaks` say."""
    text, measured = paragraph.text, rulers(paragraph.runs)
    opportunities = (*break_opportunities(text), len(text))
    least, most = 0.0, float("inf")
    for begin, end in pairwise((0, *paragraph.breaks, len(text))):
        shift = _line_shift(paragraph, first=begin == 0)
        least = max(least, measured.longer(begin, end) + shift)
        if end < len(text) and text[end - 1] != "\n":
            following = opportunities[bisect_right(opportunities, end)]
            most = min(most, measured.shorter(begin, following) + shift)
    return Room(least, most)


def wrapping_width(paragraph: Paragraph, width_emu: int) -> Emu:
    """Return the width to give a renderer so that it breaks the lines where layout did.

    It is the box's own width but where the next word of a line would fit into the slack.
    """
    room = wrapping_room(paragraph)
    if room.most >= width_emu * (1 + _STURDY / 2) or room.least >= room.most:
        return Emu(width_emu)
    return Emu(min(width_emu, round((room.least + room.most) / 2)))


def _line_shift(paragraph: Paragraph, *, first: bool) -> int:
    """Return where a line's text begins; without a bullet the first line hangs out."""
    hangs = first and not paragraph.bullet
    return paragraph.indent_emu - (paragraph.hang_emu if hangs else 0)


def _fill_lines(paragraph: Paragraph, width_emu: float) -> tuple[int, ...]:
    """Return the offsets at which lines begin that each hold as many words as fit."""
    text = paragraph.text
    starts = (*break_opportunities(text), len(text))
    breaks: list[int] = []
    begin = 0
    while begin < len(text):
        room = width_emu - _line_shift(paragraph, first=not breaks)
        begin = _next_line(paragraph, begin, starts, room)
        breaks.append(begin)
    return tuple(breaks[:-1])


def _next_line(paragraph: Paragraph, begin: int, starts: tuple[int, ...], room: float) -> int:
    """Return the offset at which the line after the one at `begin` begins."""
    text, length = paragraph.text, rulers(paragraph.runs).longer
    fitting = begin
    for end in starts[bisect_right(starts, begin) :]:
        if length(begin, end) > room:
            break
        fitting = end
        if text[end - 1] == "\n":
            return end
    if fitting > begin:
        return fitting
    end = begin + 1  # no word fits: the line takes what characters it can, one at least
    while end < len(text) and length(begin, end + 1) <= room:
        end += 1
    return end


def _words(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each unbreakable piece begins and ends."""
    return tuple(pairwise((0, *break_opportunities(text), len(text))))


def _widest_line(paragraph: Paragraph) -> int:
    ruler = rulers(paragraph.runs).exact
    bounds = pairwise((0, *paragraph.breaks, len(paragraph.text)))
    return max(
        round(ruler.length(begin, end)) + _line_shift(paragraph, first=begin == 0)
        for begin, end in bounds
    )
