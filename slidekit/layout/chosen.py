"""The exhibit of a slide as it is to be drawn: what the deck holds, with the slide's choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.options import with_options
from slidekit.layout.memory import Memory

if TYPE_CHECKING:
    from slidekit.deck.model import Deck, Slide
    from slidekit.exhibits.model import Exhibit

CHOSEN: Memory[Exhibit] = Memory(256)
"""So that the same choice is the same object, whose figure is known."""


def shown_exhibit(deck: Deck, slide: Slide) -> Exhibit | None:
    """Return what a slide draws; None: it has words only."""
    exhibit = deck.exhibit_index().get(slide.exhibit)
    if exhibit is None or not slide.options:
        return exhibit
    name = repr(slide.options)
    if known := CHOSEN.get(exhibit, name):
        return known
    shown = with_options(exhibit, slide.options)
    return shown if shown is exhibit else CHOSEN.put(exhibit, shown, name)
