"""Promotional words in free text, by the lexicon of the policy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.template.load import house_lexicon
from slidekit.template.matching import matcher
from slidekit.template.tokens import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slidekit.template.matching import Hit
    from slidekit.template.policy import Policy, Severity

JUDGED = ("lexicon", "safe-unqualified")
"""Rules whose words say enough by themselves; others need the model of the deck."""


@dataclass(frozen=True, slots=True)
class Term:
    """A promotional word as it stands in a text."""

    found: str
    severity: Severity
    place: int
    """Which of the texts."""


def promotional_terms(texts: Iterable[str], policy: Policy) -> tuple[Term, ...]:
    """Return the promotional words in texts, each once a text.

    Conditions that let a word stand, such as a number it is bound to, cannot be seen in a file;
    a word that has one is a warning.

    Args:
        texts: free texts, as people typed them.
        policy: has the lexicon, or that of the house where it was made before there was one.
    """
    if policy.severities.get("lexicon") == "off":
        return ()
    words = matcher(policy.lexicon if policy.lexicon.entries else house_lexicon())
    found = (
        Term(hit.words, _severity(hit), place)
        for place, text in enumerate(texts)
        for hit in words.find(cleaned(text), marks=False)
        if hit.entry.rule in JUDGED
    )
    return tuple({(term.place, term.found.casefold()): term for term in found}.values())


def _severity(hit: Hit) -> Severity:
    return "warn" if hit.entry.satisfied_by else hit.entry.level
