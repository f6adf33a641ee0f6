"""The list from each claim to its place in a source, for whoever annotates references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slidekit.exhibits.citation import format_reference
from slidekit.export.shown import shown_facts
from slidekit.layout.words import slide_texts, wording
from slidekit.study.marks import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import Deck, Slide
    from slidekit.layout.frame import Frame

    Claim = dict[str, Any]


def claims_of(deck: Deck, frames: tuple[Frame, ...]) -> list[Claim]:
    """Return every cited statement and every reported number with its source and place.

    An entry has slide and slide_number, the claim in words, fact (id of the number, None for a
    statement), reference and its number in the list, anchor (None: nobody named the place), and
    the name and SHA-256 of the attached source, None where there is none.
    """
    found = [*statements_of(deck), *_numbers(deck, frames)]
    return sorted(found, key=lambda claim: int(claim["slide_number"]))


def statements_of(deck: Deck) -> list[Claim]:
    """Return the cited statements alone: all that a manifest does not say of numbers already.

    A footnote without a place says where its slide's numbers come from, which they say themselves.
    """
    words, sources = wording(deck), _sources(deck)
    found = [
        {
            "slide": slide.id,
            "slide_number": number,
            "claim": words.plain(MARK.sub("", text)).strip(),
            "fact": None,
            **sources.get(id_, {}),
            "anchor": anchor or None,
        }
        for number, slide in enumerate(deck.slides, 1)
        for text, id_, anchor in _marks(slide, deck)
    ]
    return [claim for at, claim in enumerate(found) if claim not in found[:at]]


def sources_of(deck: Deck) -> list[dict[str, Any]]:
    """Return the sources that a deck cites, by number: id, line, attachment and SHA-256."""
    style = deck.policy.formats.citation_style
    lines = {one.id: format_reference(one, style) for one in deck.references()}
    cited = (source for source in _sources(deck).values() if source["number"])
    listed = ({**source, "text": lines[source["reference"]]} for source in cited)
    return sorted(listed, key=lambda source: int(source["number"]))


def _sources(deck: Deck) -> dict[str, dict[str, Any]]:
    """Return what a claim says of its source, by the id of the reference."""
    numbers = wording(deck).citations
    return {
        one.id: {
            "reference": one.id,
            "number": numbers.get(one.id),
            "attachment": one.attachment or None,
            "sha256": one.sha256 or None,
        }
        for one in deck.references()
    }


def _marks(slide: Slide, deck: Deck) -> Iterator[tuple[str, str, str]]:
    """Yield text, id and place of each mark of a slide; the list of references claims nothing."""
    if slide.role == "references":
        return
    for text in slide_texts(slide, deck):
        for mark in MARK.finditer(text):
            anchor = (mark[2] or "").strip()
            if anchor or text not in slide.footnotes:
                yield text, mark[1], anchor


def _numbers(deck: Deck, frames: tuple[Frame, ...]) -> Iterator[Claim]:
    """Yield the numbers of the frames that were taken from a source, each text once a slide."""
    facts, sources, formatter = deck.fact_index(), _sources(deck), wording(deck).formatter
    for number, frame in enumerate(frames, 1):
        for id_, text in dict.fromkeys((shown.fact, shown.text) for shown in shown_facts(frame)):
            fact = facts[id_]
            is_level = fact.level is not None and text == formatter.level(fact)
            source = sources.get(fact.provenance.reference or "")
            if fact.reported and source and not is_level:
                yield {
                    "slide": frame.slide_id,
                    "slide_number": number,
                    "claim": text,
                    "fact": id_,
                    **source,
                    "anchor": fact.provenance.anchor.strip() or None,
                }
