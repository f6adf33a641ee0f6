"""A real deck of five slides that nothing blocks but one finding that can be waived."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from slidekit.app import Options, new_deck, save_deck
from slidekit.resources import sample_data_dir
from slidekit.rules.about import codes_of_rules

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck

KEPT = ("title", "disclosures", "primary.os", "ae_overview", "conclusions")
WAIVABLE = "limitations-slide"
"""The rule that the deck breaks."""


@cache
def small_deck() -> Deck:
    """Return the deck; its policy warns of everything else."""
    deck = new_deck([sample_data_dir() / "simple"], Options())
    weights: dict[str, Any] = {rule: "warn" for rule in codes_of_rules()}
    policy = deck.policy.model_copy(
        update={"severities": weights | {WAIVABLE: "block_unless_waived"}}
    )
    settings = deck.settings.model_copy(update={"audience": "Oncologists", "markets": ("US",)})
    slides = tuple(slide for slide in deck.slides if slide.id in KEPT)
    return replace(deck, slides=slides, policy=policy, settings=settings)


def retitled(title: str) -> Deck:
    """Return the deck with another title on its first slide."""
    first, *rest = small_deck().slides
    return replace(small_deck(), slides=(replace(first, title=title), *rest))


def blocked() -> Deck:
    """Return the deck with a finding that nobody can waive."""
    deck = small_deck()
    weights = {**deck.policy.severities, WAIVABLE: "block"}
    return replace(deck, policy=deck.policy.model_copy(update={"severities": weights}))


def written(deck: Deck, path: Path) -> Path:
    """Write a deck as a .slidekit file."""
    save_deck(deck, path)
    return path
