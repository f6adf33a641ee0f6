"""The chain of the library's keys: the first names the library, each next one the one before signs.

A row in the table of keys proves nothing: anybody who may write to the database can add one. What
counts is the events that tell of keys. The first event of a library makes its first key, of which
the library's id is made. The event that makes another key is signed by the key in force; there the
one ends and the other begins. A key holds for what stands between these two places among the
events, whatever a clock said. One that was revoked holds up to the place named then.

If a private key is lost nothing can vouch for the next one. Then the chain is broken, in an event
that says so and why, and each machine that shall believe the new key has to be told so by a person
(`witness.trust`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from slidekit.library import keyfiles, witness
from slidekit.library.chain import event_payload, hash_of, object_name
from slidekit.library.tables import events, keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

FIRST: Final = 1
"""Number of the event that makes the first key."""


@dataclass(frozen=True, slots=True)
class Link:
    """A key that is vouched for, and between which events it holds."""

    id: str
    public_pem: str
    begins: int
    """Number of the event that made it."""
    ends: int | None = None
    """Number of the event that made the next one; None: it is in force."""
    revoked_from: int | None = None
    """Number of the event from which on it proves nothing after all."""
    broken: bool = False
    """Nobody vouches for it but the people of this machine: the key before it was lost."""

    def holds_at(self, seq: int) -> bool:
        """Return whether a signature counts that stands at a place among the events."""
        is_over = self.ends is not None and seq > self.ends
        is_revoked = self.revoked_from is not None and seq >= self.revoked_from
        return self.begins <= seq and not is_over and not is_revoked


@dataclass(frozen=True, slots=True)
class Keychain:
    """The keys of a library that are vouched for."""

    links: Mapping[str, Link] = field(default_factory=dict)
    current: str = ""
    """Id of the key in force."""
    unvouched: tuple[str, ...] = ()
    """Ids of keys that events tell of and no key of the library vouches for."""

    def holds(self, key: str, seq: int, payload: bytes, signature: object) -> bool:
        """Return whether a key was in force at a place and signed exactly this payload."""
        link = self.links.get(key)
        if link is None or not link.holds_at(seq):
            return False
        return keyfiles.is_valid(link.public_pem, payload, signature)

    def before_revocations(self) -> Keychain:
        """Return the keys as if none had been revoked: what that ended held by them before."""
        links = {one.id: replace(one, revoked_from=None) for one in self.links.values()}
        return replace(self, links=links)

    def made(self, event: Mapping[str, Any]) -> bool:
        """Return whether an event is one that the library signed, as it is and where it stands."""
        payload, signature = event_payload(str(event["hash"])), _bytes(event["signature"])
        is_whole = hash_of(event) == event["hash"]
        return is_whole and self.holds(str(event["key"]), event["seq"], payload, signature)


def identity(connection: Connection) -> str:
    """Return the id of a library, as its first key has it; "" where that cannot be read."""
    told = connection.scalar(select(events.c.new).where(events.c.seq == FIRST))
    return keyfiles.library_id_of(_told(told).get("public_pem", ""))


def keychain(connection: Connection) -> Keychain:
    """Return the keys of a library that are vouched for."""
    ids = connection.scalars(select(keys.c.id)).all()
    names = [object_name(keys, {"id": one}) for one in ids]
    asked = select(events).where(events.c.object.in_(names)).order_by(events.c.seq)
    found = [dict(row) for row in connection.execute(asked).mappings()]
    known = identity(connection)  # none while the library is made, or where it cannot be read
    return linked(found, witness.trusted(keyfiles.keys_folder(known)) if known else ())


def linked(found: Iterable[Mapping[str, Any]], trusted: Iterable[str] = ()) -> Keychain:
    """Return the keys that are vouched for.

    Args:
        found: the events on keys, in their order.
        trusted: fingerprints of keys that the people of this machine vouch for.
    """
    chain = Keychain()
    for event in found:
        if event["effect"] == "insert":
            chain = _with_key(chain, event, frozenset(trusted))
        elif event["field"] == "revoked_from" and chain.made(event):
            chain = _with_revoked(chain, event)
    return chain


def _with_key(chain: Keychain, event: Mapping[str, Any], trusted: frozenset[str]) -> Keychain:
    pem = _told(event["new"]).get("public_pem", "")
    key = keyfiles.key_id_of(pem)
    link = Link(key, pem, event["seq"])
    is_named = bool(key) and event["object"] == object_name(keys, {"id": key})
    of_itself = Keychain({key: link}).made(event)
    is_first = event["seq"] == FIRST and of_itself
    is_broken = of_itself and keyfiles.fingerprint_of(pem) in trusted
    if not is_named or not (is_first or is_broken or chain.made(event)):
        named = str(event["object"]).partition(":")[2]
        return replace(chain, unvouched=(*chain.unvouched, named))
    link = replace(link, broken=is_broken and not is_first)
    before = {
        one.id: replace(one, ends=event["seq"]) if one.ends is None else one
        for one in chain.links.values()
    }
    return replace(chain, links=before | {key: link}, current=key)


def _with_revoked(chain: Keychain, event: Mapping[str, Any]) -> Keychain:
    key, place = str(event["object"]).partition(":")[2], str(event["new"])
    link = chain.links.get(key)
    if link is None or not place.isdecimal():
        return chain
    revoked = replace(link, revoked_from=int(place))
    return replace(chain, links={**chain.links, key: revoked})


def _told(text: object) -> dict[str, str]:
    """Return what an event tells of a new row; nothing where it cannot be read."""
    try:
        row = json.loads(str(text))
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}


def _bytes(text: object) -> bytes:
    try:
        return bytes.fromhex(str(text))
    except ValueError:
        return b""
