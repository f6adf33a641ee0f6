"""Derived decks: slides of a released version, kept as a deck of their own under its approval.

Nobody signs a derived deck: the signatures on its parent cover its slides. So it is released the
moment it is there, and when the parent is withdrawn or superseded it is as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from slidekit.errors import LibraryError, Refused
from slidekit.languages import tell
from slidekit.library import blobs
from slidekit.library.checkouts import same_but_for_case
from slidekit.library.held import policy_of
from slidekit.library.policies import refuse_withdrawn
from slidekit.library.refusals import WRONG_STATE
from slidekit.library.reports import digest_of_report
from slidekit.library.tables import decks, versions
from slidekit.library.versions import LONGEST_ID, deck_id, find_version, parse_ref

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from slidekit.export.approval import Approval
    from slidekit.library.audit import Change
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version


@dataclass(frozen=True, slots=True)
class Derivation:
    """A derived deck as the library keeps it."""

    approval: Approval
    """Its own id, and its parent's signatures and last day."""
    title: str
    message: str
    """Which slides were chosen, in words."""
    deck_file: bytes
    report_file: bytes
    anchors_file: bytes
    pptx: bytes
    """The released file."""


def enter_derived(change: Change, session: Session, parent: Version, made: Derivation) -> Version:
    """Keep a derived deck as version 1 of a deck of its own, released.

    Args:
        change: the transaction, in which `parent` was judged.
        session: who derives; the owner of the new deck.
        parent: the released version.
        made: the deck.

    Raises:
        Refused: policy_not_permitted where the parent's was withdrawn.
        LibraryError: a file is too large, or the deck brings another policy than its parent.
    """
    refuse_withdrawn(change.connection, parent)
    if policy_of(made.deck_file).digest != parent.policy_digest:
        raise LibraryError(
            tell("The derived deck brings another policy than {0}.", parent.ref),
            fix=tell("Submit it for review as a deck of its own."),
        )
    deck = _free_id(change.connection, parent)
    row = {
        "id": deck,
        "title": made.title,
        "product": parent.product,
        "owner": session.person.id,
        "created_at": change.at,
    }
    change.insert(decks, "new derived deck", row)
    change.insert(versions, "derive", _row(change, session, parent, made, deck))
    return find_version(change.connection, parse_ref(f"{deck}@1"), change.today)


def refuse_derived(version: Version) -> None:
    """Refuse to derive from what rests on another version's signatures itself.

    Raises:
        Refused: wrong_state.
    """
    if is_derived(version):
        raise Refused(
            WRONG_STATE,
            tell("{0} is itself derived, from {1}.", version.ref, version.derived_from),
            fix=tell("Derive from {0}, which people signed.", version.derived_from),
        )


def is_derived(version: Version) -> bool:
    """Tell whether nobody signed a version because the signatures on its parent cover it."""
    return version.rests_on is not None


def fall_with(
    change: Change, parent: Ref, action: str, values: Mapping[str, Any], reason: str
) -> None:
    """Let the decks derived from a version go as it goes.

    Args:
        change: the transaction that withdraws or supersedes the parent.
        parent: the version.
        action: as it is called in the audit trail.
        values: new values of each derived version.
        reason: why the parent goes.
    """
    asked = select(versions.c.deck, versions.c.number).where(
        versions.c.rests_on == str(parent),
        versions.c.state.in_(("released", "expired", "superseded")),
    )
    for row in change.connection.execute(asked.order_by(versions.c.deck)).all():
        key = {"deck": row.deck, "number": row.number}
        change.update(versions, key, action, values, reason=f"{parent}: {reason}")


def _row(
    change: Change, session: Session, parent: Version, made: Derivation, deck: str
) -> dict[str, Any]:
    """Return the version's row: what it rests on is what its parent rests on."""
    approval = made.approval
    kept = ("purpose", "audience", "approved_at")
    texts = {name: getattr(parent, name) for name in kept}
    rests = {name: _again(change.connection, parent, name) for name in _DATES}
    files = {
        "deck_file": made.deck_file,
        "results_file": made.anchors_file,
        "report_file": made.report_file,
        "released_pptx": made.pptx,
    }
    stored = {name: blobs.store(change, content) for name, content in files.items()}
    return {
        **texts,
        **rests,
        **stored,
        "deck": deck,
        "number": 1,
        "state": "released",
        "title": made.title,
        "product": parent.product,
        "author": session.person.id,
        "message": made.message,
        "submitted_at": change.at,
        "content_digest": approval.derived,
        "policy_digest": parent.policy_digest,
        "report_digest": digest_of_report(made.report_file),
        "derived_from": str(parent.ref),
        "rests_on": str(parent.ref),
        "approval_id": approval.id,
        "released_at": approval.released_at.isoformat(timespec="microseconds"),
        "valid_until": approval.valid_until.isoformat(),
    }


_DATES = ("data_cuts", "label_versions", "review_dates")
"""Columns of JSON, taken over as they are written."""


def _again(connection: Connection, parent: Version, name: str) -> str:
    of_parent = (versions.c.deck == parent.deck) & (versions.c.number == parent.number)
    return str(connection.scalar(select(versions.c[name]).where(of_parent)))


def _free_id(connection: Connection, parent: Version) -> str:
    """Return the id of a new derived deck: "onc301-d1" of onc301."""
    stem, number = parent.deck[: LONGEST_ID - 8].rstrip("-._"), 1
    while same_but_for_case(connection, f"{stem}-d{number}"):
        number += 1
    return deck_id(f"{stem}-d{number}")
