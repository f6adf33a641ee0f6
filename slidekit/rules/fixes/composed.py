"""The deck as its template would make it again, beside the deck as it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.deck.edit import ChangeSlide, MoveSlide
from slidekit.deck.remake import remade
from slidekit.deck.seal import sealed
from slidekit.languages import tell, to_tell
from slidekit.layout.pages import paginate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slidekit.deck.edit import Edit
    from slidekit.deck.model import Deck, Slide
    from slidekit.rules.finding import Draft


@dataclass(frozen=True, slots=True, eq=False)
class Composed:
    """The slides of a deck that could be made again, split and sealed as they would be."""

    deck: Deck
    """The deck as it stands."""
    order: tuple[str, ...]
    """Ids of all slides of the template, in its order."""
    slides: Mapping[str, Slide]
    """Those that could be made again, by id."""

    def before(self, slide_id: str) -> tuple[str, ...]:
        """Return the slides that the template has before one, the nearest first."""
        return self.order[: self.order.index(slide_id)][::-1]

    def lacking(self, wanted: Callable[[Slide], bool]) -> tuple[Slide, ...]:
        """Return the slides of some sort that the deck lacks and that can be made again.

        Where the rows of an exhibit are shared out otherwise than they would be now, a missing
        part is nobody's guess.
        """
        there = {slide.id for slide in self.deck.slides}
        absent = (s for s in self.slides.values() if s.id not in there and wanted(s))
        return tuple(slide for slide in absent if self._fits(slide))

    def _fits(self, slide: Slide) -> bool:
        key = _exhibit_key(slide)
        held = [other for other in self.deck.slides if _exhibit_key(other) == key]
        return all(other.parts[1] == slide.parts[1] for other in held)

    def move(self, slide: Slide) -> Edit | None:
        """Return the edit that puts a slide where the template has it; None where that is unsaid.

        A slide that the template does not know goes to the end of its section.
        """
        if slide.id in self.order:
            after, section = self.before(slide.id), self._section_of(slide)
        else:
            after, section = self._end_of(slide), slide.section
        if not after and slide.id not in self.order:
            return None
        words = self.deck.template.section(section)
        name = words.label if words else section
        label = tell("Move slide {0} to its place in {1}", slide.id, name)
        return MoveSlide(label, slide.id, after, section)

    def _section_of(self, slide: Slide) -> str:
        return self.slides[slide.id].section if slide.id in self.slides else slide.section

    def _end_of(self, slide: Slide) -> tuple[str, ...]:
        """Return the slides up to the end of a slide's section, the last first."""
        sections = [section.id for section in self.deck.template.sections]
        if slide.section not in sections:
            return ()
        last = sections.index(slide.section)
        earlier = sections[: last + 1]
        known = {s.id: s.section for s in (*self.slides.values(), *self.deck.slides)}
        return tuple(i for i in reversed(self.order) if known.get(i, "") in earlier)

    def restore(self, slide: Slide, *names: str) -> Edit | None:
        """Return the edit that gives fields of a slide what the template would; None if it has."""
        model = self.slides.get(slide.id)
        changed = [n for n in names if model and getattr(model, n) != getattr(slide, n)]
        if not changed:
            return None
        words = tell(" and ").join(tell(FIELD_WORDS[name]) for name in changed)
        fields = tuple((name, getattr(model, name)) for name in changed)
        label = tell("Restore the {0} of slide {1}", words, slide.id)
        return ChangeSlide(label, slide.id, fields)


FIELD_WORDS = {
    "title": to_tell("title"),
    "layout": to_tell("layout"),
    "tag": to_tell("line over the title"),
    "body": to_tell("text"),
    "right": to_tell("second column"),
    "alt": to_tell("alternative text"),
}


def _exhibit_key(slide: Slide) -> tuple[str, ...]:
    return (slide.exhibit,) if slide.exhibit else (slide.study, slide.role, slide.endpoint)


@lru_cache(maxsize=2)
def composed(draft: Draft) -> Composed:
    """Return the slides that the template would make of what a draft's deck carries."""
    deck, made = draft.deck, remade(draft.deck)
    slides = sealed(paginate(replace(deck, slides=made.slides))).slides
    firsts = {slide.id for slide in made.slides}
    order: list[str] = []
    for name in made.order:
        order += _parts(name, slides if name in firsts else deck.slides, firsts)
    return Composed(deck, tuple(order), {slide.id: slide for slide in slides})


def _parts(first: str, slides: tuple[Slide, ...], firsts: set[str]) -> list[str]:
    """Return the ids of a slide and of those over which it goes on."""
    pattern = re.compile(rf"{re.escape(first)}-\d+")
    return [first, *(s.id for s in slides if pattern.fullmatch(s.id) and s.id not in firsts)]
