"""Reading and writing the file of an open deck; runs on the worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLockFile

from slidekit.errors import DeckError
from widgets.sidecar import (
    ENDING,
    Recovery,
    Stamp,
    find_recovery,
    lock_of,
    sidecar_of,
    stamp_of,
    unsaved_folder,
)

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck


@dataclass(frozen=True, slots=True)
class Opened:
    """A deck as it was found on disk."""

    deck: Deck
    stamp: Stamp | None
    recovery: Recovery | None


def read(path: Path) -> Opened:
    """Return a deck with what a crash left beside it, or a deck made from a study folder.

    Raises:
        SlidekitError: it cannot be read, or has no slides.
    """
    from slidekit.app import Options, is_deck, open_deck

    if path.suffix == ENDING:
        return Opened(_taken_over(path), None, None)
    stamp = stamp_of(path)
    deck = open_deck([path], Options())
    if not deck.slides:
        raise DeckError(
            _tr("{0} has no slides.").format(path.name),
            fix=_tr("Build the deck again from its study."),
        )
    if not is_deck(path):
        return Opened(deck, None, None)
    if is_open(path):
        return Opened(deck, stamp, None)  # what lies beside the file is another window's
    return Opened(deck, stamp, find_recovery(deck, sidecar_of(path, deck.id)))


def unsaved_decks() -> tuple[Path, ...]:
    """Return decks that never had a file and whose program ended, the newest first.

    `Document.open` opens them as decks without a file.
    """
    found = unsaved_folder().glob(f"*{ENDING}")
    left = (path for path in found if not is_open(path))
    return tuple(sorted(left, key=lambda path: path.stat().st_mtime, reverse=True))


def _taken_over(path: Path) -> Deck:
    """Return a deck that a crash left without a file; what holds it is this program's from now."""
    from slidekit.deck.file import read_deck

    deck = read_deck(path)
    path.replace(sidecar_of(None, deck.id))
    return deck


def is_open(path: Path) -> bool:
    """Tell whether a deck is open in some window of a program that lives."""
    lock = QLockFile(str(lock_of(path)))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        lock.unlock()
        return False
    return lock.error() == QLockFile.LockError.LockFailedError


def read_again(path: Path) -> Opened:
    """Return a deck that another program wrote."""
    from slidekit.deck.file import read_deck

    stamp = stamp_of(path)
    return Opened(read_deck(path), stamp, None)


def save(deck: Deck, path: Path, expected: Stamp | None) -> Stamp | None:
    """Write a deck and return the state of its file.

    Raises:
        SlidekitError: the file is not as it was left, or cannot be written.
    """
    from slidekit.app import save_deck

    if expected is not None and stamp_of(path) not in (None, expected):
        raise DeckError(
            _tr("{0} was changed by another program and was not written over.").format(path.name),
            fix=_tr("Choose which of the two holds, or save under another name."),
        )
    save_deck(deck, path)
    return stamp_of(path)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)
