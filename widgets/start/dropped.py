"""What files that were dropped on the window are, told without opening them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from slidekit.study.tablefiles import SAS_SUFFIXES, TEXT_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QMimeData

DECK_ENDINGS = frozenset({".slidekit"})
SLIDE_ENDINGS = frozenset({".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"})
TABLE_ENDINGS = TEXT_SUFFIXES | SAS_SUFFIXES
STUDY_FILE = "study.yaml"


class Kind(Enum):
    """What can be made of them."""

    DECK = "deck"
    SLIDES = "slides"
    TABLES = "tables"
    MIXED = "mixed"
    """More than one thing at once, or a second deck."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files that were dropped, and what they are together."""

    kind: Kind
    paths: tuple[Path, ...]


def sort_out(paths: Sequence[Path]) -> Dropped:
    """Return what can be made of files; tables and a study folder belong together."""
    kinds = {_kind(path) for path in paths}
    if Kind.UNKNOWN in kinds or not kinds:
        return Dropped(Kind.UNKNOWN, tuple(paths))
    if kinds == {Kind.TABLES}:
        return Dropped(Kind.TABLES, tuple(paths))
    if len(paths) == 1:
        return Dropped(kinds.pop(), tuple(paths))
    return Dropped(Kind.MIXED, tuple(paths))


def paths_in(data: QMimeData) -> list[Path]:
    """Return the files of this machine that a drag carries."""
    from pathlib import Path

    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _kind(path: Path) -> Kind:
    ending = path.suffix.lower()
    if ending in DECK_ENDINGS or (path / "deck.yaml").is_file():
        return Kind.DECK
    if path.is_dir() or ending in TABLE_ENDINGS or path.name == STUDY_FILE:
        return Kind.TABLES
    return Kind.SLIDES if ending in SLIDE_ENDINGS else Kind.UNKNOWN
