"""Use cases: a smaller deck out of an approved one, without a new review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.app.checking import draft

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from slidekit.deck.derive import Derived
    from slidekit.deck.model import Deck
    from slidekit.export.approval import Approval

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
    the approved one is a reason to refuse it.

    Args:
        deck: the approved deck.
        keep: ids of the slides that are shown, in this order; empty: all but those dropped.
        drop: ids of the slides that are not shown.
        fields: new values of `deck.derive.FIELDS`, such as presenter.name.
    """
    from slidekit.deck.derive import Derived, derived

    made = derived(deck, keep=keep, drop=drop, fields=fields)
    if made.deck is None:
        return made
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


def _blocking(deck: Deck) -> dict[tuple[str, str | None, str | None], str]:
    """Return what blocks in a deck: rule, slide and block with its words."""
    from slidekit.rules.finding import BLOCKING
    from slidekit.rules.judge import judge

    return {
        (one.rule, one.slide, one.block): one.message
        for one in judge(draft(deck))
        if one.severity in BLOCKING
    }
