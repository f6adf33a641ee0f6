"""Edits: frozen values with a label, each turning one deck into another and changing nothing else.

What an edit does not touch is shared by both decks, so that keeping the former deck is undo.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any, Protocol

from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.deck.model import Deck, Slide


class Edit(Protocol):
    """Anything that turns one deck into another; `label` is what undo shows."""

    @property
    def label(self) -> str:
        """What it does, as in "Show slide aesi"."""
        ...

    def apply(self, deck: Deck) -> Deck:
        """Return the changed deck; the same one where there is nothing to change."""
        ...


@dataclass(frozen=True, slots=True)
class ChangeSlide:
    """Gives fields of one slide other values."""

    label: str
    slide: str
    fields: tuple[tuple[str, Any], ...]
    """Names of fields of `Slide` and their new values."""

    def apply(self, deck: Deck) -> Deck:
        """Return the deck with the slide changed."""
        return _with_slides(
            deck,
            [replace(s, **dict(self.fields)) if s.id == self.slide else s for s in deck.slides],
        )


@dataclass(frozen=True, slots=True)
class MoveSlide:
    """Puts one slide right after the first of some slides that the deck has."""

    label: str
    slide: str
    after: tuple[str, ...]
    """Ids of slides, the nearest first; where the deck has none of them the slide goes first."""
    section: str
    """The section that the slide belongs to at its place."""

    def apply(self, deck: Deck) -> Deck:
        """Return the deck with the slide at its place."""
        moved = [s for s in deck.slides if s.id == self.slide]
        rest = [s for s in deck.slides if s.id != self.slide]
        settled = [replace(s, section=self.section) for s in moved]
        return _with_slides(deck, _put(rest, settled, self.after))


@dataclass(frozen=True, slots=True)
class InsertSlides:
    """Puts slides into a deck that it lacks, each right after the nearest that it has."""

    label: str
    slides: tuple[tuple[Slide, tuple[str, ...]], ...]
    """Each slide with the ids of those before it, the nearest first."""

    def apply(self, deck: Deck) -> Deck:
        """Return the deck with the slides; those that it has by now stay as they are."""
        slides = list(deck.slides)
        for slide, after in self.slides:
            if slide.id not in {s.id for s in slides}:
                slides = _put(slides, [slide], after)
        return _with_slides(deck, slides)


@dataclass(frozen=True, slots=True)
class RemoveSlides:
    """Takes slides out of a deck; its results stay, so that they can be made again."""

    label: str
    slides: tuple[str, ...]

    def apply(self, deck: Deck) -> Deck:
        """Return the deck without the slides."""
        return _with_slides(deck, [s for s in deck.slides if s.id not in self.slides])


@dataclass(frozen=True, slots=True)
class TakeDeck:
    """Puts another state of the same deck in its place, such as one found on disk."""

    label: str
    deck: Deck

    def apply(self, deck: Deck) -> Deck:
        """Return the other state; the same deck where the two are equal."""
        return deck if deck == self.deck else self.deck


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits that are one step for whoever undoes them."""

    label: str
    edits: tuple[Edit, ...]

    def apply(self, deck: Deck) -> Deck:
        """Return the deck after all of them, in order."""
        for edit in self.edits:
            deck = edit.apply(deck)
        return deck


def as_one(label: str, edits: Sequence[Edit]) -> Edit:
    """Return edits as one step; a single one stays as it is."""
    return edits[0] if len(edits) == 1 else Together(label, tuple(edits))


def touched(edit: Edit) -> frozenset[tuple[str, str]]:
    """Return slide and field of all that an edit writes, so that no two write over each other."""
    if isinstance(edit, Together):
        return frozenset(pair for one in edit.edits for pair in touched(one))
    if isinstance(edit, ChangeSlide):
        return frozenset((edit.slide, name) for name, _ in edit.fields)
    return frozenset()


def duplicate(deck: Deck, slide: Slide) -> InsertSlides:
    """Return the edit that puts a copy right behind a slide, under an id that is not taken."""
    taken = {one.id for one in deck.slides}
    ids = (f"{slide.id}.copy{number if number > 1 else ''}" for number in count(1))
    copy = replace(slide, id=next(i for i in ids if i not in taken))
    return InsertSlides(tell("Duplicate slide {0}", slide.id), ((copy, (slide.id,)),))


def _put(slides: list[Slide], new: Sequence[Slide], after: tuple[str, ...]) -> list[Slide]:
    places = {slide.id: place for place, slide in enumerate(slides, 1)}
    place = next((places[i] for i in after if i in places), 0)
    return [*slides[:place], *new, *slides[place:]]


def _with_slides(deck: Deck, slides: Sequence[Slide]) -> Deck:
    return deck if tuple(slides) == deck.slides else replace(deck, slides=tuple(slides))
