"""Files beside a deck: edits that nobody saved yet, and edits that a crash left behind."""

from __future__ import annotations

import contextlib
import glob
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths

from slidekit.errors import DeckError
from slidekit.languages.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slidekit.deck.model import Deck

ENDING = ".autosave"
Stamp = tuple[int, int]
"""Time of the last change in nanoseconds, and bytes: they tell states of a file apart."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """Edits that were not saved when the program ended."""

    path: Path
    deck: Deck
    seconds: float
    """When they were written, in seconds since 1970."""


def sidecar_of(path: Path | None, deck_id: str, number: int = 0) -> Path:
    """Return the file that holds what is not saved.

    A deck without a file has one in a folder of the user's, named by the process as well: two
    windows may have made a deck of one study. So may one window after the other; `number` tells
    those apart.
    """
    if path is not None:
        return path.with_name(f".{path.name}{ENDING}")
    more = f"-{number}" if number else ""
    return unsaved_folder() / f"{deck_id}-{os.getpid()}{more}{ENDING}"


def unsaved_folder() -> Path:
    """Return the folder of decks that have no file yet."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "unsaved"


def lock_of(path: Path) -> Path:
    """Return the file that says that a deck is open."""
    return path.with_name(f".{path.name}.lock")


def stamp_of(path: Path) -> Stamp | None:
    """Return the state of a deck's file; None: it is not there."""
    try:
        state = (path / "deck.yaml" if path.is_dir() else path).stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size


def write_sidecar(deck: Deck, sidecar: Path) -> None:
    """Write a deck whole, then give it its name.

    Raises:
        DeckError: the folder cannot be made or written to.
    """
    from slidekit.deck.file import write_deck

    try:
        sidecar.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        words = QCoreApplication.translate("Files", "{0} cannot be made: {1}.")
        raise DeckError(words.format(sidecar.parent, reason_of(error))) from error
    write_deck(deck, sidecar)


def set_aside(sidecar: Path) -> None:
    """Rename what a crash left, so that new edits are not written over it.

    In a folder that must not be written to it stays where it lies: so do no new edits go there.
    """
    if sidecar.exists():
        taken = {path.name for path in left_behind(sidecar)}
        names = (f"{sidecar.name}.recovery{n or ''}" for n in range(len(taken) + 1))
        with contextlib.suppress(OSError):
            sidecar.rename(sidecar.with_name(next(name for name in names if name not in taken)))


def left_behind(sidecar: Path) -> tuple[Path, ...]:
    """Return what crashes left of a deck, the newest first."""
    found = sidecar.parent.glob(f"{glob.escape(sidecar.name)}.recovery*")
    return newest_first(found)


def newest_first(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return files in the order of their age."""
    return tuple(sorted(paths, key=written_at, reverse=True))


def written_at(path: Path) -> float:
    """Return when a file was written, in seconds since 1970; 0: it is gone by now."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def find_recovery(saved: Deck, sidecar: Path) -> Recovery | None:
    """Return the newest edits that a crash left, where they differ from what was saved."""
    from slidekit.deck.file import read_deck

    set_aside(sidecar)
    stays = [sidecar] if sidecar.exists() else []
    for path in newest_first([*stays, *left_behind(sidecar)]):
        try:
            deck = read_deck(path)
        except DeckError:  # half a disk is no reason not to open the deck; the file stays
            continue
        if deck != saved:
            return Recovery(path, deck, written_at(path))
        drop(path)
    return None


def drop(*paths: Path) -> None:
    """Delete files that are not needed any more, if they are there."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()
