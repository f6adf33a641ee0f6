"""The black triangle behind the name of a medicine under additional monitoring.

It stands at the first mention: on the slide and in the text that readers see first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.duties import TRIANGLE, asked_of, named
from slidekit.exhibits.model import TableData

if TYPE_CHECKING:
    from slidekit.deck.model import Deck, Slide
    from slidekit.exhibits.model import Exhibit, Line


def with_triangles(deck: Deck) -> Deck:
    """Return the deck with a triangle at the first mention of each medicine that carries one."""
    specs = [study.spec for study in deck.studies]
    asked = asked_of(specs, deck.settings, deck.policy)
    marked = (one.product for one in asked if one.what == "black_triangle" and one.product)
    for generic in dict.fromkeys(product.generic for product in marked):
        deck = _marked(deck, generic)
    return deck


def _marked(deck: Deck, generic: str) -> Deck:
    """Return the deck with the triangle on the first slide that names a medicine."""
    exhibits = deck.exhibit_index()
    for place, slide in enumerate(deck.slides):
        if (changed := _in_slide(slide, generic)) != slide:
            return replace(deck, slides=(*deck.slides[:place], changed, *deck.slides[place + 1 :]))
        table = exhibits.get(slide.exhibit)
        if table and (marked := _in_table(table, generic)) != table:
            return replace(deck, exhibits=tuple(marked if e is table else e for e in deck.exhibits))
    return deck


def _in_slide(slide: Slide, generic: str) -> Slide:
    if (title := _in_text(slide.title, generic)) != slide.title:
        return replace(slide, title=title)
    body = _in_lines(slide.body, generic)
    right = slide.right if body != slide.body else _in_lines(slide.right, generic)
    return replace(slide, body=body, right=right)


def _in_lines(lines: tuple[Line, ...], generic: str) -> tuple[Line, ...]:
    texts = _in_texts(tuple(line.text for line in lines), generic)
    return tuple(replace(line, text=text) for line, text in zip(lines, texts, strict=True))


def _in_table(exhibit: Exhibit, generic: str) -> Exhibit:
    """Return a table with the triangle in the first of its cells that names a medicine."""
    if not isinstance(data := exhibit.data, TableData):
        return exhibit
    rows = list(data.rows)
    for place, row in enumerate(rows):
        if (cells := _in_texts(row.cells, generic)) != row.cells:
            rows[place] = replace(row, cells=cells)
            break
    return replace(exhibit, data=replace(data, rows=tuple(rows)))


def _in_texts(texts: tuple[str, ...], generic: str) -> tuple[str, ...]:
    """Return texts with the triangle in the first that names a medicine."""
    for place, text in enumerate(texts):
        if (changed := _in_text(text, generic)) != text:
            return (*texts[:place], changed, *texts[place + 1 :])
    return texts


def _in_text(text: str, generic: str) -> str:
    """Return a text with the triangle behind the first mention of a medicine."""
    found = named(generic).search(text)
    if found is None or found[1]:
        return text
    return f"{text[: found.end()]}{TRIANGLE}{text[found.end() :]}"
