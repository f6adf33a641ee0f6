"""What stands at the foot of every slide: footnotes, state, pointer to safety, number."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from slidekit.layout.frame import Paragraph, Path, Run
from slidekit.layout.page import text_block
from slidekit.layout.theme import Box
from slidekit.units import inches, points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Align, Item, TextBlock, TextRole
    from slidekit.layout.page import Page


def footer(page: Page) -> Iterator[Item]:
    """Yield hairline, state, pointer to safety and number of a slide."""
    theme, y = page.theme, page.theme.footer_y
    line = (("M", theme.margin, y - points(4)), ("L", theme.width - theme.margin, y - points(4)))
    yield Path(page.block("hairline"), line, line=theme.hairline, line_width_emu=points(0.75))
    number_width, pointer_width = inches(0.6), inches(2.6)
    right = theme.width - theme.margin - number_width
    state = Box(theme.margin, y, theme.inner_width - number_width - pointer_width, 0)
    yield _footer_text(page, "state", _state(page), state, "left")
    if pointer := _safety_pointer(page):
        box = Box(right - pointer_width, y, pointer_width, 0)
        yield _footer_text(page, "pointer", pointer, box, "right")
    box = Box(right, y, number_width, 0)
    yield _footer_text(page, "number", str(page.number), box, "right", "number")


def _footer_text(
    page: Page, part: str, text: str, box: Box, align: Align, role: TextRole = "footer"
) -> TextBlock:
    theme = page.theme
    run = Run(text, theme.footer_pt, color=theme.grey)
    placed = replace(box, height=points(theme.footer_pt * 1.2))
    return text_block(page.block(part), placed, (Paragraph((run,), align=align),), role, wrap=False)


def _state(page: Page) -> str:
    deck = page.deck
    return joined(deck.template.words.draft, *standing_words(deck), deck.settings.audience)


def standing_words(deck: Deck) -> tuple[str, ...]:
    """Return what the foot of every slide says of a deck, whether it is released or not."""
    words = deck.template.words
    internal = words.internal if deck.settings.purpose == "internal" else ""
    return (internal, words.footer)


def joined(*parts: str) -> str:
    """Return parts of a footer as one line; empty ones are left out."""
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


def _safety_pointer(page: Page) -> str:
    """Return "Safety: slides 12-16" for efficacy slides, "" for all others."""
    if page.deck.topic(page.slide) != "efficacy" or not (numbers := page.deck.numbers_of("safety")):
        return ""
    return page.deck.template.words.safety_pointer.replace("{slides}", ranges(numbers))


def ranges(numbers: tuple[int, ...]) -> str:
    """Return whole numbers as "3, 5-7" with an en dash."""
    runs = []
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        ends = (members[0],) if len(members) == 1 else (members[0], members[-1])
        runs.append("\N{EN DASH}".join(map(str, ends)))
    return ", ".join(runs)
