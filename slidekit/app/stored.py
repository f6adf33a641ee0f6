"""Files that a library keeps, read as what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection


def stored_record(connection: Connection, digest: str) -> dict[str, Any] | None:
    """Return the record that a kept PPTX carries; None where it carries none.

    Raises:
        LibraryError: there is no file of this SHA-256, or it is not as it was stored.
    """
    from slidekit.export.record import read_record
    from slidekit.files import as_file
    from slidekit.library.blobs import load

    with as_file(load(connection, digest), "stored.pptx") as path:
        return read_record(path)
