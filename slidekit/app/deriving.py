"""Use cases: a smaller deck out of an approved one, without a new review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.app.checking import draft
from slidekit.languages import tell

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from slidekit.deck.derive import Derived
    from slidekit.deck.model import Deck
    from slidekit.export.approval import Approval
    from slidekit.template.matching import Hit

MOST_REASONS = 8
"""Of the findings that keep a deck from being derived."""


def derive(
    deck: Deck,
    *,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    fields: Mapping[str, str] | None = None,
) -> Derived:
    """Return a deck derived from an approved one, or why that needs review.

    A slide that is left out may leave others without what belongs to them: safety without its
    share, a conclusion without its result. So whatever blocks in the derived deck and did not in
    the approved one is a reason to refuse it. What its presenter says anew is held to every wording
    of the lexicon, even where names are exempt: nobody has reviewed it.

    Args:
        deck: the approved deck.
        keep: ids of the slides that are shown, in this order; empty: all but those dropped.
        drop: ids of the slides that are not shown.
        fields: new values of `deck.fields.LIMITS`, such as presenter.name.
    """
    from slidekit.deck.derive import Derived, derived

    made = derived(deck, keep=keep, drop=drop, fields=fields)
    if made.deck is None:
        return made
    if promoting := tuple(_promoting(deck, fields or {})):
        return Derived(None, promoting)
    stood = _blocking(deck)
    new = [message for key, message in _blocking(made.deck).items() if key not in stood]
    return Derived(None, tuple(new[:MOST_REASONS])) if new else made


def approval_of_derived(
    parent: Approval,
    deck: Deck,
    new_id: str,
    *,
    released_at: dt.datetime,
    audit_head: str,
    key: str,
) -> Approval:
    """Return the approval of a derived deck: its own id and content under its parent's signatures.

    Args:
        parent: the approval of the deck that it was derived from; its dates and audience stay.
        deck: the derived deck (`derive`).
        new_id: id of the derived deck's own approval.
        released_at: when it is released, with the time zone.
        audit_head: head of the audit trail then.
        key: id of the key that will release it.
    """
    from dataclasses import replace

    from slidekit.export.digests import content_digest

    return replace(
        parent,
        id=new_id,
        parent=parent.id,
        derived=content_digest(deck, draft(deck).frames),
        released_at=released_at,
        audit_head=audit_head,
        key=key,
    )


def _promoting(deck: Deck, fields: Mapping[str, str]) -> Iterator[str]:
    """Yield the wordings of a lexicon, in any language, in what is said anew, a sentence each."""
    from slidekit.deck.fields import approved_value, called, plain
    from slidekit.deck.medicines import own_drugs
    from slidekit.template.load import house_lexicon, lexicon_names
    from slidekit.template.matching import matcher
    from slidekit.template.tokens import cleaned

    lexicons = (draft(deck).policy.lexicon, *map(house_lexicon, lexicon_names()))
    finders = [matcher(lexicon, own_drugs(deck)) for lexicon in lexicons]
    said = {name: plain(value) for name, value in fields.items()}
    for name, value in said.items():
        hits = [hit for one in finders for hit in one.search(cleaned(value), marks=True)]
        words = list(dict.fromkeys(hit.words for hit in hits if _counts(name, hit)))
        if words and value != approved_value(deck, name):
            yield tell(
                '{0} says "{1}", which may promote. That needs review; leave it out.',
                *(called(name), words[0]),
            )


def _counts(field: str, hit: Hit) -> bool:
    """Tell whether a wording counts in a field: people are called Best, and Hope."""
    return field != "presenter.name" or " " in hit.words or not hit.words.istitle()


def _blocking(deck: Deck) -> dict[tuple[str, ...], str]:
    """Return what blocks in a deck: rule, slide and block with its words.

    On the slides that say who shows it each breach counts by its words: one that was waived there
    covers no other.
    """
    from slidekit.deck.derive import FROM_FIELDS
    from slidekit.rules.finding import BLOCKING
    from slidekit.rules.judge import judge

    said = {slide.id for slide in deck.slides if slide.role in FROM_FIELDS}
    return {
        (one.rule, one.slide or "", one.block or "", one.message if one.slide in said else ""): (
            one.message
        )
        for one in judge(draft(deck))
        if one.severity in BLOCKING
    }
