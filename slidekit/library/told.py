"""Whether the versions of a deck are as the audit trail tells: who wrote them, and what they hold.

Whoever may write to the database can give a version another author, who then may judge what he
wrote himself, or another number, on which nothing was signed. Rows of versions are written on
machines without the key, so no signature covers them; the trail tells of each of them all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library.chain import hash_of, object_name, shown
from slidekit.library.replay import rows_told
from slidekit.library.tables import decks, events, versions
from slidekit.library.versions import Ref, sources_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

_COUNTS: Final = (
    *("author", "product", "derived_from", "rests_on"),
    *("content_digest", "policy_digest", "report_digest", "deck_file", "report_file"),
)
"""Columns on which it hangs who judges a version, and what is judged."""


def refuse_altered_versions(connection: Connection, deck: str) -> None:
    """Go on only if the versions of a deck, and of its sources, are as the trail tells.

    Raises:
        LibraryError: one was changed, added or taken away by another way than slidekit.
    """
    line = sources_of(connection, deck)
    of_line = select(events).where(
        events.c.deck.in_(line),
        or_(events.c.object.startswith("versions:"), events.c.object.startswith("decks:")),
    )
    found = [dict(row) for row in connection.execute(of_line.order_by(events.c.seq)).mappings()]
    told = rows_told(event for event in found if hash_of(event) == event["hash"])
    for row in connection.execute(select(versions).where(versions.c.deck.in_(line))).mappings():
        expected = told.pop(object_name(versions, row), {})
        wrong = [n for n in _COUNTS if shown(versions.c[n], row[n]) != expected.get(n, "")]
        if wrong:
            raise _altered(str(Ref(row["deck"], row["number"])))
    for row in connection.execute(select(decks).where(decks.c.id.in_(line))).mappings():
        if told.pop(object_name(decks, row), {}).get("owner") != row["owner"]:
            raise _altered(row["id"])
    for name in told:
        raise _altered(name.partition(":")[2])


def _altered(name: str) -> LibraryError:
    return LibraryError(
        tell("{0} was changed by another way than slidekit: nothing is approved on it.", name),
        fix=tell("Run `slidekit library check`, and submit it again."),
    )
