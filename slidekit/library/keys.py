"""The library's keys: the newest signs, older ones still prove what they signed in their time.

Which of them count, and for which events, is judged in `keychain`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library import grants, keyfiles, witness
from slidekit.library.audit import Attempt
from slidekit.library.chain import object_name
from slidekit.library.keychain import FIRST, keychain
from slidekit.library.names import iso_date, needed
from slidekit.library.policies import lapsed_in
from slidekit.library.tables import events, keys, signatures
from slidekit.library.vouching import unvouched_settings

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from slidekit.library.audit import Change, Library
    from slidekit.library.keychain import Keychain
    from slidekit.library.keyfiles import PublicKey
    from slidekit.library.policies import Permission
    from slidekit.library.sessions import Session

MAY_ROTATE = ("administrator",)
MADE: Final = "make key"
BROKEN: Final = "make key, the one before it is lost"
"""Action of the event in which the chain of keys breaks."""


@dataclass(frozen=True, slots=True)
class Key:
    """A public key of the library."""

    id: str
    public_pem: str
    created_at: str
    retired_at: str | None
    revoked_at: str | None = None
    vouched: bool = True
    """Whether the key before it signed it; that of a broken chain only a person vouches for."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the key, hexadecimal, for people to compare."""
        return keyfiles.fingerprint_of(self.public_pem)


@dataclass(frozen=True, slots=True)
class Revoked:
    """A key that proves nothing any more from some day on."""

    key: str
    since: str
    """ISO date, or "event N"."""
    place: int
    """Number of the event from which on it proves nothing."""
    new: str
    """Id of the key that signs now."""
    struck: tuple[int, ...]
    """Numbers of the signatures that do not hold any more."""
    policies: tuple[Permission, ...] = ()
    """Permissions that ended with it: what is permitted still has to be permitted again."""
    settings: tuple[str, ...] = ()
    """Settings that nobody vouches for since: they have to be set again."""


def all_keys(connection: Connection) -> tuple[Key, ...]:
    """Return the keys whose signatures prove something, the one in use first, then the newest."""
    return tuple(key for key in _listed(connection) if key.vouched and key.revoked_at is None)


def pem_of(connection: Connection) -> bytes:
    """Return those keys as PEM, one after the other."""
    return "".join(key.public_pem for key in all_keys(connection)).encode()


def current_key(connection: Connection) -> Key:
    """Return the key that signs.

    Raises:
        LibraryError: the library has none.
    """
    current = keychain(connection).current
    for key in _listed(connection):
        if key.id == current:
            return key
    raise LibraryError(
        tell("The library has no key to sign with."), fix=tell("Run `slidekit library check`.")
    )


def list_keys(session: Session) -> tuple[Key, ...]:
    """Return all keys; anybody who is signed in may see the public halves."""
    with session.reading() as connection:
        return _listed(connection)


def rotate(session: Session, reason: str = "", *, lost: bool = False) -> Key:
    """Make a new key and retire the one in use; what that signed stays valid.

    Args:
        session: of an administrator.
        reason: why.
        lost: the private key in use is lost, so that it cannot vouch for the new one. That breaks
            the chain of keys: every other machine has to be told to trust the new one.

    Raises:
        Refused: wrong_role.
        LibraryError: the private key in use is not on this machine, or is though it is said to be
            lost; the new one cannot be written; a break has no reason.
    """
    with session.writing(Attempt("rotate key", keys.name)) as change:
        grants.demand(change.connection, session, MAY_ROTATE)
        if lost:
            return _broken(change, needed(reason, tell("The reason")))
        return _rotated(change, reason)


def _rotated(change: Change, reason: str) -> Key:
    old = current_key(change.connection)
    _retire(change, old, reason)
    made = keyfiles.make_key(change.library.folder)
    key = enter_key(change, made, MADE, reason)
    change.signs_with(key.id)
    return key


def _broken(change: Change, reason: str) -> Key:
    old, folder = current_key(change.connection), change.library.folder
    if keyfiles.has_key(folder, old.id):
        raise LibraryError(
            tell("The private key {0} is on this machine, so it is not lost.", old.id),
            fix=tell("Run `slidekit library key rotate` without --lost."),
        )
    made = keyfiles.make_key(folder)
    change.signs_with(made.id)
    key = enter_key(change, made, BROKEN, reason)
    _retire(change, old, reason)
    _trust(folder, key.fingerprint)
    return key


def _retire(change: Change, key: Key, reason: str) -> None:
    retired = {"retired_at": change.at}
    change.update(keys, {"id": key.id}, "retire key", retired, reason=reason)


def revoke(session: Session, key_id: str, since: str | int, reason: str) -> Revoked:
    """Shut out a key that came into other hands; the one in use is replaced first.

    Args:
        session: of an administrator.
        key_id: which key.
        since: ISO date, the first day on which somebody else may have had it, or the number of the
            first event that he may have made. What it signed from the first event of that day on,
            or from that event on, does not hold any more, nor do files that it released; a clock
            that was set back behind that place changes nothing.
        reason: why.

    Raises:
        Refused: wrong_role.
        LibraryError: there is no such key, it was revoked before, the day is in the future, there
            is no such event, the reason is empty, or the private key in use is not on this machine.
    """
    first = iso_date(since, tell("The day")) if isinstance(since, str) else since
    named = first if isinstance(first, str) else f"event {first}"
    said = needed(reason, tell("The reason"))
    with session.writing(Attempt("revoke key", keys.name)) as change:
        grants.demand(change.connection, session, MAY_ROTATE)
        chain = keychain(change.connection)
        key_id = key_id.strip().lower()
        _refuse_unrevocable(chain, key_id)
        found = _place(change, first)
        if key_id == chain.current:
            _rotated(change, said)
        place = found or change.next_seq
        values = {"revoked_at": change.at, "revoked_from": place}
        change.update(keys, {"id": key_id}, "revoke key", values, reason=f"since {named}: {said}")
        struck = _struck(change.connection, key_id, place)
        new = change.key
    with session.reading() as connection:  # events are there once they are written
        unsure = unvouched_settings(connection, keychain(connection))
        return Revoked(key_id, named, place, new, struck, lapsed_in(connection), unsure)


def _refuse_unrevocable(chain: Keychain, key_id: str) -> None:
    link = chain.links.get(key_id)
    if link is None or link.revoked_from is not None:
        raise LibraryError(
            tell("The library has no key {0} that could be revoked.", repr(key_id[:40])),
            fix=tell("See `slidekit library key list`."),
        )


def _place(change: Change, first: str | int) -> int:
    """Return the number of the first event of a day, or that of an event that there is; 0: none.

    Whoever has a key may have a clock too, so the order of events counts: what he dates back
    behind the first event of the day stands behind it.
    """
    if isinstance(first, int):
        if not FIRST <= first < change.next_seq:
            raise LibraryError(
                tell(
                    "The audit trail has no event {0}; its last is {1}.", first, change.next_seq - 1
                ),
                fix=tell("See `seq` in `slidekit library audit --json`."),
            )
        return first
    if first > change.today[:10]:
        raise LibraryError(
            tell("{0} is in the future.", first),
            fix=tell("Give the first day on which somebody else may have had the key."),
        )
    asked = select(func.min(events.c.seq)).where(events.c.at >= first)
    return change.connection.scalar(asked) or 0


def _struck(connection: Connection, key_id: str, place: int) -> tuple[int, ...]:
    """Return the signatures that a key made at a place among the events or behind it."""
    found = []
    for number in connection.scalars(select(signatures.c.number).where(signatures.c.key == key_id)):
        name = object_name(signatures, {"number": number})
        seq = connection.scalar(select(func.min(events.c.seq)).where(events.c.object == name))
        if seq is not None and seq >= place:
            found.append(number)
    return tuple(sorted(found))


def trust_key(library: Library, fingerprint: str) -> Key:
    """Believe, on this machine, a key of a broken chain whose fingerprint a person compared.

    Args:
        library: an open library.
        fingerprint: SHA-256 of the key as the administrator who made it told it, 64 hexadecimal
            digits; blanks and colons between them do not matter.

    Raises:
        LibraryError: the library has no key with it, or this machine cannot note it.
    """
    from slidekit.library.audit import reading

    wished = "".join(sign for sign in fingerprint.lower() if sign not in " :")
    with reading(library) as connection:
        found = [key for key in _listed(connection) if wished and key.fingerprint == wished]
    if not found:
        raise LibraryError(
            tell("The library has no key with this fingerprint."),
            fix=tell("Ask the administrator who made the key for all 64 digits."),
        )
    _trust(library.folder, wished)
    return found[0]


def _trust(folder: Path, fingerprint: str) -> None:
    try:
        witness.trust(folder, fingerprint)
    except OSError as problem:
        raise LibraryError(
            tell("{0} cannot be written to: {1}.", folder, problem.strerror or problem),
            fix=tell("Name a folder that you may write to in {0}.", keyfiles.FOLDER_VARIABLE),
        ) from problem


def enter_key(change: Change, made: PublicKey, action: str, reason: str = "") -> Key:
    """Keep a key in a transaction; whichever key signs its events then vouches for it."""
    values = {"id": made.id, "public_pem": made.pem, "created_at": change.at}
    change.insert(keys, action, values, reason=reason)
    return Key(made.id, made.pem, change.at, None)


def public_pem(session: Session) -> str:
    """Return the public keys as PEM, one after the other, the one in use first.

    Words between them say whose they are, for people who compare; a reader of PEM skips those.
    """
    with session.reading() as connection:
        found = all_keys(connection)
    library = f"slidekit library {session.library.id}\n"
    return library + "".join(f"key {key.fingerprint}\n{key.public_pem}" for key in found)


def _listed(connection: Connection) -> tuple[Key, ...]:
    chain = keychain(connection)
    columns = [keys.c[name] for name in ("id", "public_pem", "created_at", "retired_at")]
    ordered = select(*columns, keys.c.revoked_at).order_by(keys.c.created_at.desc())
    found = []
    for row in connection.execute(ordered).mappings():
        link = chain.links.get(row["id"])
        is_vouched = link is not None and link.public_pem == row["public_pem"]
        revoked = row["revoked_at"] or (link.revoked_from if link else None)
        found.append(
            Key(**{**row, "revoked_at": str(revoked) if revoked else None}, vouched=is_vouched)
        )
    return tuple(sorted(found, key=lambda key: key.id != chain.current))
