"""The chain of events: each holds the hash of the one before, so none can change unnoticed."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from slidekit.library.tables import events

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Column, RowMapping, Table

START: Final = "0" * 64
"""What stands for the event before the first."""

UNHASHED: Final = ("hash", "key", "signature")
HASHED: Final = tuple(column.name for column in events.columns if column.name not in UNHASHED)


def utf8_json(value: object) -> bytes:
    """Return the one JSON of a value: sorted keys, no blanks, UTF-8.

    Rows and events of the library are kept and hashed so; what people sign is
    `export.digests.ascii_json`. Neither may ever change.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def hash_of(event: Mapping[str, Any]) -> str:
    """Return the SHA-256 of an event, over all its columns but the hash and its signature.

    It is "" of what cannot be an event, since it holds bytes where text belongs.
    """
    values = {name: event[name] for name in HASHED}
    if any(isinstance(value, bytes) for value in values.values()):  # SQLite takes them anywhere
        return ""
    return hashlib.sha256(utf8_json(values)).hexdigest()


def head_payload(library_id: str, seq: int, digest: str) -> bytes:
    """Return the bytes that the library signs to say how far its events go."""
    return utf8_json({"library": library_id, "seq": seq, "hash": digest})


def event_payload(digest: str) -> bytes:
    """Return the bytes that the library signs of an event; its hash covers all events before."""
    return utf8_json({"kind": "slidekit.event/1", "hash": digest})


def object_name(table: Table, row: Mapping[str, Any] | RowMapping) -> str:
    """Return how events name a row, such as "versions:onc301/2"."""
    key = "/".join(quote(str(row[column.name]), safe="@+ ") for column in table.primary_key)
    return f"{table.name}:{key}"


def shown_columns(table: Table) -> tuple[Column[Any], ...]:
    """Return the columns of a table whose values events show."""
    return tuple(c for c in table.columns if c.info.get("in_events") != "no")


def shown(column: Column[Any], value: object) -> str | None:
    """Return a value as events show it: text, and for bytes and secrets their digest."""
    if value is None:
        return None
    if isinstance(value, bytes | memoryview):
        return _digest(bytes(value))
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return _digest(text.encode()) if column.info.get("in_events") == "digest" else text


def row_as_text(table: Table, row: Mapping[str, Any] | RowMapping) -> str:
    """Return the JSON in which an event tells of a new row."""
    values = {column.name: shown(column, row[column.name]) for column in shown_columns(table)}
    return utf8_json(values).decode()


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
