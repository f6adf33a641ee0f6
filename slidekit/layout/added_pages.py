"""Pages behind the slides of a deck: a table that goes over as many as it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.layout.frame import Table
from slidekit.layout.text import paragraphs_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Cell
    from slidekit.layout.page import Page
    from slidekit.layout.theme import Theme


@dataclass(frozen=True, slots=True)
class Grid:
    """How the table of such pages is set."""

    columns: tuple[int, ...]
    """Widths of the first columns in EMU; the last one has the rest."""
    margin_x: int
    margin_y: int
    """Margins of a cell in EMU."""

    def widths(self, theme: Theme) -> tuple[int, ...]:
        """Return the widths of all columns in EMU."""
        return (*self.columns, theme.inner_width - sum(self.columns))

    def row(self, cells: tuple[Cell, ...]) -> Row:
        """Return cells as a row that is as high as the highest of them."""
        tallest = max(paragraphs_height(cell.paragraphs) for cell in cells)
        return Row(cells, tallest + 2 * self.margin_y)

    def table(self, page: Page, rows: Sequence[Row], y: int, alt: str) -> Table:
        """Return the table of a page, the head of its columns first."""
        return Table(
            page.block("table"),
            page.theme.margin,
            y,
            self.widths(page.theme),
            tuple(row.height for row in rows),
            tuple(row.cells for row in rows),
            alt=alt,
            margin_x_emu=self.margin_x,
            margin_y_emu=self.margin_y,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table."""

    cells: tuple[Cell, ...]
    height: int
    """EMU."""


def page_ids(deck: Deck, stem: str, count: int) -> tuple[str, ...]:
    """Return ids for added pages that no slide of the deck has."""
    taken = {slide.id for slide in deck.slides}
    while any(slide.startswith(stem) for slide in taken):
        stem += "-x"
    return tuple(stem if number == 1 else f"{stem}-{number}" for number in range(1, count + 1))


def parts_of(rows: Sequence[Row], room: int) -> list[list[Row]]:
    """Return the rows of each page: as many as fit into a height in EMU, one at least."""
    parts: list[list[Row]] = [[]]
    for row in rows:
        if parts[-1] and sum(other.height for other in (*parts[-1], row)) > room:
            parts.append([])
        parts[-1].append(row)
    return parts
