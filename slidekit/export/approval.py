"""What people sign, what a library signs at release, and whether the signatures hold.

What must hold for a released file to be believed:

1. Each person's signature is over the content, the rule report, deck and version, the act and
   its meaning, who signed in which role and when, the head of the audit trail, and the signature
   that the library took before it. So none can be moved to another person, meaning, deck or
   version, and no rejection pass for an approval.
2. The library's signature is over the whole record in the file: the approval with all signatures,
   every slide as the file shows it, and every other part of the file. So none of that can be
   written anew, and no signature left out or put in, without the library's private key.
3. The keys are those that the reader was given by other ways; what the file says of keys proves
   nothing.

This module judges values alone; nothing here reads a file or a clock.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from slidekit.export.digests import ascii_json
from slidekit.export.signing import is_signed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    Keys = Mapping[str, Ed25519PublicKey]
    Sign = Callable[[bytes], bytes]

_RECORD = re.compile(
    r"Records approval ([^,]+) of another system, given there by: ([a-z, ]+)\. Nobody signed here\."
)
SIGNATURE_KIND = "slidekit.signature/1"
RELEASE_KIND = "slidekit.release/1"
"""Stand in the payloads, so that one kind of signature can never pass for the other."""

SignatureStatus = Literal["valid", "invalid", "none", "unknown-key"]
Why = Literal["altered", "forged", "unknown-key"]
"""altered: the record says something else than was signed; forged: not made with that key."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a signature is about."""

    deck: str
    version: int
    content_digest: str
    """SHA-256 of the content (`digests.content_digest`)."""
    report_digest: str
    """SHA-256 of the rule report (`digests.report_digest`)."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A person's signature, made with the library's key when they gave their password."""

    person: str
    """Full name."""
    role: str
    meaning: str
    at: dt.datetime
    """With its time zone; the library's clock in UTC."""
    key: str
    """Id of the key that signed."""
    audit_head: str
    """Head of the audit trail before this signature, in hexadecimal digits."""
    previous: str
    """SHA-256 of the signature that the library took before this one; "" for its first."""
    payload: bytes
    """What was signed: canonical JSON (`payload_of`)."""
    signature: bytes
    """64 bytes."""
    act: str = "approve"
    """What was done by it: approve, waive, reject, release or withdraw."""


@dataclass(frozen=True, slots=True)
class Approval:
    """An approval as a released file carries it."""

    id: str
    deck: str
    version: int
    state: str
    released_at: dt.datetime
    """With its time zone."""
    valid_until: dt.date
    """The last day on which the file may be shown."""
    audience: str
    content_digest: str
    report_digest: str
    audit_head: str
    """Head of the audit trail at release, in hexadecimal digits."""
    key: str
    """Id of the key that releases."""
    signatures: tuple[Signature, ...]
    markets: tuple[str, ...] = ()
    outside: str = ""
    """Id of the same approval in another system; "" where there is none."""
    parent: str = ""
    """Of a deck that was derived without new review: id of the approval that it rests on."""
    derived: str = ""
    """Of such a deck: the digest of its own content; the signatures are over its parent's."""

    @property
    def subject(self) -> Subject:
        """What the signatures are about."""
        return Subject(self.deck, self.version, self.content_digest, self.report_digest)


def payload_of(
    subject: Subject,
    *,
    person: str,
    role: str,
    meaning: str,
    at: dt.datetime,
    audit_head: str,
    previous: str = "",
    act: str = "approve",
) -> bytes:
    """Return what a person signs, as canonical JSON.

    Args:
        subject: what is signed.
        person: full name.
        role: the capacity in which they sign.
        meaning: what they say by it.
        at: when, with its time zone.
        audit_head: head of the audit trail before the signature.
        previous: SHA-256 of the signature that the library took before it; "" for its first.
        act: what is done by it: a rejection must never pass for an approval.

    Raises:
        ValueError: the time has no zone.
    """
    if at.tzinfo is None:
        raise ValueError("the time of a signature needs its zone")
    return ascii_json(
        {
            "kind": SIGNATURE_KIND,
            "deck": subject.deck,
            "version": subject.version,
            "content": subject.content_digest,
            "report": subject.report_digest,
            "person": person,
            "role": role,
            "meaning": meaning,
            "at": at.isoformat(),
            "audit_head": audit_head,
            "previous": previous,
            "act": act,
        }
    )


def record_meaning(outside: str, roles: Sequence[str]) -> str:
    """Return what a librarian signs who records that a version was approved in another system."""
    given = f"of another system, given there by: {', '.join(roles)}"
    return f"Records approval {outside} {given}. Nobody signed here."


def recorded_in(meaning: str) -> tuple[str, tuple[str, ...]] | None:
    """Return id and roles of the outside approval that a meaning records; None: it records none."""
    found = _RECORD.fullmatch(meaning)
    return (found[1], tuple(found[2].split(", "))) if found else None


def link_of(signature: bytes) -> str:
    """Return what the next signature says of this one: its SHA-256 in hexadecimal digits."""
    return hashlib.sha256(signature).hexdigest()


def signed(
    subject: Subject,
    sign: Sign,
    key: str,
    *,
    person: str,
    role: str,
    meaning: str,
    at: dt.datetime,
    audit_head: str,
    previous: str = "",
    act: str = "approve",
) -> Signature:
    """Return a person's signature; arguments as of `payload_of`, `sign` signs with this key."""
    payload = payload_of(
        subject,
        person=person,
        role=role,
        meaning=meaning,
        at=at,
        audit_head=audit_head,
        previous=previous,
        act=act,
    )
    made = sign(payload)
    return Signature(person, role, meaning, at, key, audit_head, previous, payload, made, act)


def release_payload(approval: Mapping[str, Any], slides: object, record: str) -> bytes:
    """Return what a library signs at release, as canonical JSON.

    Args:
        approval: the approval as the file's record holds it (`as_record`).
        slides: id and digest of every slide of the stamped file, in order.
        record: SHA-256 of the whole record without this signature.
    """
    return ascii_json(
        {"kind": RELEASE_KIND, "approval": approval, "slides": slides, "record": record}
    )


@dataclass(frozen=True, slots=True)
class Flaw:
    """A signature that does not hold."""

    person: str
    """Whose it claims to be."""
    why: Why
    key: str


def flaws_of(approval: Approval, keys: Keys) -> tuple[Flaw, ...]:
    """Return the people's signatures of an approval that do not hold."""
    judged = ((one, _flaw(one, approval.subject, keys)) for one in approval.signatures)
    return tuple(Flaw(one.person, why, one.key) for one, why in judged if why)


def _flaw(one: Signature, subject: Subject, keys: Keys) -> Why | None:
    if one.payload != payload_again(one, subject):
        return "altered"
    if one.key not in keys:
        return "unknown-key"
    return None if is_signed(keys[one.key], one.payload, one.signature) else "forged"


def payload_again(one: Signature, subject: Subject) -> bytes:
    """Return what has to have been signed, if a signature is what it says."""
    return payload_of(
        subject,
        person=one.person,
        role=one.role,
        meaning=one.meaning,
        at=one.at,
        audit_head=one.audit_head,
        previous=one.previous,
        act=one.act,
    )
