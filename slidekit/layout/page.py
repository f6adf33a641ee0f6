"""A slide on its page: its room, its title, its footnotes, and the type sizes of its table."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from slidekit.exhibits.model import TableData
from slidekit.layout.frame import Paragraph, TextBlock
from slidekit.layout.memory import Known, Memory
from slidekit.layout.table import TableLook, keeps_estimates
from slidekit.layout.text import block_height, break_block, natural_width
from slidekit.layout.theme import Box, Theme
from slidekit.layout.words import footnote_texts, recalled, wording
from slidekit.units import points

if TYPE_CHECKING:
    from slidekit.deck.model import Deck, Slide
    from slidekit.layout.frame import Anchor, TextRole
    from slidekit.layout.words import Wording


SIZES: Memory[Known] = Memory()
DATE = re.compile(r"\b\d{1,2}\.? [A-Z][a-z\u00e4]{2,8} \d{4}\b")


@dataclass(frozen=True, slots=True)
class Page:
    """What laying out one slide needs to know of its deck."""

    deck: Deck
    slide: Slide
    number: int
    words: Wording
    theme: Theme
    table_pt: float
    """Largest type of the tables of this slide's topic: efficacy never outsizes safety."""

    def block(self, part: str) -> str:
        """Return the name of a block: shapes are found by it in the file."""
        return f"{self.slide.id}.{part}"


def pages_of(deck: Deck, theme: Theme) -> tuple[Page, ...]:
    """Return the pages of a deck, in order."""
    words, largest = wording(deck), theme.table_sizes_pt[0]
    pages = tuple(
        Page(deck, slide, number, words, theme, largest)
        for number, slide in enumerate(deck.slides, 1)
    )
    cap = min(
        (_table_pt(page) for page in pages if deck.topic(page.slide) == "safety"), default=largest
    )
    return tuple(
        replace(page, table_pt=cap) if deck.topic(page.slide) == "efficacy" else page
        for page in pages
    )


def _table_pt(page: Page) -> float:
    exhibit = page.deck.exhibit_index().get(page.slide.exhibit)
    if exhibit is None or not isinstance(exhibit.data, TableData):
        return page.table_pt
    data, given = exhibit.data, (page.deck.topic(page.slide), page.theme, page.table_pt)
    return recalled(
        SIZES,
        exhibit,
        page.slide.id,
        given,
        page.words,
        lambda words: table_sizes(replace(page, words=words), data)[0],
    )


def surroundings(page: Page) -> tuple[Any, ...]:
    """Return all that a slide's frame depends on besides the slide and its words."""
    deck = page.deck
    topic, settings = deck.topic(page.slide), deck.settings
    return (
        *(page.number, page.theme, page.table_pt, topic),
        *(deck.exhibit_index().get(page.slide.exhibit), deck.template.words, deck.references()),
        *(settings.purpose, settings.audience),
        deck.numbers_of("safety") if topic == "efficacy" else (),
    )


def table_sizes(page: Page, data: TableData) -> tuple[float, ...]:
    """Return the type sizes that a table may have, the one to try first in front.

    A safety table never shrinks to save a slide; it is split.
    """
    allowed = [size for size in page.theme.table_sizes_pt if size <= page.table_pt]
    width = page.theme.inner_width
    wide = [
        s for s in allowed if keeps_estimates(data, width, TableLook(s, page.theme), page.words)
    ]
    sizes = tuple(wide or allowed[-1:])
    return sizes[:1] if page.deck.topic(page.slide) == "safety" else sizes


def content_box(page: Page) -> Box:
    """Return the room between title and footnotes; figures end at one height where they can."""
    theme = page.theme
    top = theme.content_y if title_size(page)[1] == 1 else theme.content_y + points(26)
    exhibit = page.deck.exhibit_index().get(page.slide.exhibit)
    bottom = _footnote_top(page)
    if exhibit is not None and not isinstance(exhibit.data, TableData):
        bottom = min(theme.content_bottom, bottom)
    height = bottom - points(8) - top
    return Box(theme.margin, top, theme.inner_width, height)


def slide_title(page: Page) -> str:
    """Return the title of a slide, with its part where its table is split."""
    part, parts = page.slide.parts
    if parts == 1:
        return page.slide.title
    words = page.deck.template.words.continued
    return f"{page.slide.title} {words.replace('{part}', str(part)).replace('{parts}', str(parts))}"


def title_size(page: Page) -> tuple[float, int]:
    """Return size and number of lines of the title: one line where it fits, if slightly smaller."""
    theme = page.theme
    runs = page.words.runs(slide_title(page), theme.title_pt, bold=True)
    share = natural_width(Paragraph(runs)) / (theme.inner_width * 0.99)
    if share <= 1:
        return theme.title_pt, 1
    smaller = theme.title_two_lines_pt
    return smaller, 1 if share * smaller <= theme.title_pt else 2


def title_block(page: Page) -> TextBlock:
    """Return the title of a slide where it stands."""
    theme, (size, lines) = page.theme, title_size(page)
    box = Box(theme.margin, theme.title_y, theme.inner_width, points(size * 1.2 * lines))
    title = Paragraph(page.words.runs(slide_title(page), size, bold=True, color=theme.ink))
    return break_block(text_block(page.block("title"), box, (title,), "title"))


def _footnote_top(page: Page) -> int:
    block = footnote_block(page)
    return block.y if block else page.theme.footnote_bottom


def footnote_block(page: Page) -> TextBlock | None:
    """Return the footnotes of a slide; None where it has none."""
    theme = page.theme
    texts = footnote_texts(page.slide, page.deck)
    if not texts:
        return None
    paragraphs = tuple(
        Paragraph(page.words.runs(_unbroken_dates(text), theme.footnote_pt, color=theme.grey))
        for text in texts
    )
    return set_as_footnotes(page, paragraphs)


def set_as_footnotes(page: Page, paragraphs: tuple[Paragraph, ...]) -> TextBlock:
    """Return paragraphs at the foot of a page, set from the bottom upwards."""
    box = Box(page.theme.margin, 0, page.theme.inner_width, 0)
    block = break_block(text_block(page.block("footnotes"), box, paragraphs, "footnote"))
    height = block_height(block)
    return replace(block, y=page.theme.footnote_bottom - height, height=height)


def _unbroken_dates(text: str) -> str:
    """Keep "30 Jun 2026" on one line."""
    return DATE.sub(lambda date: date[0].replace(" ", "\N{NO-BREAK SPACE}"), text)


def text_block(
    name: str,
    box: Box,
    paragraphs: tuple[Paragraph, ...],
    role: TextRole,
    *,
    anchor: Anchor = "top",
    wrap: bool = True,
) -> TextBlock:
    """Return paragraphs in a box of the page."""
    return TextBlock(name, box.x, box.y, box.width, box.height, paragraphs, role, anchor, wrap=wrap)
