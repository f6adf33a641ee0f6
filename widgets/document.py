"""One open deck: its history, what it looks like, what rules say of it, and its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from slidekit.deck.edit import TakeDeck
from slidekit.deck.history import History
from slidekit.errors import DeckError
from widgets.deckfile import Opened, leave, read, read_again, save
from widgets.disk import Disk, timer
from widgets.hold import Hold, is_open
from widgets.jobs import InTurn, Jobs
from widgets.sidecar import drop, stamp_of
from widgets.sight import Pages, Verdict, judge_pages, lay_out_pages, mended

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.edit import Edit
    from slidekit.deck.model import Deck, Origin
    from widgets.sidecar import Recovery, Stamp

AUTOSAVE_MS = 3000
"""From an edit to its being on disk: what a crash may cost."""


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
        self.is_kept = True
        """Whether every edit is on disk, in the file or beside it."""
        self.trouble = ""
        """Why edits are not kept beside the file."""
        self._kept: Deck | None = None
        self._stamp: Stamp | None = None
        self._hold: Hold | None = None
        self._spent: Path | None = None
        """Edits of a crash that were taken over; the file goes once they are kept again."""
        self._target: Path | None = None
        """Where the deck is being written to."""
        self._wish: Path | None = None
        """Where it is to be written to after that: it may have been edited since."""
        self._work, self._mending, self._files = Jobs(self), Jobs(self), InTurn(self)
        self._autosave, self._disk = timer(self, AUTOSAVE_MS), Disk(self)
        self._autosave.timeout.connect(self.keep)
        self._disk.settled.connect(self._look_at_disk)

    @property
    def deck(self) -> Deck | None:
        """The deck as it stands."""
        return self.history.now if self.history else None

    @property
    def is_dirty(self) -> bool:
        """Whether there are edits that are not in the deck's own file."""
        return self.history is not None and self.history.now is not self._kept

    @property
    def is_open_elsewhere(self) -> bool:
        """Whether the file is another window's, so that this one must not write it."""
        return self._hold is not None and self._hold.is_elsewhere

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
        self.close()
        self._files.ask(lambda: read(path), lambda found: self._on_read(path, found), self._fail)

    def start(self, deck: Deck, path: Path | None = None) -> None:
        """Show a deck that was made just now; without a path it has no file yet."""
        self.awaited.emit()
        self.close()
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
            check_tokens(after.now, after.now.title, before=self.history.now)
        except DeckError as error:
            self.refused.emit(str(error))
            return False
        self._move_to(after)
        return True

    def come_from(self, origin: Origin) -> None:
        """Note of which version of a library the deck is by now; what was saved is saved so."""
        if self.history is not None:
            was_saved = not self.is_dirty and not self.is_open_elsewhere
            self._move_to(self.history.at_version(origin))
            if was_saved:
                self.save()

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
        if self._target is not None:
            self._wish = self._target
        elif self.path is None or self.is_open_elsewhere:
            self.name_wanted.emit()
        elif self.on_disk is not None:
            self.noticed.emit()
        else:
            self._write(self.path)

    def save_as(self, path: Path) -> None:
        """Write the deck into another file, which is its file from then on."""
        if (path != self.path or self.is_open_elsewhere) and is_open(path):
            words = self.tr("{0} is open in another window. Choose another name.")
            self.refused.emit(words.format(path.name))
        else:
            self._write(path)

    @Slot()
    def keep(self) -> None:
        """Write what is not saved beside the file, whole, so that a crash costs seconds."""
        deck, hold = self.deck, self._hold
        if deck is None or hold is None or not self.is_dirty or self._target is not None:
            return
        hold.is_used = True  # from now on, though the worker may come to it later
        self._files.ask(lambda: hold.keep(deck), lambda _: self._on_kept(deck), self._not_kept)

    @Slot()
    def recover(self) -> None:
        """Take the edits that a crash left; undo goes back to the saved deck."""
        left = self.recovery
        if left and self.do(TakeDeck(self.tr("Recover unsaved edits"), left.deck)):
            self.recovery, self._spent = None, left.path
            self.noticed.emit()
            self.keep()

    @Slot()
    def discard_recovery(self) -> None:
        """Delete the edits that a crash left."""
        if self.recovery:
            if self.recovery.path not in self._own_files():
                drop(self.recovery.path)
            self.recovery = None
            self.noticed.emit()

    @Slot()
    def take_from_disk(self) -> None:
        """Show the file as another program wrote it; undo comes back to what was here."""
        deck = self.on_disk
        if deck is None or not self.do(TakeDeck(self.tr("Take the deck from disk"), deck)):
            return
        self.on_disk, self._kept, self.is_kept = None, self.deck, True
        self._autosave.stop()
        own = self._own_files()
        self._files.ask(lambda: drop(*own), _ignore, _ignore)
        self.state_changed.emit()
        self.noticed.emit()

    def keep_mine(self) -> None:
        """Go on with the deck that is open; saving writes over what is on disk."""
        self.on_disk = None
        self._kept = None
        self.noticed.emit()
        self.state_changed.emit()

    def close(self, *, discard: bool = False) -> None:
        """Let go of the deck; edits that are not saved stay beside it unless they are discarded.

        What is still to be written is written behind the screen's back; `finish` waits for it.
        """
        deck, hold = self.deck, self._hold
        if deck is not None and hold is not None:
            kept = deck if self.is_dirty and not discard else None
            spare = self._own_files() if discard or self.is_dirty else hold.own
            self._files.ask(lambda: leave(hold, kept, spare), _ignore, _ignore)
        self._release()

    def give_up(self) -> None:
        """Let go of a deck that is not shown yet; what a crash left of it stays where it lay."""
        is_found = self._hold is not None and self._hold.is_found
        self.close(discard=not is_found)

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        for jobs in (self._files, self._work, self._mending):
            jobs.finish()

    def _release(self) -> None:
        """End all work on the former deck, so that none of it reaches the next one."""
        for jobs in (self._files, self._work, self._mending):
            jobs.forget()
        self._autosave.stop()
        self._disk.stop()
        self.path = self.history = self.pages = self.verdict = None
        self.recovery = self.on_disk = None
        self._hold = self._spent = self._target = self._wish = None
        self._kept = self._stamp = None

    def _own_files(self) -> tuple[Path, ...]:
        """Return the files in which edits of this window are, or were."""
        own = self._hold.own if self._hold else ()
        return (*own, self._spent) if self._spent and self._spent not in own else own

    def _on_read(self, path: Path, found: object) -> None:
        from slidekit.app import is_deck

        assert isinstance(found, Opened)
        self._begin(path if is_deck(path) else None, found, is_saved=is_deck(path))

    def _begin(self, path: Path | None, found: Opened, *, is_saved: bool) -> None:
        self.path, self._stamp, self.recovery = path, found.stamp, found.recovery
        self.history = History(found.deck)
        self._kept = found.deck if is_saved else None
        self.is_kept, self.trouble = True, ""
        self._hold = Hold(path, found.deck.id, found.sidecar)
        self._disk.watch(self.path)
        if self.is_open_elsewhere:
            self.recovery = None  # those are the other window's edits
        self.opened.emit()
        self.noticed.emit()
        self._move_to(self.history)

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
        if self._target is not None:  # the state of the file is known once that is done
            self._wish = path
            return
        expected = self._stamp if path == self.path else stamp_of(path)
        self._target, own = path, self._own_files()
        self._files.ask(
            lambda: save(deck, path, expected, own),
            lambda stamp: self._on_saved(deck, path, stamp, own),
            self._not_saved,
        )

    def _on_saved(self, deck: Deck, path: Path, stamp: object, own: tuple[Path, ...]) -> None:
        wish, self._wish, self._target = self._wish, None, None
        self._kept, self._stamp = deck, stamp if isinstance(stamp, tuple) else None
        if self._spent in own:
            self._spent = None
        if path != self.path or self.is_open_elsewhere:
            self._move_in(path, deck.id)
        self._disk.watch(self.path)
        self.is_kept = not self.is_dirty
        self._autosave.stop()
        if self.is_dirty:  # edited while it was being written
            self._autosave.start()
        if wish is not None and (self.is_dirty or wish != self.path):
            self._write(wish)
        self.state_changed.emit()
        self.noticed.emit()
        self.saved.emit()

    def _move_in(self, path: Path, deck_id: str) -> None:
        """Make another file the deck's own: what happens to the former one is no concern of it."""
        if self._hold is not None:
            self._hold.release()
        self._disk.stop()
        self.path, self._hold, self.on_disk = path, Hold(path, deck_id), None

    def _not_saved(self, sentence: str) -> None:
        self._target = self._wish = None
        self.refused.emit(sentence)
        self._disk.look_soon()
        self._autosave.start()

    def _on_kept(self, deck: Deck) -> None:
        self.is_kept, self.trouble = deck is self.deck or not self.is_dirty, ""
        if not self.is_kept:
            self._autosave.start()
        elif self._spent is not None and deck is self.deck:
            if self._hold is None or self._spent != self._hold.sidecar:
                drop(self._spent)
            self._spent = None
        self.state_changed.emit()

    def _not_kept(self, sentence: str) -> None:
        self.trouble = sentence
        self.state_changed.emit()

    def _fail(self, sentence: str) -> None:
        self.failed.emit(sentence)

    def _look_at_disk(self) -> None:
        path, known = self.path, self._stamp
        self._disk.watch(self.path)
        if path is None or stamp_of(path) in (None, known) or self._target is not None:
            return
        self._files.ask(
            lambda: read_again(path), lambda found: self._on_reread(path, found), self.refused.emit
        )

    def _on_reread(self, path: Path, found: object) -> None:
        assert isinstance(found, Opened)
        if path != self.path:  # saved under another name meanwhile
            return
        self._stamp = found.stamp
        if self.is_dirty and not self.is_kept:
            self._autosave.start()
        is_same = self._kept is not None and found.deck == self._kept
        self.on_disk = None if is_same else found.deck
        self.noticed.emit()


def _ignore(_: object) -> None:
    """Nobody is left to tell."""
