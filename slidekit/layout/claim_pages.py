"""Pages that list the claims of a deck by number, each with its source and the place in it.

They follow the slides in the PDF of a pack, whose claims carry the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.deck.model import Slide
from slidekit.languages import in_own_language, say
from slidekit.layout.added_pages import Grid, page_ids, parts_of
from slidekit.layout.foot import footer
from slidekit.layout.frame import Cell, Frame, Paragraph, Run
from slidekit.layout.page import Page, title_block
from slidekit.layout.text import break_paragraph
from slidekit.layout.theme import HOUSE, Theme
from slidekit.layout.words import wording
from slidekit.units import inches, points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.deck.model import Deck
    from slidekit.layout.added_pages import Row

PAGE_ID = "claims-page"
SECTION = "claims"
"""Section and role of the slides; no template has a section of this id."""
SIZE_PT = 10.0
GRID = Grid((inches(0.55), inches(0.6), inches(6.0), inches(0.7)), points(4), points(2))
"""Columns: number, slide, claim, source, and the place with the rest of the width."""
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
    parts = parts_of([_claim(row, theme) for row in rows], room)
    return tuple(
        _frame(deck, head, part, (number, len(parts)), before, theme)
        for number, part in enumerate(parts, 1)
    )


def _claim(row: ClaimRow, theme: Theme) -> Row:
    is_short = len(row.claim) <= MOST
    said = row.claim if is_short else f"{row.claim[: MOST - 1]}\N{HORIZONTAL ELLIPSIS}"
    texts = (str(row.number), str(row.slide_number), said, row.source, row.place)
    return _row(texts, theme, False)


def _frame(
    deck: Deck, head: Row, rows: Sequence[Row], part: tuple[int, int], before: int, theme: Theme
) -> Frame:
    slide = Slide(
        id=page_ids(deck, PAGE_ID, part[1])[part[0] - 1],
        role=SECTION,
        section=SECTION,
        layout="table",
        title=say("Claims and where they come from"),
        parts=part,
    )
    page = Page(deck, slide, before + part[0], wording(deck), theme, SIZE_PT)
    alt = say("Each claim with its number, slide, source and the place in the source.")
    table = GRID.table(page, (head, *rows), theme.content_y, alt)
    items = (title_block(page), table, *footer(page))
    return Frame(slide.id, theme.width, theme.height, items)


def _row(texts: Sequence[str], theme: Theme, is_head: bool) -> Row:
    rule = (points(1.5), theme.ink) if is_head else (points(0.5), theme.hairline)
    cells = tuple(
        Cell(_lines(text, width, theme, bold=is_head), "top", rule_below=rule)
        for text, width in zip(texts, GRID.widths(theme), strict=True)
    )
    return GRID.row(cells)


def _lines(text: str, width: int, theme: Theme, *, bold: bool) -> tuple[Paragraph, ...]:
    run = Run(" ".join(text.split()), SIZE_PT, bold=bold, color=theme.ink)
    return (break_paragraph(Paragraph((run,)), width - 2 * GRID.margin_x),)
