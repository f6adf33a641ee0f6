"""Whether a study is known from publications alone: then what they do not say is no fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.rules.naming import compared_arms

if TYPE_CHECKING:
    from slidekit.deck.model import DeckStudy
    from slidekit.rules.finding import Draft

FIXED = ("protocol", "policy")
"""Methods of numbers that were fixed beforehand: no table and no publication has them."""


def is_published(draft: Draft, study: DeckStudy) -> bool:
    """Tell whether every result of an arm of a study was taken from a published source."""
    several = len(draft.deck.studies) > 1
    results = [
        fact
        for fact in draft.deck.facts
        if fact.arm
        and not compared_arms(fact)
        and fact.provenance.method not in FIXED
        and (not several or fact.id.startswith(f"{study.id}."))
    ]
    return bool(results) and all(fact.reported for fact in results)
