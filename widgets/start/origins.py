"""From which study folders a deck was made, kept by the system's settings and never in the deck."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUP = "origins"


def remember_origin(deck: Path, folders: Sequence[Path]) -> None:
    """Note that the deck in a file was made from study folders."""
    QSettings().setValue(_key(deck), [str(folder.absolute()) for folder in folders])


def origin_of(deck: Path) -> tuple[Path, ...]:
    """Return the study folders of a deck's file; none where one of them is not there any more."""
    kept = QSettings().value(_key(deck)) or []
    names = kept if isinstance(kept, list) else [str(kept)]  # one name comes as a text
    folders = tuple(map(Path, names))
    return folders if all(folder.is_dir() for folder in folders) else ()


def _key(deck: Path) -> str:
    """A path has separators, which settings would take for groups."""
    return f"{GROUP}/{hashlib.sha256(str(deck.absolute()).encode()).hexdigest()[:32]}"
