"""Splitting slides whose table, figure or text is longer than fits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.model import TableData
from slidekit.exhibits.registry import exhibit_kind
from slidekit.languages import in_own_language
from slidekit.layout.fonts import set_in
from slidekit.layout.page import Page, content_box, pages_of, table_sizes
from slidekit.layout.prose import body_heights
from slidekit.layout.table import TableLook, set_table, split_rows
from slidekit.layout.theme import HOUSE, Theme
from slidekit.units import points

if TYPE_CHECKING:
    from slidekit.deck.model import Deck, Slide
    from slidekit.exhibits.model import Exhibit


@in_own_language
def paginate(deck: Deck, theme: Theme = HOUSE) -> Deck:
    """Return the deck with every exhibit split over as many slides as its rows need."""
    exhibits, theme = deck.exhibit_index(), replace(theme, profile=deck.profile)
    slides: list[Slide] = []
    with set_in(theme.typeface):
        for page in pages_of(deck, theme):
            exhibit = exhibits.get(page.slide.exhibit)
            slides += _split(page.slide, _parts(page, exhibit)) if exhibit else _split_prose(page)
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


def _split_prose(page: Page) -> list[Slide]:
    """Split a text that is too long for its slide, between paragraphs."""
    slide = page.slide
    if slide.layout != "prose" or slide.right or slide.role == "references" or not slide.body:
        return [slide]
    box = content_box(page)
    heights = body_heights(page, box.width)
    if sum(heights) <= box.height:
        return [slide]
    heads = tuple(line.bold for line in slide.body)
    parts = split_rows(heights, heads, box.height)
    return [
        replace(part, part=None, body=slide.body[start:stop])
        for part, (start, stop) in zip(_split(slide, parts), parts, strict=True)
    ]


def _parts(page: Page, exhibit: Exhibit) -> tuple[tuple[int, int], ...]:
    if isinstance(exhibit.data, TableData):
        return _table_parts(page, exhibit.data)
    return _figure_parts(page, exhibit)


def _table_parts(page: Page, data: TableData) -> tuple[tuple[int, int], ...]:
    sizes = table_sizes(page, data)
    box = content_box(page)
    set_tables = [
        set_table("", data, data.rows, box, TableLook(size, page.theme), page.words)
        for size in sizes
    ]
    if any(table.height <= box.height for table in set_tables):
        return ((0, len(data.rows)),)
    heights, head = set_tables[0].row_heights, 1 + data.repeat
    groups = tuple(row.group for row in data.rows[data.repeat :])
    # Room is measured with "(1 of 2)" in the title, so that splitting cannot itself cause overflow.
    numbered = replace(page, slide=replace(page.slide, parts=(1, 2)))
    parts = split_rows(heights[head:], groups, content_box(numbered).height - sum(heights[:head]))
    return tuple((start + data.repeat, stop + data.repeat) for start, stop in parts)


def _figure_parts(page: Page, exhibit: Exhibit) -> tuple[tuple[int, int], ...]:
    kind = exhibit_kind(exhibit.kind)
    if kind.rows is None or not kind.row_height_pt:
        return ()
    count = kind.rows(exhibit)
    room = content_box(page).height
    return split_rows((points(kind.row_height_pt),) * count, (False,) * count, room)
