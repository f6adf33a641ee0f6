"""Which kind of exhibit a slide shows, and what stands in the way of one that no slide shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import Deck, Gap, Slide
    from slidekit.template.schema import SlideEntry


def kind_of(deck: Deck, slide: Slide) -> str:
    """Return the kind of exhibit that a slide was made with; "": the template does not say."""
    exhibit = deck.exhibit_index().get(slide.exhibit)
    if exhibit is not None:
        return exhibit.kind
    section = deck.template.section(slide.section)
    entries = section.slides if section else ()
    entry = next((one for one in entries if one.role == slide.role), None)
    return (entry.kind_for(_type_of(deck, slide)) or "") if entry else ""


def is_asked_for(deck: Deck, kind: str) -> bool:
    """Tell whether the template of a deck has a place for a kind."""
    return any(kind in entry.kinds() for entry in _entries(deck))


def gaps_of(deck: Deck, kind: str) -> tuple[Gap, ...]:
    """Return why slides of a kind could not be made when the deck was composed."""
    roles = {entry.role for entry in _entries(deck) if kind in entry.kinds()}
    return tuple(gap for gap in deck.gaps if gap.role in roles)


def _entries(deck: Deck) -> Iterator[SlideEntry]:
    for section in deck.template.sections:
        yield from section.slides


def _type_of(deck: Deck, slide: Slide) -> str:
    endpoints = (e for study in deck.studies for e in study.spec.endpoints)
    return next((str(e.type) for e in endpoints if e.id == slide.endpoint), "")
