"""Withdrawals that stand behind a version: whoever judges it has to know why others went.

They are read from the signatures on what was withdrawn, whatever became of its rows since, each
time they are asked for: a version in review is told of a withdrawal that came after it as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select, tuple_

from slidekit.languages import tell
from slidekit.library import grants
from slidekit.library.signing import signatures_of
from slidekit.library.tables import signatures, versions
from slidekit.library.versions import Ref, find_versions, sources_of, today

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import ColumnElement, Connection

    from slidekit.library.sessions import Session
    from slidekit.library.versions import Version

ACT = "withdraw"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why something was withdrawn that a version comes after, or comes from."""

    ref: Ref
    reason: str
    person: str
    """Full name of who signed it."""
    role: str
    at: str
    """ISO 8601."""
    is_same: bool
    """Whether the version asked about has the very content that was withdrawn."""


def withdrawals_before(connection: Connection, version: Version) -> tuple[Withdrawal, ...]:
    """Return what was withdrawn before a version, the newest withdrawal first.

    That is of earlier versions of its deck; of decks that it was made from or that hold the same
    content; and of decks derived from its own. What fell with its parent is told by the parent.

    Raises:
        LibraryError: a signature is not as it was made.
    """
    gone = find_versions(connection, version.submitted_at, _behind(connection, version))
    found = [one for each in gone for one in _signed_on(connection, each, version)]
    return tuple(sorted(found, key=lambda one: (one.at, str(one.ref)), reverse=True))


def read_withdrawals(session: Session, *refs: Ref) -> tuple[tuple[Withdrawal, ...], ...]:
    """Return of versions what was withdrawn before each; none of what a person may not see.

    Whoever acts on such a version is refused by the act, which the audit trail then tells of.
    """
    with session.reading() as connection:
        on = today(session.library, connection)
        held = grants.grants_of(connection, session.person.id)
        found = (find_versions(connection, on, is_version(ref)) for ref in refs)
        return tuple(
            tuple(
                one
                for version in rows
                if any(grants.holds_for(grant, version.product) for grant in held)
                for one in withdrawals_before(connection, version)
            )
            for rows in found
        )


def withdrawals_ahead(
    session: Session, newest: Iterable[Version]
) -> tuple[tuple[Withdrawal, ...], ...]:
    """Return what the next version of each deck would come after, of what its content is not known.

    Args:
        session: who asks.
        newest: the newest version of each deck.
    """
    ahead = (replace(one, number=one.number + 1, content_digest="") for one in newest)
    with session.reading() as connection:
        return tuple(withdrawals_before(connection, one) for one in ahead)


def is_version(ref: Ref) -> ColumnElement[bool]:
    """Return the condition on a row that it is a version."""
    return (versions.c.deck == ref.deck) & (versions.c.number == ref.number)


def _behind(connection: Connection, version: Version) -> ColumnElement[bool]:
    """Return which versions count: those that a signature withdrew, and that stand behind it."""
    deck, number = versions.c.deck, versions.c.number
    signed = select(signatures.c.deck, signatures.c.version).where(signatures.c.act == ACT)
    others = sources_of(connection, version.deck) - {version.deck}
    stands_behind = or_(
        (deck == version.deck) & (number < version.number),
        deck.in_(others),
        versions.c.rests_on.startswith(f"{version.deck}@", autoescape=True),
    )
    return tuple_(deck, number).in_(signed) & stands_behind


def _signed_on(connection: Connection, gone: Version, version: Version) -> list[Withdrawal]:
    is_same = gone.content_digest == version.content_digest
    return [
        Withdrawal(
            gone.ref,
            one.signature.meaning,
            one.signature.person,
            one.role,
            one.signature.at.isoformat(),
            is_same,
        )
        for one in signatures_of(connection, gone)
        if one.act == ACT
    ]


def withdrawal_words(one: Withdrawal, deck: str, day: str = "") -> str:
    """Return a withdrawal as a sentence: what it means for a version of a deck, why, who and when.

    Args:
        one: the withdrawal.
        deck: id of the deck whose version is judged; another deck is named.
        day: of the withdrawal, as its reader writes it; "" for an ISO date.
    """
    is_own = one.ref.deck == deck
    said = (one.ref.number if is_own else one.ref, one.reason, one.person, day or one.at[:10])
    if one.is_same:
        if is_own:
            return tell(
                "Nothing changed since version {0}, which was withdrawn: {1} ({2}, {3}).", *said
            )
        return tell("Nothing changed since {0}, which was withdrawn: {1} ({2}, {3}).", *said)
    if is_own:
        return tell("Version {0} was withdrawn: {1} ({2}, {3}).", *said)
    return tell("{0} was withdrawn: {1} ({2}, {3}).", *said)


def withdrawal_from_json(said: Mapping[str, Any]) -> Withdrawal:
    """Return a withdrawal of what `withdrawal_as_json` gave."""
    texts = {name: str(said[name]) for name in ("reason", "person", "role", "at")}
    return Withdrawal(Ref(said["deck"], said["version"]), **texts, is_same=said["same_content"])


def withdrawal_as_json(one: Withdrawal) -> dict[str, Any]:
    """Return a withdrawal as JSON has it."""
    return {
        "deck": one.ref.deck,
        "version": one.ref.number,
        "reason": one.reason,
        "person": one.person,
        "role": one.role,
        "at": one.at,
        "same_content": one.is_same,
    }
