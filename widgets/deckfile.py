"""Reading and writing the file of an open deck; runs on the worker thread."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from slidekit.errors import DeckError
from widgets.dates import moment_words
from widgets.hold import is_open
from widgets.sidecar import (
    ENDING,
    Recovery,
    Stamp,
    drop,
    find_recovery,
    newest_first,
    sidecar_of,
    stamp_of,
    unsaved_folder,
    written_at,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from slidekit.deck.model import Deck
    from widgets.hold import Hold


@dataclass(frozen=True, slots=True)
class Opened:
    """A deck as it was found on disk."""

    deck: Deck
    stamp: Stamp | None
    recovery: Recovery | None
    sidecar: Path | None = None
    """Where it was found, for one that a crash left without a file of its own."""


def read(path: Path) -> Opened:
    """Return a deck with what a crash left beside it, or a deck made from a study folder.

    Raises:
        SlidekitError: it cannot be read, or has no slides.
    """
    from slidekit.app import Options, is_deck, open_deck

    if path.suffix == ENDING:
        return _left_without_file(path)
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
    return newest_first(path for path in found if not is_open(path))


def unsaved_words(path: Path) -> str:
    """Return what such a deck is called in a list: its study, and when it was kept last."""
    name = re.sub(r"-\d+(-\d+)?$", "", path.stem)  # without the process
    return _tr("{0}, {1}").format(name, moment_words(written_at(path)))


def _left_without_file(path: Path) -> Opened:
    """Return a deck that a crash left; it goes on being kept in the very file."""
    from slidekit.deck.file import read_deck

    if is_open(path):
        raise DeckError(
            _tr("{0} is open in another window.").format(path.stem),
            fix=_tr("Go on there."),
        )
    return Opened(read_deck(path), None, None, path)


def read_again(path: Path) -> Opened:
    """Return a deck that another program wrote."""
    from slidekit.deck.file import read_deck

    stamp = stamp_of(path)
    return Opened(read_deck(path), stamp, None)


def save(
    deck: Deck, path: Path, expected: Stamp | None, spare: Sequence[Path] = ()
) -> Stamp | None:
    """Write a deck, delete what was kept beside it, and return the state of its file.

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
    drop(*spare)
    return stamp_of(path)


def leave(hold: Hold, deck: Deck | None, spare: Sequence[Path]) -> None:
    """Let go of a deck: its edits are written beside it, or deleted where they are not wanted.

    Args:
        hold: of the deck that is closed.
        deck: with edits that are not saved; None: there are none to be kept.
        spare: files that are not needed any more once that is done.
    """
    try:
        if deck is not None:
            hold.keep(deck)
        drop(*(path for path in spare if deck is None or path != hold.sidecar))
    finally:
        hold.release()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)
