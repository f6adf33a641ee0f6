"""What the medicines of a deck are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.template.tokens import cleaned

if TYPE_CHECKING:
    from slidekit.deck.model import Deck


def own_drugs(deck: Deck) -> tuple[str, ...]:
    """Return what the medicines are called that are studied and no comparator."""
    found: list[str] = []
    for spec in (study.spec for study in deck.studies):
        others = {arm.id for arm in spec.arms if arm.reference}
        own = [arm for arm in spec.arms if arm.id not in others]
        found += [name for arm in own for name in (arm.short, arm.name)]
        found += [p.generic for p in spec.products if not p.arms or set(p.arms) - others]
    named = dict.fromkeys(name for name in map(cleaned, found) if re.search(r"\w", name))
    return tuple(sorted(named, key=lambda name: (-len(name), name)))
