"""The list of every number shown, one entry per place (the JSON of `slidekit facts`)."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from slidekit.export.shown import Shown, shown_facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.deck.model import Deck
    from slidekit.exhibits.fact import Fact
    from slidekit.layout.frame import Frame

FIELDS = (
    *("value", "lower", "upper", "level", "p", "p_type", "n", "N", "arm", "population"),
    *("endpoint", "status", "reported"),
)


def facts_of_deck(deck: Deck, frames: tuple[Frame, ...]) -> dict[str, Any]:
    """Return every number that the frames of a deck show."""
    facts = deck.fact_index()
    entries = [
        _entry(facts[shown.fact], shown, frame.slide_id, number)
        for number, frame in enumerate(frames, 1)
        for shown in shown_facts(frame)
    ]
    return {"deck": deck.id, "facts": entries}


def facts_of_manifest(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Return the same from the manifest of an exported PPTX."""
    return {"deck": manifest["deck"]["id"], "facts": manifest["facts"]}


def _entry(fact: Fact, shown: Shown, slide: str, number: int) -> dict[str, Any]:
    provenance = fact.provenance
    return {
        "id": fact.id,
        "slide": slide,
        "slide_number": number,
        "shape": shown.shape,
        "text": shown.text,
        **{name: _number(getattr(fact, name)) for name in FIELDS},
        "provenance": {
            "files": [{"name": f.name, "sha256": f.sha256} for f in provenance.files],
            "filter": provenance.filter,
            "method": provenance.method,
            "parameters": dict(provenance.parameters),
            "reference": provenance.reference,
            "anchor": provenance.anchor,
            "inputs": provenance.inputs or None,
            "checks": [asdict(check) for check in provenance.checks],
            "without_second": provenance.without_second or None,
        },
    }


def _number(value: object) -> object:
    """Return a number as JSON has it: none that is infinite, and 12 for 12.0."""
    if not isinstance(value, float):
        return value
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value
