"""A library as far as releases need one: a key that signs, and approvals signed by two people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from slidekit.app.checking import draft
from slidekit.app.releasing import report_of
from slidekit.export.approval import Approval, Signature, Subject, link_of, signed
from slidekit.export.digests import content_digest, report_digest
from slidekit.export.signing import key_id

if TYPE_CHECKING:
    from slidekit.deck.model import Deck

RELEASED_AT = dt.datetime(2026, 11, 27, 8, 30, tzinfo=dt.UTC)
VALID_UNTIL = dt.date(2099, 11, 26)
"""Far off: the command line asks the clock."""
AUDIENCE = "Oncologists"
HEADS = ("ab" * 32, "cd" * 32)
PEOPLE = (
    ("Maria Hoffmann", "medical", "Medically accurate and balanced"),
    ("James O'Connor", "regulatory", "Approved for the stated use and markets"),
)


@dataclass(frozen=True, slots=True)
class Key:
    """A library's key pair; a seed makes it the same in every run."""

    private: Ed25519PrivateKey

    @property
    def key(self) -> str:
        """Id of the public key."""
        return key_id(self.private.public_key())

    @property
    def pem(self) -> bytes:
        """The public key as people are given it."""
        public = self.private.public_key()
        return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    def sign(self, payload: bytes) -> bytes:
        """Return the signature of a payload."""
        return self.private.sign(payload)


def key_of(seed: int) -> Key:
    """Return the key pair of a seed."""
    return Key(Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32))


OURS, THEIRS = key_of(1), key_of(2)


def subject_of(deck: Deck, version: int = 3) -> Subject:
    """Return what people sign of a deck."""
    laid_out = draft(deck)
    report = report_digest(report_of(laid_out)["list"])
    return Subject("onc301-congress", version, content_digest(deck, laid_out.frames), report)


def signatures_on(subject: Subject, key: Key = OURS) -> tuple[Signature, ...]:
    """Return the signatures of two people on a subject, an hour apart."""
    found: list[Signature] = []
    for hour, (person, role, meaning) in enumerate(PEOPLE):
        one = signed(
            subject,
            key.sign,
            key.key,
            person=person,
            role=role,
            meaning=meaning,
            at=dt.datetime(2026, 11, 26, 9 + hour, 15, 2, tzinfo=dt.UTC),
            audit_head=HEADS[hour],
            previous=link_of(found[-1].signature) if found else "",
        )
        found.append(one)
    return tuple(found)


def approval_of(subject: Subject, key: Key = OURS) -> Approval:
    """Return the approval of a subject, ready for release."""
    return Approval(
        id="MED-2026-0142",
        deck=subject.deck,
        version=subject.version,
        state="released",
        released_at=RELEASED_AT,
        valid_until=VALID_UNTIL,
        audience=AUDIENCE,
        content_digest=subject.content_digest,
        report_digest=subject.report_digest,
        audit_head="ef" * 32,
        key=key.key,
        signatures=signatures_on(subject, key),
        markets=("US", "EU"),
    )
