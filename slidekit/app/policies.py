"""Use case: the policies that somebody means by a name or a file, in each language of decks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slidekit.template.policy import Policy


def policies_named(name: str) -> tuple[Policy, ...]:
    """Return the policies that decks bring along which are made under a name or file.

    Args:
        name: of a policy that ships, such as "default"; a policy file (.yaml), which holds in each
            language of decks; or a deck (.slidekit), of which the very policy is meant.

    Raises:
        TemplateError: there is no such policy, or it breaks the schema.
        DeckError: the deck cannot be read.
    """
    from slidekit.deck.file import read_deck
    from slidekit.template.load import lexicon_names, load_policy

    if name.endswith(".slidekit"):
        return (read_deck(Path(name)).policy,)
    return tuple(load_policy(name, language) for language in lexicon_names())
