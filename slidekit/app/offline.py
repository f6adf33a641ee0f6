"""Use cases: a deck leaves a library as a file, is worked on anywhere, and submitted later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.app.decks import require_ending, save_deck

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck
    from slidekit.library import checkouts
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref


def check_out_file(session: Session, deck: str, out: Path) -> tuple[checkouts.Deck, Ref]:
    """Take a deck out and write its newest version as a file that knows where it came from.

    Args:
        session: of an author for the deck's product.
        deck: its id.
        out: the .slidekit file.

    Raises:
        Refused: wrong_role; locked while somebody else has it.
        LibraryError: there is no such deck.
        DeckError: the file cannot be written; the deck is taken out all the same.
    """
    from slidekit.app.reviewing import deck_of
    from slidekit.library.checkouts import check_out
    from slidekit.library.exports import record_export
    from slidekit.library.versions import today, versions_of

    require_ending(out, ".slidekit")
    held = check_out(session, deck)
    with session.reading() as connection:
        newest = versions_of(connection, held.id, today(session.library, connection))[-1].ref
    save_deck(with_origin(deck_of(session, newest), session, newest), out)
    with session.writing() as change:
        record_export(change, session, newest, "slidekit", out.read_bytes())
    return held, newest


def with_origin(deck: Deck, session: Session, ref: Ref) -> Deck:
    """Return a deck that knows the version of the library that it was made from."""
    from slidekit.deck.model import Origin

    return replace(deck, origin=Origin(session.library.id, ref.deck, ref.number))


def moved_on(path: Path, opened: Deck, session: Session, ref: Ref) -> None:
    """Let a file that came from this library know the version that it has become.

    A file that never was in a library stays as it is.
    """
    if opened.origin and opened.origin.library == session.library.id:
        save_deck(with_origin(opened, session, ref), path)
