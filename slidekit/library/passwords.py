"""Passwords: how they are kept, which are taken, when they are too old.

Kept as argon2id hashes. Length counts, not kinds of characters, as NIST SP 800-63B advises; what
everybody guesses first is refused, and so are the last few of the same person.
"""

from __future__ import annotations

import unicodedata
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library.clock import after, days_between
from slidekit.library.settings import number
from slidekit.library.tables import passwords

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from slidekit.library.audit import Change

LONGEST = 256
_GUESSED = (
    "password passw0rd password1 password12 password123 12345678 123456789 1234567890 87654321 "
    "qwertyui qwertyuiop qwerty123 qwertz123 1q2w3e4r abcd1234 abc12345 iloveyou sunshine "
    "princess football baseball superman letmein1 welcome1 welcome123 trustno1 admin123 "
    "administrator changeme slidekit passwort passwort1 passwort123 willkommen geheim123"
)
GUESSED_FIRST = frozenset(_GUESSED.split())
HASHER = PasswordHasher(time_cost=1, memory_cost=47_104, parallelism=1)
"""Argon2id with 46 MiB and one pass, of OWASP's Password Storage Cheat Sheet."""


def matches(stored: str | None, password: str) -> bool:
    """Return whether a password is the stored one; an unknown person takes as long as a known."""
    typed = _bytes(password)
    if stored is None:
        HASHER.hash(typed)
        return False
    try:
        return HASHER.verify(stored, typed)
    except (VerificationError, InvalidHashError):
        return False


@dataclass(frozen=True, slots=True)
class Held:
    """The password of a person, as the library holds it."""

    hash: str
    set_at: str
    must_change: bool


def newest(connection: Connection, person: str) -> Held | None:
    """Return a person's password; None of somebody who is not known."""
    mine = select(*(passwords.c[name] for name in Held.__slots__)).where(
        passwords.c.person == person
    )
    row = connection.execute(mine.order_by(passwords.c.set_at.desc())).first()
    return Held(*row) if row else None


def has_to_change(connection: Connection, held: Held, at: str) -> bool:
    """Return whether a password was given by somebody else to be changed, or is too old."""
    days = number(connection, "password_days")
    return held.must_change or bool(days and days_between(held.set_at, at) > days)


def set_password(
    change: Change, person: str, words: tuple[str, ...], password: str, *, must_change: bool
) -> None:
    """Give a person a new password.

    Args:
        change: the transaction.
        person: id.
        words: the person's login and name, which are no passwords.
        password: as typed.
        must_change: it has to be changed at the first sign-in.

    Raises:
        LibraryError: it is too short, guessed easily, or one of the last few.
    """
    if wrong := _fault(change.connection, person, words, _plain(password)):
        raise LibraryError(wrong, fix=tell("Choose another; several words in a row are good."))
    values = {
        "id": str(uuid.uuid4()),
        "person": person,
        "hash": HASHER.hash(_bytes(password)),
        "set_at": _later(newest(change.connection, person), change.at),
        "must_change": must_change,
    }
    change.insert(passwords, "set password", values)


def _later(held: Held | None, at: str) -> str:
    """Return the time of a new password, never before the last one's, however clocks were set.

    The newest counts; with a clock set back the old password would go on to be it.
    """
    return at if held is None or held.set_at < at else after(held.set_at, microseconds=1)


def _fault(connection: Connection, person: str, words: tuple[str, ...], password: str) -> str:
    shortest = number(connection, "password_length")
    if not shortest <= len(password) <= LONGEST:
        return tell("A password has {0} to {1} characters.", shortest, LONGEST)
    if password.casefold() in GUESSED_FIRST | {word.casefold() for word in words}:
        return tell("This password is one of the first that anybody guesses.")
    if len(set(password)) == 1:
        return tell("This password is one character over and over.")
    if any(matches(old, password) for old in _earlier(connection, person)):
        return tell("This password was used before.")
    return ""


def _earlier(connection: Connection, person: str) -> tuple[str, ...]:
    mine = select(passwords.c.hash).where(passwords.c.person == person)
    newest_first = mine.order_by(passwords.c.set_at.desc())
    count = number(connection, "password_history")
    return tuple(connection.scalars(newest_first.limit(count)))


def _plain(password: str) -> str:
    """Return a password as every keyboard and system types it."""
    return unicodedata.normalize("NFKC", password)


def _bytes(password: str) -> bytes:
    return _plain(password).encode("utf-8", "surrogatepass")
