"""Decks that were opened last, kept by the system's settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

KEY = "recent/decks"
MOST = 12


def recent_decks() -> tuple[Path, ...]:
    """Return the decks that were opened last and are still there, the last one first."""
    kept = QSettings().value(KEY) or []
    names = kept if isinstance(kept, list) else [str(kept)]  # one name comes as a text
    return tuple(path for path in map(Path, names) if path.exists())


def remember(path: Path) -> None:
    """Put a deck in front of the others."""
    others = [other for other in recent_decks() if other != path]
    QSettings().setValue(KEY, [str(found) for found in [path, *others][:MOST]])


def forget() -> None:
    """Empty the list."""
    QSettings().remove(KEY)
