"""Whether a study is known from publications alone: then what they do not say is no fault."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from slidekit.rules.naming import compared_arms

if TYPE_CHECKING:
    from slidekit.deck.model import DeckStudy
    from slidekit.rules.finding import Draft

FIXED = ("protocol", "policy")
"""Methods of numbers that were fixed beforehand: no table and no publication has them."""


def is_published(draft: Draft, study: DeckStudy) -> bool:
    """Tell whether every result of an arm of a study was taken from a published source."""
    return study.id in _published(draft)


@lru_cache(maxsize=2)
def _published(draft: Draft) -> frozenset[str]:
    """Return the ids of the studies of a draft that are known from publications alone."""
    several = len(draft.deck.studies) > 1
    results = [
        fact
        for fact in draft.deck.facts
        if fact.arm and not compared_arms(fact) and fact.provenance.method not in FIXED
    ]
    found = set()
    for study in draft.deck.studies:
        own = [one for one in results if not several or one.id.startswith(f"{study.id}.")]
        if own and all(one.reported for one in own):
            found.add(study.id)
    return frozenset(found)
