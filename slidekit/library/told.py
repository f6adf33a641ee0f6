"""Whether versions are as the audit trail tells: their authors, and what must be fixed.

Whoever may write to the database can give a version another author, who then may judge what he
wrote himself, or another number, on which nothing was signed, or take a demand away. Such rows are
written on machines without the key, so no signature covers them; the trail tells of each of them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from sqlalchemy import or_, select

from slidekit.errors import LibraryError
from slidekit.languages import tell, to_tell
from slidekit.library.chain import hash_of, object_name, shown, shown_columns
from slidekit.library.problem_words import ROWS
from slidekit.library.replay import rows_told
from slidekit.library.tables import (
    comments,
    decks,
    events,
    grants,
    passwords,
    people,
    resets,
    versions,
)
from slidekit.library.versions import sources_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import ColumnElement, Connection, Table

_COUNTS: Final = {
    versions: ("author", "product", "derived_from", "rests_on"),
    decks: ("id", "owner"),
    comments: ("deck", "version", "must_fix", "author", "carried_from"),
}
"""Table -> columns on which it hangs who judges a version, and what must be fixed.

What a version holds is signed, and its deck is held against that when it is released.
"""


_ACCOUNT: Final = {
    people: to_tell("name or training"),
    passwords: to_tell("password"),
    resets: to_tell("confirmation"),
    grants: to_tell("role"),
}
"""Tables on which it hangs who somebody is, and what he may -> what that is to people."""


def refuse_altered_versions(connection: Connection, deck: str) -> None:
    """Go on only if versions and comments of a deck, and of its sources, are as the trail tells.

    Raises:
        LibraryError: one was changed, added or taken away by another way than slidekit.
    """
    line = sources_of(connection, deck)
    told = rows_told(_events_of(connection, tuple(_COUNTS), events.c.deck.in_(line)))
    for table, counts in _COUNTS.items():
        of_line = (table.c.id if table is decks else table.c.deck).in_(line)
        for row in connection.execute(select(table).where(of_line)).mappings():
            name = object_name(table, row)
            expected = told.pop(name, {})
            if any(shown(table.c[one], row[one]) != expected.get(one, "") for one in counts):
                raise _altered(name)
    for name in told:
        raise _altered(name)


def refuse_altered_account(connection: Connection, person: str) -> None:
    """Go on only if password, roles and training of a person are as the trail tells.

    Raises:
        LibraryError: one was changed, added or taken away by another way than slidekit.
    """
    every = rows_told(_events_of(connection, tuple(_ACCOUNT), _on_account(person)))
    told = {name: row for name, row in every.items() if row.get("person", row.get("id")) == person}
    for table in _ACCOUNT:
        of_person = (table.c.id if table is people else table.c.person) == person
        for row in connection.execute(select(table).where(of_person)).mappings():
            expected = told.pop(object_name(table, row), {})
            columns = shown_columns(table)
            if any(shown(one, row[one.name]) != expected.get(one.name, "") for one in columns):
                raise _altered_account(table)
    for name in told:
        raise _altered_account(next(t for t in _ACCOUNT if name.startswith(f"{t.name}:")))


def _on_account(person: str) -> ColumnElement[bool]:
    """Return of which events the rows may be somebody's: the database looks, for they are many.

    Each sign-in is an event on an account; what is to be hashed is a few for each person.
    """
    his = f'"person":{json.dumps(person)}'  # as `row_as_text` writes it
    entered = select(events.c.object).where(
        events.c.effect == "insert", events.c.new.contains(his, autoescape=True)
    )
    account = object_name(people, {"id": person})
    return or_(events.c.object == account, events.c.object.in_(entered))


def _events_of(
    connection: Connection, tables: Collection[Table], where: ColumnElement[bool]
) -> Iterator[dict[str, Any]]:
    """Yield the events that change some rows and are as the one behind each says."""
    following = events.alias()
    asked = (
        select(events, following.c.prev_hash.label("said"))
        .outerjoin(following, following.c.seq == events.c.seq + 1)
        .where(where, events.c.effect != "note")
        .where(or_(*(events.c.object.startswith(f"{table.name}:") for table in tables)))
    )
    for row in connection.execute(asked.order_by(events.c.seq)).mappings():
        event = dict(row)
        if hash_of(event) == event["hash"] and event["said"] in (None, event["hash"]):
            yield event


def _altered_account(table: Table) -> LibraryError:
    return LibraryError(
        tell(
            "Your account was changed by another way than slidekit ({0}): you sign nothing.",
            tell(_ACCOUNT[table]),
        ),
        fix=tell("Ask your librarian to run `slidekit library check`."),
    )


def _altered(name: str) -> LibraryError:
    table, _, key = name.partition(":")
    named = unquote("@".join(key.rsplit("/", 1)) if table == versions.name else key)
    return LibraryError(
        tell(
            "{0} ({1}) was changed by another way than slidekit: nothing is approved on it.",
            tell(ROWS[table]),
            named,
        ),
        fix=tell("Run `slidekit library check`, and submit it again."),
    )
