"""Signatures of people: made with the library's key once the password was given again.

A signature is over the version's content and rule report, the act, the signer's name, role,
meaning and time, the head of the audit trail and the signature that the library took before it. It
is kept with the very bytes that were signed, to be held against them for as long as the row is.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from slidekit.errors import LibraryError
from slidekit.export.approval import Signature, link_of, payload_again, signed
from slidekit.languages import tell
from slidekit.library import keyfiles, keys
from slidekit.library.audit import stored_head
from slidekit.library.chain import object_name, row_as_text
from slidekit.library.keychain import keychain
from slidekit.library.tables import events, people, signatures

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import Connection, RowMapping

    from slidekit.library.audit import Change, Library
    from slidekit.library.keychain import Keychain
    from slidekit.library.sessions import Person, Session
    from slidekit.library.versions import Version


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature as the library keeps it."""

    number: int
    act: str
    person: str
    """Id of who signed; the name stands in the signature."""
    zone: str
    """Of the signer's clock, such as "+02:00"."""
    signature: Signature

    @property
    def role(self) -> str:
        """The capacity in which it was signed."""
        return self.signature.role


@dataclass(frozen=True, slots=True)
class KeySigner:
    """Signs in the name of a library with its key in use; `export.signing.Signer`."""

    library: Library
    key: str

    def sign(self, payload: bytes) -> bytes:
        """Return the signature of a payload.

        Raises:
            LibraryError: the private key is not on this machine, or another is in use by now.
        """
        return keyfiles.sign(self.library.folder, self.key, payload)


def signer_of(library: Library, connection: Connection) -> KeySigner:
    """Return what signs with the library's key in use."""
    return KeySigner(library, keys.current_key(connection).id)


def made(
    signer: KeySigner,
    version: Version,
    person: Person,
    *,
    role: str,
    meaning: str,
    at: str,
    audit_head: str,
    previous: str,
    act: str,
) -> Signature:
    """Return a person's signature on a version; nothing is written.

    Args:
        signer: the library's.
        version: what is signed.
        person: who signs; his password was just confirmed.
        role: the capacity.
        meaning: what is said by it.
        at: the library's time (ISO).
        audit_head: hash of the last event.
        previous: of `last_link`.
        act: what is done by it.
    """
    return signed(
        version.subject,
        signer.sign,
        signer.key,
        person=person.full_name,
        role=role,
        meaning=meaning,
        at=dt.datetime.fromisoformat(at),
        audit_head=audit_head,
        previous=previous,
        act=act,
    )


def sign(change: Change, session: Session, version: Version, act: str, role: str, said: str) -> int:
    """Sign in a transaction and return the number of the signature.

    Raises:
        LibraryError: the key is not on this machine.
    """
    one = made(
        signer_of(change.library, change.connection),
        version,
        session.person,
        role=role,
        meaning=said,
        at=change.at,
        audit_head=change.head,
        previous=last_link(change.connection),
        act=act,
    )
    return enter(change, session, version, one)


def enter(change: Change, session: Session, version: Version, one: Signature) -> int:
    """Keep a signature; return its number."""
    number = _next_number(change.connection)
    row = {
        "number": number,
        "deck": version.deck,
        "version": version.number,
        "act": one.act,
        "person": session.person.id,
        "role": one.role,
        "meaning": one.meaning,
        "at": one.at.isoformat(timespec="microseconds"),
        "zone": zone_here(),
        "payload": one.payload,
        "signature": one.signature,
        "key": one.key,
        "previous": one.previous,
    }
    change.insert(signatures, f"sign: {one.act}", row, reason=one.meaning)
    return number


def signatures_of(
    connection: Connection, version: Version, chain: Keychain | None = None
) -> tuple[Signed, ...]:
    """Return the signatures on a version in their order, each held against what was signed.

    What nobody in the library has made is none of them (`is_stranger`).

    Args:
        connection: to read with.
        version: of which.
        chain: the library's keys, where they were read already.

    Raises:
        LibraryError: one is not as it was made, was brought here from elsewhere, or is gone.
    """
    known = chain or keychain(connection)
    rows = _rows(connection, version)
    refuse_missing(connection, version, {row["number"] for row in rows})
    ours = (row for row in rows if not is_stranger(connection, version, row, known))
    return tuple(_checked(connection, version, row, known) for row in ours)


def strangers_on(connection: Connection, version: Version) -> tuple[int, ...]:
    """Return the numbers of rows on a version that nobody in the library has made."""
    chain, rows = keychain(connection), _rows(connection, version)
    found = (row for row in rows if is_stranger(connection, version, row, chain))
    return tuple(row["number"] for row in found)


def _rows(connection: Connection, version: Version) -> tuple[RowMapping, ...]:
    asked = (
        select(signatures, people.c.full_name)
        .outerjoin(people, people.c.id == signatures.c.person)
        .where(signatures.c.deck == version.deck, signatures.c.version == version.number)
        .order_by(signatures.c.number)
    )
    return tuple(connection.execute(asked).mappings())


def zone_here() -> str:
    """Return the time zone of this machine as "+02:00"."""
    return dt.datetime.now().astimezone().isoformat()[-6:]


def is_stranger(connection: Connection, version: Version, row: RowMapping, chain: Keychain) -> bool:
    """Tell whether a row is none of the library's: no event tells of it, and no key signed it.

    Somebody has put it there by other ways than slidekit. It counts as nothing and is told by
    `check`. Of a row that was made here both are there: whoever changes the one is found by the
    other, and whoever takes the row away by the event (`refuse_missing`).
    """
    if _events_of(connection, row):
        return False
    one, link = _as_written(row), chain.links.get(str(row["key"]))
    if one is None or link is None or one.payload != payload_again(one, version.subject):
        return True
    return not keyfiles.is_valid(link.public_pem, one.payload, one.signature)


def refuse_missing(connection: Connection, version: Version, there: Collection[int]) -> None:
    """Go on only if each signature on a version is there that the audit trail tells of.

    Args:
        connection: to read with.
        version: which one.
        there: numbers of the signatures that stand on it.

    Raises:
        LibraryError: one is gone, or stands on something else by now.
    """
    for number, row, _ in signatures_told(connection, version.deck):
        if row.get("version") == str(version.number) and number not in there:
            raise LibraryError(
                tell("Signature {0} on {1} is gone, or was changed.", number, version.ref),
                fix=tell("Run `slidekit library check`; nothing is approved on it."),
            )


def signatures_told(
    connection: Connection, deck: str
) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
    """Yield each signature on a deck that an event tells of: its number, its row, the event."""
    asked = select(events).where(
        events.c.deck == deck,
        events.c.effect == "insert",
        events.c.object.startswith(f"{signatures.name}:", autoescape=True),
    )
    for event in (dict(row) for row in connection.execute(asked).mappings()):
        try:
            row, number = json.loads(str(event["new"])), int(str(event["object"]).split(":")[1])
        except ValueError:
            continue
        if isinstance(row, dict):
            yield number, row, event


def _events_of(connection: Connection, row: RowMapping) -> tuple[dict[str, Any], ...]:
    """Return the events that tell that a signature was made."""
    name = object_name(signatures, row)
    told = select(events).where(events.c.object == name, events.c.effect == "insert")
    return tuple(dict(event) for event in connection.execute(told).mappings())


def _checked(connection: Connection, version: Version, row: RowMapping, chain: Keychain) -> Signed:
    """Return a signature if name, role, meaning, time, version, place and key are as signed."""
    one = _as_written(row)
    place = _told_at(connection, row, chain)
    holds = (
        one is not None
        and place is not None
        and one.payload == payload_again(one, version.subject)
        and chain.holds(one.key, place, one.payload, one.signature)
        and one.previous == _link_before(connection, row["number"])
    )
    if row["key"] in chain.unvouched:
        raise LibraryError(
            tell("No key of the library vouches for the key of signature {0}.", row["number"]),
            fix=tell(
                "If an administrator made the key {0} because the old one was lost, ask him for "
                "its fingerprint and run `slidekit library key trust`; else somebody forged it.",
                row["key"],
            ),
        )
    if one is None or not holds:
        raise LibraryError(
            tell("Signature {0} on {1} is not as it was made.", row["number"], version.ref),
            fix=tell("Run `slidekit library check`; nothing is approved on it."),
        )
    return Signed(row["number"], row["act"], row["person"], row["zone"], one)


def _as_written(row: RowMapping) -> Signature | None:
    """Return a row as a signature; None where it cannot be one, as with no time in it."""
    try:
        at = dt.datetime.fromisoformat(row["at"])
        if at.tzinfo is None:
            return None
        return Signature(
            person=row["full_name"],
            role=row["role"],
            meaning=row["meaning"],
            at=at,
            key=row["key"],
            audit_head=head_in(row["payload"]),
            previous=row["previous"],
            payload=bytes(row["payload"]),
            signature=bytes(row["signature"]),
            act=row["act"],
        )
    except (TypeError, ValueError):
        return None


def _told_at(connection: Connection, row: RowMapping, chain: Keychain) -> int | None:
    """Return the number of the one event that tells of exactly this row; None: none does."""
    before = chain.before_revocations()
    found = [event for event in _events_of(connection, row) if before.made(event)]
    is_its = len(found) == 1 and found[0]["new"] == row_as_text(signatures, row)
    return int(found[0]["seq"]) if is_its else None


def head_in(payload: bytes) -> str:
    """Return the head of the audit trail that a payload names; "" where it is none of ours."""
    try:
        return str(json.loads(payload)["audit_head"])
    except (ValueError, KeyError, TypeError):
        return ""


def last_link(connection: Connection) -> str:
    """Return what the next signature says of the library's last one; "" where there is none."""
    return _link_before(connection, None)


def _next_number(connection: Connection) -> int:
    """Return the number of the next signature: behind the last one made here, and still free."""
    number = (_last_before(connection, None) or 0) + 1
    while connection.scalar(select(signatures.c.number).where(signatures.c.number == number)):
        number += 1
    return number


def _last_before(connection: Connection, number: int | None) -> int | None:
    """Return the number of the last signature before a number that an event tells of.

    A row that somebody has only put there is passed over: it must not take the place of one.
    """
    asked = select(func.max(signatures.c.number))
    while True:
        found = asked if number is None else asked.where(signatures.c.number < number)
        number = connection.scalar(found)
        if number is None:
            return None
        name = object_name(signatures, {"number": number})
        told = select(events.c.seq).where(events.c.object == name, events.c.effect == "insert")
        if connection.scalar(told.limit(1)) is not None:
            return number


def _link_before(connection: Connection, number: int | None) -> str:
    """Return the digest of the signature before a number; "" where there is none."""
    last = _last_before(connection, number)
    if last is None:
        return ""
    one = connection.scalar(select(signatures.c.signature).where(signatures.c.number == last))
    return link_of(bytes(one or b""))


def head_of(connection: Connection) -> str:
    """Return the hash of the last event."""
    return stored_head(connection).hash
