"""Sealing slides that may not be edited: a digest of their words as they were composed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, replace
from typing import TYPE_CHECKING

from slidekit.template.constraint import Locked, selects

if TYPE_CHECKING:
    from slidekit.deck.model import Deck, Slide


def sealed(deck: Deck) -> Deck:
    """Return the deck with a seal on each slide that its template locks against edits."""
    return replace(
        deck,
        slides=tuple(
            replace(slide, seal=seal_of(slide)) if _is_locked(deck, slide) else slide
            for slide in deck.slides
        ),
    )


def seal_of(slide: Slide) -> str:
    """Return the SHA-256 of all that a reader sees of a slide's own words."""
    lines = [astuple(line) for line in (*slide.body, *slide.right)]
    words = (slide.title, len(slide.body), lines, slide.key_lines, slide.footnotes)
    shown = (slide.exhibit, slide.part, slide.layout)
    return hashlib.sha256(json.dumps((words, shown)).encode()).hexdigest()


def _is_locked(deck: Deck, slide: Slide) -> bool:
    return any(
        "edit" in one.against and selects(one.slides, slide.role, slide.section, deck.topic(slide))
        for one in deck.template.constraints
        if isinstance(one, Locked)
    )
