"""Ed25519 signatures: what signs, what checks a signature, and how a public key is named and read.

Private keys stay with the library; this module never reads or writes one.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final, Protocol

from slidekit.errors import UsageError
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ID_DIGITS: Final = 16
_BLOCK = re.compile(rb"-----BEGIN PUBLIC KEY-----.*?-----END PUBLIC KEY-----", re.DOTALL)
MAX_PEM_BYTES: Final = 1_000_000


class Signer(Protocol):
    """Signs in the name of a library; where its private key lies is its own affair."""

    @property
    def key(self) -> str:
        """Id of the key, as `key_id` gives it."""

    def sign(self, payload: bytes) -> bytes:
        """Return the Ed25519 signature (64 bytes) of a payload."""


def fingerprint(public: Ed25519PublicKey) -> str:
    """Return the SHA-256 of a public key in hexadecimal digits."""
    return hashlib.sha256(public.public_bytes_raw()).hexdigest()


def key_id(public: Ed25519PublicKey) -> str:
    """Return the id of a public key: the first 16 digits of its fingerprint."""
    return fingerprint(public)[:ID_DIGITS]


def is_signed(public: Ed25519PublicKey, payload: bytes, signature: bytes) -> bool:
    """Tell whether a signature is that of this payload, made with the private half of this key."""
    from cryptography.exceptions import InvalidSignature

    try:
        public.verify(signature, payload)
    except InvalidSignature:
        return False
    return True


def read_public_keys(path: Path) -> Mapping[str, Ed25519PublicKey]:
    """Return the public keys of a PEM file by their ids; old and new keys may stand in one file.

    Raises:
        UsageError: the file is missing, or holds no Ed25519 public key.
    """
    try:
        content = path.read_bytes()[:MAX_PEM_BYTES]
    except OSError as error:
        raise UsageError(
            tell("The key {0} cannot be read: {1}.", path.name, error.strerror or error),
            fix=tell("Give the file that `slidekit library key export` wrote."),
        ) from None
    return public_keys(content, path.name)


def public_keys(content: bytes, name: str) -> Mapping[str, Ed25519PublicKey]:
    """Return the public keys of PEM texts by their ids; `name` is where they come from.

    Raises:
        UsageError: there is no Ed25519 public key among them, or a private one.
    """
    keys = [_public_key(block, name) for block in _blocks(content, name)]
    return {key_id(key): key for key in keys}


def _blocks(content: bytes, name: str) -> list[bytes]:
    blocks = _BLOCK.findall(content)
    if not blocks or b"PRIVATE KEY" in content:
        raise UsageError(
            tell("{0} does not hold public keys alone.", name),
            fix=tell("Give the file that `slidekit library key export` wrote."),
        )
    return blocks


def _public_key(block: bytes, name: str) -> Ed25519PublicKey:
    key = load_public_key(block)
    if key is None:
        raise UsageError(
            tell("{0} holds a key of another kind than slidekit's (Ed25519).", name),
            fix=tell("Give the file that `slidekit library key export` wrote."),
        )
    return key


def load_public_key(pem: bytes) -> Ed25519PublicKey | None:
    """Return the key of a PEM text; None where it is no Ed25519 public key."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, Ed25519PublicKey) else None
