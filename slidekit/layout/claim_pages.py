"""Pages that list the claims of a deck by number, each with its source and the place in it.

They follow the slides in the PDF of a pack, whose claims carry the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.deck.model import Slide
from slidekit.languages import in_own_language, say
from slidekit.layout.foot import footer
from slidekit.layout.frame import Cell, Frame, Paragraph, Run, Table
from slidekit.layout.page import Page, slide_title, text_block, title_size
from slidekit.layout.text import break_block, break_paragraph, paragraphs_height
from slidekit.layout.theme import HOUSE, Box, Theme
from slidekit.layout.words import wording
from slidekit.units import inches, points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.deck.model import Deck

PAGE_ID = "claims-page"
SECTION = "claims"
"""Section and role of the slides; no template has a section of this id."""
SIZE_PT = 10.0
COLUMNS = (inches(0.55), inches(0.6), inches(6.0), inches(0.7))
"""Widths of the first columns: number, slide, claim, source; the last one has the rest."""
MARGIN_X, MARGIN_Y = points(4), points(2)
MOST = 400
"""Characters of a claim that are printed."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as the list prints it."""

    number: int
    slide_number: int
    claim: str
    source: str
    """Number of the source in the list of references; "" where it has none."""
    place: str
    """Where in the source."""


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Cell, ...]
    height: int
    """EMU."""


@in_own_language
def claim_pages(
    deck: Deck, rows: Sequence[ClaimRow], before: int, theme: Theme = HOUSE
) -> tuple[Frame, ...]:
    """Return the pages that list claims; none for no claims.

    Args:
        deck: the deck.
        rows: its claims.
        before: number of pages before these.
        theme: how they look.
    """
    if not rows:
        return ()
    head = _row((say("No."), say("Slide"), say("Claim"), say("Source"), say("Place")), theme, True)
    room = theme.footer_y - points(12) - theme.content_y - head.height
    parts = _parts([_claim(row, theme) for row in rows], room)
    return tuple(
        _frame(deck, head, part, (number, len(parts)), before, theme)
        for number, part in enumerate(parts, 1)
    )


def _claim(row: ClaimRow, theme: Theme) -> _Row:
    is_short = len(row.claim) <= MOST
    said = row.claim if is_short else f"{row.claim[: MOST - 1]}\N{HORIZONTAL ELLIPSIS}"
    texts = (str(row.number), str(row.slide_number), said, row.source, row.place)
    return _row(texts, theme, False)


def _frame(
    deck: Deck, head: _Row, rows: Sequence[_Row], part: tuple[int, int], before: int, theme: Theme
) -> Frame:
    slide = Slide(
        id=_page_id(deck, part[0]),
        role=SECTION,
        section=SECTION,
        layout="table",
        title=say("Claims and where they come from"),
        parts=part,
    )
    page = Page(deck, slide, before + part[0], wording(deck), theme, SIZE_PT)
    size, lines = title_size(page)
    box = Box(theme.margin, theme.title_y, theme.inner_width, points(size * 1.2 * lines))
    runs = page.words.runs(slide_title(page), size, bold=True, color=theme.ink)
    title = break_block(text_block(page.block("title"), box, (Paragraph(runs),), "title"))
    shown = (head, *rows)
    table = Table(
        page.block("table"),
        theme.margin,
        theme.content_y,
        _widths(theme),
        tuple(row.height for row in shown),
        tuple(row.cells for row in shown),
        alt=say("Each claim with its number, slide, source and the place in the source."),
        margin_x_emu=MARGIN_X,
        margin_y_emu=MARGIN_Y,
    )
    return Frame(slide.id, theme.width, theme.height, (title, table, *footer(page)))


def _page_id(deck: Deck, number: int) -> str:
    """Return the id of a page that no slide of the deck has."""
    taken, stem = {slide.id for slide in deck.slides}, PAGE_ID
    while any(slide.startswith(stem) for slide in taken):
        stem += "-x"
    return stem if number == 1 else f"{stem}-{number}"


def _widths(theme: Theme) -> tuple[int, ...]:
    return (*COLUMNS, theme.inner_width - sum(COLUMNS))


def _row(texts: Sequence[str], theme: Theme, is_head: bool) -> _Row:
    rule = (points(1.5), theme.ink) if is_head else (points(0.5), theme.hairline)
    cells = tuple(
        Cell(_lines(text, width, theme, bold=is_head), "top", rule_below=rule)
        for text, width in zip(texts, _widths(theme), strict=True)
    )
    tallest = max(paragraphs_height(cell.paragraphs) for cell in cells)
    return _Row(cells, tallest + 2 * MARGIN_Y)


def _lines(text: str, width: int, theme: Theme, *, bold: bool) -> tuple[Paragraph, ...]:
    run = Run(" ".join(text.split()), SIZE_PT, bold=bold, color=theme.ink)
    return (break_paragraph(Paragraph((run,)), width - 2 * MARGIN_X),)


def _parts(rows: Sequence[_Row], room: int) -> list[list[_Row]]:
    """Return the rows of each page: as many as fit, one at least."""
    parts: list[list[_Row]] = [[]]
    for row in rows:
        if parts[-1] and sum(other.height for other in (*parts[-1], row)) > room:
            parts.append([])
        parts[-1].append(row)
    return parts
