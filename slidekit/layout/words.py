"""Texts of a deck to runs: tokens become numbers, citations become superscript numerals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from slidekit.errors import DeckError
from slidekit.exhibits.citation import joined_numbers
from slidekit.exhibits.format import Formatter, plain, resolve
from slidekit.exhibits.style import INK
from slidekit.languages import tell
from slidekit.layout.frame import Run
from slidekit.layout.memory import Known, Memory, Watched
from slidekit.study.marks import ANY_MARK, MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from slidekit.deck.model import Deck, Slide
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Exhibit

V = TypeVar("V")
MARKED: Memory[tuple[Exhibit | None, tuple[str, ...]]] = Memory()
"""Slide -> its exhibit, and the ids of the references that the two cite."""
CITATION = re.compile(rf"\s?((?:{ANY_MARK}[, ]*)*{ANY_MARK})")


@dataclass(frozen=True, slots=True)
class Wording:
    """What turns the texts of one deck into words."""

    facts: Mapping[str, Fact]
    formatter: Formatter
    citations: Mapping[str, int]
    """Id of a reference -> its number, by first appearance."""

    def plain(self, text: str) -> str:
        """Return text for notes and alternative texts; citations become "[1]"."""
        words = CITATION.sub(lambda match: f" [{self._numbers(match[1])}]", text)
        return plain(words, self.facts, self.formatter)

    def runs(
        self, text: str, size_pt: float, *, bold: bool = False, color: str = INK
    ) -> tuple[Run, ...]:
        """Return text as runs of one look; each number names its fact."""
        return tuple(self._runs(text, size_pt, bold, color))

    def _runs(self, text: str, size_pt: float, bold: bool, color: str) -> Iterator[Run]:
        end = 0
        for match in CITATION.finditer(text):
            yield from self._bound(text[end : match.start()], size_pt, bold, color)
            numbers = self._numbers(match[1])
            yield Run(numbers, size_pt, bold=bold, color=color, baseline="super")
            end = match.end()
        yield from self._bound(text[end:], size_pt, bold, color)

    def _bound(self, text: str, size_pt: float, bold: bool, color: str) -> Iterator[Run]:
        for piece in resolve(text, self.facts, self.formatter):
            yield Run(piece.text, size_pt, bold=bold, color=color, fact=piece.fact)

    def _numbers(self, marks: str) -> str:
        ids = _ids(marks)
        if unknown := [i for i in ids if i not in self.citations]:
            raise DeckError(
                tell("The text cites {{ref:{0}}}, and the deck has no such reference.", unknown[0]),
                fix=tell("Add it to `references:` of study.yaml, or correct the id."),
            )
        return joined_numbers(self.citations[i] for i in ids)


def wording(deck: Deck) -> Wording:
    """Return the wording of a deck."""
    return Wording(
        deck.fact_index(), Formatter(deck.policy.formats, deck.template.language), citations(deck)
    )


def recalled(
    memory: Memory[Known],
    owner: object,
    name: str,
    given: tuple[Any, ...],
    words: Wording,
    make: Callable[[Wording], V],
) -> V:
    """Return what is made with words, and make it only if something that it read has changed.

    Args:
        memory: where it is kept.
        owner: the object it is made from; it is kept while that lives.
        name: which of the things made from the owner.
        given: all that it depends on besides owner and words.
        words: which numbers are looked up in them is noted, so that a result of another study may
            change without harm.
        make: makes it from words, and from owner and given only.
    """
    given, sources = (*given, words.formatter), (words.facts, words.citations)
    known = memory.get(owner, name)
    if known is None or not known.holds_for(given, sources):
        facts, numbers = Watched(words.facts), Watched(words.citations)
        value = make(replace(words, facts=facts, citations=numbers))
        facts.let_go()
        numbers.let_go()
        known = memory.put(owner, Known(given, (facts, numbers), value), name)
    found: V = known.value
    return found


def citations(deck: Deck) -> dict[str, int]:
    """Number the references of a deck by first appearance, slide by slide from top to bottom."""
    known = {reference.id for reference in deck.references()}
    exhibits = deck.exhibit_index()
    cited = (_cited(slide, exhibits.get(slide.exhibit)) for slide in deck.slides)
    order = [i for ids in cited for i in ids if i in known]
    return {reference: number for number, reference in enumerate(dict.fromkeys(order), 1)}


def footnote_texts(slide: Slide, deck: Deck) -> tuple[str, ...]:
    """Return a slide's footnotes; the last one cites what no text of the slide does."""
    known = {reference.id for reference in deck.references()}
    if not slide.references or not slide.footnotes:
        return slide.footnotes
    marked = _marked(slide, deck.exhibit_index().get(slide.exhibit))
    silent = [i for i in slide.references if i in known and i not in marked]
    if not silent:
        return slide.footnotes
    marks = "".join(f"{{ref:{reference}}}" for reference in silent)
    return (*slide.footnotes[:-1], slide.footnotes[-1] + marks)


def _cited(slide: Slide, exhibit: Exhibit | None) -> tuple[str, ...]:
    if slide.role == "references":
        return ()
    marked = _marked(slide, exhibit)
    return (*marked, *slide.references) if slide.footnotes else marked


def _marked(slide: Slide, exhibit: Exhibit | None) -> tuple[str, ...]:
    """Return the ids that the texts of a slide cite, from top to bottom."""
    known = MARKED.get(slide)
    if known is None or known[0] is not exhibit:
        ids = tuple(i for text in _texts(slide, exhibit) for i in _ids(text))
        known = MARKED.put(slide, (exhibit, ids))
    return known[1]


def _ids(text: str) -> tuple[str, ...]:
    """Return the ids that a text cites, in order."""
    return tuple(match[1] for match in MARK.finditer(text))


def slide_texts(slide: Slide, deck: Deck) -> Iterator[str]:
    """Yield the texts of a slide from top to bottom, tokens and marks unresolved."""
    yield from _texts(slide, deck.exhibit_index().get(slide.exhibit))


def _texts(slide: Slide, exhibit: Exhibit | None) -> Iterator[str]:
    rows = getattr(exhibit.data, "rows", ()) if exhibit else ()
    yield slide.title
    yield from (line.text for line in (*slide.body, *slide.right))
    yield from (cell for row in rows for cell in getattr(row, "cells", ()))
    yield from slide.key_lines
    yield from slide.footnotes
