"""The audit trail as people read it: filtered, as JSON and as CSV."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from slidekit.errors import LibraryError
from slidekit.files import csv_for_excel
from slidekit.languages import tell
from slidekit.library import grants
from slidekit.library.checkouts import find_deck
from slidekit.library.clock import stamp
from slidekit.library.names import plain_login
from slidekit.library.people import person_by_id
from slidekit.library.tables import events

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from slidekit.library.sessions import Session

MAY_READ: Final = ("auditor", "administrator", "librarian")
COLUMNS: Final = tuple(column.name for column in events.columns)
READ: Final = "read audit trail"


def list_events(
    session: Session, *, deck: str = "", by: str = "", since: str = ""
) -> tuple[dict[str, Any], ...]:
    """Return events in their order, and note that they were read.

    Those of one deck take a role for its product, all take a role for all products.

    Raises:
        Refused: wrong_role.
        LibraryError: `since` is no time.
    """
    with session.writing() as change:
        held = find_deck(change.connection, deck) if deck else None
        grants.demand(change.connection, session, MAY_READ, held.product if held else "")
        found = events_of(change.connection, deck=deck, by=by, since=since)
        change.note(READ, deck=deck)
        return found


def may_read(connection: Connection, session: Session, deck: str) -> bool:
    """Tell whether somebody may read the events on a deck."""
    held, at = find_deck(connection, deck), stamp(session.library.now(connection)[0])
    person = person_by_id(connection, session.person.id)
    usable = grants.roles_of(connection, person, held.product if held else "", at)
    return bool(usable & {*MAY_READ})


def note_read(session: Session, deck: str) -> None:
    """Note that somebody read the events on a deck, who may."""
    with session.writing() as change:
        change.note(READ, deck=deck)


def events_of(
    connection: Connection, *, deck: str = "", by: str = "", since: str = ""
) -> tuple[dict[str, Any], ...]:
    """Return events in their order.

    Args:
        connection: to read with.
        deck: id of a deck; "" for all.
        by: login of a person; "" for all.
        since: ISO date or time, UTC where it names no zone; "" for all.

    Raises:
        LibraryError: `since` is no time.
    """
    asked = select(events).order_by(events.c.seq)
    if deck:
        asked = asked.where(events.c.deck == deck)
    if by:
        asked = asked.where(events.c.login == plain_login(by))
    if since:
        asked = asked.where(events.c.at >= _time(since))
    return tuple(dict(row) for row in connection.execute(asked).mappings())


def as_csv(found: Iterable[Mapping[str, Any]]) -> bytes:
    """Return events as CSV that Excel opens as text.

    A cell that a spreadsheet would take for a formula has an apostrophe before it, which the record
    has not: the JSON is exact.
    """
    return csv_for_excel(COLUMNS, found)


def _time(text: str) -> str:
    try:
        at = datetime.fromisoformat(text.strip())
        return stamp(at if at.tzinfo else at.replace(tzinfo=UTC))
    except (ValueError, OverflowError) as problem:
        raise LibraryError(
            tell("{0} is not a time.", repr(text[:64])),
            fix=tell("Write it as 2026-06-30 or 2026-06-30T12:00:00+02:00."),
        ) from problem
