"""A slide of the deck to a Frame: every item at a fixed place, texts broken, overflows noted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.model import TableData
from slidekit.languages import in_own_language
from slidekit.layout.chosen import shown_exhibit
from slidekit.layout.company import dressed, tag_width
from slidekit.layout.figure import lay_out_figure
from slidekit.layout.fonts import set_in
from slidekit.layout.foot import footer
from slidekit.layout.frame import Frame, Overflow, Paragraph, Run, Table, TextBlock
from slidekit.layout.memory import Known, Memory
from slidekit.layout.page import (
    content_box,
    footnote_block,
    pages_of,
    surroundings,
    table_sizes,
    text_block,
    title_block,
)
from slidekit.layout.prose import cover, panel, prose
from slidekit.layout.table import TableLook, loosened, set_table
from slidekit.layout.text import break_block, overflows
from slidekit.layout.theme import HOUSE, Box, Theme
from slidekit.layout.words import recalled
from slidekit.units import inches, points

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from slidekit.deck.model import Deck, Slide
    from slidekit.exhibits.model import Exhibit, Row
    from slidekit.layout.frame import Item
    from slidekit.layout.page import Page


FRAMES: Memory[Known] = Memory(1024)
TABLES: Memory[Known] = Memory(512)


@in_own_language
def lay_out(deck: Deck, theme: Theme = HOUSE) -> tuple[Frame, ...]:
    """Return the frames of a deck, one per slide, in order.

    A slide that was laid out before, with the same numbers and the same place in the deck, has the
    very frame that it had.

    Raises:
        DeckError: a text names a fact, a number format or a reference that the deck lacks.
    """
    theme = replace(theme, profile=deck.profile)
    with set_in(theme.typeface):
        return tuple(_frame(page) for page in pages_of(deck, theme))


@in_own_language
def lay_out_some(deck: Deck, wanted: Collection[str], theme: Theme = HOUSE) -> tuple[Frame, ...]:
    """Return the frames of a deck, those of other slides than the wanted ones without items.

    Args:
        deck: the deck.
        wanted: ids of slides; their frames are those that `lay_out` gives.
        theme: the look.

    Raises:
        DeckError: as `lay_out`.
    """
    theme = replace(theme, profile=deck.profile)
    with set_in(theme.typeface):
        return tuple(
            _frame(page)
            if page.slide.id in wanted
            else Frame(page.slide.id, theme.width, theme.height, ())
            for page in pages_of(deck, theme)
        )


def _frame(page: Page) -> Frame:
    return recalled(
        FRAMES,
        page.slide,
        "",
        surroundings(page),
        page.words,
        lambda words: lay_out_slide(replace(page, words=words)),
    )


def lay_out_slide(page: Page) -> Frame:
    """Return the frame of one slide."""
    items: list[Item] = list(_content(page))
    footnotes = footnote_block(page)
    items += [*((footnotes,) if footnotes else ()), *footer(page)]
    frame = Frame(
        slide_id=page.slide.id,
        width=page.theme.width,
        height=page.theme.height,
        items=tuple(items),
        overflows=tuple(_overflows(items, page)),
    )
    return frame if page.theme.profile is None else dressed(frame, page, page.theme.profile)


def with_mark(frame: Frame, words: str, theme: Theme = HOUSE) -> Frame:
    """Return the frame with a mark across it, under everything else."""
    run = Run(words, 180, bold=True, color=theme.mark)
    box = Box(theme.margin, inches(2.3), theme.inner_width, points(180 * 1.2))
    stamp = text_block("stamp", box, (Paragraph((run,), align="center"),), "stamp", wrap=False)
    return replace(frame, items=(stamp, *frame.items))


def _content(page: Page) -> Iterator[Item]:
    if page.slide.layout == "title":
        yield from cover(page)
        return
    yield from _heading(page)
    box = content_box(page)
    exhibit = shown_exhibit(page.deck, page.slide)
    if exhibit is None:
        yield from prose(page, box)
    elif isinstance(exhibit.data, TableData):
        yield _table(page, exhibit, box)
    else:
        yield from _figure(page, exhibit, box)


def _heading(page: Page) -> Iterator[Item]:
    theme, slide = page.theme, page.slide
    tag = page.words.runs(slide.tag.upper(), theme.tag_pt, bold=True, color=theme.grey)
    box = Box(theme.margin, theme.tag_y, tag_width(theme), points(theme.tag_pt * 1.2))
    if slide.tag:
        yield break_block(text_block(page.block("tag"), box, (Paragraph(tag),), "tag"))
    yield title_block(page)


def _table(page: Page, exhibit: Exhibit, box: Box) -> Table:
    slide = page.slide
    topic = page.deck.topic(slide)
    return recalled(
        TABLES,
        exhibit,
        slide.id,
        (slide.part, slide.parts, slide.alt, topic, box, page.theme, page.table_pt),
        page.words,
        lambda words: fit_table(replace(page, words=words), exhibit, box),
    )


def fit_table(page: Page, exhibit: Exhibit, box: Box) -> Table:
    """Return a slide's table at the largest type size at which it fits, else at the smallest.

    All parts of a split table have one size and one row height.
    """
    assert isinstance(exhibit.data, TableData)
    rows = shown_rows(exhibit.data, page.slide)
    sizes, whole = table_sizes(page, exhibit.data), page.slide.parts == (1, 1)
    for size in sizes if whole else sizes[:1]:
        look = TableLook(size, page.theme)
        table = set_table(page.block("table"), exhibit.data, rows, box, look, page.words)
        if table.height <= box.height:
            break
    if whole:
        table = loosened(table, box.height)
    return replace(table, alt=page.words.plain(page.slide.alt))


def shown_rows(data: TableData, slide: Slide) -> tuple[Row, ...]:
    """Return the rows of a table that a slide shows: the repeated ones and its own.

    A part that begins within a group has the group's heading again.
    """
    if slide.part is None:
        return data.rows
    start, stop = slide.part
    start = max(start, data.repeat)
    above = [row for row in data.rows[data.repeat : start] if row.group]
    heading = above[-1:] if above and not data.rows[start].group else []
    return (*data.rows[: data.repeat], *heading, *data.rows[start:stop])


def _figure(page: Page, exhibit: Exhibit, box: Box) -> Iterator[Item]:
    theme = page.theme
    if page.slide.layout != "panel" or not page.slide.key_lines:
        yield lay_out_figure(page.block("figure"), exhibit, page.slide, box, page.words, theme)
        return
    left = Box(box.x, box.y, box.width - theme.panel_width - theme.gutter, box.height)
    yield lay_out_figure(page.block("figure"), exhibit, page.slide, left, page.words, theme)
    yield from panel(
        page, Box(left.x + left.width + theme.gutter, box.y, theme.panel_width, box.height)
    )


def _overflows(items: list[Item], page: Page) -> Iterator[Overflow]:
    for item in items:
        if isinstance(item, TextBlock):
            yield from overflows(item)
        elif isinstance(item, Table):
            box = content_box(page)
            if item.height > box.height:
                yield Overflow(item.name, item.height - box.height, "bottom")
