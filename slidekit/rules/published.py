"""Whether a study is known from publications alone: then what they do not say is no fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slidekit.deck.model import DeckStudy
    from slidekit.rules.finding import Draft

PLANNED = "protocol"
"""Method of numbers that were fixed before the trial; they are in study.yaml, not in a source."""


def is_published(draft: Draft, study: DeckStudy) -> bool:
    """Tell whether every result of a study was taken from a published source."""
    several = len(draft.deck.studies) > 1
    results = [
        fact
        for fact in draft.deck.facts
        if fact.provenance.method != PLANNED and (not several or fact.id.startswith(f"{study.id}."))
    ]
    return bool(results) and all(fact.reported for fact in results)
