"""Decks and study folders that were opened last, kept by the system's settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

DECKS, STUDIES = "recent/decks", "recent/studies"
MOST = 12


def recent_decks() -> tuple[Path, ...]:
    """Return the decks that were opened last and are still there, the last one first."""
    return _kept(DECKS)


def recent_studies() -> tuple[Path, ...]:
    """Return the study folders that were used last and are still there, the last one first."""
    return _kept(STUDIES)


def remember(path: Path) -> None:
    """Put a deck in front of the others."""
    _remember(DECKS, path)


def remember_study(folder: Path) -> None:
    """Put a study folder in front of the others."""
    _remember(STUDIES, folder)


def forget() -> None:
    """Empty both lists."""
    for key in (DECKS, STUDIES):
        QSettings().remove(key)


def _kept(key: str) -> tuple[Path, ...]:
    kept = QSettings().value(key) or []
    names = kept if isinstance(kept, list) else [str(kept)]  # one name comes as a text
    return tuple(path for path in map(Path, names) if path.exists())


def _remember(key: str, path: Path) -> None:
    path = path.absolute()
    others = [other for other in _kept(key) if other != path]
    QSettings().setValue(key, [str(found) for found in [path, *others][:MOST]])
