"""What an open deck has on disk beside its file: its lock, and the place for unsaved edits."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import chain, count
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QSysInfo

from widgets.sidecar import lock_of, sidecar_of, write_sidecar

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck


DEAD_MS = 24 * 60 * 60 * 1000
"""Of another machine nobody can ask whether its program lives: after a day without an edit it
counts as ended. What it writes later is a change by another program, and told as such."""


class Hold:
    """A sidecar that no other window writes to or deletes, for as long as the deck is open."""

    def __init__(self, path: Path | None, deck_id: str, found: Path | None = None) -> None:
        """Hold a deck's file, or that which a crash left of a deck without one, if none else does.

        Args:
            path: of the deck; None: it has no file yet.
            deck_id: names the sidecar of a deck without a file.
            found: the sidecar of a deck without a file, where a crash left one.
        """
        self.is_elsewhere = False
        """Whether another window holds the file: edits are kept as those of a deck without one."""
        self.is_found = found is not None
        """Whether a crash left it."""
        self.is_used = self.is_found
        """Whether edits of this window may lie in the sidecar: no other file is ours to delete."""
        if path is not None:
            self.sidecar = sidecar_of(path, deck_id)
            self._lock, self.is_elsewhere = _locked(path)
        if path is None or self.is_elsewhere:
            self._hold_own(deck_id, found)

    @property
    def own(self) -> tuple[Path, ...]:
        """The sidecar, if edits of this window may lie in it."""
        return (self.sidecar,) if self.is_used else ()

    def _hold_own(self, deck_id: str, found: Path | None) -> None:
        """Take the file that was found, else the first name that is free."""
        numbered = (sidecar_of(None, deck_id, number) for number in count())
        free = (sidecar for sidecar in numbered if not sidecar.exists())
        with suppress(OSError):  # told when edits are to be kept there
            sidecar_of(None, deck_id).parent.mkdir(parents=True, exist_ok=True)
        for self.sidecar in chain([found] if found else [], free):
            self._lock, is_taken = _locked(self.sidecar)
            if not is_taken:
                return

    def keep(self, deck: Deck) -> None:
        """Write a deck into the sidecar, and show that the window that holds it lives.

        Raises:
            DeckError: the folder cannot be made or written to.
        """
        self.is_used = True
        if self._lock is not None:
            with suppress(OSError):
                os.utime(self._lock.fileName())
        write_sidecar(deck, self.sidecar)

    def release(self) -> None:
        """Let others have it."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def is_open(path: Path) -> bool:
    """Tell whether a deck is open in some window of a program that lives."""
    lock, is_taken = _locked(path)
    if lock is not None:
        lock.unlock()
    return is_taken


def _locked(path: Path) -> tuple[QLockFile | None, bool]:
    """Return the lock of a file, and whether another window has it.

    A folder that cannot be written to has no locks: then nobody has.
    """
    lock = QLockFile(str(lock_of(path)))
    lock.setStaleLockTime(0)  # a deck may be open for days; that of a dead process is taken
    if lock.tryLock(0):
        return lock, False
    is_held = lock.error() == QLockFile.LockError.LockFailedError
    if is_held and _machine_of(lock) != QSysInfo.machineHostName():
        lock.setStaleLockTime(DEAD_MS)
        if lock.tryLock(0):
            return lock, False
    return None, is_held


def _machine_of(lock: QLockFile) -> str:
    """Return the name of the machine on which a deck is open; "" where it is not told."""
    told: object = lock.getLockInfo()  # the process, its machine and its program
    return str(told[1]) if isinstance(told, tuple) else ""
