"""What the library's key vouches for, of rows that count before anybody signs anything on them.

A policy permits, and a derived deck is released, by a row alone. Whoever may write to the database
can add such a row, and the event that belongs to it. What he cannot do is sign that event.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library.chain import object_name, shown
from slidekit.library.keychain import keychain
from slidekit.library.settings import DEFAULTS
from slidekit.library.tables import events, settings, versions
from slidekit.library.versions import find_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Table

    from slidekit.library.keychain import Keychain
    from slidekit.library.versions import Version

PPTX: Final = "released_pptx"
PDF: Final = "released_pdf"
FILES: Final = (PPTX, PDF)
"""Columns of what was released."""
WAS_RELEASED: Final = ("released", "expired", "withdrawn")
"""States that only what was released comes to."""


def is_vouched(
    connection: Connection,
    chain: Keychain,
    table: Table,
    row: Mapping[str, Any],
    columns: Iterable[str],
) -> bool:
    """Tell whether the last that the library's key signed of columns of a row is what they hold.

    Args:
        connection: to read with.
        chain: the library's keys.
        table: where the row is.
        row: its primary key, and the columns asked about.
        columns: which; each may have been told when the row was made, or later.
    """
    told = signed_values(connection, chain, table, row)
    return all(name in told and told[name] == shown(table.c[name], row[name]) for name in columns)


def vouched_files(connection: Connection, chain: Keychain, version: Version) -> dict[str, Any]:
    """Return the released files of a version by their columns, None where nothing vouches for one.

    Whoever releases or derives has the key on his machine, so the event on each file is signed.
    """
    found: dict[str, Any] = {name: getattr(version, name) for name in FILES}
    if not any(found.values()):
        return found
    row = {"deck": version.deck, "number": version.number, **found}
    return {
        name: value if value and is_vouched(connection, chain, versions, row, (name,)) else None
        for name, value in found.items()
    }


def refuse_unvouched(connection: Connection, version: Version) -> None:
    """Go on only if the files of a version are those of its release: no draft stands for them.

    Args:
        connection: to read with.
        version: in the state that the signed acts give it.

    Raises:
        LibraryError: the library's key does not vouch for one of them, or the PPTX is gone.
    """
    kept = find_version(connection, version.ref, version.submitted_at)  # its files, on any day
    vouched = vouched_files(connection, keychain(connection), kept)
    is_lost = version.state in WAS_RELEASED and kept.released_pptx is None
    is_other = any(getattr(kept, name) != file for name, file in vouched.items())
    if is_lost or (is_other and version.state in (*WAS_RELEASED, "superseded")):
        raise LibraryError(
            tell("The library's key does not vouch for the released file of {0}.", version.ref),
            fix=tell("Run `slidekit library check`."),
        )


def unvouched_settings(connection: Connection, chain: Keychain) -> tuple[str, ...]:
    """Return the names of the settings that are not as they were last set under a key."""
    held = {row.name: row.value for row in connection.execute(select(settings))}
    names = sorted({*DEFAULTS, *held})  # one that was taken out has no row
    told = {name: signed_values(connection, chain, settings, {"name": name}) for name in names}
    return tuple(name for name in names if told[name].get("value") != held.get(name))


def signed_values(
    connection: Connection, chain: Keychain, table: Table, row: Mapping[str, Any]
) -> dict[str, str | None]:
    """Return what signed events told of a row at last: column -> value."""
    asked = select(events).where(
        events.c.object == object_name(table, row), events.c.effect.in_(("insert", "update"))
    )
    found: dict[str, str | None] = {}
    for event in map(dict, connection.execute(asked.order_by(events.c.seq)).mappings()):
        if chain.made(event):
            found |= values_of(event)
    return found


def values_of(event: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the columns that an event tells of with their values; a note tells of none."""
    if event["effect"] == "note":
        return {}
    if event["effect"] == "update":
        return {str(event["field"]): event["new"]}
    try:
        row = json.loads(str(event["new"]))
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}
