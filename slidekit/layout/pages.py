"""Splitting slides whose table or figure has more rows than fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.model import TableData
from slidekit.exhibits.registry import exhibit_kind
from slidekit.layout.slide import Page, content_box
from slidekit.layout.table import TableLook, set_table, split_rows
from slidekit.layout.theme import HOUSE, Theme
from slidekit.layout.words import wording
from slidekit.units import points

if TYPE_CHECKING:
    from slidekit.deck.model import Deck, Slide
    from slidekit.exhibits.model import Exhibit


def paginate(deck: Deck, theme: Theme = HOUSE) -> Deck:
    """Return the deck with every exhibit split over as many slides as its rows need."""
    words = wording(deck)
    exhibits = deck.exhibit_index()
    slides: list[Slide] = []
    for number, slide in enumerate(deck.slides, 1):
        page = Page(deck, slide, number, words, theme)
        exhibit = exhibits.get(slide.exhibit)
        slides += _split(slide, _parts(page, exhibit) if exhibit else ())
    return replace(deck, slides=tuple(slides))


def _split(slide: Slide, parts: tuple[tuple[int, int], ...]) -> list[Slide]:
    if len(parts) < 2:
        return [slide]
    return [
        replace(
            slide,
            id=slide.id if number == 1 else f"{slide.id}-{number}",
            part=part,
            parts=(number, len(parts)),
        )
        for number, part in enumerate(parts, 1)
    ]


def _parts(page: Page, exhibit: Exhibit) -> tuple[tuple[int, int], ...]:
    if isinstance(exhibit.data, TableData):
        return _table_parts(page, exhibit.data)
    return _figure_parts(page, exhibit)


def _table_parts(page: Page, data: TableData) -> tuple[tuple[int, int], ...]:
    # Room is measured with "(1 of 2)" in the title, so that splitting cannot itself cause overflow.
    numbered = replace(page, slide=replace(page.slide, parts=(1, 2)))
    box = content_box(page)
    for size in page.theme.table_sizes_pt:
        table = set_table("", data, data.rows, box, TableLook(size, page.theme), page.words)
        if table.height <= box.height:
            return ((0, len(data.rows)),)
    head = table.row_heights[: 1 + data.repeat]
    heights = table.row_heights[1 + data.repeat :]
    groups = tuple(row.group for row in data.rows[data.repeat :])
    parts = split_rows(heights, groups, content_box(numbered).height - sum(head))
    return tuple((start + data.repeat, stop + data.repeat) for start, stop in parts)


def _figure_parts(page: Page, exhibit: Exhibit) -> tuple[tuple[int, int], ...]:
    kind = exhibit_kind(exhibit.kind)
    if kind.rows is None or not kind.row_height_pt:
        return ()
    count = kind.rows(exhibit)
    room = content_box(page).height
    return split_rows((points(kind.row_height_pt),) * count, (False,) * count, room)
