"""The only way to write to a library: a change and the events that tell of it, together or not.

    with writing(library, actor) as change:
        change.insert(comments, "comment", {"id": ..., "text": ...})
        change.update(comments, {"id": ...}, "resolve comment", {"resolved_at": change.at})
        change.note("open deck", "decks:onc301")

One writer works at a time: BEGIN IMMEDIATE on SQLite, an advisory lock on PostgreSQL. So what is
read within the block is still true when it ends, and events are numbered without gaps.
"""

from __future__ import annotations

import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, func, select

from slidekit import __version__
from slidekit.errors import LibraryError, Refused
from slidekit.languages import tell
from slidekit.library import clock, keyfiles
from slidekit.library.chain import (
    START,
    event_payload,
    hash_of,
    head_payload,
    object_name,
    row_as_text,
    shown,
    shown_columns,
)
from slidekit.library.engine import WRITES, plain_errors
from slidekit.library.keychain import keychain
from slidekit.library.names import refuse_unstorable
from slidekit.library.refusals import STALE_VERSION
from slidekit.library.tables import decks, events, heads
from slidekit.library.witness import Head, last_seen, remember_newer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, Table

LONGEST_TEXT = 100_000
"""Characters of the longest text that a library takes; files are blobs."""


@dataclass(frozen=True, slots=True)
class Library:
    """An open library."""

    id: str
    name: str
    """Its address, without a password."""
    engine: Engine
    folder: Path
    """Where this machine keeps the library's private keys and the last head seen."""
    place: str = ""
    """Where it is, the same whoever asks; "" while it is being made."""
    now: Callable[[Connection], tuple[datetime, str]] = field(default=clock.now, compare=False)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, as events name him; empty where nobody is signed in."""

    person: str = ""
    login: str = ""
    session: str = ""


@contextmanager
def reading(library: Library) -> Iterator[Connection]:
    """Give a connection that sees the library as it is at its first question."""
    with plain_errors(library.name), library.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody tries, for the event of its refusal."""

    act: str = ""
    object: str = ""
    deck: str = ""


NOTHING: Final = Attempt()


@contextmanager
def writing(library: Library, actor: Actor, attempt: Attempt = NOTHING) -> Iterator[Change]:
    """Give a Change; at its end all of it is kept, or after an error nothing.

    What is refused within the block is undone, and that it was tried is an event.
    """
    with noting(library, actor, attempt), _transaction(library, actor) as change:
        yield change


@contextmanager
def noting(library: Library, actor: Actor, attempt: Attempt) -> Iterator[None]:
    """Note what is refused within the block: what was tried on what, and why it was refused."""
    try:
        yield
    except Refused as refusal:
        with _transaction(library, actor) as change:
            change.note(
                "refused", attempt.object, field=attempt.act, reason=refusal.code, deck=attempt.deck
            )
        raise


@contextmanager
def _transaction(library: Library, actor: Actor) -> Iterator[Change]:
    head, is_known = None, False
    with plain_errors(library.name), library.engine.connect() as connection:
        connection = connection.execution_options(**{WRITES: True})
        with connection.begin():
            change = Change(library, actor, connection)
            yield change
            head = change.write_events()
            is_known = change.leads_to(last_seen(library.folder))
    if head is not None and is_known:
        remember_newer(library.folder, head)


class Change:
    """One transaction that writes, with the events that tell of it."""

    def __init__(self, library: Library, actor: Actor, connection: Connection) -> None:
        """Take the time, and note if the clock was set back since the last event.

        `at` is when it is by the clock. `today`, by which validity goes, is never before an event.
        """
        self.library, self.actor, self.connection = library, actor, connection
        at, self.clock = library.now(connection)
        self.at = clock.stamp(at)
        self.today = max(self.at, clock.latest(connection))
        self._events: list[dict[str, Any]] = []
        self._head = stored_head(connection)
        self._key = keychain(connection).current
        self._unable: LibraryError | None = None
        last = connection.scalar(select(events.c.at).where(events.c.seq == self._head.seq))
        if last is not None and self.at < last:
            self.note("clock was set back", "library", field="at", old=last, new=self.at)

    def signs_with(self, key: str) -> None:
        """Let another key of this library sign the events from here on."""
        self._key, self._unable = key, None

    @property
    def key(self) -> str:
        """Id of the key that signs the events."""
        return self._key

    @property
    def next_seq(self) -> int:
        """Number of the next event."""
        return self._head.seq + 1

    @property
    def head(self) -> str:
        """Hash of the last event, those of this transaction included."""
        return self._head.hash

    def insert(
        self, table: Table, action: str, values: Mapping[str, Any], *, reason: str = ""
    ) -> None:
        """Add a row; columns that are not given are empty or have their default."""
        row = {c.name: values.get(c.name, _default(c.default)) for c in table.columns}
        for value in row.values():
            refuse_unstorable(value, LONGEST_TEXT)
        self.connection.execute(table.insert().values(row))
        self._record(
            action,
            object_name(table, row),
            effect="insert",
            deck=_deck_of(table, row),
            new=row_as_text(table, row),
            reason=reason,
            vouched=_is_vouched(table),
        )

    def update(
        self,
        table: Table,
        key: Mapping[str, Any],
        action: str,
        values: Mapping[str, Any],
        *,
        reason: str = "",
        expected: int | None = None,
        vouched: bool = False,
        anew: bool = False,
    ) -> None:
        """Change columns of one row, with an event for each that is not as before.

        Args:
            table: where the row is.
            key: column -> value of its primary key.
            action: what is done, in words.
            values: column -> new value.
            reason: why, in the person's words.
            expected: the row_version that the person saw.
            vouched: only if the library's key signs it, though not all of the table need it.
            anew: with events for those that are as before too.

        Raises:
            Refused: stale_version: somebody else has changed the row since.
            LibraryError: there is no such row, or the key is not on this machine.
        """
        row = self._row(table, key)
        if expected is not None and row["row_version"] != expected:
            raise Refused(
                STALE_VERSION,
                tell("Somebody else has changed this since you opened it."),
                fix=tell("Open it again and look at the change."),
            )
        changed = {name: value for name, value in values.items() if anew or row[name] != value}
        if not changed:
            return
        for value in changed.values():
            refuse_unstorable(value, LONGEST_TEXT)
        bumped = {"row_version": row["row_version"] + 1} if "row_version" in table.c else {}
        self.connection.execute(table.update().where(_is(table, key)).values(changed | bumped))
        is_vouched = vouched or _is_vouched(table)
        self._record_changes(table, row, changed, action, reason, vouched=is_vouched)

    def note(
        self,
        action: str,
        object: str = "",
        *,
        field: str = "",
        old: str | None = None,
        new: str | None = None,
        reason: str = "",
        deck: str = "",
    ) -> None:
        """Record what changes no row: a sign-in, a file taken away."""
        self._record(action, object, field=field, old=old, new=new, reason=reason, deck=deck)

    def write_events(self) -> Head | None:
        """Write the events and how far they go; return that, or None where nothing was done."""
        if not self._events:
            return None
        self.connection.execute(events.insert(), self._events)
        values = {"seq": self._head.seq, "hash": self._head.hash} | self._signed_head()
        if _has_head(self.connection):
            self.connection.execute(heads.update().where(heads.c.id == 1).values(values))
        else:
            self.connection.execute(heads.insert().values(id=1, **values))
        return self._head

    def leads_to(self, seen: Head | None) -> bool:
        """Return whether a head seen before is among the events."""
        if seen is None:
            return True
        found = select(events.c.hash).where(events.c.seq == seen.seq)
        return self.connection.scalar(found) == seen.hash

    def _row(self, table: Table, key: Mapping[str, Any]) -> RowMapping:
        row = self.connection.execute(select(table).where(_is(table, key))).mappings().first()
        if row is None:
            named = "/".join(str(value) for value in key.values())
            raise LibraryError(
                tell("The library has no {0} {1}.", table.name, named), fix=tell("Check the name.")
            )
        return row

    def _record_changes(
        self,
        table: Table,
        row: RowMapping,
        changed: Mapping[str, Any],
        action: str,
        reason: str,
        *,
        vouched: bool,
    ) -> None:
        for column in shown_columns(table):
            if column.name in changed:
                self._record(
                    action,
                    object_name(table, row),
                    effect="update",
                    deck=_deck_of(table, row),
                    field=column.name,
                    old=shown(column, row[column.name]),
                    new=shown(column, changed[column.name]),
                    reason=reason,
                    vouched=vouched,
                )

    def _record(
        self,
        action: str,
        object: str,
        *,
        effect: str = "note",
        deck: str = "",
        field: str = "",
        old: str | None = None,
        new: str | None = None,
        reason: str = "",
        vouched: bool = False,
    ) -> None:
        """Put an event at the end of the chain; of what is vouched for only if it can be signed."""
        for text in (action, object, deck, field, old, new, reason):
            refuse_unstorable(text)
        event = {
            "seq": self._head.seq + 1,
            "at": self.at,
            "clock": self.clock,
            "person": self.actor.person,
            "login": self.actor.login,
            "session": self.actor.session,
            "host": socket.gethostname(),
            "app_version": __version__,
            "action": action,
            "effect": effect,
            "object": object,
            "deck": deck,
            "field": field,
            "old": old,
            "new": new,
            "reason": reason,
            "prev_hash": self._head.hash,
        }
        digest = hash_of(event)
        signature = self._signed(event_payload(digest)).hex()
        if vouched and self._unable is not None:
            raise self._unable
        key = self._key if signature else ""
        self._events.append(event | {"hash": digest, "key": key, "signature": signature})
        self._head = Head(self._head.seq + 1, digest)

    def _signed(self, payload: bytes) -> bytes:
        """Return a signature of the library; nothing where this machine cannot sign."""
        if self._unable is None:
            try:
                return keyfiles.sign(self.library.folder, self._key, payload)
            except LibraryError as problem:  # most events need no signature
                self._unable = problem
        return b""

    def _signed_head(self) -> dict[str, Any]:
        """Return the head signed, where this machine can sign; else it stays as it was."""
        payload = head_payload(self.library.id, self._head.seq, self._head.hash)
        signature = self._signed(payload)
        if not signature:
            return {}
        return {
            "signed_seq": self._head.seq,
            "signed_hash": self._head.hash,
            "key": self._key,
            "signature": signature,
        }


def stored_head(connection: Connection) -> Head:
    """Return where the chain goes on.

    The hash is that of the stored head, not of the last event: were the end cut off, the gap
    stays open to see. The number is above every one that is there.
    """
    stored = connection.execute(select(heads.c.seq, heads.c.hash)).first()
    last = connection.scalar(select(func.max(events.c.seq))) or 0
    return Head(max(stored.seq, last), stored.hash) if stored else Head(last, START)


def _is_vouched(table: Table) -> bool:
    return bool(table.info.get("vouched"))


def _has_head(connection: Connection) -> bool:
    return connection.scalar(select(heads.c.id)) is not None


def _is(table: Table, key: Mapping[str, Any]) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in key.items()))


def _default(default: Any) -> Any:  # noqa: ANN401 - of any column
    return default.arg if default is not None else None


def _deck_of(table: Table, row: Mapping[str, Any] | RowMapping) -> str:
    return str(row["id"]) if table is decks else str(row.get("deck", ""))
