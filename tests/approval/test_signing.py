"""Keys and payloads: the bytes that are signed, and which keys are taken."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from slidekit.errors import UsageError
from slidekit.export.approval import Subject, payload_of
from slidekit.export.approval_record import as_record, from_record
from slidekit.export.digests import ascii_json, digest_of
from slidekit.export.signing import is_signed, key_id, read_public_keys
from tests.approval.library import OURS, THEIRS, approval_of

if TYPE_CHECKING:
    from pathlib import Path

SUBJECT = Subject("onc301-congress", 3, "aa" * 32, "bb" * 32)
AT = dt.datetime(2026, 11, 26, 10, 15, 2, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def test_the_keys_of_rfc_8032_verify_here() -> None:
    """The signature of RFC 8032, section 7.1, test 2, holds for its message, and for no other."""
    secret = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
    public = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret)).public_key()
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert is_signed(public, b"\x72", signature)
    assert not is_signed(public, b"\x73", signature)
    assert not is_signed(OURS.private.public_key(), b"\x72", signature)


def test_what_a_person_signs_can_be_read() -> None:
    """The payload is JSON in one order, in ASCII, with all that the signature is about."""
    payload = payload_of(
        SUBJECT,
        person="Jürg Müller",
        role="medical",
        meaning="Balanced",
        at=AT,
        audit_head="cd" * 32,
        previous="ef" * 32,
    )
    assert payload.isascii()
    assert payload == ascii_json(json.loads(payload))
    assert json.loads(payload) == {
        "kind": "slidekit.signature/1",
        "deck": "onc301-congress",
        "version": 3,
        "content": "aa" * 32,
        "report": "bb" * 32,
        "person": "Jürg Müller",
        "role": "medical",
        "meaning": "Balanced",
        "at": "2026-11-26T10:15:02+01:00",
        "audit_head": "cd" * 32,
        "previous": "ef" * 32,
        "act": "approve",
    }


def test_a_signature_needs_the_zone_of_its_time() -> None:
    """Ten o'clock without a zone is no time."""
    with pytest.raises(ValueError, match="zone"):
        payload_of(
            SUBJECT, person="A", role="b", meaning="c", at=AT.replace(tzinfo=None), audit_head=""
        )


def test_a_known_digest() -> None:
    """The digest of a value is the SHA-256 of its JSON without blanks, keys in order."""
    assert ascii_json({"b": 1, "a": "\u2265"}) == b'{"a":"\\u2265","b":1}'
    assert digest_of({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_an_approval_comes_back_from_its_record() -> None:
    """Written as JSON and read again it is the same, time zones included."""
    approval = approval_of(SUBJECT)
    assert from_record(json.loads(json.dumps(as_record(approval)))) == approval


def test_a_file_of_keys_may_hold_old_and_new_ones(tmp_path: Path) -> None:
    """Each is found by its id."""
    path = tmp_path / "keys.pem"
    path.write_bytes(b"Our keys\n" + OURS.pem + THEIRS.pem)
    assert set(read_public_keys(path)) == {OURS.key, THEIRS.key}
    assert OURS.key == key_id(OURS.private.public_key())


def private_pem() -> bytes:
    """Return a private key, which nobody should hand around."""
    return OURS.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def other_pem() -> bytes:
    """Return a public key of another kind."""
    public = generate_private_key(SECP256R1()).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


WRONG = {
    "private": (private_pem, "does not hold public keys alone"),
    "both": (lambda: OURS.pem + private_pem(), "does not hold public keys alone"),
    "another kind": (other_pem, "another kind than slidekit's"),
    "damaged": (lambda: OURS.pem.replace(b"MCo", b"AAA"), "another kind than slidekit's"),
    "empty": (bytes, "does not hold public keys alone"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_public_key_is_refused(name: str, tmp_path: Path) -> None:
    """The message names the file and what it lacks."""
    make, message = WRONG[name]
    path = tmp_path / "wrong.pem"
    path.write_bytes(make())
    with pytest.raises(UsageError, match=message) as refused:
        read_public_keys(path)
    assert "wrong.pem" in str(refused.value)


def test_a_key_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A missing file is bad use, not a fault."""
    with pytest.raises(UsageError, match=r"absent\.pem cannot be read"):
        read_public_keys(tmp_path / "absent.pem")
