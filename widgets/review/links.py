"""Which file on this machine is which version of a library: kept by the system's settings."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.library.audit import Library
    from slidekit.library.versions import Ref

GROUP = "library/files"


def remember_version(path: Path, library: Library, ref: Ref) -> None:
    """Note that a deck's file is, or was made from, a version."""
    QSettings().setValue(_key(path, library.id), f"{ref.deck}@{ref.number}")


def version_of(path: Path | None, library: Library) -> Ref | None:
    """Return of which version a deck's file is, as far as this machine was told."""
    from slidekit.errors import LibraryError
    from slidekit.library.versions import parse_ref

    kept = str(QSettings().value(_key(path, library.id)) or "") if path else ""
    try:
        return parse_ref(kept) if kept else None
    except LibraryError:
        return None


def _key(path: Path, library: str) -> str:
    """A path has separators, which settings would take for groups."""
    name = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:32]
    return f"{GROUP}/{library}/{name}"
