"""The sources of a deck as people name them: who wrote what, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from widgets.number_list import Offered

if TYPE_CHECKING:
    from slidekit.deck.model import Deck, Slide
    from slidekit.study.spec import Reference


def short_name(source: Reference) -> str:
    """Return "Quill R 2026: A trial of fictivan" for a source; what is unknown is left out."""
    who, year = source.authors[0] if source.authors else source.publisher, source.year
    if not who:
        return f"{source.title} ({year})" if year else source.title
    return f"{who} {year}: {source.title}" if year else f"{who}: {source.title}"


def sources_of(deck: Deck) -> tuple[Offered, ...]:
    """Return the sources that texts of a deck can cite, each with the mark that cites it."""
    words = QCoreApplication.translate("Sources", "Source")
    return tuple(
        Offered(f"{{ref:{one.id}}}", short_name(one), words, _printed(one, deck))
        for one in deck.references()
    )


def cited_on(deck: Deck, slide: Slide) -> tuple[str, ...]:
    """Return the sources that a slide cites, with the numbers that stand on it."""
    from slidekit.deck.tokens import texts_of
    from slidekit.layout.words import citations
    from slidekit.study.marks import cited_in

    if slide.role == "references":
        return ()
    numbers, known = citations(deck), {one.id: one for one in deck.references()}
    shown = (text for part, text in texts_of(slide, deck) if part not in ("notes", "alt"))
    marked = {source for text in shown for source in cited_in(text)}
    ids = (one for one in {*marked, *slide.references} if one in numbers)
    ordered = sorted(ids, key=numbers.__getitem__)
    return tuple(f"{numbers[one]}  {short_name(known[one])}" for one in ordered)


def _printed(source: Reference, deck: Deck) -> str:
    """Return a source as the list of references prints it."""
    from slidekit.exhibits.citation import format_reference

    return format_reference(source, deck.policy.formats.citation_style)
