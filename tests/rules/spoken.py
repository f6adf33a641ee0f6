"""The hand-made deck under the lexicon of the house, and changes to its words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from slidekit.rules import language
from slidekit.rules.finding import Draft
from slidekit.rules.judge import breaches
from slidekit.template.lexicon import Entry
from slidekit.template.load import house_lexicon
from tests.rules.decks import clean, draft_of, with_policy, with_settings, with_slide
from tests.rules.purposes import approved

if TYPE_CHECKING:
    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame


def spoken(deck: Deck) -> Deck:
    """Return the deck under a policy with the lexicon of the house."""
    return with_policy(deck, lexicon=house_lexicon())


def for_use(deck: Deck) -> Deck:
    """Return the deck for an approved use."""
    return with_settings(approved(spoken(deck)), purpose="on_label")


def with_entry(deck: Deck, **changes: Any) -> Deck:
    """Return the deck whose policy adds an entry to the lexicon."""
    entries = (*house_lexicon().entries, Entry(id="own", reason="we do not say it", **changes))
    return with_policy(deck, lexicon=house_lexicon().model_copy(update={"entries": entries}))


def with_note(deck: Deck, slide_id: str, text: str) -> Deck:
    """Return the deck with another speaker note."""
    return with_slide(spoken(deck), slide_id, notes=(text,))


def with_key(deck: Deck, text: str) -> Deck:
    """Return the deck with one more line beside the curves of overall survival."""
    return with_slide(deck, "primary", key_lines=(*deck.slides[5].key_lines, text))


def with_foot(deck: Deck, slide_id: str, text: str) -> Deck:
    """Return the deck with one more footnote on a slide."""
    slide = next(s for s in deck.slides if s.id == slide_id)
    return with_slide(spoken(deck), slide_id, footnotes=(*slide.footnotes, text))


def titled(deck: Deck, title: str, slide_id: str = "ledger") -> Deck:
    """Return the deck with another title on a slide."""
    return with_slide(spoken(deck), slide_id, title=title)


@cache
def laid_out() -> tuple[Frame, ...]:
    """Return the frames of the clean deck."""
    return draft_of(clean()).frames


def redrafted(deck: Deck) -> Draft:
    """Return a deck with the frames of the clean one: what is typed is read from the deck."""
    return Draft(deck, laid_out())


def language_breaches(judged: Draft) -> list[tuple[str, str, str]]:
    """Return rule, block and term of what the rules of language find."""
    found = breaches(judged, language.RULES)
    return [(rule.id, b.block, dict(b.facts).get("term", "")) for rule, b in found]
