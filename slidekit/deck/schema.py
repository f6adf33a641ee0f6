"""The form in which decks are written, and that of a deck on disk, told without reading it."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = 1
"""Goes up by one with every change that an older slidekit could not read; see `migrations`."""
MAX_BYTES = 50_000_000


def schema_of(path: Path) -> int | None:
    """Return the schema that a deck names, without reading the rest; None where it names none."""
    try:
        if path.is_dir():
            words = (path / "deck.yaml").read_bytes()
        else:
            with zipfile.ZipFile(path) as archive, archive.open("deck.yaml") as part:
                words = part.read(MAX_BYTES)
    except (OSError, KeyError, zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError):
        return None  # what is wrong is told when it is read whole
    found = re.search(rb"^schema:\s*[\"']?(\d{1,6})\b", words, re.MULTILINE)
    return int(found[1]) if found else None


def is_older(path: Path) -> bool:
    """Tell whether a deck on disk has a schema before the one that is written now."""
    schema = schema_of(path) if path.exists() else None
    return schema is not None and 0 < schema < SCHEMA
