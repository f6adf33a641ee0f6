"""A deck as a PPTX knows it: titles, notes, and the manifest that lets anyone verify it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from slidekit import __version__
from slidekit.deck.medicines import own_drugs
from slidekit.deck.profile_parts import profile_summary
from slidekit.export.claims import sources_of, statements_of
from slidekit.export.document import Document, Page
from slidekit.export.facts import facts_of_deck
from slidekit.export.shown import shown_facts
from slidekit.languages import LOCALES, in_own_language
from slidekit.layout.words import wording
from slidekit.template.load import digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slidekit.deck.model import Deck, Slide
    from slidekit.export.content import SlideContent
    from slidekit.layout.frame import Frame
    from slidekit.template.policy import Policy
    from slidekit.template.schema import Template

SCHEMA = 1


@in_own_language
def document_of(deck: Deck) -> Document:
    """Return what a PPTX of the deck needs beside its frames."""
    words = wording(deck)
    pages = tuple(
        Page(
            slide_id=slide.id,
            section=_section_label(deck, slide),
            notes="\n".join(words.plain(note) for note in slide.notes),
            hidden=slide.hidden,
        )
        for slide in deck.slides
    )
    logo = deck.profile.logo if deck.profile else None
    return Document(
        title=deck.title,
        pages=pages,
        language=LOCALES[deck.template.language],
        pictures={logo.sha256: logo.data} if logo else {},
        profile=deck.profile,
    )


def _section_label(deck: Deck, slide: Slide) -> str:
    section = deck.template.section(slide.section)
    return section.label if section else slide.section


@in_own_language
def manifest_of(
    deck: Deck,
    frames: tuple[Frame, ...],
    slides: Sequence[SlideContent],
    deck_digest: str,
    findings: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the manifest: what was written, where each number stands, and what the rules said.

    Args:
        deck: the deck.
        frames: its frames as shown.
        slides: what the finished file shows, read from it.
        deck_digest: SHA-256 of the deck's content.
        findings: what the rules said, and how many of it blocks.
    """
    return {
        "schema": SCHEMA,
        "product": f"slidekit {__version__}",
        "deck": {
            "id": deck.id,
            "title": deck.title,
            "digest": deck_digest,
            "purpose": deck.settings.purpose,
            "medicines": list(own_drugs(deck)),
        },
        "template": _carried(deck.template),
        "policy": _carried(deck.policy),
        **({"profile": profile_summary(deck.profile)} if deck.profile else {}),
        "loosened": list(deck.template.loosened),
        "state": "draft",
        "findings": dict(findings),
        "slides": [
            _slide_entry(number, slide, frame, content)
            for number, (slide, frame, content) in enumerate(
                zip(deck.slides, frames, slides, strict=True), 1
            )
        ],
        "facts": facts_of_deck(deck, frames)["facts"],
        "claims": statements_of(deck),
        "references": sources_of(deck),
    }


def _carried(model: Template | Policy) -> dict[str, Any]:
    """Return a template or policy whole: `verify --data` computes by it, wherever it is run."""
    content = model.model_dump(mode="json", by_alias=True)
    return {
        "name": model.name,
        "version": model.version,
        "digest": digest(model),
        "content": content,
    }


def _slide_entry(number: int, slide: Slide, frame: Frame, content: SlideContent) -> dict[str, Any]:
    spans: dict[str, list[tuple[str, int, int]]] = {}
    for shown in shown_facts(frame):
        end = shown.start + len(shown.text)
        spans.setdefault(shown.shape, []).append((shown.fact, shown.start, end))
    entry = asdict(content) | {"number": number, "section": slide.section, "role": slide.role}
    for shape in entry["shapes"]:
        shape["facts"] = spans.get(shape["name"], [])
    return entry
