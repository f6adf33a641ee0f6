"""Files in the library, each under the SHA-256 of its bytes; the same bytes are kept once."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library.settings import number
from slidekit.library.tables import blobs

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from slidekit.library.audit import Change

MEGABYTE = 1_000_000


def store(change: Change, content: bytes) -> str:
    """Keep bytes and return their SHA-256 (hex).

    Raises:
        LibraryError: they are more than the library takes.
    """
    most = number(change.connection, "blob_megabytes") * MEGABYTE
    if len(content) > most:
        raise LibraryError(
            tell("The file has {0} MB.", round(len(content) / MEGABYTE, 1)),
            fix=tell("The library takes files up to {0} MB: make it smaller.", most // MEGABYTE),
        )
    digest = hashlib.sha256(content).hexdigest()
    held = change.connection.scalar(select(blobs.c.sha256).where(blobs.c.sha256 == digest))
    if held is None:
        row = {"sha256": digest, "content": content, "size": len(content)}
        change.insert(blobs, "store file", row)
    return digest


def load(connection: Connection, digest: str) -> bytes:
    """Return the bytes of a file, checked against their digest.

    Raises:
        LibraryError: there is no such file, or its bytes are not those that were stored.
    """
    content = connection.scalar(select(blobs.c.content).where(blobs.c.sha256 == digest))
    if content is None:
        raise LibraryError(
            tell("The library has no file {0}.", digest), fix=tell("Check the library.")
        )
    if hashlib.sha256(content).hexdigest() != digest:
        raise LibraryError(
            tell("The file {0} in the library is not as it was stored.", digest),
            fix=tell("Run `slidekit library check` and restore a backup."),
        )
    return bytes(content)
