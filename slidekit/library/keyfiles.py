"""The library's private keys: Ed25519, in files outside the database that only their owner reads.

A key's id is the beginning of the SHA-256 of its public half. The folder is SLIDEKIT_KEYS, or
`slidekit/keys` where this system keeps settings of a person; in it each library has its own. With
SLIDEKIT_KEY_PASSPHRASE a new file is encrypted and an encrypted one opened.
"""

from __future__ import annotations

import os
import re
import sys
import uuid
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from slidekit.errors import LibraryError
from slidekit.export import signing
from slidekit.languages import tell

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FOLDER_VARIABLE = "SLIDEKIT_KEYS"
PASSPHRASE_VARIABLE = "SLIDEKIT_KEY_PASSPHRASE"
_LIBRARY_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_KEY_ID = re.compile(rf"[0-9a-f]{{{signing.ID_DIGITS}}}")
UUID_DIGITS = 32
ONLY_OWNER = 0o600
ONLY_OWNER_ENTERS = 0o700


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The half of a key that anybody may have."""

    id: str
    pem: str


def keys_folder(library_id: str) -> Path:
    """Return the folder of a library's private keys on this machine; it may not be there yet.

    Raises:
        LibraryError: the id is none; it comes from a database, and names a folder here.
    """
    if not _LIBRARY_ID.fullmatch(library_id):
        raise _no_id(library_id)
    if chosen := os.environ.get(FOLDER_VARIABLE, "").strip():
        return Path(chosen) / library_id
    return _settings_folder() / "slidekit" / "keys" / library_id


def _settings_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def make_key(folder: Path | None = None) -> PublicKey:
    """Make a key, write its private half into the folder, and return the public one.

    Args:
        folder: of the library's keys; None: the key is the first of a new library.

    Raises:
        LibraryError: the folder cannot be written to.
    """
    private = Ed25519PrivateKey.generate()
    public = _public(private.public_key())
    folder = folder or keys_folder(library_id_of(public.pem))
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, _encryption())
    try:
        folder.mkdir(mode=ONLY_OWNER_ENTERS, parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(_file(folder, public.id), flags, ONLY_OWNER), "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        raise LibraryError(
            tell("The library's private key cannot be written to {0}: {1}.", folder, problem),
            fix=tell("Name a folder that you may write to in {0}.", FOLDER_VARIABLE),
        ) from problem
    return public


def has_key(folder: Path, key_id: str) -> bool:
    """Return whether the private half of a key lies on this machine.

    Raises:
        LibraryError: the id is none; it comes from a database, and names a file here.
    """
    return _file(folder, key_id).is_file()


def sign(folder: Path, key_id: str, payload: bytes) -> bytes:
    """Return the Ed25519 signature of a payload, 64 bytes.

    Raises:
        LibraryError: the private key is not on this machine, or its passphrase is wrong.
    """
    file = _file(folder, key_id)
    if not file.is_file():
        raise LibraryError(
            tell("The private key {0} of the library is not in {1}.", key_id, folder),
            fix=tell("Copy it there, or name its folder in {0}.", FOLDER_VARIABLE),
        )
    passphrase = os.environ.get(PASSPHRASE_VARIABLE, "")
    return _opened(file, file.stat().st_mtime_ns, passphrase).sign(payload)


def is_valid(public_pem: str, payload: bytes, signature: object) -> bool:
    """Return whether a signature was made over exactly this payload with the key's other half.

    Whatever a database may hold in place of a key or signature is simply not valid.
    """
    key = _loaded(public_pem)
    if key is None or not isinstance(signature, bytes):
        return False
    return signing.is_signed(key, payload, signature)


def fingerprint_of(public_pem: str) -> str:
    """Return the SHA-256 of a public key, hexadecimal; "" of what is no Ed25519 key."""
    key = _loaded(public_pem)
    return signing.fingerprint(key) if key else ""


def key_id_of(public_pem: str) -> str:
    """Return the id of a public key; "" of what is no Ed25519 key."""
    key = _loaded(public_pem)
    return signing.key_id(key) if key else ""


def library_id_of(first_pem: str) -> str:
    """Return the id of the library whose first key this is; "" of what is no key.

    It begins with the id of that key, so no other key can be given out as the first.
    """
    digits = fingerprint_of(first_pem)[:UUID_DIGITS]
    return str(uuid.UUID(digits)) if digits else ""


@lru_cache(maxsize=64)
def _loaded(public_pem: object) -> Ed25519PublicKey | None:
    return signing.load_public_key(str(public_pem).encode("ascii", "replace"))


@lru_cache(maxsize=8)
def _opened(file: Path, _changed: int, passphrase: str) -> Ed25519PrivateKey:
    """Return a private key; opening an encrypted one takes its time, so it is kept."""
    content = file.read_bytes()
    secret = passphrase.encode() if b"ENCRYPTED" in content and passphrase else None
    try:
        key = load_pem_private_key(content, secret)
    except (TypeError, ValueError) as problem:
        raise LibraryError(
            tell("The private key {0} cannot be opened.", file),
            fix=tell("Give its passphrase in {0}.", PASSPHRASE_VARIABLE),
        ) from problem
    if not isinstance(key, Ed25519PrivateKey):
        raise LibraryError(
            tell("{0} is no Ed25519 key.", file), fix=tell("Put the library's own key there.")
        )
    return key


def _file(folder: Path, key_id: str) -> Path:
    if not _KEY_ID.fullmatch(key_id):
        raise _no_id(key_id)
    return folder / f"{key_id}.pem"


def _no_id(text: str) -> LibraryError:
    return LibraryError(
        tell("The library is not as slidekit makes one: {0} is no id.", repr(text[:80])),
        fix=tell("Do not use it; ask whoever gave it to you."),
    )


def _public(key: Ed25519PublicKey) -> PublicKey:
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    return PublicKey(signing.key_id(key), pem)


def _encryption() -> KeySerializationEncryption:
    passphrase = os.environ.get(PASSPHRASE_VARIABLE, "")
    return BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
