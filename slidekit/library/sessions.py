"""Signing in. A Session is one person at one library; what a person may do hangs on it.

Every sign-in is an event, also one that fails. Too many failures in a row lock the account for a
while, whatever is typed then, so that nobody finds a password by trying.
"""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from slidekit.errors import Refused
from slidekit.languages import tell
from slidekit.library import audit, clock, passwords
from slidekit.library.chain import object_name
from slidekit.library.names import plain_login
from slidekit.library.refusals import BAD_PASSWORD, DISABLED, LOCKED
from slidekit.library.settings import number
from slidekit.library.tables import events, people

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection, RowMapping

    from slidekit.library.audit import Actor, Attempt, Change, Library


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account; the id is never given to anybody else."""

    id: str
    login: str
    full_name: str
    verified_by: str
    trained_on: str | None
    created_at: str
    disabled_at: str | None
    locked_until: str | None


@dataclass(frozen=True, slots=True)
class Session:
    """A person who is signed in."""

    library: Library
    person: Person
    id: str
    since: int
    """Number of the event of the sign-in: a later one that closed the account ends the session."""

    @property
    def actor(self) -> Actor:
        """Who acts, for events."""
        return audit.Actor(self.person.id, self.person.login, self.id)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with.

        Raises:
            Refused: disabled, where the account was closed since the sign-in.
        """
        with audit.reading(self.library) as connection:
            _refuse_ended(connection, self)
            yield connection

    @contextmanager
    def writing(self, attempt: Attempt = audit.NOTHING) -> Iterator[Change]:
        """Give a Change in this person's name; the attempt stands in the event of a refusal.

        Raises:
            Refused: disabled, where the account was closed since the sign-in.
        """
        with audit.writing(self.library, self.actor, attempt) as change:
            _refuse_ended(change.connection, self)
            yield change

    def noting(self, attempt: Attempt) -> AbstractContextManager[None]:
        """Note what is refused within a block that only reads."""
        return audit.noting(self.library, self.actor, attempt)


def sign_in(
    library: Library, login: str, password: str, *, to_change_password: bool = False
) -> Session:
    """Let a person in.

    Args:
        library: an open library.
        login: as given to the person; upper and lower case are the same.
        password: as typed.
        to_change_password: a password that is too old is good enough for this.

    Raises:
        Refused: bad_password, locked or disabled; bad_password also where the password is right
            but has to be changed first.
    """
    session = str(uuid.uuid4())
    refusal, row, since = _tried(
        library, plain_login(login), password, session, "sign in", any_age=to_change_password
    )
    if refusal:
        raise refusal
    return Session(library, person_of(row), session, since)


def confirm(session: Session, password: str) -> None:
    """Check the password of somebody signed in once more, as each signature needs it.

    Raises:
        Refused: bad_password, locked or disabled; bad_password also where somebody else chose the
            password, or it is too old: with such a one nobody signs.
    """
    person = session.person
    refusal, *_ = _tried(session.library, person.login, password, session.id, "confirm identity")
    if refusal:
        raise refusal


def person_of(row: RowMapping) -> Person:
    """Return a row of `people` as a Person."""
    return Person(**{name: row[name] for name in Person.__slots__})


def _tried(
    library: Library,
    login: str,
    password: str,
    session: str,
    action: str,
    *,
    any_age: bool = False,
) -> tuple[Refused | None, Any, int]:
    """Check a password and note how it went.

    Returns:
        The refusal, if any, the person's row, and the number of the event that tells of it.
    """
    with audit.reading(library) as connection:
        row = _by_login(connection, login)
        held = passwords.newest(connection, row["id"]) if row else None
    is_right = passwords.matches(held.hash if held else None, password)
    actor = audit.Actor(row["id"], login, session) if row else audit.Actor("", "", session)
    with audit.writing(library, actor) as change:
        now = _by_login(change.connection, login)
        if now is None:
            change.note(f"{action}: refused", reason="unknown login")
            return _bad_password(), None, change.next_seq - 1
        refusal = _judged(change, now, action, is_right, any_age=any_age)
        return refusal, now, change.next_seq - 1


def _judged(
    change: Change, row: RowMapping, action: str, is_right: bool, *, any_age: bool
) -> Refused | None:
    """Note the outcome of an attempt and count failures; return the refusal, None if let in."""
    object_ = f"people:{row['id']}"
    if row["locked_until"] and change.at < row["locked_until"]:
        change.note(f"{action}: refused", object_, reason="account is locked")
        return lockout(row["locked_until"])
    if not is_right:
        return _count_failure(change, row, action)
    if row["disabled_at"]:
        change.note(f"{action}: refused", object_, reason="account is disabled")
        return _disabled(row["login"])
    if not any_age and _is_old(change, str(row["id"])):
        change.note(f"{action}: refused", object_, reason="password has to be changed")
        return Refused(
            BAD_PASSWORD,
            tell("Your password has to be changed first."),
            fix=tell("Run `slidekit library user password` with your login."),
        )
    fresh = {"failed_attempts": 0, "locked_until": None}
    change.update(people, {"id": row["id"]}, "forget failed attempts", fresh)
    change.note(action, object_)
    return None


def _count_failure(change: Change, row: RowMapping, action: str) -> Refused:
    change.note(f"{action}: refused", f"people:{row['id']}", reason="wrong password")
    count = row["failed_attempts"] + 1
    key = {"id": row["id"]}
    if count < number(change.connection, "lockout_attempts"):
        change.update(people, key, "count failed attempt", {"failed_attempts": count})
        return _bad_password()
    until = clock.after(change.at, minutes=number(change.connection, "lockout_minutes"))
    locked = {"failed_attempts": 0, "locked_until": until}
    change.update(people, key, "lock account", locked, reason="too many wrong passwords")
    return lockout(until)


def _is_old(change: Change, person: str) -> bool:
    held = passwords.newest(change.connection, person)
    return held is not None and passwords.has_to_change(change.connection, held, change.at)


def _by_login(connection: Connection, login: str) -> RowMapping | None:
    found = connection.execute(select(people).where(people.c.login == login))
    return found.mappings().first()


def _bad_password() -> Refused:
    return Refused(
        BAD_PASSWORD,
        tell("Login or password is wrong."),
        fix=tell("Type both again; after several failures the account is locked for a while."),
    )


def _refuse_ended(connection: Connection, session: Session) -> None:
    """Refuse all to somebody whose account was closed, though it may be open again since.

    A session is not a way around that.
    """
    person = session.person
    closing = select(events.c.seq).where(
        events.c.object == object_name(people, {"id": person.id}),
        events.c.field == people.c.disabled_at.name,
        events.c.new.is_not(None),
        events.c.seq > session.since,
    )
    asked = select(people.c.disabled_at, closing.exists()).where(people.c.id == person.id)
    found = connection.execute(asked).first()
    if found is None or found[0] is not None:
        raise _disabled(person.login)
    if found[1]:
        raise Refused(
            DISABLED,
            tell("The account {0} was disabled while you were signed in.", person.login),
            fix=tell("Sign in again."),
        )


def _disabled(login: str) -> Refused:
    return Refused(
        DISABLED,
        tell("The account {0} is disabled.", login),
        fix=tell("Ask an administrator of the library."),
    )


def lockout(until: str) -> Refused:
    """Return that an account is locked for a while."""
    return Refused(
        LOCKED,
        tell("The account is locked until {0} UTC.", until[:16].replace("T", " ")),
        fix=tell("Wait, or ask an administrator of the library to unlock it."),
    )
