"""One open deck: its history, what it looks like, what rules say of it, and its file."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal, Slot

from slidekit.deck.edit import TakeDeck
from slidekit.deck.history import History
from slidekit.errors import DeckError, SlidekitError
from widgets.deckfile import Opened, is_open, read, read_again, save
from widgets.jobs import Jobs
from widgets.sidecar import (
    drop,
    lock_of,
    sidecar_of,
    stamp_of,
    write_sidecar,
)
from widgets.sight import Pages, Verdict, judge_pages, lay_out_pages, mended

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.edit import Edit
    from slidekit.deck.model import Deck
    from widgets.sidecar import Recovery, Stamp

AUTOSAVE_MS = 3000
"""From an edit to its being on disk: what a crash may cost."""
SETTLE_MS = 200
"""Other programs write a file in several steps; it is read when they are done."""


class Document(QObject):
    """Takes edits, keeps them safe, and says when there is something new to show."""

    awaited = Signal()
    """A deck is about to be read or shown."""
    opened = Signal()
    changed = Signal()
    """The deck is another one: after an edit, undo or redo."""
    laid_out = Signal()
    judged = Signal()
    state_changed = Signal()
    """Saved, autosaved, or with edits that are not saved."""
    noticed = Signal()
    """Edits left by a crash, a file that changed, a deck that is open elsewhere."""
    refused = Signal(str)
    """An edit or a file that cannot be taken, in one sentence."""
    failed = Signal(str)
    """The deck could not be opened."""
    name_wanted = Signal()
    """Saving needs a name."""
    saved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without a deck."""
        super().__init__(parent)
        self.path: Path | None = None
        self.history: History | None = None
        self.pages: Pages | None = None
        self.verdict: Verdict | None = None
        self.recovery: Recovery | None = None
        self.on_disk: Deck | None = None
        """The deck as another program wrote it, until somebody says which one holds."""
        self.is_open_elsewhere = False
        self.is_kept = True
        """Whether every edit is on disk, in the file or beside it."""
        self.trouble = ""
        """Why edits are not kept beside the file."""
        self._kept: Deck | None = None
        self._stamp: Stamp | None = None
        self._lock: QLockFile | None = None
        self._work, self._files, self._mending = Jobs(self), Jobs(self), Jobs(self)
        self._is_saving = False
        self._autosave, self._settle = _timer(self, AUTOSAVE_MS), _timer(self, SETTLE_MS)
        self._watcher = QFileSystemWatcher(self)
        self._autosave.timeout.connect(self.keep)
        self._settle.timeout.connect(self._look_at_disk)
        self._watcher.fileChanged.connect(lambda _: self._settle.start())

    @property
    def deck(self) -> Deck | None:
        """The deck as it stands."""
        return self.history.now if self.history else None

    @property
    def is_dirty(self) -> bool:
        """Whether there are edits that are not in the deck's own file."""
        return self.history is not None and self.history.now is not self._kept

    @property
    def undoes(self) -> str:
        """What undo takes back; "" for nothing."""
        return self.history.undoes if self.history else ""

    @property
    def redoes(self) -> str:
        """What redo does again; "" for nothing."""
        return self.history.redoes if self.history else ""

    def open(self, path: Path) -> None:
        """Read a deck, or make one from a study folder, on the worker thread."""
        self.awaited.emit()
        self._release()
        self.history = self.pages = self.verdict = None
        self._files.ask(lambda: read(path), lambda found: self._on_read(path, found), self._fail)

    def start(self, deck: Deck, path: Path | None = None) -> None:
        """Show a deck that was made just now; without a path it has no file yet."""
        self.awaited.emit()
        self._release()
        self._begin(path, Opened(deck, None, None), is_saved=False)

    def do(self, edit: Edit) -> bool:
        """Make an edit; one that names what the deck lacks is refused in one sentence."""
        if self.history is None:
            return False
        from slidekit.deck.tokens import check_tokens

        after = self.history.do(edit)
        if after is self.history:
            return True
        try:
            check_tokens(after.now, after.now.title)
        except DeckError as error:
            self.refused.emit(str(error))
            return False
        self._move_to(after)
        return True

    @Slot()
    def mend(self) -> None:
        """Make every safe fix on the worker thread, as one step; an edit meanwhile wins."""
        deck = self.deck
        if deck is not None:
            done = lambda found: self._on_mended(deck, found)  # noqa: E731
            self._mending.ask(lambda: mended(deck), done, self.refused.emit)

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        if self.history:
            self._move_to(self.history.undo())

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        if self.history:
            self._move_to(self.history.redo())

    @Slot()
    def save(self) -> None:
        """Write the deck into its file, unless that changed under our hands."""
        if self.path is None or self.is_open_elsewhere:
            self.name_wanted.emit()
        elif self.on_disk is not None:
            self.noticed.emit()
        else:
            self._write(self.path)

    def save_as(self, path: Path) -> None:
        """Write the deck into another file, which is its file from then on."""
        if path != self.path and is_open(path):
            words = self.tr("{0} is open in another window. Choose another name.")
            self.refused.emit(words.format(path.name))
        else:
            self._write(path)

    @Slot()
    def keep(self) -> None:
        """Write what is not saved beside the file, whole, so that a crash costs seconds."""
        deck = self.deck
        if deck is None or not self.is_dirty or self._is_saving:
            return
        sidecar = sidecar_of(self.path, deck.id)
        self._files.ask(
            lambda: write_sidecar(deck, sidecar), lambda _: self._on_kept(deck), self._not_kept
        )

    def recover(self) -> None:
        """Take the edits that a crash left; undo goes back to the saved deck."""
        if self.recovery and self.do(
            TakeDeck(self.tr("Recover unsaved edits"), self.recovery.deck)
        ):
            self._forget_recovery()

    def discard_recovery(self) -> None:
        """Delete the edits that a crash left."""
        if self.recovery:
            self._forget_recovery()

    def take_from_disk(self) -> None:
        """Show the file as another program wrote it; undo comes back to what was here."""
        deck, self.on_disk = self.on_disk, None
        if deck is not None and self.do(TakeDeck(self.tr("Take the deck from disk"), deck)):
            self._kept = deck
            self._tidy()
        self.noticed.emit()

    def keep_mine(self) -> None:
        """Go on with the deck that is open; saving writes over what is on disk."""
        self.on_disk = None
        self._kept = None
        self.noticed.emit()
        self.state_changed.emit()

    def close(self, *, discard: bool = False) -> None:
        """Let go of the file; edits that are not saved stay beside it unless they are discarded."""
        self._autosave.stop()
        deck = self.deck
        for jobs in (self._files, self._work, self._mending):
            jobs.finish()
        if deck is not None and discard:
            drop(sidecar_of(self.path, deck.id))
        elif deck is not None and self.is_dirty:
            with suppress(SlidekitError):  # nobody is left to tell
                write_sidecar(deck, sidecar_of(self.path, deck.id))
        self._release()
        self.history = self.pages = self.verdict = None

    def abandon(self) -> None:
        """Stop opening a deck that has not been shown yet, at once.

        The work at hand runs on, and its answer is dropped. No file is deleted: edits of a former
        crash, which may have been taken over by now, wait where they are for the next time.
        """
        self._release()
        self.history = self.pages = self.verdict = None

    def _release(self) -> None:
        """End all work on the former deck, so that none of it reaches the next one."""
        for jobs in (self._files, self._work, self._mending):
            jobs.forget()
        self._autosave.stop()
        self._settle.stop()
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())
        if self._lock:
            self._lock.unlock()
        self._lock, self.is_open_elsewhere, self._is_saving = None, False, False
        self.recovery = self.on_disk = None

    def _on_read(self, path: Path, found: object) -> None:
        from slidekit.app import is_deck

        assert isinstance(found, Opened)
        self._begin(path if is_deck(path) else None, found, is_saved=is_deck(path))

    def _begin(self, path: Path | None, found: Opened, *, is_saved: bool) -> None:
        self.path, self._stamp, self.recovery = path, found.stamp, found.recovery
        self.history = History(found.deck)
        self._kept = found.deck if is_saved else None
        self.is_kept, self.trouble = True, ""
        self._take_lock()
        self._watch()
        if self.is_open_elsewhere:
            self.recovery = None  # those are the other window's edits
        self.opened.emit()
        self.noticed.emit()
        self._move_to(self.history)

    def _take_lock(self) -> None:
        self._lock, self.is_open_elsewhere = None, False
        assert self.history is not None
        target = self.path or sidecar_of(None, self.history.now.id)
        if self.path is None:
            with suppress(OSError):  # told when edits are to be kept there
                target.parent.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(str(lock_of(target)))
        lock.setStaleLockTime(0)  # a deck may be open for days; that of a dead process is taken
        if lock.tryLock(0):
            self._lock = lock
        else:  # a folder that cannot be written to has no locks
            is_held = lock.error() == QLockFile.LockError.LockFailedError
            self.is_open_elsewhere = is_held and self.path is not None

    def _move_to(self, history: History) -> None:
        self.history = history
        self.is_kept = not self.is_dirty
        self.changed.emit()
        self.state_changed.emit()
        if self.is_dirty and not self._autosave.isActive():
            self._autosave.start()
        deck = history.now
        self._work.ask(lambda: lay_out_pages(deck), self._on_laid_out, self._not_laid_out)

    def _on_laid_out(self, pages: object) -> None:
        assert isinstance(pages, Pages)
        self.pages = pages
        self.laid_out.emit()
        self._work.ask(lambda: judge_pages(pages), self._on_judged, self.refused.emit)

    def _not_laid_out(self, sentence: str) -> None:
        (self.refused if self.pages else self.failed).emit(sentence)

    def _on_judged(self, verdict: object) -> None:
        assert isinstance(verdict, Verdict)
        self.verdict = verdict
        self.judged.emit()

    def _on_mended(self, deck: Deck, found: object) -> None:
        assert isinstance(found, type(deck))
        if deck is self.deck:
            self.do(TakeDeck(self.tr("Make all safe fixes"), found))

    def _write(self, path: Path) -> None:
        deck = self.deck
        if deck is None:
            return
        expected = self._stamp if path == self.path else stamp_of(path)
        self._is_saving = True
        self._files.ask(
            lambda: save(deck, path, expected),
            lambda stamp: self._on_saved(deck, path, stamp),
            self._not_saved,
        )

    def _on_saved(self, deck: Deck, path: Path, stamp: object) -> None:
        self._is_saving = False
        self._tidy()
        self._kept, self._stamp = deck, stamp if isinstance(stamp, tuple) else None
        if path != self.path:
            if self._lock:
                self._lock.unlock()
            self.path = path
            self._take_lock()
        self._watch()
        self.is_kept = not self.is_dirty
        if self.is_dirty:  # edited while it was being written
            self._autosave.start()
        self.state_changed.emit()
        self.noticed.emit()
        self.saved.emit()

    def _not_saved(self, sentence: str) -> None:
        self._is_saving = False
        self.refused.emit(sentence)
        self._settle.start()
        self._autosave.start()

    def _on_kept(self, deck: Deck) -> None:
        self.is_kept, self.trouble = deck is self.deck, ""
        if not self.is_kept:
            self._autosave.start()
        self.state_changed.emit()

    def _not_kept(self, sentence: str) -> None:
        self.trouble = sentence
        self.state_changed.emit()

    def _tidy(self) -> None:
        """Delete the sidecar: all that it holds is in the file."""
        self._autosave.stop()
        if (deck := self.deck) is not None:
            drop(sidecar_of(self.path, deck.id))

    def _forget_recovery(self) -> None:
        if self.recovery:
            drop(self.recovery.path)
        self.recovery = None
        self.noticed.emit()

    def _fail(self, sentence: str) -> None:
        self.failed.emit(sentence)

    def _watch(self) -> None:
        if self.path is not None and self.path.exists():
            target = self.path / "deck.yaml" if self.path.is_dir() else self.path
            self._watcher.addPath(str(target))  # a file that was renamed over is not watched

    def _look_at_disk(self) -> None:
        path, known = self.path, self._stamp
        self._watch()
        if path is None or stamp_of(path) in (None, known) or self._is_saving:
            return
        self._files.ask(lambda: read_again(path), self._on_reread, self.refused.emit)

    def _on_reread(self, found: object) -> None:
        assert isinstance(found, Opened)
        self._stamp = found.stamp
        if self.is_dirty and not self.is_kept:
            self._autosave.start()
        if self._kept is None or found.deck != self._kept:
            self.on_disk = found.deck
            self.noticed.emit()


def _timer(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
