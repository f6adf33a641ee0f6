"""Changes to what a policy asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.template.lexicon import Entry, Lexicon
from slidekit.template.load import house_lexicon, load_policy
from slidekit.template.policy import Switch
from tests.rules.case import Case
from tests.rules.decks import with_policy

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from slidekit.template.lexicon import Level

OWN = Entry(id="own-word", terms=("sunshine",), reason="it is ours")


def with_lexicon(deck: Deck, level: Level | None = None, *, more: bool = False) -> Deck:
    """Return the deck under a lexicon in which one entry of the house weighs otherwise."""
    entries = tuple(
        entry.model_copy(update={"level": level}) if level and entry.id == "proven" else entry
        for entry in house_lexicon().entries
    )
    return with_policy(deck, lexicon=Lexicon(entries=(*entries, *((OWN,) if more else ()))))


def with_switch(deck: Deck, switch: Switch) -> Deck:
    """Return the deck under the house's switches and one more."""
    return with_policy(deck, switches=(*load_policy("default").switches, switch))


BROKEN = (
    Case(
        "policy-loosened",
        "a rule switched off",
        lambda d: with_policy(d, severities={"accessible": "off"}),
        "accessible (off)",
        "warn",
    ),
    Case(
        "policy-loosened",
        "this rule switched off with another",
        lambda d: with_policy(
            d, severities={"policy-loosened": "off", "numbers-bound": "block", "legible": "off"}
        ),
        "legible (off)",
        "warn",
    ),
    Case(
        "policy-loosened",
        "a wording that may be said",
        lambda d: with_lexicon(d, "off"),
        "proven (off)",
        "warn",
    ),
    Case(
        "policy-loosened",
        "a switch of its own",
        lambda d: with_switch(
            d, Switch(rules=("lexicon",), severity="warn", purposes=("internal",), why="Ours.")
        ),
        "lexicon (warn)",
        "warn",
    ),
)

NEAR = (
    Case(
        "policy-loosened",
        "a rule that weighs more",
        lambda d: with_policy(d, severities={"small-cells": "block", "title-neutral": "block"}),
    ),
    Case(
        "policy-loosened",
        "a rule that is named with its own weight",
        lambda d: with_policy(d, severities={"accessible": "block"}),
    ),
    Case("policy-loosened", "a wording of its own", lambda d: with_lexicon(d, more=True)),
)
