"""The library's keys: the newest signs, older public ones still prove what they signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library import grants, keyfiles
from slidekit.library.tables import keys

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from slidekit.library.audit import Change, Library
    from slidekit.library.sessions import Session

MAY_ROTATE = ("administrator",)


@dataclass(frozen=True, slots=True)
class Key:
    """A public key of the library."""

    id: str
    public_pem: str
    created_at: str
    retired_at: str | None


def all_keys(connection: Connection) -> tuple[Key, ...]:
    """Return the keys, the one in use first, then the newest."""
    ordered = select(keys).order_by(keys.c.retired_at.is_not(None), keys.c.created_at.desc())
    return tuple(Key(**row) for row in connection.execute(ordered).mappings())


def current_key(connection: Connection) -> Key:
    """Return the key that signs.

    Raises:
        LibraryError: the library has none.
    """
    for key in all_keys(connection):
        if key.retired_at is None:
            return key
    raise LibraryError(
        tell("The library has no key to sign with."), fix=tell("Run `slidekit library key rotate`.")
    )


def sign(library: Library, connection: Connection, payload: bytes) -> tuple[str, bytes]:
    """Return the id of the key in use and its signature of a payload.

    Raises:
        LibraryError: there is no key, or its private half is not on this machine.
    """
    key = current_key(connection)
    return key.id, keyfiles.sign(library.folder, key.id, payload)


def is_signed(connection: Connection, key_id: str, payload: bytes, signature: bytes) -> bool:
    """Return whether a key of this library, also a retired one, signed exactly this payload."""
    pem = connection.scalar(select(keys.c.public_pem).where(keys.c.id == key_id))
    return pem is not None and keyfiles.is_valid(pem, payload, signature)


def list_keys(session: Session) -> tuple[Key, ...]:
    """Return the library's keys; anybody who is signed in may see the public halves."""
    with session.reading() as connection:
        return all_keys(connection)


def rotate(session: Session, reason: str = "") -> Key:
    """Make a new key and retire the one in use; what that signed stays valid.

    Raises:
        Refused: wrong_role.
        LibraryError: the private key cannot be written.
    """
    with session.writing() as change:
        grants.demand(change.connection, session, MAY_ROTATE)
        for key in all_keys(change.connection):
            if key.retired_at is None:
                retired = {"retired_at": change.at}
                change.update(keys, {"id": key.id}, "retire key", retired, reason=reason)
        return enter_key(change)


def enter_key(change: Change) -> Key:
    """Make a key in a transaction."""
    made = keyfiles.make_key(change.library.folder)
    values = {"id": made.id, "public_pem": made.pem, "created_at": change.at}
    change.insert(keys, "make key", values)
    return Key(made.id, made.pem, change.at, None)


def public_pem(session: Session) -> str:
    """Return the public keys as PEM, one after the other, the one in use first."""
    return "".join(key.public_pem for key in list_keys(session))
