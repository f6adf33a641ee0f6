"""What the library's key vouches for, of rows that count before anybody signs anything on them.

A policy permits, and a derived deck is released, by a row alone. Whoever may write to the database
can add such a row, and the event that belongs to it. What he cannot do is sign that event.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from slidekit.library.chain import object_name, shown
from slidekit.library.tables import events, settings, versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Table

    from slidekit.library.keychain import Keychain
    from slidekit.library.versions import Version

FILES: Final = ("released_pptx", "released_pdf")


def is_vouched(
    connection: Connection,
    chain: Keychain,
    table: Table,
    row: Mapping[str, Any],
    columns: Iterable[str],
) -> bool:
    """Tell whether an event that the library's key signed told of columns of a row as they are.

    Args:
        connection: to read with.
        chain: the library's keys.
        table: where the row is.
        row: its primary key, and the columns asked about.
        columns: which; each may have been told when the row was made, or later.
    """
    told = _told(connection, chain, table, row)
    return all(shown(table.c[name], row[name]) in told.get(name, ()) for name in columns)


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


def unvouched_settings(connection: Connection, chain: Keychain) -> tuple[str, ...]:
    """Return the names of the settings that are not as they were last set under a key."""
    found = []
    for row in connection.execute(select(settings).order_by(settings.c.name)).mappings():
        of_row = events.c.object == object_name(settings, row)
        told = select(events).where(of_row, events.c.effect != "note")
        last = connection.execute(told.order_by(events.c.seq.desc()).limit(1)).mappings().first()
        event = dict(last) if last else None
        if event is None or not chain.made(event) or _value_told(event) != row["value"]:
            found.append(str(row["name"]))
    return tuple(found)


def _value_told(event: Mapping[str, Any]) -> str | None:
    """Return the value of a setting that an event tells."""
    if event["effect"] == "update":
        return None if event["new"] is None else str(event["new"])
    try:
        return shown(settings.c.value, json.loads(str(event["new"]))["value"])
    except (ValueError, KeyError, TypeError):
        return None


def _told(
    connection: Connection, chain: Keychain, table: Table, row: Mapping[str, Any]
) -> dict[str, set[str | None]]:
    """Return what signed events told of a row: column -> the values that it had."""
    asked = select(events).where(
        events.c.object == object_name(table, row), events.c.effect.in_(("insert", "update"))
    )
    found: dict[str, set[str | None]] = {}
    for event in (dict(one) for one in connection.execute(asked).mappings()):
        if chain.made(event):
            for name, value in _values(event).items():
                found.setdefault(name, set()).add(value)
    return found


def _values(event: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the columns that an event tells of with their values."""
    if event["effect"] == "update":
        return {str(event["field"]): event["new"]}
    try:
        row = json.loads(str(event["new"]))
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}
