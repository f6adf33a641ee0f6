"""Changes to what layout made of the deck: single frames, runs and shapes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.layout.frame import Cell, Frame, Paragraph, Table, TextBlock
from slidekit.rules.finding import Draft
from tests.rules.decks import draft_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.model import Deck


def with_frame(deck: Deck, slide_id: str, change: Callable[[Frame], Frame]) -> Draft:
    """Return the draft with one frame changed."""
    laid_out = draft_of(deck)
    frames = tuple(change(f) if f.slide_id == slide_id else f for f in laid_out.frames)
    return Draft(deck, frames)


def with_item(deck: Deck, slide_id: str, part: str, **changes: Any) -> Draft:
    """Return the draft with one item of a frame changed, found by the end of its name."""

    def change(frame: Frame) -> Frame:
        items = (
            replace(item, **changes) if item.name.endswith(part) else item for item in frame.items
        )
        return replace(frame, items=tuple(items))

    return with_frame(deck, slide_id, change)


def with_printed(deck: Deck, slide_id: str, looks: dict[str, dict[str, Any]]) -> Draft:
    """Return the draft with other runs where a table prints some facts."""

    def change_cell(cell: Cell) -> Cell:
        return replace(
            cell,
            paragraphs=tuple(
                replace(p, runs=tuple(replace(r, **looks.get(r.fact or "", {})) for r in p.runs))
                for p in cell.paragraphs
            ),
        )

    def change(frame: Frame) -> Frame:
        items = (
            replace(item, rows=tuple(tuple(map(change_cell, row)) for row in item.rows))
            if isinstance(item, Table)
            else item
            for item in frame.items
        )
        return replace(frame, items=tuple(items))

    return with_frame(deck, slide_id, change)


def with_runs(deck: Deck, slide_id: str, name: str, **changes: Any) -> Draft:
    """Return the draft with all runs of one text block or table changed."""

    def paragraphs(old: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(replace(p, runs=tuple(replace(r, **changes) for r in p.runs)) for p in old)

    def change_item(item: Any) -> Any:
        if not item.name.endswith(name):
            return item
        if isinstance(item, TextBlock):
            return replace(item, paragraphs=paragraphs(item.paragraphs))
        rows = (
            tuple(replace(cell, paragraphs=paragraphs(cell.paragraphs)) for cell in row)
            for row in item.rows
        )
        return replace(item, rows=tuple(rows))

    def change(frame: Frame) -> Frame:
        return replace(frame, items=tuple(change_item(item) for item in frame.items))

    return with_frame(deck, slide_id, change)
