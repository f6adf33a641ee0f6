"""One change to the clean deck, and the rule that it breaks or only comes near to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from slidekit.deck.model import Deck
from slidekit.rules.finding import Draft

Change = Callable[[Deck], Deck | Draft]


@dataclass(frozen=True, slots=True)
class Case:
    """A change; `says` is a part of the message that must come, for those that break the rule."""

    rule: str
    name: str
    change: Change
    says: str = ""
    severity: str = ""
