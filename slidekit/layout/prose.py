"""Text slides, the cover, and the quiet panel beside a figure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.citation import format_reference
from slidekit.exhibits.format import TOKEN
from slidekit.exhibits.model import Line
from slidekit.layout.frame import Paragraph, Path, TextBlock
from slidekit.layout.page import text_block
from slidekit.layout.text import (
    break_block,
    break_paragraph,
    overflows,
    paragraph_height,
    text_width,
)
from slidekit.layout.theme import Box
from slidekit.units import inches, points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.layout.frame import Item, Run
    from slidekit.layout.page import Page

BODY_SIZES_PT = (20.0, 19.0, 18.0)
REFERENCE_SIZES_PT = (16.0, 15.0, 14.0, 13.0, 12.0)
PANEL_SIZES_PT = (16.0, 15.0, 14.0, 13.0, 12.0)
NUMBER = re.compile(r"\d+\. ")
COVER_SHARES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
"""Shares of the width that the title of the cover may be set to; narrow ones make lines even."""
BULLETS = ("\N{BULLET}", "\N{EN DASH}")


def cover(page: Page) -> Iterator[Item]:
    """Yield the title slide: title, a rule, and the lines below."""
    theme, slide = page.theme, page.slide
    box = Box(theme.margin, inches(1.1), inches(11.4), inches(2.3))
    titles = [_cover_title(page, box, size) for size in theme.cover_sizes_pt]
    fitting = [title for title in titles if not overflows(title)] or titles[-1:]
    yield next((title for title in fitting[:2] if not _parts_a_word(title)), fitting[0])
    rule = (("M", theme.margin, inches(3.58)), ("L", theme.margin + inches(1.6), inches(3.58)))
    yield Path(page.block("rule"), rule, line=theme.ink, line_width_emu=points(2.25))
    lines = tuple(
        Paragraph(
            page.words.runs(line.text, 20 if line.bold else 18, bold=line.bold, color=theme.ink),
            space_before_pt=6,
        )
        for line in slide.body
    )
    box = Box(theme.margin, inches(3.8), inches(11.4), inches(2.6))
    yield break_block(text_block(page.block("body"), box, lines, "body"))


def _cover_title(page: Page, box: Box, size_pt: float) -> TextBlock:
    """Return the title in as few lines as it needs, even ones that part no word at its hyphen."""
    runs = page.words.runs(page.slide.title, size_pt, bold=True, color=page.theme.ink)
    titles = []
    for share in COVER_SHARES:
        place = replace(box, width=round(box.width * share))
        block = text_block(page.block("title"), place, (Paragraph(runs),), "title", anchor="bottom")
        titles.append(break_block(block))
    lines = len(titles[0].paragraphs[0].breaks)
    low = [title for title in titles if len(title.paragraphs[0].breaks) == lines]
    return next((title for title in reversed(low) if not _parts_a_word(title)), titles[0])


def _parts_a_word(title: TextBlock) -> bool:
    paragraph = title.paragraphs[0]
    return any(paragraph.text[place - 1] == "-" for place in paragraph.breaks)


def prose(page: Page, box: Box) -> Iterator[Item]:
    """Yield the body of a text slide, in one or two columns."""
    if page.slide.role == "references":
        yield _fitted(page, "body", box, _reference_lines(page), REFERENCE_SIZES_PT)
        return
    if not page.slide.right:
        yield _fitted(page, "body", box, page.slide.body, _body_sizes(page))
        return
    half = (box.width - page.theme.gutter) // 2
    right = Box(box.x + half + page.theme.gutter, box.y, half, box.height)
    left = Box(box.x, box.y, half, box.height)
    yield _fitted(page, "body", left, page.slide.body, _body_sizes(page))
    yield _fitted(page, "right", right, page.slide.right, BODY_SIZES_PT)


def _reference_lines(page: Page) -> tuple[Line, ...]:
    """Return the list of what the deck cites, in the order of the numbers on its slides."""
    known = {reference.id: reference for reference in page.deck.references()}
    style = page.deck.policy.formats.citation_style
    return tuple(
        Line(f"{number}. {format_reference(known[reference], style)}", bullet=False)
        for reference, number in sorted(page.words.citations.items(), key=lambda pair: pair[1])
    )


def body_heights(page: Page, width: int) -> tuple[int, ...]:
    """Return the height of each line of the body in the smallest type, with the space above."""
    lines = (_paragraph(page, line, BODY_SIZES_PT[-1]) for line in page.slide.body)
    broken = (break_paragraph(line, width) for line in lines)
    return tuple(paragraph_height(line) + points(line.space_before_pt) for line in broken)


def _body_sizes(page: Page) -> tuple[float, ...]:
    """Return the type sizes to try; parts of one text have one size."""
    return BODY_SIZES_PT if page.slide.parts == (1, 1) else BODY_SIZES_PT[-1:]


def _fitted(
    page: Page, part: str, box: Box, lines: tuple[Line, ...], sizes: tuple[float, ...]
) -> TextBlock:
    """Return a text block at the largest size at which it fits, else at the smallest."""
    block = None
    for size in sizes:
        paragraphs = tuple(_paragraph(page, line, size) for line in lines)
        block = break_block(text_block(page.block(part), box, paragraphs, "body"))
        if not overflows(block):
            break
    assert block is not None
    return block


def _paragraph(page: Page, line: Line, size_pt: float) -> Paragraph:
    size = size_pt if line.level == 0 else max(size_pt - 2, 18 if size_pt >= 18 else 12)
    hang = points(size * 0.9) if line.bullet else _number_width(page, line, size)
    runs = page.words.runs(line.text, size, bold=line.bold, color=page.theme.ink)
    if page.slide.role == "references":
        runs = tuple(part for run in runs for part in in_italics(run, _journal(page, line)))
    return Paragraph(
        runs,
        bullet=BULLETS[min(line.level, 1)] if line.bullet else "",
        indent_emu=hang + line.level * points(size * 1.1),
        hang_emu=hang,
        space_before_pt=_space_before_pt(line),
    )


def _journal(page: Page, line: Line) -> str:
    """Return the journal of a line of references that its style sets in italics, else ""."""
    number = NUMBER.match(line.text)
    if page.deck.policy.formats.citation_style != "ama" or not number:
        return ""
    cited = {place: id_ for id_, place in page.words.citations.items()}
    id_ = cited.get(int(number[0].rstrip(". ")))
    return next((one.journal for one in page.deck.references() if one.id == id_), "")


def in_italics(run: Run, words: str) -> tuple[Run, ...]:
    """Return a run with its last mention of some words, which a full stop ends, in italics."""
    start = run.text.rfind(f" {words}.") + 1 if words else 0
    if not start:
        return (run,)
    end = start + len(words)
    parts = (run.text[:start], run.text[start:end], run.text[end:])
    return tuple(replace(run, text=part, italic=part is parts[1]) for part in parts if part)


def _number_width(page: Page, line: Line, size_pt: float) -> int:
    """Return how far the number of a reference hangs out; 0 for any other text."""
    number = NUMBER.match(line.text) if page.slide.role == "references" else None
    return text_width(number[0], size_pt) if number else 0


def _space_before_pt(line: Line) -> float:
    """Return the room over a line: most over one that heads those after it."""
    if line.bold and not line.bullet:
        return 16
    return 8 if line.level == 0 else 4


def panel(page: Page, box: Box) -> Iterator[Item]:
    """Yield the key results beside a figure, behind a hairline."""
    theme = page.theme
    edge = (("M", box.x, box.y), ("L", box.x, box.y + box.height))
    yield Path(page.block("edge"), edge, line=theme.hairline, line_width_emu=points(1))
    inner = Box(box.x + points(12), box.y, box.width - points(12), box.height)
    block = None
    for size in PANEL_SIZES_PT:
        paragraphs = tuple(_key_line(page, text, size) for text in page.slide.key_lines)
        block = break_block(text_block(page.block("key"), inner, paragraphs, "figure"))
        if not overflows(block):
            break
    if block is not None:
        yield block


def _key_line(page: Page, text: str, size_pt: float) -> Paragraph:
    """Return a line of the panel: one without a result heads those after it."""
    heads = all(match[2] == "level" for match in TOKEN.finditer(text))
    runs = page.words.runs(
        text,
        size_pt if not heads else max(size_pt - 2, 12),
        bold=heads,
        color=page.theme.grey if heads else page.theme.ink,
    )
    return Paragraph(runs, space_before_pt=round(size_pt * (0.7 if heads else 0.2)))
