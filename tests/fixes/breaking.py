"""Ways to break a whole deck that leave its results alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.exhibits.model import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.model import Deck, Slide

    Break = Callable[[Deck], Deck]


def slide(deck: Deck, slide_id: str) -> Slide:
    """Return a slide by id."""
    return next(one for one in deck.slides if one.id == slide_id)


def without(*ids: str) -> Break:
    """Return what takes slides out."""
    return lambda deck: replace(deck, slides=tuple(s for s in deck.slides if s.id not in ids))


def without_section(section: str) -> Break:
    """Return what takes all slides of a section out."""
    return lambda deck: replace(deck, slides=tuple(s for s in deck.slides if s.section != section))


def changed(slide_id: str, **fields: Any) -> Break:
    """Return what gives fields of a slide other values."""
    return lambda deck: replace(
        deck, slides=tuple(replace(s, **fields) if s.id == slide_id else s for s in deck.slides)
    )


def moved(slide_id: str, to: int) -> Break:
    """Return what puts a slide at a place, from 0."""

    def change(deck: Deck) -> Deck:
        rest = [s for s in deck.slides if s.id != slide_id]
        return replace(deck, slides=(*rest[:to], slide(deck, slide_id), *rest[to:]))

    return change


def rewritten(slide_id: str, old: str, new: str) -> Break:
    """Return what replaces words in the lines of a slide."""

    def change(deck: Deck) -> Deck:
        body = slide(deck, slide_id).body
        lines = tuple(replace(line, text=line.text.replace(old, new)) for line in body)
        assert lines != body
        return changed(slide_id, body=lines)(deck)

    return change


def cut(slide_id: str, number: int) -> Break:
    """Return what takes a line out of a slide."""

    def change(deck: Deck) -> Deck:
        body = slide(deck, slide_id).body
        return changed(slide_id, body=(*body[:number], *body[number + 1 :]))(deck)

    return change


def added(slide_id: str, text: str, at: int = 0) -> Break:
    """Return what types a line into a slide."""

    def change(deck: Deck) -> Deck:
        body = slide(deck, slide_id).body
        return changed(slide_id, body=(*body[:at], Line(text), *body[at:]))(deck)

    return change


def safety_at_the_end(deck: Deck) -> Deck:
    """Put all safety slides behind everything else."""
    return replace(deck, slides=tuple(sorted(deck.slides, key=lambda s: s.section == "safety")))


def safety_hidden(deck: Deck) -> Deck:
    """Hide all safety slides."""
    hidden = (replace(s, hidden=s.hidden or s.section == "safety") for s in deck.slides)
    return replace(deck, slides=tuple(hidden))


def all_of(*breaks: Break) -> Break:
    """Return what breaks a deck in several ways."""

    def change(deck: Deck) -> Deck:
        for one in breaks:
            deck = one(deck)
        return deck

    return change
