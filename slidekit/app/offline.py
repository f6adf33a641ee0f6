"""Use cases: a deck leaves a library as a file, is worked on anywhere, and submitted later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.app.decks import Options, open_deck, require_ending, save_deck
from slidekit.errors import DeckError
from slidekit.languages import tell

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck
    from slidekit.library import checkouts
    from slidekit.library.audit import Library
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref


def check_out_file(session: Session, deck: str, out: Path) -> tuple[checkouts.Deck, Ref]:
    """Take a deck out and write its newest version as a file that knows where it came from.

    Args:
        session: of an author for the deck's product.
        deck: its id.
        out: the .slidekit file; there must be none yet, for it may hold somebody's work.

    Raises:
        Refused: wrong_role; locked while somebody else has it.
        LibraryError: there is no such deck.
        DeckError: there is such a file, or it cannot be written; in the second case the deck is
            taken out all the same.
    """
    from slidekit.app.reviewing import deck_of
    from slidekit.library.checkouts import check_out
    from slidekit.library.exports import record_export
    from slidekit.library.versions import today, versions_of

    require_ending(out, ".slidekit")
    refuse_overwriting(out)
    held = check_out(session, deck)
    with session.reading() as connection:
        newest = versions_of(connection, held.id, today(session.library, connection))[-1].ref
    save_deck(with_origin(deck_of(session, newest), session, newest), out)
    with session.writing() as change:
        record_export(change, session, newest, "slidekit", out.read_bytes())
    return held, newest


def version_of(deck: Deck, library: Library) -> Ref | None:
    """Return of which version of a library a deck is, as far as the deck knows; None for none."""
    from slidekit.library.versions import Ref

    origin = deck.origin
    is_known = origin is not None and origin.library == library.id
    return Ref(origin.deck, origin.version) if origin and is_known else None


def with_origin(deck: Deck, session: Session, ref: Ref) -> Deck:
    """Return a deck that knows the version of the library that it was made from."""
    from slidekit.deck.model import Origin

    return replace(deck, origin=Origin(session.library.id, ref.deck, ref.number))


def refuse_overwriting(path: Path) -> None:
    """Refuse to write a deck where a file is: people may have worked on it since.

    Raises:
        DeckError: there is one.
    """
    if path.exists():
        raise DeckError(
            tell("There is a file {0} already, and it may hold work of yours.", path),
            fix=tell("Name another, or move that one away first."),
        )


def moved_on(path: Path, opened: Deck, session: Session, ref: Ref) -> None:
    """Let a file that came from this library know the version that it has become.

    What was saved in it since it was opened stays; a file that never was in a library, or has
    become another deck's meanwhile, stays as it is.
    """
    if version_of(opened, session.library) is None:
        return
    now = open_deck([path], Options())
    if now.origin == opened.origin:
        save_deck(with_origin(now, session, ref), path)
