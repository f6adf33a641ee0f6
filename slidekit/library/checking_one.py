"""Whether one released version is as it was written: what `check` finds of it, quickly.

Whoever verifies a file asks this each time, so it looks at nothing but the version: its rows beside
their events, the event of its release, its signatures and waivers, its state and its files. The end
of the trail is looked at as well, for an act that was cut off would be missing there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from slidekit.library.chain import hash_of
from slidekit.library.checking import check_end, file_problems, state_problems
from slidekit.library.keychain import keychain
from slidekit.library.links import Problem
from slidekit.library.replay import judge_rows_of
from slidekit.library.tables import blobs, events, versions
from slidekit.library.versions import object_of
from slidekit.library.vouching import values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from slidekit.library.audit import Library
    from slidekit.library.versions import Version

OF_RELEASE: Final = ("approval_id", "released_at", "valid_until", "released_pptx", "released_pdf")
"""Columns that a release alone writes; the key signs the events that tell of it."""
FILES: Final = tuple(
    column.name for column in versions.columns if any(column.references(c) for c in blobs.columns)
)


def version_problems(
    library: Library, connection: Connection, version: Version
) -> tuple[Problem, ...]:
    """Return what is wrong with a released version, or with the end of the trail behind it.

    Args:
        library: whose.
        connection: to read with.
        version: as it is told by the signed acts.

    Raises:
        LibraryError: a signature is not as it was made.
    """
    of_deck = select(events).where(events.c.deck == version.deck).order_by(events.c.seq)
    found = tuple(dict(row) for row in connection.execute(of_deck).mappings())
    digests = {digest for name in FILES if (digest := getattr(version, name))}
    problems = (
        *_events(found),
        *judge_rows_of(connection, found, version.deck, version.number),
        *_release(connection, found, version),
        *state_problems(connection, version.ref, keychain(connection)),
        *file_problems(connection, sorted(digests)),
        *check_end(library),
    )
    return tuple(dict.fromkeys(problems))


def _events(found: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    """Yield the events on the deck that are not what their hash says."""
    for event in found:
        if hash_of(event) != event["hash"]:
            yield Problem("altered", f"event {event['seq']}")


def _release(
    connection: Connection, found: Sequence[Mapping[str, Any]], version: Version
) -> Iterator[Problem]:
    """Yield the events of the release that the library's key did not sign, and that one lacks.

    A derived deck is released in the event that enters it; nothing else is entered as released.
    """
    name, chain = object_of(version.ref), keychain(connection)
    told: set[str] = set()
    for event in (one for one in found if one["object"] == name):
        columns = _of_release(event)
        if (columns or event["action"] == "release") and not chain.made(event):
            yield Problem("altered", f"event {event['seq']} is not signed by the library's key")
        told |= columns
    if not {*OF_RELEASE} - {"released_pdf"} <= told:  # not every machine writes PDF
        yield Problem("missing", f"{name}: release")


def _of_release(event: Mapping[str, Any]) -> set[str]:
    """Return the columns of a release that an event writes; most rows are entered without any."""
    told, is_entry = values_of(event), event["effect"] == "insert"
    return {name for name in OF_RELEASE if name in told and not (is_entry and told[name] is None)}
