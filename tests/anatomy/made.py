"""Decks of every template from the sample studies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.app import Options, new_deck
from tests.decks.variants import copy_study

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck

STUDIES = {
    "conference": ("onc301",),
    "grand_rounds": ("onc301", "published301"),
    "reactive_response": ("onc301",),
    "one_to_one": ("onc301",),
    "advisory_board": ("onc301",),
    "journal_club": ("published301",),
}
"""Template -> the sample studies that its deck is made of."""


def studies_of(template: str, parent: Path) -> list[Path]:
    """Copy the studies of a template."""
    return [copy_study(name, parent) for name in STUDIES[template]]


def deck_of(template: str, parent: Path) -> Deck:
    """Return the deck of a template."""
    return new_deck(studies_of(template, parent), Options(template=template))
