"""Checking a deck out to work on it: while one person has it, nobody else submits a version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from slidekit.errors import LibraryError, Refused
from slidekit.languages import tell
from slidekit.library import grants
from slidekit.library.people import person_by_id
from slidekit.library.refusals import LOCKED
from slidekit.library.tables import decks, versions

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from slidekit.library.audit import Change
    from slidekit.library.sessions import Session

MAY_CHECK_OUT = ("author",)
MAY_FREE = ("librarian", "administrator")


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck of the library."""

    id: str
    title: str
    """Of its newest version."""
    product: str
    """The same."""
    owner: str
    created_at: str
    checked_out_by: str | None
    """Id of the person who works on it."""
    checked_out_at: str | None
    row_version: int


def find_deck(connection: Connection, deck: str) -> Deck | None:
    """Return a deck, None where the library has none of this id."""
    row = connection.execute(select(decks).where(decks.c.id == deck)).mappings().first()
    if row is None:
        return None
    own = select(versions.c.title, versions.c.product).where(versions.c.deck == deck)
    newest = connection.execute(own.order_by(versions.c.number.desc()).limit(1)).mappings().first()
    return Deck(**{name: row[name] for name in Deck.__slots__} | dict(newest or {}))


def checked_out(connection: Connection) -> dict[str, str]:
    """Return the decks that somebody works on, with the id of the person."""
    rows = connection.execute(select(decks.c.id, decks.c.checked_out_by))
    return {row.id: row.checked_out_by for row in rows if row.checked_out_by}


def same_but_for_case(connection: Connection, deck: str) -> str:
    """Return the id that differs from one only in capitals, if at all; "" if there is none.

    Files are named by the id, and not every system tells capitals apart.
    """
    alike = select(decks.c.id).where(func.lower(decks.c.id) == deck.lower())
    return connection.scalar(alike) or ""


def check_out(session: Session, deck: str, *, seen: int | None = None) -> Deck:
    """Check a deck out; who has it already keeps it.

    Args:
        session: of an author for the deck's product.
        deck: its id.
        seen: row_version of the deck that the person saw, None for any.

    Raises:
        Refused: wrong_role, stale_version; locked while somebody else has it.
        LibraryError: there is no such deck.
    """
    with session.writing() as change:
        held = require_deck(change.connection, deck)
        grants.demand(change.connection, session, MAY_CHECK_OUT, held.product)
        refuse_checked_out(change, session, held)
        values = {"checked_out_by": session.person.id, "checked_out_at": change.at}
        if held.checked_out_by is None:
            change.update(decks, {"id": deck}, "check out", values, expected=seen)
        return require_deck(change.connection, deck)


def check_in(session: Session, deck: str, reason: str = "") -> Deck:
    """Check a deck in without a new version; a librarian or administrator frees another's.

    Raises:
        Refused: wrong_role where somebody else has it.
        LibraryError: there is no such deck.
    """
    with session.writing() as change:
        held = require_deck(change.connection, deck)
        if held.checked_out_by not in (None, session.person.id):
            grants.demand(change.connection, session, MAY_FREE, held.product)
        free(change, held, reason)
        return require_deck(change.connection, deck)


def free(change: Change, held: Deck, reason: str = "") -> None:
    """Note that nobody works on a deck any more."""
    values = {"checked_out_by": None, "checked_out_at": None}
    change.update(decks, {"id": held.id}, "check in", values, reason=reason)


def refuse_checked_out(change: Change, session: Session, held: Deck) -> None:
    """Refuse what must wait until somebody else checks a deck in.

    Raises:
        Refused: locked.
    """
    if held.checked_out_by in (None, session.person.id):
        return
    person = person_by_id(change.connection, str(held.checked_out_by))
    since = (held.checked_out_at or "")[:16].replace("T", " ")
    raise Refused(
        LOCKED,
        tell("{0} has checked out {1} since {2} UTC.", person.full_name, held.id, since),
        fix=tell("Wait for `slidekit review checkin {0}`, or ask a librarian to free it.", held.id),
    )


def require_deck(connection: Connection, deck: str) -> Deck:
    """Return a deck.

    Raises:
        LibraryError: there is none of this id.
    """
    found = find_deck(connection, deck)
    if found is None:
        raise LibraryError(
            tell("The library has no deck {0}.", repr(deck[:80])),
            fix=tell("`slidekit review list` shows what it has."),
        )
    return found
