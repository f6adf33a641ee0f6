"""The clean deck for other purposes: on an unapproved use of an approved product, as an answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.deck.model import Asset
from slidekit.exhibits.model import Row, TableData
from slidekit.study.settings import RequestRecord
from slidekit.study.spec import Indication, Reference
from tests.rules.decks import (
    with_exhibit,
    with_line,
    with_lines,
    with_product,
    with_settings,
    with_spec,
)

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

STUDIED = Indication(
    text="Advanced disease", status={"US": "not_approved", "EU": "not_approved"}, cautions=()
)
ELSEWHERE = Indication(text="Early disease", status={"US": "approved"}, studied_here=False)
EVERYWHERE = Indication(text="Advanced disease", status={"US": "approved", "EU": "approved"})
PAPER = Reference(
    id="paper",
    type="article",
    title="Newmab in advanced disease",
    authors=("Author B",),
    journal="Fictional Journal",
    year=2026,
    attachment="paper.pdf",
    sha256="1" * 64,
)
ASKED = RequestRecord(
    id="Q-17",
    date=dt.date(2026, 9, 1),
    verbatim="What is known of Newmab in advanced disease?",
    requester="C. Asker, MD",
    channel="Letter",
    attested_unsolicited=True,
    topics=("pfs",),
)


def approved(deck: Deck, **changes: Any) -> Deck:
    """Return the deck of a use that is approved in all its markets."""
    return with_product(deck, indications=(EVERYWHERE.model_copy(update=changes),))


def siuu(deck: Deck) -> Deck:
    """Return the whole deck on an unapproved use of a product that is approved for another one."""
    told = with_settings(deck, purpose="siuu", markets=("US",), contrary_studies=())
    told = with_product(told, indications=(STUDIED, ELSEWHERE))
    told = with_status_rows(told, ("Newmab", "Early disease", "US", "Approved"))
    told = with_line(told, "references", "4. Newmab in advanced disease.")
    return tagged(published(told), "efficacy \N{MIDDLE DOT} unapproved use")


def with_status_rows(deck: Deck, *rows: tuple[str, ...]) -> Deck:
    """Return the deck with more rows on its slide of approval status."""
    data = deck.exhibit_index()["status"].data
    assert isinstance(data, TableData)
    every = (*data.rows, *(Row(cells) for cells in rows))
    return with_exhibit(deck, "status", data=replace(data, rows=every))


def published(deck: Deck) -> Deck:
    """Return the deck with every number of an arm taken from one attached paper."""
    label, *others = (r for r in reversed(deck.studies[0].spec.references) if r.id != "registry")
    registry = next(r for r in deck.studies[0].spec.references if r.id == "registry")
    label = label.model_copy(update={"attachment": "label.pdf", "sha256": "0" * 64})
    told = with_spec(deck, references=(*others, label, registry, PAPER))
    facts = tuple(
        replace(f, provenance=replace(f.provenance, reference="paper")) if f.arm else f
        for f in told.facts
    )
    slides = (replace(s, references=("paper",)) if s.exhibit else s for s in told.slides)
    names = ("label.pdf", "paper.pdf")
    assets = tuple(Asset(name, "source", str(i) * 64, b"") for i, name in enumerate(names))
    return replace(told, facts=facts, slides=tuple(slides), assets=assets)


def tagged(deck: Deck, tag: str) -> Deck:
    """Return the deck with another line over the titles of efficacy and safety."""
    slides = (
        replace(s, tag=tag) if s.section in ("efficacy", "safety") else s for s in deck.slides
    )
    return replace(deck, slides=tuple(slides))


def reactive(deck: Deck, **changes: Any) -> Deck:
    """Return the whole deck as the answer to a question on record."""
    request = ASKED.model_copy(update=changes)
    told = with_settings(siuu(deck), purpose="reactive", audience="C. Asker, MD", request=request)
    return with_lines(told, "title", "A. Speaker", f"In answer to: {ASKED.verbatim}")


def without_file(deck: Deck, name: str) -> Deck:
    """Return the deck without one of its attachments."""
    return replace(deck, assets=tuple(a for a in deck.assets if a.name != name))
